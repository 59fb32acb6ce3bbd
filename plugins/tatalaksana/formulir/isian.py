# A form that people fill: XLSForm's terms where they fit. What its fields say of each other is checked in `flaws.py`.
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

from tatalaksana.formulir.rumus import Rumus, rumus_of
from tatalaksana.formulir.traits import FieldType
from tatalaksana.formulir.types import TYPES
from tatalaksana.model.diterima import Diterima
from tatalaksana.model.format import Berkas
from tatalaksana.model.leads import IdUnit, Leads
from tatalaksana.model.value import (
    NAMA_ISIAN,
    Bilangan,
    Id,
    Nama,
    SatuAtauBanyak,
    Teks,
    Value,
    YaTidak,
    only_one,
    spoken,
)


class Type(StrEnum):
    """What a field holds, by the names of the modules in `types/`: `Type("text")`."""

    _ignore_ = "name"
    for name in TYPES:
        vars()[name.upper()] = name


_CALLED: Mapping[str, str] = {word: name for name, tipe in TYPES.items() for word in tipe.called}


def _type(data: Any) -> Any:
    name = _CALLED.get(re.sub(r"[\s_-]+", " ", data).casefold().strip()) if isinstance(data, str) else None
    if name is None or data in TYPES:
        return data
    raise PydanticCustomError(
        "nilai-tak-dikenal", "«{isi}» bukan tipe isian. Untuk itu pakai «{nama}».", {"isi": data[:60], "nama": name}
    )


def _rumus(data: Any) -> Any:
    if isinstance(data, Rumus):
        return data
    if isinstance(data, str):
        return rumus_of(data)
    only_one(data, "satu rumus", '"${jumlah} > 0"')
    return data


TeksRumus = Annotated[
    Rumus,
    BeforeValidator(_rumus),
    PlainSerializer(lambda rumus: rumus.teks, return_type=str),
    WithJsonSchema({"type": "string"}),
]
NamaIsian = Annotated[
    str, StringConstraints(pattern=NAMA_ISIAN, max_length=40), WithJsonSchema({"type": "string", "pattern": NAMA_ISIAN})
]
"""The name by which formulas and downloads know a field."""


if TYPE_CHECKING:

    class Parameter(Value):
        """The settings of a type."""
else:
    Parameter = create_model(
        "Parameter",
        __base__=Value,
        __doc__="Setelan yang hanya dimiliki tipe tertentu, seperti kolom `parameters` XLSForm.",
        **{
            name: (Teks | None, Field(None, description=setelan.description))
            for tipe in TYPES.values()
            for name, setelan in tipe.parameters.items()
        },
    )


def one_of(names: Iterable[str], word: str = "atau") -> str:
    """«a, b atau c»."""
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last


_EMPTY_ROWS = 5
_NUMERAL = 4
"""Letters of a row's number at most."""


class Isian(Value):
    """Satu isian formulir, atau satu kolom tabelnya."""

    called = spoken(
        type="jenis tipe", name="id kode", label="judul pertanyaan teks", hint="keterangan petunjuk bantuan",
        required="wajib wajib_diisi harus_diisi", choices="pilihan opsi options", columns="kolom", rows="baris", values="isi",
        constraint="syarat", relevant="tampil_bila", calculate="rumus",
    )  # fmt: skip
    type: Annotated[Type, BeforeValidator(_type)] = Field(description=f"{one_of(TYPES)}.")
    name: Annotated[NamaIsian, Leads.ITSELF] = Field(
        description="Nama tetap isian: huruf kecil, angka dan garis bawah. Sama di semua unduhan."
    )
    label: Nama = Field(description="Pertanyaan atau nama isian, sebagaimana terbaca.")
    hint: Teks | None = Field(None, description="Petunjuk singkat di bawah label.")
    required: YaTidak = Field(default=False, description="`ya` bila wajib diisi.")
    relevant: TeksRumus | None = Field(
        None, description="Tampil hanya bila rumus ini benar, misalnya `${hasil} = 'hadir'`."
    )
    constraint: TeksRumus | None = Field(
        None, description="Syarat isian; `.` ialah isian ini, misalnya `. >= 1 and . <= 100`."
    )
    constraint_message: Nama | None = Field(None, description="Yang dikatakan bila syarat tidak terpenuhi.")
    choices: Annotated[dict[Id, Nama], Field(min_length=2, max_length=100)] | None = Field(
        None,
        description=f"Pilihan, `nilai: label`, untuk {one_of((name for name in TYPES if 'choices' in TYPES[name].keys), 'dan')}.",
    )
    parameters: Parameter | None = Field(None, description="Setelan tipe ini, bila ada.")
    columns: Annotated[tuple[Isian, ...], Field(min_length=1, max_length=12)] | None = Field(
        None, description="Kolom-kolom tabel."
    )
    rows: Annotated[Bilangan, Field(ge=1, le=200)] | None = Field(
        None,
        description="Banyaknya baris sebuah tabel; bila tidak ditulis, 5 baris kosong, atau hanya baris yang sudah terisi di «values».",
    )
    values: Annotated[tuple[dict[NamaIsian, Teks], ...], Field(max_length=200)] = Field(
        (),
        description="Baris tabel yang sudah terisi, `kolom: isi`; sel yang terisi di sini tidak dapat diubah pengisi.",
    )
    calculate: TeksRumus | None = Field(
        None, description="Rumus nilai isian calculate, misalnya `sum(${peserta.jumlah})`."
    )

    @property
    def kind(self) -> FieldType:
        """What its type means."""
        return TYPES[self.type]

    @property
    def options(self) -> Mapping[str, str]:
        """Value to label of what can be chosen, in order; empty where nothing is."""
        return self.kind.choices(self)

    @property
    def settings(self) -> Mapping[str, str]:
        """The settings that are given, by their names."""
        return self.parameters.model_dump(exclude_none=True) if self.parameters else {}

    @property
    def lines(self) -> tuple[Mapping[str, str], ...]:
        """The rows that a table is laid out with, each with what is filled already."""
        asked = self.rows or (0 if self.values else _EMPTY_ROWS)
        return (*self.values, *({},) * (asked - len(self.values)))

    @property
    def counted(self) -> bool:
        """Whether a table numbers its rows itself: its first column is filled in all of them, with very little."""
        first = self.columns[0].name if self.columns else ""
        return all(0 < len(row.get(first, "")) <= _NUMERAL for row in self.lines)


class Formulir(Berkas):
    """Satu formulir yang diisi orang (`sops/formulir/<id>.yaml`)."""

    called = spoken(isian="fields kolom daftar_isian pertanyaan survey", judul="nama title", keterangan="deskripsi")
    judul: Nama = Field(description="Judul formulir.")
    versi: Annotated[Bilangan, Field(ge=1)] = Field(1, description="Naikkan bila isiannya berubah.")
    keterangan: Teks | None = Field(None, description="Untuk apa formulir ini dan cara mengisinya.")
    unit: IdUnit | None = Field(None, description="Unit pemilik formulir.")
    isian: Annotated[tuple[Isian, ...], Field(min_length=1, max_length=200)] = Field(
        description="Isian dari atas ke bawah."
    )
    diterima: Annotated[tuple[Diterima, ...], *SatuAtauBanyak, Field(max_length=20)] = Field(
        (), description="Peringatan pemeriksaan formulir ini yang sudah dilihat dan diterima, dengan alasannya."
    )
