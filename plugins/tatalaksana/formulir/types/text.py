# A text of one line.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, Shape

LONGEST = 32_767
"""Letters that a cell holds."""

TYPE = FieldType(
    name="text",
    order=10,
    called=("teks", "isian", "baris", "email", "surel", "string", "nama"),
    shape=Shape.LINE,
    rule=lambda _: Between("length", 0, LONGEST),
)
