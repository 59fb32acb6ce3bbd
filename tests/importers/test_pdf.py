# PDF: our own by what it carries, and the same pages read as anybody's, without that.
from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest

from tatalaksana.facts import Facts
from tatalaksana.importers import Keyakinan, KnownGround, UnreadDocumentError, draft_text, recognise
from tatalaksana.importers.panah import arrows_between
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.pdf_drawn import sorted_drawing
from tatalaksana.importers.readers.pdf_heads import filled_head
from tatalaksana.importers.readers.pdf_tables import cells_of, tables_of
from tatalaksana.importers.reading import PageBox, ReadLine, ReadShape, Rupa
from tatalaksana.model import Sop, flow_of, parse
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.source import data_of
from tests.collections_on_disk import koleksi
from tests.pdf.paper import DAY

_CELLS = ("uraian", "kelengkapan", "waktu", "output", "ket")
_NAMES = sorted(koleksi().entries)[:2]


@cache
def _printed(name: str) -> bytes:
    return official_sheet(Facts(koleksi().entries[name], koleksi()), Printing(DAY, None)).content()


@cache
def _without_source(name: str) -> bytes:
    """The sheet as if somebody else had printed it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(_printed(name))) as document:
        for key in ("/Names", "/AF"):
            if key in document.Root:
                del document.Root[key]
        document.save(out)
    return out.getvalue()


def test_our_own_sheet_gives_its_source_back() -> None:
    """The attached source is the draft, to the letter."""
    entry = koleksi().entries[_NAMES[0]]
    (found,) = recognise(reading_of("a.pdf", _printed(_NAMES[0])), KnownGround(koleksi().registers))
    draft = draft_text(found, koleksi().registers, "a.pdf")
    assert draft.text == entry.document.text
    assert draft.doubts == ()


@pytest.mark.parametrize("name", _NAMES)
def test_a_printed_sheet_is_read(name: str) -> None:
    """Identity, cells, symbols and arrows are read from the page alone."""
    known = koleksi().entries[name]
    (found,) = recognise(reading_of("a.pdf", _without_source(name)), KnownGround(koleksi().registers))
    sop = parse(Sop, data_of(draft_text(found, koleksi().registers, "a.pdf").text))
    assert isinstance(sop, Sop), sop
    assert (sop.nomor, sop.judul, sop.tanggal.efektif) == (known.sop.nomor, known.sop.judul, known.sop.tanggal.efektif)
    rows = [
        [[getattr(step, key) for key in _CELLS if key != "waktu"] for step in one.kegiatan] for one in (sop, known.sop)
    ]
    assert rows[0] == rows[1]
    flows = [flow_of(sop)[0], known.flow]
    drawn = [sorted((one.row, one.lane, one.bentuk) for one in flow.symbols) for flow in flows]
    assert drawn[0] == drawn[1]
    ways = [
        sorted((flow.symbols[one.source].row, flow.symbols[one.target].row, one.label) for one in flow.edges)
        for flow in flows
    ]
    assert ways[0] == ways[1]
    assert {value.yakin for row in found.baris for value in row.isi.values()} == {Keyakinan.PASTI}


def test_a_table_that_a_page_cut_off_is_one() -> None:
    """Where a page ends within a row no line closes the table: its lines down end together, and its cells are read."""
    down = [((x, 40.0), (x, 200.0)) for x in (40.0, 80.0, 300.0, 400.0)]
    across = [((40.0, y), (400.0, y)) for y in (40.0, 90.0, 140.0)]
    part = [((40.0, 170.0), (300.0, 170.0))]
    rules = sorted_drawing([*down, *across, *part], (), (), (), ()).rules
    assert len(cells_of(tables_of(rules)[0])) == 11
    fork = [((60.0, 150.0), (200.0, 150.0)), *(((x, 150.0), (x, 190.0)) for x in (60.0, 130.0, 200.0))]
    assert not sorted_drawing(fork, (), (), (), ()).rules


def test_a_table_without_outer_lines_is_one() -> None:
    """Some offices draw no line around a table: its lines inside stop together on all four sides."""
    down = [((x, 40.0), (x, 200.0)) for x in (80.0, 300.0, 400.0)]
    across = [((40.0, y), (500.0, y)) for y in (70.0, 100.0, 140.0)]
    cells = cells_of(tables_of(sorted_drawing([*down, *across], (), (), (), ()).rules)[0])
    assert (len(cells), min(one.bounds.left for one in cells if one.bounds)) == (16, 40.0)


def test_an_arrow_beside_a_line_of_the_table_is_none_of_it() -> None:
    """One that turns, or is drawn with another pen, is an arrow also where it runs on a line of the table."""
    down = [((x, 40.0), (x, 200.0)) for x in (40.0, 80.0, 300.0)]
    across = [((40.0, y), (300.0, y)) for y in (40.0, 90.0, 140.0, 200.0)]
    arrow, other = ((81.0, 90.0), (81.0, 140.0)), ((100.0, 60.0), (200.0, 120.0))
    pens: dict[tuple[tuple[float, float], ...], str] = dict.fromkeys([*down, *across], "hitam")
    pens |= {arrow: "merah", other: "merah"}
    assert not sorted_drawing([*down, *across, arrow], (), (), (), ()).lines
    told = sorted_drawing([*down, *across, arrow, other], (), (), (), (), pens).lines
    assert told == ((arrow, False), (other, False))
    turning = ((81.0, 60.0), (81.0, 140.0), (120.0, 140.0))
    assert sorted_drawing([*down, *across, turning], (), (), (), ()).lines == ((turning, False),)


@pytest.mark.parametrize(
    "corners",
    [
        [(0, 6), (-3, 0), (-2.6, -0.4), (-0.2, 4.8), (-0.2, -0.4), (0.2, -0.4), (0.2, 4.8), (2.6, -0.4), (3, 0)],
        [(0, 6), (-3, 0), (0, 2), (3, 0)],
    ],
    ids=["of three strokes", "notched"],
)
def test_a_head_that_is_an_outline(corners: list[tuple[float, float]]) -> None:
    """Open heads that a program paints as outlines point where their tip is; a small pentagon is no head."""
    head = filled_head(corners)
    assert head is not None
    assert head.ways[0][0] == (0, 6)
    assert filled_head([(0, 0), (6, 0), (6, 4), (3, 7), (0, 4)]) is None


def test_no_arrow_begins_at_the_head_of_another() -> None:
    """A line that another's head only touches where a page cuts both comes from nowhere that is known, surely not from there."""
    boxes = (("a", 100.0, 100.0), ("b", 100.0, 40.0))
    shapes = [ReadShape(name, 1, Rupa.KOTAK, PageBox(x, y, x + 20, y + 12)) for name, x, y in boxes]
    lines = [ReadLine(1, ((100.0, 106.0), (40.0, 20.0))), ReadLine(1, ((40.0, 20.0), (100.0, 46.0)))]
    assert not arrows_between(shapes, lines)[0]


def test_locked_and_broken_pdf_are_a_sentence() -> None:
    """A password, or half a file."""
    out = BytesIO()
    with pikepdf.open(BytesIO(_printed(_NAMES[0]))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadDocumentError, match="kata sandi"):
        reading_of("a.pdf", out.getvalue())
    with pytest.raises(UnreadDocumentError, match=r"rusak|bukan PDF"):
        reading_of("a.pdf", b"%PDF-1.7\nrusak")


def test_too_many_pages() -> None:
    """A book of thousands of pages is refused before any is read."""
    out = BytesIO()
    with pikepdf.new() as document:
        for _ in range(200):
            document.add_blank_page()
        document.save(out)
    with pytest.raises(UnreadDocumentError, match=r"200 halaman"):
        reading_of("a.pdf", out.getvalue())
