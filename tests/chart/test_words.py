# Words in symbols and at exits: all shown, whole, within their symbol and off every outline; and the gate that says so.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.chart import ExitLabel, Geometry, SymbolSize, route
from tatalaksana.chart.labels import label_lines
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
    """Short labels stay on one line; longer ones take two, then three; a word is never broken."""
    assert ("tidak",) == label_lines("tidak")
    assert ("tidak", "lengkap") == label_lines("tidak lengkap")
    assert ("setuju dengan", "catatan dari", "Kepala Biro") == label_lines("setuju dengan catatan dari Kepala Biro")
    assert ("dipertanggungjawabkan",) == label_lines("dipertanggungjawabkan")


def test_a_belah_ketupat_has_only_its_inner_room() -> None:
    """The same words make a belah ketupat larger than a kotak."""
    words = "Rapat koordinasi persiapan"
    drawn = flow(3, [(0, 0, "("), (1, 1, words), (2, 2, words), (3, 0)], [(0, 1), (1, 2), (2, 3)])
    diamond = replace(drawn.symbols[2], bentuk=Bentuk.BELAH_KETUPAT)
    sizes = route(replace(drawn, symbols=(*drawn.symbols[:2], diamond, drawn.symbols[3]))).sizes
    assert sizes[1].width * sizes[1].height < sizes[2].width * sizes[2].height
    assert SymbolSize(46, 28, ()) == sizes[0] == sizes[3]


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


def test_exits_of_one_corner_to_one_step_are_named_there() -> None:
    """Two of four exits share a corner. Lead both to one step, their words stand at the corner; else where each arrives."""
    drawn = flow(3, [(0, 0), (1, 1), (2, 2), (3, 0), (4, 1)], [(0, 1), (2, 4), (3, 4)])
    symbols = tuple(
        replace(symbol, bentuk=Bentuk.BELAH_KETUPAT) if number == 1 else symbol
        for number, symbol in enumerate(drawn.symbols)
    )
    for fourth in (0, 4):
        ends = ((2, "disetujui"), (3, "ditolak"), (0, "perubahan"), (fourth, "ditangguhkan"))
        exits = tuple(Edge(1, target, label) for target, label in ends)
        whole = replace(drawn, symbols=symbols, edges=(*drawn.edges, *exits))
        geometry = route(whole)
        assert [] == list(defects(Drawing(whole, geometry)))
        places = {one.label.symbol for one in geometry.routes if one.label}
        assert (places == {1}) is (fourth == 0)


def test_only_the_half_with_the_label_grows() -> None:
    """A wide label moves its symbol off the middle of its lane; the other half stays as small as it was."""
    drawn = flow(1, [(0, 0), (1, 0), (2, 0)], [(0, 1, "dipertanggungjawabkan"), (1, 2)])
    [lane] = route(drawn).lanes
    assert lane.size * lane.lines[0] == 38
    assert lane.size > 2 * 38


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
