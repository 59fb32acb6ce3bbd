# Words for generated SOP: enough of them that 12,500 SOP have each a subject of their own.
from __future__ import annotations

from collections.abc import Mapping

UNITS: Mapping[str, str] = {
    "biro-perencanaan": "Biro Perencanaan", "biro-organisasi": "Biro Organisasi dan Tata Laksana",
    "biro-hukum": "Biro Hukum", "biro-persidangan": "Biro Persidangan", "biro-humas": "Biro Hubungan Masyarakat",
    "biro-umum": "Biro Umum", "biro-keuangan": "Biro Keuangan", "biro-kepegawaian": "Biro Kepegawaian",
    "inspektorat": "Inspektorat", "pusat-data": "Pusat Data dan Informasi", "pusat-pelatihan": "Pusat Pelatihan",
    "deputi-politik": "Deputi Bidang Politik", "deputi-hukum": "Deputi Bidang Hukum",
    "deputi-pertahanan": "Deputi Bidang Pertahanan", "deputi-keamanan": "Deputi Bidang Keamanan",
    "deputi-komunikasi": "Deputi Bidang Komunikasi", "deputi-kesatuan-bangsa": "Deputi Bidang Kesatuan Bangsa",
    "deputi-luar-negeri": "Deputi Bidang Luar Negeri", "layanan-pengadaan": "Unit Layanan Pengadaan",
    "layanan-terpadu": "Unit Layanan Terpadu",
}  # fmt: skip

_WORK = (
    "Penyusunan", "Penyiapan", "Pelaksanaan", "Pengelolaan", "Pemantauan", "Evaluasi", "Pelayanan", "Pengendalian",
    "Pemeriksaan", "Penatausahaan", "Koordinasi",
)  # fmt: skip
_THINGS = (
    "arsip dinas", "naskah perjanjian", "laporan kinerja", "rapat koordinasi", "surat masuk", "barang inventaris",
    "perjalanan dinas", "pengaduan masyarakat", "cuti pegawai", "anggaran belanja", "kendaraan operasional",
    "permintaan informasi", "kunjungan tamu", "bahan pimpinan", "peta jabatan", "rencana aksi", "data statistik",
    "kerja sama", "izin kegiatan", "siaran pers", "ruang sidang", "jaringan komputer", "pelatihan teknis",
    "telaahan staf", "analisis jabatan",
)  # fmt: skip
_FIELDS = (
    "perbatasan", "kemaritiman", "penegakan hukum", "otonomi daerah", "pemilihan umum", "kerukunan umat",
    "keamanan siber", "penanggulangan bencana", "hak asasi", "wawasan kebangsaan", "bela negara", "ketertiban umum",
    "kerja sama kawasan", "organisasi internasional", "materi hukum", "intelijen", "kelembagaan", "pertanahan",
    "narkotika", "konflik sosial", "keimigrasian", "pelayanan publik", "keterbukaan informasi", "pengawasan internal",
    "reformasi birokrasi",
)  # fmt: skip
_SCOPES = (
    "tingkat pusat", "tingkat daerah", "lintas sektor", "triwulanan", "semesteran", "tahunan", "wilayah barat",
    "wilayah tengah", "wilayah timur", "unit pemrakarsa", "satuan kerja", "pejabat tinggi", "tenaga ahli",
    "kelompok kerja", "tim terpadu", "gugus tugas", "mitra kerja", "lembaga terkait", "instansi vertikal", "perwakilan",
)  # fmt: skip

CAPACITY = len(_THINGS) * len(_FIELDS) * len(_SCOPES)
_STRIDE = 7919
"""Coprime to the capacity, so that neighbours get distant subjects and none comes twice."""


def subject(index: int) -> str:
    """What the SOP of that index is about; no two are the same below the capacity.

    Raises:
        ValueError: The words are used up.
    """
    if index >= CAPACITY:
        raise ValueError(f"hanya {CAPACITY} pokok SOP yang tersedia")
    spot = index * _STRIDE % CAPACITY
    spot, thing = divmod(spot, len(_THINGS))
    scope, field = divmod(spot, len(_FIELDS))
    return f"{_THINGS[thing]} {_FIELDS[field]} {_SCOPES[scope]}"


def title(index: int) -> str:
    """The title of the SOP of that index, without its kind."""
    return f"{_WORK[index % len(_WORK)]} {subject(index).title()}"
