# Reads a sheet as its readers do: pages and places with pypdf, the tags that are read aloud with pikepdf.
from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import pikepdf
from pypdf import PdfReader

from tatalaksana.catalog import Catalog
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tatalaksana.render.pdf import Printing, official_sheet

DAY = date(2024, 1, 2)


def printed(catalog: Catalog, name: str, paper: Kertas | None = None) -> Sheet:
    """The sheet of an entry."""
    return Sheet(official_sheet(Facts(catalog.entries[name], catalog), Printing(DAY, paper)).content())


def squeezed(text: str) -> str:
    """A text without its spaces, line breaks and places to break a word, which pages set as they need."""
    return "".join(text.replace("\u200b", "").split())


@dataclass(frozen=True, slots=True)
class Element:
    """A tag of the document."""

    kind: str
    text: str
    """Its words in the order in which they are read aloud."""
    alt: str
    attributes: dict[str, str]
    children: tuple[Element, ...]

    def all(self, *kinds: str) -> Iterator[Element]:
        """It and what it holds, of these kinds, in order."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            yield from child.all(*kinds)


class Sheet:
    """A PDF file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.reader = PdfReader(io.BytesIO(content), strict=True)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def tags(self) -> Element:
        """The tree of the tags."""
        marked: dict[tuple[int, int], dict[int, str]] = {
            page.obj.objgen: dict(_marked(page)) for page in self.pdf.pages
        }
        return _element(self.pdf.Root.StructTreeRoot.K, None, marked)

    def cells(self) -> list[str]:
        """The texts of the table's cells that have one, without spaces, row by row; a table without head is the identity's."""
        tables = [table for table in self.tags.all("Table") if any(table.all("THead"))]
        bodies = [body for table in tables for body in table.all("TBody")]
        cells = (
            cell for body in bodies for row in body.all("TR") for cell in row.children if cell.kind in {"TD", "TH"}
        )
        return [squeezed(cell.text) for cell in cells if cell.text.strip()]

    def places(self, page: int) -> list[tuple[str, float, float, float]]:
        """(text, left, foot, size) of each piece of text on a page, in points."""
        found: list[tuple[str, float, float, float]] = []

        def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
            del font
            if text.strip():
                x, y = tm[4], tm[5]
                left = cm[0] * x + cm[2] * y + cm[4]
                foot = cm[1] * x + cm[3] * y + cm[5]
                found.append((text, left, foot, abs(size * tm[3] * cm[3])))

        self.reader.pages[page].extract_text(visitor_text=visit)
        return found

    def boxes(self, page: int) -> list[tuple[float, float, float, float]]:
        """(left, foot, right, top) of each rectangle that is drawn as a line around something, in points."""
        return [(left, foot, right, top) for left, foot, right, top in self.lines(page) if right > left and top > foot]

    def lines(self, page: int) -> list[tuple[float, float, float, float]]:
        """The same of every straight line too."""
        return list(_strokes(self.pdf.pages[page]))


def outside(sheet: Sheet) -> list[str]:
    """Pieces of text that begin outside the page, or end outside it as far as can be told."""
    found = []
    for number, page in enumerate(sheet.reader.pages):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for text, left, foot, size in sheet.places(number):
            # The narrowest letters are a fifth of their size wide: longer pieces leave the page for sure.
            if (
                not (20 < left < width - 20 and 15 < foot < height - 15)
                or left + len(text.strip()) * size * 0.2 > width
            ):
                found.append(text)
    return found


def _strokes(page: pikepdf.Page) -> Iterator[tuple[float, float, float, float]]:
    matrix, kept = pikepdf.Matrix(), list[pikepdf.Matrix]()
    spots: list[tuple[float, float]] = []
    for instruction in pikepdf.parse_content_stream(page):
        numbers = [float(one) for one in instruction.operands if isinstance(one, int | Decimal | float)]
        match str(instruction.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*numbers) @ matrix
            case "m" | "l":
                spots.append(matrix.transform((numbers[0], numbers[1])))
            case "re":
                left, foot, width, height = numbers
                spots += [matrix.transform(spot) for spot in ((left, foot), (left + width, foot + height))]
            case "S" | "s" | "f" | "n" | "f*" | "B" | "W":
                across, up = {round(x, 2) for x, _ in spots}, {round(y, 2) for _, y in spots}
                if str(instruction.operator) in {"S", "s"} and spots and max(len(across), len(up)) <= 2:
                    yield min(across), min(up), max(across), max(up)
                spots = []
            case _:
                pass


def _element(node: Any, page: Any, marked: dict[tuple[int, int], dict[int, str]]) -> Element:  # noqa: ANN401 - objects of a PDF
    if isinstance(node, pikepdf.Array):
        [node] = node
    page = node.get("/Pg", page)
    parts: list[str] = []
    children: list[Element] = []
    kids = node.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            children.append(_element(kid, page, marked))
            parts.append(children[-1].text)
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                parts.append(marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
        else:
            parts.append(marked[page.objgen].get(int(kid), ""))
    attributes = {key[1:]: str(value) for part in node.get("/A", ()) for key, value in part.items() if key != "/O"}
    return Element(str(node.S)[1:], "".join(parts), str(node.get("/Alt", "")), attributes, tuple(children))


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The text of each marked piece of a page."""
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    open_marks: list[int | None] = []
    instead: list[str | None] = []
    characters: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                characters = fonts[str(operands[0])]
            case "BDC" | "BMC":
                facts: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                open_marks.append(int(facts["/MCID"]) if "/MCID" in facts else None)
                instead.append(str(facts["/ActualText"]) if "/ActualText" in facts else None)
                if instead[-1] is not None:
                    _add(texts, open_marks, instead[-1])
            case "EMC":
                open_marks.pop()
                instead.pop()
            case "Tj" | "TJ" if not any(text is not None for text in instead):
                for part in operands[0] if isinstance(operands[0], pikepdf.Array) else operands[:1]:
                    if isinstance(part, pikepdf.String):
                        code = bytes(part)
                        shown = "".join(characters.get(code[at : at + 2], "\ufffd") for at in range(0, len(code), 2))
                        _add(texts, open_marks, shown)
            case _:
                pass
    yield from texts.items()


def _add(texts: dict[int, str], open_marks: list[int | None], text: str) -> None:
    inner = next((mark for mark in reversed(open_marks) if mark is not None), None)
    if inner is not None:
        texts[inner] = texts.get(inner, "") + text


def _characters(font: Any) -> dict[bytes, str]:  # noqa: ANN401 - an object of a PDF
    """What each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + step).to_bytes(2, "big")] = chr(int(text, 16) + step)
    return found
