# The picture of the house on the architecture page, drawn from the rule that the tests hold: `python -m tests.house`.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path

from tests.test_imports import MAY_IMPORT

PICTURE = Path(__file__).parent.parent / "docs" / "gambar" / "rumah.svg"
_ROOM, _HEIGHT, _FLOOR, _GAP = 78, 34, 62, 8
_STEP = _ROOM + _GAP
_HELP = ("tte", "web", "usulan", "faces", "cache", "files", "git")
"""The rooms that stand on the right: they help those on the way of the data."""


def drawing() -> str:
    """The house as SVG: each room on the floor above all rooms that it knows, a line to those that nothing between leads to."""
    floors = _floors()
    tall, aisle = len(floors) * _FLOOR, max(sum(room not in _HELP for room in rooms) for rooms in floors) * _STEP + _GAP
    wide = aisle + len(_HELP) * _STEP
    places = {room: place for level, rooms in enumerate(floors) for room, place in _placed(rooms, tall, level, aisle)}
    lines = [_between(room, known, places, at) for room in places for at, known in enumerate(sorted(_direct(room)))]
    boxes = [_box(room, *place) for room, place in places.items()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}" role="img">\n'
        "<title>The rooms: who is above knows who is below</title>\n<style>\n"
        "rect { fill: #fff; stroke: #455a64 } path { fill: none; stroke: #78909c } text { font: 14px sans-serif; text-anchor: middle; fill: #212121 }\n"
        "@media (prefers-color-scheme: dark) { rect { fill: #263238; stroke: #b0bec5 } path { stroke: #90a4ae } text { fill: #eceff1 } }\n"
        f"</style>\n{''.join(lines)}{''.join(boxes)}</svg>\n"
    )


@cache
def _level(room: str) -> int:
    return max((_level(known) + 1 for known in MAY_IMPORT[room]), default=0)


def _floors() -> tuple[tuple[str, ...], ...]:
    levels: Mapping[str, int] = {room: _level(room) for room in MAY_IMPORT}
    return tuple(
        tuple(room for room in MAY_IMPORT if levels[room] == level) for level in range(max(levels.values()) + 1)
    )


def _direct(room: str) -> set[str]:
    """The rooms that it knows and that none of the others it knows leads to."""
    return {one for one in MAY_IMPORT[room] if not any(one in _known(other) for other in MAY_IMPORT[room])}


@cache
def _known(room: str) -> frozenset[str]:
    return frozenset(MAY_IMPORT[room]).union(*map(_known, MAY_IMPORT[room]))


def _placed(rooms: tuple[str, ...], tall: int, level: int, aisle: int) -> Iterator[tuple[str, tuple[float, float]]]:
    y = tall - (level + 1) * _FLOOR + 10.0
    way = [room for room in rooms if room not in _HELP]
    left = (aisle - len(way) * _STEP + _GAP) / 2
    yield from ((room, (left + at * _STEP, y)) for at, room in enumerate(way))
    yield from ((room, (aisle + _HELP.index(room) * _STEP, y)) for room in rooms if room in _HELP)


def _between(room: str, known: str, places: Mapping[str, tuple[float, float]], at: int) -> str:
    (x, y), (to_x, to_y) = places[room], places[known]
    middle, foot, to_middle = x + _ROOM / 2, y + _HEIGHT, to_x + _ROOM / 2
    if known in _HELP and room not in _HELP:
        # Below the room to the side, then down: past all rooms between.
        return f'<path d="M{x + _ROOM * (0.62 + 0.1 * at):g} {foot:g}v{7 + 5 * at}H{to_middle:g}V{to_y:g}"/>\n'
    if room in _HELP and known not in _HELP:
        return f'<path d="M{middle:g} {foot:g}V{to_y + _HEIGHT / 2:g}H{to_x + _ROOM:g}"/>\n'
    return f'<path d="M{middle:g} {foot:g}C{middle:g} {foot + 14:g} {to_middle:g} {to_y - 14:g} {to_middle:g} {to_y:g}"/>\n'


def _box(room: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_ROOM}" height="{_HEIGHT}" rx="4"/>'
        f'<text x="{x + _ROOM / 2:g}" y="{y + 22:g}">{escape(room)}</text>\n'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawing(), encoding="utf-8", newline="\n")
