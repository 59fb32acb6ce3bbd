# Marks that are typed into the lanes' cells: signs, letters, numbers, and beside them the names of exits.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan, Terkenali
from tatalaksana.importers.reading import ReadText
from tatalaksana.importers.tanda_sel import CellMark, NamedExit, cell_mark
from tests.importers.documents import SHEET, imported, read, recognised, sop_of, table

_TOP = ("No", "Kegiatan", "Pelaksana", "", "", "Mutu Baku", "", "", "Ket")
_NAMES = ("", "", "Warga", "Juru Tulis", "Lurah", "Kelengkapan", "Waktu", "Output", "")
_DONE = ("Menyerahkan formulir", "Memeriksa formulir", "Menyusun surat", "Menandatangani surat", "Mengambil surat")
_ACTING = (0, 1, 1, 2, 0)


def _steps(marks: Sequence[Sequence[str]], notes: Sequence[str] = ("",) * 5, below: str = "") -> Terkenali:
    rows = [
        (str(at), told, *lanes, "Formulir", "5 menit", "Surat", note)
        for at, (told, lanes, note) in enumerate(zip(_DONE, marks, notes, strict=True), 1)
    ]
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 1, 3), (0, 8, 2, 1)]
    found = read(SHEET, table([_TOP, _NAMES, *rows], spans))
    blocks = (*found.blocks, ReadText(1, below)) if below else found.blocks
    return recognised(read(*blocks))  # type: ignore[arg-type]


def _in_lanes(marks: Sequence[str], second: Sequence[str] | None = None) -> list[Sequence[str]]:
    """A mark in the lane of who acts in each row; the second row as it is given."""
    rows: list[Sequence[str]] = [
        tuple(mark if lane == mine else "" for lane in range(3)) for mark, mine in zip(marks, _ACTING, strict=True)
    ]
    return [rows[0], second or rows[1], *rows[2:]]


def _ways(found: Terkenali) -> dict[str, int | None]:
    """The exits of the second row, to rows as they are numbered."""
    (symbol,) = found.baris[1].simbol
    assert symbol.memutus
    assert {way.dasar.yakin for way in symbol.jalan} == {Keyakinan.TEBAKAN}
    return {way.label: way.tujuan[0] + 1 if way.tujuan else None for way in symbol.jalan}


@pytest.mark.parametrize(
    "second",
    [
        ("", "◇\nYa: 3\nTidak: 1", ""),
        ("Tidak ←", "◇\nYa ↓", ""),
        ("← Tidak", "◆ Ya", ""),
        ("T", "◊ Y", ""),
        ("", "◇ Ya ke no. 3, Tidak kembali ke langkah 1", ""),
        ("Tidak", "◇", ""),
    ],
)
def test_exits_beside_a_diamond(second: Sequence[str]) -> None:
    """Words beside a diamond are what its exits are called: they lead to the number behind them, on, or to the last step of the lane in which they stand."""
    found = _steps(_in_lanes("▭▭▭▭▭", second))
    assert {label[:1].casefold(): goal for label, goal in _ways(found).items()} == {"y": 3, "t": 1}
    assert [row.simbol[0].lajur for row in found.baris] == list(_ACTING)
    assert not any(one.teks in second for one in found.sisa)


def test_a_note_says_where_a_named_exit_leads() -> None:
    """What a note says counts before the lane in which a word stands, and the words are no second actor."""
    found = _steps(_in_lanes("▭▭▭▭▭", ("Tidak ←", "◇\nYa ↓", "")), ("", "Tidak: kembali ke no. 1", "", "", ""))
    assert _ways(found) == {"ya": 3, "Tidak": 1}


def test_an_exit_of_which_nobody_says_where_it_leads() -> None:
    """A diamond with the name of one exit is asked for, in the words of its cell."""
    found = _steps(_in_lanes("▭▭▭▭▭", ("", "◇ Ya ↓", "")))
    (symbol,) = found.baris[1].simbol
    assert not symbol.memutus
    assert "Tertulis «◇ Ya ↓» di sel lajur, tetapi tidak jelas ke kegiatan mana" in symbol.dasar.mengapa
    assert symbol.teks == ""


