# The registers: what SOP name by id. Each is a map of id to entry in one file.
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, RootModel

from tatalaksana.model.value import Id, Nama, SatuAtauBanyak, Shorthand, Tanggal, Teks, Value


class NamaLama(Shorthand):
    """Nama unit pada masa lalu."""

    _text_means: ClassVar[str] = "nama"
    nama: Nama = Field(description="Nama sebagaimana tercetak waktu itu.")
    sampai: Tanggal | None = Field(None, description="Hari terakhir nama itu berlaku, bila diketahui.")


class Unit(Value):
    """Satu unit organisasi."""

    nama: Nama = Field(description="Nama resmi sekarang.")
    singkatan: Nama | None = Field(None, description="Singkatan yang lazim.")
    induk: Id | None = Field(None, description="Unit di atasnya.")
    nama_lama: Annotated[tuple[NamaLama, ...], *SatuAtauBanyak] = Field((), description="Nama-nama terdahulu.")
    profil: Id | None = Field(None, description="Profil lembar unit ini dan unit di bawahnya.")


class Jabatan(Value):
    """Satu jabatan atau pelaku yang dapat menjadi lajur, juga aplikasi."""

    nama: Nama = Field(description="Nama jabatan.")
    singkatan: Nama | None = Field(None, description="Singkatan; menjadi kepala lajur bila lajur tidak berlabel.")
    unit: Id | None = Field(None, description="Unit tempat jabatan itu.")


class StatusPeraturan(StrEnum):
    """What is known of a regulation's life; nothing, unless somebody checked."""

    TIDAK_DIKETAHUI = "tidak diketahui"
    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"


class Peraturan(Value):
    """Satu peraturan yang dirujuk Dasar Hukum."""

    judul: Teks = Field(description="Judul lengkap.")
    status: StatusPeraturan = Field(
        StatusPeraturan.TIDAK_DIKETAHUI, description="tidak diketahui, berlaku, diubah atau dicabut."
    )
    diganti_oleh: Id | None = Field(None, description="Id peraturan penggantinya.")
    diubah_oleh: Annotated[tuple[Id, ...], *SatuAtauBanyak] = Field((), description="Id peraturan yang mengubahnya.")
    sumber: Teks | None = Field(None, description="Dari mana keterangan ini.")
    diperiksa: Tanggal | None = Field(None, description="Tanggal keterangan ini diperiksa.")


class DaftarUnit(RootModel[dict[Id, Unit]]):
    """Daftar unit organisasi (`sops/unit.yaml`)."""


class DaftarJabatan(RootModel[dict[Id, Jabatan]]):
    """Daftar jabatan (`sops/jabatan.yaml`)."""


class DaftarPeraturan(RootModel[dict[Id, Peraturan]]):
    """Daftar peraturan (`sops/peraturan.yaml`)."""
