# A key that nobody knows: misspelt, at home elsewhere in the file, or of another family of procedure.
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tatalaksana.model.contoh_nilai import flag_meant
from tatalaksana.model.groups import homes, keys_at, model_at, real_path
from tatalaksana.model.kegiatan import SELESAI, Kegiatan, Lajur, Waktu
from tatalaksana.model.keluarga import answer_to, bare, date_meant, key_meant, signer_meant, step_key_meant
from tatalaksana.model.leads import REGISTERED, leads_of
from tatalaksana.model.likeness import alike, meant, slip
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.model.profil import Profil
from tatalaksana.model.register import Unit
from tatalaksana.model.satuan import is_unit
from tatalaksana.model.sop import Sop, TanggalSop
from tatalaksana.model.strays import ENDS
from tatalaksana.model.value import ID_PATTERN, Shorthand, Value
from tatalaksana.source import Data, Edit, Edits, Finding, Path, value_at

Loc = tuple[int | str, ...]
"""A place as pydantic has it."""
_FEW = 16
"""More known keys than these are not told: nobody reads them."""
_REMARKS = ("//", "/*", "<!--")
"""How remarks begin in other languages."""
MERGE = "<<"
"""YAML's key for what stands elsewhere."""
_ABOVE = frozenset({"atasan", "atasan_langsung"})
"""Who is above an office; only units say what they belong to."""
SIGNING = ("jabatan", "nama", "nip")
"""What is written of who signs an SOP, before all else."""
_BOUNDS = frozenset(
    {"min", "max", "minimum", "maximum", "minimal", "maksimal", "minimum_value", "maximum_value", "batas"}
)
"""What forms of other programs call the bounds of a field."""
_BOUNDED = 'Batas isian ditulis sebagai rumus di «constraint», misalnya «constraint: ". >= 1 and . <= 5"»; batas skala range di «parameters: {start: 1, end: 5}».'
_LEADING = frozenset({"lanjut", "keputusan"})
"""Keys of a step that say where it leads."""
_OF_PROFILE = "Kunci ini milik profil: tulis di sops/profil/…, berkas yang disebut unitnya dengan «profil»."
_AS_TEXT = "Tulis waktunya sebagai satu teks, misalnya «waktu: 10 menit»."
_ALIKE = 0.65
"""How like a key must be to be asked about: «foo» is no «nomor»."""


def unknown_key(model: type[BaseModel], data: Data, path: Path, loc: Path) -> Finding:
    """What is told of a key that is not known.

    Args:
        model: What the file holds.
        data: The file.
        path: The key's place in it.
        loc: The same as pydantic has it.
    """
    name, known = str(loc[-1]), keys_at(model, loc[:-1])
    near = misspelt(name, known)
    here = model_at(model, loc[:-1])
    if here is Lajur and not near and (lane := _lane_meant(data, path)):
        return lane
    if not near and (
        found := _in_braces(here, data, path) or _name_alone(here, data, path) or _with_remark(here, known, data, path)
    ):
        return found
    if here in {Sop, Kegiatan} and (signed := _signed(data, path, known)):
        return signed
    if here is Kegiatan and bare(name) in {SELESAI, *ENDS} and (ended := _ended(data, path)):
        return ended
    # Words of other families of procedure are only asked about, for what stands there may be of another key; «menit: 10» says more than its value.
    sure = near or (_called(here, name) if here not in {Sop, Waktu} else None)
    if sure and (pair := _of_one_name(here, known, data, path, sure)):
        return pair
    mend = Edit(path, sure, of_key=True) if sure and _fits(model, data, path, loc, sure, whole=not near) else None
    hint = meant(near) or _shared_time(data, path) or whereabouts(model, loc[:-1], name)
    if sure and not near and sure in (value_at(data, path[:-1]) or ()):
        hint = f"Pada format ini namanya «{sure}», yang sudah ada di sini: gabungkan isinya."
    return Finding("kunci-tak-dikenal", path, f"Kunci «{name[:60]}» tidak dikenal.", hint, of_key=True, mend=mend)


def _ended(data: Data, path: Path) -> Finding | None:
    """«selesai: ya» at a step, beside «mulai: ya»; None where the step says already where it leads."""
    step = value_at(data, path[:-1])
    said = str(value_at(data, path))
    if not isinstance(step, dict) or "ya" not in {said, flag_meant(said)} or not step.keys().isdisjoint(_LEADING):
        return None
    mend = Edits((Edit(path, "lanjut", of_key=True), Edit((*path[:-1], "lanjut"), SELESAI)))
    told, how = f"Kunci «{path[-1]}» tidak dikenal.", f"Tulis «lanjut: {SELESAI}»."
    return Finding("kunci-tak-dikenal", path, told, how, of_key=True, mend=mend)