@pytest.mark.parametrize(
    ("marks", "below", "second"),
    [
        ("MKPPS", "M = Mulai, P = Proses, K = Keputusan, S = Selesai", "K\nYa: 3\nTidak: 1"),
        ("PKPPP", "Keterangan: P = proses; K = keputusan", "K (Ya: 3, Tidak: 1)"),
        ("PPPPP", "", "P Ya: 3 Tidak: 1"),
    ],
)
def test_letters_say_who_acts(marks: str, below: str, second: str) -> None:
    """A letter in one lane of each row says who acts there, with a legend or without, and exits beside it are its own."""
    found = _steps(_in_lanes(marks), below=below)
    assert [row.simbol[0].lajur for row in found.baris] == list(_ACTING)
    assert {row.simbol[0].dasar.yakin.value for row in found.baris} == ({"mungkin"} if below else {"tebakan"})
    assert _ways(_steps(_in_lanes(marks, ("", second, "")), below=below)) == {"Ya": 3, "Tidak": 1}


def test_one_letter_for_several_who_act() -> None:
    """Lanes of a row with the same letter act together."""
    rows = [tuple("P" if lane in {mine, 2} else "" for lane in range(3)) for mine in _ACTING]
    found = _steps(rows, below="P : Proses")
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [sorted({mine, 2}) for mine in _ACTING]


def test_an_exit_to_several_who_act() -> None:
    """It leads to each of them, so that the draft has them as one step of several."""
    rows = [*_in_lanes("▭▭▭▭▭", ("", "◇ Ya: 3 Tidak: 1", ""))[:2], ("", "▭", "▭"), ("", "", "▭"), ("▭", "", "")]
    found = _steps(rows)
    ways = [(way.label, way.tujuan) for way in found.baris[1].simbol[0].jalan]
    assert ways == [("Ya", (2, 0)), ("Ya", (2, 1)), ("Tidak", (0, 0))]
    assert sop_of(found).kegiatan[2].pelaksana == ("juru-tulis", "lurah")


def test_numbers_say_who_acts() -> None:
    """A step's own number in a lane says who acts."""
    found = _steps(_in_lanes("12345"))
    assert [row.simbol[0].lajur for row in found.baris] == list(_ACTING)
    assert {row.simbol[0].dasar.yakin.value for row in found.baris} == {"mungkin"}


def test_letters_that_a_legend_gives_another_meaning() -> None:
    """Who is only told of a step does not act in it, and that is said."""
    rows = [("R", "I", ""), ("I", "R", ""), ("", "R", "I"), ("", "I", "R"), ("R", "", "")]
    found = _steps(rows, below="R = Melaksanakan, I = Diinformasikan")
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[lane] for lane in _ACTING]
    whys = [one.mengapa for one in found.sisa if one.teks == "I"]
    assert whys == ["Menurut keterangan tandanya «I» berarti «Diinformasikan»; bukan pelaksana kegiatan ini."] * 4


def test_who_acts_and_how_it_is_drawn() -> None:
    """The draft of such a table has its decision, and no text in any symbol."""
    rows = _in_lanes("▭▭▭▭▭", ("Tidak ←", "◇\nYa ↓", ""))
    cells = [
        (str(at), told, *lanes, "", "", "", "") for at, (told, lanes) in enumerate(zip(_DONE, rows, strict=True), 1)
    ]
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 1, 3), (0, 8, 2, 1)]
    sop = imported(read(SHEET, table([_TOP, _NAMES, *cells], spans)))
    assert [step.keputusan is not None for step in sop.kegiatan] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("▭ ↓", CellMark("kotak")),
        ("▭ Mencatat", CellMark("kotak", "Mencatat")),
        ("Mulai", CellMark("kapsul")),
        ("Lengkap?", CellMark("belah-ketupat", "Lengkap?")),
        ("Lengkap? Ya: 2 Tidak: selesai", CellMark("belah-ketupat", "Lengkap?", (NamedExit("Ya", "2"), NamedExit("Tidak", ends=True)))),
        ("Menulis surat", CellMark("", "Menulis surat")),
        ("(X)", CellMark("")), ("[ √ ]", CellMark("")), ("( )", CellMark(None)),
        ("→", CellMark(None, letters="→")),
        ("", CellMark(None)),
    ],
)  # fmt: skip
def test_what_a_cell_holds(text: str, mark: CellMark) -> None:
    """Sign, words and exits are told apart; an arrow alone is a mark of which it is not known what it means."""
    assert cell_mark(text, {}) == mark


