# The hard shapes: each is a chart that people draw and that routers get wrong.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType

from tatalaksana.model import Bentuk, Edge, Flow, Symbol

Place = tuple[int, int] | tuple[int, int, str]
"""(row, lane) of a process, or with «?» for a decision, «(» for an end or start, or a text inside the symbol."""
Way = tuple[int, int] | tuple[int, int, str]
"""(source, target), with a label where the source decides."""


def flow(lanes: int, places: Sequence[Place], ways: Sequence[Way]) -> Flow:
    """A flow from places and ways; symbols in one cell stand above each other in the order given."""
    levels: dict[tuple[int, int], int] = {}
    symbols = []
    for place in places:
        row, lane, mark = (*place, "")[:3]
        level = levels[row, lane] = levels.get((row, lane), -1) + 1
        bentuk = {"?": Bentuk.BELAH_KETUPAT, "(": Bentuk.KAPSUL}.get(mark, Bentuk.KOTAK)
        symbols.append(Symbol(row, lane, level, bentuk, "" if mark in {"?", "("} else mark, ()))
    rows = 1 + max(symbol.row for symbol in symbols)
    edges = tuple(Edge(*(*way, "")[:3]) for way in ways)
    return Flow(rows, lanes, tuple(symbols), edges, tuple(str(row + 1) for row in range(rows)))


def chain(count: int) -> list[Way]:
    """Each symbol to the next."""
    return [(index, index + 1) for index in range(count - 1)]


def _ends(lanes: Sequence[int]) -> list[Place]:
    """A step a row in the given lanes, from a kapsul to a kapsul."""
    last = len(lanes) - 1
    return [(row, lane, "(") if row in {0, last} else (row, lane) for row, lane in enumerate(lanes)]


def _back_to_row_before() -> Flow:
    lanes = [4, 3, 2, 1, 0]
    places: list[Place] = [
        (0, 4, "("),
        *[(row, lane, "?") for row, lane in enumerate(lanes) if 0 < row < 4],
        (4, 0, "("),
    ]
    ways: list[Way] = [(0, 1)]
    for row in (1, 2, 3):
        ways += [(row, row + 1, "setuju"), (row, row - 1, "tidak")]
    return flow(5, places, ways)


def _three_back_side_by_side() -> Flow:
    places: list[Place] = [(0, 0, "("), (1, 1, "?"), (2, 2, "?"), (3, 3, "?"), (4, 3, "(")]
    ways: list[Way] = [(0, 1)]
    for row in (1, 2, 3):
        ways += [(row, row + 1, "ya"), (row, 0, "tidak")]
    return flow(4, places, ways)


def _loop_over(rows: int) -> Flow:
    places = [*_ends([row % 3 for row in range(rows + 3)])]
    places[rows + 1] = (rows + 1, (rows + 1) % 3, "?")
    ways: list[Way] = [way for way in chain(len(places)) if way[0] != rows + 1]
    return flow(3, places, [*ways, (rows + 1, rows + 2, "sesuai"), (rows + 1, 1, "tidak")])


def _skip(rows: int) -> Flow:
    places = _ends([(row * 2) % 5 for row in range(rows + 4)])
    places[1] = (1, 2, "?")
    ways: list[Way] = [way for way in chain(len(places)) if way[0] != 1]
    return flow(5, places, [*ways, (1, 2, "ya"), (1, rows + 1, "tidak")])


def _many_ways(count: int) -> Flow:
    names = ("Biro Hukum", "Biro Umum", "Inspektorat", "Pusdatin", "Pimpinan")
    places: list[Place] = [(0, 2, "("), (1, 2, "?")]
    places += [(2 + index, index) for index in range(count)]
    places.append((2 + count, 2, "("))
    ways: list[Way] = [(0, 1), *[(1, 2 + index, names[index]) for index in range(count)]]
    ways += [(2 + index, 2 + count) for index in range(count)]
    return flow(5, places, ways)


def _fork(count: int) -> Flow:
    middle = [(1, 1 + index) for index in range(count)]
    places: list[Place] = [(0, 0, "("), *middle, (2, 1), (3, 0, "(")]
    ways: list[Way] = [(0, 1 + index) for index in range(count)]
    ways += [(1 + index, 1 + count) for index in range(count)]
    return flow(1 + count, places, [*ways, (1 + count, 2 + count)])


