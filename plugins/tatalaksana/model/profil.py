# How an agency's sheet looks, as data: labels, columns, paper, letterhead. Another agency adds a file, no code.
from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from tatalaksana.model.diterima import Diterima
from tatalaksana.model.durasi import Batas, Jumlah, Macam
from tatalaksana.model.format import Berkas
from tatalaksana.model.kegiatan import Kegiatan
from tatalaksana.model.kertas import Kertas, Lembaran, Orientasi, say_papers
from tatalaksana.model.key import Breadth, Printed, Rule, keys_of
from tatalaksana.model.label import Label
from tatalaksana.model.leads import IdProfil
from tatalaksana.model.satuan import BERLALU, Satuan, Takaran
from tatalaksana.model.sop import Sop
from tatalaksana.model.value import ALAMAT_SITUS, Bilangan, Nama, SatuAtauBanyak, Value, YaTidak, spoken
from tatalaksana.model.waktu_tertulis import durasi_of
from tatalaksana.model.warna import Warna

BAWAAN = "permenpan-35-2012"
"""The profile that stands where none is named."""


PERNYATAAN_EVALUASI = (
    "Mampu mendorong peningkatan kinerja",
    "Mudah dipahami",
    "Mudah dilaksanakan",
    "Semua orang dapat menjalankan perannya masing-masing",
    "Mampu mengatasi permasalahan yang berkaitan dengan proses",
    "Mampu menjawab kebutuhan peningkatan kinerja organisasi",
    "Sinergi satu dengan lainnya",
)
"""What the yearly evaluation asks of an SOP, where the agency's profile does not say."""

Alamat = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=ALAMAT_SITUS, max_length=300),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
"""The address of a site."""


KOTAK = tuple(name for name, key in keys_of(Sop).items() if key.printed in {Printed.BOX, Printed.MORE})
"""The keys of an SOP that have a box of the sheet."""


LANGKAH = "langkah"
"""The box that holds the steps, where a sheet has them as a numbered list."""


def _box(name: str, boxes: tuple[str, ...] = KOTAK) -> str:
    if name not in boxes:
        raise PydanticCustomError(
            "bukan-kotak",
            "«{isi}» bukan kotak lembar. Pilihan: {pilihan}.",
            {"isi": name[:60], "pilihan": ", ".join(boxes)},
        )
    return name


def _place(name: str) -> str:
    return _box(name, (*KOTAK, LANGKAH))


NamaKotak = Annotated[Nama, AfterValidator(_box), WithJsonSchema({"type": "string", "enum": list(KOTAK)})]
"""The key of a box."""
TempatKotak = Annotated[Nama, AfterValidator(_place), WithJsonSchema({"type": "string", "enum": [*KOTAK, LANGKAH]})]
"""The same, or the box of the steps."""


class Sajian(StrEnum):
    """How steps are shown: in a table with the chart in its lanes, or as a numbered list."""

    BAGAN = "bagan"
    DAFTAR = "daftar"


class BarisKepala(StrEnum):
    """The rows below the number at the head of a sheet."""

    REVISI_KE = "revisi_ke"
    TANGGAL_PEMBUATAN = "tanggal_pembuatan"
    TANGGAL_REVISI = "tanggal_revisi"
    TANGGAL_EFEKTIF = "tanggal_efektif"
    HALAMAN = "halaman"


class FormatTanggal(StrEnum):
    """How dates are printed: «14 Desember 2017», or «Kamis, 14 Desember 2017» with two-digit day."""

    TANGGAL = "tanggal"
    HARI_TANGGAL = "hari-tanggal"


class Kolom(StrEnum):
    """The columns of the table, from left to right; pelaksana stands for all lanes. Behind those three are the keys of a step that have one."""

    _ignore_ = "name key"
    NO = "no"
    KEGIATAN = "kegiatan"
    PELAKSANA = "pelaksana"
    for name, key in keys_of(Kegiatan).items():
        if key.breadth:
            vars()[name.upper()] = name


WAKTU = Kolom("waktu")
"""The one column whose cells may stand over several rows."""
LEBAR: Mapping[Kolom, Breadth] = MappingProxyType(
    {Kolom(name): key.breadth for name, key in keys_of(Kegiatan).items() if key.breadth}
)
"""How much room the columns of the steps' keys ask for."""
MUTU_BAKU = frozenset(Kolom(name) for name, key in keys_of(Kegiatan).items() if key.quality)
KOLOM_TEKS = tuple(kolom for kolom in LEBAR if keys_of(Kegiatan)[kolom.value].change is Rule.TEXT)
"""The columns whose cells hold a text or a list."""


