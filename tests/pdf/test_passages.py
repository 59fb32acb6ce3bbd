# Lines, paragraphs and lists of texts on paper.
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, catalog, write
from tests.pdf.paper import DAY, Sheet, outside, printed, squeezed
from tests.steps import steps
from tests.written_in_lines import FILES


@pytest.fixture(name="sheet", scope="module")
def _sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return printed(catalog(tmp_path_factory.mktemp("kamera"), FILES), "biro/kamera")


def _lefts(sheet: Sheet, page: int) -> dict[str, float]:
    """Where each piece of text begins, to a tenth of a point."""
    return {text.strip(): round(left, 1) for text, left, *_ in sheet.places(page)}


def test_lines_stand_on_lines(sheet: Sheet) -> None:
    """What was written on lines of its own is printed so, at the left edge of its cell, and a lone mark is no list."""
    said = _lefts(sheet, 1)
    assert said["Jika kamera sedang dipakai,"] == said["pemohon diberi tahu."] == said["Memeriksa"]
    assert said["Lembar periksa"] == said["yang diparaf"] == said["1. Persetujuan"]


def test_items_hang_behind_their_marks(sheet: Sheet) -> None:
    """An item's lines begin at one edge, right of its mark; the items of a list at the same; those within it further in."""
    table, boxes = _lefts(sheet, 1), _lefts(sheet, 0)
    [below] = [left for text, left in table.items() if text.endswith("minggu yang sama")]
    assert below == table["kelengkapan surat"] > table["Memeriksa"]
    assert table["Surat permohonan"] == table["Kartu pegawai"]
    assert boxes["kamera"] == boxes["komputer"] > boxes["Perangkat:"]
    assert boxes["lensa"] == boxes["baterai"] > boxes["kamera"]
    assert boxes["dan pengembalian"] == boxes["Formulir peminjaman"]


def test_lists_are_lists_to_those_who_listen(sheet: Sheet) -> None:
    """The items of a list are read as such, each with its mark and with the list within it; a list says how it is numbered."""
    said = [squeezed(item.text) for item in sheet.tags.all("LI")]
    assert {"a.kelengkapansurat", "-Suratpermohonan", "-layanan", "–lembarperiksa", "b.baterai"} <= set(said)
    assert "1)kameraa.lensab.baterai" in said
    [outer] = [one for one in sheet.tags.all("L") if one.text.startswith("1)")]
    assert ["/Decimal", "/LowerAlpha"] == [one.attributes["ListNumbering"] for one in outer.all("L")]
    assert 2 == sum(one.text.startswith("Paragraf") for one in sheet.tags.all("P"))


def test_nothing_leaves_its_cell(sheet: Sheet) -> None:
    """No text stands outside of the cell that it belongs to."""
    assert [] == outside(sheet)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    ["\n".join(f"kata{n}" for n in range(400)), "\n".join(f"- kata{n}" for n in range(400)), "\n\n".join(f"kata{n}" for n in range(300)),
     "1. awal\n" + "\n".join(f"   - kata{n}" for n in range(300)) + "\n2. akhir"],
)  # fmt: skip
def test_a_cell_of_lines_that_no_page_holds(text: str, tmp_path: Path) -> None:
    """A text of hundreds of lines or items runs on from page to page, each line once."""
    step = {"uraian": text, "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag"], "kegiatan": [step]}
    root = write(tmp_path, {**REGISTERS, "biro/uji.yaml": json.dumps(sop)})
    made = printed(collect(root, "sops").catalog, "biro/uji")
    assert len(made.pages) > 4
    words = " ".join(made.pages).split()
    said = [word for word in words if word.startswith("kata")]
    assert [f"kata{n}" for n in range(len(said))] == said
    assert len(said) in {300, 400}
    assert [] == outside(made)


@pytest.mark.no_cover
def test_long_cells_grow_as_their_text_does(tmp_path: Path) -> None:
    """A cell of twice as many lines, and so twice as many pages, takes twice the steps."""

    def taken(count: int) -> int:
        step = {"uraian": "- a\n" * count, "pelaksana": "kabag", "waktu": "1 jam"}
        sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag"], "kegiatan": [step]}
        found = catalog(tmp_path / str(count), {"biro/uji.yaml": json.dumps(sop)})
        return steps(lambda: official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).content())

    taken(400)
    assert taken(1600) < 2.3 * taken(800)
