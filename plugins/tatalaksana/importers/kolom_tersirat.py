# What a column of the table of steps is where its name does not tell: by what stands in it and by where it stands.
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tatalaksana.importers.kalimat_langkah import is_person
from tatalaksana.importers.kata import bare_words, names_stuff
from tatalaksana.importers.urutan import is_ordinal
from tatalaksana.importers.waktu_sel import is_time

LANE = "lajur"
ACTOR = "pelaku"
"""A column that names who acts by words, where there are no lanes."""
PART = "bagian"
"""A column of names of parts beside their steps, most of them merged over several rows."""
EXIT = "jalan"
"""A column that is called as an exit is, and holds where that leads."""
_ANSWERS = re.compile(r"\bpenanggung ?jawab\b", re.IGNORECASE)
"""How a column is called that tells who answers for a step."""
_EXIT = re.compile(r"(?:(?:jika|bila|keputusan)\s+)?(?:ya|y|tidak|tdk|t)", re.IGNORECASE)
RECORDS = re.compile(r"\b(?:rekaman|dokumen|formulir|catatan)\b", re.IGNORECASE)
"""What a column is called in which stands what comes of a step."""
_QUALITY = ("kelengkapan", "waktu", "output")
_VERB = re.compile(r"\W*(?:(?:me|di|ber|ter|mem|men|meng)[a-z]{3}|pe[nm][a-z]+an\b)", re.IGNORECASE)
_LIKE_TIME = re.compile(
    r"(?<!\w)\d[\d.,]*\)?\s*(?:[-–x×/]\s*\d+\s*)?(?:['’′]|(?:det(?:ik)?|me?ni?t|jam|hari|hr|hk|minggu|mgg|bulan|bln|tahun|thn|semester|triwulan)\b)|^\W*h\s*[+-]\s*\d",
    re.IGNORECASE,
)
"""Times as they are written in short."""
_WORD = re.compile(r"[^\W\d_]{2}")
_MOSTLY, _HALF, _FEW = 0.8, 0.5, 0.35
_SHORT = 2
"""Words beside an exit: as many as may stand in a lane's cell."""
_LONG = 12
_TELLING = 2
"""Handed-over papers that show which column makes and which one needs."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column of the head: its own words, the group that it stands in, and what stands below."""

    name: str
    called: str
    """The column that its words name; empty where they name none."""
    nearly: bool
    """Whether they name it only if a slip is put right."""
    hint: str
    """The column that one of its words names."""
    group: str
    """The column that its group's words name."""
    over: int
    """Which group it stands in; those of one group have one number, those of none a negative one."""
    body: tuple[str, ...]

    def share(self, right: Callable[[str], bool]) -> float:
        """How much of what is filled is so."""
        told = [text for text in self.body if text.strip()]
        return sum(map(right, told)) / len(told) if told else 0.0

    @property
    def filled(self) -> float:
        """How much of it holds more than the words beside an exit."""
        return sum(len(text.split()) > _SHORT for text in self.body) / len(self.body) if self.body else 0.0

    @property
    def worded(self) -> float:
        """How much of it holds words."""
        return sum(bool(_WORD.search(text)) for text in self.body) / len(self.body) if self.body else 0.0


@dataclass(slots=True)
class ColumnRoles:
    """The role of each column, and why it is not sure."""

    leaves: Sequence[Leaf]
    roles: list[str]
    whys: list[str]

    def give(self, at: int, role: str, how: str) -> None:
        """Say what a column is, though its name does not."""
        self.roles[at] = role
        self.whys[at] = f"Kolom «{self.leaves[at].name or 'tanpa nama'}» {how}."

    def free(self, *, within: Sequence[int] | None = None) -> list[int]:
        """Columns that are nothing yet."""
        places = range(len(self.roles)) if within is None else within
        return [at for at in places if not self.roles[at]]

    def place(self, role: str) -> int | None:
        """Where a role stands."""
        return self.roles.index(role) if role in self.roles else None


def column_roles(leaves: Sequence[Leaf]) -> ColumnRoles | None:
    """What each column is; None where none of them says what is done."""
    whys = [f"Nama kolom «{leaf.name}» tidak dikenal persis." if leaf.nearly else "" for leaf in leaves]
    found = ColumnRoles(leaves, [EXIT if _EXIT.fullmatch(leaf.name) else leaf.called for leaf in leaves], whys)
    _ordinal(found)
    _time(found)
    _lanes(found)
    _activity(found)
    if "uraian" not in found.roles:
        return None
    _actor(found)
    _papers(found)
    _note(found)
    _twice(found)
    found.roles = ["" if role in {"mutu", "pelaksana"} else role for role in found.roles]
    return found


