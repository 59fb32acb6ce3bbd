# What stands before a title is never doubled, and never tells titles apart.
from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tatalaksana.catalog import collect, title_key
from tatalaksana.facts import Facts
from tatalaksana.model import bare_title
from tatalaksana.render.cari.sop import sop_record
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, write


@pytest.mark.parametrize(
    ("title", "bare", "kind"),
    [
        ("Peminjaman Mobil", "Peminjaman Mobil", ""), ("SOP Peminjaman Mobil", "Peminjaman Mobil", ""),
        ("Standar Operasional Prosedur Peminjaman", "Peminjaman", ""), ("STANDAR OPERASIONAL PROSEDUR: Peminjaman", "Peminjaman", ""),
        ("SOP Mikro Peminjaman", "Peminjaman", "mikro"), ("sop ap makro Peminjaman", "Peminjaman", "makro"),
        ("SPO – Imunisasi", "Imunisasi", ""), ("Standar Prosedur Operasional Imunisasi", "Imunisasi", ""),
        ("STANDAR OPERASIONAL PROSEDUR (SOP) Imunisasi", "Imunisasi", ""), ("Standar Operasional Prosedur (SOP AP) Mikro Imunisasi", "Imunisasi", "mikro"),
        ("SOP", "SOP", ""), ("SOP SOP", "SOP", ""), ("Sopir Dinas", "Sopir Dinas", ""), ("Penyusunan SOP", "Penyusunan SOP", ""),
        ("Mikro Prosesor", "Mikro Prosesor", ""),
    ],
)  # fmt: skip
def test_bare_titles(title: str, bare: str, kind: str) -> None:
    """Every way of saying «SOP» goes, once or several times, and a word that only begins so stays."""
    assert (bare, kind) == bare_title(title)


def test_titles_are_compared_without_it() -> None:
    """With or without the words before it a title is the same; the kind is told apart."""
    assert title_key("SOP: Peminjaman Mobil") == title_key("Standar Operasional Prosedur Peminjaman Mobil")
    assert "m" == title_key("SOP Mikro Peminjaman")[0] == title_key("Mikro Peminjaman")[0]


@pytest.mark.parametrize(
    ("profile", "title", "heading"),
    [
        ("", ("Judul SOP", "SOP Peminjaman Mobil"), "SOP Peminjaman Mobil"),
        ("jenis_tercetak: ya\n", ("Judul SOP Mikro", "SOP Peminjaman Mobil"), "SOP Mikro Peminjaman Mobil"),
    ],
)
def test_the_sheet_says_it_once(profile: str, title: tuple[str, str], heading: str, tmp_path: Path) -> None:
    """The title's row has it as written, the head of the table has it once; the kind stands there where the profile says."""
    sop = {
        "judul": "SOP Peminjaman Mobil", "jenis": "mikro", "unit": "biro", "profil": "kantor", "pelaksana": ["kabag"],
        "kegiatan": [{"uraian": "Mencatat", "pelaksana": "kabag"}],
    }  # fmt: skip
    files = {**REGISTERS, "profil/kantor.yaml": f"instansi: KANTOR REKAAN\n{profile}", "biro/uji.yaml": json.dumps(sop)}
    found = collect(write(tmp_path, files), "sops")
    assert not found.errors, found.problems
    facts = Facts(found.catalog.entries["biro/uji"], found.catalog)
    assert (title, heading) == (facts.sheet.title, facts.sheet.heading)
    assert "SOP Mikro Peminjaman Mobil" == facts.entry.sop.nama_lengkap == facts.nama


@pytest.mark.parametrize(
    ("profile", "title", "name"),
    [
        ("turunan: spo-kesehatan\n", "Penimbangan Balita", "SPO Penimbangan Balita"),
        ("turunan: spo-kesehatan\n", "SPO Penimbangan Balita", "SPO Penimbangan Balita"),
        ("turunan: prosedur-mutu\n", "Prosedur Pendaftaran Perkara", "Prosedur Pendaftaran Perkara"),
        ("turunan: prosedur-mutu\n", "Prosedural", "Prosedur Prosedural"),
        ("label: {sebutan: Instruksi Kerja}\n", "Pengemasan Sampel", "Instruksi Kerja Pengemasan Sampel"),
    ],
)
def test_other_families_have_their_own_word(profile: str, title: str, name: str, tmp_path: Path) -> None:
    """Over the table, on pages, in the search and in the PDF a health centre's is an SPO, once, and of no kind."""
    files = {
        **REGISTERS,
        "profil/kantor.yaml": f"instansi: KANTOR REKAAN\n{profile}",
        "biro/uji.yaml": json.dumps({
            "judul": title, "jenis": "mikro", "unit": "biro", "profil": "kantor", "pelaksana": ["kabag"],
            "kegiatan": [{"uraian": "Mencatat", "pelaksana": "kabag"}],
        }),
    }  # fmt: skip
    catalog = collect(write(tmp_path, files), "sops").catalog
    facts = Facts(catalog.entries["biro/uji"], catalog)
    assert [name] * 4 == [facts.nama, facts.sheet.heading, facts.daftar.judul, sop_record(facts).title]
    with pikepdf.open(io.BytesIO(official_sheet(facts, Printing(date(2026, 1, 1))).content())) as pdf:
        assert name == str(pdf.docinfo["/Title"])
