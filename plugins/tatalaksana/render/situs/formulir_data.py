# A form's definition as it travels in the page, for the script that fills and checks it.
from __future__ import annotations

import json
from typing import Any

from tatalaksana.formulir import ANYTHING, TYPES, FieldType, Formulir, Isian, Shape
from tatalaksana.formulir.rumus import Pohon, Rumus
from tatalaksana.model import plain
from tatalaksana.render.html.markup import Html


def form_data(form_id: str, formulir: Formulir, *, shown: bool = False) -> Html:
    """The definition as JSON, safe within a `script` element. `js/isian.js` tells its shape.

    Args:
        form_id: The form's id.
        formulir: The form.
        shown: Whether it stands beside the fields themselves: what rows have for good is left out where a script reads the same there.
    """
    used = {one.type for isian in formulir.isian for one in (isian, *(isian.columns or ()))}
    data = {
        "id": form_id, "judul": plain(formulir.judul), "versi": formulir.versi,
        "types": {tipe.name: _type(tipe) for tipe in TYPES.values() if tipe.name in used},
        "isian": [_field(isian, shown=shown) for isian in formulir.isian],
    }  # fmt: skip
    return Html(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _type(tipe: FieldType) -> dict[str, Any]:
    """What scripts need to know of a type; what is as most types have it is left out."""
    skrip = tipe.script
    data = {
        "shape": tipe.shape.value, "value": tipe.worth.value, "unreadable": skrip.unreadable, "unfinished": skrip.unfinished,
        "means": dict(skrip.means), "pattern": "" if tipe.pattern == ANYTHING else tipe.pattern,
    }  # fmt: skip
    return {key: value for key, value in data.items() if value}


def _field(isian: Isian, *, shown: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"type": isian.type.value, "name": isian.name, "label": plain(isian.label)}
    if isian.required:
        data["required"] = True
    for key in ("relevant", "constraint", "calculate"):
        rumus: Rumus | None = getattr(isian, key)
        if rumus:
            data[key] = rumus.pohon
    if isian.constraint:
        data["message"] = (
            plain(isian.constraint_message) if isian.constraint_message else _complaint(isian.constraint.pohon)
        )
    if isian.options:
        data["choices"] = [[value, plain(label)] for value, label in isian.options.items()]
    if isian.kind.shape is Shape.ROWS:
        data["columns"] = [_field(column, shown=shown) for column in isian.columns or ()]
        data["rows"] = len(isian.lines)
        data["values"] = [
            {name: plain(text) for name, text in row.items() if not (shown and _reads_so(text))} for row in isian.values
        ]
    return data


def _reads_so(text: str) -> bool:
    """Whether what a browser shows of a text is the text, sign by sign."""
    return text.isprintable() and plain(text) == text


_LIMITS = {
    "<": "kurang dari {}",
    "<=": "paling banyak {}",
    ">": "lebih dari {}",
    ">=": "paling sedikit {}",
    "!=": "bukan {}",
    "=": "{}",
}
"""What a comparison with the field itself asks for."""


def _complaint(node: Pohon) -> str:
    """A constraint in words, as far as it only sets limits."""
    wanted = _wanted(node)
    return f"Isian ini harus {wanted}." if wanted else "Isian ini tidak memenuhi syarat."


def _wanted(node: Pohon) -> str:
    match node:
        case ("operasi", "and" | "or" as sign, left, right):
            both = [_wanted(left), _wanted(right)]
            return f" {'dan' if sign == 'and' else 'atau'} ".join(both) if all(both) else ""
        case ("operasi", sign, ("ini",), ("angka" | "teks" as kind, limit)) if sign in _LIMITS:
            return _LIMITS[sign].format(_said(limit) if kind == "angka" else f"«{limit}»")
        case ("operasi", sign, ("fungsi", "string-length", ("ini",)), ("angka", limit)) if sign in _LIMITS:
            return f"{_LIMITS[sign].format(_said(limit))} huruf"
        case _:
            return ""


def _said(number: float) -> str:
    return f"{number:.15g}".replace(".", ",")
