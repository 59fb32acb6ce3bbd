# Where the peer has fewer crossings or bends: what its drawing has that none may have, and whether ours could have fewer.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.bench_router.figures import Pair
from tests.chart.oracle import least

_EDGES = 12
"""As many as the exact search decides in reach of a bench."""
_PATIENCE = 20_000


def fewer(pairs: Sequence[Pair]) -> list[Pair]:
    """The charts on which the peer has fewer crossings or bends."""
    return [
        pair for pair in pairs if pair.theirs.crossings < pair.ours.crossings or pair.theirs.bends < pair.ours.bends
    ]


def proofs(pairs: Sequence[Pair]) -> str:
    """A row a chart on which the peer has fewer, and in how many its drawing has a defect."""
    found = fewer(pairs)
    if not found:
        return "- Tidak ada bagan yang digambar libavoid dengan lebih sedikit silang atau tekuk."
    wrong = sum(pair.theirs.defects > 0 for pair in found)
    return "\n".join(
        [
            f"Pada {len(found)} bagan libavoid punya lebih sedikit; {wrong} di antaranya digambarnya dengan cacat:",
            "",
            "| Bagan | Panah | Silang | Tekuk | Cacat libavoid | Pencarian menyeluruh pada jalur kita |",
            "|:--|--:|--:|--:|--:|:--|",
            *_rows(found),
        ]
    )


def _rows(found: Sequence[Pair]) -> Iterator[str]:
    for pair in found:
        ours, theirs = pair.ours, pair.theirs
        yield (
            f"| {pair.name} | {len(pair.flow.edges)} | {ours.crossings} / {theirs.crossings} | {ours.bends} / {theirs.bends} "
            f"| {theirs.defects} | {word(pair)} |"
        )


def word(pair: Pair) -> str:
    """What an exact search says of our drawing."""
    if len(pair.flow.edges) > _EDGES:
        return "tidak dicari: terlalu besar"
    known = pair.ours.crossings, pair.ours.bends
    best = least(pair.flow, known, _PATIENCE)
    if best is None:
        return "tidak terputuskan"
    if best == known:
        return "terbukti paling sedikit"
    return f"bisa {best[0]:.0f} silang, {best[1]} tekuk"