class Tepi(Value):
    """Tepi kertas dalam milimeter."""

    called = spoken(sisi="kiri kanan samping")
    atas: Annotated[Bilangan, Field(ge=5, le=60)] = Field(12, description="Tepi atas, 5 sampai 60 mm.")
    sisi: Annotated[Bilangan, Field(ge=5, le=60)] = Field(12, description="Tepi kiri dan kanan, 5 sampai 60 mm.")
    bawah: Annotated[Bilangan, Field(ge=18, le=60)] = Field(
        24, description="Tepi bawah, 18 sampai 60 mm; di situ kaki lembar."
    )


class JarakTinjauan(Value):
    """Jarak antartinjauan dalam bulan, dihitung dari tanggal efektif atau tinjauan terakhir."""

    monitoring: Annotated[Bilangan, Field(ge=1, le=120)] = Field(
        6, description="Bulan dari satu monitoring ke monitoring berikutnya."
    )
    evaluasi: Annotated[Bilangan, Field(ge=1, le=120)] = Field(
        12, description="Bulan dari satu evaluasi ke evaluasi berikutnya."
    )


class WaktuEfektif(Value):
    """Waktu kerja efektif satu orang, untuk ABK."""

    menit_per_hari: Annotated[Bilangan, Field(ge=1, le=1440)] = Field(
        300, description="Menit kerja efektif dalam sehari."
    )
    hari_per_tahun: Annotated[Bilangan, Field(ge=1, le=366)] = Field(250, description="Hari kerja dalam setahun.")

    @property
    def menit_per_tahun(self) -> int:
        """Minutes that one person works in a year."""
        return self.menit_per_hari * self.hari_per_tahun


_LEAST = 50
"""A unit holds at least such a part of what passes in it: of a working day, two thirds of an hour. At most it is a quarter more
than we count for comparing: weeks of six days."""


def _equals(data: dict[str, str]) -> dict[str, str]:
    for name, amount in data.items():
        unit = _exactly(f"1 {name}")
        held = _exactly(amount)
        if unit is None or held is None or [number for _, number in unit] != [1] or not _fits(unit, held):
            raise PydanticCustomError(
                "setara-salah",
                "«{nama}: {isi}» tidak menyebut isi suatu satuan waktu. Tulis satuan lalu isinya dalam satuan yang lebih kecil, "
                "misalnya «hari kerja: 7 jam 30 menit» atau «minggu: 5 hari kerja».",
                {"nama": name[:60], "isi": amount[:60]},
            )
    return data


def _exactly(text: str) -> Takaran | None:
    """The amounts of a time that is just so long; None of any other text."""
    found = durasi_of(text)
    exact = found.macam is Macam.LAMA and found.jumlah.sedikit == found.jumlah.banyak
    return (
        found.jumlah.banyak
        if exact and not (found.per or found.sisa or found.jumlah.batas is not Batas.TEPAT)
        else None
    )


def _fits(unit: Takaran, held: Takaran) -> bool:
    """Whether a unit can hold so much of smaller ones: neither more than passes meanwhile, nor hardly any of it."""
    order = tuple(Satuan)
    whole, part = BERLALU[unit[0][0]], Jumlah(held, held).bobot[0]
    smaller = all(order.index(one) > order.index(unit[0][0]) for one, _ in held)
    return smaller and whole <= part * _LEAST and part * 4 <= whole * 5


