# Texts as the template takes them: displayable, breakable where a cell is narrow, in runs of one style.
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tatalaksana.model import Isi, is_marked, spans
from tatalaksana.render.faces import BOLD, ITALIC, REGULAR
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.layout import LAYOUT

Fit = Callable[[str], str]
"""Makes a text one that its cell can hold."""
NUMBERING = 18.0
"""What the numbers of a list take of a line at most, in points."""


@dataclass(frozen=True)
class Run:
    """Words of one style."""

    text: str
    italic: bool = False
    bold: bool = False
    small: bool = False
    """On a line of its own, in smaller letters."""

    @property
    def face(self) -> int:
        """The face that it is set in."""
        return (BOLD if self.bold else REGULAR) + (ITALIC if self.italic else REGULAR)

    @property
    def plain(self) -> bool:
        """Whether it has no style."""
        return not (self.italic or self.bold or self.small)


@dataclass(frozen=True)
class Item:
    """A text of a cell."""

    runs: tuple[Run, ...]
    number: int = 0
    """Its number in a list; 0 for a text that is no item of one."""


Body = tuple[Item, ...]
"""What stands in a cell: a text, or the items of a list, or nothing."""


def number_width(cell: Body) -> float:
    """What the numbers of a list take of its lines, in sizes of its letters; 0 for a text that is no list."""
    if not cell or not cell[-1].number:
        return 0.0
    return LAYOUT.lists.number + LAYOUT.lists.digit * (len(str(cell[-1].number)) - 1)


def fitted(width: float, size: float, *, bold: bool = False) -> Fit:
    """What makes texts displayable, and breakable where they are wider than a cell."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)


def runs(text: str, fit: Fit) -> tuple[Run, ...]:
    """A text in runs of one style each."""
    if not is_marked(text):
        return (Run(fit(text)),)
    return tuple(Run(fit(span.text), span.italic, span.bold) for span in spans(text))


def box_items(isi: Isi | None, width: float, size: float) -> Body:
    """A box of the form: its texts with their numbers."""
    if isi is None:
        return ()
    if isinstance(isi, str):
        return (Item(runs(isi, fitted(width, size))),)
    fit = fitted(width - NUMBERING, size)
    return tuple(Item(runs(text, fit), number) for number, text in enumerate(isi, 1))
