# The main path and the loops of an SOP, on small charts by hand and on generated ones.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.facts import Keluar, Langkah
from tatalaksana.facts.jalur import longest, loops, main_path
from tatalaksana.model import durasi_of

Ways = tuple[tuple[str, int | None], ...]
_FLAT = [0] * 12


def _step(*ways: tuple[str, int | None]) -> Langkah:
    """A step with these ways on: without labels it forks, with labels it decides."""
    return Langkah(
        nomor="1", kegiatan="", pelaksana=(), jabatan=(), kelengkapan=(), waktu="", durasi=durasi_of(""), output=(), ket=(),
        jalan=tuple(Keluar(label, row) for label, row in ways),
    )  # fmt: skip


def _chain(length: int, **decisions: Ways) -> list[Langkah]:
    """Steps one after the other, some of which, as `r2`, have other ways on."""
    following = [("", row + 1 if row + 1 < length else None) for row in range(length)]
    return [_step(*decisions.get(f"r{row}", (following[row],))) for row in range(length)]


def test_refusals_are_no_part_of_it() -> None:
    """«tidak» leads back, wherever it stands among the exits: the main path goes on below."""
    assert {0: (1,), 1: (2,), 2: ()} == main_path(_chain(3, r1=(("tidak", 0), ("setuju", 2))), 0)


def test_the_nearest_row_below_counts() -> None:
    """An exit that skips steps is a short cut, and one that ends early too: the main path takes neither."""
    assert {0: (1,), 1: (2,), 2: (3,), 3: ()} == main_path(
        _chain(4, r0=(("lewati", 3), ("biasa", 1)), r2=(("tolak", None), ("terima", 3))), 0
    )


def test_what_only_leads_back_is_passed_by() -> None:
    """A row that can only go back up is a detour, even as the nearest below; where nothing else is below, the procedure ends."""
    steps = _chain(3, r1=(("lengkap", None), ("kurang", 2)), r2=(("", 0),))
    assert {0: (1,), 1: ()} == main_path(steps, 0)
    assert {(0, 2): (0, 1, 2)} == loops(steps, _FLAT)


def test_branches_at_the_same_time_all_belong_to_it() -> None:
    """A fork's branches are on the main path together, and the time is that of the longer."""
    steps = _chain(4, r0=(("", 1), ("", 2)), r1=(("", 3),))
    path = main_path(steps, 0)
    assert {0: (1, 2), 1: (3,), 2: (3,), 3: ()} == path
    assert (0, 2, 3) == longest(path, 0, None, [1, 5, 9, 1])


def test_there_may_be_none() -> None:
    """A procedure that has to go up before it ends has no main path."""
    assert main_path(_chain(3, r0=(("", 2),), r1=(("", None),), r2=(("", 1),)), 0) is None


def test_a_second_beginning_is_no_loop() -> None:
    """An arrow up from where no way down leads to is none: nothing is done again."""
    steps = _chain(4, r2=(("", None),), r3=(("", 1),))
    assert {} == loops(steps, _FLAT)
    assert {(1, 1): (1,)} == loops(_chain(3, r1=(("ulang", 1), ("cukup", 2))), _FLAT)


@st.composite
def _charts(draw: st.DrawFn) -> list[Langkah]:
    length = draw(st.integers(1, 8))
    rows = st.one_of(st.none(), st.integers(0, length - 1))
    steps = []
    for row in range(length):
        targets = draw(st.lists(rows, min_size=1, max_size=3, unique=True))
        decides = draw(st.booleans()) and len(targets) > 1
        # As the chart says it: a step that forks goes on to rows.
        goes_on: list[int | None] = [target for target in targets if target is not None]
        onwards = targets if decides else goes_on or [row + 1 if row + 1 < length else None]
        steps.append(_step(*((f"jalan {at}" if decides else "", target) for at, target in enumerate(onwards))))
    return steps


@pytest.mark.no_cover
@given(_charts())
def test_it_goes_down_and_ends(steps: list[Langkah]) -> None:
    """Every row of it leads further down within it, by ways that there are, or the procedure ends there."""
    path = main_path(steps, 0)
    for row, following in (path or {}).items():
        assert all(target > row and target in (path or {}) for target in following)
        assert {target for _, target in steps[row].arah} >= set(following or (None,))
    if path is None:
        assert not any(None in _ends(steps, way) for way in _ways(_down(steps), 0))


@pytest.mark.no_cover
@given(_charts(), st.randoms(use_true_random=False))
def test_the_order_of_exits_does_not_matter(steps: list[Langkah], random: Random) -> None:
    """However the exits of decisions are listed, the main path is the same, and so are the loops."""
    shuffled = [_step(*random.sample(step.arah, len(step.arah))) if step.keluar else step for step in steps]
    assert main_path(steps, 0) == main_path(shuffled, 0)
    assert set(loops(steps, _FLAT)) == set(loops(shuffled, _FLAT))


@pytest.mark.no_cover
@given(_charts(), st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_the_longest_way_is_the_longest(steps: list[Langkah], weight: list[int]) -> None:
    """Against all ways there are, tried one by one: nothing is longer, and each loop is one that can be walked."""
    down = _down(steps)
    for row in range(len(steps)):
        ways = [way for way in _ways(down, 0) if way[-1] == row]
        found = longest(down, 0, row, weight)
        assert max((sum(weight[at] for at in way) for way in ways), default=None) == (
            sum(weight[at] for at in found) if found else None
        )
    arrows = {
        (target, row)
        for row, step in enumerate(steps)
        for _, target in step.arah
        if target is not None and target <= row
    }
    assert {(first, last) for first, last in arrows if any(way[-1] == last for way in _ways(down, first))} == set(
        loops(steps, weight)
    )


@pytest.mark.no_cover
@given(st.integers(2, 9), st.data())
def test_a_loop_adds_what_it_repeats(length: int, data: st.DataObject) -> None:
    """In a chain an arrow back leaves the main path as it is and is one loop, from where it leads to where it starts."""
    last = data.draw(st.integers(0, length - 2))
    first = data.draw(st.integers(0, last))
    plain, steps = _chain(length), _chain(length, **{f"r{last}": (("tidak", first), ("ya", last + 1))})
    assert main_path(plain, 0) == main_path(steps, 0)
    assert {(first, last): tuple(range(first, last + 1))} == loops(steps, _FLAT)


def _down(steps: list[Langkah]) -> Mapping[int, tuple[int, ...]]:
    return {
        row: tuple(target for _, target in step.arah if target is not None and target > row)
        for row, step in enumerate(steps)
    }


def _ways(down: Mapping[int, tuple[int, ...]], first: int) -> Iterator[tuple[int, ...]]:
    yield (first,)
    for target in down[first]:
        for way in _ways(down, target):
            yield (first, *way)


def _ends(steps: list[Langkah], way: tuple[int, ...]) -> set[int | None]:
    return {target for _, target in steps[way[-1]].arah}
