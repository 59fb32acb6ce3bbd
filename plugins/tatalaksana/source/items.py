# Items of a list put in, moved and taken out, with what belongs to them: the comments right above an item, those below it
# that stand further in, and the blank line that its neighbours have too. Comments that stand free stay where they are.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.source.problem import Data
from tatalaksana.source.tree import Member, Node
from tatalaksana.source.writing import LINE_WIDTH, STEP, UnwritableError, block, in_line, newline_of, yaml_lines

_BETWEEN = re.compile(r",\s+")


@dataclass(frozen=True, slots=True)
class _Part:
    """An item with what belongs to it, as spans of the text."""

    lead: str
    """What stands free between the item before and this one: blank lines, comments with a blank line below them."""
    start: int
    """Where its own comments begin, or the item itself: at the begin of a line, but for one behind another dash."""
    end: int
    """The end of its last line, before the line feed."""


class Items:
    """The items of a list that has some.

    Args:
        text: The whole text.
        node: The list.
        begin: The end of the line that its key stands on; 0 where it has none.
    """

    def __init__(self, text: str, node: Node, begin: int) -> None:
        self._text = text
        self._node = node
        self._newline = newline_of(text)
        self._parts = () if node.flow else tuple(self._split(begin))

    def with_item(self, index: int, value: Data, *, apart: bool = False) -> str:
        """The text with a new item before the one at `index`, or at the end; `apart` from the only one by a blank line."""
        if self._node.flow:
            return self._with_item_in_line(index, in_line(value))
        parts = self._parts
        alone = self._newline if apart and not self._node.entries[0].value.flow else ""
        column = _column(self._text, self._node.entries[0].start)
        new = self._item(value, column, self._node.entries[min(index, len(parts) - 1)]).replace("\n", self._newline)
        if index == 0:
            gap = _blanks_below(parts[1].lead) if len(parts) > 1 else alone
            start = parts[0].start
            if self._is_behind_dash():
                return self._spliced(start, start, f"{new}{self._newline}{gap}{' ' * column}")
            return self._spliced(start, start, f"{' ' * column}{new}{self._newline}{gap}")
        blanks = _blanks_below(parts[min(index, len(parts) - 1)].lead) if len(parts) > 1 else alone
        end = parts[min(index, len(parts)) - 1].end
        return self._spliced(end, end, f"{self._newline}{blanks}{' ' * column}{new}")

    def without_item(self, index: int) -> str:
        """The text without an item; there must be others."""
        parts = self._parts
        lead = parts[index].lead if index else parts[1].lead
        if not lead.strip():
            lead = ""
        elif not index:
            # What stands free below it comes up, without the blank line that kept it apart.
            lead = lead[len(lead) - len(lead.lstrip("\r\n")) :]
        elif index + 1 == len(parts) or _is_blank(parts[index + 1].lead.partition("\n")):
            # What stands free above it stays, apart from what comes next.
            lead = lead[: len(lead) - len(_blanks_below(lead))]
        if index:
            kept = f"{self._newline}{lead}".removesuffix(self._newline)
            return self._spliced(parts[index - 1].end, parts[index].end, kept)
        if not self._is_behind_dash():
            return self._spliced(parts[0].start, parts[1].start, lead)
        start = self._node.entries[1].start
        if lead or self._text[parts[1].start : start].strip():
            raise UnwritableError("Komentar di atas butir kedua tidak punya tempat di baris pertama.")
        return self._spliced(parts[0].start, start, "")

    def moved(self, index: int, to: int) -> str:
        """The text with an item at another place, counted when it is there."""
        order = list(range(len(self._node.entries)))
        order.insert(to, order.pop(index))
        return self._ordered_in_line(order) if self._node.flow else self._ordered(order)

    # Lists of lines

    def _split(self, begin: int) -> Iterator[_Part]:
        text, entries = self._text, self._node.entries
        line = begin
        for index, entry in enumerate(entries):
            start = text.rfind("\n", 0, entry.start) + 1
            if text[start : entry.start].strip():
                lead, start = "", entry.start
            else:
                above = min(start, line)
                own = _comments_above(text, start, above)
                lead, start = text[above:own], own
            limit = len(text) if index + 1 == len(entries) else entries[index + 1].start
            end = self._end(entry, limit)
            yield _Part(lead, start, end)
            line = _next_line(text, end)

    def _end(self, entry: Member, limit: int) -> int:
        """The end of an item's last line, or of the last comment right below it that stands further in than its dash."""
        column = _column(self._text, self._node.entries[0].start)
        end = _line_end(self._text, entry.end)
        while (start := _next_line(self._text, end)) < limit:
            said = self._text[start : _line_end(self._text, start)]
            if not said.lstrip(" ").startswith("#") or len(said) - len(said.lstrip(" ")) <= column:
                break
            end = _line_end(self._text, start)
        return end

    def _item(self, value: Data, column: int, neighbour: Member) -> str:
        """An item as its neighbour is written: in brackets or in lines, as far behind its dash."""
        gap = self._text[neighbour.after : neighbour.value.start]
        gap = gap if gap and not gap.strip(" ") else " "
        if isinstance(value, dict) and neighbour.value.flow and neighbour.value.kind == "kelompok":
            return f"-{gap}{in_line(value)}"
        inner = column + 1 + len(gap)
        if isinstance(value, dict) and neighbour.value.kind == "kelompok":
            first, more = "", [" " * inner + line for line in yaml_lines(value)]
        else:
            first, more = block(value, inner, room=LINE_WIDTH - column - STEP)
        if first or not more:
            return f"-{gap}{first}".rstrip(" ") + "".join(f"\n{line}" for line in more)
        return f"-{gap}{more[0].lstrip(' ')}" + "".join(f"\n{line}" for line in more[1:])

    def _ordered(self, order: Sequence[int]) -> str:
        """What stands free stays between the same places; the items change theirs."""
        parts = self._parts
        first = next(place for place, index in enumerate(order) if place != index)
        last = next(place for place in reversed(range(len(order))) if order[place] != place)
        pieces: list[str] = []
        for place in range(first, last + 1):
            content = self._text[parts[order[place]].start : parts[order[place]].end]
            if self._is_behind_dash() and order[place] == 0:
                content = " " * _column(self._text, parts[0].start) + content
            if self._is_behind_dash() and place == 0:
                content = content.lstrip(" ")
                if content.startswith("#"):
                    raise UnwritableError("Komentar di atas butir itu tidak punya tempat di baris pertama.")
            pieces.append((parts[place].lead if place != first else "") + content)
        return self._spliced(parts[first].start, parts[last].end, self._newline.join(pieces))

    def _is_behind_dash(self) -> bool:
        """Whether the first item begins on the line of something else."""
        start = self._parts[0].start
        return bool(self._text[self._text.rfind("\n", 0, start) + 1 : start].strip())

    # Lists in brackets

    def _with_item_in_line(self, index: int, written: str) -> str:
        entries = self._node.entries
        if index < len(entries):
            start = entries[index].start
            return self._spliced(start, start, written + self._between(max(index - 1, 0)))
        end = entries[-1].end
        return self._spliced(end, end, self._between(len(entries) - 2) + written)

    def _between(self, index: int) -> str:
        """What stands between two items there, where it is nothing but a comma and a gap."""
        entries = self._node.entries
        if not 0 <= index < len(entries) - 1:
            return ", "
        found = self._text[entries[index].end : entries[index + 1].start]
        return found if _BETWEEN.fullmatch(found) else ", "

    def _ordered_in_line(self, order: Sequence[int]) -> str:
        entries = self._node.entries
        first = next(place for place, index in enumerate(order) if place != index)
        last = next(place for place in reversed(range(len(order))) if order[place] != place)
        gaps = [self._text[one.end : two.start] for one, two in pairwise(entries[first : last + 1])]
        if any("#" in gap for gap in gaps):
            raise UnwritableError("Di antara butir-butir dalam kurung ini ada komentar. Pindahkan dengan tangan.")
        contents = [self._text[entries[index].start : entries[index].end] for index in order[first : last + 1]]
        whole = contents[0] + "".join(gap + content for gap, content in zip(gaps, contents[1:], strict=True))
        return self._spliced(entries[first].start, entries[last].end, whole)

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new + self._text[end:]


def _comments_above(text: str, line: int, limit: int) -> int:
    """Where the comments right above a line begin."""
    begin = line
    while begin > limit:
        above = text.rfind("\n", 0, begin - 1) + 1
        if above < limit or not text[above:begin].strip().startswith("#"):
            break
        begin = above
    return begin


def _is_blank(first: tuple[str, str, str]) -> bool:
    """Whether the first line of something, cut off with its line feed, is there and says nothing."""
    return bool(first[1]) and not first[0].strip()


def _blanks_below(lead: str) -> str:
    """The blank lines that it ends with."""
    found = re.search(r"(?:(?<=\n)|^)(?:[ \t]*\r?\n)*$", lead)
    return found.group() if found else ""


def _column(text: str, position: int) -> int:
    return position - (text.rfind("\n", 0, position) + 1)


def _line_end(text: str, position: int) -> int:
    found = re.compile(r"[^\r\n]*").match(text, position)
    return found.end() if found else position


def _next_line(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1
