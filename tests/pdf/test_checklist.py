# The checklist on paper: every text in order, a box for everything to tick, and rows that stay whole.
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tatalaksana.faces import displayable
from tatalaksana.facts import DaftarPeriksa, Facts, Keluar, hanya
from tatalaksana.facts.words import exits
from tatalaksana.model import Kertas
from tatalaksana.render.pdf import checklist
from tests.hand_made_steps import leading
from tests.pdf.checklists import DAY, SMALL, STEP, long
from tests.pdf.paper import Sheet, outside, squeezed
from tests.pdf.test_hostile import HOSTILE
from tests.pdf.test_words import CATALOG

_TICK, _STEP_TICK = 8.0, 11.0
"""Points."""


def _sheet(daftar: DaftarPeriksa, paper: Kertas = Kertas.A4) -> Sheet:
    return Sheet(checklist(daftar, DAY, paper).content())


def _boxes(sheet: Sheet, size: float) -> int:
    return sum(
        round(right - left, 1) == round(top - foot, 1) == size
        for page in range(len(sheet.pages))
        for left, foot, right, top in sheet.boxes(page)
    )


def _rows(sheet: Sheet) -> list[list[str]]:
    """The texts of the cells of each step, without spaces."""
    tables = [table for table in sheet.tags.all("Table") if any(table.all("THead"))]
    rows = [row for table in tables for body in table.all("TBody") for row in body.all("TR")]
    return [[squeezed(cell.text).replace("\u00ad", "") for cell in row.all("TD", "TH")] for row in rows]


def test_every_text_in_reading_order() -> None:
    """The tags hold the cells of each row from left to right, the exits below the step."""
    assert _rows(_sheet(SMALL)) == [
        ["1", "", "Menyiapkanbahan", "Kasubbag", "DisposisiAlattulis", "Bahan", "30Menit", "", "", "", ""],
        [
            "2", "", "MemeriksabahanLingkari:setuju→bariske-3tidak→1", "KabagdanKaro", "Bahan", "BahanyangtelahdiperiksaParaf", "30Menit",
            "", "", "KabagKaro", "Rangkapdua",
        ],
        ["", "", "MengirimLingkari:terkirim→selesaikembali→bariske-3", "Kasubbag", "", "", "30Menit", "", "", "", ""],
    ]  # fmt: skip


def test_columns_without_anything_are_left_out() -> None:
    """Procedures without Mutu Baku, as of a health centre, give their room to what is written by hand."""
    bare = replace(SMALL, langkah=tuple(replace(one, kelengkapan=(), output=(), waktu="") for one in SMALL.langkah))
    sheet = _sheet(bare)
    heads = [squeezed(head.text) for head in next(sheet.tags.all("THead")).all("TH")]
    assert ["No.", "✓", "Kegiatan", "Pelaksana", "Mulai", "Selesai", "Paraf", "Catatan"] == heads
    assert ["1", "", "Menyiapkanbahan", "Kasubbag", "", "", "", ""] == _rows(sheet)[0]
    assert (0, len(bare.langkah)) == (_boxes(sheet, _TICK), _boxes(sheet, _STEP_TICK))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", CATALOG.entries)
def test_every_sop(name: str) -> None:
    """Every step of every SOP stands on its checklist, with its exits and a box for all there is to tick."""
    daftar = Facts(CATALOG.entries[name], CATALOG).daftar
    sheet = _sheet(daftar)
    for row, step in zip(_rows(sheet), daftar.langkah, strict=True):
        assert row[0] == step.nomor
        assert row[2].startswith(squeezed(step.kegiatan) + ("Lingkari:" if step.keluar else ""))
        assert all(squeezed(way.kata) in row[2] for way in exits(daftar, step) if way.pilihan)
        assert row[3:7] == [
            squeezed("".join(texts)) for texts in (step.siapa, step.kelengkapan, step.output, step.waktu)
        ]
    assert _boxes(sheet, _STEP_TICK) == len(daftar.langkah)
    assert _boxes(sheet, _TICK) == sum(len(step.kelengkapan) + len(step.output) for step in daftar.langkah)
    assert outside(sheet) == []


@pytest.mark.no_cover
def test_the_head_says_which_edition_it_is() -> None:
    """Title, number, revision, effective date and fingerprint stand at the head, and the edition at the foot of each page."""
    sheet = _sheet(long(40))
    head = squeezed(sheet.tags.text.split("Kegiatan")[0])
    for text in (
        "Daftarperiksa·BiroContoh",
        "SOPMikroPenyusunanSurat",
        "NomorSOPOT.01",
        "Revisike-2",
        "4Mei2023",
        "Sidik0123456789abcdef",
    ):
        assert text in head
    assert [one.text for one in sheet.tags.all("H1")] == [SMALL.judul]
    assert str(sheet.pdf.docinfo.Title) == f"Daftar Periksa {SMALL.judul}"
    count = len(sheet.pages)
    assert count > 3
    for number, page in enumerate(sheet.pages, 1):
        assert f"Halaman {number} dari {count}" in page
        assert "OT.01 · revisi ke-2 · berlaku mulai 4 Mei 2023 · sidik 0123 4567 89ab cdef" in page
        assert "Dokumen ini tidak terkendali apabila dicetak" in page


