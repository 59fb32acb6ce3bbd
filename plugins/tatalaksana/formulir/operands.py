# What a formula reckons with or compares, where the result can be told without a single answer: it is always empty, or never true.
from __future__ import annotations

from collections.abc import Callable, Iterator

from tatalaksana.formulir.isian import Isian
from tatalaksana.formulir.rumus import Pohon, Rumus
from tatalaksana.formulir.traits import ANYTHING, Shape, Worth
from tatalaksana.source import Finding, Path

Find = Callable[[Pohon], Isian | None]
"""The field that a node names."""
_RECKONED = frozenset("+-*") | {"div"}
_ORDERED = frozenset({"<", "<=", ">", ">="})
_COMPARED = _ORDERED | {"=", "!="}
_TOLD = {Worth.DAY: "tanggal", Worth.TIME: "jam"}
_AS_NUMBER = "Ganti «type» isian itu menjadi integer atau decimal, atau sebut isian yang berisi angka."


def wrong_operands(rumus: Rumus, where: Path, find: Find) -> Iterator[Finding]:
    """What is reckoned with though it is no number, compared with what it never is, or handed to «selected» the other way round."""
    for node in rumus.bagian:
        if node[:2] == ("fungsi", "selected"):
            told = _unselected(node[2], node[3], find)
        elif node[0] == "operasi" and node[1] in _RECKONED:
            told = _uncounted(node, find)
        elif node[0] == "operasi" and node[1] in _COMPARED:
            told = _unlike(node[1], node[2], node[3], find) or _unlike(node[1], node[3], node[2], find)
        else:
            continue
        if told:
            yield Finding("rumus-keliru", where, *told)


def _unselected(field: Pohon, wanted: Pohon, find: Find) -> tuple[str, str] | None:
    """«selected» of what nobody chooses from."""
    isian = find(field)
    if isian is not None and isian.kind.shape in {Shape.ONE, Shape.MANY}:
        return None
    if isian is not None:
        return f"Isian «{isian.name}» ({isian.type.value}) bukan pilihan.", "«selected» hanya untuk isian yang dipilih."
    if field[0] == "teks" and (other := find(wanted)) is not None:
        return "Urutan masukan «selected» terbalik.", f"Tulis «selected(${{{other.name}}}, '{field[1]}')»."
    return None


def _uncounted(node: Pohon, find: Find) -> tuple[str, str] | None:
    """A day, an hour, chosen words or a text where figures are needed; a division by nothing."""
    if node[1] == "div" and node[3] == ("angka", 0.0):
        return "Pembagian dengan nol tidak mempunyai hasil.", "Betulkan pembaginya."
    for part in node[2:]:
        if part[0] == "teks" and not _is_number(part[1]):
            return f"«'{part[1][:60]}'» bukan angka, sehingga hasilnya selalu kosong.", "Tulis angkanya, tanpa kutip."
        isian = find(part) if part[0] in {"isian", "ini"} else None
        if isian is not None and _is_text(isian):
            return f"Isian «{isian.name}» berisi teks, padahal di sini dihitung sebagai angka.", _AS_NUMBER
        if isian is not None and (what := _no_number(isian)):
            return (
                f"Isian «{isian.name}» berisi {what}, sehingga hasilnya selalu kosong.",
                "Sebut isian yang berisi angka.",
            )
    return None


def _unlike(sign: str, field: Pohon, other: Pohon, find: Find) -> tuple[str, str] | None:
    """A field beside a number or a text that its values never are."""
    isian = find(field) if field[0] in {"isian", "ini"} else None
    if isian is None:
        return None
    kind, numbers = isian.kind, other[0] == "angka" or (other[0] == "operasi" and other[1] in _RECKONED)
    if numbers and sign in _ORDERED and _is_text(isian):
        return f"Isian «{isian.name}» berisi teks, dan dibandingkan dengan angka.", _AS_NUMBER
    if numbers and (what := _no_number(isian)):
        how = "Tulis pilihannya di antara kutip tunggal."
        if kind.worth in _TOLD:
            how = f"Tulis di antara kutip tunggal, misalnya «'{'2026-01-31' if kind.worth is Worth.DAY else '08:00'}'»."
        return f"Isian «{isian.name}» berisi {what}, dan dibandingkan dengan angka.", how
    typed = kind.shape is Shape.LINE and kind.pattern != ANYTHING
    if other[0] == "teks" and other[1] and typed and not kind.fits(isian, other[1]):
        return (
            f"Isian «{isian.name}» ({isian.type.value}) tidak pernah berisi «{other[1][:60]}».",
            "Tanggal ditulis misalnya «'2026-01-31'»." if kind.worth is Worth.DAY else "",
        )
    return None


def _no_number(isian: Isian) -> str:
    """What a field is worth that is never a number, in words; empty for others."""
    kind = isian.kind
    if kind.worth in _TOLD:
        return _TOLD[kind.worth]
    chosen = kind.shape in {Shape.ONE, Shape.MANY}
    return "pilihan" if chosen and not any(map(_is_number, isian.options)) else ""


def _is_text(isian: Isian) -> bool:
    """Whether people write words into a field."""
    return isian.kind.shape in {Shape.LINE, Shape.LINES} and isian.kind.worth is Worth.TEXT


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
