# Plain data to a model, and pydantic's complaints in Indonesian with the path they are at.
from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from tatalaksana.model.bukan_tanggal import bad_date, months_first
from tatalaksana.model.cabang import exit_in, exits_in
from tatalaksana.model.contoh_nilai import (
    MEASURES,
    choice_meant,
    choices_meant,
    flag_meant,
    group_sample,
    measured,
    number_meant,
    volume_meant,
)
from tatalaksana.model.groups import model_at, real_path
from tatalaksana.model.kegiatan import Bentuk
from tatalaksana.model.key import Key, keys_of
from tatalaksana.model.leads import REGISTERED, Leads, leads_of
from tatalaksana.model.likeness import alike, meant, slip
from tatalaksana.model.pengesahan import nip_figures
from tatalaksana.model.unknown import MERGE, is_keyless, misspelt_places, named_instead, strange_groups, unknown_key
from tatalaksana.model.value import ALAMAT_SITUS, ID_PATTERN, NAMA_ISIAN, Shorthand
from tatalaksana.source import Data, Edit, Edits, Finding, Path, Severity, Sought, value_at
from tatalaksana.source.odd import WIDE

_M = TypeVar("_M", bound=BaseModel)

MANY = 100
"""More problems than this in one file are not listed."""


def parse(model: type[_M], data: Data) -> _M | tuple[Finding, ...]:
    """`data` as a `model`, or everything that is wrong with it."""
    if not isinstance(data, dict):
        return (_no_group(model, data),)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return limited(dict.fromkeys(islice(_findings(model, data, error), MANY + 1)))


def _no_group(model: type[BaseModel], data: Data) -> Finding:
    """What is told of a file that holds no keys."""
    if data is None:
        hint = (
            "Kembalikan isinya; tulis tiap entri di barisnya sendiri."
            if issubclass(model, RootModel)
            else "Isi, atau hapus berkasnya."
        )
        return Finding("tipe-salah", (), "Berkas ini kosong.", hint)
    how = "«kunci: nilai»"
    if issubclass(model, RootModel):
        how = "id dengan titik dua, misalnya «kabag:», lalu kunci-kuncinya di bawahnya, menjorok dua spasi"
    if isinstance(data, list):
        return Finding("tipe-salah", (), "Berkas ini berisi daftar.", f"Hapus tanda «-» di tepi kiri; tulis {how}.")
    return Finding("tipe-salah", (), "Berkas ini berisi teks saja.", f"Tulis {how}.")


