# PDF: our own by what it carries, and the same pages read as anybody's, without that.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from pdfminer.fontmetrics import FONT_METRICS

from tatalaksana.facts import Facts
from tatalaksana.importers import Keyakinan, KnownGround, UnreadDocumentError, draft_text, recognise
from tatalaksana.importers.panah import arrows_between
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.pdf_drawn import drawn_page, sorted_drawing
from tatalaksana.importers.readers.pdf_heads import ArrowHead, filled_head, headed_lines
from tatalaksana.importers.readers.pdf_loose import loose_blocks
from tatalaksana.importers.readers.pdf_rules import TableRule, table_rules
from tatalaksana.importers.readers.pdf_stray import CELL_STACKED, cell_doubt, drawn_over_text, runs_out
from tatalaksana.importers.readers.pdf_tables import Turn, Word, beside_others, cells_of, tables_of, unwrapped
from tatalaksana.importers.readers.pdf_words import cut_rows_once, is_level, marks_apart
from tatalaksana.importers.reading import PageBox, ReadCell, ReadLine, ReadShape, ReadTable, ReadText, Rupa
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


def _line(text: str, x: float, y: float, font: str = "") -> list[Word]:
    """Words from a place on, each letter five points wide."""
    words = []
    for word in text.split():
        words.append(Word(word, PageBox(x, y, x + 5 * len(word), y + 10), font=font))
        x += 5 * len(word) + 3
    return words


def test_an_identity_sheet_without_lines_has_columns() -> None:
    """Wide gaps below each other part columns; the mark of an item stays with it, and running text stays text."""
    rows = (
        ("Nomor SOP", ": 1/2025"),
        ("Tanggal Efektif", ": 2 Januari 2025"),
        ("Nama SOP", ": Surat Masuk"),
        ("", "1. Teliti"),
    )
    words = [
        word
        for at, (left, right) in enumerate(rows)
        for word in (*_line(left, 40, 40 + 12 * at), *_line(right, 200, 40 + 12 * at))
    ]
    words[-1] = Word("Teliti", PageBox(225, 76, 255, 86))
    ((_, table),) = loose_blocks([*words], 1)
    assert isinstance(table, ReadTable)
    assert not table.ruled
    assert [(one.row, one.column, one.text) for one in table.cells] == [
        (0, 0, "Nomor SOP"), (0, 1, ": 1/2025"), (1, 0, "Tanggal Efektif"), (1, 1, ": 2 Januari 2025"), (2, 0, "Nama SOP"), (2, 1, ": Surat Masuk"), (3, 1, "1. Teliti"),
    ]  # fmt: skip
    prose = [word for at in range(4) for word in _line("satu dua tiga empat", 40, 40 + 12 * at)]
    assert [type(block) for _, block in loose_blocks(prose, 1)] == [ReadText] * 4
    assert {one.doubt for one in table.cells} == {""}
    over = Word("DAERAH", PageBox(218, 66, 248, 74))
    ((_, table),) = loose_blocks([*words, over], 1)
    assert isinstance(table, ReadTable)
    assert [one.doubt for one in table.cells if "DAERAH" in one.text] == [CELL_STACKED]


def test_a_row_that_is_printed_on_two_pages_is_one() -> None:
    """What a page's end cuts and the next page says again, word for word, is of the first; a like row is not."""
    row = [*_line("4", 30, 500), *_line("Memeriksa berkas pemohon", 60, 500)]
    again = [*_line("4", 30, 40), *_line("Memeriksa berkas pemohon", 60, 40)]
    other = [*_line("5", 30, 60), *_line("Menyimpan berkas", 60, 60)]
    first, second = cut_rows_once([(row, 595), ([*again, *other], 595)])
    assert [word.text for word in second] == [word.text for word in other]
    assert all(word.cut for word in first)
    like = [*_line("5", 30, 40), *_line("Memeriksa berkas pemohon", 60, 40)]
    assert cut_rows_once([(row, 595), (like, 595)]) == [row, like]


