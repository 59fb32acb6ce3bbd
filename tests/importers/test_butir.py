# What a box lists, however its items are set apart.
from __future__ import annotations

import pytest

from tatalaksana.importers.butir import item_list
from tatalaksana.importers.terbaca import Keyakinan


@pytest.mark.parametrize(
    ("key", "text", "items", "sure"),
    [
        ("peralatan", "1. Komputer\n2. Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "1) Komputer 2) Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "- Komputer\n- Buku agenda\n  dan cap", ["Komputer", "Buku agenda dan cap"], True),
        ("peralatan", "1. Komputer\n2. Cap\nPerhatian\n3. Agenda", ["Komputer", "Cap Perhatian", "Agenda"], False),
        ("peralatan", "1. Komputer\n2. Cap\nDIAGRAM ALIR", ["Komputer", "Cap DIAGRAM ALIR"], False),
        ("peralatan", "1. Komputer\n2. ATK", ["Komputer", "ATK"], True),
        ("peralatan", "1. Komputer\n2. DAFTAR PERALATAN", ["Komputer", "DAFTAR PERALATAN"], False),
        ("keterkaitan", "- SOP Surat Masuk\n- SOP PPID", ["SOP Surat Masuk", "SOP PPID"], True),
        (
            "dasar_hukum", "1. Undang-Undang tentang\nContoh Rekaan\n2. Peraturan Daerah\nTentang Rekaan\n3. Instruksi",
            ["Undang-Undang tentang Contoh Rekaan", "Peraturan Daerah Tentang Rekaan", "Instruksi"], True,
        ),
        ("peralatan", "• Komputer\n• Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "a. Komputer\nb. Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "a. Komputer b. Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "i. Komputer\nii. Printer\niii. Buku agenda", ["Komputer", "Printer", "Buku agenda"], True),
        ("peralatan", "➢ Komputer\n➢ Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "★ Komputer\n★ Buku agenda", ["Komputer", "Buku agenda"], True),
        ("peralatan", "o Komputer\no Alat tulis\nkantor\no e-KTP", ["Komputer", "Alat tulis kantor", "e-KTP"], False),
        ("peralatan", "Ø\tKomputer\nØ\tPrinter", ["Komputer", "Printer"], False),
        ("peralatan", "» Komputer\n» Printer", ["Komputer", "Printer"], False),
        ("dasar_hukum", "a. Undang-Undang Nomor 1", ["Undang-Undang Nomor 1"], True),
        ("peralatan", "- Komputer - Buku agenda", ["Komputer", "Buku agenda"], False),
        ("kualifikasi_pelaksana", "Teliti\nMampu berkomunikasi\ndengan baik", ["Teliti", "Mampu berkomunikasi dengan baik"], False),
        ("kualifikasi_pelaksana", "- Memahami tata naskah Mampu mengetik", ["Memahami tata naskah", "Mampu mengetik"], False),
        ("peralatan", "- Komputer (beserta printer) Alat Tulis Kantor", ["Komputer (beserta printer)", "Alat Tulis Kantor"], False),
        (
            "dasar_hukum", "Undang-Undang Nomor 1 Tahun 2020 tentang Contoh Peraturan Pemerintah Nomor 2 Tahun 2021 tentang Rekaan",
            ["Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "Peraturan Pemerintah Nomor 2 Tahun 2021 tentang Rekaan"], False,
        ),
        ("keterkaitan", "SOP Makro Surat Masuk SOP Mikro Arsip", ["SOP Makro Surat Masuk", "SOP Mikro Arsip"], False),
        ("peringatan", "Bila terlambat, rapat tertunda.", ["Bila terlambat, rapat tertunda."], True),
        ("kualifikasi_pelaksana", "1\nAuditor\natau pengawas\n2\nTeliti", ["Auditor atau pengawas", "Teliti"], True),
        ("pencatatan", "1\nKartu kendali", ["Kartu kendali"], True),
        ("peralatan", "Botol sampel\npH meter", ["Botol sampel pH meter"], False),
        ("peringatan", "Bila surat tidak dicatat pada harinya\nmaka tertunda", ["Bila surat tidak dicatat pada harinya maka tertunda"], True),
        ("peringatan", "2. Dimulai dari dua", ["2. Dimulai dari dua"], True),
    ],
)  # fmt: skip
def test_items_of_a_box(key: str, text: str, items: list[str], sure: bool) -> None:  # noqa: FBT001 - a table's column
    """Items by numbers, signs, letters or lines are told apart; what only its words set apart is less sure."""
    found = item_list(key, text, "halaman 1")
    assert items == [one.isi for one in found.butir]
    assert sure is all(one.yakin is Keyakinan.PASTI for one in found.butir)
