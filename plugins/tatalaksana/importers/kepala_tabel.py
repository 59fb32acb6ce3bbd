# The head of the table of steps: which column is what, in any order, with one row of heads or several.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.importers.kata import bare_words, column_called, names_stuff
from tatalaksana.importers.reading import ReadCell

LANE = "lajur"
ACTOR = "pelaku"
"""A column that names who acts by words, where there are no lanes."""
_LEAST = 2
_DEEPEST = 5
_OUTER = frozenset({"no", "uraian", "ket"})
_QUALITY = ("kelengkapan", "waktu", "output")
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


@dataclass(frozen=True, slots=True)
class TableHead:
    """A head."""

    columns: tuple[Column, ...]
    rows: int
    """How many rows of the table it takes."""

    @property
    def lanes(self) -> tuple[str, ...]:
        """The heads of the lanes."""
        return tuple(column.head for column in self.columns if column.role == LANE)

    def place(self, role: str) -> int | None:
        """The index of the first column of a role."""
        return next((at for at, column in enumerate(self.columns) if column.role == role), None)


def head_at(rows: Sequence[Sequence[ReadCell]], *, ragged: bool) -> TableHead | None:
    """The head that begins with the first of these rows; None where it is none.

    Args:
        rows: The rows of a table from there on, each its cells; merged cells stand where they begin.
        ragged: Whether columns are only counted.
    """
    first = [column_called(cell.text) for cell in rows[0]]
    if not any(first) or _counts(rows[0]):
        return None
    found = {role for row in rows[: _DEEPEST - 2] for cell in row if (role := column_called(cell.text))}
    named = {role for role in first if role}
    if "uraian" not in found or len(found - {"no", "uraian"}) < _LEAST:
        return None
    if named <= {"no"} and "uraian" in found and not ragged:
        return None
    if ragged:
        return _counted(rows)
    return _placed(rows)


def _counts(row: Sequence[ReadCell]) -> bool:
    """Whether a row begins with a number, as steps do."""
    return next((cell.text.strip() for cell in row if cell.text.strip()), "").strip(" .()").isdigit()


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
    called = _with_needs([column_called(name) for name in names], names)
    if "uraian" not in called:
        return None
    begin = called.index("uraian")
    end = next((at for at, role in enumerate(called) if at > begin and role in _MUTU), len(called))
    columns = tuple(
        Column(_role(role, between=begin < at < end, alone=end - begin == 2), name, at, at)
        for at, (role, name) in enumerate(zip(called, names, strict=True))
    )
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


def _placed(rows: Sequence[Sequence[ReadCell]]) -> TableHead | None:
    """A head of a table with columns of its own."""
    top = rows[0]
    line = top[0].row
    deep = _depth(rows)
    grid: dict[int, list[ReadCell]] = {}
    for row in rows[:deep]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                grid.setdefault(column, []).append(cell)
    leaves: list[tuple[ReadCell, str]] = []
    for column in sorted(grid):
        told = [cell for cell in sorted(grid[column], key=lambda one: one.row) if cell.text.strip()]
        if not told:
            continue
        leaf = told[-1]
        group = column_called(told[0].text) if len(told) > 1 else ""
        middle = [cell for cell in told[1:-1] if not column_called(cell.text)]
        if leaves and leaves[-1][0] is leaf:
            continue
        leaves.append((leaf, group or ("pelaksana" if middle else "")))
    called = [column_called(leaf.text) for leaf, _ in leaves]
    if "uraian" not in called or not rows or line < 0:
        return None
    called = _with_needs(called, [leaf.text for leaf, _ in leaves])
    below = [at for at, (_, group) in enumerate(leaves) if group == "mutu"]
    unnamed, missing = [at for at in below if not called[at]], [role for role in _QUALITY if role not in called]
    if len(below) == len(_QUALITY) and len(unnamed) == len(missing) == 1:
        # Three stand below «Mutu Baku»: what has another name is the one that is not there yet.
        called = [missing[0] if at == unnamed[0] else role for at, role in enumerate(called)]
    begin = called.index("uraian")
    explicit = any(group == "pelaksana" for _, group in leaves)
    ends = [at for at, role in enumerate(called) if at > begin and role in _MUTU]
    end = ends[0] if ends else len(called)
    columns = []
    for at, ((leaf, group), role) in enumerate(zip(leaves, called, strict=True)):
        lane = group == "pelaksana" or (not explicit and begin < at < end and not role)
        if role == "pelaksana" and not explicit:
            kind = ACTOR
        elif lane:
            kind = LANE
        else:
            kind = "" if role in {"pelaksana", "mutu"} else role
        where = leaf.bounds
        columns.append(
            Column(
                kind,
                " ".join(leaf.text.split()),
                leaf.column,
                leaf.column + leaf.columns - 1,
                where.left if where else 0.0,
                where.right if where else 0.0,
            )
        )
    return TableHead(tuple(columns), deep)


def _depth(rows: Sequence[Sequence[ReadCell]]) -> int:
    """How many rows a head takes: as many as its merged cells, or until the lowest known name of a column."""
    line = rows[0][0].row
    deep = max(cell.rows for cell in rows[0]) if any(column_called(cell.text) for cell in rows[0]) else 1
    grouped = any(column_called(cell.text) in {"pelaksana", "mutu"} for cell in rows[0])
    for at, row in enumerate(rows[1:_DEEPEST], 1):
        told = [cell for cell in row if cell.text.strip()]
        known = [column_called(cell.text) for cell in told]
        if at < deep:
            continue
        if _counts(row):
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
    _ = line
    return min(deep, len(rows))


def numbers_only(cells: Sequence[ReadCell]) -> bool:
    """Whether a row only numbers the columns, (1) (2) (3)."""
    told = [cell.text.strip().strip("()[].") for cell in cells if cell.text.strip()]
    if told and max(map(len, told)) < 3:
        # One or two may be misread where they stood on a picture: (S) for (5).
        right = sum(one == str(at) for at, one in enumerate(told, 1))
        if right > 3 and right > 0.6 * len(told):
            return True
    if len(told) < 3 or not all(one.isdigit() for one in told):
        return False
    counted = [int(one) for one in told]
    # One that an arrow crosses is not read.
    return counted[0] == 1 and all(later - one in {0, 1, 2} for one, later in pairwise(counted))


def by_role(columns: Sequence[Column]) -> Mapping[str, Column]:
    """The first column of each role."""
    found: dict[str, Column] = {}
    for column in columns:
        found.setdefault(column.role, column)
    return found
