# Lists as they are numbered, and lists within lists. The template sets the items of a level as terms, level after level, for
# that is laid out in a third of the time; what they are is said here.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tatalaksana.render.pdf.tags.tree import Tag, Tags
from tatalaksana.render.pdf.texts import Body, Item

_NUMBERED = (
    (re.compile(r"\d+"), b"Decimal"),
    (re.compile(r"[ivx]+"), b"LowerRoman"),
    (re.compile(r"[IVX]+"), b"UpperRoman"),
    (re.compile(r"[a-z]+"), b"LowerAlpha"),
    (re.compile(r"[A-Z]+"), b"UpperAlpha"),
)
_FIRST = {b"LowerRoman": "i", b"UpperRoman": "I"}
"""How a list begins whose letters are numbers."""
_FIRSTS = frozenset({"1", "a", "A", "i", "I"})


def items_of(bodies: Sequence[Body]) -> Iterator[Item]:
    """The items of lists in some texts, in the order in which they are read."""
    return (item for body in bodies for item in body if item.wide > 0)


def tell_lists(tags: Tags, items: Sequence[Item]) -> None:
    """Say of each list how it is numbered, put what belongs to an item into it, and lists within lists into theirs.

    Args:
        tags: The tags.
        items: Those of all lists, in the order in which they are read.

    Raises:
        ValueError: There are more or fewer of them in the PDF.
    """
    lists = list(tags.of(b"LI", b"L"))
    found = [one for one in lists if one.kind == b"LI"]
    if len(found) != len(items):
        raise ValueError("This PDF has other items of lists than it was told.")
    said = {tag.number: item for tag, item in zip(found, items, strict=True)}
    holders = {one.parent: None for one in lists if one.kind == b"L"}
    for number in holders:
        holder = tags.at(number)
        if holder.kind != b"LBody":
            _Holder(tags, said).tell(holder)


class _Holder:
    """A cell that holds lists, while they are put together."""

    def __init__(self, tags: Tags, said: dict[int, Item]) -> None:
        self._tags, self._said = tags, said
        self._open: list[tuple[float, Tag]] = []
        """Of each list that may go on its left and itself, outermost first."""

    def tell(self, holder: Tag) -> None:
        """Put its lists together."""
        held: list[Tag | bytes] = []
        for kid in holder.held:
            if isinstance(kid, Tag) and kid.kind == b"L":
                for one in kid.kids:
                    self._put(one, held)
            else:
                held.append(kid)
                self._open = []
        self._tags.hold(holder, held)
        for one in self._tags.within(holder, b"L"):
            self._number(one)

    def _put(self, one: Tag, held: list[Tag | bytes]) -> None:
        """An item to the list that it is of: one that goes on, one within the last item, or its own."""
        item = self._said[one.number]
        while self._open and self._open[-1][0] > item.left:
            self._open.pop()
        same = bool(self._open) and self._open[-1][0] == item.left
        if same and not item.mark:
            self._go_on(one)
        elif same and not _begins(item):
            last = self._open[-1][1]
            self._tags.hold(last, [*last.kids, one])
        else:
            if same:
                self._open.pop()
            new = self._tags.new(b"L", one, [one])
            self._hang(new, held)
            self._open.append((item.left, new))

    def _go_on(self, one: Tag) -> None:
        """What goes on with the last item."""
        body = self._last_body()
        for more in self._tags.within(one, b"LBody"):
            self._tags.change(more, b"P")
            self._tags.hold(body, [*body.held, more])

    def _hang(self, new: Tag, held: list[Tag | bytes]) -> None:
        """A list into the last item, or beside what else the cell holds."""
        if self._open:
            body = self._last_body()
            self._tags.hold(body, [*body.held, new])
        else:
            held.append(new)

    def _last_body(self) -> Tag:
        last = self._open[-1][1].kids[-1]
        return next(kid for kid in last.kids if kid.kind == b"LBody")

    def _number(self, tag: Tag) -> None:
        """Say how a list is numbered."""
        marks = [self._said[one.number].mark for one in tag.kids]
        self._tags.change(tag, facts=b"/A[<</O/List/ListNumbering/%b>>]" % numbering(marks))


def _begins(item: Item) -> bool:
    """Whether a list begins with it."""
    return item.mark.strip("().") in _FIRSTS


def numbering(marks: Sequence[str]) -> bytes:
    """How ISO 32000-1, table 347, calls the numbers of a list: «1.» Decimal, «a)» LowerAlpha; what has no number has a disc."""
    bare = [mark.strip("().") for mark in marks if mark]
    if not bare:
        return b"None"
    for letters, kind in _NUMBERED:
        if bare[0] == _FIRST.get(kind, bare[0]) and all(letters.fullmatch(one) for one in bare):
            return kind
    return b"Disc"