def test_a_box_for_everything_to_tick() -> None:
    """Each step has its box, each item of Kelengkapan and Output one too."""
    sheet = _sheet(SMALL)
    assert _boxes(sheet, _STEP_TICK) == 3
    assert _boxes(sheet, _TICK) == sum(len(step.kelengkapan) + len(step.output) for step in SMALL.langkah) == 6


@pytest.mark.no_cover
def test_heads_repeat_and_rows_are_not_cut() -> None:
    """Each page has the table's head, and a step stands whole on one page."""
    pages = [squeezed(page) for page in _sheet(long(60)).pages]
    assert all("KegiatanPelaksanaKelengkapanOutput" in page for page in pages)
    for row in range(1, 61):
        [begins] = [page for page in pages if f"awal{row}melakukan" in page or f"awal{row}akhir" in page]
        assert f"akhir{row}Kasubbag" in begins


@pytest.mark.no_cover
def test_a_row_taller_than_a_page_runs_on() -> None:
    """What no page can hold is cut, not lost."""
    words = " ".join(f"kata{number}" for number in range(2000))
    sheet = _sheet(replace(SMALL, langkah=(STEP, replace(STEP, kegiatan=words, output=(words,)), STEP)))
    assert len(sheet.pages) > 3
    assert "".join(cell for row in _rows(sheet) for cell in row).count(squeezed(words)) == 2
    assert outside(sheet) == []


def test_only_my_steps() -> None:
    """One office's checklist has its steps only, with their own numbers and exits, and says so."""
    mine = checklist(hanya(SMALL, "karo"), DAY)
    sheet = Sheet(mine.content())
    assert mine.name == "biro/surat-daftar-periksa-karo"
    assert "Hanya langkah: Karo" in sheet.pages[0]
    rows = _rows(sheet)
    assert [row[0] for row in rows] == ["2"]
    assert "setuju→bariske-3" in rows[0][2]


@pytest.mark.parametrize("paper", Kertas)
def test_paper(paper: Kertas) -> None:
    """The paper is the one asked for, landscape, and all of the table stands on it."""
    sheet = _sheet(long(20), paper)
    width, height = (size * 72 / 25.4 for size in paper.ukuran)
    for number, page in enumerate(sheet.reader.pages):
        assert [float(page.mediabox.width), float(page.mediabox.height)] == pytest.approx([width, height], abs=0.01)
        assert all(30 < left <= right < width - 30 for left, _, right, _ in sheet.lines(number))


def test_what_is_not_in_force_says_so() -> None:
    """A draft is marked as one; a sheet without number or date says that."""
    sheet = _sheet(replace(SMALL, status="draf", nomor="", efektif=None, revisi_ke=0))
    assert "DRAF" in sheet.pages[0]
    assert "Tanpa nomor · sidik" in sheet.pages[0]
    assert "DRAF" not in _sheet(SMALL).pages[0]


def test_hostile_texts() -> None:
    """Every text is text, whatever it looks like, in every place."""
    steps = tuple(
        leading(
            replace(
                STEP,
                kegiatan=text,
                pelaksana=(text,),
                kelengkapan=(text, text),
                output=(text,),
                waktu=text,
                ket=(text,),
            )
        )
        for text in HOSTILE
    )
    sheet = _sheet(replace(SMALL, judul=HOSTILE[0], nomor=HOSTILE[1], unit=HOSTILE[2], langkah=steps))
    for row, text in zip(_rows(sheet), HOSTILE, strict=True):
        shown = squeezed(displayable(text)).replace("\u00ad", "")
        assert [row[2], row[3], row[4], row[5], row[6], row[10]] == [shown, shown, shown * 2, shown, shown, shown]
    assert outside(sheet) == []
    assert [one.text for one in sheet.tags.all("H1")] == [HOSTILE[0]]


@pytest.mark.no_cover
@pytest.mark.parametrize("field", ["kegiatan", "kelengkapan", "output", "waktu", "pelaksana", "ket", "keluar"])
def test_words_without_end(field: str) -> None:
    """A word of ten thousand letters stays on the page and is whole, wherever it stands."""
    word = "".join(f"kata{number:04}" for number in range(1250))
    value: Any = word if field in {"kegiatan", "waktu"} else (word,)
    step = STEP
    if field == "keluar":
        word = word[:300]
        step = leading(STEP, *(replace(exit_, label=word) for exit_ in SMALL.langkah[1].keluar))
    elif field == "pelaksana":
        step = leading(replace(STEP, pelaksana=(word,)), *STEP.jalan)
    else:
        step = replace(STEP, **{field: value})
    sheet = _sheet(replace(SMALL, langkah=(step, *SMALL.langkah[1:])))
    assert word in "".join(cell for row in _rows(sheet) for cell in row)
    assert outside(sheet) == []