def _ordinal(found: ColumnRoles) -> None:
    first = found.leaves[0]
    # «Langkah» over I, II, III says no more than that they are steps.
    if "no" not in found.roles and found.roles[0] in {"", "uraian"} and first.share(is_ordinal) > _MOSTLY:
        found.roles[0] = "no"


def _time(found: ColumnRoles) -> None:
    shares = {
        at: leaf.share(is_time)
        for at, leaf in enumerate(found.leaves)
        if leaf.group != "pelaksana"
        and found.roles[at] in {"", "ket"}
        and sum(map(bool, leaf.body)) > _FEW * len(leaf.body)
    }
    if max(shares.values(), default=0.0) < _HALF:
        shares = {at: found.leaves[at].share(_like_time) for at in shares}
    best = max(shares, key=lambda at: (shares[at], found.leaves[at].worded), default=None)
    if best is None or shares[best] < _HALF:
        return
    named = found.place("waktu")
    if named is None:
        found.give(best, "waktu", "dibaca sebagai Waktu menurut isinya")
    elif shares[best] > _MOSTLY and found.leaves[named].share(is_time) < _FEW and found.leaves[named].worded > _HALF:
        found.give(best, "waktu", f"berisi waktu, sedangkan kolom «{found.leaves[named].name}» tidak")
        found.give(named, "", "bukan waktu menurut isinya")


def _like_time(text: str) -> bool:
    return bool(_LIKE_TIME.search(text))


def says_time(text: str) -> bool:
    """Whether a cell says a time, also in short or with words beside it."""
    return is_time(text) or _like_time(text)


def _lanes(found: ColumnRoles) -> None:
    """Lanes stand below a group that is called so, or are columns beside each other in which no sentences stand."""
    grouped = [at for at, leaf in enumerate(found.leaves) if leaf.group == "pelaksana"]
    if grouped:
        for at in grouped:
            found.roles[at] = LANE if found.roles[at] != EXIT else EXIT
        return
    if _actor_called(found) is not None:
        return
    begin = found.place("uraian")
    runs: list[list[int]] = [[]]
    for at, leaf in enumerate(found.leaves):
        known = (
            found.roles[at] not in {"", "pelaksana"}
            or leaf.group == "mutu"
            or leaf.filled > _FEW
            or _papers_called(leaf)
        )
        if known or not leaf.name or (runs[-1] and _apart(found.leaves[runs[-1][-1]], leaf)):
            runs.append([])
        if not known and leaf.name:
            runs[-1].append(at)
    # What stands last and alone is the note.
    runs = [run for run in runs if run and not (len(run) == 1 and run[0] == len(found.leaves) - 1)]
    if begin is not None:
        runs = [run for run in runs if run[0] > begin] or runs
    if not runs:
        return
    bare = {run[0]: sum(found.leaves[at].worded for at in run) <= _FEW * len(run) for run in runs}
    lanes = max(runs, key=lambda run: (bare[run[0]], found.leaves[run[0]].over >= 0, len(run), -run[0]))
    if len(lanes) == 1 and (found.roles[lanes[0]] == "pelaksana" or found.leaves[lanes[0]].worded > _FEW):
        return
    sure = begin is not None and any(
        found.roles[at] in {*_QUALITY, "ket"} and not found.whys[at] for at in range(lanes[-1] + 1, len(found.roles))
    )
    for at in lanes:
        found.give(at, LANE, "dibaca sebagai lajur pelaksana menurut letaknya")
        if sure:
            found.whys[at] = ""


def _actor_called(found: ColumnRoles) -> int | None:
    """The column that is called by who acts and names them in nearly every row, as no lane does."""
    called = [at for at, leaf in enumerate(found.leaves) if found.roles[at] == "pelaksana" and not leaf.group]
    # The names of parts stand in rows with nothing but their number.
    rows = [row for row in zip(*(leaf.body for leaf in found.leaves), strict=True) if sum(map(bool, row)) > _SHORT]
    named = [at for at in called if sum(bool(_WORD.search(row[at])) for row in rows) > _MOSTLY * len(rows)]
    # Who answers for a step is told beside who does it.
    first = next((at for at in named if not _ANSWERS.search(found.leaves[at].name)), next(iter(named), None))
    return first if len(called) == len(named) else None


