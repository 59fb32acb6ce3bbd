# A small collection that has what the real one lacks: an SOP withdrawn and replaced, references to what is not
# published, numbers with slashes, a logo, F4 and Letter paper, a chart with every trait.
from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.site.project import Data, Project, new_project

PLUGIN: Data = {"repositori": {"jenis": "gitlab", "alamat": "https://forge.example/biro/sop", "cabang": "main"}}

MAKRO = "bagian-a/layanan-surat"
DRAF = "bagian-a/penerimaan-surat"
DICABUT = "bagian-b/layanan-lama"
FOLIO = "bagian-b/pengarsipan"
NOMOR_MAKRO = "01/OT.02/BA-3/2024"
UNPUBLISHED = "SOP Mikro Penyimpanan Surat Rahasia"

_SIGNED = {"jabatan": "Kepala Bagian", "nama": "Contoh Nama, S.Sos.", "nip": "198001012005011001"}
_LANES = [
    {"id": "kabag", "jabatan": "kepala-bagian", "label": "Kepala Bagian"},
    {"id": "kasub", "jabatan": "kepala-subbagian"},
    {"id": "arsip", "jabatan": "arsiparis"},
    {"id": "aplikasi", "jabatan": "aplikasi-surat"},
]


def _step(uraian: str, **more: object) -> dict[str, Any]:
    words = uraian.split()
    return {
        "uraian": uraian, "kelengkapan": f"Bahan {words[-1]}", "waktu": "10 Menit", "output": f"Hasil {words[0]}",
    } | more  # fmt: skip


def _long_steps() -> list[dict[str, Any]]:
    steps = []
    for number in range(1, 25):
        lane = ("kabag", "kasub", "arsip", "aplikasi")[number % 4]
        text = f"Melakukan pekerjaan ke-{number} dengan uraian yang cukup panjang supaya barisnya memuat beberapa garis teks, nomor {number}"
        step = _step(text, pelaksana=lane, kelengkapan=[f"Bahan pertama {number}", f"Bahan kedua {number}"])
        if number in {8, 16}:
            step["keputusan"] = {"setuju": str(number + 1), "tidak": str(number - 4)}
        steps.append(step)
    return steps


