# A form's formula in words, for readers of paper: «Hasil» = Hadir dan banyaknya baris «Peserta» ≥ 3.
from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tatalaksana.formulir.isian import Formulir, Isian
from tatalaksana.formulir.rumus import Pohon, Rumus

_SIGNS: Mapping[str, str] = {
    "and": "dan",
    "or": "atau",
    "!=": "≠",
    "<=": "≤",
    ">=": "≥",
    "-": "−",
    "*": "×",
    "div": "÷",
}
_ORDER: Mapping[str, int] = {"or": 1, "and": 2, "+": 4, "-": 4, "*": 5, "div": 5}
_COMPARING = 3
_SINGLE = 6


def formula_words(rumus: Rumus, formulir: Formulir, columns: tuple[Isian, ...] = ()) -> str:
    """A formula with the labels of what it names.

    Args:
        rumus: The formula.
        formulir: The form it stands in.
        columns: The columns beside it, where it stands in a table.
    """
    fields = {one.name: one for one in (*formulir.isian, *columns)}
    return _words(rumus.pohon, fields)


def _words(node: Pohon, fields: Mapping[str, Isian]) -> str:
    match node:
        case ("operasi", str(sign), left, right):
            return _operation(sign, left, right, fields)
        case ("fungsi", str(name), *arguments):
            return _call(name, arguments, fields)
        case ("isian" | "kolom", str(name), *column):
            label = f"«{fields[name].label}»"
            return f"«{_column(fields[name], column[0]).label}» pada {label}" if column else label
        case ("ini",):
            return "isian ini"
        case ("angka", float(number)):
            return format(Decimal(repr(number)), "f").removesuffix(".0").replace(".", ",")
        case (_, value):
            return f"“{value}”" if value else "kosong"
    raise AssertionError(node)


def _call(name: str, arguments: list[Pohon], fields: Mapping[str, Isian]) -> str:
    said = [_words(one, fields) for one in arguments]
    match name:
        case "selected":
            return f"{said[0]} memuat {_value(arguments[1], arguments[0], fields)}"
        case "count":
            return f"banyaknya baris {said[0]}"
        case "sum":
            return f"jumlah {said[0]}"
        case "string-length":
            return f"banyaknya huruf {said[0]}"
        case _:
            return f"tidak ({said[0]})"


def _operation(sign: str, left: Pohon, right: Pohon, fields: Mapping[str, Isian]) -> str:
    order = _strength(sign)
    if order == _COMPARING:
        said = (_value(left, right, fields), _value(right, left, fields))
    else:
        said = (_words(left, fields), _words(right, fields))
    if _is_negation(sign, left):
        return f"−{_bracketed(said[1], right, _SINGLE)}"
    return f"{_bracketed(said[0], left, order)} {_SIGNS.get(sign, sign)} {_bracketed(said[1], right, order + 1)}"


def _bracketed(said: str, node: Pohon, least: int) -> str:
    if node[0] != "operasi" or _is_negation(*node[1:3]) or _strength(node[1]) >= least:
        return said
    return f"({said})"


def _is_negation(sign: str, left: Pohon) -> bool:
    """A sign before a number is read as nothing minus it."""
    return sign == "-" and left == ("angka", 0.0)


def _strength(sign: str) -> int:
    return _ORDER.get(sign, _COMPARING)


def _value(node: Pohon, beside: Pohon, fields: Mapping[str, Isian]) -> str:
    """A text as the label of the choice that it is the value of, where it is compared with a field that has choices."""
    if node[0] == "teks" and beside[0] in {"isian", "kolom"}:
        field = fields[beside[1]] if beside[0] == "isian" else _column(fields[beside[1]], beside[2])
        if node[1] in field.options:
            return field.options[node[1]]
    return _words(node, fields)


def _column(table: Isian, name: str) -> Isian:
    return next(one for one in table.columns or () if one.name == name)
