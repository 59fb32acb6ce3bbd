# Checks of branches: that one does not run on into the one beside it because its last step says nothing of where it leads.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Kegiatan, row_name
from tatalaksana.source import Finding, Severity

_BAD = re.compile(r"(?i)(?:tidak|belum|tdk|kurang|ditolak|tolak)\b")
_REFUSAL = re.compile(
    r"(?i)\b(?:menolak|penolakan|ditolak|mengembalikan|pengembalian|dikembalikan|tidak (?:dapat|disetujui|lengkap|memenuhi))\b"
)
"""Words of a step to which nobody comes whose work was found good."""
_SURELY = re.compile(r"(?i)\b(?:menolak|penolakan|ditolak)\b")
"""Those of them that mean nothing else."""
_WAYS = 3
"""From so many exits on each is a branch of its own; of two, one is often a step more on the way to the other, a fork too."""


def check_running_branches(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A branch of a fork, or of a decision, that runs on into the branch written below it, and does not say so."""
    del ground
    steps = entry.sop.kegiatan
    told: set[int] = set()
    for starts in _branches(entry):
        for start in starts:
            last = _runs_into(start, starts, steps)
            if last is None or last in told:
                continue
            told.add(last)
            below = _next(last, steps)
            yield Finding(
                "cabang-menerus",
                ("kegiatan", last),
                f"Cabang ini tidak menyebut langkah berikutnya, sehingga mengalir ke {row_name(entry.flow, below)}, awal cabang lain.",
                "Tulis «lanjut: …» ke langkah tempat cabang-cabangnya bertemu, atau «lanjut: selesai»; bila memang berurutan, tulis «lanjut» ke langkah itu.",
                Severity.WARNING,
                about=f"{steps[last].uraian}\0{steps[below].uraian}",
            )


def _branches(entry: Entry) -> Iterator[frozenset[int]]:
    """The rows below a step at which its branches begin, where none of them is on the way to another."""
    flow, steps = entry.flow, entry.sop.kegiatan
    ways: dict[int, dict[str, set[int]]] = {}
    met: dict[int, set[int]] = {}
    for edge in flow.edges:
        source, target = flow.symbols[edge.source], flow.symbols[edge.target]
        if target.row > source.row and not target.made_up:
            ways.setdefault(edge.source, {}).setdefault(edge.label, set()).add(target.row)
            if steps[source.row].lanjut:
                met.setdefault(target.row, set()).add(source.row)
    for index, exits in ways.items():
        yield from (frozenset(rows) for rows in exits.values() if len(rows) > 1)
        starts = frozenset[int]().union(*exits.values())
        if len(exits) > 1 and (len(exits) >= _WAYS or _refuses(exits, entry.sop.kegiatan)):
            # Where a branch says that it leads is where branches meet, though an exit leads there at once.
            row = flow.symbols[index].row
            yield starts - {one for one, above in met.items() if max(above) > row}


def _refuses(exits: Mapping[str, set[int]], steps: Sequence[Kegiatan]) -> bool:
    """Whether an exit leads to a step that refuses; a step that gives back does so only behind a bad one."""
    return any(
        (_REFUSAL if _BAD.match(label) else _SURELY).search(steps[row].uraian)
        for label, rows in exits.items()
        for row in rows
    )


def _runs_into(start: int, starts: frozenset[int], steps: Sequence[Kegiatan]) -> int | None:
    """The last row of a branch that runs into another; None where it ends or says where it leads."""
    here = start
    while here < len(steps) and not (steps[here].lanjut or steps[here].keputusan or steps[here].simbol):
        below = _next(here, steps)
        if below in starts:
            return here
        here = below
    return None


def _next(row: int, steps: Sequence[Kegiatan]) -> int:
    """The next step; one past the last where there is none."""
    return next((at for at in range(row + 1, len(steps)) if not steps[at].tanpa_simbol), len(steps))