def _shared_time(data: Data, path: Path) -> str:
    """How «waktu: 3 hari» is written with the «sampai: lapor» that stands beside it; empty where the key is another, or the step has no such time."""
    step, last = value_at(data, path[:-1]), value_at(data, path)
    text = step.get("waktu") if isinstance(step, dict) else None
    if bare(str(path[-1])) != "sampai" or not isinstance(text, str) or not isinstance(last, str):
        return ""
    return f"Tulis di dalam «waktu»: «waktu: {{teks: {text[:60]}, sampai: {last[:60]}}}»."


def _signed(data: Data, path: Path, known: Sequence[str]) -> Finding | None:
    """Of «jabatan: …», «nama: …», «nip: …» below the steps, or in the last of them, the first: who signs, without «pengesahan»; None where the key is none of several."""
    group = value_at(data, path[:-1])
    names = [name for name in SIGNING if isinstance(group, dict) and name in group and name not in known]
    # A step with nothing but these may call what is done and who does it so.
    if path[-1] not in names or len(names) == 1 or (len(path) > 1 and "uraian" not in (group or ())):
        return None
    first = next(name for name in group or () if name in names)
    told = f"{', '.join(f'«{name}»' for name in names)} di sini isi «pengesahan», yang tidak tertulis di atasnya."
    how = "Tulis «pengesahan:» di tepi kiri, lalu baris-baris ini di bawahnya, menjorok dua spasi."
    return Finding("kunci-tak-dikenal", (*path[:-1], first), told, how, of_key=True, about="pengesahan")


def _of_one_name(
    here: type[BaseModel] | None, known: Sequence[str], data: Data, path: Path, key: str
) -> Finding | None:
    """Of «kiri: 20, kanan: 20» the first: several words that all mean one key, which holds one value; None where the word is alone."""
    group = value_at(data, path[:-1])
    if not isinstance(group, dict) or key in group:
        return None
    names = [name for name in group if name not in known and (misspelt(name, known) or _called(here, name)) == key]
    if len(names) == 1:
        return None
    told = f"Kunci {' dan '.join(f'«{name[:60]}»' for name in names)} tidak dikenal: semuanya «{key}»."
    same = len({str(group[name]) for name in names}) == 1
    how = f"Tulis «{key}: {str(group[names[0]])[:60]}» saja." if same else f"Tulis «{key}» sekali, dengan satu nilai."
    return Finding("kunci-tak-dikenal", (*path[:-1], names[0]), told, how, of_key=True)


def _in_braces(group: type[BaseModel] | None, data: Data, path: Path) -> Finding | None:
    """A text in braces where it may stand alone: `{kua-hulu}` is read as a key with nothing behind it."""
    name, around = str(path[-1]), value_at(data, path[:-1])
    if group is None or not issubclass(group, Shorthand) or around != {name: None} or not path[:-1]:
        return None
    told = f"«{name[:60]}» diapit kurung kurawal, sehingga terbaca sebagai kunci."
    return Finding("kunci-tak-dikenal", path, told, f"Hapus kurungnya: «{name[:60]}».", of_key=True)


def _name_alone(group: type[BaseModel] | None, data: Data, path: Path) -> Finding | None:
    """«unit: {nama: Bidang Operasi}»: the name of what must be there by its id; None where the id stands beside it."""
    name, around = str(path[-1]), value_at(data, path[:-1])
    if group is None or not issubclass(group, Shorthand) or not path[:-1]:
        return None
    lead, said = leads_of(group).get(str(path[-2])), around.get(name) if isinstance(around, dict) else None
    if (
        lead not in REGISTERED
        or not isinstance(said, str)
        or around != {name: said}
        or not group.called.get(bare(name))
    ):
        return None
    how = f"Tulis idnya dari {lead.value}.yaml, misalnya «{path[-2]}: …»."
    told = f"Kunci «{name[:60]}» tidak dikenal, dan id {lead.value} belum disebut."
    return Finding("kunci-tak-dikenal", path, told, how, of_key=True)


