"""What a form is: its fields and their types, its formulas, and what they must be to each other. Knows no file, no HTML."""

from tatalaksana.formulir.flaws import flaws_of
from tatalaksana.formulir.isian import Formulir, Isian, Type
from tatalaksana.formulir.rumus import FUNGSI, Pohon, Rumus, rumus_of
from tatalaksana.formulir.traits import ANYTHING, Between, CellRule, FieldType, OneOf, Shape, Worth
from tatalaksana.formulir.types import TYPES

__all__ = [
    "ANYTHING",
    "FUNGSI",
    "TYPES",
    "Between",
    "CellRule",
    "FieldType",
    "Formulir",
    "Isian",
    "OneOf",
    "Pohon",
    "Rumus",
    "Shape",
    "Type",
    "Worth",
    "flaws_of",
    "rumus_of",
]
