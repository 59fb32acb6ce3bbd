# Where a page has no room for all that columns need: what gives way, and in what order.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import NamedTuple

from tatalaksana.model import Kolom

_KEPT = 0.8
"""The share of its width that the widest column keeps where others need room for their words."""
_NEARLY = 0.95
"""The share of its size that a chart keeps at least where a word over a lane needs room."""


class Ask(NamedTuple):
    """What a lane needs, in points."""

    chart: float
    """For its symbols and lines."""
    head: float
    """For its head in few lines too."""
    word: float
    """For the longest word of that in the smallest letters."""
    half: float
    """The same where each word may be cut once."""


def squeezed(
    texts: Mapping[Kolom, float], least: Mapping[Kolom, float], lanes: Sequence[Ask], room: float
) -> tuple[dict[Kolom, float], list[float]]:
    """First columns of text give way, down to cut words, then the heads of lanes, then the chart, all of it alike.

    Args:
        texts: The widths at which columns of text are easy to read.
        least: Those that they keep.
        lanes: What the lanes need.
        room: For all.
    """
    spare = fsum(texts.values()) - fsum(least.values())
    charts = [lane.chart for lane in lanes]
    lacking = min(spare, fsum(texts.values()) + fsum([max(lane.chart, lane.head) for lane in lanes]) - room)
    given = {key: width - (width - least[key]) * lacking / spare if spare else width for key, width in texts.items()}
    left = room - fsum(given.values())
    if fsum(charts) > left:
        whole = _alike(charts, [lane.word for lane in lanes], left)
        return given, whole or _alike(charts, [lane.half for lane in lanes], left) or _smaller(charts, left)
    more = [max(0.0, lane.head - lane.chart) for lane in lanes]
    share = min(1.0, (left - fsum(charts)) / max(fsum(more), 1.0))
    return given, [width + beyond * share for width, beyond in zip(charts, more, strict=True)]


def _smaller(charts: Sequence[float], room: float) -> list[float]:
    """Lanes of a chart that is drawn smaller, whatever stands over them."""
    share = room / fsum(charts)
    return [width * share for width in charts]


def _alike(charts: Sequence[float], words: Sequence[float], room: float) -> list[float]:
    """The same, those of long words a little wider than that, so that the smallest letters over them hold these; none where the chart would be much smaller for it."""
    least = room / fsum(charts)
    share, fixed = least, [False] * len(charts)
    while True:
        wider = [word > width * share for word, width in zip(words, charts, strict=True)]
        if wider == fixed:
            return [max(word, width * share) for word, width in zip(words, charts, strict=True)]
        fixed = wider
        rest = fsum(width for width, by_word in zip(charts, fixed, strict=True) if not by_word)
        share = (room - fsum(word for word, by_word in zip(words, fixed, strict=True) if by_word)) / max(rest, 1.0)
        if share < _NEARLY * least:
            return []


def with_words(given: Mapping[Kolom, float], words: Mapping[Kolom, float]) -> dict[Kolom, float]:
    """Columns that gave way with their words whole again, as far as the widest has room beyond its own."""
    widths, widest = dict(given), max(given, key=lambda key: given[key])
    spare = given[widest] - max(words[widest], _KEPT * given[widest])
    for lacking, key in sorted((words[key] - width, key) for key, width in given.items() if width < words[key]):
        if lacking <= spare:
            widths[key] += lacking
            widths[widest] -= lacking
            spare -= lacking
    return widths


def words_for_lanes(
    given: Mapping[Kolom, float], words: Mapping[Kolom, float], lanes: Sequence[float], least: Sequence[float]
) -> tuple[dict[Kolom, float], list[float]]:
    """Columns that gave way with their words whole again, as far as lanes have more than they must; all of them give alike.

    Args:
        given: The columns of text.
        words: What their longest words ask for.
        lanes: The lanes.
        least: The widths at which these are still easy to follow.
    """
    widths, spare = dict(given), fsum([max(0.0, wide - low) for wide, low in zip(lanes, least, strict=True)])
    left = spare
    for lacking, key in sorted((words[key] - width, key) for key, width in given.items() if width < words[key]):
        if lacking <= left:
            widths[key] += lacking
            left -= lacking
    share = (spare - left) / spare if spare else 0.0
    return widths, [wide - share * max(0.0, wide - low) for wide, low in zip(lanes, least, strict=True)]