class Profil(Berkas):
    """Profil lembar suatu instansi: label, kolom, kertas dan kop."""

    turunan: IdProfil | None = Field(
        None, description="Profil yang menjadi dasar; yang tidak ditulis di sini diambil dari situ."
    )
    instansi: Nama | None = Field(None, description="Nama instansi pada kop.")
    alamat: Annotated[tuple[Nama, ...], *SatuAtauBanyak, Field(max_length=4)] = Field(
        (), description="Alamat di bawah nama unit pada kop, satu butir tiap baris."
    )
    unit_kapital: YaTidak = Field(
        default=False, description="`ya`: nama unit pada kop dengan huruf kapital; `tidak`: sebagaimana di daftar unit."
    )
    logo: Nama | None = Field(None, description="Berkas logo (SVG atau PNG) di folder `sops/`, untuk kop.")
    warna: Warna | None = Field(
        None, description='Warna bilah di atas setiap halaman situs, cukup tua untuk huruf putih: `"#1f3d5c"`.'
    )
    kertas: Kertas = Field(Kertas.A4, description=f"{say_papers()}.")
    orientasi: Orientasi = Field(
        Orientasi.MENDATAR,
        description="mendatar, atau tegak: kepala lembar dan kotak disusun untuk kertas yang berdiri.",
    )
    tepi: Tepi = Field(Tepi.model_construct(), description="Tepi kertas pada PDF resmi.")
    situs: Alamat | None = Field(
        None, description="Alamat situs, untuk kode QR pada PDF dan cetakan peramban: `https://sop.contoh.go.id/`."
    )
    format_tanggal: FormatTanggal = Field(FormatTanggal.TANGGAL, description="tanggal atau hari-tanggal.")
    kolom: tuple[Kolom, ...] = Field(tuple(Kolom), description="Urutan kolom tabel.")
    kepala: Annotated[tuple[BarisKepala, ...], *SatuAtauBanyak] = Field(
        (BarisKepala.TANGGAL_PEMBUATAN, BarisKepala.TANGGAL_REVISI, BarisKepala.TANGGAL_EFEKTIF),
        description="Baris di bawah nomor pada kepala lembar, menurut urutannya; `halaman` selalu yang terakhir.",
    )
    kotak: Annotated[tuple[TempatKotak, ...], *SatuAtauBanyak] = Field(
        (),
        description="Kotak di bawah kepala lembar menurut urutannya, berpasangan (pada kertas tegak satu-satu), tercetak walau kosong "
        "kecuali yang disebut di `kotak_bila_berisi`; bawaannya enam kotak SOP AP lalu yang lain yang berisi. Kotak berisi yang tidak disebut tampil di luar lembar. "
        "`langkah` ialah tempat langkah-langkah bila tersaji sebagai daftar; tanpa itu di bawah semua kotak.",
    )
    kotak_bila_berisi: Annotated[tuple[NamaKotak, ...], *SatuAtauBanyak] = Field(
        ("lampiran",),
        description="Kotak yang tercetak hanya bila berisi, di tempatnya pada urutan; bawaannya lampiran.",
    )
    langkah: Sajian = Field(
        Sajian.BAGAN,
        description="bagan: tabel kegiatan dengan bagan alir pada lajur pelaksana; daftar: langkah bernomor dengan pelaksananya, tanpa "
        "lajur dan tanpa bagan.",
    )
    luar_lembar: Annotated[tuple[NamaKotak, ...], *SatuAtauBanyak] = Field(
        (), description="Kotak yang tidak tercetak pada lembar; isinya tampil di luar lembar pada halaman SOP."
    )
    satu_halaman: YaTidak = Field(
        default=False,
        description="`ya`: tabel kegiatan langsung di bawah identitas bila keduanya muat pada satu halaman; `tidak`: selalu di halaman "
        "berikutnya.",
    )
    jenis_tercetak: YaTidak = Field(
        default=False, description="`ya`: lembar menyebut jenisnya, «SOP Makro …» atau «SOP Mikro …»; `tidak`: «SOP …»."
    )
    nomor_kolom: YaTidak = Field(default=False, description="`ya`: baris (1) (2) … di bawah kepala tabel.")
    label: Label = Field(Label.model_construct(), description="Kata yang tercetak pada lembar.")
    evaluasi: Annotated[tuple[Nama, ...], Field(min_length=1, max_length=50)] = Field(
        PERNYATAAN_EVALUASI,
        description="Pernyataan pada formulir Evaluasi Penerapan SOP, masing-masing dijawab ya atau tidak.",
    )
    tinjauan: JarakTinjauan = Field(JarakTinjauan.model_construct(), description="Jarak antartinjauan dalam bulan.")
    waktu_efektif: WaktuEfektif = Field(
        WaktuEfektif.model_construct(), description="Menit dan hari kerja efektif satu orang, untuk ABK."
    )
    setara_waktu: Annotated[dict[Nama, Nama], AfterValidator(_equals)] = Field(
        {},
        description="Isi suatu satuan waktu, misalnya `{hari kerja: 7 jam 30 menit, minggu: 5 hari kerja}`, bila waktu hendak "
        "dijumlahkan lintas satuan. Tanpa itu tiap satuan dijumlahkan sendiri.",
    )

    diterima: Annotated[tuple[Diterima, ...], *SatuAtauBanyak, Field(max_length=20)] = Field(
        (), description="Peringatan pemeriksaan profil ini yang sudah dilihat dan diterima, dengan alasannya."
    )

    @property
    def lembaran(self) -> Lembaran:
        """The paper of its sheets, as it is held."""
        return Lembaran(self.kertas, self.orientasi)

    @property
    def beside(self) -> tuple[str, ...]:
        """The keys of boxes that are not on the sheet."""
        left_out = tuple(name for name in KOTAK if self.kotak and name not in self.kotak)
        return tuple(dict.fromkeys((*self.luar_lembar, *left_out)))

    @property
    def kotak_tetap(self) -> tuple[str, ...]:
        """The keys of boxes that its sheet has whether they hold something or not, in their order."""
        own = (name for name, key in keys_of(Sop).items() if key.printed is Printed.BOX)
        named = [name for name in self.kotak if name != LANGKAH] if self.kotak else own
        other = {*self.kotak_bila_berisi, *self.beside}
        return tuple(name for name in named if name not in other)

    @property
    def setara(self) -> Mapping[Satuan, Takaran]:
        """What a unit of time holds of others, which come after it in `Satuan`; empty unless the profile says."""
        amounts = ((durasi_of(f"1 {name}"), durasi_of(amount)) for name, amount in self.setara_waktu.items())
        return {unit.jumlah.banyak[0][0]: held.jumlah.banyak for unit, held in amounts}

    @field_validator("kotak")
    @classmethod
    def _each_box_once(cls, boxes: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(boxes)) != len(boxes):
            raise PydanticCustomError("kotak-ganda", "«kotak» menyebut sebuah kotak lebih dari satu kali.", {})
        return boxes

    @field_validator("kepala")
    @classmethod
    def _each_row_once(cls, rows: tuple[BarisKepala, ...]) -> tuple[BarisKepala, ...]:
        if len(set(rows)) != len(rows):
            raise PydanticCustomError("kepala-ganda", "«kepala» menyebut sebuah baris lebih dari satu kali.", {})
        return rows

    @field_validator("kolom")
    @classmethod
    def _columns(cls, columns: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
        needed = {Kolom.KEGIATAN, Kolom.PELAKSANA}
        if not needed <= set(columns) or len(set(columns)) != len(columns):
            raise PydanticCustomError(
                "kolom-salah", "«kolom» harus memuat kegiatan dan pelaksana, masing-masing kolom satu kali.", {}
            )
        places = [index for index, kolom in enumerate(columns) if kolom in MUTU_BAKU]
        if places and places[-1] - places[0] != len(places) - 1:
            raise PydanticCustomError(
                "kolom-salah", "Kolom Mutu Baku (kelengkapan, waktu, output) harus berdampingan.", {}
            )
        return columns


_HALAMAN = (BarisKepala.REVISI_KE, BarisKepala.TANGGAL_EFEKTIF, BarisKepala.HALAMAN)
BERSAMA: Mapping[str, Profil] = MappingProxyType(
    {
        BAWAAN: Profil.model_construct(),
        "spo-kesehatan": Profil.model_construct(
            kotak=(
                "pengertian", "tujuan", "kebijakan", "referensi", "peralatan", LANGKAH, "unit_terkait", "dokumen_terkait",
                "riwayat_perubahan", "lampiran",
            ),
            kotak_bila_berisi=("peralatan", "lampiran"),
            orientasi=Orientasi.TEGAK, kepala=_HALAMAN, langkah=Sajian.DAFTAR,
            label=Label.model_construct(sebutan="SPO", nomor="No. Dokumen", judul="Judul SPO", tanggal_efektif="Tanggal Terbit", pengesahan="Ditetapkan oleh"),
        ),
        "prosedur-mutu": Profil.model_construct(
            kotak=(
                "tujuan", "ruang_lingkup", "definisi", "referensi", "dasar_hukum", "kualifikasi_pelaksana", "peralatan", "dokumen_terkait",
                "pencatatan", "riwayat_perubahan", "lampiran",
            ),
            kotak_bila_berisi=(
                "dasar_hukum", "kualifikasi_pelaksana", "peralatan", "pencatatan", "riwayat_perubahan", "lampiran",
            ),
            orientasi=Orientasi.TEGAK, kepala=_HALAMAN, satu_halaman=True,
            label=Label.model_construct(sebutan="Prosedur", nomor="No. Dokumen", judul="Judul Prosedur", tanggal_efektif="Tanggal Terbit"),
        ),
    }
)  # fmt: skip
"""The profiles that come with the program, by their names; an agency's own of the same name counts instead. They are put together
unchecked, as a test does check them: checking asks for what takes long to make ready."""
