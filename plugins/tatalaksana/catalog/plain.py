# Values as JSON has them, and back: what is known of files, and what registers and profiles hold. What comes back was read and
# checked before it was kept, so it is put together again without being checked, which would take most of a short command's time.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from tatalaksana.catalog.card import Card, Mention
from tatalaksana.catalog.penerimaan import Accepting
from tatalaksana.model import (
    DaftarJabatan,
    DaftarPeraturan,
    DaftarUnit,
    Diterima,
    Jenis,
    JenisTinjauan,
    LabelSop,
    Profil,
    Status,
)
from tatalaksana.model.bulan import Bulan
from tatalaksana.model.kertas import Kertas, Orientasi
from tatalaksana.model.label import Label
from tatalaksana.model.profil import BarisKepala, FormatTanggal, JarakTinjauan, Kolom, Sajian, Tepi, WaktuEfektif
from tatalaksana.model.register import Jabatan, Keputusan, NamaLama, Peraturan, StatusPeraturan, Unit
from tatalaksana.source import Edit, Finding, Problem, Severity, Sought, Splice

CLASSES: Mapping[str, Any] = MappingProxyType({
    one.__name__: one
    for one in (
        Card, Bulan, Accepting, Mention, Edit, Finding, Problem, Severity, Sought, Splice, Diterima, Jenis, JenisTinjauan, Status,
        DaftarUnit, Unit, NamaLama, Keputusan, DaftarJabatan, Jabatan, DaftarPeraturan, Peraturan, StatusPeraturan,
        Profil, Tepi, Label, LabelSop, JarakTinjauan, WaktuEfektif, Kertas, Orientasi, FormatTanggal, Kolom, BarisKepala, Sajian,
    )
})  # fmt: skip
"""What may stand in a kept memory, by its name; nothing else is made of it."""

_DATE, _DICT = "date", "dict"
_GROUPS = frozenset({list, dict})


def plain_of(value: Any) -> Any:  # noqa: ANN401, PLR0911 - whatever a memory holds, a kind a line
    """A value as JSON has it: tuples as lists, all but texts and numbers as groups of one key, their class."""
    if isinstance(value, StrEnum):
        return {type(value).__name__: value.value}
    if isinstance(value, tuple):
        return [plain_of(one) for one in value]
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, dict):
        return {_DICT: [[key, plain_of(held)] for key, held in value.items()]}
    if isinstance(value, BaseModel):
        given = {name: plain_of(getattr(value, name)) for name in sorted(value.model_fields_set)}
        return {type(value).__name__: given}
    if is_dataclass(value):
        return {
            type(value).__name__: [
                None if field.name == "mend" and not _is_word(held) else plain_of(held)
                for field in fields(value)
                for held in (getattr(value, field.name),)
            ]
        }
    return value


def _is_word(mend: object) -> bool:
    """Whether a mend puts a word in place: by that one problem is known to be the consequence of another."""
    return isinstance(mend, Edit) and isinstance(mend.value, str)


def value_from(plain: Any) -> Any:  # noqa: ANN401, PLR0911 - as above
    """The value that is this as JSON has it."""
    if type(plain) is list:
        # Most are texts, and as many as ten thousand cards have.
        return tuple([value_from(one) if type(one) in _GROUPS else one for one in plain])
    if type(plain) is not dict:
        return plain
    ((name, held),) = plain.items()
    if name == _DATE:
        return date.fromisoformat(held)
    if name == _DICT:
        return {key: value_from(one) for key, one in held}
    made = CLASSES[name]
    if isinstance(held, list):
        return made(*map(value_from, held))
    if isinstance(held, dict):
        return made.model_construct(_fields_set=set(held), **{key: value_from(one) for key, one in held.items()})
    return made(held)
