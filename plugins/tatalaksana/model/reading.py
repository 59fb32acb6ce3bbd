# Plain data to a model, and pydantic's complaints in Indonesian with the path they are at.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tatalaksana.model.key import group_in
from tatalaksana.model.likeness import alike, meant, slip
from tatalaksana.model.profil import FormatTanggal
from tatalaksana.model.tanggal import read_date, say_date
from tatalaksana.model.value import ID_PATTERN, NAMA_ISIAN
from tatalaksana.source import Data, Edit, Finding, Path, Severity

_M = TypeVar("_M", bound=BaseModel)

MANY = 100
"""More problems than this in one file are not listed."""


def parse(model: type[_M], data: Data) -> _M | tuple[Finding, ...]:
    """`data` as a `model`, or everything that is wrong with it."""
    if not isinstance(data, dict):
        return (Finding("tipe-salah", (), "Berkas ini harus berisi «kunci: nilai».", "Lihat Rujukan format."),)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        return limited(dict.fromkeys(islice(_findings(model, data, error), MANY + 1)))


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
    misspelt = _misspelt(model, details)
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in misspelt:
            continue  # it is there, and its name is told
        path = _real_path(data, detail["loc"])
        if detail["type"] == "too_short" and len(_at(data, path) or ()) >= detail["ctx"]["min_length"]:
            continue  # not short: its items are wrong, and said so themselves
        yield _finding(model, data, path, detail)


