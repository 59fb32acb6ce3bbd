# Steps as an SPO lists them, in our own sheets and in those of others; boxes below the table; decisions that words tell.
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import facts_of
from tatalaksana.importers import Keyakinan, KnownGround, Terkenali, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.render.markdown import markdown_tree
from tests.bench_impor.round_trip import came_back, exported
from tests.collections_on_disk import REGISTERS, write
from tests.importers.documents import PLAIN, SHEET, read, recognised, steps_table, tabbed

_SPO = """\
nomor: SPO/001
judul: Penanganan Surat Masuk
jenis: mikro
status: draf
unit: biro
profil: kita
tanggal: {efektif: 2026-01-02}
pengesahan: {jabatan: Kepala Biro, nama: Sri}
peralatan: [Buku agenda]
pengertian: Surat yang diterima.
tujuan: Surat sampai.
kebijakan: Dicatat hari itu juga.
referensi: [Pedoman tata naskah]
unit_terkait: [Semua unit]
dokumen_terkait: [Buku agenda]
pelaksana: [kasubbag, staf, kabag]
kegiatan:
  - {id: catat, uraian: Menerima surat, pelaksana: kasubbag, kelengkapan: Surat, waktu: 10 menit, output: Surat tercatat}
  - uraian: Memeriksa surat
    pelaksana: staf
    keputusan: {lengkap: telaah, tidak lengkap: catat}
    kelengkapan: Surat tercatat
    waktu: 15 menit
    output: Surat lengkap
  - {id: telaah, uraian: Menelaah surat, pelaksana: kabag, kelengkapan: Surat lengkap, waktu: 1 jam, output: Disposisi}
  - {uraian: Meneruskan surat, pelaksana: kasubbag, kelengkapan: Disposisi, waktu: 15 menit, output: Surat terkirim}
"""


def _catalog(folder: Path) -> Catalog:
    registers = {
        **REGISTERS,
        "jabatan.yaml": f"{REGISTERS['jabatan.yaml']}staf: {{nama: Petugas Agenda}}\n",
        "profil/kita.yaml": "turunan: spo-kesehatan\n",
    }
    catalog = collect(write(folder, {**registers, "biro/surat.yaml": _SPO}), "sops").catalog
    assert "biro/surat" in catalog.entries
    return catalog


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_our_own_list_comes_back(tmp_path: Path, kind: str) -> None:
    """Who acts, what a step takes and makes, and where it leads: none of it stays in the text of the step, none of it is told as sure."""
    catalog = _catalog(tmp_path)
    assert came_back(catalog, "biro/surat", kind)[1] == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_nothing_of_a_list_is_sure(tmp_path: Path, kind: str) -> None:
    """Each symbol is concluded, each text may be doubted, and nothing of the list is quoted as left over."""
    catalog = _catalog(tmp_path)
    found = recognise(reading_of(f"a.{kind}", exported(catalog, "biro/surat", kind)), KnownGround(catalog.registers))[0]
    assert {one.dasar.yakin for row in found.baris for one in row.simbol} == {Keyakinan.TEBAKAN}
    assert {value.yakin for row in found.baris for value in row.isi.values()} == {Keyakinan.MUNGKIN}
    assert not [one for one in found.sisa if "surat" in one.teks.casefold()]


def test_boxes_below_the_table(tmp_path: Path) -> None:
    """Our own Markdown has its boxes below the table; their foot is none of them, and «Selanjutnya» tells decisions."""
    catalog = _catalog(tmp_path)
    tree = dict(markdown_tree(facts_of(catalog), ["biro/surat"]))
    page = next(content for name, content in tree.items() if name.endswith("biro/surat.md"))
    (found,) = recognise(reading_of("a.md", page), KnownGround(catalog.registers))
    told = {key: [one.isi for one in box.butir] for key, box in found.kotak.items()}
    assert told == {
        "peralatan": ["Buku agenda"], "pengertian": ["Surat yang diterima."], "tujuan": ["Surat sampai."], "kebijakan": ["Dicatat hari itu juga."],
        "referensi": ["Pedoman tata naskah"], "unit_terkait": ["Semua unit"], "dokumen_terkait": ["Buku agenda"],
    }  # fmt: skip
    assert {one.yakin for box in found.kotak.values() for one in box.butir} == {Keyakinan.MUNGKIN}
    assert found.bidang["judul"].isi == "Penanganan Surat Masuk"
    assert _ways(found, 1) == [("lengkap", (2, 0)), ("tidak lengkap", (0, 0))]


@pytest.mark.parametrize("column", ["uraian", "ket"])
def test_words_of_a_table_with_marks_decide(column: str) -> None:
    """«dikembalikan kepada» a lane is a decision back to the nearest step above in which that one acts; it is a guess, the mark is what it was."""
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    place = {"uraian": 1, "ket": 7}[column]
    said = "Memeriksa surat, jika tidak lengkap dikembalikan kepada Petugas"
    cells = [replace(cell, text=said) if (cell.row, cell.column) == (3, place) else cell for cell in steps.cells]
    found = recognised(read(SHEET, replace(steps, cells=tuple(cells))))
    assert _ways(found, 1) == [("lengkap", (2, 0)), ("tidak lengkap", (0, 0))]
    symbol = found.baris[1].simbol[0]
    assert (symbol.memutus, symbol.dasar.yakin) == (True, Keyakinan.MUNGKIN)
    assert {way.dasar.yakin for way in symbol.jalan} == {Keyakinan.TEBAKAN}
    assert all(not row.simbol[0].jalan for at, row in enumerate(found.baris) if at != 1)


def _ways(found: Terkenali, row: int) -> list[tuple[str, tuple[int, int] | None]]:
    return [(way.label, way.tujuan) for way in found.baris[row].simbol[0].jalan]


def test_items_of_a_line_stand_in_lines() -> None:
    """«a. … b. …» of a text's one line are lines of the step; a colon behind a verb names nobody; «Pelaksana:» is no item of the box above."""
    text = (
        "SOP SURAT KETERANGAN\nNomor : 470/1\nPeralatan : a. Komputer b. Alat tulis\nPelaksana : Petugas Loket, Lurah\nLangkah-langkah:\n"
        "1. Petugas Loket memeriksa: a. KTP b. KK\n2. Lurah menandatangani a. n. Camat\n3. Petugas Loket menyerahkan"
    )
    found = recognised(reading_of("a.txt", text.encode()))
    assert [lane.label for lane in found.lajur] == ["Petugas Loket", "Lurah"]
    assert [one.isi for one in found.kotak["peralatan"].butir] == ["Komputer", "Alat tulis"]
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "Petugas Loket memeriksa:\na. KTP\nb. KK", "Lurah menandatangani a. n. Camat", "Petugas Loket menyerahkan",
    ]  # fmt: skip


def test_items_within_a_cell_of_a_text() -> None:
    """Between tabs no cell has lines: its items are parted, and the text is no more sure."""
    rows = (
        ("Nomor SOP", "1"),
        ("No", "Kegiatan", "Pelaksana", "Waktu"),
        ("1", "Memeriksa: 1) KTP 2) KK", "Loket", "5 menit"),
        ("2", "Menyimpan", "Loket", "5 menit"),
    )
    found = recognised(reading_of("a.txt", tabbed(*rows)))
    said = found.baris[0].isi["uraian"]
    assert (said.isi, said.yakin) == ("Memeriksa:\n1) KTP\n2) KK", Keyakinan.MUNGKIN)
    assert found.baris[1].isi["uraian"].yakin is Keyakinan.PASTI
