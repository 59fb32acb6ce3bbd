# What stands in a cell of an office's document: paragraphs in runs, in the words of the source. The PDF's own texts are cut to
# its columns and to what its faces can show; an office's document is not.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.faces import BOLD, REGULAR, mark_width
from tatalaksana.model import Isi, passages, spans
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.office.xml import legal
from tatalaksana.render.pdf.texts import Body, Run

_STEP, _MOST_STEPS = 0.25, 8
LINE_PITCH = 1.2
"""From one line to the next, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class CellParagraph:
    """A paragraph of a cell, or an item of a list in it."""

    runs: tuple[Run, ...]
    mark: str = ""
    """What stands before it: «1.», «a)»; empty without."""
    level: int = 0
    """How many lists it is within."""

    @property
    def continues(self) -> bool:
        """Whether it goes on with the item above it: no page begins with it."""
        return self.level > 1 or (self.level == 1 and not self.mark)

    @property
    def words(self) -> str:
        """Its words, without its mark."""
        return "".join(run.text for run in self.runs)

    @property
    def text(self) -> str:
        """Its words, with its mark."""
        return f"{self.mark} {self.words}" if self.mark else self.words


def paragraphs_of(isi: Isi | None) -> tuple[CellParagraph, ...]:
    """A text, or texts with their numbers."""
    if isi is None:
        return ()
    if isinstance(isi, str):
        return _paragraphs(isi)
    found: list[CellParagraph] = []
    for number, text in enumerate(isi, 1):
        first, *more = _paragraphs(text)
        if first.mark:
            first, more = CellParagraph(()), [first, *more]
        found.append(CellParagraph(first.runs, f"{number}.", 1))
        found += [CellParagraph(one.runs, one.mark, one.level + 1) for one in more]
    return tuple(found)


def _paragraphs(text: str) -> tuple[CellParagraph, ...]:
    return tuple(
        CellParagraph(
            tuple(Run(legal(span.text), span.italic, span.bold) for span in spans(passage.text)),
            legal(passage.mark),
            passage.level,
        )
        for passage in passages(text)
    )


def paragraphs_of_body(body: Body) -> tuple[CellParagraph, ...]:
    """What the sheet's template is given, where a row was cut: a piece of it."""
    found: list[CellParagraph] = []
    for item in body:
        large = tuple(_whole(run) for run in item.runs if not run.small)
        found.append(CellParagraph(large, legal(item.mark), 1 if item.wide else 0))
        found += [CellParagraph((_whole(run),)) for run in item.runs if run.small]
    return tuple(found)


def _whole(run: Run) -> Run:
    return Run(legal(run.text), run.italic, run.bold, run.small)


def kept_together(body: Sequence[CellParagraph]) -> Sequence[Sequence[CellParagraph]]:
    """The items of a box, each with the paragraphs that go on with it; all of it as one where none does."""
    begins = [at for at, one in enumerate(body) if at == 0 or not one.continues]
    if len(begins) == len(body):
        return [body]
    return [body[begin:end] for begin, end in pairwise([*begins, len(body)])]


def saying(text: str, *, bold: bool = False) -> tuple[CellParagraph, ...]:
    """One paragraph of one style."""
    return (CellParagraph((Run(legal(text), bold=bold),)),)


def in_columns(one: CellParagraph) -> tuple[str, CellParagraph]:
    """What stands in a column of numbers, and beside it: the mark of an item within an item stays with its words."""
    return ("", CellParagraph(one.runs, one.mark)) if one.level > 1 else (one.mark, CellParagraph(one.runs))


def mark_room(paragraphs: Sequence[CellParagraph], size: float) -> float:
    """Points that the marks of a cell's items take of their lines, all alike, as the official sheet has them."""
    widths = [mark_width(one.mark) for one in paragraphs if one.mark]
    return (max(widths) + LAYOUT.lists.behind) * size if widths else 0.0


def fitting_size(
    paragraphs: Sequence[CellParagraph],
    room: tuple[float, float],
    size: float,
    *,
    bold: bool = False,
    hanging: bool = False,
) -> float:
    """The size of letters in which a cell of fixed height holds a text, also where an office's program breaks its lines otherwise.

    Args:
        paragraphs: What stands in it.
        room: (width, height) of the cell, in points.
        size: Of the letters of other cells; none is larger, and none much smaller.
        bold: Whether all of it is.
        hanging: Whether the lines of an item begin behind its mark.
    """
    tried = [size - step * _STEP for step in range(_MOST_STEPS + 1)]
    wide, tall = room
    return next(
        (
            one
            for one in tried
            if lines_in(paragraphs, wide, one, bold=bold, hanging=hanging) * LINE_PITCH * one <= tall
        ),
        tried[-1],
    )


def lines_in(
    paragraphs: Sequence[CellParagraph], width: float, size: float, *, bold: bool = False, hanging: bool = False
) -> int:
    """How many lines paragraphs take at most, in cells of an office's program."""
    room = max(width - 6, size)
    found, step = 0, mark_room(paragraphs, size) if hanging else 0.0
    for one in paragraphs:
        face = BOLD if bold else REGULAR
        text, wide = (one.words, max(room - step * one.level, size)) if hanging and one.level else (one.text, room)
        # Some programs end a line behind a stroke, LibreOffice doesn't: there it is a letter like another that is as wide.
        found += max(int(lines_of([(said, face)], wide * 0.97, size).most) for said in {text, text.replace("/", "I")})
    return max(found, 1)
