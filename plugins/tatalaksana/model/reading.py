# Plain data to a model, and pydantic's complaints in Indonesian with the path they are at.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import islice, pairwise
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tatalaksana.model.key import group_in
from tatalaksana.model.profil import FormatTanggal
from tatalaksana.model.tanggal import read_date, say_date
from tatalaksana.model.value import NAMA_ISIAN
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


def nearest(word: str, known: Sequence[str]) -> str:
    """«Maksud Anda …?» for a misspelt word, or nothing when none is near."""
    return meant(alike(word, known))


def meant(name: str | None) -> str:
    """The question whether somebody meant this name."""
    return f"Maksud Anda «{name}»?" if name else ""


def alike(word: str, known: Sequence[str]) -> str | None:
    """The known name that a misspelt word is nearest to, if any is near.

    Comparing letter by letter is slow, so only the few names with most pairs of letters in common are compared.
    """
    word = word[:80]
    pairs = _pairs(word)
    close = nlargest(5, known[:4000], key=lambda name: 2 * len(pairs & _pairs(name)) / (len(pairs) + len(_pairs(name))))
    # Ids are short; titles share so many words that only a near one is worth naming.
    found = get_close_matches(word, close, n=1, cutoff=0.8 if " " in word else 0.5)
    return found[0] if found else None


@lru_cache(maxsize=8192)
def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(map("".join, pairwise(padded)))


def _findings(model: type[BaseModel], data: Data, error: ValidationError) -> Iterator[Finding]:
    for detail in error.errors(include_url=False, include_input=False):
        path = _real_path(data, detail["loc"])
        if detail["type"] == "too_short" and len(_at(data, path) or ()) >= detail["ctx"]["min_length"]:
            continue  # not short: its items are wrong, and said so themselves
        yield _finding(model, data, path, detail)


def _finding(model: type[BaseModel], data: Data, path: Path, detail: ErrorDetails) -> Finding:  # noqa: PLR0911 - one return a kind
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    if kind == "missing":
        return Finding("kunci-wajib", path, f"Kunci wajib «{loc[-1]}» belum diisi.", f"Tambahkan «{loc[-1]}: …».")
    if kind == "extra_forbidden":
        return _unknown_key(data, str(loc[-1]), path, keys_at(model, loc[:-1]))
    if kind in {"enum", "literal_error"}:
        known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return _unknown_value(_at(data, path), path, known)
    if kind == "string_pattern_mismatch" and context["pattern"] == NAMA_ISIAN:
        return _bad_name(data, path, of_key=loc[-1:] == ("[key]",))
    if kind == "string_pattern_mismatch":
        return _bad_id(data, path, of_key=loc[-1:] == ("[key]",))
    if kind == "bukan-tanggal":
        return _bad_date(data, path, detail["msg"])
    if kind in _MESSAGES:
        code, message, hint = _MESSAGES[kind]
        return Finding(code, path, message.format(name=_last_name(path), **context), hint)
    if kind.endswith("_type"):
        return Finding("tipe-salah", path, f"Nilai «{_last_name(path)}» tidak sesuai jenisnya.")
    return Finding(kind, path, detail["msg"])


def _unknown_key(data: Data, name: str, path: Path, known: Sequence[str]) -> Finding:
    near = alike(name, known)
    hint = meant(near) or f"Kunci yang dikenal: {', '.join(known)}."
    beside = _at(data, path[:-1])
    free = near is not None and isinstance(beside, dict) and near not in beside
    mend = Edit(path, near, of_key=True) if free else None
    return Finding("kunci-tak-dikenal", path, f"Kunci «{name[:60]}» tidak dikenal.", hint, of_key=True, mend=mend)


def _unknown_value(given: Data, path: Path, known: list[str]) -> Finding:
    near = alike(given, known) if isinstance(given, str) else None
    hint = meant(near)
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


def _bad_id(data: Data, path: Path, *, of_key: bool) -> Finding:
    given = str(path[-1]) if of_key else _at(data, path)
    return Finding(
        "id-salah",
        path,
        f"«{_say(given)}» bukan id yang sah.",
        "Id memuat huruf kecil, angka dan tanda hubung saja, misalnya «kabag-hublem».",
        of_key=of_key,
    )


def _bad_name(data: Data, path: Path, *, of_key: bool) -> Finding:
    given = str(path[-1]) if of_key else _at(data, path)
    return Finding(
        "nama-isian-salah",
        path,
        f"«{_say(given)}» bukan nama isian.",
        "Nama isian diawali huruf kecil dan memuat huruf kecil, angka dan garis bawah saja, misalnya «nama_peserta».",
        of_key=of_key,
    )


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
