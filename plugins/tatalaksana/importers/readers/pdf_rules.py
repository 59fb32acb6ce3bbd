# The lines of tables on a printed page: those that stand on each other, also where a page cuts a table or an office leaves its
# outer sides out.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tatalaksana.importers.readers.pdf_heads import PagePoint
from tatalaksana.importers.reading import PageBox

_STRAIGHT = 0.6
_SAME = 1.6
_DOUBLE = 2.6
"""How wide the strokes of a double line stand apart at most."""
_MANY = 3
"""Lines that stop together, of which a table has at least so many."""


@dataclass(frozen=True, slots=True)
class TableRule:
    """A straight line along the page's edges."""

    at: float
    begin: float
    end: float
    across: bool = True
    wide: float = 0.0
    """How far the strokes of a double line stand from its middle."""


def table_rules(pieces: Sequence[tuple[PagePoint, ...]], grid: Sequence[PageBox]) -> list[TableRule]:
    """The lines of tables.

    Args:
        pieces: All lines.
        grid: Rectangles that are cells.
    """
    rules = _merged(
        # What turns on its way is an arrow's: tables are drawn line by line.
        [rule for stroke in pieces if len(stroke) == 2 for rule in straight_pieces(stroke)]
        + [rule for where in grid for rule in sides_of(where)]
    )
    rules = _merged([*rules, *_open_sides(rules)])
    return _pruned(_trimmed(_merged([*rules, *_cut_off(rules)])))


def past_paper(rules: Sequence[TableRule], paper: float, end: float) -> list[TableRule]:
    """Lines of tables, of which those that the right edge of the paper cuts go on behind it as far as the words there.

    Args:
        rules: The lines, none of them longer than the page.
        paper: How wide the page is.
        end: Where its last word ends.
    """
    if end <= paper:
        return list(rules)
    return [
        replace(rule, end=end + 1) if rule.across and abs(rule.end - paper) <= _SAME
        else replace(rule, at=end + 1) if not rule.across and abs(rule.at - paper) <= _SAME
        else rule
        for rule in rules
    ]  # fmt: skip


def straight_pieces(stroke: Sequence[PagePoint]) -> Iterator[TableRule]:
    """The parts of a line that run along the page's edges."""
    for (x, y), (right, bottom) in pairwise(stroke):
        if abs(y - bottom) < _STRAIGHT and abs(x - right) > 1:
            yield TableRule((y + bottom) / 2, min(x, right), max(x, right))
        elif abs(x - right) < _STRAIGHT and abs(y - bottom) > 1:
            yield TableRule((x + right) / 2, min(y, bottom), max(y, bottom), across=False)


def sides_of(where: PageBox) -> Iterator[TableRule]:
    """The four sides of a rectangle."""
    yield TableRule(where.top, where.left, where.right)
    yield TableRule(where.bottom, where.left, where.right)
    yield TableRule(where.left, where.top, where.bottom, across=False)
    yield TableRule(where.right, where.top, where.bottom, across=False)


def _merged(rules: Sequence[TableRule]) -> list[TableRule]:
    """Pieces of one line as one."""
    found: list[TableRule] = []
    for across in (True, False):
        mine = sorted((rule for rule in rules if rule.across is across), key=lambda rule: (rule.at, rule.begin))
        groups: list[list[TableRule]] = []
        for rule in mine:
            if groups and rule.at - groups[-1][-1].at <= _SAME and rule.at - groups[-1][0].at <= _DOUBLE:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        for group in groups:
            low, high = min(rule.at - rule.wide for rule in group), max(rule.at + rule.wide for rule in group)
            at, wide = (low + high) / 2, (high - low) / 2
            begin, end = None, 0.0
            for rule in sorted(group, key=lambda one: one.begin):
                if begin is None:
                    begin, end = rule.begin, rule.end
                elif rule.begin - end <= _SAME:
                    end = max(end, rule.end)
                else:
                    found.append(TableRule(at, begin, end, across, wide))
                    begin, end = rule.begin, rule.end
            if begin is not None:
                found.append(TableRule(at, begin, end, across, wide))
    return found


def _cut_off(rules: Sequence[TableRule]) -> Iterator[TableRule]:
    """The sides that a table has not where a page ended within a row: its lines down stop there together.

    They are a table's, and no arrows that part, where the outermost are as far apart as two of its lines across are long.
    """
    down = [rule for rule in rules if not rule.across]
    ends = [(rule.at, end) for rule in down for end in (rule.begin, rule.end) if not _held(rule, rules, end)]
    for at in {end for _, end in ends}:
        places = sorted(x for x, end in ends if abs(end - at) <= _SAME)
        wide = [
            rule
            for rule in rules
            if rule.across and max(abs(rule.begin - places[0]), abs(rule.end - places[-1])) <= _SAME
        ]
        if len(places) > 2 and len(wide) > 1:
            yield TableRule(at, places[0], places[-1])