def _with_remark(here: type[BaseModel] | None, known: Sequence[str], data: Data, path: Path) -> Finding | None:
    """«waktu (menit): 30», as heads of columns say it: a key with its measure, or with a remark; None where it is neither, or the key is there."""
    name, held = str(path[-1]), value_at(data, path)
    key, remark = key_with_remark(here, known, name)
    if not key or key in (value_at(data, path[:-1]) or ()):
        return None
    told = f"Kunci «{name[:60]}» tidak dikenal."
    if not is_unit(remark):
        how = f"Tulis «{key}» saja; «{remark[:60]}» bukan bagian kunci."
        return Finding("kunci-tak-dikenal", path, told, how, of_key=True)
    text = f"{held} {remark}" if isinstance(held, str) and _FIGURES.fullmatch(held) else held
    how = f"Tulis satuannya di belakang angkanya: «{key}: {str(text or f'… {remark}')[:60]}»."
    mend = Edits((Edit(path, key, of_key=True), Edit((*path[:-1], key), text))) if isinstance(text, str) else None
    return Finding("kunci-tak-dikenal", path, told, how, of_key=True, mend=mend)


_FIGURES = re.compile(r"[^A-Za-z]*[0-9][^A-Za-z]*")
_REMARKED = re.compile(r"(\w[\w /]*?)\s*\(([^()]+)\)")
_MEASURED = re.compile(r"(waktu\w*?)[ _]([a-z]+(?:[ _](?:kerja|kalender))?)", re.IGNORECASE)
"""A time with its unit behind it, without brackets."""


def key_with_remark(here: type[BaseModel] | None, known: Sequence[str], name: str) -> tuple[str, str]:
    """The key that stands before brackets, or before a unit of time, and what stands there; two empty words where it is none.

    Args:
        here: The group in which it stands.
        known: The keys of that.
        name: What stands there for a key.
    """
    found = _REMARKED.fullmatch(name) or _MEASURED.fullmatch(name)
    remark = " ".join(found[2].replace("_", " ").split()) if found else ""
    if found is None or (found.re is _MEASURED and not is_unit(remark)):
        return "", ""
    key = misspelt(found[1], known) or (step_key_meant(found[1]) if here is Kegiatan else _called(here, found[1]))
    return (key, remark) if key else ("", "")


def _lane_meant(data: Data, path: Path) -> Finding | None:
    """«nama: kabag-umum» for the office of a lane, or «- kabag: kabag-umum» for its id and office; None where it is neither."""
    name, group, office = str(path[-1]), value_at(data, path[:-1]), value_at(data, path)
    if (
        not isinstance(group, dict)
        or "jabatan" in group
        or not isinstance(office, str)
        or not re.match(ID_PATTERN, office)
    ):
        return None
    told = f"Kunci «{name[:60]}» tidak dikenal."
    if len(group) > 1:
        mend = Edit(path, "jabatan", of_key=True)
        return Finding("kunci-tak-dikenal", path, told, meant("jabatan"), of_key=True, mend=mend)
    how = f"Tulis «{{id: {name[:60]}, jabatan: {office[:60]}}}»."
    renamed = Edit(path, "jabatan", of_key=True)
    whole = Edits((renamed, Edit((*path[:-1], "id"), name))) if re.match(ID_PATTERN, name) else None
    return Finding("kunci-tak-dikenal", path, told, how, of_key=True, mend=whole)


def keys_meant(model: type[BaseModel], data: Data, path: Path) -> list[str]:
    """The keys that an unknown one may be: the one it is by a slip, else all that are not there and may hold what it holds.

    Args:
        model: What the file holds.
        data: The file.
        path: The key's place in it.
    """
    known = keys_at(model, path[:-1])
    if near := misspelt(str(path[-1]), known):
        return [near]
    here, there, value = model_at(model, path[:-1]), value_at(data, path[:-1]), value_at(data, path)
    return [key for key in known if here and key not in (there or ()) and _may_hold(here, key, value)]


def _may_hold(group: type[BaseModel], key: str, value: Data) -> bool:
    try:
        group.model_validate({key: value})
    except ValidationError as error:
        return all(detail["loc"][:1] != (key,) for detail in error.errors(include_url=False, include_input=False))
    return True


def misspelt(name: str, known: Sequence[str]) -> str | None:
    """The known key that is meant without doubt: another spelling of it, or a typing slip."""
    joined = bare(name).replace("_", "")
    return next((key for key in known if joined == key.replace("_", "")), None) or slip(name, known, closed=True)


