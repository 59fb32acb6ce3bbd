# Words in symbols and at exits: all shown, whole, within their symbol and off every outline; and the gate that says so.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.chart import ExitLabel, Geometry, SymbolSize, route
from tatalaksana.chart.grid import Corners
from tatalaksana.chart.labels import label_lines, place_labels
from tatalaksana.chart.sizes import LABEL_LINE
from tatalaksana.chart.symbol_size import symbol_sizes
from tatalaksana.model import Bentuk, Edge, Flow
from tests.chart.gate import Drawing, defects
from tests.chart.random_flow import wordy_flow
from tests.chart.shapes import flow


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(40))
def test_words_have_room(seed: int) -> None:
    """On charts full of words nothing is wrong, at the smallest size and stretched."""
    wordy = wordy_flow(seed)
    geometry = route(wordy)
    for stretch in (1.0, 1.6):
        assert [] == list(defects(Drawing(wordy, geometry, stretch)))


def test_a_label_takes_three_lines_before_a_lane_grows() -> None:
    """Short labels stay on one line; longer ones take two, then three; a word that a lane has room for stays whole."""
    assert ("tidak",) == label_lines("tidak")
    assert ("tidak", "lengkap") == label_lines("tidak lengkap")
    assert ("setuju dengan", "catatan dari", "Kepala Biro") == label_lines("setuju dengan catatan dari Kepala Biro")
    assert ("dipertanggungjawabkan",) == label_lines("dipertanggungjawabkan")


def test_no_line_of_a_label_saves_less_than_it_takes() -> None:
    """Two lines stay two where a third would make their label narrower by less than a line is tall."""
    assert ("3 sampai", "5") == label_lines("3 sampai 5")
    assert ("di atas", "Rp50 juta") == label_lines("di atas Rp50 juta")
    assert ("ya,", "dengan", "catatan") == label_lines("ya, dengan catatan")


def test_a_sign_stays_with_its_number() -> None:
    """No line ends between «<», its number and its unit."""
    assert ("kecil", "(< 4 m²)") == label_lines("kecil (< 4 m²)")
    assert ("nilai", "≤ 200 juta") == label_lines("nilai ≤ 200 juta")
    assert ("tahap 1", "dan", "tahap 2") == label_lines("tahap 1 dan tahap 2")
    assert ("lebih <",) == label_lines("lebih <")


def test_an_amount_stays_whole() -> None:
    """No line ends between a number and the thousands, millions or time that it counts."""
    assert ("ya,", "Rp2,5 miliar", "ke atas") == label_lines("ya, Rp2,5 miliar ke atas")
    assert ("lewat", "14 hari", "kerja") == label_lines("lewat 14 hari kerja")
    assert ("nilai paling", "banyak", "(Rp200 juta)") == label_lines("nilai paling banyak (Rp200 juta)")


def test_a_word_wider_than_a_lane_is_cut() -> None:
    """It is cut between syllables behind a hyphen, what is no word behind its signs, or anywhere; and all of it stands in three lines."""
    assert ("tidak dapat", "dipertanggung-", "jawabkannya") == label_lines("tidak dapat dipertanggungjawabkannya")
    assert ("ditolak_karena_", "tidak_lengkap_", "atau_keliru") == label_lines(
        "ditolak_karena_tidak_lengkap_atau_keliru"
    )
    assert "(ke 2)" in label_lines("ditolak_karena_tidak_lengkap_atau_keliru", "(ke 2)")[-1]
    for letters in ("a", "W", "é", "ba"):
        assert letters * 60 == "".join(label_lines(letters * 60)).replace("-", "")
    assert ("ا" * 60,) == label_lines("ا" * 60), "joined letters are never parted"


def test_sixty_letters_at_an_exit_leave_their_lane_as_wide_as_lanes_are() -> None:
    """A word of sixty letters, of which no blank parts two, makes its lane half as wide as it is long at most."""
    drawn = flow(1, [(0, 0), (1, 0), (2, 0)], [(0, 1, "pertanggungjawaban" * 3 + "ulang."), (0, 2, "ya")])
    geometry = route(drawn)
    assert [] == list(defects(Drawing(drawn, geometry)))
    assert geometry.lanes[0].size < 200