def limited(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first of many findings, and that there are more: no file makes a run endless."""
    found = tuple(islice(findings, MANY + 1))
    if len(found) <= MANY:
        return found
    worst = min((finding.severity for finding in found), key=[Severity.ERROR, Severity.WARNING].index)
    more = f"Hanya {MANY} masalah pertama berkas ini yang ditampilkan."
    return (*found[:MANY], Finding("masih-ada", (), more, "Perbaiki dahulu, lalu periksa lagi.", worst))


def _findings(model: type[BaseModel], data: Data, error: ValidationError) -> Iterator[Finding]:
    details = error.errors(include_url=False, include_input=False)
    misspelt = misspelt_places(model, details[:MANY])
    instead = named_instead(model, data, details[:MANY])
    strange = strange_groups(model, data, details[:MANY])
    month_first = months_first(
        str(value_at(data, real_path(data, one["loc"]))) for one in details if one["type"] == "bukan-tanggal"
    )
    for detail in details:
        if twice := _begun_twice(data, real_path(data, detail["loc"])):
            yield twice
            continue
        if _is_told_by_keys(data, detail, {*misspelt, *instead.values()}, strange):
            continue
        path = real_path(data, detail["loc"])
        if detail["type"] == "too_short" and len(value_at(data, path) or ()) >= detail["ctx"]["min_length"]:
            continue  # not short: its items are wrong, and said so themselves
        if detail["type"] == "belum-lengkap":
            yield from _lacking(data, detail["loc"], detail["ctx"]["lacks"])
            continue
        lone = value_at(data, path[:-1]) == {path[-1]: None} if path else False
        if detail["loc"] in instead and is_keyless(data, path) and not lone:
            how = f"Tulis «{instead[detail['loc']][-1]}: {_say(path[-1])}»."
            yield Finding("kunci-tak-dikenal", path, f"«{_say(path[-1])}» tidak punya kunci.", how, of_key=True)
            continue
        found = _finding(model, data, path, detail, month_first=month_first)
        if detail["loc"] in instead and found.mend is None and not lone and "{" not in str(detail["loc"][-1]):
            found = replace(found, hint=meant(str(instead[detail["loc"]][-1])))
        yield found


def _begun_twice(data: Data, path: Path) -> Finding | None:
    """«- id: kirim» that stands once more below, where the item goes on; None where nothing around a path is such an item."""
    for at, place in enumerate(path):
        if not isinstance(place, int):
            continue
        one, below = value_at(data, path[: at + 1]), value_at(data, (*path[:at], place + 1))
        if (
            isinstance(one, dict)
            and len(one) == 1
            and isinstance(below, dict)
            and [*below.items()][:1] == [*one.items()]
        ):
            ((name, held),) = one.items()
            told = f"«- {name}: {str(held)[:60]}» tertulis dua kali, dan di sini tidak ada apa-apa di bawahnya."
            return Finding("butir-kembar", path[: at + 1], told, "Hapus baris ini.")
    return None


def _is_told_by_keys(data: Data, detail: ErrorDetails, renamed: Container[Path], strange: Container[Path]) -> bool:
    """Whether what is wrong is told of a key: what is missing is there by another name, or may be; nothing there is a key; a colon is lost."""
    loc, above = detail["loc"], real_path(data, detail["loc"][:-1])
    if detail["type"] != "missing":
        return detail["type"].startswith("model_") and _COLONLESS.match(str(loc[-1])) is not None
    return loc in renamed or above in strange or MERGE in (value_at(data, above) or ())


def _lacking(data: Data, loc: Path, lacks: Mapping[str, str]) -> Iterator[Finding]:
    """What an SOP in force must still have. It is said of the whole, and seen best where it begins; «status» is what asks for it."""
    is_revoked = value_at(data, (*loc, "status")) == "dicabut"
    for key, told in lacks.items():
        if key == "perlu_diperiksa":
            yield Finding("belum-diperiksa", loc, told, about=key)
            continue
        where = real_path(data, (*loc, _HOLDERS.get(key, "status"))) or real_path(data, (*loc, "status"))
        how = "Lengkapi." if is_revoked else "Lengkapi, atau tulis «status: draf» sampai ada."
        group = (*loc, _HOLDERS[key]) if key in _HOLDERS else loc
        written = value_at(data, group)
        if isinstance(written, dict) and key in written:
            where = (*group, key)  # with nothing behind it
        yield Finding("belum-lengkap", where, told, how, of_key=len(where) > len(loc), about=key)


_HOLDERS: Mapping[str, str] = {"efektif": "tanggal", "nama": "pengesahan"}
"""Keys of a group to that group."""


def _finding(  # noqa: PLR0911 - one return a kind
    model: type[BaseModel], data: Data, path: Path, detail: ErrorDetails, *, month_first: bool | None
) -> Finding:
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind == "missing":
        there = path == loc  # the key, with nothing behind it
        how = f"Isi «{loc[-1]}» di belakang titik duanya." if there else f"Tambahkan «{loc[-1]}: …»."
        told = f"Kunci wajib «{loc[-1]}» belum diisi."
        return Finding("kunci-wajib", path, told, how, of_key=there, about=str(loc[-1]))
    if kind == "extra_forbidden":
        return unknown_key(model, data, path, loc)
    if value_at(data, path) is None:
        return _blank(model, data, path)
    if kind in {"enum", "literal_error"}:
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return _unknown_value(value_at(data, path), path, known)
    if kind == "string_pattern_mismatch":
        found = _named_by_file(data, path, _lead_at(model, loc)) or _misnamed(
            data,
            path,
            context["pattern"],
            of_key=loc[-1:] == ("[key]",),
            is_one=isinstance(loc[-1], str) and isinstance(path[-1], str),
        )
        return (
            found
            if found.of_key or found.mend or found.hint.startswith(_LANES_APART)
            else replace(found, sought=_sought(model, data, path, loc))
        )
    if kind in _NEARLY:
        return _nearly(path, detail, str(value_at(data, path)), month_first=month_first)
    if kind in _MESSAGES:
        return _by_message(model, data, path, kind, context)
    if kind.endswith("_type"):
        return Finding("tipe-salah", path, f"Nilai «{_last_name(path)}» tidak sesuai jenisnya.")
    if kind == "tanpa-pelaksana":
        lane = next((name for _, name in _lanes(data)), "kabag")
        return Finding(kind, path, detail["msg"].replace("«pelaksana: kabag»", f"«pelaksana: {lane}»"))
    how = "Periksa tahun dan bulan keduanya; barangkali tertukar." if kind == "urutan-tanggal" else ""
    return Finding(kind, path, detail["msg"], how, mend=Edit(path, context["sama"]) if context.get("sama") else None)


_NEARLY = frozenset({"nip-salah", "volume-salah", "bukan-tanggal", "bukan-angka", "bukan-ya-tidak", "bukan-kotak"})


def _nearly(  # noqa: PLR0911 - one return a kind
    path: Path, detail: ErrorDetails, given: str, *, month_first: bool | None
) -> Finding:
    """A date, a number, a «ya» or the name of a box that is written otherwise."""
    kind, message, context = detail["type"], detail["msg"], detail.get("ctx", {})
    if kind == "bukan-tanggal":
        return bad_date(given, path, message, months="bulan" in context, month_first=month_first)
    if kind == "nip-salah":
        nip = nip_figures(given)
        return Finding(kind, path, message, mend=Edit(path, nip) if re.fullmatch("[0-9]{18}", nip) else None)
    if kind == "volume-salah":
        often, sure = volume_meant(given)
        asked = f"Maksudnya «{often}»?" if often else ""
        return Finding(kind, path, message, asked, mend=Edit(path, often) if often and sure else None)
    if kind == "bukan-ya-tidak":
        word = flag_meant(given)
        return Finding(kind, path, message, meant(word), mend=Edit(path, word) if word and given.isalpha() else None)
    if kind == "bukan-kotak":
        known = str(context["pilihan"]).split(", ")
        near = slip(given, known, closed=True)
        return Finding(
            kind,
            path,
            message,
            meant(near or choice_meant(given, known) or alike(given, known)),
            mend=Edit(path, near) if near else None,
        )
    if not any(map(str.isalnum, given)):
        return Finding(kind, path, message, "Bila memang tidak ada, hapus kuncinya.")
    if same := measured(given, _last_name(path)):
        return Finding(kind, path, message, f"Tulis angkanya saja: {same}.", mend=Edit(path, same))
    how = f"Tulis angkanya saja, misalnya {number_meant(given) or 2}."
    if measures := MEASURES.get(_last_name(path)) if re.search(r"[0-9]\s*[a-z]{3}", given) else None:
        how = f"Tulis angkanya saja, dalam {next(iter(measures))}."
    if path[:1] == ("tepi",) and (found := re.fullmatch(r"([0-9]{1,2})[.,]([0-9])(?: ?cm)?", given.strip())):
        how = f"Tepi ditulis dalam milimeter: {found[1]}{found[2]}, bukan {given.strip()}."
    plain = given.strip(_BEHIND)
    return Finding(kind, path, message, how, mend=Edit(path, plain) if re.fullmatch("[0-9]+", plain) else None)


_BEHIND = " ,;:."
"""Signs that stand behind a value by mistake."""
_EMPTY = frozenset({"string_too_short", "tak-terlihat"})
"""Texts with nothing to see."""


def _is_numbered(given: Data) -> bool:
    """Whether items stand behind their numbers, as keys."""
    return isinstance(given, dict) and all(key.isdigit() for key in given)


def _by_message(model: type[BaseModel], data: Data, path: Path, kind: str, context: Mapping[str, Any]) -> Finding:
    """What its kind alone tells, with a sample of what may stand there."""
    code, message, hint = _MESSAGES[kind]
    name = _last_name(path)
    if kind.endswith("_type") and (found := _as_pairs(path, code, message.format(name=name), value_at(data, path))):
        return found
    key = _key_of(model, path) if kind.endswith("_type") else None
    sample = key.sample if key else ""
    group = model_at(model, path) if kind.startswith("model_") else None
    if key and kind == "model_type" and isinstance(key.draft, tuple):
        sample = f"{{{', '.join(key.draft)}}}"
    elif group is not None and issubclass(group, Shorthand):
        _, message, hint = _MESSAGES["string_type"]
    elif group is not None and not sample:
        sample = group_sample(group, value_at(data, path))
    how = f"Tulis misalnya «{name}: {sample}»." if sample else hint.format(name=name, **context)
    if code == "di-luar-batas" and path[:1] == ("tepi",):
        how = f"Tepi ditulis dalam milimeter: 2 cm ditulis 20. {how}"
    if kind in _EMPTY and isinstance(path[-1], int):
        how = "Isi butir itu, atau hapus."
    elif kind in _EMPTY and _is_needed(model, data, path):
        how = "Isi teksnya."
    if sample and isinstance(path[-1], int):
        how = f"Tulis misalnya «- {sample}»."
    if kind == "tuple_type" and _is_numbered(value_at(data, path)):
        how = "Awali setiap butir dengan tanda «- », bukan dengan nomor; nomornya dihitung sendiri."
    return Finding(code, path, message.format(name=name, **context), how)


_SHAPES = [str(one) for one in Bentuk]


def _shape_meant(word: str) -> str | None:
    """The shape of a symbol that a word is, or is likely to be."""
    plain = word.casefold()
    return plain if plain in _SHAPES else choice_meant(word, _SHAPES) or slip(word, _SHAPES)


def _as_pairs(path: Path, code: str, told: str, given: Data) -> Finding | None:
    """Exits without their braces, choices without their values, the shape of a symbol for the symbols."""
    name = _last_name(path)
    if path[-1:] == ("lanjut",) and isinstance(given, dict) and any(given.values()):
        mend = Edit(path, "keputusan", of_key=True)
        return Finding(code, path, told, "Bila itu jalan keluar, kuncinya «keputusan», bukan «lanjut».", mend=mend)
    written = ", ".join(map(str, given)) if isinstance(given, list) else str(given)
    if name == "keputusan" and (exits := exits_in(written)):
        told = "Isi «keputusan» di sini belum diapit kurung kurawal."
        return Finding(code, path, told, f"Tulis «keputusan: {exits}».")
    if name == "simbol" and isinstance(given, str) and (shape := _shape_meant(given)):
        both = Edits((Edit(path, "bentuk", of_key=True), Edit((*path[:-1], "bentuk"), shape)))
        told = f"«{_say(given)}» bentuk sebuah simbol, dan «simbol» daftar simbol."
        return Finding(code, path, told, f"Tulis «bentuk: {shape}».", mend=both)
    if name == "choices" and (choices := choices_meant(given)):
        shown = ", ".join(f"{one}: {label}" for one, label in choices.items())
        how = f"Tulis tiap pilihan dengan nilainya: «choices: {{{shown}}}»."
        return Finding(code, path, told, how)
    return None


def _blank(model: type[BaseModel], data: Data, path: Path) -> Finding:
    """Nothing behind a key or a «-» where something must be."""
    name = _last_name(path)
    if isinstance(path[-1], int):
        return Finding("kosong", path, f"«{name}» masih kosong.", "Isi butir itu, atau hapus tanda «-» di depannya.")
    outer = model_at(model, path[:-2]) if len(path) > 1 else None
    if outer is not None and leads_of(outer).get(str(path[-2])) is Leads.STEP and name not in outer.model_fields:
        if whole := _parted_figure(value_at(data, path[:-1]), name):
            told = f"Koma di sini memotong jalan keluar «{whole}»."
            return Finding("koma-tanpa-kutip", path, told, f'Apit dengan tanda kutip: "{whole}": ….', of_key=True)
        how = meant(exit_in(name)) or f"Tulis langkah tujuannya, misalnya «{name}: 3» atau «{name}: selesai»."
        return Finding("kosong", path, f"Jalan keluar «{name}» belum menyebut langkah tujuannya.", how, of_key=True)
    key, group = _key_of(model, path), model_at(model, path)
    sample = key.sample if key and key.sample else group_sample(group, None) if group and not key else ""
    how = f"Tulis misalnya «{name}: {sample}»" if sample else "Isi nilainya"
    or_not = "" if _is_needed(model, data, path) else ", atau hapus kuncinya"
    return Finding("kosong", path, f"Kunci «{name}» tidak berisi apa-apa.", f"{how}{or_not}.", of_key=True)


def _parted_figure(exits: Data, name: str) -> str:
    """The word of an exit with a decimal comma, at which braces parted it: «≥ 0,5 bar»."""
    names = list(exits) if isinstance(exits, dict) else []
    behind = names[names.index(name) + 1] if name in names[:-1] else ""
    return f"{name},{behind}" if name[-1:].isdigit() and behind[:1].isdigit() else ""


def _is_needed(model: type[BaseModel], data: Data, path: Path) -> bool:
    """Whether a key may not be left out where it stands."""
    group = model_at(model, path[:-1])
    return group is not None and _needs(group, value_at(data, path[:-1]), str(path[-1]))


def _needs(group: type[BaseModel], written: Data, name: str) -> bool:
    """Whether a group is wrong without this key, as a step is that nobody does."""
    field = group.model_fields.get(name)
    if field is None or not isinstance(written, dict):
        return False  # an entry of a register
    if field.is_required():
        return True
    try:
        group.model_validate({key: value for key, value in written.items() if key != name})
    except ValidationError as error:
        return any(not detail["loc"] for detail in error.errors(include_url=False, include_input=False))
    return False


def _key_of(model: type[BaseModel], path: Path) -> Key | None:
    """The marks of the key at a path; None where it has none, as in a register."""
    group = model_at(model, path[:-1]) if path and isinstance(path[-1], str) else None
    if group is None or not any(
        isinstance(mark, Key) for field in group.model_fields.values() for mark in field.metadata
    ):
        return None
    return keys_of(group).get(str(path[-1]))


_ALIKE = 0.6
"""How like a choice must be to be asked about, of one."""
_NOT = frozenset({"tidak", "belum", "bukan", "tdk", "blm"})


def _unknown_value(given: Data, path: Path, known: list[str]) -> Finding:
    name = _last_name(path)
    if not isinstance(given, str):
        one = given[0] if isinstance(given, list) and len(given) == 1 else None
        how = f"Tulis «{name}: {one}»." if one in known else f"Pilih satu: {', '.join(known)}."
        return Finding("tipe-salah", path, f"«{name}» berisi {_say(given)}, padahal hanya satu kata.", how)
    word = given
    plain = word.strip().casefold()
    near = plain if (plain := plain.strip(_BEHIND)) in known else slip(word, known, closed=True)
    words = re.findall(r"\w+", plain)
    named = [name for name in known if name in words]
    within = named[0] if len(named) == 1 and _NOT.isdisjoint(words) else None
    whole = next((name for name in known if len(name) > 2 and word.startswith(name)), None)  # noqa: PLR2004 - «keterangan» for «ket»
    hint = meant(near or choice_meant(word, known) or within or whole or alike(word, known, least=_ALIKE))
    return Finding(
        "nilai-tak-dikenal",
        path,
        f"«{_say(given)}» bukan nilai untuk «{name}».",
        f"{hint} Pilihan: {', '.join(known)}.".strip(),
        mend=Edit(path, near) if near else None,
    )


ID_WRITTEN = "Id memuat huruf kecil, angka dan tanda hubung saja, misalnya «kabag-umum»."
_MESSAGES_OF_NAMES: Mapping[str, tuple[str, str, str]] = {
    ID_PATTERN: (
        "id-salah",
        "id yang sah",
        ID_WRITTEN,
    ),
    NAMA_ISIAN: (
        "nama-isian-salah",
        "nama isian",
        "Nama isian diawali huruf kecil dan memuat huruf kecil, angka dan garis bawah saja, misalnya «nama_peserta».",
    ),
    ALAMAT_SITUS: (
        "alamat-salah",
        "alamat situs",
        "Alamat situs diawali «https://» dan tidak memuat spasi, misalnya «https://sop.contoh.go.id/».",
    ),
}
"""Pattern of a name to code, what it should be, and how such are written."""


_LANES_APART = "Pisahkan lajurnya dengan koma"
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/]|$)", re.IGNORECASE)
"""What an address begins with behind «https://»."""


def _misnamed(data: Data, path: Path, pattern: str, *, of_key: bool, is_one: bool = False) -> Finding:
    """What cannot be a name by its pattern."""
    code, what, how = _MESSAGES_OF_NAMES[pattern if pattern in _MESSAGES_OF_NAMES else ID_PATTERN]
    given = str(path[-1] if of_key else value_at(data, path))
    site = f"https://{given}"
    ids = re.split(r"\s*(?:[;/&+]|\s(?:dan|serta|-)\s)\s*", given.strip())
    lanes = len(ids) == 1 and bool(path) and _all_lanes(data, given.split(), in_list=isinstance(path[-1], int))
    if lanes:
        ids = given.split()
    named_here = of_key or path[-1:] == ("id",)  # elsewhere it is for the registers to say
    own = _respelled(given, pattern) if named_here or pattern == NAMA_ISIAN else ""
    if (
        pattern == ID_PATTERN
        and len(ids) > 1
        and not is_one
        and all(len(one) > 1 and re.fullmatch(ID_PATTERN, one) for one in ids)
    ):
        apart = f"{_LANES_APART if lanes else 'Pisahkan dengan koma'}: [{', '.join(ids)}]."
        if path and isinstance(path[-1], int) and " - " in given:
            apart = "Tulis tiap id di barisnya sendiri, diawali «- »."
        return Finding(code, path, f"«{_say(given)}» bukan {what}.", apart, of_key=of_key)
    if pattern == ID_PATTERN and " - " in given and not isinstance(path[-1], int) and not of_key:
        how = f"Bila butir-butir di bawahnya bukan isi «{path[-1]}», tulis lagi baris kunci di atas butir-butir itu; barangkali terhapus."
        return Finding(code, path, f"«{_say(given)}» bukan {what}.", how)
    plain = _in_latin(given)
    if plain != given and re.match(pattern, plain):
        told = f"«{_say(given)}» bukan {what}: ada huruf yang hanya tampak seperti huruf Latin."
        mend = None if of_key or named_here else Edit(path, plain)
        return Finding(code, path, told, f"Ketik ulang «{plain}».", of_key=of_key, mend=mend)
    if not of_key and (sure := _surely(given, pattern, () if named_here else _names_here(data, path))):
        return Finding(code, path, f"«{_say(given)}» bukan {what}.", meant(sure), mend=Edit(path, sure))
    if of_key and (lost := _COLONLESS.match(given)):
        what, how = f"{what}: kurang titik dua sesudah «{lost[1]}»", f"Tulis «{lost[1]}: {{{lost[2]}: …}}»."
    elif own:
        how = f"Maksud Anda «{own}»? {how}"
    if pattern == ALAMAT_SITUS and _HOST.match(str(given)) and re.search(pattern, site):
        return Finding(code, path, f"«{_say(given)}» bukan {what}.", f"Maksudnya «{site}»?", mend=Edit(path, site))
    return Finding(code, path, f"«{_say(given)}» bukan {what}.", how, of_key=of_key)


def _names_here(data: Data, path: Path) -> Container[str]:
    """The names that the file itself gives and that may stand at a place: its lanes for who does a step, the entries of a register."""
    if path[:1] == ("kegiatan",):
        names = [step for step in path if isinstance(step, str)]
        return {lane for _, lane in _lanes(data)} if names[-1] == "pelaksana" else ()
    return data if isinstance(data, dict) else ()


def _surely(given: str, pattern: str, known: Container[str]) -> str | None:
    """The name that stands there with a sign behind it, or in other letters among those that are known; None where it is none."""
    plain, there = given.strip(_BEHIND), _respelled(given, pattern)
    if plain != given.strip() and re.fullmatch(pattern, plain):
        return plain
    return there if there != given and there in known else None


_AS_FIGURES = str.maketrans("oil", "011")
_NEARLY_FIGURES = r"[0-9oil]*[0-9]{2}[0-9oil]*"
"""Figures with letters among them that look like some."""
_LOOKALIKE = str.maketrans("аеорсухіѕјӏο", "aeopcyxisjlo")
"""Letters of other scripts that nobody can tell from Latin ones."""


def _in_latin(given: str) -> str:
    """A text with Latin letters for those that look like them, and of the usual width."""
    return given.translate(_LOOKALIKE | WIDE)


def _respelled(given: str, pattern: str) -> str:
    """A name in the letters of its kind; empty where nothing of it may stand there."""
    sign = {ID_PATTERN: "-", NAMA_ISIAN: "_"}.get(pattern, "")
    parts = re.findall(r"[a-z0-9]+", _in_latin(given.casefold())) if sign else []
    own = sign.join(one.translate(_AS_FIGURES) if re.fullmatch(_NEARLY_FIGURES, one) else one for one in parts)
    return own if re.match(pattern, own) else ""


_COLONLESS = re.compile(r"([a-z0-9-]+)\s*\{\s*(\w+)$")
"""An id and the bracket of its entry, with no colon between them: read as a key."""


def _all_lanes(data: Data, words: list[str], *, in_list: bool) -> bool:
    """Whether words are lanes: «[kabag kasubbag]», without its comma, of which steps name each; or two lines under «pelaksana»."""
    if not in_list:
        return len(words) > 1 and {name for _, name in _lanes(data)}.issuperset(words)
    return len(words) > 1 and set(_doers(value_at(data, ("kegiatan",)))).issuperset(words)


def _doers(steps: Data) -> Iterator[str]:
    """The lanes that steps and their symbols name."""
    for step in steps if isinstance(steps, list) else ():
        if isinstance(step, dict):
            named = step.get("pelaksana")
            yield from (one for one in (named if isinstance(named, list) else [named]) if isinstance(one, str))
            yield from _doers(step.get("simbol"))


def _sought(model: type[BaseModel], data: Data, path: Path, loc: Path) -> Sought | None:
    """What may be a name where an id belongs, and of what."""
    lead, given = _lead_at(model, loc), value_at(data, path)
    if lead is None or lead not in {*REGISTERED, Leads.FORM, Leads.LANE} or not isinstance(given, str):
        return None
    lanes = tuple(_lanes(data)) if lead is Leads.LANE else ()
    # Who decides is one: several would be another error.
    decides = value_at(data, (*path[:-1], "keputusan")) is not None
    several = isinstance(loc[-1], int) and path[-1:] != loc[-1:] and not decides
    return Sought(lead.value, given, path, lanes, several=several)


def _lead_at(model: type[BaseModel], loc: Path) -> Leads | None:
    """What the key at a place, or the one that a list there stands under, leads to."""
    last = max((index for index, step in enumerate(loc) if isinstance(step, str)), default=None)
    group = None if last is None else model_at(model, loc[:last])
    return leads_of(group).get(str(loc[last])) if group is not None and last is not None else None


_FILE = re.compile(r"(?:[\w .-]+[/\\])*([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.ya?ml)?")


def _named_by_file(data: Data, path: Path, lead: Leads | None) -> Finding | None:
    """A form or a profile that is named by its file: «formulir/daftar-hadir.yaml»."""
    given = value_at(data, path)
    found = _FILE.fullmatch(given) if isinstance(given, str) and lead in {Leads.FORM, Leads.PROFIL} else None
    if found is None:
        return None
    told, how = f"«{_say(given)}» bukan id yang sah.", f"Tulis idnya saja: «{found[1]}»."
    return Finding("id-salah", path, told, how, mend=Edit(path, found[1]))


def _lanes(data: Data) -> Iterator[tuple[str, str]]:
    """The office of each lane as written, and what steps call the lane."""
    listed = data.get("pelaksana") if isinstance(data, dict) else None
    for lane in listed if isinstance(listed, list) else [listed]:
        office, own = (lane.get("jabatan"), lane.get("id")) if isinstance(lane, dict) else (lane, None)
        if isinstance(office, str):
            yield office, own if isinstance(own, str) else office


_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "string_type": ("tipe-salah", "«{name}» harus berupa teks.", "Tulis satu teks, bukan daftar atau kelompok kunci."),
    "string_too_short": ("kosong", "«{name}» masih kosong.", "Isi teksnya atau hapus kuncinya."),
    "tak-terlihat": (
        "kosong",
        "«{name}» tidak berisi huruf, angka atau tanda yang terlihat.",
        "Isi teksnya atau hapus kuncinya.",
    ),
    "string_too_long": ("terlalu-panjang", "«{name}» lebih dari {max_length} karakter.", "Persingkat teksnya."),
    "tipe-salah": (
        "tipe-salah",
        "«{name}» harus berupa {apa}, bukan {tertulis}.",
        "Tulis misalnya «{name}: {contoh}».",
    ),
    "tuple_type": (
        "tipe-salah",
        "«{name}» harus berupa daftar.",
        "Tulis tiap butir pada barisnya sendiri, diawali «- », tanpa nomor.",
    ),
    "dict_type": (
        "tipe-salah",
        "«{name}» harus berupa kelompok «kunci: nilai».",
        "Jorokkan kunci-kuncinya di bawah «{name}».",
    ),
    "model_type": (
        "tipe-salah",
        "«{name}» harus berupa kelompok «kunci: nilai».",
        "Lihat Rujukan format untuk kunci-kuncinya.",
    ),
    "model_attributes_type": ("tipe-salah", "«{name}» harus berupa kelompok «kunci: nilai».", "Lihat Rujukan format."),
    "too_short": ("kosong", "«{name}» memerlukan sedikitnya {min_length} butir.", "Tambahkan isinya."),
    "too_long": (
        "terlalu-banyak",
        "«{name}» memuat lebih dari {max_length} butir.",
        "Kurangi, atau bagi menjadi beberapa berkas.",
    ),
    "greater_than_equal": ("di-luar-batas", "«{name}» paling sedikit {ge}.", "Pakai bilangan yang lebih besar."),
    "less_than_equal": ("di-luar-batas", "«{name}» paling banyak {le}.", "Pakai bilangan yang lebih kecil."),
}


def _say(value: object) -> str:
    if isinstance(value, str):
        return value[:60]
    return "daftar" if isinstance(value, list) else "kelompok kunci" if isinstance(value, dict) else "kosong"


def _last_name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    number = path[-1] + 1 if path and isinstance(path[-1], int) else None
    name = names[-1] if names else "berkas"
    return f"{name} butir {number}" if number is not None else name
