# What the search can find: the records, and the other words for theirs.
from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts, citing, facts_of
from tatalaksana.model import Isi, plain
from tatalaksana.render.cari import (
    Tier,
    office_record,
    padanan_of,
    record_html,
    regulation_record,
    sop_record,
    unit_record,
    vocabulary,
    written_record,
)
from tests.collections_on_disk import koleksi, write
from tests.site.project import new_project
from tests.site.sample import FILES, MAKRO

_BETWEEN = re.compile(r"[^\w]+")


@pytest.fixture(name="catalog", scope="module")
def _catalog() -> Catalog:
    return koleksi()


def test_every_word_of_every_cell_is_found(catalog: Catalog) -> None:
    """Each word of each cell, lane, number and box is a word of its SOP's document."""
    padanan = padanan_of(facts_of(catalog))
    for entry in catalog.entries.values():
        sop = entry.sop
        document = html.unescape(
            re.sub("<[^>]*>", " ", record_html(sop_record(Facts(entry, catalog)), padanan).partition("<body")[2])
        )
        texts = [sop.nomor or "", sop.judul, *(rujukan.teks for rujukan in sop.keterkaitan)]
        texts += [lajur.label or catalog.registers.jabatan[lajur.jabatan].nama for lajur in sop.pelaksana]
        boxes = [sop.kualifikasi_pelaksana, sop.peralatan, sop.peringatan, sop.pencatatan]
        for kegiatan in sop.kegiatan:
            boxes += [kegiatan.uraian, kegiatan.kelengkapan, kegiatan.output, kegiatan.ket]
            texts += [kegiatan.waktu.teks] if kegiatan.waktu else []
        texts += [text for box in boxes for text in _texts(box)]
        words = {word for text in texts for word in _BETWEEN.split(plain(text).casefold()) if word}
        assert set() == words - set(_BETWEEN.split(document.casefold())), entry.id


def _texts(box: Isi | None) -> tuple[str, ...]:
    return () if box is None else (box,) if isinstance(box, str) else box


def test_offices_are_found_as_they_are_spoken_of(tmp_path: Path) -> None:
    """«kadis» finds «Kepala Dinas Contoh» though no register says so, and no short form of what is not there is made up."""
    offices = "kepala: {nama: Kepala Dinas Contoh, unit: dinas}\nkasubbag: {nama: Kepala Subbagian Umum, unit: dinas, singkatan: Kasubbag Umum}"
    write(
        tmp_path, {"unit.yaml": "format: 1\ndinas: {nama: Dinas Contoh}\n", "jabatan.yaml": f"format: 1\n{offices}\n"}
    )
    padanan = padanan_of(facts_of(collect(tmp_path, "sops").catalog))
    assert {"kadis", "kadin"} == {word.casefold() for word in padanan.names("Kepala Dinas Contoh")}
    assert ("kepala", "dinas") == padanan.names("kadis")
    assert {"kasubbag", "kasubag"} == {word.casefold() for word in padanan.names("Kepala Subbagian Keuangan")}
    assert () == padanan.names("kabid")


def test_steps_are_parts(tmp_path: Path) -> None:
    """Each row is a part with the id of its row on the page, also one without number, and says whose it is by its other names."""
    catalog = collect(new_project(tmp_path, FILES).root / "sops", "sops").catalog
    record = sop_record(Facts(catalog.entries[MAKRO], catalog))
    expected = [("", ""), *((f"langkah-{number}", lane) for number, lane in enumerate(
        ("Arsiparis", "Arsiparis", "Kepala Bagian", "Kepala Bagian", "Kasubbag TU", "Aplikasi Surat", "Arsiparis"), 1
    )), ("baris-8", "Kasubbag TU, lalu Kepala Bagian"), ("langkah-8", "Kepala Bagian")]  # fmt: skip
    assert expected == [(part.anchor, part.title) for part in record.parts]
    assert "Kepala Subbagian Tata Usaha" in record.parts[0].also
    assert {
        "unit": ("Bagian Persuratan", "Sekretariat Pusat"), "jenis": ("SOP makro",), "status": ("berlaku",), "tahun": ("2024",),
        "peraturan": ("Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan",),
        "jabatan": ("Kepala Bagian Persuratan", "Kepala Subbagian Tata Usaha", "Arsiparis"),
    } == record.filters  # fmt: skip


