# What steps name and the SOP does not have, a lane or a step, and what is meant by it. The cause is told: where every step
# that names a lane agrees against the list of lanes, the list has the slip, and that is said once.
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tatalaksana.model.contoh_nilai import number_meant
from tatalaksana.model.judul import bare_title
from tatalaksana.model.kegiatan import SELESAI
from tatalaksana.model.leads import Leads
from tatalaksana.model.likeness import alike, meant, slip
from tatalaksana.model.sebaris import as_list, names_in_line
from tatalaksana.model.sop import Sop
from tatalaksana.source import Edit, Finding, Path, Sought

_LABEL = 3
"""Where the word of an exit stands in the path to its goals."""
_LIKE_STEP = 0.6
"""How like an id must be to be asked about, of one."""
_STARTS = frozenset({"mulai", "awal", "start", "langkah awal", "langkah pertama", "kembali ke awal", "ke awal"})
"""What people call the first step."""
ENDS = frozenset({"akhir", "terakhir", "end", "finish", "stop", "tamat", "berhenti", "berakhir"})
"""What people call the end."""
_CAPSULES = frozenset({"kapsul", "terminator"})
"""What they call its symbol, which the start has too."""
_NEXT = frozenset({"lanjut", "lanjutkan", "terus", "berikutnya", "selanjutnya", "berikut", "next"})
"""What people call the step below, alone or behind the word for a step."""

_BACK = frozenset(
    {"kembali", "dikembalikan", "ulang", "ulangi", "diulang", "mundur", "balik", "sebelumnya", "semula", "back"}
)
"""What people call the step above."""

_WAY = r"(?:(?:kembali|dikembalikan|lanjut|lanjutkan|dilanjutkan|terus|menuju|pergi|balik)(?:\s+|-))"
_STEP = r"(?:langkah|kegiatan|tahap|step|nomor|no\.?|ke)"
_AROUND = " \t\"'«»“”‘’→=>.,;:"
"""What stands around a name in a sentence, or is drawn before it."""
_OF = r"(?:proses|prosedur|sop|kegiatan|langkah|semua)"
"""What ends, where somebody says more than that it does."""
_CELLS = frozenset({"uraian", "kelengkapan", "waktu", "waktu_kerja", "output", "ket"})
"""Keys of a step that hold words, and that no exit is called."""
_IF_GONE = "Bila langkahnya terhapus, tulis lagi."
IF_LOST = "bila langkahnya terhapus, tulis lagi."
"""The end of what to do where no step is like the one missed."""


def stray_lanes(sop: Sop, strays: Mapping[str, Sequence[Path]]) -> Iterator[Finding]:
    """Lanes that steps name and the SOP does not have.

    Args:
        sop: The SOP.
        strays: Each of their names to where it stands.
    """
    if not strays:
        return
    lanes = {lajur.nama: index for index, lajur in enumerate(sop.pelaksana)}
    named = set(lanes_named(sop))
    idle = [name for name in lanes if name not in named]
    for name, places in strays.items():
        near = slip(name, lanes)
        if near in idle and len(places) > 1:
            yield _misspelt_lane(sop, lanes[near], name, len(places))
        elif near:
            for place in places:
                told = f"Lajur «{name}» tidak ada di «pelaksana» SOP ini."
                yield Finding(
                    "lajur-tak-dikenal", place, told, meant(near), mend=Edit(place, near), about=name,
                    sought=_sought(sop, name, place),
                )  # fmt: skip
        else:
            yield replace(_missing_lane(name, places, lanes, idle), sought=_sought(sop, name, places[0]))


def _sought(sop: Sop, name: str, place: Path) -> Sought:
    """A lane that is not there, for who knows the offices: it may be one that was forgotten in the list of lanes."""
    return Sought(Leads.LANE.value, name, place, tuple((lajur.jabatan, lajur.nama) for lajur in sop.pelaksana))


def lanes_named(sop: Sop) -> Iterator[str]:
    """The lanes that steps name, whether the SOP has them or not."""
    for step in sop.kegiatan:
        yield from step.pelaksana or ()
        yield from (simbol.pelaksana for simbol in step.simbol or ())