def _misspelt(model: type[BaseModel], details: Sequence[ErrorDetails]) -> set[tuple[int | str, ...]]:
    """The places of keys that are there by a misspelt name."""
    unknown = (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
    return {
        (*loc[:-1], name)
        for loc in islice(unknown, MANY)
        if (name := slip(str(loc[-1]), keys_at(model, loc[:-1]), closed=True)) is not None
    }


def _finding(model: type[BaseModel], data: Data, path: Path, detail: ErrorDetails) -> Finding:  # noqa: PLR0911 - one return a kind
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind == "missing":
        return Finding("kunci-wajib", path, f"Kunci wajib «{loc[-1]}» belum diisi.", f"Tambahkan «{loc[-1]}: …».")
    if kind == "extra_forbidden":
        return _unknown_key(model, data, path, loc)
    if kind in {"enum", "literal_error"}:
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return _unknown_value(_at(data, path), path, known)
    if kind == "string_pattern_mismatch":
        return _misnamed(data, path, context["pattern"], of_key=loc[-1:] == ("[key]",))
    if kind == "bukan-tanggal":
        return _bad_date(data, path, detail["msg"])
    if kind in _MESSAGES:
        code, message, hint = _MESSAGES[kind]
        return Finding(code, path, message.format(name=_last_name(path), **context), hint)
    if kind.endswith("_type"):
        return Finding("tipe-salah", path, f"Nilai «{_last_name(path)}» tidak sesuai jenisnya.")
    return Finding(kind, path, detail["msg"])


def _unknown_key(model: type[BaseModel], data: Data, path: Path, loc: tuple[int | str, ...]) -> Finding:
    name, known = str(loc[-1]), keys_at(model, loc[:-1])
    near = slip(name, known, closed=True)
    mend = Edit(path, near, of_key=True) if near and _fits(model, data, path, loc, near) else None
    hint = meant(near or alike(name, known)) or f"Kunci yang dikenal: {', '.join(known)}."
    return Finding("kunci-tak-dikenal", path, f"Kunci «{name[:60]}» tidak dikenal.", hint, of_key=True, mend=mend)


def _fits(model: type[BaseModel], data: Data, path: Path, loc: tuple[int | str, ...], name: str) -> bool:
    """Whether what stands under an unknown key may stand under the key of this name."""
    here, group = model_at(model, loc[:-1]), _at(data, path[:-1])
    if here is None or not isinstance(group, dict) or name in group:
        return False
    try:
        here.model_validate(
            {**{key: value for key, value in group.items() if key != path[-1]}, name: group[str(path[-1])]}
        )
    except ValidationError as error:
        return all(detail["loc"][:1] != (name,) for detail in error.errors(include_url=False, include_input=False))
    return True


def _unknown_value(given: Data, path: Path, known: list[str]) -> Finding:
    word = given if isinstance(given, str) else ""
    near = slip(word, known, closed=True)
    hint = meant(near or alike(word, known))
    return Finding(
        "nilai-tak-dikenal",
        path,
        f"«{_say(given)}» bukan nilai untuk «{_last_name(path)}».",
        f"{hint} Pilihan: {', '.join(known)}.".strip(),
        mend=Edit(path, near) if near else None,
    )


def _bad_date(data: Data, path: Path, message: str) -> Finding:
    """What is no date; one as people write it can be mended, unless its weekday says that something is wrong."""
    written = read_date(str(_at(data, path)))
    if written is None:
        return Finding("bukan-tanggal", path, message)
    if not written.cocok:
        return Finding(
            "bukan-tanggal", path, message,
            f"Harinya tidak cocok: {say_date(written.day, FormatTanggal.HARI_TANGGAL)}. Pastikan dulu tanggalnya; harinya dihitung sendiri.",
        )  # fmt: skip
    return Finding(
        "bukan-tanggal",
        path,
        message,
        f"Maksudnya {written.day.isoformat()}?",
        mend=Edit(path, written.day.isoformat()),
    )


_MESSAGES_OF_NAMES: Mapping[str, tuple[str, str, str]] = {
    ID_PATTERN: (
        "id-salah",
        "id yang sah",
        "Id memuat huruf kecil, angka dan tanda hubung saja, misalnya «kabag-hublem».",
    ),
    NAMA_ISIAN: (
        "nama-isian-salah",
        "nama isian",
        "Nama isian diawali huruf kecil dan memuat huruf kecil, angka dan garis bawah saja, misalnya «nama_peserta».",
    ),
}
"""Pattern of a name to code, what it should be, and how such are written."""


def _misnamed(data: Data, path: Path, pattern: str, *, of_key: bool) -> Finding:
    """What cannot be a name by its pattern."""
    code, what, how = _MESSAGES_OF_NAMES[pattern if pattern in _MESSAGES_OF_NAMES else ID_PATTERN]
    given = str(path[-1]) if of_key else _at(data, path)
    return Finding(code, path, f"«{_say(given)}» bukan {what}.", how, of_key=of_key)


_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "string_type": ("tipe-salah", "«{name}» harus berupa teks.", "Tulis satu teks, bukan daftar atau kelompok kunci."),
    "string_too_short": ("kosong", "«{name}» masih kosong.", "Isi teksnya atau hapus kuncinya."),
    "string_too_long": ("terlalu-panjang", "«{name}» lebih dari {max_length} karakter.", "Persingkat teksnya."),
    "tuple_type": (
        "tipe-salah",
        "«{name}» harus berupa daftar.",
        "Tulis tiap butir pada barisnya sendiri, diawali «- ».",
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


def _real_path(data: Data, loc: tuple[int | str, ...]) -> Path:
    """The part of pydantic's location that exists in the data; tags and expanded shorthands do not."""
    path: list[int | str] = []
    here: Any = data
    for step in loc:
        named = isinstance(here, dict) and isinstance(step, str) and step in here
        counted = isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
        if named or counted:
            here = here[step]
            path.append(step)
    return tuple(path)


def _at(data: Data, path: Path) -> Data:
    here: Any = data
    for step in path:
        here = here[step]
    return here  # type: ignore[no-any-return]


def _say(value: object) -> str:
    if isinstance(value, str):
        return value[:60]
    return "daftar" if isinstance(value, list) else "kelompok kunci" if isinstance(value, dict) else "kosong"


def _last_name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    number = path[-1] + 1 if path and isinstance(path[-1], int) else None
    name = names[-1] if names else "berkas"
    return f"{name} butir {number}" if number is not None else name


@lru_cache(maxsize=1024)
def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys known where `path` points, in the order of the form; none where any key may stand."""
    here = model_at(model, path)
    return tuple(here.model_fields) if here is not None and "root" not in here.model_fields else ()


@cache
def key_words(model: type[BaseModel]) -> frozenset[str]:
    """Every key that a file may have, in whatever group."""
    found: set[str] = set()
    todo, seen = [model], {model}
    while todo:
        for name, field in todo.pop().model_fields.items():
            found.add(name)
            group = group_in(field.annotation)
            if group is not None and group not in seen:
                seen.add(group)
                todo.append(group)
    return frozenset(found - {"root"})


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """What stands at `path`, found by walking the models' fields; None where that is no group of known keys."""
    here: Any = model
    for step in path:
        here = _inside(here, step)
        if here is None:
            return None
    return here if _is_model(here) else None


def _inside(here: Any, step: int | str) -> Any:
    if _is_model(here):
        if "root" in here.model_fields:
            return group_in(here.model_fields["root"].annotation)
        found = here.model_fields.get(str(step))
        return here if found is None else group_in(found.annotation)
    return None


def _is_model(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)