def _all_exits_up() -> Flow:
    places: list[Place] = [(0, 0, "("), (1, 1), (2, 2), (3, 1, "?"), (4, 0, "(")]
    ways: list[Way] = [(0, 1), (1, 2), (2, 3), (3, 0, "ulang"), (3, 1, "perbaiki"), (3, 2, "lengkapi"), (2, 4)]
    return flow(3, places, ways)


def _interleaved() -> Flow:
    places: list[Place] = [(0, 1, "("), (1, 1, "?"), (2, 1), (3, 1, "?"), (4, 1), (5, 1), (6, 1, "(")]
    ways: list[Way] = [(0, 1), (1, 2, "ya"), (1, 5, "lewati"), (2, 3), (3, 4, "ya"), (3, 1, "tidak"), (4, 5), (5, 6)]
    return flow(3, places, ways)


def _large() -> Flow:
    random = Random(12)  # noqa: S311 - a chart, no secret
    lanes = [0, *[random.randrange(12) for _ in range(38)], 11]
    places = _ends(lanes)
    deciding = sorted(random.sample(range(2, 38), 21))
    for row in deciding:
        places[row] = (row, lanes[row], "?")
    ways: list[Way] = []
    for row in range(39):
        if row in deciding:
            other = random.choice([max(0, row - random.randint(1, 8)), min(39, row + random.randint(2, 9))])
            ways += [(row, row + 1, "ya"), (row, other, "tidak")]
        else:
            ways.append((row, row + 1))
    return flow(12, places, ways)


SHAPES: Mapping[str, Flow] = MappingProxyType({
    "lurus dalam satu lajur": flow(1, _ends([0] * 6), chain(6)),
    "zigzag dua lajur, 30 baris": flow(2, _ends([row % 2 for row in range(30)]), chain(30)),
    "tiap keputusan kembali ke baris sebelumnya": _back_to_row_before(),
    "tiga keputusan kembali ke baris 1": _three_back_side_by_side(),
    "putaran melewati 15 baris": _loop_over(15),
    "jalan keluar melompati 5 baris": _skip(5),
    "jalan keluar melompati 20 baris": _skip(20),
    "keputusan tiga arah bernama": _many_ways(3),
    "keputusan lima arah bernama": _many_ways(5),
    "proses dan keputusan dalam satu baris": flow(
        3, [(0, 0, "("), (1, 1), (1, 2, "?"), (2, 0), (3, 0, "(")],
        [(0, 1), (1, 2), (2, 3, "ya"), (2, 0, "tidak"), (3, 4)],
    ),
    "dua kotak bertaut dalam satu baris": flow(3, [(0, 0, "("), (1, 0), (1, 2), (2, 1, "(")], chain(4)),
    "dua kotak bertaut dalam satu sel": flow(2, [(0, 0, "("), (1, 1), (1, 1), (2, 0, "(")], chain(4)),
    "dua awal dalam satu baris bergabung": flow(3, [(0, 0, "("), (0, 2, "("), (1, 1), (2, 1, "(")], [(0, 2), (1, 2), (2, 3)]),
    "bercabang dua lalu bergabung": _fork(2),
    "bercabang tiga lalu bergabung": _fork(3),
    "tiga akhir dalam satu baris, berantai": flow(
        4, [(0, 0, "("), (1, 1), (2, 1, "("), (2, 2, "("), (2, 3, "(")], [(0, 1), (1, 2), (2, 3), (3, 4)]
    ),
    "semua jalan keluar ke atas": _all_exits_up(),
    "putaran dan lompatan bersilang": _interleaved(),
    "12 lajur, 40 baris, 60 panah": _large(),
    "lajur bersebelahan dan berjauhan": flow(
        8, _ends([0, 1, 7, 6, 0, 7, 3, 4]), chain(8)
    ),
    "teks dalam simbol": flow(
        2, [(0, 0, "("), (1, 1, "Via email"), (2, 0, "Rapat"), (3, 1, "(")], chain(4)
    ),
    "mulai dan selesai di sel keputusan": flow(
        2, [(0, 0, "("), (0, 0, "?"), (1, 1), (2, 1, "?"), (2, 1, "("), (3, 0, "(")],
        [(0, 1), (1, 2, "ya"), (1, 5, "tidak"), (2, 3), (3, 5, "setuju"), (3, 4, "batal")],
    ),
})  # fmt: skip
"""Name to flow."""