def _misspelt_lane(sop: Sop, lane: int, name: str, many: int) -> Finding:
    """A lane whose id all steps spell otherwise. What is a lane's own id is put right; an office's id the register knows."""
    own = sop.pelaksana[lane].id
    path: Path = ("pelaksana", lane, "id") if own else ("pelaksana", lane)
    return Finding(
        "lajur-tak-dikenal",
        path,
        f"Lajur «{sop.pelaksana[lane].nama}» tidak disebut langkah mana pun; {many} langkah menyebut «{name}», yang tidak ada di «pelaksana».",
        meant(name),
        mend=Edit(path, name) if own else None,
        about=name,
    )


def _missing_lane(name: str, places: Sequence[Path], lanes: Iterable[str], idle: Sequence[str]) -> Finding:
    """A lane like none that is there, told where it is first named."""
    told = f"Lajur «{name}» tidak ada di «pelaksana» SOP ini"
    if len(idle) == 1:
        hint = f"Barangkali «{idle[0]}», satu-satunya lajur yang belum disebut."
    else:
        hint = meant(alike(name, list(lanes))) or f"Lajur yang ada: {', '.join(lanes)}."
    if len(places) > 1:
        told = f"{told}, tetapi disebut di {len(places)} tempat"
    hint = f"{hint} Bila memang lajur sendiri, tambahkan «{name}» di «pelaksana»."
    return Finding("lajur-tak-dikenal", places[0], f"{told}.", hint, about=name)


def stray_step(
    sop: Sop, path: Path, who: str, target: str, *, numbers: Sequence[str], names: Iterable[str], few: bool
) -> Finding:
    """A step that is not there.

    Args:
        sop: The SOP.
        path: Where it is named.
        who: Whoever names it, with the verb.
        target: Its name.
        numbers: The number of each row; empty where it has none.
        names: What steps may be called.
        few: Whether there are few such, so that what is meant may be looked for.
    """
    row = path[1] if len(path) > 1 and isinstance(path[1], int) and path[1] < len(sop.kegiatan) else None
    own = sop.kegiatan[row].id if row is not None else None
    known = [name for name in names if not name.isdigit() and name != own]
    said = {_folded(name): name for name in (*known, SELESAI)}
    told = f"{who} langkah «{target[:60]}», yang tidak ada."
    last = max(1, len([n for n in numbers if n]))
    label = str(path[_LABEL]) if len(path) > _LABEL and path[_LABEL - 1] == "keputusan" else ""
    if label in _CELLS:
        how = f"«{label}» itu kunci langkah, sejajar dengan «keputusan»: kurangi jorokannya, atau tutup kurung «keputusan» di depannya."
        return Finding("langkah-tak-ada", path, f"«{label}» terbaca sebagai jalan keluar.", how, of_key=True)
    if label and not target.strip("-–—"):
        how = f"Tulis langkah tujuannya, misalnya «{label}: 3» atau «{label}: selesai»."
        return Finding("langkah-tak-ada", path, f"Jalan keluar «{label}» belum menyebut langkah tujuannya.", how)
    turned = label in {*names, SELESAI} and target not in said.values()
    how = _several(target, {*names, SELESAI}) or (_turned(target, label) if turned else _elsewhere(sop, target, last))
    if how:
        return Finding("langkah-tak-ada", path, told, how)
    same = said.get(_folded(target))
    if few and same is None and (place := _end_of_all(target, numbers)):
        return Finding("langkah-tak-ada", path, told, meant(place))
    near = None
    if few:
        named = said.get(_named_as_step(target)) or _by_number(names, target)
        near = same or named or slip(target, (*known, SELESAI)) or described_step(sop, numbers, target)
    asked = near or (
        _beside(sop, numbers, row, target) or _begun(sop, numbers, target) or alike(target, known, least=_LIKE_STEP)
        if few
        else None
    )
    return Finding(
        "langkah-tak-ada",
        path,
        told,
        meant(near)
        or (f"{meant(asked)} {_IF_GONE}" if asked else "")
        or f"Pakai nomor 1 sampai {last}, id langkah, atau «selesai»; {IF_LOST}",
        mend=Edit(path, near) if near else None,
    )


def _several(target: str, names: Collection[str]) -> str:
    """What to do with several steps in one text; empty where it is none."""
    if (line := names_in_line(target)) and all(one in names for one in line.names):
        return f"Bila semuanya dituju, tulis «{as_list(line.names)}»; bila salah satunya, sebut yang itu."
    words = target.split()
    return f"Pisahkan dengan koma: «{as_list(words)}»." if len(words) > 1 and all(one in names for one in words) else ""