def test_a_cell_of_many_names_of_exits() -> None:
    """It takes no longer than its letters, whatever stands behind them."""
    many = "ya " * 300 + "!x"
    assert cell_mark(many, {}) == CellMark("", many)
    assert len(cell_mark("◇ " + "ya " * 300, {}).exits) == 300


def test_arrows_say_who_acts() -> None:
    """An arrow in one lane of each row says who acts, as a guess; beside known marks it is none."""
    found = _steps(_in_lanes(("↓", "◇", "↓", "➔", "■"), None))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[lane] for lane in _ACTING]
    assert [row.simbol[0].dasar.yakin.value for row in found.baris] == ["tebakan", "mungkin", "tebakan", "tebakan", "mungkin"]  # fmt: skip
    rows = [*_in_lanes("▭▭▭▭▭")[:3], ("→", "", "↓"), ("▭", "", "")]
    assert "Tanda «" not in _steps(rows).baris[3].simbol[0].dasar.mengapa
    found = _steps(_in_lanes("▭▭▭▭▭", ("→", "▭", "")))
    assert [one.lajur for one in found.baris[1].simbol] == [1]
    assert _steps(_in_lanes(">>>>>")).baris[3].simbol[0].dasar.mengapa.startswith("Disimpulkan dari uraian")


def _marked(*lanes: tuple[str, str]) -> list[list[int]]:
    """Of each row with these cells of two lanes who acts; a row that no mark tells is left out."""
    head = ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output")
    rows = [(str(at), "Menulis surat", *row, "Surat", "5 menit", "Surat") for at, row in enumerate(lanes, 1)]
    found = recognised(read(SHEET, table([head, *rows])))
    return [[one.lajur for one in row.simbol if one.dasar.yakin is Keyakinan.MUNGKIN] for row in found.baris]


def test_boxes_without_a_tick() -> None:
    """Among boxes that are ticked an empty one says that its lane doesn't act; where none is ticked they are symbols."""
    assert _marked(("☒", "☐"), ("☐", "☒"), ("☒", "☒")) == [[0], [1], [0, 1]]


def test_crosses_beside_ticks() -> None:
    """Where each lane of each row has a tick or a cross, who has a cross doesn't act; where lanes are empty a cross is a mark as another."""
    assert _marked(("v", "x"), ("x", "v"), ("v", "v")) == [[0], [1], [0, 1]]
    assert _marked(("v", ""), ("", "x"), ("v", "")) == [[0], [1], [0]]
    assert _marked(("x", "x"), ("x", "x"), ("x", "x")) == [[0, 1]] * 3
    assert _marked(("☐", ""), ("", "☐"), ("☐", "")) == [[0], [1], [0]]


def test_rows_without_a_mark() -> None:
    """Where nothing but marks stands in the lanes, they count though some rows have none."""
    assert _marked(("√", ""), ("", ""), ("", "√"), ("", ""), ("√", "")) == [[0], [], [1], [], [0]]


@pytest.mark.parametrize(("marks", "forms"), [("●●●●●", ["", "", "", "", ""]), ("●□□□●", ["kapsul", "kotak", "kotak", "kotak", "kapsul"])])  # fmt: skip
def test_marks_that_are_all_the_same_are_no_forms(marks: str, forms: list[str]) -> None:
    """«●» in each row says who acts and nothing else; beside others it is a kapsul."""
    assert forms == [row.simbol[0].bentuk for row in _steps(_in_lanes(marks)).baris]


@pytest.mark.parametrize(
    ("mark", "lanes"), [("[ ]", (0, 1, 2, 1, 0)), ("=>", (0, 1, 2, 1, 0)), ("=>", (1, 1, 1, 1, 1))]
)
def test_one_sign_in_each_row(mark: str, lanes: Sequence[int]) -> None:
    """A sign that nobody knows says who acts where it stands once in each row, and not always in one lane: there it may be a line."""
    found = _steps([tuple(mark if lane == mine else "" for lane in range(3)) for mine in lanes])
    told = [(row.simbol[0].lajur, row.simbol[0].dasar.yakin) for row in found.baris]
    if len({*lanes}) > 1:
        assert told == [(lane, Keyakinan.MUNGKIN) for lane in lanes]
    else:
        assert {sure for _, sure in told} == {Keyakinan.TEBAKAN}