def test_a_belah_ketupat_has_only_its_inner_room() -> None:
    """The same words make a belah ketupat larger than a kotak."""
    words = "Rapat koordinasi persiapan"
    drawn = flow(3, [(0, 0, "("), (1, 1, words), (2, 2, words), (3, 0)], [(0, 1), (1, 2), (2, 3)])
    diamond = replace(drawn.symbols[2], bentuk=Bentuk.BELAH_KETUPAT)
    sizes = route(replace(drawn, symbols=(*drawn.symbols[:2], diamond, drawn.symbols[3]))).sizes
    assert sizes[1].width * sizes[1].height < sizes[2].width * sizes[2].height
    assert SymbolSize(46, 28, ()) == sizes[0] == sizes[3]


def test_words_are_off_the_slopes_of_a_flat_belah_ketupat() -> None:
    """However flat they are, neither words within nor a label beside its corner lie on one."""
    for words in (
        *[" ".join(["lembar"] * many) for many in range(1, 24)],
        "koordinasi lembar di verifikasi Rp50 email dan Pertanggungjawaban verifikasi",
    ):
        drawn = flow(2, [(0, 0), (1, 1, words), (2, 0)], [(0, 1), (1, 2, "ya"), (1, 0, "tidak")])
        diamond = replace(drawn.symbols[1], bentuk=Bentuk.BELAH_KETUPAT)
        whole = replace(drawn, symbols=(drawn.symbols[0], diamond, drawn.symbols[2]))
        assert [] == list(defects(Drawing(whole, route(whole)))), words


def test_shapes_stay_what_they_are() -> None:
    """Words make no circle of a kapsul and no upright kotak; those that grow are as tall as others of their shape only."""
    words = "Surat masuk dari masyarakat"
    drawn = flow(
        3, [(0, 0, words), (1, 1, "Telaah staf"), (2, 2, words + " dan lembaga?"), (3, 0)], [(0, 1), (1, 2), (2, 3)]
    )
    shapes = (Bentuk.KAPSUL, Bentuk.KOTAK, Bentuk.BELAH_KETUPAT, Bentuk.KAPSUL)
    symbols = tuple(replace(symbol, bentuk=bentuk) for symbol, bentuk in zip(drawn.symbols, shapes, strict=True))
    kapsul, kotak, ketupat, plain = route(replace(drawn, symbols=symbols)).sizes
    assert kapsul.width > 1.3 * kapsul.height
    assert kotak.height < kotak.width
    assert kotak.height < ketupat.height
    assert SymbolSize(46, 28, ()) == plain


@pytest.mark.parametrize("fourth", [0, 4])
def test_exits_that_share_a_corner_say_where_they_lead(fourth: int) -> None:
    """Two of four exits share a corner. Unless they lead to one step each names its own; the others don't, and all stand there."""
    drawn = flow(3, [(0, 0), (1, 1), (2, 2), (3, 0), (4, 1)], [(0, 1), (2, 4), (3, 4)])
    symbols = tuple(
        replace(symbol, bentuk=Bentuk.BELAH_KETUPAT) if number == 1 else symbol
        for number, symbol in enumerate(drawn.symbols)
    )
    ends = ((2, "disetujui"), (3, "ditolak"), (0, "perubahan"), (fourth, "ditangguhkan"))
    exits = tuple(Edge(1, target, label) for target, label in ends)
    whole = replace(drawn, symbols=symbols, edges=(*drawn.edges, *exits))
    geometry = route(whole)
    assert [] == list(defects(Drawing(whole, geometry)))
    assert {1} == {one.label.symbol for one in geometry.routes if one.label}
    goals = {whole.edges[one.edge].label: one.label.lines[1:] for one in geometry.routes if one.label}
    assert goals == (dict.fromkeys(goals, ()) if fourth == 0 else _OWN_GOALS)


@pytest.mark.parametrize(
    ("lanes", "told"),
    [
        ((0, 2), {"kiri", "kanan"}),
        ((0, 1, 2), {"kiri", "tengah", "kanan"}),
        ((0, 1, 2, 3), {"lajur ke-1", "lajur ke-2", "lajur ke-3", "lajur ke-4"}),
    ],
)
def test_exits_to_one_row_say_to_which_of_its_symbols(lanes: tuple[int, ...], told: set[str]) -> None:
    """Of exits that share a corner and lead to symbols of one row, none says the same as another."""
    steps = [(2, lane) for lane in lanes]
    drawn = flow(
        4,
        [(0, 1, "("), (1, 1, "?"), *steps, (3, 1, "(")],
        [(0, 1), *((2 + at, 2 + len(steps)) for at in range(len(steps)))],
    )
    exits = tuple(Edge(1, 2 + at, f"jalan {at}") for at in range(len(steps)))
    whole = replace(drawn, edges=(*drawn.edges, *exits))
    corner = [place_labels(whole, [((0, 0), (0, 5))] * len(whole.edges), symbol_sizes(whole))]
    said = {" ".join(label.lines).partition("(ke 3, ")[2].rstrip(")") for label in corner[0] if label}
    assert told == said
    assert [] == list(defects(Drawing(whole, route(whole))))


