# What can be checked of an SOP though its file is wrong: all but what is wrong, and what may come of that.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tatalaksana.catalog.causes import without_consequences
from tatalaksana.catalog.checks import OWN_CHECKS
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.penerimaan import accepting_in, with_acceptances
from tatalaksana.chart import UnroutableError, route
from tatalaksana.model import Sop, flow_of, limited, other_format, parse
from tatalaksana.model.groups import keys_at
from tatalaksana.model.profil import KOTAK
from tatalaksana.source import Data, Document, Finding, Path, Problem, value_at

_ROUNDS = 6
"""A value is filled in and, where that is wrong too, left out; a group is looked at as a whole once its keys are right, and the file once its groups are."""
_FILLED = "isian"
"""What stands for a text that is wrong, or missing."""
_STEP = 2
"""Names that lead to a step."""
_WAYS = ("tanpa_simbol", "simbol", "serentak", "keputusan", "lanjut", "bentuk", "teks")
"""Keys of a step that may contradict each other."""
_STATUS = frozenset({"belum-lengkap", "belum-diperiksa", "pengganti-tanpa-cabut"})
"""Codes of what only some SOP must have, by their status."""
_NUMBERING = frozenset({"tanpa_nomor", "tanpa_simbol"})
"""Keys without which steps may have other numbers, by which everything is said."""
_SYMBOLS = frozenset({"pelaksana", *_WAYS})
_LIFE = frozenset({"status", "tanggal"})
_COMES_OF: Mapping[str, frozenset[str]] = {
    "langkah-tak-ada": frozenset({"id"}),
    "waktu-bersama": frozenset({"id"}),
    "lajur-tak-dikenal": frozenset({"pelaksana"}),
    "lajur-kosong": _SYMBOLS,
    "serah-terima": _SYMBOLS | {"kelengkapan", "output"},
    "keputusan-dalam-kalimat": _SYMBOLS,
    "mutu-baku-kosong": frozenset({"status", "waktu"}),
    "status-tak-ditulis": _LIFE,
    "peraturan-diganti": _LIFE,
    "revisi-tanpa-tanggal": _LIFE,
    "kotak-kosong": frozenset({"status", *KOTAK}),
    "pengesah-ganda": frozenset({"pengesahan"}),
}
"""Codes of what may be found in one place because keys are wrong in another."""


def with_remainder(name: str, document: Document, ground: Ground, told: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is told of an SOP whose file is wrong, with what its own checks find in the rest, sorted.

    All that is added is found once the file is mended, too.

    Args:
        name: Its id.
        document: Its file.
        ground: What it stands on.
        told: What is told of its file, and of others.
    """
    sop, wrong = (None, ()) if other_format(document.data) else _without_wrong(document.data)
    if sop is None or not wrong:
        return tuple(told)  # what is wrong is the whole, or how it is drawn
    flow, findings = flow_of(sop)
    try:
        geometry = route(flow)
    except UnroutableError:
        return tuple(told)
    entry = Entry(name, replace(document, data=None), sop, flow, geometry)
    own = (finding for check in OWN_CHECKS for finding in check(entry, ground))
    left = [one for one in (*findings, *own) if not any(_may_come_of(one, path) for path in wrong)]
    added = with_acceptances(tuple(document.locate(limited(left))), accepting_in(sop))
    return tuple(sorted(without_consequences({*told, *(problem for problem in added if problem.acceptance is None)})))


def _without_wrong(data: Data) -> tuple[Sop | None, Sequence[Path]]:
    """An SOP of all that is right in a file, and the places of the rest; none where too little is."""
    wrong: dict[Path, None] = {}
    for _ in range(_ROUNDS):
        found = parse(Sop, data)
        if isinstance(found, Sop):
            return found, tuple(wrong)
        places = dict.fromkeys(path for finding in found for path in _places(data, finding))
        if any(path[:1] in {("unit",), ("profil",)} for path in places):
            return None, ()  # which boxes and columns it has, only these tell
        for path in places:
            value = _fitting(data, path) if path not in wrong else None
            wrong[path] = None
            data = _with(data, path, value)
    return None, ()


def _places(data: Data, finding: Finding) -> Iterator[Path]:
    """The keys whose values are to be others, so that a finding is none."""
    path = finding.path
    if finding.code in _STATUS:
        yield ("status",)
    elif finding.code == "kunci-wajib" and path[-1:] != (finding.about,):
        yield (*path, finding.about)
    elif len(path) == _STEP and path[0] == "kegiatan":
        yield from ((*path, name) for name in _WAYS if value_at(data, (*path, name)) is not None)
        yield (*path, "pelaksana")
    else:
        # Of a list the whole, so that what stands behind an item keeps its place; of a step all that its key holds.
        named = max((at for at, step in enumerate(path, 1) if isinstance(step, str)), default=0)
        yield path[: min(named, _STEP + 1) if path[:1] == ("kegiatan",) else named]


def _fitting(data: Data, path: Path) -> Data:
    """What may stand at a place."""
    if path[-1:] != ("pelaksana",):
        return _FILLED
    lanes = value_at(data, ("pelaksana",))
    lane = lanes[0] if isinstance(lanes, list) and lanes else lanes
    return value_at(lane, ("id",)) or value_at(lane, ("jabatan",)) if isinstance(lane, dict) else lane


def _with(data: Data, path: Path, value: Data) -> Data:
    """Data with another value at a key; without the key where it is none."""
    if not path:
        return value
    step, inner = path[0], path[1:]
    if isinstance(data, list):
        return [_with(item, inner, value) if at == step else item for at, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    changed = _with(data.get(str(step)), inner, value)
    return {key: held for key, held in {**data, str(step): changed}.items() if key != step or held is not None}


def _may_come_of(finding: Finding, wrong: Path) -> bool:
    """Whether what was found may be there only because something is wrong elsewhere, or is about that."""
    if finding.path[: len(wrong)] == wrong[: len(finding.path)] or not _NUMBERING.isdisjoint(wrong):
        return True
    causes = _COMES_OF.get(finding.code, frozenset())
    # A key that nobody knows may be any.
    return bool(causes) and (not causes.isdisjoint(wrong) or wrong[-1] not in keys_at(Sop, wrong[:-1]))