def _turned(target: str, label: str) -> str:
    return (
        f"Barangkali tertukar: kata jalan keluar di depan titik dua, langkahnya di belakang: «{target[:40]}: {label}»."
    )


def _elsewhere(sop: Sop, target: str, last: int) -> str:
    """What to do where a goal is another SOP, or who acts; nothing where it is neither."""
    if bare_title(target)[1] or target.casefold().startswith("sop "):
        return "Jalan menuju langkah SOP ini. SOP lain disebut di «rincian» suatu langkah, atau di «keterkaitan»."
    if _to_whom(target) in _called_lanes(sop):
        return (
            f"«{target[:60]}» itu lajur. Tulis langkah yang dituju: nomornya (1 sampai {last}), idnya, atau «selesai»."
        )
    return ""


def _to_whom(target: str) -> str:
    """Of «kembali ke Kasubbag» the last words."""
    return re.sub(rf"(?i)^{_WAY}?(?:ke(?:pada)?\s+)?", "", target.strip(_AROUND)).casefold()


def _called_lanes(sop: Sop) -> set[str]:
    """What people call the lanes."""
    labels = (lajur.label.casefold() for lajur in sop.pelaksana if lajur.label)
    return {*lanes_named(sop), *labels, *(lajur.jabatan for lajur in sop.pelaksana)}


def _folded(name: str) -> str:
    """A name as it counts: by its letters, whatever their case, without what a sentence puts around it."""
    return re.sub(r"^\s*-+>", "", name).strip(_AROUND).casefold()


def _end_of_all(target: str, numbers: Sequence[str]) -> str:
    """The first step, or the end, where a text is what people call it."""
    if _folded(target) in _STARTS and "1" in numbers:
        return "1"
    return SELESAI if _is_end(target) else ""


def _is_end(target: str) -> bool:
    """Whether a text is what people call the end, with a remark in brackets or a word of what ends: «Proses selesai.»."""
    words = _folded(re.sub(r"\([^()]*\)", "", target))
    return re.sub(rf"^{_OF}\s+|\s+{_OF}$", "", words) in {*ENDS, *_CAPSULES, SELESAI}


def _named_as_step(target: str) -> str:
    """Of «langkah periksa» or «kembali ke periksa» the last words."""
    return _folded(re.sub(rf"(?i)^{_WAY}?(?:{_STEP}\s+)*", "", _folded(target)))


def _by_number(names: Iterable[str], target: str) -> str | None:
    """The number in «langkah 3», «no. 3», «ke-3» or «kembali ke langkah 3»: one that is there, and no word that may be a name."""
    found = re.fullmatch(rf"(?i){_WAY}?(?:{_STEP}[\s-]*)*(?:#\s*)?([0-9]{{1,3}})", target.strip(_AROUND))
    number = found[1] if found else number_meant(target)
    return number if number in set(names) else None


def _beside(sop: Sop, numbers: Sequence[str], row: int | None, target: str) -> str | None:
    """The id, or else the number, of the step below the one that says «lanjut» or «langkah berikutnya», or above one that says «kembali»."""
    words = [word for word in target.casefold().split() if word not in {"ke", "langkah", "kegiatan"}]
    if row is None or not words:
        return None
    other = row + 1 if _NEXT.issuperset(words) else row - 1 if _BACK.issuperset(words) else -1
    return (sop.kegiatan[other].id or numbers[other] or None) if 0 <= other < len(sop.kegiatan) else None


def _begun(sop: Sop, numbers: Sequence[str], words: str) -> str | None:
    """The id, or else the number, of the one step whose description begins with these words."""
    said = " ".join(words.casefold().split())
    rows = [
        row for row, step in enumerate(sop.kegiatan) if " ".join(step.uraian.casefold().split()).startswith(f"{said} ")
    ]
    return (sop.kegiatan[rows[0]].id or numbers[rows[0]] or None) if len(rows) == 1 else None


def described_step(sop: Sop, numbers: Sequence[str], words: str) -> str | None:
    """The id, or else the number, of the one step that is described in these words; capitals do not count."""
    said = " ".join(words.casefold().split())
    rows = [row for row, step in enumerate(sop.kegiatan) if " ".join(step.uraian.casefold().split()) == said]
    return (sop.kegiatan[rows[0]].id or numbers[rows[0]] or None) if len(rows) == 1 else None