_OWN_GOALS = {"disetujui": (), "ditolak": ("(ke 4)",), "perubahan": ("(ke 1)",), "ditangguhkan": ()}


def test_goals_stand_behind_the_words_or_below_them() -> None:
    """What an exit leads to stays whole; it takes a line of its own where there is no room behind the last one."""
    assert ("ya", "(ke 2)") == label_lines("ya", "(ke 2)")
    assert ("ditangguhkan", "lagi (ke 2)") == label_lines("ditangguhkan lagi", "(ke 2)")


def test_goals_are_named_once_for_all_arrows_of_an_exit() -> None:
    """An exit of two arrows names both goals, an end that is nobody's step is called so, and a row without a number by its place."""
    drawn = flow(2, [(0, 0, "?"), (1, 0), (2, 1), (3, 0, "("), (4, 1)], [])
    symbols = (*drawn.symbols[:3], replace(drawn.symbols[3], made_up=True), drawn.symbols[4])
    edges = (Edge(0, 1, "ya"), Edge(0, 2, "ya"), Edge(0, 3, "tidak"), Edge(0, 3, "ulang"), Edge(0, 4, "ulang"))
    whole = replace(drawn, symbols=symbols, edges=edges, numbers=("1", "2", "", "3", "4"))
    corners = (((1, 1), (1, 3)), ((1, 1), (1, 3), (3, 5)), ((1, 1), (1, 7)), ((1, 1), (1, 7)), ((1, 1), (1, 9)))
    labels = place_labels(whole, corners, symbol_sizes(whole))
    said = [" ".join(one.lines) if one else None for one in labels]
    assert ["ya (ke 2, baris ke-3)", None, "tidak (selesai)", "ulang (ke 4, selesai)", None] == said


def test_words_at_a_kotak_have_corners_of_their_own() -> None:
    """A step that is asked something in a kotak decides as a belah ketupat does."""
    drawn = flow(3, [(0, 1, "("), (1, 1), (2, 0), (3, 1)], [(0, 1), (1, 2, "ya"), (1, 3, "tidak"), (2, 3)])
    routes = route(drawn).routes
    assert routes[1].leaves is not routes[2].leaves


def test_only_the_half_with_the_label_grows() -> None:
    """A wide label moves its symbol off the middle of its lane; the other half stays as small as it was."""
    drawn = flow(1, [(0, 0), (1, 0), (2, 0)], [(0, 1, "dipertanggungjawabkan"), (1, 2)])
    [lane] = route(drawn).lanes
    assert lane.size * lane.lines[0] == 38
    assert lane.size > 2 * 38


def test_a_word_is_cut_before_other_lanes_suffer() -> None:
    """A long word at an exit is whole where its lane has room for it, and cut between syllables where lanes are many; a short one stays."""
    said = {}
    for lanes in (5, 9):
        drawn = flow(
            lanes,
            [(0, 0, "("), (1, 2, "?"), (2, 3, "("), *[(3, lane) for lane in range(lanes)]],
            [(0, 1), (1, 2, "Persetujuan"), (1, 0, "Penyempurnaan")],
        )
        geometry = route(drawn)
        said[lanes] = {one.label.lines for one in geometry.routes if one.label}
        assert [] == list(defects(Drawing(drawn, geometry)))
    assert {("Persetujuan",), ("Penyempurnaan",)} == said[5]
    assert {("Persetujuan",), ("Penyem-", "purnaan")} == said[9]


def test_a_word_in_a_symbol_is_never_cut() -> None:
    """Its symbol grows, in each shape and however many lanes there are."""
    for mark in Bentuk:
        drawn = flow(9, [(0, 0, "("), (1, 1, "Penyelenggaraan"), (2, 8, "(")], [(0, 1), (1, 2)])
        long = replace(drawn.symbols[1], bentuk=mark)
        geometry = route(replace(drawn, symbols=(drawn.symbols[0], long, drawn.symbols[2])))
        assert geometry.sizes[1].lines == ("Penyelenggaraan",)
        assert [] == list(defects(Drawing(drawn, geometry)))


