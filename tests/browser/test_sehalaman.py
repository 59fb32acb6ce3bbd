# A sheet that one page of the official PDF holds, as a browser prints it.
from __future__ import annotations

import json
from pathlib import Path

from tests.browser.paper import letters, print_page
from tests.browser.visitor import DESKTOP, Visitor
from tests.collections_on_disk import REGISTERS, write
from tests.preview.serving import looking

_LAW = (
    "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan sebagaimana telah diubah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP",
    "Peraturan Bupati Rekaan Nomor 12 Tahun 2022 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi Perangkat Daerah",
)
_SOP = {
    "judul": "Pencatatan Kehadiran Tamu", "nomor": "440/013/SOP", "jenis": "mikro", "unit": "biro", "profil": "satu",
    "dasar_hukum": list(_LAW), "kualifikasi_pelaksana": ["Mampu mengoperasikan komputer", "Komunikatif", "Teliti"],
    "peralatan": ["Komputer", "Printer", "Jaringan internet", "Alat tulis kantor"], "keterkaitan": ["SOP Surat", "SOP Arsip"],
    "peringatan": "Bila tidak dilaksanakan, pelayanan terhambat", "pencatatan": "Disimpan sebagai data elektronik",
    "pelaksana": ["kasubbag"],
    "kegiatan": [{"uraian": "Mencatat tamu", "pelaksana": "kasubbag", "kelengkapan": "Buku", "waktu": "2 menit", "output": "Catatan"}],
}  # fmt: skip


def test_a_browser_prints_it_on_one_page_too(visitor: Visitor, tmp_path: Path) -> None:
    """Boxes with lists, room to sign and the table stand on one A4 page, as in the PDF."""
    profile = {"satu_halaman": "ya", "alamat": ["Jalan Rekaan Nomor 17", "Laman rekaan.example"]}
    write(tmp_path / "sops", {**REGISTERS, "profil/satu.yaml": json.dumps(profile), "biro/tamu.yaml": json.dumps(_SOP)})
    with looking(tmp_path, "sops/biro/tamu.yaml") as address:
        page = visitor.open(address, width=DESKTOP)
        paper = print_page(page)
        page.goto("about:blank")  # else it would ask for news of a server that is gone
    [text] = paper.texts
    assert letters("Mencatat tamu") in text
    assert letters(_LAW[-1]) in text


def test_three_signers_leave_the_boxes_their_page(visitor: Visitor, tmp_path: Path) -> None:
    """Who made, examined and approved sign side by side on F4, and all boxes stand below them on the first page, as in the PDF."""
    signers = [
        {"peran": role, "jabatan": "Kepala Dinas Kearsipan", "atas_nama": "Bupati Rekaan", "nama": "Rekaan Satu, S.IP.", "pangkat": "Pembina", "nip": "198001012005011001"}
        for role in ("Dibuat oleh", "Diperiksa oleh", "Disahkan oleh")
    ]  # fmt: skip
    sop = {**_SOP, "dasar_hukum": [*_LAW, *_LAW, _LAW[1]], "pengesahan": signers}
    profile = {
        "kertas": "f4",
        "alamat": ["Jalan Rekaan Nomor 17", "Laman rekaan.example"],
        "situs": "https://sop.rekaan.example/",
    }
    write(tmp_path / "sops", {**REGISTERS, "profil/satu.yaml": json.dumps(profile), "biro/tamu.yaml": json.dumps(sop)})
    with looking(tmp_path, "sops/biro/tamu.yaml") as address:
        page = visitor.open(address, width=DESKTOP)
        identity, table = print_page(page).texts
        page.goto("about:blank")
    assert letters("Disimpan sebagai data elektronik") in identity
    assert letters("Mencatat tamu") in table
