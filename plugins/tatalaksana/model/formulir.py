# A form that people fill: XLSForm's terms where they fit, checked as a whole when it is read.
from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from tatalaksana.model.rumus import Rumus, rumus_of
from tatalaksana.model.value import Bilangan, Id, Nama, Teks, Value, YaTidak

NAMA_ISIAN = r"^[a-z][a-z0-9_]*$"


class Type(StrEnum):
    """What a field holds. The words are XLSForm's, or in its manner."""

    TEXT = "text"
    MULTILINE = "multiline"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    YES_NO = "yes_no"
    TABLE = "table"
    SIGNATURE = "signature"
    NOTE = "note"
    CALCULATE = "calculate"


_READ_ONLY = frozenset({Type.NOTE, Type.CALCULATE})
_NO_COLUMN = frozenset({Type.TABLE, Type.NOTE})


def _rumus(data: Any) -> Any:
    return rumus_of(data) if isinstance(data, str) else data


TeksRumus = Annotated[
    Rumus,
    BeforeValidator(_rumus),
    PlainSerializer(lambda rumus: rumus.teks, return_type=str),
    WithJsonSchema({"type": "string"}),
]
NamaIsian = Annotated[str, StringConstraints(pattern=NAMA_ISIAN, max_length=40), WithJsonSchema({"type": "string", "pattern": NAMA_ISIAN})]
"""The name by which formulas and downloads know a field."""


class Isian(Value):
    """Satu isian formulir, atau satu kolom tabelnya."""

    type: Type = Field(
        description="text, multiline, integer, decimal, date, time, select_one, select_multiple, yes_no, table, signature, note atau calculate."
    )
    name: NamaIsian = Field(description="Nama tetap isian: huruf kecil, angka dan garis bawah. Sama di semua unduhan.")
    label: Nama = Field(description="Pertanyaan atau nama isian, sebagaimana terbaca.")
    hint: Teks | None = Field(None, description="Petunjuk singkat di bawah label.")
    required: YaTidak = Field(default=False, description="`ya` bila wajib diisi.")
    relevant: TeksRumus | None = Field(None, description="Tampil hanya bila rumus ini benar, misalnya `${hasil} = 'hadir'`.")
    constraint: TeksRumus | None = Field(None, description="Syarat isian; `.` ialah isian ini, misalnya `. >= 1 and . <= 100`.")
    constraint_message: Nama | None = Field(None, description="Yang dikatakan bila syarat tidak terpenuhi.")
    choices: Annotated[dict[Id, Nama], Field(min_length=2, max_length=100)] | None = Field(
        None, description="Pilihan, `nilai: label`, untuk select_one dan select_multiple."
    )
    columns: Annotated[tuple[Isian, ...], Field(min_length=1, max_length=12)] | None = Field(
        None, description="Kolom-kolom tabel."
    )
    rows: Annotated[Bilangan, Field(ge=1, le=200)] = Field(5, description="Baris kosong yang disediakan sebuah tabel.")
    values: Annotated[tuple[dict[NamaIsian, Teks], ...], Field(max_length=200)] = Field(
        (), description="Baris tabel yang sudah terisi, `kolom: isi`; sel yang terisi di sini tidak dapat diubah pengisi."
    )
    calculate: TeksRumus | None = Field(None, description="Rumus nilai isian calculate, misalnya `sum(${peserta.jumlah})`.")

    @model_validator(mode="after")
    def _belongs(self) -> Isian:
        """Each key goes with its types."""
        for key, types in _GOES_WITH.items():
            given = bool(getattr(self, key))
            if self.type in types and not given and key != "values":
                raise PydanticCustomError("isian-kurang", "Isian {type} memerlukan «{key}».", {"type": self.type.value, "key": key})
            if given and self.type not in types:
                raise PydanticCustomError("isian-lebih", "«{key}» tidak berlaku untuk isian {type}.", {"type": self.type.value, "key": key})
        if self.type in _READ_ONLY and (self.required or self.constraint):
            raise PydanticCustomError("isian-lebih", "Isian {type} tidak diisi orang: tanpa «required» dan «constraint».", {"type": self.type.value})
        return self


_GOES_WITH = {
    "choices": frozenset({Type.SELECT_ONE, Type.SELECT_MULTIPLE}),
    "columns": frozenset({Type.TABLE}),
    "values": frozenset({Type.TABLE}),
    "calculate": frozenset({Type.CALCULATE}),
}


class Formulir(Value):
    """Satu formulir yang diisi orang (`sops/formulir/<id>.yaml`)."""

    judul: Nama = Field(description="Judul formulir.")
    versi: Annotated[Bilangan, Field(ge=1)] = Field(1, description="Naikkan bila isiannya berubah.")
    keterangan: Teks | None = Field(None, description="Untuk apa formulir ini dan cara mengisinya.")
    unit: Id | None = Field(None, description="Unit pemilik formulir.")
    isian: Annotated[tuple[Isian, ...], Field(min_length=1, max_length=200)] = Field(description="Isian dari atas ke bawah.")

    @model_validator(mode="after")
    def _consistent(self) -> Formulir:
        _once([isian.name for isian in self.isian])
        known = {isian.name: isian for isian in self.isian}
        for isian in self.isian:
            for rumus in _formulas(isian):
                _known(rumus, known, {})
            columns = {column.name: column for column in isian.columns or ()}
            _once([column.name for column in isian.columns or ()])
            for column in columns.values():
                if column.type in _NO_COLUMN:
                    raise PydanticCustomError("kolom-salah", "Kolom «{name}» tidak dapat bertipe {type}.", {"name": column.name, "type": column.type.value})
                for rumus in _formulas(column):
                    _known(rumus, known, columns)
            for number, row in enumerate(isian.values, 1):
                for name in row:
                    if name not in columns:
                        raise PydanticCustomError("isian-asing", "Baris {number} tabel «{table}» mengisi kolom «{name}», yang tidak ada.", {"number": number, "table": isian.name, "name": name})
        return self


def _formulas(isian: Isian) -> Iterator[Rumus]:
    yield from (rumus for rumus in (isian.relevant, isian.constraint, isian.calculate) if rumus is not None)


def _once(names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise PydanticCustomError("isian-ganda", "Nama isian «{name}» dipakai dua kali.", {"name": name})


def _known(rumus: Rumus, fields: dict[str, Isian], columns: dict[str, Isian]) -> None:
    """Names in a formula: a column of the same row, a field, or `tabel.kolom`."""
    for kind, name, *rest in rumus.isian:
        table = fields.get(name)
        there = name in columns or table is not None if kind == "isian" else table is not None and rest[0] in {column.name for column in table.columns or ()}
        if not there:
            raise PydanticCustomError(
                "isian-asing", "Rumus «{rumus}» menyebut «{name}», yang tidak ada di formulir ini.",
                {"rumus": rumus.teks[:80], "name": ".".join((name, *rest))},
            )
