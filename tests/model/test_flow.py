# The flow of any SOP, however it is put together.
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.model import Flow, Sop, flow_of, parse, step_rows
from tatalaksana.source import Data, Finding
from tests.collections_on_disk import sop

BREAKING = {"langkah-tak-ada", "lajur-tak-dikenal", "ke-diri-sendiri", "id-ganda", "id-salah"}
_LANES = ["a", "b", "c"]
_TARGET = st.sampled_from(["1", "2", "3", "4", "5", "selesai", "x1", "s0", "zzz"])
_TARGETS = st.lists(_TARGET, min_size=1, max_size=3)
_EXITS = st.dictionaries(st.sampled_from(["ya", "tidak", "lain"]), _TARGETS, min_size=1)
_FORM = st.sampled_from(["kapsul", "kotak", "belah-ketupat"])
_SYMBOL = st.fixed_dictionaries(
    {"pelaksana": st.sampled_from([*_LANES, "d"])},
    optional={"id": st.sampled_from(["s0", "s1"]), "lanjut": _TARGETS, "mulai": st.just("ya"), "bentuk": _FORM},
) | st.fixed_dictionaries({"pelaksana": st.sampled_from(_LANES), "keputusan": _EXITS})
_ROW = (
    st.fixed_dictionaries(
        {"uraian": st.just("u"), "pelaksana": st.lists(st.sampled_from(_LANES), min_size=1, max_size=3, unique=True)},
        optional={
            "lanjut": _TARGETS, "id": st.sampled_from(["x1", "x2"]), "mulai": st.just("ya"), "tanpa_nomor": st.just("ya"),
        },
    )
    | st.fixed_dictionaries({"uraian": st.just("u"), "pelaksana": st.sampled_from(_LANES), "keputusan": _EXITS})
    | st.fixed_dictionaries(
        {"uraian": st.just("u"), "simbol": st.lists(_SYMBOL, min_size=1, max_size=4)}, optional={"mulai": st.just("ya")}
    )
)  # fmt: skip
_SOP = st.lists(_ROW, min_size=1, max_size=6)


def _sop(rows: list[dict[str, Data]]) -> Sop:
    data: dict[str, Data] = {"judul": "A", "jenis": "mikro", "unit": "u", "pelaksana": [*_LANES], "kegiatan": [*rows]}
    found = parse(Sop, data)
    assert isinstance(found, Sop), found
    return found


@settings(max_examples=200, deadline=None)
@given(_SOP)
def test_every_flow_is_whole(rows: list[dict[str, Data]]) -> None:
    """Any SOP has a flow: edges join existing symbols, each once, and no two symbols share a place."""
    value = _sop(rows)

    flow, findings = flow_of(value)

    places = [(symbol.row, symbol.lane, symbol.level) for symbol in flow.symbols]
    assert len(places) == len(set(places))
    assert len(flow.edges) == len(set(flow.edges))
    for edge in flow.edges:
        assert edge.source != edge.target
        assert {edge.source, edge.target} <= set(range(len(flow.symbols)))
    for row, lane, level in places:
        assert 0 <= row < flow.rows
        assert 0 <= lane < flow.lanes
        assert level == 0 or (row, lane, level - 1) in places
    assert any(symbol.starts for symbol in flow.symbols)
    _check_reach(flow, findings)


def _check_reach(flow: Flow, findings: tuple[Finding, ...]) -> None:
    """A symbol is out of reach exactly when a finding says so."""
    codes = {finding.code for finding in findings}
    if codes & BREAKING:
        return
    reached = _closed({i for i, s in enumerate(flow.symbols) if s.starts}, {(e.source, e.target) for e in flow.edges})
    ending = _closed({i for i, s in enumerate(flow.symbols) if s.ends}, {(e.target, e.source) for e in flow.edges})
    assert ("tak-tercapai" in codes) is (len(reached) < len(flow.symbols))
    assert ("tak-berakhir" in codes) is (len(ending) < len(flow.symbols))


def _closed(found: set[int], edges: set[tuple[int, int]]) -> set[int]:
    while more := {target for source, target in edges if source in found} - found:
        found = found | more
    return found


@settings(max_examples=50, deadline=None)
@given(_SOP)
def test_flow_is_the_same_each_time(rows: list[dict[str, Data]]) -> None:
    """Two readings of one SOP give the same flow and the same findings."""
    assert flow_of(_sop(rows)) == flow_of(_sop(rows))


def test_steps_are_named_by_number_and_id() -> None:
    """A step goes by its id and by its number; rows without number are not counted."""
    text = (
        "judul: A\njenis: mikro\nunit: u\npelaksana: [a]\nkegiatan:\n"
        "  - {uraian: u, pelaksana: a, id: awal}\n  - {uraian: u, pelaksana: a, tanpa_nomor: ya, id: sela}\n"
        "  - {uraian: u, pelaksana: a}\n"
    )
    assert step_rows(sop(text)) == {"1": 0, "2": 2, "awal": 0, "sela": 1}


def test_what_the_file_does_not_draw_is_marked() -> None:
    """Only a kapsul that was put in to begin or to end is made up; a step that is written «Selesai» is none."""
    text = (
        "judul: A\njenis: mikro\nunit: u\npelaksana: [a]\nkegiatan:\n"
        "  - {uraian: Satu, pelaksana: a, keputusan: {ya: 2, tidak: selesai}}\n"
        "  - {uraian: Dua, pelaksana: a, teks: Selesai}\n"
    )

    flow, _ = flow_of(sop(text))

    made_up = [(symbol.row, symbol.teks) for symbol in flow.symbols if symbol.made_up]
    assert made_up == [(0, "Mulai"), (0, "Selesai")]
    assert [(1, "Selesai")] == [
        (symbol.row, symbol.teks) for symbol in flow.symbols if symbol.ends and not symbol.made_up
    ]
