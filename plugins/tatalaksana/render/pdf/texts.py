# Texts as the template takes them: displayable, breakable where a cell is narrow, in runs of one style.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tatalaksana.faces import BOLD, ITALIC, REGULAR, displayable, mark_width
from tatalaksana.model import Isi, Passage, is_marked, passages, spans
from tatalaksana.render.fitting.columns import breakable
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CUT, HYPHEN

Fit = Callable[[str], str]
"""Makes a text one that its cell can hold."""
_LISTS = LAYOUT.lists
_BELOW = frozenset((CUT, HYPHEN))


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
    mark: str = ""
    """What stands before it: «1.», «a)», «-»; empty for a paragraph, and for what goes on with an item."""
    wide: float = 0.0
    """What its mark takes of its lines, in sizes of their letters; 0 for a paragraph."""
    left: float = 0.0
    """What lies before that: the marks of the items that it is within."""
    over: float = 0.0
    """What parts it from what stands above it, in sizes of its letters; 0 for an item of a numbered box, which knows that."""

    @property
    def room(self) -> float:
        """What it leaves free at the left of its lines, in sizes of their letters."""
        return self.left + self.wide


Body = tuple[Item, ...]
"""What stands in a cell: paragraphs and the items of lists, or nothing."""


def fitted(width: float, size: float, *, bold: bool = False) -> Fit:
    """What makes texts displayable, and breakable where they are wider than a cell."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)


def runs(text: str, fit: Fit) -> tuple[Run, ...]:
    """A text in runs of one style each."""
    if not is_marked(text):
        return (Run(fit(text)),)
    found = spans(text)
    shown = [displayable(span.text) for span in found]
    # A word may go on where its style changes: so all are fitted at once.
    parts = _parts(fit("".join(shown)), [len(one) for one in shown])
    return tuple(Run(part, span.italic, span.bold) for part, span in zip(parts, found, strict=True))


def _parts(text: str, sizes: Sequence[int]) -> Iterator[str]:
    """A text in parts of so many letters each; where a word goes on below belongs to what stands before it."""
    begin = at = 0
    for size in sizes:
        left = size
        while at < len(text) and (left or text[at] in _BELOW):
            left -= text[at] not in _BELOW
            at += 1
        yield text[begin:at]
        begin = at


def box_items(isi: Isi | None, width: float, size: float) -> Body:
    """A box of the form: its text, or its texts with their numbers."""
    if isi is None:
        return ()
    if isinstance(isi, str):
        return text_items(isi, width, size)
    wide = _LISTS.numbers(len(isi))
    found: list[Item] = []
    for number, text in enumerate(isi, 1):
        first, *more = text_items(text, width, size, wide)
        if first.wide:
            # A list begins the text: the number stands over it.
            first, more = Item(()), [first, *more]
        # Below an item of several passages it begins with more room than behind one of its lines.
        over = _LISTS.first if found and found[-1].over else 0.0
        found.append(replace(first, mark=f"{number}.", wide=wide, left=0.0, over=over))
        found += [one if one.wide else replace(one, wide=wide, left=0.0) for one in more]
    return tuple(found)


def text_items(text: str, width: float, size: float, left: float = 0.0) -> Body:
    """The paragraphs of a text and the items of its lists.

    Args:
        text: The text.
        width: Of its cell, in points.
        size: Of the letters, in points.
        left: What it leaves free at its left, in sizes of its letters.
    """
    found = passages(text)
    rooms = _rooms(found)
    return tuple(
        Item(
            runs(passage.text, fitted(width - (left + before + wide) * size, size)),
            displayable(passage.mark),
            wide,
            left + before if wide else left,
            _LISTS.paragraph if not wide else _LISTS.first if passage.first else _LISTS.item,
        )
        for passage, (before, wide) in zip(found, rooms, strict=True)
    )


def _rooms(found: Sequence[Passage]) -> list[tuple[float, float]]:
    """For each passage what lies before its mark, and what its mark takes: all items of a list alike."""
    lists: list[list[int]] = []
    """The places of the items of each list, by the order in which lists begin."""
    within: list[tuple[int, ...]] = []
    """For each passage the lists that it is within, outermost first."""
    open_lists: list[int] = []
    for at, passage in enumerate(found):
        del open_lists[passage.level - passage.first if passage.level else 0 :]
        if passage.first:
            open_lists.append(len(lists))
            lists.append([])
        if passage.level:
            lists[open_lists[-1]].append(at)
        within.append(tuple(open_lists))
    widths = [max(mark_width(found[at].mark) for at in places) + _LISTS.behind for places in lists]
    return [(sum(widths[one] for one in all_[:-1]), widths[all_[-1]]) if all_ else (0.0, 0.0) for all_ in within]
