# What can be checked of an SOP though its file is wrong: all but what is wrong, and what may come of that.
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.model import Jenis, Sop, other_format, parse
from tatalaksana.model.groups import homes, keys_at
from tatalaksana.model.keluarga import place_meant
from tatalaksana.model.profil import KOTAK
from tatalaksana.model.unknown import SIGNING, keys_meant
from tatalaksana.source import Data, Finding, Path, Severity, value_at

_ROUNDS = 6
"""A value is filled in and, where that is wrong too, left out; a group is looked at as a whole once its keys are right, and the file once its groups are."""
_MANY = 40
"""Where more is wrong, the rest says little: nobody mends as much in one go."""
_FILLED = "isian"
"""What stands for a text that is wrong, or missing."""
_FITTING: Mapping[Path, Data] = {
    ("jenis",): Jenis.MIKRO.value,
    ("pengesahan",): {"jabatan": _FILLED, "nama": _FILLED},
    ("perlu_diperiksa",): None,
    ("tanggal", "revisi"): "9999-12-31",
    ("tanggal", "efektif"): "9999-12-31",
}
"""What stands where no text may."""
_STEPS: Path = ("kegiatan",)
_STEP = 2
"""Names that lead to a step."""
_WAYS = ("tanpa_simbol", "simbol", "serentak", "keputusan", "lanjut", "bentuk", "teks")
"""Keys of a step that may contradict each other."""
_LACKS: Mapping[str, Path] = {
    "nomor": ("nomor",), "pengesahan": ("pengesahan",), "nama": ("pengesahan",), "efektif": ("tanggal", "efektif"),
    "perlu_diperiksa": ("perlu_diperiksa",),
}  # fmt: skip
"""What an SOP in force must have, or not have any more, to its place."""
_NUMBERING = frozenset({"tanpa_nomor", "tanpa_simbol"})
"""Keys without which steps may have other numbers, by which everything is said."""
_SYMBOLS = frozenset({"pelaksana", *_WAYS})
_LEADING = frozenset({"keputusan", "lanjut", "simbol", "mulai", "id"})
"""Keys that say where arrows go."""
_LIFE = frozenset({"status", "tanggal"})
_OF_STEP = frozenset({
    "tanpa-pelaksana", "serentak-tanpa-simbol", "simbol-dan-singkat", "keputusan-bersama", "keputusan-dan-lanjut",
})  # fmt: skip
"""Codes of what is wrong with a step as a whole, which only what it says of its symbols can be the cause of."""
_INCOMPLETE = frozenset({"belum-lengkap", "belum-diperiksa"})
_PLACED = frozenset({"unit", "profil"})
"""Keys that tell which boxes and columns a sheet has."""
_CALLED = frozenset({("judul",), ("jenis",), ("unit",), ("nomor",)})
"""By what others know an SOP."""
_LED = frozenset({"langkah-tak-ada", "waktu-bersama", "tak-tercapai", "tak-berakhir"})
"""Codes of what may be wrong with where steps lead, which only steps can be the cause of."""
_COMES_OF: Mapping[str, frozenset[str]] = {
    "langkah-tak-ada": frozenset({"id", "simbol"}),  # symbols have ids too
    "tak-tercapai": _LEADING,
    "tak-berakhir": _LEADING,
    "cabang-menerus": _LEADING,
    "waktu-bersama": frozenset({"id"}),
    "lajur-kosong": _SYMBOLS,
    "serah-terima": _SYMBOLS | {"kelengkapan", "output"},
    "keputusan-dalam-kalimat": _SYMBOLS,
    "mutu-baku-kosong": _PLACED | {"status", "waktu"},
    "kolom-tak-tercetak": _PLACED,
    "lajur-sempit": _PLACED,
    "kepala-lajur-panjang": _PLACED,
    "kotak-tak-tercetak": _PLACED,
    "status-tak-ditulis": _LIFE,
    "peraturan-diganti": _LIFE,
    "revisi-tanpa-tanggal": _LIFE | _PLACED,
    "urutan-tanggal": frozenset({"tanggal"}),
    "kotak-kosong": _PLACED | {"status", *KOTAK},
    "pengesah-ganda": _PLACED | {"pengesahan"},
    "judul-berawalan": frozenset({"jenis", "status"}),
    "kunci-tertukar": frozenset({"jenis"}),
    "satu-arah": _LIFE | {"keterkaitan", "digantikan_oleh"},
    "rujukan-dicabut": _LIFE | {"contoh", "digantikan_oleh"},
    "belum-lengkap": frozenset({"status"}),
    "belum-diperiksa": frozenset({"status"}),
}
"""Codes of what may be found in one place because keys are wrong in another."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is right in a file that is wrong."""

    sop: Sop
    """With anything in place of the rest, or nothing."""
    wrong: tuple[Path, ...]
    """The places of the rest."""
    found: tuple[Finding, ...]
    """What else is wrong, as can only be seen without the rest."""


