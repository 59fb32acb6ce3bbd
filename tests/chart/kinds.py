# Charts of kinds that the random ones hardly have: many that go to few, exits that all go back, wide ones, two starts, forks,
# long ones, and ends in the cells of their decisions. The prices of the router were last weighed on them too.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from random import Random

from tatalaksana.model import Bentuk, Edge, Flow, Symbol

_KOTAK, _KETUPAT, _KAPSUL = Bentuk.KOTAK, Bentuk.BELAH_KETUPAT, Bentuk.KAPSUL
_WORDS = ("", "", "", "", "Lengkap?", "Via email", "SIMPEG", "Rapat koordinasi", "verifikasi dokumen")
_BACK = ("tidak", "tidak lengkap", "dikembalikan untuk diperbaiki", "setuju dengan catatan")
_Step = tuple[int, int, Bentuk]
"""(row, lane, shape)."""
_Arrow = tuple[int, int, str]
"""(source, target, label)."""


def _chart(random: Random, lanes: int, steps: list[_Step], arrows: Iterable[_Arrow]) -> Flow:
    above: Counter[tuple[int, int]] = Counter()
    symbols = []
    for row, lane, bentuk in steps:
        symbols.append(Symbol(row, lane, above[row, lane], bentuk, random.choice(_WORDS), ()))
        above[row, lane] += 1
    edges: dict[tuple[int, int], Edge] = {}
    for source, target, label in arrows:
        if source != target:
            edges.setdefault((source, target), Edge(source, target, label))
    rows = 1 + max(row for row, _, _ in steps)
    return Flow(rows, lanes, tuple(symbols), tuple(edges.values()), tuple(map(str, range(1, rows + 1))))


def _down(steps: list[_Step], path: Iterable[int]) -> list[_Arrow]:
    """From each step on to the next."""
    return [(here, there, _yes(steps, here)) for here, there in pairwise(path)]


def _yes(steps: list[_Step], step: int) -> str:
    return "ya" if steps[step][2] is _KETUPAT else ""


def _decisions(steps: list[_Step]) -> list[int]:
    return [number for number, (_, _, bentuk) in enumerate(steps) if bentuk is _KETUPAT]


def _one_a_row(random: Random, lanes: int, rows: int, decides: float) -> list[_Step]:
    return [(row, random.randrange(lanes), _KETUPAT if random.random() < decides else _KOTAK) for row in range(rows)]


def _joins(random: Random) -> Flow:
    """Most decisions go to one of three steps."""
    lanes, rows = random.randint(3, 8), random.randint(8, 24)
    steps = _one_a_row(random, lanes, rows, 0.6)
    goals = random.sample(range(rows), 3)
    back = [
        (one, random.choice(goals), word)
        for one in _decisions(steps)
        for word in _BACK[: random.randint(1, 2)]
    ]  # fmt: skip
    return _chart(random, lanes, steps, [*_down(steps, range(rows)), *back])


def _returns(random: Random) -> Flow:
    """Three exits of every decision go back, under words of their own."""
    lanes, rows = random.randint(2, 6), random.randint(6, 18)
    steps = [(row, random.randrange(lanes), _KETUPAT if row % 3 == 2 else _KOTAK) for row in range(rows)]
    back = [(one, random.randrange(one), word) for one in _decisions(steps) for word in random.sample(_BACK, 3)]
    return _chart(random, lanes, steps, [*_down(steps, range(rows)), *back])


def _wide(random: Random) -> Flow:
    """Eight to twelve lanes, handed over to a neighbour or to the other end."""
    lanes, rows = random.randint(8, 12), random.randint(8, 20)
    lane, steps = 0, []
    for row in range(rows):
        lane = (lane + random.choice((1, 1, 2, -1, 5, -6))) % lanes
        steps.append((row, lane, _KETUPAT if random.random() < 0.25 else _KOTAK))
    back = [(one, max(0, one - random.randint(1, 6)), random.choice(_BACK)) for one in _decisions(steps)]
    return _chart(random, lanes, steps, [*_down(steps, range(rows)), *back])


def _starts(random: Random) -> Flow:
    """Two starts and two ends, and decisions that go to either."""
    lanes, rows = random.randint(3, 7), random.randint(6, 14)
    between = [(row + 1, lane, bentuk) for row, lane, bentuk in _one_a_row(random, lanes, rows, 0.35)]
    ends = [(rows + 1, 0, _KAPSUL), (rows + 1, lanes - 1, _KAPSUL)]
    steps = [(0, 0, _KAPSUL), (0, lanes - 1, _KAPSUL), *between, *ends]
    last = len(steps) - 1
    other = [(1, 2 + random.randint(0, 2), ""), *[(one, last, "ditolak") for one in _decisions(steps)[::2]]]
    back = [(one, random.choice((0, 1, 2)), "tidak") for one in _decisions(steps)]
    return _chart(random, lanes, steps, [*_down(steps, (0, *range(2, last))), *other, *back])


def _forks(random: Random) -> Flow:
    """One after another, or up to four side by side, and back from some."""
    lanes = random.randint(4, 9)
    steps: list[_Step] = []
    arrows: list[_Arrow] = []
    before: list[int] = []
    for row in range(random.randint(3, 8)):
        count = random.choice((1, 2, 3, 4))
        here = list(range(len(steps), len(steps) + count))
        decides = count == 1 and random.random() < 0.4
        steps += [(row, lane, _KETUPAT if decides else _KOTAK) for lane in random.sample(range(lanes), count)]
        alone = 1 in (len(before), count)
        arrows += [
            (one, to, _yes(steps, one)) for one in before for to in (here if alone else [random.choice(here)])
        ]  # fmt: skip
        arrows += [(one, random.randrange(len(steps)), "tidak") for one in before if steps[one][2] is _KETUPAT]
        before = here
    return _chart(random, lanes, steps, arrows)


def _long(random: Random) -> Flow:
    """Forty rows, with exits to the first step, to the last, and a few rows back."""
    lanes = random.randint(4, 8)
    steps = _one_a_row(random, lanes, 40, 0.3)
    back = [
        (one, random.choice((0, max(0, one - random.randint(1, 12)), 39)), random.choice(_BACK))
        for one in _decisions(steps)
    ]
    return _chart(random, lanes, steps, [*_down(steps, range(40)), *back])


def _ends(random: Random) -> Flow:
    """Decisions with an end of their own below them in their cell."""
    lanes = random.randint(2, 6)
    steps: list[_Step] = []
    main, away = [], []
    for row, lane, bentuk in _one_a_row(random, lanes, random.randint(4, 12), 0.5):
        main.append(len(steps))
        steps.append((row, lane, bentuk))
        if bentuk is _KETUPAT and random.random() < 0.6:
            away.append((main[-1], len(steps), "tidak"))
            steps.append((row, lane, _KAPSUL))
    back = [(one, random.choice(main), "perbaikan") for one in _decisions(steps)[::2]]
    return _chart(random, lanes, steps, [*_down(steps, main), *away, *back])


KINDS: Mapping[str, Callable[[Random], Flow]] = {
    "berkumpul": _joins,
    "kembali": _returns,
    "lebar": _wide,
    "dua-mulai": _starts,
    "cabang": _forks,
    "panjang": _long,
    "akhir-sendiri": _ends,
}
"""Each kind by its name."""


def of_kind(kind: str, seed: int) -> Flow:
    """A chart of a kind."""
    return KINDS[kind](Random(seed))  # noqa: S311 - charts, no secrets
