# What a cell of a form takes: Excel's data validation for each type of field, with its messages.
from __future__ import annotations

from typing import Any

from tatalaksana.formulir import Between, Isian, Pohon, Shape, Worth
from tatalaksana.model.inline import plain

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}


def rule_of(isian: Isian, source: str | None, *, in_table: bool) -> dict[str, Any]:
    """The rule of a field's cells, in XlsxWriter's terms; empty where anything goes and there is nothing to say.

    Args:
        isian: The field.
        source: Where the words of its choices stand.
        in_table: Whether it is a column: of several choices it then has one cell.
    """
    asked = (
        {"input_title": isian.label, "input_message": _message(isian, in_table=in_table)}
        if _message(isian, in_table=in_table)
        else {}
    )
    rule = isian.kind.rule(isian)
    if isinstance(rule, Between):
        return _between(isian, rule, asked)
    if rule:
        inside = list(isian.options if isian.kind.worth is Worth.NUMBER else isian.options.values())
        words = inside if rule.short else source
        return {"validate": "list", "source": words, **_refused(isian, rule.refusal), **asked}
    if isian.kind.shape is Shape.MANY and not in_table:
        return {"validate": "list", "source": ["☐", "☑"], **_refused(isian, "Pilih ☐ atau ☑."), **asked}
    return _anything(asked)


def _anything(asked: dict[str, Any]) -> dict[str, Any]:
    return {"validate": "any", **asked} if asked else {}


def _between(isian: Isian, rule: Between, asked: dict[str, Any]) -> dict[str, Any]:
    least, most = float(rule.least), float(rule.most)
    limits = bounds(isian, rule)
    if not rule.refusal and limits is None:
        return _anything(asked)
    if limits is not None:
        least, most = max(least, limits[0]), min(most, limits[1])
    if least > most:
        # No value at all: the page says it better than a sheet that refuses everything.
        return _anything(asked)
    return {
        "validate": rule.kind,
        "criteria": "between",
        "minimum": f"{least:.15g}",
        "maximum": f"{most:.15g}",
        **_refused(isian, rule.refusal),
        **asked,
    }


def _message(isian: Isian, *, in_table: bool) -> str:
    parts = []
    if isian.required:
        parts.append("Wajib diisi.")
    if isian.hint:
        parts.append(" ".join(plain(isian.hint).split()))
    if isian.kind.shape is Shape.MANY and in_table:
        parts.append(f"Pilihan, pisahkan dengan titik koma: {'; '.join(isian.options.values())}.")
    if isian.kind.worth is Worth.NUMBER:
        # Cells hold the numbers, which may have words.
        parts += [f"{label}." for value, label in isian.options.items() if label != value.replace(".", ",")]
    if isian.constraint_message:
        parts.append(isian.constraint_message)
    return " ".join(parts)


def _refused(isian: Isian, otherwise: str) -> dict[str, str]:
    message = " ".join(filter(None, (otherwise, isian.constraint_message)))
    return {"error_title": isian.label, "error_message": message} if message else {}


def bounds(isian: Isian, rule: Between) -> tuple[float, float] | None:
    """(least, most) where the constraint says no more than that: `. >= 1 and . <= 100`, or of a text `string-length(.) <= 20`."""
    if isian.constraint is None or not rule.limited:
        return None
    subject: Pohon = ("fungsi", "string-length", ("ini",)) if rule.kind == "length" else ("ini",)
    least, most = float("-inf"), float("inf")
    for part in _and(isian.constraint.pohon):
        limit = _limit(part, subject)
        if limit is None:
            return None
        sign, number = limit
        step = 1 if rule.whole else 0
        if sign in ("<", ">") and not (step and number == int(number)):
            # A sheet's range takes its ends along; of what is not counted an open end cannot be said.
            return None
        if sign in (">", ">=", "="):
            least = max(least, number + (step if sign == ">" else 0))
        if sign in ("<", "<=", "="):
            most = min(most, number - (step if sign == "<" else 0))
    return least, most


def _and(node: Pohon) -> list[Pohon]:
    if node[:2] == ("operasi", "and"):
        return [*_and(node[2]), *_and(node[3])]
    return [node]


def _limit(node: Pohon, subject: Pohon) -> tuple[str, float] | None:
    """(sign, number) of a comparison of the field with a number, whichever way round it is written."""
    if node[0] != "operasi" or node[1] not in _TURNED:
        return None
    sign, left, right = node[1:]
    if right == subject:
        sign, left, right = _TURNED[sign], right, left
    number = _number(right)
    return (sign, number) if left == subject and number is not None else None


def _number(node: Pohon) -> float | None:
    if node[0] == "angka":
        return float(node[1])
    if node[:3] == ("operasi", "-", ("angka", 0.0)) and node[3][0] == "angka":
        return -float(node[3][1])
    return None
