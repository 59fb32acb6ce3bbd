# The table under the identity sheet, where the profile wants it and one page holds both.
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.books import bound
from tests.pdf.paper import Sheet, outside, printed, squeezed


def _sheet(folder: Path, steps: int, profile: str, **more: object) -> Sheet:
    sop = {
        "judul": "Peminjaman Kursi", "jenis": "mikro", "unit": "biro", "profil": "kantor", "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": [{"uraian": f"Mencatat ke-{row}", "pelaksana": ("kabag", "kasubbag")[row % 2]} for row in range(steps)], **more,
    }  # fmt: skip
    files = {**REGISTERS, "profil/kantor.yaml": f"instansi: KANTOR REKAAN\n{profile}", "biro/uji.yaml": json.dumps(sop)}
    found = collect(write(folder, files), "sops")
    assert not found.errors, found.problems
    return printed(found.catalog, "biro/uji")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("steps", "profile", "pages"),
    [
        (2, "satu_halaman: ya\n", 1),
        (2, "", 2),
        (2, "satu_halaman: tidak\n", 2),
        (12, "satu_halaman: ya\n", 3),
        (40, "satu_halaman: ya\n", 5),
    ],
)
def test_pages(steps: int, profile: str, pages: int, tmp_path: Path) -> None:
    """One page where it holds both; else the table begins on the next, as without the wish. Pages are counted so."""
    sheet = _sheet(tmp_path, steps, profile)
    assert pages == len(sheet.pages)
    for number, page in enumerate(sheet.pages, 1):
        assert f"Halaman {number} dari {pages}" in page
    assert [] == outside(sheet)


@pytest.mark.no_cover
def test_letters_are_smaller_where_that_saves_a_page(tmp_path: Path) -> None:
    """Where one page lacks little, the identity sheet is set in smaller letters; never where it saves no page."""
    boxes = {"peralatan": ["Alat"] * 4, "dasar_hukum": ["Dasar"] * 4, "peringatan": "Kursi wajib kembali"}
    sizes = []
    for steps, pages in ((2, 1), (4, 1), (6, 2)):
        sheet = _sheet(tmp_path / str(steps), steps, "satu_halaman: ya\n", **boxes)
        assert (pages, []) == (len(sheet.pages), outside(sheet))
        [size] = {round(size, 1) for text, _, _, size in sheet.places(0) if "wajib" in text}
        sizes.append(size)
    assert [10.5, 9.0, 10.5] == sizes


def test_both_are_on_it(tmp_path: Path) -> None:
    """Identity first, then the table with its head; both are tagged as before."""
    sheet = _sheet(tmp_path, 3, "satu_halaman: ya\n")
    said = squeezed(sheet.pages[0])
    assert (
        said.index("NomorSOP") < said.index("SOPPeminjamanKursi") < said.index("Kegiatan") < said.index("Mencatatke-0")
    )
    headings = [one.text for one in sheet.tags.all("H1", "H2")]
    assert ["Peminjaman Kursi", "SOP Peminjaman Kursi"] == [headings[0], headings[-1]]


def test_a_long_identity_keeps_its_pages(tmp_path: Path) -> None:
    """Boxes that fill the page leave no room: the table begins on the next."""
    sheet = _sheet(tmp_path, 2, "satu_halaman: ya\n", peralatan=[f"Alat {number}" for number in range(25)])
    assert len(sheet.pages) > 1
    assert "Mencatat" not in sheet.pages[0]


def test_a_book_counts_such_a_sheet_once(tmp_path: Path) -> None:
    """In the book of its unit it takes one page, and the next begins behind it."""
    step = {"uraian": "Mencatat", "pelaksana": "kabag"}
    sop = {"jenis": "mikro", "unit": "biro", "profil": "kantor", "pelaksana": ["kabag"], "kegiatan": [step]}
    files = {f"biro/{name}.yaml": json.dumps({"judul": f"Uji {name}", **sop}) for name in "ab"}
    root = write(tmp_path, {**REGISTERS, "profil/kantor.yaml": "satu_halaman: ya\n", **files})
    facts = facts_of(collect(root, "sops").catalog)
    [book] = bound(facts, ["biro/a", "biro/b"], root, {})
    texts = [squeezed(text) for text in Sheet(book).pages]
    assert ["Ujia", "Ujib"] == [name for text in texts for name in ("Ujia", "Ujib") if f"JudulSOP{name}" in text]
    assert sum("Halaman1dari1" in text for text in texts) == 2
