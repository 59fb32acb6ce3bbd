# What is known of each drawing: that none in our tracks goes below it, that the peer's does not, or in what the peer's is wrong.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.bench_router.figures import Figures, Pair
from tests.chart.bound import possible

_LEAST = "terbukti paling sedikit"
_NOT_BETTER = "libavoid tidak lebih sedikit"
_IMPOSSIBLE = "libavoid lebih sedikit, dengan cacat; tanpa cacat terbukti tak bisa"
_WRONG = "libavoid lebih sedikit, dengan cacat"
_BETTER = "libavoid lebih sedikit"
_WORDS = (_LEAST, _NOT_BETTER, _IMPOSSIBLE, _WRONG, _BETTER)
_EDGES = 30
"""On larger charts a bound by parts decides nothing in reach of a bench."""
_PATIENCE = 30_000
_ANY = 1_000_000
"""More bends than any chart has."""


def proofs(pairs: Sequence[Pair]) -> str:
    """How many charts there are of each word, and a row for each on which the peer has fewer crossings or bends."""
    words = [word(pair) for pair in pairs]
    counts = Counter(words)
    lines = ["| Tiap bagan | Jumlah |", "|:--|--:|", *(f"| {said} | {counts[said]} |" for said in _WORDS)]
    found = [(pair, said) for pair, said in zip(pairs, words, strict=True) if _fewer(pair.theirs, pair.ours)]
    if found:
        lines += [
            "",
            "| Bagan | Panah | Silang | Tekuk | Cacat libavoid | Yang diketahui |",
            "|:--|--:|--:|--:|--:|:--|",
            *_rows(found),
        ]
    return "\n".join(lines)


def word(pair: Pair) -> str:
    """What is known of one chart: the best that can be said of ours."""
    ours, theirs = pair.ours, pair.theirs
    small = len(pair.flow.edges) <= _EDGES
    if small and _least(pair):
        return _LEAST
    if not _fewer(theirs, ours):
        return _NOT_BETTER
    if not theirs.defects:
        return _BETTER
    as_few = possible(pair.flow, theirs.crossings, theirs.bends, _PATIENCE) if small else None
    return _IMPOSSIBLE if as_few is False else _WRONG


def _least(pair: Pair) -> bool:
    """Whether nothing in our tracks crosses less, nor as little with fewer bends."""
    crossings, bends = pair.ours.crossings, pair.ours.bends
    return possible(pair.flow, crossings, bends - 1, _PATIENCE) is False and (
        crossings == 0 or possible(pair.flow, crossings - 1, _ANY, _PATIENCE) is False
    )


def _fewer(one: Figures, other: Figures) -> bool:
    return one.crossings < other.crossings or one.bends < other.bends


def _rows(found: Sequence[tuple[Pair, str]]) -> Iterator[str]:
    for pair, said in found:
        ours, theirs = pair.ours, pair.theirs
        yield (
            f"| {pair.name} | {len(pair.flow.edges)} | {ours.crossings} / {theirs.crossings} | {ours.bends} / {theirs.bends} "
            f"| {theirs.defects} | {said} |"
        )
