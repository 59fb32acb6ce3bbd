# A sheet as a file: its paper, its pages, its tags and what is attached; and the same bytes wherever it is made.
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pikepdf
import pytest

from tatalaksana.faces import faces
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas, Sop, parse
from tests.collections_on_disk import SOPS
from tests.pdf.paper import DAY, printed, squeezed
from tests.pdf.test_words import CATALOG, SEEDS, seeds, sheet

_PRINT = """
import hashlib, sys
from datetime import date
from pathlib import Path
from tatalaksana.catalog import collect
from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
catalog = collect(Path(sys.argv[1]), "sops").catalog
for name in sys.argv[2:]:
    print(hashlib.sha256(official_sheet(Facts(catalog.entries[name], catalog), Printing(date(2024, 1, 2))).content()).hexdigest())
"""


@pytest.mark.no_cover
@seeds
@pytest.mark.parametrize("paper", list(Kertas))
def test_paper(name: str, paper: Kertas) -> None:
    """Every page has the paper's size, to half a point, and lies landscape without being turned."""
    for page in sheet(name, paper).pdf.pages:
        left, foot, right, head = (float(side) for side in page.mediabox)
        assert (left, foot) == (0, 0)
        for found, wanted in zip((right, head), paper.ukuran, strict=True):
            assert abs(found - wanted * 72 / 25.4) <= 0.5
        assert int(page.obj.get("/Rotate", 0)) == 0


@pytest.mark.no_cover
@seeds
@pytest.mark.parametrize("paper", list(Kertas))
def test_page_numbers(name: str, paper: Kertas) -> None:
    """Each page says which of how many it is."""
    pages = sheet(name, paper).pages
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        assert page.count(f"Halaman {number} dari {len(pages)}") == 1


@pytest.mark.no_cover
@seeds
def test_each_table_page_has_the_head(name: str) -> None:
    """The head stands on each page of the table, but is read once; the title stands over the first alone."""
    entry, pages = CATALOG.entries[name], sheet(name).pages
    label = CATALOG.label_of(entry.sop)
    words = [
        label.no,
        label.kegiatan,
        label.pelaksana,
        label.mutu_baku,
        label.ket,
        label.kelengkapan,
        label.waktu,
        label.output,
    ]
    for page in pages[1:]:
        for word in (*words, *Facts(entry, CATALOG).lajur):
            assert squeezed(word) in squeezed(page), word
    titles = [squeezed(page).count(squeezed(entry.sop.nama_lengkap)) for page in pages[1:]]
    assert titles == [1] + [0] * (len(pages) - 2)
    heads = [cell.text for part in sheet(name).tags.all("THead") for cell in part.all("TH")]
    assert sorted(heads) == sorted((*words, *Facts(entry, CATALOG).lajur))


@seeds
def test_no_text_leaves_its_page(name: str) -> None:
    """Every piece of text begins between the margins of its page."""
    for number, page in enumerate(sheet(name).reader.pages):
        for text, left, foot, size in sheet(name).places(number):
            assert 30 < left < float(page.mediabox.width) - 30, text
            assert 20 < foot < float(page.mediabox.height) - 30 - size * 0.6, text


@pytest.fixture(name="elsewhere", scope="module")
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The seeds' hashes, made by another process with another clock, language, seed of hashes and folder."""
    environment = os.environ | {
        "TZ": "Asia/Jayapura", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "1",
    }  # fmt: skip
    command = [sys.executable, "-c", _PRINT, str(SOPS), *SEEDS]
    folder = tmp_path_factory.mktemp("lain")
    return subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True
    ).stdout.split()


def test_the_same_bytes_everywhere(elsewhere: list[str]) -> None:
    """Bytes depend on the sources alone."""
    assert elsewhere == [sha256(sheet(name).content).hexdigest() for name in SEEDS]


@seeds
def test_the_same_bytes_twice(name: str) -> None:
    """Made once more after others, a sheet is the same."""
    assert printed(CATALOG, name).content == sheet(name).content


@seeds
def test_standards(name: str) -> None:
    """The file says that it is PDF/A-3a and PDF/UA-1, in which language, and shows its title."""
    pdf, entry = sheet(name).pdf, CATALOG.entries[name]
    said = pdf.open_metadata()
    assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
    assert said["dc:title"] == entry.sop.nama_lengkap
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang).startswith("id")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert "/StructTreeRoot" in pdf.Root
    assert "/OutputIntents" in pdf.Root
    assert str(pdf.docinfo.Title) == entry.sop.nama_lengkap
    assert not any(key in pdf.Root for key in ("/OpenAction", "/AA", "/AcroForm"))


def test_what_is_said_of_it_is_read_without_unpacking() -> None:
    """Its packet of XMP stands in it as it is, and explains of its schemas the one that XMP does not know."""
    content = sheet(SEEDS[0]).content
    begin, end = content.index(b"<?xpacket begin"), content.index(b"<?xpacket end")
    packet = content[begin:end]
    assert b"<pdfaid:part>3<" in packet
    assert re.findall(rb"<pdfaSchema:schema>(.+?)<", packet) == [b"PDF/UA Identification schema"]


def test_each_glyph_has_its_width() -> None:
    """Widths are told one behind the other, of all glyphs that stand for a letter and of none but one more: as wide as our own faces say, in thousandths."""
    wide = {round(width * 1000) for face in faces() for width in face.widths.values()}
    fonts = [
        one
        for one in sheet(SEEDS[0]).pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
    ]
    assert len(fonts) > 1
    for font in fonts:
        told = list(font.DescendantFonts[0].W)
        widths = {
            int(first) + at: float(width)
            for first, several in zip(told[::2], told[1::2], strict=True)
            for at, width in enumerate(several)
        }
        lines = re.findall(rb"^<([0-9A-F]{4})> <", font.ToUnicode.read_bytes(), re.MULTILINE)
        letters = {
            int(one, 16) for one in lines if one != b"0000"
        }  # the first glyph stands for none, and begins the range of all
        assert letters <= widths.keys()
        assert len(widths) <= len(letters) + 1
        if "Tatalaksana" in str(font.BaseFont):
            assert {round(widths[one]) for one in letters} <= wide