def misspelt_keys(model: type[BaseModel], data: Data, told: Iterable[Finding]) -> dict[Path, str]:
    """The unknown keys of which something is told that mean without doubt one that is not there, to that.

    Args:
        model: What the file holds.
        data: The file.
        told: What is told.
    """
    found: dict[Path, str] = {}
    for path in (one.path for one in told if one.code == "kunci-tak-dikenal"):
        group = value_at(data, path[:-1])
        if not isinstance(group, dict) or path[-1] not in group:
            continue
        near = misspelt(str(path[-1]), keys_at(model, path[:-1]))
        if near and near not in group and (*path[:-1], near) not in _renamed(found):
            found[path] = near
    return found


def _renamed(keys: Mapping[Path, str]) -> set[Path]:
    """The places of keys once they are spelt otherwise."""
    return {(*path[:-1], name) for path, name in keys.items()}


def strange_groups(model: type[BaseModel], data: Data, details: Iterable[ErrorDetails]) -> set[Path]:
    """The places of groups of which no key is one, nor is called so: what they lack is said by their keys.

    Args:
        model: What the file holds.
        data: The file.
        details: What pydantic says of it.
    """
    unknown = {
        detail["loc"]: real_path(data, detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"
    }
    strange = {path for loc, path in unknown.items() if not _is_known_word(model, loc)}
    groups = {path[:-1]: value_at(data, path[:-1]) for path in strange}
    return {
        path
        for path, group in groups.items()
        if path and isinstance(group, dict) and all((*path, name) in strange for name in group)
    }


def _is_known_word(model: type[BaseModel], loc: Loc) -> bool:
    """Whether a word is that of a key, by a slip or another name."""
    name, known = str(loc[-1]), keys_at(model, loc[:-1])
    return bool(misspelt(name, known) or _answer(model_at(model, loc[:-1]), known, name))


def misspelt_places(model: type[BaseModel], details: Sequence[ErrorDetails]) -> set[Loc]:
    """The places of keys that are there by a misspelt name, or by one that is asked about."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    found: set[Loc] = set()
    for loc in unknown:
        name, known, group = str(loc[-1]), keys_at(model, loc[:-1]), model_at(model, loc[:-1])
        said = step_key_meant(name) if group is Kegiatan else _called(group, name)
        if (
            near := misspelt(name, known)
            or said
            or key_with_remark(group, known, name)[0]
            or alike(name, known, least=_ALIKE)
        ):
            found.add((*loc[:-1], near))
        if (
            group is not None
            and issubclass(group, Shorthand)
            and said
            and leads_of(group).get(str(loc[-2])) in REGISTERED
        ):
            found.add((*loc[:-1], str(loc[-2])))  # told of the name in its place
    return found


def _called(group: type[BaseModel] | None, name: str) -> str | None:
    """The key of a group that people call so."""
    if group is Sop:
        return key_meant(name)
    return group.called.get(bare(name)) if group is not None and issubclass(group, Value) else None


def named_instead(model: type[BaseModel], data: Data, details: Sequence[ErrorDetails]) -> dict[Loc, Loc]:
    """Keys of an unknown name to the one key that is missing beside them: what stands there likely is that."""
    elsewhere = homes(model)
    beside: dict[Loc, list[ErrorDetails]] = {}
    for detail in details:
        beside.setdefault(detail["loc"][:-1], []).append(detail)
    found: dict[Loc, Loc] = {}
    for place, several in beside.items():
        kinds = {detail["type"]: detail["loc"] for detail in several}
        unknown = kinds.get("extra_forbidden")
        if (
            len(several) == len(kinds) == 2  # noqa: PLR2004 - a pair
            and unknown
            and not _slipped_in(elsewhere, unknown)
            and (
                not _called(model_at(model, place), str(unknown[-1]))
                or (model_at(model, place) is Lajur and _lane_meant(data, real_path(data, unknown)) is not None)
            )
            and "missing" in kinds
        ):
            there = real_path(data, kinds["missing"]) == kinds["missing"]
            tells = (
                isinstance(value_at(data, real_path(data, unknown)), str) or is_keyless(data, real_path(data, unknown))
                if place
                else _tells(model, data, unknown, str(kinds["missing"][-1]))
            )
            if not there and tells:
                found[unknown] = kinds["missing"]
    return found


def is_keyless(data: Data, path: Path) -> bool:
    """Whether a key is a text that has none, as the first in `{Amati tekanan, pelaksana: plp}`."""
    group = value_at(data, path[:-1])
    return isinstance(group, dict) and path[-1] in group and group[str(path[-1])] is None and " " in str(path[-1])


def _tells(model: type[BaseModel], data: Data, unknown: Loc, missing: str) -> bool:
    """Whether what stands under an unknown key of the file is of the kind that the missing one takes, which not any text is."""
    path = real_path(data, unknown)
    return (
        not _answer(model, keys_at(model, ()), str(unknown[-1]))
        and not _may_hold(model, missing, "Sebuah teks")
        and _fits(model, data, path, unknown, missing)
    )


def _slipped_in(elsewhere: Mapping[str, tuple[tuple[str, ...], ...]], place: Loc) -> bool:
    """Whether a key is at home in a group around the one in which it stands."""
    names = tuple(step for step in place[:-1] if isinstance(step, str))
    return any(home == names[: len(home)] for home in elsewhere.get(str(place[-1]), ()))


def whereabouts(model: type[BaseModel], place: Path, name: str) -> str:
    """Where what stands under an unknown key belongs, or what may be meant by it.

    Args:
        model: What the file holds.
        place: The group in which the key stands.
        name: The key.
    """
    here, known = model_at(model, place), keys_at(model, place)
    answer = _answer(here, known, name)
    elsewhere = homes(model)
    if bare(name) in _ABOVE and "induk" not in known:
        return "Jabatan tidak menyebut atasannya: susunan unit ditulis di unit.yaml, dengan «induk». Hapus kunci ini."
    home = name if name in elsewhere else slip(name, elsewhere, closed=True)
    if not answer and home is not None:
        answer = f"{meant(home if home != name else None)} {_at_home(elsewhere[home])}".strip()
    if name == MERGE:
        return "Di YAML «<<» menyalin isi dari tempat lain; itu tidak dipakai di sini. Tulis kunci dan isinya lengkap di tempat ini."
    if counted := re.match(r"([(]?(?:[0-9]{1,2}|[a-z])[.)])\s+\{", name):
        return f"Hapus «{counted[1]}» di depan «{{»; butir daftar bernomor sendiri."
    if name.startswith(_REMARKS):
        return "Bila ini catatan, tulis «# » di depannya."
    longer = [key for key in known if bare(name) in key.split("_")]
    near = longer[0] if len(longer) == 1 else alike(name, known, least=_ALIKE)
    if len(known) > _FEW:
        return answer or meant(near) or "Periksa ejaannya; kunci yang dikenal ada di Rujukan format."
    return answer or meant(near) or f"Kunci yang dikenal: {', '.join(known)}."


def _answer(here: type[BaseModel] | None, known: Sequence[str], name: str) -> str:
    """What is known of a word that is no key of a group; nothing for most."""
    if here is not Sop and (called := _called(here, name)):
        return _AS_TEXT if here is Waktu else f"Pada format ini namanya «{called}»."
    if here is TanggalSop:
        return date_meant(name)
    if here is Pengesahan:
        return signer_meant(name)
    if bare(name) in _BOUNDS and "constraint" in known:
        return _BOUNDED
    answer = answer_to(name, in_step=here is Kegiatan) if here in {Sop, Kegiatan} else ""
    of_profile = here in {Sop, Unit} and name not in known and name in keys_at(Profil, ())
    return answer or (_OF_PROFILE if of_profile else "")


def _at_home(places: Sequence[tuple[str, ...]]) -> str:
    """Where a known key belongs."""
    inside = [f"di dalam «{'.'.join(place)}»" for place in places if place]
    if len(inside) == len(places):
        return f"Tempatnya {' atau '.join(inside[:3])}; periksa jorokannya."
    return "Tempatnya di tepi kiri berkas, tidak menjorok."


def _fits(model: type[BaseModel], data: Data, path: Path, loc: Path, name: str, *, whole: bool = False) -> bool:
    """Whether what stands under an unknown key may stand under the key of this name; and whether the group lacks nothing then."""
    here, group = model_at(model, loc[:-1]), value_at(data, path[:-1])
    if here is None or not isinstance(group, dict) or name in group:
        return False
    try:
        here.model_validate(
            {**{key: value for key, value in group.items() if key != path[-1]}, name: group[str(path[-1])]}
        )
    except ValidationError as error:
        several = error.errors(include_url=False, include_input=False)
        lacks = whole and any(detail["type"] == "missing" for detail in several)
        # What is wrong deeper inside is told by itself once the key has its name: what holds it is of the kind that the key takes.
        return not lacks and all(detail["loc"] != (name,) for detail in several)
    return True
