# A page printed from the browser, read back: sizes, words page by page, and pixels where poppler is installed.
from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

POINTS = 72 / 25.4
"""Points in a millimetre."""
_DPI = 50


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels."""

    width: int
    height: int
    pixels: bytes
    """Red, green and blue, row after row."""

    def strip(self, left: int, top: int, right: int, bottom: int) -> Iterator[tuple[int, int, int]]:
        """The colours in a rectangle."""
        for y in range(top, bottom):
            for x in range(left, right):
                at = 3 * (y * self.width + x)
                yield self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]

    def margins(self, millimetres: float) -> Iterator[tuple[int, int, int]]:
        """The colours in the page's margins, but where its number stands: in the last quarter of the one below."""
        edge = int(millimetres * _DPI / 25.4)
        yield from self.strip(0, 0, self.width, edge)
        yield from self.strip(0, self.height - edge, self.width * 3 // 4, self.height)
        yield from self.strip(0, edge, edge, self.height - edge)
        yield from self.strip(self.width - edge, edge, self.width, self.height - edge)

    def all(self) -> Iterator[tuple[int, int, int]]:
        """Every colour."""
        yield from self.strip(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed document."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in millimetres."""
    texts: tuple[str, ...]
    """Each page's letters and digits, run together: how lines break says nothing."""
    words: tuple[str, ...]
    """Each page's text as it is."""

    def pictures(self) -> list[Picture]:
        """Each page as pixels; nothing where poppler is not installed."""
        return pictures_of(self.pdf, _DPI)


def pictures_of(pdf: bytes, dpi: int) -> list[Picture]:
    """Each page of a PDF as pixels; nothing where poppler is not installed."""
    if shutil.which("pdftoppm") is None:
        return []
    done = subprocess.run(["pdftoppm", "-r", str(dpi), "-"], input=pdf, capture_output=True, check=True)
    return list(_pictures(done.stdout))


def print_page(page: Page) -> Paper:
    """Print as a reader does, on the paper that the page asks for."""
    pdf = page.pdf(prefer_css_page_size=True)
    sheets = PdfReader(io.BytesIO(pdf)).pages
    sizes = tuple((float(sheet.mediabox.width) / POINTS, float(sheet.mediabox.height) / POINTS) for sheet in sheets)
    words = tuple(sheet.extract_text() for sheet in sheets)
    return Paper(pdf, sizes, tuple(map(letters, words)), words)


def letters(text: str) -> str:
    """A text's letters and digits, run together; what a font writes as one letter, such as «fi», is taken apart."""
    return re.sub(r"[\W_]+", "", normalize("NFKC", text))


def _pictures(data: bytes) -> Iterator[Picture]:
    while data:
        head = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", data)
        assert head is not None
        width, height = int(head[1]), int(head[2])
        end = head.end() + 3 * width * height
        yield Picture(width, height, data[head.end() : end])
        data = data[end:]