def _papers_called(leaf: Leaf) -> bool:
    """Whether a column is called by papers or tools, and holds words."""
    return leaf.worded > _HALF and (names_stuff(leaf.name) or bool(RECORDS.search(leaf.name)))


def _apart(one: Leaf, other: Leaf) -> bool:
    """Whether two neighbours stand in groups of their own."""
    return one.over != other.over and (one.over >= 0 or other.over >= 0)


def _activity(found: ColumnRoles) -> None:
    first = found.place(LANE)
    named = [at for at, role in enumerate(found.roles) if role == "uraian"]
    open_to = [at for at in found.free() if found.leaves[at].group not in {"mutu", "pelaksana"}]
    if not named and first is not None and any(at < first for at in open_to):
        open_to = [at for at in open_to if at < first]
    best = max(named or open_to, key=lambda at: (_told(found.leaves[at]), -at), default=None)
    if best is None or (not named and _told(found.leaves[best]) < 1.0):
        return
    parts = [at for at in named if at < best and 0 < sum(map(bool, found.leaves[at].body)) < len(found.leaves[at].body)]
    for at in named:
        if at in parts[-1:]:
            found.give(at, PART, "dibaca sebagai nama bagian menurut isinya")
        elif at != best:
            found.give(at, "", f"tidak dipakai; kegiatan dibaca dari kolom «{found.leaves[best].name}»")
    if not named or len(named) - len(parts[-1:]) > 1:
        found.give(best, "uraian", "dibaca sebagai Kegiatan menurut isinya")


def _told(leaf: Leaf) -> float:
    """How much a column tells what is done: verbs at the beginning, some words, nothing left out."""
    told = [text for text in leaf.body if text.strip()]
    if not told:
        return 0.0
    words = sum(min(len(text.split()), _LONG) for text in told) / len(told) / _LONG
    return leaf.share(begins_with_verb) + words + len(told) / len(leaf.body)


def begins_with_verb(text: str) -> bool:
    """Whether a text says what is done."""
    return bool(_VERB.match(text))


def _actor(found: ColumnRoles) -> None:
    """A column that names who acts, where there are no lanes: called so, or with few words that come again."""
    if LANE in found.roles:
        return
    named = _actor_called(found)
    named = found.place("pelaksana") if named is None else named
    if named is not None:
        found.roles[named] = ACTOR
        return
    begin, time = found.place("uraian") or 0, found.place("waktu")
    before = time if time is not None else len(found.roles)
    for at in found.free():
        told = [bare_words(text) for text in found.leaves[at].body if text.strip()]
        again = begin < at < before and len(set(told)) <= len(told) * _HALF
        people = found.leaves[at].share(is_person) > _MOSTLY
        if found.leaves[at].group != "mutu" and len(told) > _SHORT and (again or people) and max(map(len, told)) < 60:
            found.give(at, ACTOR, "dibaca sebagai Pelaksana menurut isinya")
            return


def _papers(found: ColumnRoles) -> None:
    """What a step needs stands before what it makes, unless papers that are handed over show the other order."""
    missing = [role for role in ("kelengkapan", "output") if role not in found.roles]
    time, begin = found.place("waktu"), found.place("uraian") or 0
    home = found.leaves[time].over if time is not None else -1
    near = [
        at
        for at in found.free()
        if (found.leaves[at].worded > _FEW and (found.leaves[at].group == "mutu" or _near(found, at, begin)))
        or (found.leaves[at].over == home >= 0 and found.leaves[at].worded > 0)
    ]
    if time is None and not near and len(missing) > 1:
        _handed_on(found, begin)
        return
    near.sort()
    for at in near:
        if (role := found.leaves[at].hint) in missing:
            found.give(at, role, f"dibaca sebagai {role.capitalize()} menurut sebagian namanya")
            missing.remove(role)
    near = found.free(within=near)
    if time is not None and len(near) > len(missing) > 1:
        same = [at for at in near if found.leaves[at].over == home >= 0]
        near = same if len(same) >= len(missing) else sorted(near, key=lambda at: abs(at - time))[: len(missing)]
        near.sort()
    if not missing or not near:
        return
    if len(missing) == 1:
        _lone_paper(found, missing[0], near)
        return
    if len(near) == 1:
        # Forms leave out what a step needs, never what it makes.
        # Beside who acts, where nothing else is told of a step, stand its records.
        role = "output" if time is not None or ACTOR in found.roles else "kelengkapan"
        found.give(near[0], role, f"dibaca sebagai {role.capitalize()} menurut letaknya")
        return
    needs, makes = near[0], near[1]
    there, back = _handed(found, makes, needs), _handed(found, needs, makes)
    if back >= there + _TELLING:
        needs, makes = makes, needs
    how = "letak dan isinya" if max(there, back) >= _TELLING else "letaknya"
    found.give(needs, "kelengkapan", f"dibaca sebagai Kelengkapan menurut {how}")
    found.give(makes, "output", f"dibaca sebagai Output menurut {how}")