def test_marks_of_the_next_column_are_no_letters_of_a_word() -> None:
    """An item's mark that runs on behind a word stands where other marks of that column do; one that none shows stays."""
    marks = [Word("1.", PageBox(224.5, 134.5, 229, 140)), Word("Umpama2.", PageBox(201.6, 150, 229, 155.5))]
    assert [(word.text, word.bounds.left) for word in marks_apart(marks)] == [
        ("1.", 224.5),
        ("Umpama", 201.6),
        ("2.", 224.5),
    ]
    assert marks_apart(marks[1:]) == marks[1:]


def test_words_of_an_exit_over_a_text_are_no_part_of_it() -> None:
    """Words in letters of their own that stand on others, or reach out to an arrow, are drawn; those that stand clear are not."""
    text = [*_line("Daftar tunggu", 360, 371), *_line("pasien", 360, 383)]
    over = [replace(word, font="kecil") for word in _line("Tidak setuju", 362, 373)]
    clear = [replace(word, font="kecil") for word in _line("Tidak setuju", 362, 400)]
    cell = ReadCell(0, 0, "", bounds=PageBox(358, 365, 430, 415))
    assert [drawn_over_text(word, [*text, *over], cell, ()) for word in over] == [True, True]
    assert [drawn_over_text(word, [*text, *clear], cell, ()) for word in clear] == [False, False]
    out = [replace(word, font="kecil") for word in _line("Tidak setuju", 340, 400)]
    beside = (PageBox(300, 365, 358, 415),)
    assert [drawn_over_text(word, [*text, *out], cell, beside) for word in out] == [True, True]


def test_a_full_cell_may_hide_a_line() -> None:
    """Where the last line of a cell stands at its lower edge, the text may go on; with room below it does not."""
    words = [word for at in range(3) for word in _line("satu dua", 40, 40 + 12 * at)]
    low = max(word.bounds.bottom for word in words)
    assert runs_out(words, PageBox(38, 38, 120, low + 1))
    assert not runs_out(words, PageBox(38, 38, 120, low + 8))


def test_letters_that_stand_apart_are_not_sure() -> None:
    """Where most pieces of a text are a letter or two, the borders of its words are not known."""
    where = PageBox(38, 38, 200, 80)
    assert "berjauhan" in cell_doubt(_line("P a l in g la m b at", 40, 40), where, "P a l in g la m b at")
    assert not cell_doubt(_line("Paling lambat pukul 15.00", 40, 40), where, "Paling lambat pukul 15.00")


@pytest.mark.parametrize("text", ["> 50 m: ditolak", "2 x 24 jam", "Ya ke 3 Tidak: selesai", "a. di RT b. ke RW"])
def test_small_words_are_no_letters_that_stand_apart(text: str) -> None:
    """Numbers, signs and words of two letters."""
    words = [Word(one, PageBox(40 + 30 * at, 40, 60 + 30 * at, 50)) for at, one in enumerate(text.split())]
    assert cell_doubt(words, PageBox(30, 30, 400, 80), text) == ""


def test_two_papers_in_two_lines_are_not_sure_to_be_one() -> None:
    """A capital behind a small word at a line's end may begin the next item; behind «kepada» it is a name."""
    where = PageBox(38, 38, 130, 80)
    for text, told in (
        ("Jadwal sandar\nGunting pita", True),
        ("Dikirim kepada\nKepala Seksi", False),
        ("surat izin\nKepala", False),
    ):
        upper, lower = text.split("\n")
        words = [*_line(upper, 40, 40), *_line(lower, 40, 52)]
        assert ("butir tersendiri" in cell_doubt(words, where, f"{upper} {lower}")) is told
        assert not cell_doubt(words, where, text)


def test_a_line_of_a_table_on_which_an_arrow_runs_is_as_long_as_the_others() -> None:
    """What an arrow adds to a line down, beyond the table, takes no column from it."""
    across = [TableRule(y, 20, 220) for y in (30.0, 80.0, 130.0)]
    down = [TableRule(x, 30, 130, across=False) for x in (20.0, 70.0, 170.0, 220.0)]
    arrow = TableRule(120.4, -30, 131, across=False)
    pieces = [((one.begin, one.at), (one.end, one.at)) for one in across]
    pieces += [((one.at, one.begin), (one.at, one.end)) for one in [*down, arrow]]
    assert len(cells_of(tables_of(table_rules(pieces, []))[0])) == 8


