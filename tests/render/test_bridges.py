"""Where lines of a chart pass each other, and the gaps that say so."""

from __future__ import annotations

import pytest

from tatalaksana.render.fitting.bridges import crossings, with_gaps
from tatalaksana.render.fitting.joints import Spot

_UP: tuple[Spot, ...] = ((50, 90), (50, 10), (20, 10))
_OVER: tuple[Spot, ...] = ((0, 40), (100, 40), (100, 60))


def test_lines_that_pass_each_other_cross() -> None:
    """Wherever either comes from; also where several run on one line."""
    for first, second in ((_UP, _OVER), (_OVER[::-1], _UP[::-1])):
        assert {(50, 40)} == crossings([first, second]) == crossings([first, second, second])


@pytest.mark.parametrize(
    "lines",
    [
        [_UP, ((0, 40), (50, 40))],  # one ends on the other
        [_UP, ((0, 40), (50, 40), (50, 90))],  # one turns off onto the other
        [_UP, _OVER, ((0, 40), (50, 40), (50, 10))],  # a third turns off where both go straight on: all of them meet
        [((50, 40), (50, 90)), _OVER],  # one begins on the other
        [((0, 40), (60, 40)), ((30, 40), (100, 40))],
    ],
)
def test_lines_that_meet_do_not_cross(lines: list[tuple[Spot, ...]]) -> None:
    """Where one of them ends or bends there is no gap: they would be read as not meeting."""
    assert not crossings(lines)


@pytest.mark.parametrize("back", [False, True])
def test_a_level_line_has_gaps(back: bool) -> None:  # noqa: FBT001 - as pytest gives it
    """It stops before each line that it passes and goes on behind it, whichever way it runs; a line up or down goes through."""
    level = ((0, 40), (100, 40), (100, 60))
    pieces = [((0, 40), (17, 40)), ((23, 40), (47, 40)), ((53, 40), (100, 40), (100, 60))]
    if back:
        level, pieces = level[::-1], [piece[::-1] for piece in reversed(pieces)]
    crossed = {(20, 40), (50, 40), (100, 50), (50, 41), (100, 40)}
    assert pieces == list(with_gaps(level, crossed, 3))
    assert [_UP] == list(with_gaps(_UP, {(50, 40)}, 3))
