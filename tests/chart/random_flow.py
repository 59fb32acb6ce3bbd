# Random charts of every kind that a real SOP could be, and many that none is.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tatalaksana.model import Bentuk, Edge, Flow, Symbol


def random_flow(
    seed: int,
    *,
    lanes: int = 12,
    rows: int = 40,
    reach: int | None = None,
    actors: Sequence[int] = (1, 1, 1, 1, 2, 2, 3),
) -> Flow:
    """A chart with up to `lanes` lanes and `rows` rows, several symbols a row, up to three exits a symbol.

    Args:
        seed: Which chart.
        lanes: The most lanes.
        rows: The most rows.
        reach: The most rows that an exit goes back or skips; any when not given.
        actors: How many symbols a row has; one of these, at random.
    """
    random = Random(seed)  # noqa: S311 - charts, no secrets
    width, height = random.randint(2, lanes), random.randint(4, rows)
    symbols: list[Symbol] = []
    by_row: list[list[int]] = []
    for row in range(height):
        count = random.choice(actors) if width > 2 else 1
        here: list[int] = []
        for lane in random.sample(range(width), min(count, width)):
            here.append(len(symbols))
            decides = random.random() < 0.3
            symbols.append(Symbol(row, lane, 0, Bentuk.BELAH_KETUPAT if decides else Bentuk.KOTAK, "", ()))
        if random.random() < 0.08:
            first = symbols[here[0]]
            here.append(len(symbols))
            symbols.append(Symbol(row, first.lane, 1, Bentuk.KAPSUL, "", ()))
        by_row.append(here)
    edges: dict[tuple[int, int], Edge] = {}
    for row, here in enumerate(by_row):
        for index in here:
            exits = random.randint(2, 3) if symbols[index].bentuk is Bentuk.BELAH_KETUPAT else 1
            for number in range(exits):
                there = row + 1 if number == 0 else _another_row(random, row, height, reach)
                if there >= height:
                    continue
                target = random.choice(by_row[there])
                label = ("ya", "tidak", "lengkap")[number] if exits > 1 else ""
                if target != index:
                    edges.setdefault((index, target), Edge(index, target, label))
    return Flow(height, width, tuple(symbols), tuple(edges.values()), tuple(str(row + 1) for row in range(height)))


def likely_flow(seed: int, *, lanes: int = 12, rows: int = 40) -> Flow:
    """A chart as wild as real ones are: mostly one actor a row, and exits that go back or skip a few rows."""
    return random_flow(seed, lanes=lanes, rows=rows, reach=8, actors=(1, 1, 1, 1, 1, 1, 2))


def forked_flow(seed: int) -> Flow:
    """A chart in which every exit leads to all who act in the row that it leads to, as «lanjut» and «keputusan» do."""
    drawn = random_flow(seed, lanes=7, rows=12, reach=5, actors=(1, 1, 1, 1, 2, 3))
    edges: dict[tuple[int, int], Edge] = {}
    for edge in drawn.edges:
        for target, symbol in enumerate(drawn.symbols):
            if symbol.row == drawn.symbols[edge.target].row and target != edge.source:
                edges.setdefault((edge.source, target), replace(edge, target=target))
    return replace(drawn, edges=tuple(edges.values()))


def _another_row(random: Random, row: int, height: int, reach: int | None) -> int:
    if reach is None:
        return random.randrange(height)
    return min(max(row + random.randint(-reach, reach), 0), height - 1)


def dense_flow(seed: int) -> Flow:
    """A chart nobody would draw: up to four symbols above each other in a cell, and up to three arrows a symbol, anywhere."""
    random = Random(seed)  # noqa: S311 - charts, no secrets
    lanes, rows = random.randint(1, 3), random.randint(1, 5)
    cells = [(row, lane, random.choice((0, 1, 1, 2, 3, 4))) for row in range(rows) for lane in range(lanes)]
    symbols = [
        Symbol(row, lane, level, random.choice(tuple(Bentuk)), "", ())
        for row, lane, depth in cells
        for level in range(depth)
    ]
    while len(symbols) < 2:
        symbols.append(Symbol(0, 0, len(symbols), Bentuk.KOTAK, "", ()))
    edges: dict[tuple[int, int], Edge] = {}
    for _ in range(random.randint(1, 3 * len(symbols))):
        source, target = random.sample(range(len(symbols)), 2)
        edges.setdefault((source, target), Edge(source, target, random.choice(("", "ya", "tidak", "perbaikan"))))
    return Flow(rows, lanes, tuple(symbols), tuple(edges.values()), tuple(str(row + 1) for row in range(rows)))


_WORDS = (
    "Via",
    "email",
    "Lengkap?",
    "Rapat",
    "koordinasi",
    "persiapan",
    "dan",
    "verifikasi",
    "dokumen",
    "di",
    "SIMPEG",
)
_LABELS = (
    "ya",
    "tidak",
    "tidak lengkap",
    "dikembalikan untuk diperbaiki",
    "BPJS",
    "setuju dengan catatan dari Kepala Biro",
)


def wordy_flow(seed: int) -> Flow:
    """A likely chart with words in many of its symbols, and long ones at its exits; its decisions of any shape."""
    random = Random(seed)  # noqa: S311 - charts, no secrets
    plain = likely_flow(seed, lanes=8, rows=12)
    symbols = tuple(
        replace(
            symbol,
            bentuk=random.choice(list(Bentuk)),
            teks=" ".join(random.choices(_WORDS, k=random.choice((0, 0, 1, 2, 3, 4, 6)))),
        )
        for symbol in plain.symbols
    )
    said = dict(zip(("ya", "tidak", "lengkap"), random.sample(_LABELS, 3), strict=True))
    edges = tuple(replace(edge, label=said.get(edge.label, "")) for edge in plain.edges)
    return replace(plain, symbols=symbols, edges=edges)
