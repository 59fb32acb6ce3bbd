# The flow of any SOP, however it is put together.
from __future__ import annotations

from collections import Counter

import pytest
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
_ANY = st.lists(_ROW, min_size=1, max_size=6)
"""Rows that name whatever they like, also what is not there."""


@st.composite
def _sound(draw: st.DrawFn) -> list[dict[str, Data]]:
    """Rows that name only what is there: lanes, numbers and ids of other rows, and the end."""
    numbered = [True, *draw(st.lists(st.integers(0, 4).map(bool), max_size=5))]
    names = [str(sum(numbered[: row + 1])) if counts else f"baris-{row}" for row, counts in enumerate(numbered)]
    return [draw(_sound_row(row, name, names)) for row, name in enumerate(names)]


@st.composite
def _sound_row(draw: st.DrawFn, row: int, name: str, names: list[str]) -> dict[str, Data]:
    others = st.lists(
        st.sampled_from([*(other for other in names if other != name), "selesai"]), min_size=1, max_size=2
    )
    found: dict[str, Data] = {"uraian": "u"} if name.isdigit() else {"uraian": "u", "id": name, "tanpa_nomor": "ya"}
    if draw(st.integers(0, 5)) == 0:
        found["mulai"] = "ya"
    kind = draw(st.sampled_from(["lanjut", "lanjut", "keputusan", "simbol"]))
    if kind == "simbol":
        return {**found, "simbol": [draw(_sound_symbol(f"s{row}-{index}", others)) for index in range(draw(_DEPTH))]}
    if kind == "keputusan":
        labels = draw(st.lists(st.sampled_from(["ya", "tidak", "lain"]), min_size=2, unique=True))
        return {
            **found,
            "pelaksana": draw(st.sampled_from(_LANES)),
            "keputusan": {label: [*draw(others)] for label in labels},
        }
    actors = draw(st.lists(st.sampled_from(_LANES), min_size=1, max_size=3, unique=True))
    return {**found, "pelaksana": [*actors], **({"lanjut": [*draw(others)]} if draw(st.booleans()) else {})}


@st.composite
def _sound_symbol(draw: st.DrawFn, name: str, others: st.SearchStrategy[list[str]]) -> Data:
    found: dict[str, Data] = {"id": name, "pelaksana": draw(st.sampled_from(_LANES))}
    kind = draw(st.sampled_from(["", "lanjut", "keputusan"]))
    if kind == "lanjut":
        found["lanjut"] = [*draw(others)]
    elif kind == "keputusan":
        found["keputusan"] = {label: [*draw(others)] for label in ("ya", "tidak")}
    return found


_DEPTH = st.integers(1, 4)


def _sop(rows: list[dict[str, Data]]) -> Sop:
    data: dict[str, Data] = {"judul": "A", "jenis": "mikro", "unit": "u", "pelaksana": [*_LANES], "kegiatan": [*rows]}
    found = parse(Sop, data)
    assert isinstance(found, Sop), found
    return found


@settings(max_examples=100, deadline=None)
@given(_ANY)
def test_every_flow_is_whole(rows: list[dict[str, Data]]) -> None:
    """Any SOP has a flow, also one with errors: edges join existing symbols, each once, and no two symbols share a place."""
    flow, _ = flow_of(_sop(rows))

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


@pytest.mark.no_cover
def test_what_is_out_of_reach_is_said() -> None:
    """Symbols out of reach, or from which no end is, hang on those that are told, and no others are; there are many of each kind."""
    seen: Counter[str] = Counter()

    @settings(max_examples=150, deadline=None)
    @given(_sound())
    def check(rows: list[dict[str, Data]]) -> None:
        flow, findings = flow_of(_sop(rows))
        codes = {finding.code for finding in findings}
        assert not codes & BREAKING
        seen.update(codes or {"sound"}, drawn=1)
        _check_reach(flow, findings)

    check()
    assert min(seen["sound"], seen["tak-tercapai"], seen["tak-berakhir"]) >= 0.05 * seen["drawn"]


def _check_reach(flow: Flow, findings: tuple[Finding, ...]) -> None:
    symbols = range(len(flow.symbols))
    forward = {(edge.source, edge.target) for edge in flow.edges}
    backward = {(target, source) for source, target in forward}
    reached = _closed({i for i in symbols if flow.symbols[i].starts}, forward)
    ending = _closed({i for i in symbols if flow.symbols[i].ends}, backward)
    for code, found, ways in (("tak-tercapai", reached, forward), ("tak-berakhir", ending, backward)):
        lost = set(symbols) - found
        said = {finding.path for finding in findings if finding.code == code}
        told = {i for i in lost if flow.symbols[i].path in said}
        assert said == {flow.symbols[i].path for i in told}
        assert lost <= _closed(told, ways)


def _closed(found: set[int], edges: set[tuple[int, int]]) -> set[int]:
    while more := {target for source, target in edges if source in found} - found:
        found = found | more
    return found


@pytest.mark.no_cover
@settings(max_examples=50, deadline=None)
@given(_ANY)
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


@pytest.mark.parametrize(("name", "code"), [("lihat", "id-ganda"), ("selesai", "id-salah")])
def test_ids_of_symbols_are_told_at_their_place(name: str, code: str) -> None:
    """An id of a symbol that another step has, or that none can have, is told where it stands."""
    symbols: Data = [{"pelaksana": "a", "id": name, "lanjut": "selesai"}]
    _, findings = flow_of(
        _sop([{"uraian": "u", "pelaksana": "a", "id": "baca"}, *({"uraian": "u", "simbol": symbols} for _ in "ab")])
    )
    found = [finding.path for finding in findings if finding.code == code]
    assert ("kegiatan", 2, "simbol", 0, "id") == found[-1]