def test_turned_words_are_read_along_their_line() -> None:
    """The head of a narrow lane runs upwards; its lines follow each other to the right."""
    words = [Word("Kasi", PageBox(100, 80, 110, 100), turn=Turn.UP), Word("Tata", PageBox(100, 55, 110, 76), turn=Turn.UP), Word("Usaha", PageBox(112, 70, 122, 100), turn=Turn.UP)]  # fmt: skip
    assert unwrapped(words, PageBox(95, 50, 130, 104)) == "Kasi Tata Usaha"


def test_no_arrow_begins_at_the_head_of_another() -> None:
    """A line that another's head only touches where a page cuts both comes from nowhere that is known, surely not from there."""
    boxes = (("a", 100.0, 100.0), ("b", 100.0, 40.0))
    shapes = [ReadShape(name, 1, Rupa.KOTAK, PageBox(x, y, x + 20, y + 12)) for name, x, y in boxes]
    lines = [ReadLine(1, ((100.0, 106.0), (40.0, 20.0))), ReadLine(1, ((40.0, 20.0), (100.0, 46.0)))]
    assert not arrows_between(shapes, lines)[0]


def test_a_head_is_that_of_the_line_that_ends_behind_it() -> None:
    """Also where that line turns at its end, and another runs beside the head out of the symbol that it points at."""
    head = filled_head([(54.0, 14.0), (60.0, 11.0), (60.0, 17.0)])
    assert head is not None
    own, beside = ((10.0, 90.0), (60.0, 90.0), (60.0, 14.2)), ((54.0, 15.5), (111.0, 15.5), (111.0, 3.0))
    told = sorted_drawing([own, beside], (), [head], (), ()).lines
    assert [(line[0], line[-1], headed) for line, headed in told] == [
        (own[0], (54.0, 14.0), True),
        (beside[0], beside[-1], False),
    ]


def test_pieces_that_do_not_meet_are_not_sure() -> None:
    """An arrow of pieces is sure only where they meet."""
    shapes = [ReadShape(name, 1, Rupa.KOTAK, PageBox(x, 10, x + 20, 22)) for name, x in (("a", 0.0), ("b", 100.0))]
    for apart, sure in ((0.5, Keyakinan.PASTI), (2.5, Keyakinan.MUNGKIN)):
        lines = [
            ReadLine(1, ((20.0, 16.0), (60.0, 16.0)), headed=False),
            ReadLine(1, ((60.0 + apart, 16.0), (100.0, 16.0))),
        ]
        (arrow,), _ = arrows_between(shapes, lines)
        assert (arrow.source, arrow.target, arrow.yakin) == ("a", "b", sure)


def test_the_strokes_of_double_lines_are_one() -> None:
    """Word prints double borders as two strokes, three where cells meet the outer ones, and ends those within before them."""
    pieces = []
    for at in (20.0, 21.0, 22.2):
        pieces += [((20.0, at), (222.0, at)), ((20.0, at + 100), (222.0, at + 100))]
        pieces += [((at, 20.0), (at, 122.0)), ((at + 200, 20.0), (at + 200, 122.0))]
    for at in (69.5, 70.5):
        pieces += [((22.3, at), (219.9, at)), ((at + 50, 22.3), (at + 50, 119.8))]
    assert len(cells_of(tables_of(table_rules(pieces, []))[0])) == 4


def test_words_of_two_cells_do_not_stand_beside_each_other() -> None:
    """A piece of a word that a narrow cell cut is no word, though the next cell's text follows it closely."""
    words = [
        Word("selambat", PageBox(40, 40, 78, 50)),
        Word("Kepala", PageBox(80, 40, 110, 50)),
        Word("Seksi", PageBox(112, 40, 130, 50)),
    ]
    wall = TableRule(79, 30, 60, across=False)
    assert beside_others(words, [wall]) == {"kepala", "seksi"}
    cut = [
        Word("selambat", PageBox(40, 40, 78, 50)),
        Word("nya", PageBox(40, 52, 55, 62)),
        Word("2", PageBox(58, 52, 62, 62)),
    ]
    assert unwrapped(cut, PageBox(38, 38, 79, 70), beside_others(words, [wall])) == "selambatnya 2"


