# A form without marks, for outputs that show text as it stands: paper and workbooks.
from __future__ import annotations

from tatalaksana.formulir import Formulir, Isian
from tatalaksana.model import plain


def unmarked(formulir: Formulir) -> Formulir:
    """A form whose title, labels and messages are plain text, for outputs that have no emphasis and no links."""
    return formulir.model_copy(update={"judul": plain(formulir.judul), "isian": tuple(map(_unmarked, formulir.isian))})


def _unmarked(isian: Isian) -> Isian:
    choices, columns = isian.choices, isian.columns
    return isian.model_copy(update={
        "label": plain(isian.label), "constraint_message": isian.constraint_message and plain(isian.constraint_message),
        "choices": choices and {value: plain(label) for value, label in choices.items()},
        "columns": columns and tuple(map(_unmarked, columns)),
    })  # fmt: skip
