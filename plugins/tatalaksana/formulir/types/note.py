# Something to read; nobody fills it in.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, Shape

TYPE = FieldType(name="note", order=120, called=("catatan", "keterangan", "petunjuk"), shape=Shape.WORDS)