def test_a_unit_of_time_is_a_word_of_its_own() -> None:
    """A narrow column of times has the number and the unit each in a line."""
    words = [Word("sepuluh", PageBox(40, 40, 78, 50)), Word("menit", PageBox(44, 52, 70, 62))]
    assert unwrapped(words, PageBox(38, 38, 80, 70)) == "sepuluh menit"


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


def test_a_foot_of_two_lines_is_no_box() -> None:
    """The code of an SOP that is not numbered stands beside the page's number, which looks like a table without lines."""
    catalog, name = koleksi(), "contoh/penyiapan-peremajaan-kebun"
    (found,) = recognise(reading_of("a.pdf", _without_source(name)), KnownGround(catalog.registers))
    said = [item.isi for box in found.kotak.values() for item in box.butir]
    assert said
    assert not [one for one in said if "sidik" in one or "Halaman" in one or "terkendali" in one]


def test_cells_that_a_browser_draws_as_one() -> None:
    """A cell of four like sides is a rectangle, of the next only the sides that it does not share are drawn: it is no symbol, its lines go on."""
    first = PageBox(34.1, 58.9, 55.1, 104.6)
    beside = [((55.5, y), (240.0, y)) for y in (58.9, 104.6)]
    assert sorted_drawing([*beside, ((238.2, 58.5), (238.2, 105.0))], (), (), (), [first]).shapes == ()
    assert len(sorted_drawing((), (), (), (), [first]).shapes) == 1
    arrow = ((55.5, 81.0), (240.0, 81.0))
    assert len(sorted_drawing([arrow], (), (), (), [first]).shapes) == 1


def test_letters_larger_than_titles_are_of_a_watermark() -> None:
    """A browser prints «DRAF» over the page in level letters."""
    letter = {"object_type": "char", "matrix": (0.75, 0.0, 0.0, 0.75, 0.0, 0.0), "size": 165.0}
    assert not is_level(letter)
    assert is_level(letter | {"size": 24.0})
    assert not is_level(letter | {"size": 12.0, "matrix": (0.5, 0.5, -0.5, 0.5, 0.0, 0.0)})


@pytest.mark.parametrize(("wide", "found"), [(90, 0), (30, 1)])
def test_painted_letters_of_a_watermark_are_no_symbols(wide: int, found: int) -> None:
    """Word's «DRAF» in a PDF of LibreOffice is paint without an outline, whose «D» is as round as a kapsul."""
    document = pikepdf.new()
    round_ = [(wide * x, wide * y) for x, y in ((0, 0.3), (0, 0.7), (0.1, 0.9), (0.3, 1), (0.7, 1), (0.9, 0.9), (1, 0.7), (1, 0.3), (0.9, 0.1), (0.7, 0), (0.3, 0), (0.1, 0.1), (0.05, 0.2))]  # fmt: skip
    ways = " ".join(f"{100 + x:.1f} {100 + y:.1f} {'l' if at else 'm'}" for at, (x, y) in enumerate(round_))
    document.add_blank_page(page_size=(400, 400)).Contents = document.make_stream(f"0.88 g {ways} h f".encode())
    out = BytesIO()
    document.save(out)
    assert len(drawn_page(pdfplumber.open(out).pages[0]).shapes) == found


def test_what_stands_as_low_on_the_next_page_is_no_cut_row() -> None:
    """A foot with a number in it is printed on each page at the same place."""
    texts = ("OT.01", "berlaku", "sejak", "2", "Mei", "2018")
    foot = [Word(text, PageBox(34.0 + 40 * at, 544, 60.0 + 40 * at, 552)) for at, text in enumerate(texts)]
    assert cut_rows_once([(foot, 595), (foot, 595)]) == [foot, foot]


_WIDTHS = FONT_METRICS["Helvetica"][1]


def _wide(text: str) -> float:
    return sum(_WIDTHS[letter] for letter in text) / 100


