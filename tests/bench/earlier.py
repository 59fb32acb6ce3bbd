# What an official sheet takes beside an older checkout of this repository, on the sources of that one, which both can read.
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.report import Measure

_ROOT = Path(__file__).parents[2]
_TIMES = Path(__file__).with_name("sheet_times.py")
_ROUNDS = 7


def earlier(older: Path) -> Iterator[Measure]:
    """The median of all SOP, each at its fastest of some rounds in turn: what else the machine does slows some of them only.

    Args:
        older: The folder of the older checkout; it needs nothing installed beyond what this one has.
    """
    ours: dict[str, float] = {}
    theirs: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for root, best in ((older, theirs), (_ROOT, ours)):
            for name, took in _times(root, older).items():
                best[name] = min(took, best.get(name, took))
    mine, other = median(ours.values()), median(theirs.values())
    yield Measure(
        f"Lembar resmi PDF, CPU, median {len(ours)} SOP; pembanding {older.name}", mine, "ms", other, mine / other, 1.1
    )


def _times(root: Path, older: Path) -> dict[str, float]:
    """Milliseconds by SOP by the code of one of them."""
    command = [sys.executable, "-I", str(_TIMES), str(root / "plugins"), str(older / "sops")]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found
