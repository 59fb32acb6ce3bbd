# The head of the table of steps: which column is what, in any order, with one row of heads or several.
from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from tatalaksana.importers.kalimat_langkah import is_person
from tatalaksana.importers.kata import (
    UNIT,
    bare_words,
    column_called,
    column_hinted,
    column_nearly_called,
    labelled,
    names_stuff,
)
from tatalaksana.importers.kolom_tersirat import ACTOR, LANE, RECORDS, Leaf, begins_with_verb, column_roles
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.urutan import is_ordinal, ordinals

_LEAST = 2
_DEEPEST = 5
_SEEN = 40
"""Rows of steps that show what a column is."""
_LEAST_COLUMNS, _LEAST_NAMES = 5, 3
"""Of a head whose names are not known."""
_LONGEST_HEAD = 60
_LONGEST_NUMBER = 5
_WORDED = 0.8
"""Of the rows of a column that names who acts, how many hold words."""
_OUTER = frozenset({"no", "uraian", "ket"})
_STUFF = ("kelengkapan", "waktu", "output")
"""What a table of steps has one column of at least, where no name tells any."""
_CHARTS = re.compile(r"(?:diagram|bagan) alir|flow ?chart|alur|bagan|diagram", re.IGNORECASE)
_MUTU = frozenset({"kelengkapan", "waktu", "output", "ket", "mutu"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    role: str
    """A key of a step, `no`, `LANE`, `ACTOR`; empty for what has no place."""
    head: str
    """Its words."""
    first: int
    """Where it begins, by grid columns."""
    last: int
    left: float = 0.0
    right: float = 0.0
    why: str = ""
    """Why it is not sure which column it is; empty where its name tells."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """A head."""

    columns: tuple[Column, ...]
    rows: int
    """How many rows of the table it takes."""
    told: frozenset[str] = frozenset()
    """What its cells say."""
    order: tuple[int, ...] = ()
    """Of each of its lanes which of the SOP's it is, where a head before had others."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """The heads of the lanes."""
        return tuple(column.head for column in self.columns if column.role == LANE)

    @property
    def charted(self) -> bool:
        """Whether the chart has one column of its own: who acts is told by another, or by none."""
        return len(self.lanes) == 1 and (self.place(ACTOR) is not None or is_chart(self.lanes[0]))

    @property
    def measured(self) -> bool:
        """Whether it has a column of what a step needs, takes or makes."""
        return any(self.place(role) is not None for role in _STUFF)

    def place(self, role: str) -> int | None:
        """The index of the first column of a role."""
        return next((at for at, column in enumerate(self.columns) if column.role == role), None)


def head_at(rows: Sequence[Sequence[ReadCell]], *, ragged: bool, known: TableHead | None = None) -> TableHead | None:
    """The head that begins with the first of these rows; None where it is none.

    Args:
        rows: The rows of a table from there on, each its cells; merged cells stand where they begin.
        ragged: Whether columns are only counted.
        known: The head of the same table's rows before, which comes again on each page.
    """
    if _counts(rows[0]) or _over_all(rows):
        return None
    top = rows[:_DEEPEST]
    first = [column_called(cell.text) for cell in rows[0]]
    found = {role for row in top[: _DEEPEST - 2] for cell in row if (role := column_called(cell.text))}
    found |= {"bagan" for cell in rows[0] if is_chart(cell.text)}
    # Records beside who acts are what comes of a step.
    found |= (
        {"output"}
        if {"uraian", "pelaksana"} <= found
        and any(RECORDS.search(cell.text) for cell in rows[0] if len(cell.text) < _LONGEST_HEAD)
        else set()
    )
    # «Langkah» beside «Uraian» counts.
    found |= {"no"} if first[:1] == ["uraian"] and first.count("uraian") > 1 else set()
    head = None
    enough = len(found - {"no", "uraian"}) >= _LEAST or _small(rows, found, more=not ragged and known is None)
    bare = not enough and not ragged and known is None and _lists_steps(rows)
    enough = enough or bare
    if any(first) and ("uraian" in found or _noted(rows[0])) and enough:
        if {role for role in first if role} <= {"no"} and not ragged:
            return None
        if not ragged and not {"no", "uraian"} & set(first) and any(map(_no_head, top[1:])):
            # A label of the sheet that is called as a column is: the head begins below.
            return None
        head = _counted(top) if ragged else _placed(rows, _depth(top))
        head = _without_lanes(head) if bare and head is not None else head
    if head is None and not ragged and (deep := _depth_by_numbers(top, known)):
        head = _again(rows, deep, known) or _placed(rows, deep)
        told = head is not None and (known is not None or head.measured)
        head = head if head is not None and told and (head.lanes or head.place(ACTOR) is not None) else None
    return head


def is_chart(name: str) -> bool:
    """Whether a column is called as a chart is."""
    return _CHARTS.fullmatch(" ".join(name.split())) is not None


def _small(rows: Sequence[Sequence[ReadCell]], found: AbstractSet[str], *, more: bool) -> bool:
    """Whether a head of number, activity and a chart or who acts has the first step below it.

    Args:
        rows: The rows from the head on.
        found: What its names name.
        more: Whether a column of what a step needs, takes or makes does too, where another names who acts.
    """
    below = [cell.text.strip() for cell in rows[1] if cell.text.strip()] if len(rows) > 1 else []
    if not below or 1 not in ordinals(below[0]) or "uraian" not in found:
        return False
    return ("no" in found and bool(found & {"bagan", "pelaksana"})) or (
        more and bool(found & set(_STUFF)) and any(map(is_person, below[1:]))
    )


def _lists_steps(rows: Sequence[Sequence[ReadCell]]) -> bool:
    """Whether a head of number and activity stands over rows that count and say what is done: instructions, where nobody needs to be told who acts."""
    place = next((cell.column for cell in rows[0] if column_called(cell.text) == "uraian"), None)
    first = rows[0][0]
    if place is None or column_called(first.text) != "no" or len(rows) <= _LEAST:
        return False
    counted = [next((cell.text for cell in row if cell.column == first.column), "") for row in rows[1:]]
    told = [next((cell.text for cell in row if cell.column == place), "") for row in rows[1:]]
    counts = all(at in ordinals(text) for at, text in enumerate(counted, 1))
    return counts and sum(map(begins_with_verb, told)) > _WORDED * len(told)


def _without_lanes(head: TableHead) -> TableHead:
    """A head whose columns are nobody's lanes but those that are called as people are."""
    return replace(head, columns=tuple(replace(one, role="", why="") if one.role == LANE and not is_person(one.head) else one for one in head.columns))  # fmt: skip


def _noted(row: Sequence[ReadCell]) -> bool:
    """Whether a head names no activity but a chart and notes on it: these then say what is done."""
    called = [column_called(cell.text) for cell in row]
    charts = any(is_chart(cell.text) for cell in row)
    return charts and "uraian" not in called and called.count("ket") == 1


def _again(rows: Sequence[Sequence[ReadCell]], deep: int, known: TableHead | None) -> TableHead | None:
    """The head that is known, where it stands again, also with no step below it."""
    cells = [leaf for leaf, _ in _leaf_cells(rows[:deep])]
    if known is None or [" ".join(cell.text.split()) for cell in cells] != [column.head for column in known.columns]:
        return None
    columns = [
        Column(old.role, old.head, cell.column, cell.column + cell.columns - 1, *_sides(cell), old.why)
        for cell, old in zip(cells, known.columns, strict=True)
    ]
    return TableHead(tuple(columns), deep, known.told)


def same_columns(head: TableHead, known: TableHead) -> TableHead:
    """A head that comes again, with what its columns were known as."""
    if [column.head for column in head.columns] != [column.head for column in known.columns]:
        return head
    pairs = zip(head.columns, known.columns, strict=True)
    return replace(head, columns=tuple(replace(one, role=old.role, why=old.why) for one, old in pairs))


def _depth_by_numbers(rows: Sequence[Sequence[ReadCell]], known: TableHead | None) -> int:
    """How many rows stand above the first step, where many columns begin with words and the first of them counts; 0 for no head."""
    told = {bare_words(cell.text) for cell in rows[0] if cell.text.strip()}
    again = known is not None and len(told) >= _LEAST and told <= known.told
    if not again and sum(cell.columns for cell in rows[0] if cell.text.strip()) < _LEAST_COLUMNS:
        return 0
    if any(len(cell.text) > _LONGEST_HEAD for cell in rows[0]) or len(told) < _LEAST_NAMES:
        return 0
    left = min(cell.column for cell in rows[0])
    if any(cell.column == left and is_ordinal(cell.text) for cell in rows[0]):
        return 0
    for at, row in enumerate(rows[1:], 1):
        number = next((cell for cell in row if cell.text.strip()), None)
        if number is None or number.column > left or not is_ordinal(number.text):
            continue
        if not again and (1 not in ordinals(number.text) or any(map(_no_head, rows[1:at])) or _labels(rows[0])):
            return 0
        return at if again or max(cell.row + cell.rows for cell in rows[0]) <= row[0].row else 0
    return 0


def _no_head(row: Sequence[ReadCell]) -> bool:
    """Whether a row is none of a head that began above: it holds sentences, or a head of known names begins with it."""
    named = {column_called(cell.text) for cell in row} - {""}
    return any(len(cell.text) > _LONGEST_HEAD for cell in row) or len(named & {"no", "uraian", "pelaksana", "mutu"}) > 1


def _labels(row: Sequence[ReadCell]) -> bool:
    """Whether a row is one of labels of the sheet."""
    return any(
        key != UNIT and not column_called(cell.text) for cell in row for key, _, _ in labelled(cell.text, alone=True)
    )


def _counts(row: Sequence[ReadCell]) -> bool:
    """Whether a row begins with a number, as steps do."""
    return next((cell.text.strip() for cell in row if cell.text.strip()), "").strip(" .()").isdigit()


def _over_all(rows: Sequence[Sequence[ReadCell]]) -> bool:
    """Whether the first row is a title over all columns of the next one."""
    told = [cell for cell in rows[0] if cell.text.strip()]
    below = [cell for cell in rows[1] if cell.text.strip()] if len(rows) > 1 else []
    if len(told) != 1 or len(below) < _LEAST_NAMES:
        return False
    first, last = below[0].column, max(cell.column + cell.columns for cell in below)
    return told[0].column <= first and told[0].column + told[0].columns >= last and told[0].columns > 1


def _counted(rows: Sequence[Sequence[ReadCell]]) -> TableHead | None:
    """A head of text between tabs: columns in their order, wherever the tabs are."""
    top = [cell for cell in rows[0] if cell.text.strip()]
    below = [cell for cell in rows[1] if cell.text.strip()] if len(rows) > 1 else []
    roles = {column_called(cell.text) for cell in below} & (_MUTU | {"uraian"})
    grouped = [at for at, cell in enumerate(top) if column_called(cell.text) in {"pelaksana", "mutu"}]
    if not roles or not grouped:
        leaves, deep = top, 1
    else:
        deep = 2
        known = {column_called(cell.text) for cell in below}
        lead = [cell for cell in top[: grouped[0]] if column_called(cell.text) not in known]
        tail = [cell for cell in top[grouped[-1] + 1 :] if column_called(cell.text) not in known]
        leaves = [*lead, *below, *tail]
    names = [cell.text.strip() for cell in leaves]
    called = _with_needs([column_called(name) or column_nearly_called(name) for name in names], names)
    if _noted(rows[0]):
        called = ["uraian" if role == "ket" else role for role in called]
    if "uraian" not in called:
        return None
    begin = called.index("uraian")
    end = next((at for at, role in enumerate(called) if at > begin and role in _MUTU), len(called))
    columns = tuple(
        Column(
            _role(role, between=begin < at < end, alone=end - begin == 2), name, at, at,
            why="" if not role or column_called(name) else f"Kolom «{name}» dibaca sebagai {role.capitalize()} menurut letaknya.",
        )
        for at, (role, name) in enumerate(zip(called, names, strict=True))
    )  # fmt: skip
    return TableHead(columns, deep)


def _with_needs(called: Sequence[str], names: Sequence[str]) -> list[str]:
    """Roles, of which papers or tools beside time and output are what a step needs, where no column is called so."""
    wanted = {"waktu", "output"}
    if "kelengkapan" in called:
        return list(called)
    return [
        "kelengkapan" if not role and names_stuff(name) and wanted & {*called[max(at - 1, 0) : at + 2]} else role
        for at, (role, name) in enumerate(zip(called, names, strict=True))
    ]


def _role(role: str, *, between: bool, alone: bool) -> str:
    if role in {"pelaksana", "mutu"} or not role:
        if not between:
            return ""
        return ACTOR if alone and role == "pelaksana" else LANE
    return LANE if between else role


def _placed(rows: Sequence[Sequence[ReadCell]], deep: int) -> TableHead | None:
    """A head of a table with columns of its own."""
    cells = _nameless_apart(_leaf_cells(_spread(rows[:deep])), rows[deep : deep + _SEEN])
    body = _bodies(rows[deep : deep + _SEEN], [leaf for leaf, _ in cells])
    overs = list(dict.fromkeys(id(told[0]) for _, told in cells if len(told) > 1 and told[0].columns > 1))
    leaves = [_leaf(leaf, told, overs, column) for (leaf, told), column in zip(cells, body, strict=True)]
    if _noted(rows[0]):
        leaves = [replace(leaf, called="uraian", nearly=True) if leaf.called == "ket" else leaf for leaf in leaves]
    found = column_roles(leaves) if leaves else None
    if found is None:
        return None
    roles, whys = _lanes_apart(leaves, found.roles, found.whys)
    names = _names_apart(cells, leaves, roles)
    columns = tuple(
        Column(role, name, cell.column, cell.column + cell.columns - 1, *_sides(cell), why)
        for (cell, _), name, role, why in zip(cells, names, roles, whys, strict=True)
    )
    return TableHead(columns, deep, frozenset(bare_words(cell.text) for row in rows[:deep] for cell in row))


def _spread(rows: Sequence[Sequence[ReadCell]]) -> list[Sequence[ReadCell]]:
    """The rows of a head, of which «Pelaksana» that is merged with nothing stands over all names below it up to the next head, or to a column that is none of its."""
    first, *more = rows
    below = {cell.column: cell for row in more for cell in row if cell.text.strip()}
    heads = {column for cell in first if cell.text.strip() for column in range(cell.column, cell.column + cell.columns)}

    def wide(group: ReadCell) -> ReadCell:
        called = column_called(group.text) or column_nearly_called(group.text)
        if called != "pelaksana" or group.columns > 1 or group.column not in below:
            return group
        end = group.column + 1
        while end not in heads and (cell := below.get(end)) is not None and not column_called(cell.text):
            end += cell.columns
        return replace(group, columns=end - group.column)

    return [[wide(cell) for cell in first], *more]


def _names_apart(
    cells: Sequence[tuple[ReadCell, list[ReadCell]]], leaves: Sequence[Leaf], roles: Sequence[str]
) -> list[str]:
    """What columns are called; of lanes of one name each has that of its group too, «Staf» of «Kecamatan» and of «Desa»."""
    lanes = [leaf.name for leaf, role in zip(leaves, roles, strict=True) if role == LANE]
    found = []
    for (_, told), leaf in zip(cells, leaves, strict=True):
        group = told[-2].text if len(told) > 1 and not column_called(told[-2].text) else ""
        alike = lanes.count(leaf.name) > 1 and bool(group)
        found.append(" ".join([leaf.name, *group.split()]) if alike else leaf.name)
    return found


def _lanes_apart(leaves: Sequence[Leaf], roles: Sequence[str], whys: Sequence[str]) -> tuple[list[str], list[str]]:
    """Roles and why they are not sure, of which a chart in a column of its own, one that names who acts, and records beside them are nobody's lanes."""
    charts = [at for at, leaf in enumerate(leaves) if is_chart(leaf.name) and roles[at] != "uraian"]
    actors = [at for at, leaf in enumerate(leaves) if leaf.called == "pelaksana" and not leaf.group]
    others = [at for at, role in enumerate(roles) if role == LANE and at not in {*charts, *actors}]
    told, why = [*roles], [*whys]
    # Where there is no chart, what names who acts is full of words.
    named = len(actors) == 1 and (bool(charts) or leaves[actors[0]].worded > _WORDED)
    lone = not actors and ACTOR not in roles
    if len(charts) > 1 or not (named or (charts and lone)) or not all(RECORDS.search(leaves[at].name) for at in others):
        return told, why
    for at in charts:
        told[at], why[at] = LANE, ""
    for at in actors:
        told[at] = ACTOR
    for at in others:
        told[at] = "output" if "output" not in told else ""
        why[at] = f"Kolom «{leaves[at].name}» dibaca sebagai Output menurut letaknya."
    return told, why


def _sides(cell: ReadCell) -> tuple[float, float]:
    return (cell.bounds.left, cell.bounds.right) if cell.bounds else (0.0, 0.0)


def _leaf_cells(rows: Sequence[Sequence[ReadCell]]) -> list[tuple[ReadCell, list[ReadCell]]]:
    """The lowest cell of each column of a head, and all that stand over it, from above."""
    grid: dict[int, list[ReadCell]] = {}
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                grid.setdefault(column, []).append(cell)
    named = {
        over for cells in grid.values() for over in cells for cell in cells if cell.row > over.row and cell.text.strip()
    }
    """Cells of which some column has a name below."""
    leaves: list[tuple[ReadCell, list[ReadCell]]] = []
    for column in sorted(grid):
        told = [cell for cell in sorted(grid[column], key=lambda one: one.row) if cell.text.strip()]
        if told and told[-1] in named and column_called(told[-1].text) == "pelaksana":
            # Between two lanes some offices leave room for arrows.
            continue
        if told and not (leaves and leaves[-1][0] is told[-1]):
            leaves.append((told[-1], told))
    return leaves


def _nameless_apart(
    leaves: Sequence[tuple[ReadCell, list[ReadCell]]], body: Sequence[Sequence[ReadCell]]
) -> list[tuple[ReadCell, list[ReadCell]]]:
    """The columns of a head, of which «Mutu Baku» with no names below it is as many as the rows below have there, and «Kegiatan» over its numbers is two."""
    found: list[tuple[ReadCell, list[ReadCell]]] = []
    for leaf, told in leaves:
        end = leaf.column + leaf.columns
        inner = {
            cell.column: cell
            for row in body
            if not numbers_only(row)
            for cell in row
            if cell.text.strip() and leaf.column <= cell.column and cell.column + cell.columns <= end
        }
        called = column_called(leaf.text)
        if called == "uraian" and len(inner) == _LEAST and _numbered(body, leaf.column):
            first, second = (
                replace(leaf, column=at, columns=stop - at) for at, stop in pairwise((*sorted(inner), end))
            )
            found += [(replace(first, text="No"), [first]), (second, [second])]
            continue
        if called != "mutu" or len(inner) < _LEAST:
            found.append((leaf, told))
            continue
        begins = [leaf.column, *sorted(inner)[1:], end]
        for at, (begin, stop) in zip(sorted(inner), pairwise(begins), strict=True):
            found.append((replace(inner[at], row=leaf.row, column=begin, columns=stop - begin, text=""), [leaf, leaf]))
    return found


def _numbered(body: Sequence[Sequence[ReadCell]], column: int) -> bool:
    """Whether what stands in a column counts, and nothing else stands there."""
    told = [
        cell.text for row in body for cell in row if cell.column == column and cell.columns == 1 and cell.text.strip()
    ]
    return bool(told) and all(map(is_ordinal, told))


def _leaf(cell: ReadCell, told: Sequence[ReadCell], overs: Sequence[int], body: tuple[str, ...]) -> Leaf:
    group = ""
    if len(told) > 1:
        group = column_called(told[0].text) or column_nearly_called(told[0].text)
        middle = [one for one in told[1:-1] if not column_called(one.text)]
        group = group or ("pelaksana" if middle else "")
    called = column_called(cell.text)
    if not called and any(column_called(one.text) == "waktu" for one in told[:-1]):
        # «Jumlah» and «Satuan», or «Hari» and «Jam», are its parts.
        called = "waktu"
    nearly = "" if called else column_nearly_called(cell.text)
    # A narrow lane parts the words of its head by hand.
    name = " ".join(re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", cell.text).split())
    return Leaf(
        name, called or nearly, bool(nearly), column_hinted(cell.text), group,
        overs.index(id(told[0])) if id(told[0]) in overs else -1, body,
    )  # fmt: skip


def _bodies(rows: Sequence[Sequence[ReadCell]], leaves: Sequence[ReadCell]) -> list[tuple[str, ...]]:
    """What stands below each column: of each row that is a step one text."""
    steps = [row for row in rows if not numbers_only(row) and any(cell.text.strip() for cell in row)]
    return [
        tuple(
            " ".join(
                cell.text.strip()
                for cell in row
                if leaf.column <= cell.column < leaf.column + leaf.columns and cell.text.strip()
            )
            for row in steps
        )
        for leaf in leaves
    ]


def _depth(rows: Sequence[Sequence[ReadCell]]) -> int:
    """How many rows a head takes: as many as its merged cells, or until the lowest known name of a column."""
    first = [cell.text for cell in rows[0] if cell.text.strip()]
    tall = max(cell.rows for cell in rows[0]) if any(column_called(cell.text) for cell in rows[0]) else 1
    # On paper of small squares a row takes several of the grid's.
    deep = sum(row[0].row < rows[0][0].row + tall for row in rows)
    grouped = any(
        (column_called(cell.text) or column_nearly_called(cell.text)) in {"pelaksana", "mutu"} for cell in rows[0]
    )
    for at, row in enumerate(rows[1:_DEEPEST], 1):
        told = [cell for cell in row if cell.text.strip()]
        known = [column_called(cell.text) for cell in told]
        if at < deep:
            continue
        if _counts(row) or [cell.text for cell in told] == first:
            # A step, or the head once more.
            break
        if any(role in _MUTU - {"ket"} | {"uraian"} for role in known) and not any(
            cell.text.strip(" .()").isdigit() for cell in told
        ):
            deep = at + 1
        elif (
            grouped
            and at == deep
            and told
            and not any(known)
            and all(not bare_words(cell.text).isdigit() for cell in told)
        ):
            # Lanes below their group where nothing is merged: short names, and nothing in the columns of number and activity.
            outer = {cell.column for cell in rows[0] if column_called(cell.text) in _OUTER}
            if not outer & {cell.column for cell in told}:
                deep = at + 1
    while deep > 1 and rows[0][0].row + deep > rows[min(deep, len(rows)) - 1][0].row + 1:
        deep -= 1
    return min(deep, len(rows))


def numbers_only(cells: Sequence[ReadCell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), a b c, I II III."""
    # A line between two columns may be lost: «(2) (3)».
    told = [one.strip("()[].") for cell in cells for one in cell.text.split()]
    if told and max(map(len, told)) < _LONGEST_NUMBER:
        # One or two may be misread where they stood on a picture: (S) for (5).
        right = sum(at in ordinals(one) for at, one in enumerate(told, 1))
        if right > 3 and right > 0.6 * len(told):
            return True
    counted = [int(one) for one in told if one.isdecimal()]
    if len(counted) > _DEEPEST and len(told) == len(counted) + 1 and counted == [*range(1, len(counted) + 1)]:
        # The last word of a head hangs into it.
        return True
    if len(told) < 3 or len(counted) < len(told):
        return False
    # One that an arrow crosses is not read.
    return counted[0] == 1 and all(later - one in {0, 1, 2} for one, later in pairwise(counted))