def _lines(text: str, room: float) -> list[str]:
    """A text in lines as programs break it: between words, and a word that is wider than its cell where its room ends."""
    lines = [""]
    for word in text.split():
        rest = word
        if _wide(f"{lines[-1]} {rest}".strip()) <= room:
            lines[-1] = f"{lines[-1]} {rest}".strip()
            continue
        lines += [""] if lines[-1] else []
        while _wide(rest) > room:
            most = max(at for at in range(1, len(rest)) if _wide(rest[:at]) <= room)
            lines[-1:] = [rest[:most], ""]
            rest = rest[most:]
        lines[-1] = rest
    return lines


def _printed_page(parts: Sequence[str]) -> bytes:
    """A page that is drawn so: F1 and F2 are parts of one face, of F3 only shapes are kept."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    kinds = {"F1": "ABCDEF+Helvetica", "F2": "GHIJKL+Helvetica", "F3": "Rupa"}
    about = {
        key: pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(f"/{name}"), Flags=32, FontBBox=[0, -200, 1000, 900], ItalicAngle=0, Ascent=718, Descent=-207, CapHeight=718, StemV=80)
        for key, name in kinds.items()
    }  # fmt: skip
    named = {
        f"/{key}": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name(f"/{kinds[key]}"), Encoding=pikepdf.Name.WinAnsiEncoding, FontDescriptor=about[key], Widths=[_WIDTHS[chr(at)] for at in range(32, 127)], FirstChar=32, LastChar=126)
        for key in ("F1", "F2")
    }  # fmt: skip
    system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Rupa, CIDSystemInfo=system, DW=500, FontDescriptor=about["F3"])  # fmt: skip
    named["/F3"] = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Rupa, Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[document.make_indirect(inner)])  # fmt: skip
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary({key: document.make_indirect(face) for key, face in named.items()})
    )
    page.Contents = document.make_stream("\n".join(parts).encode())
    document.save(file := BytesIO())
    return file.getvalue()


def _page(parts: Sequence[str]) -> ReadTable:
    """The one table of a page that is drawn so."""
    blocks = reading_of("a.pdf", _printed_page(parts)).blocks
    (table,) = [block for block in blocks if isinstance(block, ReadTable)]
    return table


def _narrow(rows: list[tuple[str, str]]) -> dict[str, str]:
    """What is read of a printed table with a narrow and a wide column: text of each narrow cell to what is doubted of it."""
    parts, room = ["0.5 w"], _wide("Menandatan") + 3
    for at, row in enumerate(rows):
        top, left = 780 - 60 * at, 40.0
        for text, inner in zip(row, (room, 400.0), strict=True):
            parts.append(f"{left} {top - 60} {inner + 11:.2f} 60 re S")
            for index, line in enumerate(_lines(text, inner)):
                parts.append(f"BT /F1 10 Tf {left + 5.5} {top - 13 - 12 * index} Td ({line}) Tj ET")
            left += inner + 11
    return {cell.text: cell.doubt for cell in _page(parts).cells if cell.column == 0}


def _ruled(rows: Sequence[tuple[str, ...]], *, pad: float) -> list[list[str]]:
    """What is read of a printed table whose texts end, then begin, so far from the lines between its cells."""
    parts, room = ["0.5 w"], 90.0
    for at, row in enumerate(rows):
        top = 780 - 20 * at
        for column, text in enumerate(row):
            left = 40 + room * column
            x = left + (room - pad - _wide(text) if column % 2 == 0 else pad)
            parts.append(f"{left} {top - 20} {room} 20 re S BT /F1 10 Tf {x:.2f} {top - 13} Td ({text}) Tj ET")
    cells = _page(parts).cells
    return [[cell.text for cell in cells if cell.row == at] for at in range(len(rows))]


@pytest.mark.parametrize("pad", [0.6, 0.9, 2.0])
def test_texts_that_stand_close_to_the_line_between_them(pad: float) -> None:
    """A number at the right end of its cell and the next one's text are two words, however close."""
    rows = [("1", "Mencatat surat", "10 menit", "Surat tercatat"), ("2", "Memeriksa", "0.5 jam", "Disposisi")]
    assert _ruled(rows, pad=pad) == [list(row) for row in rows]