FILES: Data = {
    "sops/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><circle cx="40" cy="40" r="38"/></svg>',
    "sops/unit.yaml": {
        "pusat": {"nama": "Sekretariat Pusat", "profil": "surat"},
        "bagian-a": {"nama": "Bagian Persuratan", "singkatan": "Persuratan", "induk": "pusat"},
        "bagian-b": {
            "nama": "Bagian Arsip", "induk": "pusat", "profil": "folio",
            "nama_lama": [{"nama": "Bagian Kearsipan Lama", "sampai": "2020-01-31"}],
        },
    },
    "sops/jabatan.yaml": {
        "kepala-bagian": {"nama": "Kepala Bagian Persuratan"},
        "kepala-subbagian": {"nama": "Kepala Subbagian Tata Usaha", "singkatan": "Kasubbag TU"},
        "arsiparis": {"nama": "Arsiparis"},
        "aplikasi-surat": {"nama": "Aplikasi Surat"},
    },
    "sops/peraturan.yaml": {"uu-43-2009": {"judul": "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"}},
    "sops/profil/surat.yaml": {
        "instansi": "BADAN PERCOBAAN", "logo": "logo.svg", "kertas": "letter", "nomor_kolom": "ya",
    },
    "sops/profil/folio.yaml": {
        "instansi": "BADAN PERCOBAAN", "kertas": "f4",
        "kolom": ["no", "pelaksana", "kegiatan", "kelengkapan", "output", "waktu", "ket"],
        "label": {"kelengkapan": "Persyaratan", "ket": "Keterangan"},
    },
    f"sops/{MAKRO}.yaml": {
        "nomor": NOMOR_MAKRO, "judul": "Layanan Surat", "jenis": "makro", "status": "berlaku", "unit": "bagian-a",
        "tanggal": {"pembuatan": "2024-01-02", "revisi": "2024-02-28", "efektif": "2024-03-01"},
        "revisi_ke": 2, "pengesahan": _SIGNED,
        "dasar_hukum": ["uu-43-2009", {"teks": "Pedoman *lama* tentang **surat**"}],
        "kualifikasi_pelaksana": ["Teliti", "Jujur"],
        "keterkaitan": ["SOP Mikro Penerimaan Surat", UNPUBLISHED, "77.1/BB"],
        "peralatan": "Komputer", "peringatan": "Surat dapat *hilang*", "pencatatan": ["Buku agenda", "Aplikasi"],
        "pelaksana": _LANES,
        "kegiatan": [
            _step("Menerima surat masuk", pelaksana="arsip", rincian="SOP Mikro Penerimaan Surat",
                  waktu={"teks": "2-3 hari kerja", "sampai": "2"}),
            {"uraian": "Mencatat surat di buku agenda", "pelaksana": "arsip", "kelengkapan": "Agenda", "output": "Catatan"},
            _step("Menilai surat", id="nilai", pelaksana="kabag",
                  keputusan={"setuju": "bagi", "perbaiki": "1", "tolak": "selesai"}, ket="Paling lama *satu* hari"),
            _step("Membagi surat", id="bagi", pelaksana="kabag", lanjut=["telaah", "unggah"]),
            _step("Menelaah surat", id="telaah", pelaksana="kasub", lanjut="simpan"),
            _step("Mengunggah surat", id="unggah", pelaksana="aplikasi", teks="Via aplikasi", lanjut="simpan"),
            _step("Menyimpan surat", id="simpan", pelaksana="arsip", rincian=UNPUBLISHED),
            _step("Memeriksa simpanan bersama", tanpa_nomor="ya", simbol=[
                {"pelaksana": "kasub"},
                {"pelaksana": "kabag", "keputusan": {"sesuai": "selesai", "belum": "simpan"}},
            ]),
            _step("Menerima surat mendesak", mulai="ya", pelaksana="kabag", lanjut="nilai"),
        ],
    },
    f"sops/{DRAF}.yaml": {
        "judul": "Penerimaan Surat", "jenis": "mikro", "status": "draf", "unit": "bagian-a",
        "keterkaitan": ["SOP Makro Layanan Surat"], "pelaksana": _LANES, "kegiatan": _long_steps(),
    },
    f"sops/{DICABUT}.yaml": {
        "nomor": "99/LAMA", "judul": "Layanan Lama", "jenis": "makro", "status": "dicabut",
        "digantikan_oleh": "SOP Makro Layanan Surat", "unit": "bagian-b",
        "tanggal": {"efektif": "2015-05-05"}, "pengesahan": _SIGNED, "pelaksana": _LANES,
        "kegiatan": [_step("Menerima berkas lama", pelaksana="arsip"), _step("Menutup berkas lama", pelaksana="kabag")],
    },
    f"sops/{FOLIO}.yaml": {
        "nomor": "77.1/BB", "judul": "Pengarsipan", "jenis": "mikro", "status": "berlaku", "unit": "bagian-b",
        "tanggal": {"efektif": "2023-12-31"}, "pengesahan": _SIGNED,
        "keterkaitan": [f"{MAKRO}", UNPUBLISHED], "pelaksana": _LANES, "kegiatan": _long_steps(),
    },
}  # fmt: skip


WARNED: Data = {
    f"sops/{DRAF}.yaml": {key: value for key, value in FILES[f"sops/{DRAF}.yaml"].items() if key != "keterkaitan"}
}
"""A file of the collection as it would bring a warning: the draft does not name back what names it."""


def sample_project(root: Path, *, plugin: Data = PLUGIN, config: Data | None = None) -> Project:
    """The sample collection as a project."""
    return new_project(root, FILES, plugin=plugin, config=config)
