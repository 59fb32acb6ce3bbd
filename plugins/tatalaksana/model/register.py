# The registers: what SOP name by id. Each is a map of id to entry in one file.
from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from tatalaksana.model.diterima import Diterima
from tatalaksana.model.format import Daftar
from tatalaksana.model.leads import IdPeraturan, IdProfil, IdUnit
from tatalaksana.model.value import Id, Nama, SatuAtauBanyak, Shorthand, Tanggal, Teks, Value, spoken

_PEMELIHARA = (
    r"@?[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
)


def _owner(data: Any) -> Any:
    if not isinstance(data, str):
        return data
    if not re.fullmatch(_PEMELIHARA, data):
        raise PydanticCustomError(
            "bukan-pemelihara",
            "«{isi}» bukan nama akun, tim atau alamat surel. Tulis misalnya tim-sop atau dinas/tim-sop.",
            {"isi": data[:60]},
        )
    return data if "@" in data else f"@{data}"


Pemelihara = Annotated[Nama, BeforeValidator(_owner)]
"""Who is asked on the forge: `@account`, `@group/team` or an address. It stands in CODEOWNERS as it is."""


class NamaLama(Shorthand):
    """Nama unit pada masa lalu."""

    _text_means: ClassVar[str] = "nama"
    nama: Nama = Field(description="Nama sebagaimana tercetak waktu itu.")
    sampai: Tanggal | None = Field(None, description="Hari terakhir nama itu berlaku, bila diketahui.")


class Keputusan(Value):
    """Keputusan yang menetapkan SOP suatu unit."""

    oleh: Nama | None = Field(None, description="Jabatan yang menetapkan, misalnya Kepala Dinas Rekaan.")
    nomor: Nama = Field(description="Nomor keputusan.")
    tanggal: Tanggal = Field(description="Tanggal keputusan.")
    tentang: Teks = Field(description="Judul keputusan, sesudah kata «tentang».")


_Menerima = Annotated[tuple[Diterima, ...], *SatuAtauBanyak, Field(max_length=20)]
_MENERIMA = "Peringatan pemeriksaan entri ini yang sudah dilihat dan diterima, dengan alasannya."


class Unit(Value):
    """Satu unit organisasi."""

    called = spoken(induk="atasan unit_atasan unit_induk bagian_dari parent", singkatan="label sebutan akronim")
    nama: Nama = Field(description="Nama resmi sekarang.")
    singkatan: Nama | None = Field(None, description="Singkatan yang lazim.")
    induk: IdUnit | None = Field(None, description="Unit di atasnya.")
    nama_lama: Annotated[tuple[NamaLama, ...], *SatuAtauBanyak] = Field((), description="Nama-nama terdahulu.")
    profil: IdProfil | None = Field(None, description="Profil lembar unit ini dan unit di bawahnya.")
    keputusan: Keputusan | None = Field(
        None, description="Keputusan yang menetapkan SOP unit ini dan unit di bawahnya, untuk bukunya."
    )
    pemelihara: Annotated[tuple[Pemelihara, ...], *SatuAtauBanyak] = Field(
        (),
        description="Nama akun atau tim di repositori yang memeriksa perubahan SOP unit ini dan unit di bawahnya, misalnya tim-sop atau dinas/tim-sop.",
    )
    diterima: _Menerima = Field((), description=_MENERIMA)


class Jabatan(Value):
    """Satu jabatan atau pelaku yang dapat menjadi lajur, juga aplikasi."""

    called = spoken(singkatan="label sebutan akronim")
    nama: Nama = Field(description="Nama jabatan.")
    singkatan: Nama | None = Field(None, description="Singkatan; menjadi kepala lajur bila lajur tidak berlabel.")
    unit: IdUnit | None = Field(None, description="Unit tempat jabatan itu.")
    diterima: _Menerima = Field((), description=_MENERIMA)

    @property
    def dijabat(self) -> bool:
        """Whether somebody holds it: it is no application, and not the public, which no unit has."""
        return not (_APLIKASI.match(self.nama) or (self.unit is None and _MASYARAKAT.match(self.nama)))


_APLIKASI = re.compile(r"(aplikasi|sistem|portal|situs|laman|website)\b", re.IGNORECASE)
_MASYARAKAT = re.compile(
    r"(masyarakat|pemohon|publik|warga|pelapor|pengadu|pelanggan|pengunjung|tamu|pasien|peng(guna|aju) layanan|penerima layanan|pelaku usaha)\b",
    re.IGNORECASE,
)
"""How the names of those begin who act in an SOP and are nobody's office."""


class StatusPeraturan(StrEnum):
    """What is known of a regulation's life; nothing, unless somebody checked."""

    TIDAK_DIKETAHUI = "tidak diketahui"
    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"


class Peraturan(Value):
    """Satu peraturan yang dirujuk Dasar Hukum."""

    called = spoken(diganti_oleh="dicabut_oleh dicabut_dengan pengganti", judul="tentang teks")
    judul: Teks = Field(description="Judul lengkap.")
    status: StatusPeraturan = Field(
        StatusPeraturan.TIDAK_DIKETAHUI, description="tidak diketahui, berlaku, diubah atau dicabut."
    )
    diganti_oleh: IdPeraturan | None = Field(None, description="Id peraturan penggantinya.")
    diubah_oleh: Annotated[tuple[IdPeraturan, ...], *SatuAtauBanyak] = Field(
        (), description="Id peraturan yang mengubahnya."
    )
    sumber: Teks | None = Field(None, description="Dari mana keterangan ini.")
    diperiksa: Tanggal | None = Field(None, description="Tanggal keterangan ini diperiksa.")
    diterima: _Menerima = Field((), description=_MENERIMA)


class DaftarUnit(Daftar):
    """Daftar unit organisasi (`sops/unit.yaml`)."""

    root: dict[Id, Unit]


class DaftarJabatan(Daftar):
    """Daftar jabatan (`sops/jabatan.yaml`)."""

    root: dict[Id, Jabatan]


class DaftarPeraturan(Daftar):
    """Daftar peraturan (`sops/peraturan.yaml`)."""

    root: dict[Id, Peraturan]