def test_registers_are_found_by_all_their_names(catalog: Catalog) -> None:
    """An office by its short name, a unit by its former ones, a regulation as people cite it, with what replaced it."""
    assert ("Karo BPP",) == office_record("karo-bpp", catalog).names
    assert "tugas" in office_record("karo-bpp", catalog).parts[0].also
    unit = unit_record("biro-bentanyan", catalog)
    assert {lama.nama for lama in catalog.registers.unit["biro-bentanyan"].nama_lama} <= set(unit.names)
    law = "perkadis-tamanbun-4-2015"
    record = regulation_record(law, catalog, len(citing(catalog)[law]))
    assert ("perkadis", "tamanbun", "4", "2015", "4/2015") == record.parts[0].also
    assert record.facts.startswith("Peraturan · disebut 4 SOP · diganti oleh Peraturan Kepala Dinas Pertamanan")
    assert "Nomor 1 Tahun 2021" in record.facts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("kepada Kabag Taman", {"kepala", "bagian"}),
        ("Kepala Bagian lain", {"kabag"}),
        ("TM.01.02-026-079.Set", {"026079set", "0102026079set", "079set"}),
        ("UU Nomor 4 Tahun 2015", {"4/2015"}),
        ("12.30", set()),
        ("Kabagian", set()),
    ],
)
def test_names_have_other_names(text: str, names: set[str], catalog: Catalog) -> None:
    """Abbreviations of the registers stand for their long forms and the other way round; numbers are known by their ends."""
    found = {word.casefold() for word in padanan_of(facts_of(catalog)).names(text)}
    assert names <= found
    assert names or not found


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Mengoreksi", {"koreksi"}), ("pengoreksian", {"koreksi"}), ("memeriksa", {"periksa"}), ("diperiksa", {"periksa", "memeriksa"}),
        ("dikoreksi", {"koreksi", "mengoreksi"}), ("menerima", {"terima"}), ("Menyusun", {"susun"}), ("Disposisi/memeriksa", {"periksa"}),
        ("makan", set()), ("biro", set()),
    ],
)  # fmt: skip
def test_verbs_have_roots(text: str, roots: set[str], catalog: Catalog) -> None:
    """A verb whose prefix swallows a letter brings its root, and a root such a verb where the collection has one."""
    found = set(padanan_of(facts_of(catalog)).roots(text))
    assert roots <= found
    assert roots or not found


def test_words_to_correct_by_are_those_that_are_said(catalog: Catalog) -> None:
    """Misspelt words are corrected to words of the texts, never to what only the index holds."""
    words = vocabulary(sop_record(Facts(catalog.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"], catalog)))
    assert {"disposisi", "mengoreksi", "kecukupan", "penanaman"} <= words
    assert "koreksian" not in words
    assert not [word for word in words if not word.isalpha()]


def test_a_written_page_has_a_part_for_each_heading() -> None:
    """What stands below a heading is found there; a quoted file, a drawing, what is marked and the sign of a heading are not."""
    page = (
        '<h1 id="panduan">Panduan<a class="headerlink" href="#panduan">¶</a></h1><p>Cara   mengisi.<br>Mulai di sini.</p>'
        '<h2 id="langkah">Langkah <em>pertama</em></h2><p>Isi nomor.</p><pre>nomor: 1</pre><svg><title>gambar</title></svg>'
        "<div data-search-exclude><div>bukan ini</div>juga bukan</div><p>Selesai.</p><h3>Tanpa tautan</h3>"
    )
    record = written_record("Panduan", page)
    assert [
        ("", "Panduan", ("Cara mengisi. Mulai di sini.",)),
        ("langkah", "Langkah pertama", ("Isi nomor. Selesai. Tanpa tautan",)),
    ] == [(part.anchor, part.title, part.texts) for part in record.parts]
    assert (Tier.GUIDES, True) == (record.tier, record.aside)
