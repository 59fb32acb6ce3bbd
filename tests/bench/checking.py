# What `sop cek` takes: on sources it has never seen, and on the same again.
from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.report import Measure

_COMMAND = "import sys; from tatalaksana.cli import main; sys.exit(main(['cek']))"


def checking(project: Path, count: int, rounds: int) -> Iterator[Measure]:
    """The figures of a project with that many SOP, from a new process to its end."""
    first, again = [], []
    for _ in range(rounds):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        first.append(_seconds(project))
        again.append(_seconds(project))
    yield Measure(f"sop cek, {count} SOP, pertama kali", median(first), "s", target=3)
    yield Measure("– lagi, tidak ada yang berubah", median(again), "s", target=0.5)


def _seconds(project: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COMMAND], cwd=project, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