def _open_sides(rules: Sequence[TableRule]) -> Iterator[TableRule]:
    """The outer sides that some offices' tables do not have: there most of their lines stop together, on nothing."""
    for table in _joined_up(rules):
        across, down = ([rule for rule in table if rule.across is way] for way in (True, False))
        # Of a table that a page cut there may be one line left one way, where many run the other.
        enough = [1 if max(map(len, _alike_long(lines)), default=0) > _MANY else _MANY for lines in (down, across)]
        left, right = (_outermost(across, enough[0], last=last) for last in (False, True))
        top, bottom = (_outermost(down, enough[1], last=last) for last in (False, True))
        if left is None or right is None or top is None or bottom is None:
            continue
        for at, last, lines in ((left, False, across), (right, True, across), (top, False, down), (bottom, True, down)):
            ends = [rule for rule in lines if abs((rule.end if last else rule.begin) - at) <= _SAME]
            # Where the paper cuts a sheet, only some of its rows end on the side of a cell.
            if not all(_held(rule, rules, at) for rule in ends):
                yield TableRule(at, *((top, bottom) if lines is across else (left, right)), across=lines is down)


def _joined_up(rules: Sequence[TableRule]) -> list[list[TableRule]]:
    """Lines that cross or touch each other, together."""
    groups: list[list[TableRule]] = []
    for rule in rules:
        touched = [group for group in groups if any(_crosses(rule, other) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([rule, *(one for group in touched for one in group)])
    return groups


def _crosses(one: TableRule, other: TableRule) -> bool:
    return (
        one.across is not other.across
        and other.begin - _SAME <= one.at <= other.end + _SAME
        and one.begin - _SAME <= other.at <= one.end + _SAME
    )


def _alike_long(rules: Iterable[TableRule]) -> list[list[TableRule]]:
    """Lines that begin and end together."""
    groups: list[list[TableRule]] = []
    for rule in rules:
        group = next((one for one in groups if max(abs(one[0].begin - rule.begin), abs(one[0].end - rule.end)) <= _SAME), None)  # fmt: skip
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return groups


def _outermost(rules: Sequence[TableRule], least: int, *, last: bool) -> float | None:
    """Where the outermost of a table's lines end, of those that many end together; None where there are hardly any."""
    ends = sorted(rule.end if last else rule.begin for rule in rules)
    counts = [(sum(abs(one - at) <= _SAME for one in ends), at) for at in ends]
    most = max((count for count, _ in counts), default=0)
    outer = [at for count, at in counts if count >= max(least, most / 2)]
    return (max(outer) if last else min(outer)) if outer else None


def _trimmed(rules: Sequence[TableRule]) -> list[TableRule]:
    """Lines of a table without what an arrow that runs on them adds: as long as several beside them are."""
    return [_cut_as_others(rule, rules) for rule in rules]


def _cut_as_others(rule: TableRule, rules: Sequence[TableRule]) -> TableRule:
    if _held(rule, rules, rule.begin) and _held(rule, rules, rule.end):
        return rule
    beside = [
        one
        for one in rules
        if one.across is rule.across and rule.begin - _SAME <= one.begin and one.end <= rule.end + _SAME
    ]
    alike = [group for group in _alike_long(one for one in beside if one is not rule) if len(group) >= _MANY]
    longest = max((group[0] for group in alike), key=lambda one: one.end - one.begin, default=None)
    if longest is None:
        return rule
    cut = replace(rule, begin=longest.begin, end=longest.end)
    return cut if _held(cut, rules, cut.begin) and _held(cut, rules, cut.end) else rule


def _pruned(rules: Sequence[TableRule]) -> list[TableRule]:
    """Lines of which both ends stand on others, again and again until all do: what an arrow is made of goes."""
    kept = list(rules)
    while True:
        left = [rule for rule in kept if _held(rule, kept, rule.begin) and _held(rule, kept, rule.end)]
        if len(left) == len(kept):
            return left
        kept = left


def _held(rule: TableRule, rules: Sequence[TableRule], end: float) -> bool:
    return any(
        other.across is not rule.across
        and abs(other.at - end) <= _SAME + other.wide
        and other.begin - _SAME <= rule.at <= other.end + _SAME
        for other in rules
    )


def is_rule(stroke: Sequence[PagePoint], rules: Sequence[TableRule]) -> bool:
    """Whether a line is a piece of a table's."""
    pieces = list(straight_pieces(stroke))
    if not pieces or len(pieces) < len(stroke) - 1:
        return False
    return all(
        any(
            rule.across is piece.across
            and abs(rule.at - piece.at) <= _SAME + rule.wide
            and rule.begin - _SAME <= piece.begin
            and piece.end <= rule.end + _SAME
            for rule in rules
        )
        for piece in pieces
    )