def _handed_on(found: ColumnRoles, begin: int) -> None:
    """Papers that are handed on, where no column of the quality is known."""
    open_to = [at for at in found.free() if at > begin and found.leaves[at].worded > _FEW]
    pairs = {(makes, needs): _handed(found, makes, needs) for makes in open_to for needs in open_to if makes != needs}
    best = max(pairs, key=lambda pair: pairs[pair], default=None)
    if best is None or pairs[best] < _TELLING:
        return
    makes, needs = best
    found.give(needs, "kelengkapan", "dibaca sebagai Kelengkapan menurut isinya")
    found.give(makes, "output", "dibaca sebagai Output menurut isinya")
    beside = [at for at in open_to if at not in best and {at - 1, at + 1} & set(best) and at < len(found.roles) - 1]
    if len(beside) == 1 and max(len(text.split()) for text in found.leaves[beside[0]].body) <= _SHORT + 1:
        found.give(beside[0], "waktu", "dibaca sebagai Waktu menurut letaknya")


def _near(found: ColumnRoles, at: int, begin: int) -> bool:
    """Whether a column stands with the others of the quality: behind the lanes, beside time or papers, or called by them."""
    name = found.leaves[at].name
    if names_stuff(name) or (found.roles[at - 1] == ACTOR and RECORDS.search(name)):
        return True
    sides = {*found.roles[max(at - 2, 0) : at + 3]} & set(_QUALITY)
    return at > begin and bool(sides) and not found.leaves[at].group


def _lone_paper(found: ColumnRoles, role: str, near: Sequence[int]) -> None:
    other = found.place("output" if role == "kelengkapan" else "kelengkapan")
    handed = {
        at: (_handed(found, other, at) if role == "kelengkapan" else _handed(found, at, other))
        if other is not None
        else 0
        for at in near
    }
    stuff = [at for at in near if names_stuff(found.leaves[at].name)] if role == "kelengkapan" else []
    known = [at for at, one in enumerate(found.roles) if one in _QUALITY]
    home = {found.leaves[at].over for at in known} - {-1}

    def fits(at: int) -> tuple[int, bool, bool, bool, int]:
        away = min((abs(at - one) for one in known), default=0)
        # What stands last is the note, where no column is called that.
        note = at == len(found.roles) - 1 and "ket" not in found.roles
        return handed[at], at in stuff, found.leaves[at].over in home, not note, -away

    best = max(near, key=fits)
    told = handed[best] >= _TELLING
    grouped = found.leaves[best].group == "mutu" or found.leaves[best].over in home
    if (
        told
        or grouped
        or best in stuff
        or len([at for at in near if not (at == len(found.roles) - 1 and "ket" not in found.roles)]) == 1
    ):
        how = "letak dan isinya" if told else "letaknya"
        found.give(best, role, f"dibaca sebagai {role.capitalize()} menurut {how}")


def _handed(found: ColumnRoles, makes: int, needs: int) -> int:
    """How many papers of one column stand in the other, a row below."""
    made = [bare_words(text) for text in found.leaves[makes].body]
    wanted = [bare_words(text) for text in found.leaves[needs].body]
    return sum(
        bool(one) and f" {one} " in f" {other} " for (one, _), (_, other) in pairwise(zip(made, wanted, strict=True))
    )


def _note(found: ColumnRoles) -> None:
    last = len(found.roles) - 1
    if "ket" not in found.roles and not found.roles[last] and not found.whys[last]:
        found.give(last, "ket", "dibaca sebagai Keterangan menurut letaknya")


def _twice(found: ColumnRoles) -> None:
    """Columns of one name are told apart by nobody."""
    for role in (*_QUALITY, "ket"):
        places = [at for at, one in enumerate(found.roles) if one == role]
        for at in places if len(places) > 1 else ():
            found.whys[at] = found.whys[at] or f"Lebih dari satu kolom dibaca sebagai {role.capitalize()}."
