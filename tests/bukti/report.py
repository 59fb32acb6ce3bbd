# What is known of each chart as Markdown: how many there are of each kind, and a row for each that is not proved the least.
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.bench_router.figures import Pair
from tests.bukti.verdict import Reached, Unreached, Verdict

Judged = tuple[Pair, Verdict]
_LEAST = "terbukti paling sedikit"
_OPEN = "belum diketahui"
_HEAD = (
    "| Bagan | Panah | Silang | Tekuk | Cacat libavoid | Lebih sedikit dari kita | Paling banyak milik libavoid |",
    "|:--|--:|--:|--:|--:|:--|:--|",
)


def table(judged: Sequence[Judged]) -> str:
    """The counts, and the rows of charts of which something is better, or may be."""
    counts = Counter(f"{_kind(verdict.better, _LEAST)}; {_beside(pair, verdict)}" for pair, verdict in judged)
    lines = ["| Gambar kita; dibanding libavoid | Bagan |", "|:--|--:|"]
    lines += [f"| {said} | {count} |" for said, count in sorted(counts.items())]
    rows = [
        _row(pair, verdict)
        for pair, verdict in judged
        if verdict.better is not Unreached.IMPOSSIBLE or not _ours(pair, verdict)
    ]
    return "\n".join([*lines, "", *_HEAD, *rows] if rows else lines)


def _kind(found: Reached, impossible: str) -> str:
    return impossible if found is Unreached.IMPOSSIBLE else _OPEN if found is Unreached.OPEN else "dapat lebih sedikit"


def _beside(pair: Pair, verdict: Verdict) -> str:
    if _ours(pair, verdict):
        return "paling banyak miliknya"
    return f"lebih banyak, {_kind(verdict.as_few, 'yang terbukti perlu')}"


def _ours(pair: Pair, verdict: Verdict) -> bool:
    """Whether our drawing has no more of anything than the peer's."""
    return verdict.as_few == (pair.ours.crossings, pair.ours.bends)


def _row(pair: Pair, verdict: Verdict) -> str:
    ours, theirs = pair.ours, pair.theirs
    return (
        f"| {pair.name} | {len(pair.flow.edges)} | {ours.crossings} / {theirs.crossings} | {ours.bends} / {theirs.bends} "
        f"| {theirs.defects} | {_said(verdict.better, _LEAST)} "
        f"| {'ya' if _ours(pair, verdict) else _said(verdict.as_few, 'terbukti tak bisa')} |"
    )


def _said(found: Reached, impossible: str) -> str:
    if isinstance(found, tuple):
        return f"dapat {found[0]} silang, {found[1]} tekuk"
    return _kind(found, impossible)
