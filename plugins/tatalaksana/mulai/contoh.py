# The draft that an agency begins with, by what its sheets are for: letters come to every office, patients to every hospital
# and clinic.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

PEDOMAN = "permenpan-rb-35-2012"
"""The id of the guideline on SOP AP in the register that an agency begins with."""


class Tangan(Enum):
    """Whose step it is."""

    PERTAMA = "pertama"
    """The first of those who work."""
    PEMERIKSA = "pemeriksa"
    """The first of them whose name says that they check such work (`Contoh.pemeriksa`); where none does, the one before."""
    PENGESAH = "pengesah"


@dataclass(frozen=True, slots=True)
class LangkahContoh:
    """A step of the draft."""

    uraian: str
    siapa: Tangan
    kelengkapan: str
    waktu: str
    output: str
    id: str = ""
    keputusan: str = ""


@dataclass(frozen=True, slots=True)
class Contoh:
    """A draft."""

    nama: str
    """Of its file."""
    judul: str
    kotak: Mapping[str, str]
    """What it says in each box that a sheet may have, in the order of tidy files."""
    pemeriksa: str
    """How names of offices begin that check in it, as an expression."""
    langkah: tuple[LangkahContoh, ...]


_SURAT = Contoh(
    "penanganan-surat-masuk",
    "Penanganan Surat Masuk",
    MappingProxyType(
        {
            "dasar_hukum": f"[{PEDOMAN}]  # id dari peraturan.yaml",
            "kualifikasi_pelaksana": "[Memahami tata naskah dinas]",
            "peralatan": "[Buku agenda atau aplikasi persuratan]",
            "peringatan": "Bila surat tidak diteruskan pada hari yang sama, tindak lanjutnya terlambat.",
            "pencatatan": "Buku agenda surat masuk",
            "tujuan": "Setiap surat masuk tercatat dan sampai kepada penindak lanjutnya pada hari yang sama.",
            "ruang_lingkup": "Semua surat masuk, sejak diterima sampai diteruskan.",
            "pengertian": "Surat masuk ialah surat yang diterima dari luar unit.",
            "definisi": "Surat masuk ialah surat yang diterima dari luar unit.",
            "kebijakan": "Surat masuk dicatat pada hari diterima.",
            "referensi": "[Pedoman tata naskah dinas]",
            "unit_terkait": "[Semua unit]",
            "dokumen_terkait": "[Buku agenda surat masuk]",
        }
    ),
    r"(kepala|ka|ka(su)?b?bag|kabid|kasubbid|kasi|kasubsi|kaur|ketua|koordinator|sekretaris|sekcam|sekdes|panitera|penyelia|pengawas|supervisor|manajer)\b",
    (
        LangkahContoh("Menerima dan mencatat surat masuk", Tangan.PERTAMA, "Surat masuk", "10 menit", "Surat yang tercatat", "mencatat"),
        LangkahContoh(
            "Memeriksa kelengkapan surat", Tangan.PEMERIKSA, "Surat yang tercatat", "15 menit", "Surat yang lengkap",
            keputusan="{lengkap: menelaah, tidak lengkap: mencatat}",
        ),
        LangkahContoh("Menelaah surat dan memberi disposisi", Tangan.PENGESAH, "Surat yang lengkap", "1 jam", "Disposisi", "menelaah"),
        LangkahContoh("Meneruskan surat sesuai disposisi", Tangan.PERTAMA, "Disposisi", "15 menit", "Surat yang diteruskan"),
    ),
)  # fmt: skip
_PASIEN = Contoh(
    "identifikasi-pasien",
    "Identifikasi Pasien",
    MappingProxyType(
        {
            "peralatan": "[Gelang identitas, Rekam medis]",
            "tujuan": "Setiap pasien dikenali dengan benar sebelum dilayani.",
            "pengertian": "Identifikasi pasien ialah memastikan siapa pasiennya dengan sedikitnya dua penanda.",
            "kebijakan": "Nomor kamar atau tempat tidur bukan penanda pasien.",
            "referensi": "[Pedoman keselamatan pasien]",
            "unit_terkait": "[Semua unit pelayanan]",
            "dokumen_terkait": "[Rekam medis]",
        }
    ),
    r"(perawat|bidan|dokter|dr|drg)\b",
    (
        LangkahContoh(
            "Menanyakan nama lengkap dan tanggal lahir pasien", Tangan.PERTAMA, "Kartu identitas pasien", "2 menit",
            "Identitas yang disebut pasien", "menanyakan",
        ),
        LangkahContoh(
            "Mencocokkan identitas dengan rekam medis", Tangan.PEMERIKSA, "Identitas yang disebut pasien", "3 menit", "Identitas yang cocok",
            keputusan="{cocok: memasang, tidak cocok: menanyakan}",
        ),
        LangkahContoh("Memasang gelang identitas", Tangan.PERTAMA, "Identitas yang cocok", "2 menit", "Pasien bergelang identitas", "memasang"),
        LangkahContoh("Mencatat identifikasi di rekam medis", Tangan.PERTAMA, "Pasien bergelang identitas", "2 menit", "Catatan identifikasi"),
    ),
)  # fmt: skip
KESEHATAN = "spo-kesehatan"
"""The profile of hospitals and clinics."""


def contoh_of(lembar: str) -> Contoh:
    """The draft for agencies whose sheets stand on a profile."""
    return _PASIEN if lembar == KESEHATAN else _SURAT
