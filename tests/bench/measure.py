# Building a project as people do, from nothing, and what that takes.
from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.project import Project

STOPWATCH = Path(__file__).with_name("stopwatch.py")


@dataclass(frozen=True, slots=True)
class Run:
    """One build, or the medians of several."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of processor time, user and system; what other work on the machine changes least."""
    peak: float
    """Peak memory in MB."""


def build(project: Project, scratch: Path, keep: Path | None = None) -> Run:
    """Build a fresh copy of a project into a fresh folder, so that no cache of an earlier build helps.

    Args:
        project: What to build.
        scratch: A folder that is emptied before and after.
        keep: Where to leave the site, if it is still needed.

    Raises:
        RuntimeError: The build failed.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(project.folder, scratch / "project")
    command = [
        sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(scratch / "project" / "mkdocs.yml"), "-d", str(scratch / "site"),
    ]  # fmt: skip
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(scratch / "cache")}
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(STOPWATCH), *command],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    took = json.loads(done.stdout)
    if took["code"]:
        raise RuntimeError(f"{project.name} tidak terbangun:\n{done.stderr[-3000:]}")
    if keep is not None:
        shutil.rmtree(keep, ignore_errors=True)
        shutil.move(scratch / "site", keep)
    shutil.rmtree(scratch)
    return Run(took["wall"], took["cpu"], took["peak"])


def ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> tuple[float, float]:
    """Medians of the ratios round by round, by the clock and of processor time: what slows one round slows both sides."""
    pairs = list(zip(ours, theirs, strict=True))
    return median(a.wall / b.wall for a, b in pairs), median(a.cpu / b.cpu for a, b in pairs)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each measure."""
    return Run(median(run.wall for run in runs), median(run.cpu for run in runs), median(run.peak for run in runs))


def biggest_page(site: Path) -> tuple[str, int]:
    """The SOP page that is largest when packed as web servers pack it, and its bytes; stylesheets and scripts are files of their own."""
    sizes = ((len(gzip.compress(page.read_bytes(), 6)), page) for page in (site / "sop").glob("*/*/index.html"))
    size, page = max(sizes)
    return page.parent.name, size
