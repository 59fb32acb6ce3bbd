# Texts as the template takes them: displayable, breakable where a cell is narrow, in runs of one style.
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tatalaksana.model import Isi, is_marked, spans
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.letters import BOLD, ITALIC, REGULAR

Data = dict[str, Any]
Fit = Callable[[str], str]
"""Makes a text one that its cell can hold."""
NUMBERING = 18.0
"""What the numbers of a list take of a line at most, in points."""


def numbered(cell: list[Data]) -> float:
    """What the numbers of a list take of its lines, in sizes of its letters; 0 for a text that is no list."""
    return 1.2 + 0.56 * (len(str(cell[-1]["nomor"])) - 1) if cell and cell[-1]["nomor"] else 0.0


def fitted(width: float, size: float, *, bold: bool = False) -> Fit:
    """What makes texts displayable, and breakable where they are wider than a cell."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)


def runs(text: str, fit: Fit) -> list[Data]:
    """A text in runs of one style each."""
    if not is_marked(text):
        return [{"teks": fit(text)}]
    return [{"teks": fit(span.text), "miring": span.italic, "tebal": span.bold} for span in spans(text)]


def face_of(run: Data) -> int:
    """The face that a run is set in."""
    return (BOLD if run.get("tebal") else REGULAR) + (ITALIC if run.get("miring") else REGULAR)


def items(isi: Isi | None, width: float, size: float) -> list[Data]:
    """A box of the form: its texts with their numbers, 0 for a text that is no item of a list."""
    if isi is None:
        return []
    if isinstance(isi, str):
        return [{"teks": runs(isi, fitted(width, size)), "nomor": 0}]
    fit = fitted(width - NUMBERING, size)
    return [{"teks": runs(text, fit), "nomor": number} for number, text in enumerate(isi, 1)]