def test_what_glyphs_stand_for_is_told_without_remarks() -> None:
    """Each face's map begins with what a PDF needs of it, and has letters."""
    maps = [
        one.read_bytes()
        for one in sheet(SEEDS[0]).pdf.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Type") == "/CMap"
    ]
    assert len(maps) > 1
    for one in maps:
        assert one.startswith(b"/CIDInit")
        assert one.count(b"\n<") > 1
        assert b"%" not in one


@seeds
def test_dates(name: str) -> None:
    """The document's date is the day from which the SOP is in force, at midnight."""
    effective = CATALOG.entries[name].sop.tanggal.efektif
    assert effective is not None
    info = sheet(name).pdf.docinfo
    assert str(info.CreationDate) == str(info.ModDate) == f"D:{effective:%Y%m%d}000000Z"


def test_the_date_of_a_draft() -> None:
    """Without an effective date it is the day that the printing names."""
    name = next(name for name in CATALOG.entries if name.startswith("contoh/"))
    assert str(printed(CATALOG, name).pdf.docinfo.CreationDate) == f"D:{DAY:%Y%m%d}000000Z"


@seeds
def test_attachments(name: str) -> None:
    """The source is attached as it is in the folder, and the same as JSON, both as what the sheet was made from."""
    pdf, entry = sheet(name).pdf, CATALOG.entries[name]
    stem = name.rpartition("/")[2]
    assert set(pdf.attachments) == {f"{stem}.yaml", f"{stem}.json"}
    assert pdf.attachments[f"{stem}.yaml"].get_file().read_bytes() == (SOPS / f"{name}.yaml").read_bytes()
    data = json.loads(pdf.attachments[f"{stem}.json"].get_file().read_bytes())
    assert data == json.loads(entry.sop.model_dump_json(exclude_defaults=True))
    again = parse(Sop, data)
    assert isinstance(again, Sop)
    assert again == entry.sop
    for file in pdf.Root.AF:
        assert str(file.AFRelationship) == "/Source"


@seeds
def test_tables(name: str) -> None:
    """One table for all pages: head cells say that they are of a column, each cell of the body names its heads; rows are equally wide."""
    tags = sheet(name).tags
    [identity, *tables] = tags.all("Table")
    assert not any(identity.all("THead"))
    assert len(tables) == 1
    columns = 6 + len(CATALOG.entries[name].sop.pelaksana)
    for table in tables:
        heads = [cell for part in table.all("THead") for cell in part.all("TH")]
        assert heads
        assert all(cell.attributes["Scope"] == "/Column" for cell in heads)
        for row in table.all("TBody"):
            for line in row.all("TR"):
                assert len(line.children) == columns
                rows = [cell for cell in line.children if cell.kind == "TH"]
                assert [0, 1] == [line.children.index(cell) for cell in rows]
                assert all(cell.attributes["Scope"] == "/Row" for cell in rows)
        assert all("Headers" in cell.attributes for cell in table.all("TD"))


@seeds
def test_bookmarks(name: str) -> None:
    """Bookmarks lead to the identity sheet and to the table, as whole pages; headings are these and the boxes."""
    with sheet(name).pdf.open_outline() as outline:
        titles = list(_titles(outline.root))
        [top] = outline.root
        pages: list[Any] = [item.destination for item in (top, *top.children)]
    sop = CATALOG.entries[name].sop
    assert titles == [sop.judul, "Tabel kegiatan"]
    assert ["/Fit", "/Fit"] == [str(page[1]) for page in pages]
    assert [one.obj.objgen for one in sheet(name).pdf.pages][:2] == [page[0].objgen for page in pages]
    headings = list(sheet(name).tags.all("H1", "H2"))
    assert ["H1", *["H2"] * 7] == [heading.kind for heading in headings]
    assert [sop.judul, sop.nama_lengkap] == [headings[0].text, headings[-1].text]


@seeds
def test_fonts(name: str) -> None:
    """Every font is the package's own, embedded, and its glyphs can be read back as text."""
    for page in sheet(name).pdf.pages:
        for font in page.resources.Font.values():
            assert str(font.BaseFont).partition("+")[2].split("-")[0] in {
                "TatalaksanaSans",
                "DejaVuSans",
                "NotoEmoji",
            }
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
            assert "/ToUnicode" in font


@seeds
def test_nothing_is_loaded_or_run(name: str) -> None:
    """No script, form, launch or link leaves the file."""
    for thing in sheet(name).pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            assert str(thing.get("/S", "")) not in {"/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm"}


@pytest.mark.no_cover
def test_only_the_paper_differs() -> None:
    """The same SOP on other paper has the same words."""
    for name in SEEDS:
        words = {
            paper: sorted(cell for cell in sheet(name, paper).cells() if "halaman" not in cell) for paper in Kertas
        }
        assert words[Kertas.A4] == words[Kertas.F4] == words[Kertas.LETTER]


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def test_profiles_name_the_paper() -> None:
    """Without another wish the sheet has the paper of its profile."""
    for name in SEEDS:
        paper = CATALOG.profil_of(CATALOG.entries[name].sop).kertas
        assert sheet(name).content == sheet(name, paper).content