def test_many_words_at_an_exit_take_five_lines_before_their_lane_is_twice_as_wide() -> None:
    """Where three lines are much wider than a lane has room for; in letters of any size, and with a goal behind them."""
    words = "memenuhi seluruh persyaratan administrasi dan teknis"
    assert ("memenuhi", "seluruh", "persyaratan", "administrasi", "dan teknis") == label_lines(words)
    assert label_lines(words, "(ke 4)")[-1] in {"(ke 4)", "dan teknis (ke 4)"}
    drawn = flow(2, [(0, 0), (1, 0), (2, 1)], [(0, 1, words), (0, 2, "ya")])
    assert route(drawn).lanes[0].size < 130


def test_a_cut_word_has_few_lines() -> None:
    """It stands in two lines that are about as long as each other, unless three are narrower than a word may be."""
    assert ("Ketidak-", "sesuaian") == label_lines("Ketidaksesuaian", widest=70)
    assert ("tidak", "direkomen-", "dasikan") == label_lines("tidak direkomendasikan", widest=70)


def _broken() -> tuple[Flow, Geometry]:
    drawn = flow(2, [(0, 0, "Via email"), (1, 0, "?"), (2, 0)], [(0, 1), (1, 2, "ya"), (1, 0, "tidak")])
    return drawn, route(drawn)


def _found(drawn: Flow, geometry: Geometry, words: str) -> bool:
    return any(words in one for one in defects(Drawing(drawn, geometry)))


def test_gate_sees_words_over_an_outline() -> None:
    """Words that a symbol is too small for, or that are left out, are reported; as much as too many heights."""
    drawn, geometry = _broken()
    first, *others = geometry.sizes
    assert not list(defects(Drawing(drawn, geometry)))
    for size, words in (
        (replace(first, width=24), "the words of symbol 0 leave it"),
        (replace(first, lines=("Via",)), "symbol 0 does not show all its words"),
        (replace(first, width=200), "symbol 0 leaves its lane"),
    ):
        assert _found(drawn, replace(geometry, sizes=(size, *others)), words)
    shapes = replace(drawn, symbols=(replace(drawn.symbols[0], bentuk=Bentuk.BELAH_KETUPAT), *drawn.symbols[1:]))
    assert _found(shapes, geometry, "the words of symbol 0 leave it")
    heights = tuple(replace(size, height=28 + 4 * place) for place, size in enumerate(geometry.sizes))
    alike = tuple(replace(symbol, bentuk=Bentuk.KOTAK) for symbol in drawn.symbols)
    assert _found(replace(drawn, symbols=alike), replace(geometry, sizes=heights), "symbols of one shape in 3 heights")


def test_gate_sees_a_label_on_an_outline() -> None:
    """A label on its own symbol's outline is reported: where a belah ketupat leaves room, a kotak does not."""
    drawn, geometry = _broken()
    kotak = replace(drawn, symbols=(drawn.symbols[0], replace(drawn.symbols[1], bentuk=Bentuk.KOTAK), drawn.symbols[2]))
    number, label = next((number, one.label) for number, one in enumerate(geometry.routes) if _beside(one.label))
    assert label is not None
    assert _found(kotak, geometry, f"label {number} lies on symbol 1")
    assert not _found(kotak, route(kotak), "lies on symbol")


def _beside(label: ExitLabel | None) -> bool:
    return label is not None and label.side.value in ("left", "right")


def test_words_of_two_exits_are_not_read_as_one() -> None:
    """Those of an exit upwards stand on the other side of its line where an exit beside has its own; else further apart than lines do."""
    drawn = flow(
        3, [(0, 0, "("), (1, 1, "?"), (2, 2), (3, 1, "(")], [(0, 1), (1, 2, "A"), (1, 0, "B"), (1, 3, "C"), (2, 3)]
    )
    right, up, left, down = ((1, 1), (9, 1)), ((1, 1), (1, 0)), ((1, 1), (0, 1)), ((1, 1), (1, 9))

    def placed(*corners: Corners) -> list[ExitLabel]:
        routes = [down, *corners, down]
        return [label for label in place_labels(drawn, routes, symbol_sizes(drawn)) if label]

    assert [True, False, True] == [one.rightwards for one in placed(right, up, down)]
    beside, above, _ = placed(right, up, left)
    assert beside.rightwards
    assert above.rightwards
    assert beside.top - above.top > LABEL_LINE + 2