@pytest.mark.parametrize("field", ["judul", "nomor", "unit"])
def test_long_words_at_the_head(field: str) -> None:
    """A word of three hundred letters stays on the page at the head and at the foot."""
    word = "".join(f"kata{number:02}" for number in range(50))
    change: Any = {field: word}
    sheet = _sheet(replace(SMALL, **change))
    assert word in squeezed("".join(sheet.pages))
    assert outside(sheet) == []


def test_a_fork_is_told() -> None:
    """Where several steps begin together, the row says which."""
    sheet = _sheet(replace(SMALL, langkah=(leading(STEP, Keluar("", 1), Keluar("", 2)), *SMALL.langkah[1:])))
    assert "Lanjut bersamaan → 2 dan baris ke-3" in sheet.pages[0]


def test_bytes_and_keys() -> None:
    """The same checklist is the same bytes and key; another has another key."""
    one, same = (checklist(SMALL, DAY) for _ in range(2))
    assert one.content() == same.content()
    assert one.key == same.key
    others = [checklist(long(3), DAY), checklist(hanya(SMALL, "karo"), DAY), checklist(SMALL, DAY, Kertas.F4)]
    others.append(checklist(replace(SMALL, efektif=None), date(2024, 1, 3)))
    assert len({one.key, *(other.key for other in others)}) == 5


def test_what_it_keeps() -> None:
    """It says that it is PDF/A-3a and PDF/UA-1, in Indonesian."""
    sheet = _sheet(SMALL)
    claims = sheet.pdf.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>3" in claims
    assert b"<pdfaid:conformance>A" in claims
    assert b"<pdfuaid:part>1" in claims
    assert str(sheet.pdf.Root.Lang) == "id-ID"


def test_lists_within_lists_are_set_in() -> None:
    """Each line of a list begins where its level does, in a text and beside a box."""
    text = "Menyiapkan:\n1. undangan\n  a. yang hadir\n2. daftar"
    sheet = _sheet(replace(SMALL, langkah=(replace(STEP, kegiatan=text, kelengkapan=(text,)), *SMALL.langkah[1:])))
    begins = {
        word: [left for text, left, *_ in sheet.places(0) if text.startswith(word)] for word in ("1.", "a.", "2.")
    }
    assert [2, 2, 2] == [len(lefts) for lefts in begins.values()]
    assert all(
        first == last < deeper for first, last, deeper in zip(begins["1."], begins["2."], begins["a."], strict=True)
    )


def test_who_listens_hears_what_each_cell_is_of() -> None:
    """Number and Kegiatan head their row over several pages too, every other cell names them, and the edition is pairs with heads."""
    sheet = _sheet(long(40))
    facts, table = sheet.tags.all("Table")
    assert ["Nomor SOP", "Revisi", "Tanggal efektif", "Sidik"] == [head.text.strip() for head in facts.all("TH")]
    rows = [row for body in table.all("TBody") for row in body.all("TR")]
    assert 40 == len(rows)
    for row in rows:
        number, _, kegiatan, *_ = row.children
        assert ["/Row", "/Row"] == [head.attributes["Scope"] for head in (number, kegiatan)]
        assert all(cell.attributes["Headers"].count("R") == 2 for cell in row.all("TD"))


def test_a_time_is_whole_where_its_column_holds_it() -> None:
    """No box stands before a time: «menit/berkas» is broken behind its slash only."""
    sheet = _sheet(replace(SMALL, langkah=(replace(STEP, waktu="30 menit/berkas"), *SMALL.langkah[1:])))
    assert "berkas" in sheet.pages[0].split()


def test_words_of_a_shared_time_are_whole() -> None:
    """What a time says that several steps share is our own: its column has room for each word on A4."""
    shared = "30 menit (bersama, langkah 11 sampai 12)"
    made = checklist(replace(SMALL, langkah=(replace(STEP, waktu=shared), *SMALL.langkah[1:])), DAY)
    assert made.document.steps[0].waktu == shared


def test_no_last_word_of_the_title_stands_alone() -> None:
    """Its lines are about as long as each other: of a title that takes a second line by one word both have several."""
    judul = [replace(SMALL, judul=" ".join(["Pemeriksaan"] * count)) for count in range(3, 20)]
    titles = [checklist(one, DAY).document.title for one in judul]
    first = next(title for title in titles if "\n" in title)
    one, two = (len(line.split()) for line in first.split("\n"))
    assert abs(one - two) <= 1