def is_called(wrong: Collection[Path]) -> bool:
    """Whether others may know an SOP by what its file says, where these places of that are wrong."""
    return _CALLED.isdisjoint(wrong)


def remainder_of(data: Data, told: Sequence[Finding]) -> Remainder | None:
    """What is right in an SOP's file; none where too little is, or nobody can tell where it is wrong.

    Args:
        data: The file.
        told: What is told of it: doubts too, whose places may mean something else than is read there.
    """
    if other_format(data):
        return None
    parsed = parse(Sop, data)
    known = parsed if isinstance(parsed, tuple) else ()
    doubts = [one.path for one in told if one.severity is Severity.ERROR and one.path and one not in known]
    wrong: dict[Path, None] = {one: None for path in doubts for one in (path, path[:1])}
    found: dict[Finding, None] = {}
    tried: set[Path] = set()
    for _ in range(_ROUNDS):
        if isinstance(parsed, Sop):
            return Remainder(parsed, tuple(wrong), tuple(found)) if wrong else None
        if len(parsed) > _MANY:
            return None
        for path, value in _instead(data, parsed, tried).items():
            tried.add(path)
            wrong.update((one, None) for one in (path, *_meant(data, path)))
            data = _with(data, path, value)
        parsed = parse(Sop, data)
        if isinstance(parsed, tuple) and not doubts:
            found.update((one, None) for one in parsed if not comes_of(one, wrong))
    return None


def _instead(data: Data, findings: Iterable[Finding], tried: Collection[Path]) -> dict[Path, Data]:
    """What may stand in place of what is wrong: nothing under a key that nobody knows, and where something was tried."""
    return {
        path: None if path in tried or finding.code == "kunci-tak-dikenal" else _fitting(data, path)
        for finding in findings
        for path in _places(data, finding)
    }


def _meant(data: Data, path: Path) -> Iterator[Path]:
    """The places for which what stands under a key that nobody knows may be meant."""
    if path and path[-1] not in keys_at(Sop, path[:-1]) and value_at(data, path[:-1]) is not None:
        yield from ((*path[:-1], key) for key in keys_meant(Sop, data, path))
    if len(path) == 1 and path[0] not in keys_at(Sop, ()):
        name = str(path[0])
        yield from ((*home, name) for home in homes(Sop).get(name, ()) if home[:1] != _STEPS)
        if inside := place_meant(name):
            yield inside


def _places(data: Data, finding: Finding) -> Iterator[Path]:
    """The keys whose values are to be others, so that a finding is none."""
    path = finding.path
    if finding.about in _LACKS and finding.code in _INCOMPLETE:
        yield _LACKS[finding.about]
    elif finding.code == "kunci-tak-dikenal" and finding.about:
        yield from ((*path[:-1], name) for name in SIGNING if value_at(data, (*path[:-1], name)) is not None)
    elif finding.code == "butir-kembar":
        yield from ((*path, name) for name in ("id", "uraian", "pelaksana"))
    elif finding.code == "pengganti-tanpa-cabut":
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
    if path in _FITTING:
        return _FITTING[path]
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
    if data is None:
        data = {}
    if isinstance(data, list):
        return [_with(item, inner, value) if at == step else item for at, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    changed = _with(data.get(str(step)), inner, value)
    return {key: held for key, held in {**data, str(step): changed}.items() if key != step or held is not None}


def without(data: Data, paths: Iterable[Path]) -> Data:
    """Data without these keys."""
    for path in paths:
        data = _with(data, path, None)
    return data


def comes_of(finding: Finding, wrong: Iterable[Path]) -> bool:
    """Whether what was found may be there only because something is wrong elsewhere, or is about that."""
    return any(_may_come_of(finding, path) for path in wrong)


def _may_come_of(finding: Finding, wrong: Path) -> bool:
    if finding.code in _INCOMPLETE and finding.about in _LACKS:
        place = _LACKS[finding.about]
        elsewhere = wrong[-1] == finding.about or (finding.about == "pengesahan" and wrong[-1] in SIGNING)
        return wrong == ("status",) or elsewhere or wrong == place[:1]
    if finding.code in _OF_STEP:
        return wrong[: len(finding.path)] == finding.path and not _SYMBOLS.isdisjoint(wrong)
    if finding.path[: len(wrong)] == wrong[: len(finding.path)] or not _NUMBERING.isdisjoint(wrong):
        return True
    if finding.code == "lajur-tak-dikenal":
        return wrong[0] == "pelaksana"
    if wrong == _STEPS:
        return finding.code in _COMES_OF
    elsewhere = finding.code in _LED and wrong[:1] != _STEPS  # the «id» of a regulation is another
    return not elsewhere and not _COMES_OF.get(finding.code, frozenset()).isdisjoint(wrong)
