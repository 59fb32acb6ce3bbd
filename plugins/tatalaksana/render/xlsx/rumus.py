# A form's formula as a spreadsheet's: what `calculate` computes on the page, the sheet computes too.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.formulir.rumus import Pohon

_SIGNS = {"!=": "<>", "div": "/", "=": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">=", "+": "+", "-": "-", "*": "*"}
_NOTHING = '""'
"""What stands for a field that nobody fills."""
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_LONGEST, _LONGEST_TEXT, _DEEPEST = 8000, 255, 60
Words = Mapping[str, str]
"""A choice's id to the words that stand in the cell for it."""


@dataclass(frozen=True, slots=True)
class FieldCell:
    """Where a field stands."""

    address: str
    """Its cell; for a table the cells of its rows; for several choices their boxes."""
    words: Words
    """The words of its choices; empty where it has none."""
    boxes: Mapping[str, str]
    """For several choices: the box of each."""
    columns: Mapping[str, FieldCell]
    """A table's columns, each over all its rows."""


def workable(formula: str) -> bool:
    """Whether Excel takes a formula; one that it does not would make it call the whole file damaged."""
    depth = deepest = 0
    for sign in _LITERAL.sub("", formula):
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return (
        len(formula) <= _LONGEST
        and deepest <= _DEEPEST
        and all(len(text) <= _LONGEST_TEXT for text in _LITERAL.findall(formula))
    )


def sheet_formula(pohon: Pohon, places: Mapping[str, FieldCell], ini: FieldCell | None = None) -> str:
    """A formula as Excel writes it, without the sign «=» before it.

    Args:
        pohon: The formula.
        places: Where the fields stand; a formula in a row of a table sees that row's cells by the columns' names.
        ini: What «.» means.
    """
    match pohon:
        case ("angka", number):
            written = f"{number:.15g}"
        case ("teks", text):
            quoted = text.replace('"', '""')
            written = f'"{quoted}"'
        case ("isian" | "ini", *_):
            place = _field(pohon, places, ini)
            written = place.address if place else _NOTHING
        case ("kolom", table, column):
            written = places[table].columns[column].address
        case ("fungsi", name, *inner):
            written = _call(name, inner, places, ini)
        case ("operasi", "and" | "or" as sign, left, right):
            written = (
                f"{sign.upper()}({','.join(sheet_formula(part, places, ini) for part in _chain(sign, left, right))})"
            )
        case ("operasi", sign, left, right):
            written = _compared(sign, left, right, places, ini)
        case _:
            raise ValueError(pohon)
    return written


_CALLS = {"not": "NOT", "sum": "SUM", "string-length": "LEN"}


def _call(name: str, inner: Sequence[Pohon], places: Mapping[str, FieldCell], ini: FieldCell | None) -> str:
    if name == "selected":
        return _selected(inner[0], inner[1], places, ini)
    if name == "count":
        # A row counts that has something in it.
        table = _field(inner[0], places, ini)
        filled = "+".join(f'({column.address}<>"")' for column in table.columns.values()) if table else ""
        return f"SUMPRODUCT(--(({filled})>0))" if filled else "0"
    return f"{_CALLS[name]}({sheet_formula(inner[0], places, ini)})"


def _chain(sign: str, *nodes: Pohon) -> Iterator[Pohon]:
    """The parts of «a and b and c», which Excel takes in one function but not in hundreds within each other."""
    for node in nodes:
        if node[:2] == ("operasi", sign):
            yield from _chain(sign, *node[2:])
        else:
            yield node


def _field(node: Pohon, places: Mapping[str, FieldCell], ini: FieldCell | None) -> FieldCell | None:
    if node[0] == "ini":
        return ini
    return places[node[1]] if node[0] == "isian" and node[1] in places else None


def _selected(inner: Pohon, choice: Pohon, places: Mapping[str, FieldCell], ini: FieldCell | None) -> str:
    place = _field(inner, places, ini)
    if place is not None and choice[0] == "teks":
        if place.boxes:
            box = place.boxes.get(choice[1])
            return f'{box}="☑"' if box else "FALSE"
        choice = ("teks", place.words.get(choice[1], choice[1]))
    return f"{sheet_formula(inner, places, ini)}={sheet_formula(choice, places, ini)}"


def _compared(sign: str, left: Pohon, right: Pohon, places: Mapping[str, FieldCell], ini: FieldCell | None) -> str:
    """An operation. The sheet's cells hold choices in words, so an id beside such a field becomes its words."""
    for one, other in ((left, right), (right, left)):
        place = _field(one, places, ini)
        if place is not None and place.words and other[0] == "teks":
            said = ("teks", place.words.get(other[1], other[1]))
            left, right = (left, said) if other is right else (said, right)
            break
    return f"({sheet_formula(left, places, ini)}{_SIGNS[sign]}{sheet_formula(right, places, ini)})"