@pytest.mark.parametrize("lower", [1.5, 2.4, 4.0])
def test_a_line_that_hangs_into_the_cell_below(lower: float) -> None:
    """Its words and those of that cell stay words, and neither cell is sure: of low rows programs print more than they have room for."""
    parts = ["0.5 w"]
    for at, (left, right) in enumerate(
        (("Petugas Survei", "Berkas"), ("Kasi Perencanaan", "Surat"), ("Lurah", "Arsip"))
    ):
        top = 780 - 14 * at
        for x, text in ((40, left), (160, right)):
            parts.append(f"{x} {top - 14} 120 14 re S BT /F1 10 Tf {x + 3} {top - 11} Td ({text}) Tj ET")
    parts.append(f"BT /F1 10 Tf 43 {780 - 14 - 11 - lower:.1f} Td (Teknik Lapangan) Tj ET")
    cells = {(cell.row, cell.column): cell for cell in _page(parts).cells}
    assert sorted(cells[1, 0].text.split()) == ["Kasi", "Lapangan", "Perencanaan", "Teknik"]
    assert "bertumpuk" in cells[1, 0].doubt
    assert cells[0, 0].doubt
    assert not any(cells[at, 1].doubt for at in range(3))
    assert not cells[2, 0].doubt


def test_a_word_that_a_narrow_cell_broke() -> None:
    """It is one word: for sure where it stands elsewhere in one, as likely where no other place tells, however often it is broken."""
    signs, sends = ("Menandatangani surat izin", "Konsep surat izin"), ("Mengirim surat", "Arsip")
    assert _lines(signs[0], _wide("Menandatan") + 3)[:2] == ["Menandatan", "gani surat"]
    unsure = _narrow([signs, sends, signs])
    assert ["satu kata" in doubt for text, doubt in unsure.items() if text == signs[0]] == [True]
    assert unsure.keys() == {signs[0], sends[0]}
    assert _narrow([signs, ("Mengirim surat", "Sesudah menandatangani surat")]) == {signs[0]: "", sends[0]: ""}


def test_two_words_in_a_narrow_cell() -> None:
    """Where one stands elsewhere by itself or offices have it they are two; a word with room for more letters ends in its line."""
    full, short = ("Menandatan gani surat", "Arsip"), ("Memeriksa kantornya", "Arsip")
    assert _narrow([full, ("Mengirim surat", "Surat gani")]) == {full[0]: "", "Mengirim surat": ""}
    assert _narrow([("Menandatan berkas masuk", "Arsip"), ("Mengirim", "Arsip")]).get("Menandatan berkas masuk") == ""
    assert _narrow([short, ("Mengirim surat", "Arsip")]) == {short[0]: "", "Mengirim surat": ""}


def test_a_table_that_runs_past_the_paper() -> None:
    """What stands behind the edge is of the cell there, which is not sure; the others are."""
    parts = ["0.5 w"]
    for at, (left, right) in enumerate((("Surat", "Tidak lengkap: dikembalikan"), ("Arsip", "-"), ("Buku", "-"))):
        top = 780 - 30 * at
        for x, text in ((40, left), (480, right)):
            words = text.split(": ")
            # Programs draw what is on the paper only.
            parts.append(f"{x} {top - 30} {min(440, 595 - x)} 30 re S")
            parts += [
                f"BT /F1 10 Tf {x + 80} {top - 11 - 12 * line} Td ({word}) Tj ET" for line, word in enumerate(words)
            ]
    cells = {(cell.row, cell.column): cell for cell in _page(parts).cells}
    assert cells[0, 1].text.split() == ["Tidak", "lengkap", "dikembalikan"]
    assert "tepi kertas" in cells[0, 1].doubt
    assert [cells[at, 0].doubt for at in range(3)] == ["", "", ""]


def test_a_face_in_parts() -> None:
    """A word whose joined letters are in another part of its face is one."""
    parts = ["0.5 w", "40 750 100 30 re S", "40 720 100 30 re S", "BT /F1 10 Tf 43 760 Td (Veri) Tj /F2 10 Tf (fi) Tj /F1 10 Tf (kasi) Tj ET"]  # fmt: skip
    assert [cell.text for cell in _page(parts).cells] == ["Verifikasi", ""]


