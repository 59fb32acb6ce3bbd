# A number of a scale, such as 1 to 5: XLSForm's `start`, `end` and `step`; `choices` may give numbers words.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from tatalaksana.formulir.traits import (
    Between,
    CellRule,
    FieldType,
    InCell,
    InScript,
    OneOf,
    OnPage,
    OnPaper,
    Setting,
    Shape,
    Worth,
)

if TYPE_CHECKING:
    from tatalaksana.formulir.isian import Isian
    from tatalaksana.source import Path

_NUMBER = r"-?[0-9]{1,6}(\.[0-9]{1,3})?"
_SETTINGS = {
    "start": Setting("Angka pertama sebuah range; bila tidak ditulis, 1.", _NUMBER),
    "end": Setting("Angka terakhir sebuah range.", _NUMBER, needed=True),
    "step": Setting("Jarak antara dua angka sebuah range; bila tidak ditulis, 1.", _NUMBER),
}
_MOST = 100
"""Points of a scale."""
_SHORT = 20
"""Points that a list within a cell's rule can hold."""


def _bounds(isian: Isian) -> tuple[Decimal, Decimal, Decimal]:
    """First, last and step; no step where the settings cannot be read."""
    given = {"start": "1", "step": "1"} | dict(isian.settings)
    read = [Decimal(given[name]) for name in ("start", "end", "step") if re.fullmatch(_NUMBER, given.get(name, ""))]
    return (read[0], read[1], read[2]) if len(read) == len(_SETTINGS) else (Decimal(0), Decimal(0), Decimal(0))


def _points(isian: Isian) -> list[Decimal]:
    """The numbers of the scale; none where its settings make no scale."""
    start, end, step = _bounds(isian)
    if not (step > 0 and start < end and (end - start) % step == 0 and (end - start) / step < _MOST):
        return []
    return [start + at * step for at in range(int((end - start) / step) + 1)]


def _written(point: Decimal) -> str:
    return format(point.normalize() + 0, "f")


def _choices(isian: Isian) -> Mapping[str, str]:
    """Each number as it is written, with its words after it if it has any."""
    words = isian.choices or {}
    written = [_written(point) for point in _points(isian)]
    return {one: f"{one} – {words[one]}" if one in words else one.replace(".", ",") for one in written}


def _flaws(isian: Isian) -> Iterator[tuple[Path, str, str]]:
    start, end, step = _bounds(isian)
    known = _choices(isian)
    if step <= 0:
        yield ("parameters", "step"), "«step» harus lebih dari nol.", "Misalnya «step: 1»."
    elif start >= end:
        yield ("parameters", "end"), "«end» harus lebih dari «start».", "Misalnya «{start: 1, end: 5}»."
    elif not known:
        hint = f"Skala memuat paling banyak {_MOST} angka, dan «step» membaginya sampai habis."
        yield ("parameters",), f"Skala {start} sampai {end} dengan «step» {step} tidak dapat dibuat.", hint
    for name in isian.choices or {}:
        if known and name not in known:
            yield ("choices", name), f"«{name}» bukan angka pada skala ini.", f"Angkanya: {', '.join(known)}."


def _rule(isian: Isian) -> CellRule:
    points = _points(isian)
    whole = all(point == int(point) for point in points)
    first, last = (_written(point).replace(".", ",") for point in (points[0], points[-1]))
    said = f"Isi angka {first} sampai {last}."
    if whole and len(points) <= _SHORT:
        return OneOf(said, short=True)
    return Between("integer" if whole else "decimal", float(points[0]), float(points[-1]), said)


TYPE = FieldType(
    name="range",
    order=45,
    called=("rentang", "skala"),
    shape=Shape.ONE,
    worth=Worth.NUMBER,
    keys={"parameters": True, "choices": False},
    parameters=_SETTINGS,
    choices=_choices,
    flaws=_flaws,
    rule=_rule,
    page=OnPage(column="integer"),
    paper=OnPaper(column=(60, 0.5), beside=10),
    cell=InCell("General"),
    script=InScript("Pilih salah satu angka pada skala."),
)