def test_letters_of_which_only_shapes_are_kept() -> None:
    """One alone is a bullet, one among others is doubted; a document of them is a sentence that says so."""
    parts = ["0.5 w", "40 750 200 30 re S", "40 720 200 30 re S", "BT /F3 10 Tf 43 760 Td <0003> Tj /F1 10 Tf 12 0 Td (Komputer) Tj ET", "BT /F1 10 Tf 43 730 Td (Buku) Tj /F3 10 Tf <0004> Tj ET"]  # fmt: skip
    bullet, among = _page(parts).cells
    assert (bullet.text, bullet.doubt) == ("• Komputer", "")
    assert "(cid:" in among.doubt
    lines = [f"BT /F3 10 Tf 43 {800 - 12 * at} Td <{'0005' * 40}> Tj ET" for at in range(8)]
    with pytest.raises(UnreadDocumentError, match="hanya menyimpan bentuknya"):
        reading_of("a.pdf", _printed_page(lines))


def test_places_where_words_may_be_broken() -> None:
    """A blank on which the next letter stands, as browsers print them, is none; one that the next letter stands behind is."""
    table = _page(
        [
            "40 700 200 40 re S 240 700 200 40 re S",
            "BT /F1 10 Tf 45 720 Td [(Mendaf) ( ) 278 (tarkan surat)] TJ ET",
            "BT /F1 10 Tf 245 720 Td [(Menyimpan) ( ) (surat)] TJ ET",
        ]
    )
    assert [cell.text for cell in table.cells] == ["Mendaftarkan surat", "Menyimpan surat"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Tanda permo\u2010", "honan dan", "lampiran"), "Tanda permohonan dan lampiran"),
        (("Tanda orang-", "orang dan", "lampiran"), "Tanda orang-orang dan lampiran"),
    ],
)
def test_a_word_that_was_broken_where_it_may_be(lines: Sequence[str], text: str) -> None:
    """The hyphen that no key types stands at the end of a line only, and is none of the word's; one that is typed is."""
    words = [word for at, line in enumerate(lines) for word in _line(line, 10, 10 + 12 * at)]
    assert text == unwrapped(words, PageBox(8, 8, 75, 50))


def test_letters_that_nobody_sees() -> None:
    """They are none of what a document says, whatever kind it is."""
    (text,) = reading_of("a.html", "<p>Mendaf&shy;tarkan\u200b surat".encode()).blocks
    assert isinstance(text, ReadText)
    assert text.text == "Mendaftarkan surat"


@pytest.mark.parametrize("back", [False, True])
def test_a_line_that_comes_back_to_where_another_leaves(back: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Each has its own head, however little nearer the other's is."""
    leaves, comes = ((0.0, 0.0), (30.0, 0.0), (30.0, 30.0)), ((80.0, 40.0), (7.0, 40.0), (7.0, 0.0), (0.0, 0.0))
    heads = [ArrowHead((((30.0, 30.0), (30.0, 25.5)),)), ArrowHead((((0.0, 0.0), (4.4999, 0.0)),))]
    lines = (comes, leaves) if back else (leaves, comes)
    told = dict(headed_lines(lines, heads))
    assert {(*leaves, (30.0, 30.0)): True, (*comes, (0.0, 0.0)): True} == told


def test_a_side_that_only_some_rows_have() -> None:
    """Where the paper cuts a sheet, it falls on the side of a cell in some rows and within others: all rows end there."""
    across = [((0.0, y), (300.0, y)) for y in (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)]
    down = [((0.0, 0.0), (0.0, 100.0)), ((100.0, 0.0), (100.0, 100.0)), ((300.0, 0.0), (300.0, 40.0)), ((300.0, 80.0), (300.0, 100.0))]  # fmt: skip
    found = table_rules([*across, *down], ())
    assert 6 == sum(rule.across for rule in found)
    assert [(0.0, 0.0, 100.0), (100.0, 0.0, 100.0), (300.0, 0.0, 100.0)] == [(rule.at, rule.begin, rule.end) for rule in found if not rule.across]  # fmt: skip
