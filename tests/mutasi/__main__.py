# `make mutasi`: changes the source a little, again and again, and names the changes that no test notices.
# May be stopped at any time and goes on where it was; with `--again` it tries what had survived once more.
from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.mutasi.room import ROOMS
from tests.mutasi.verdicts import Verdicts, differences, verdicts
from tests.mutasi.workshop import workshop

_MUTMUT = (sys.executable, "-m", "mutmut")
_MANY = 400
"""As many names as one command line takes without doubt."""


def main() -> int:
    """Try every mutant of the rooms asked for and write the survivors to build/mutasi/; the exit code says if it ran."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutasi",
        description="Change the source a little, again and again, and name the changes that no test notices.",
    )
    parser.add_argument(
        "rooms", nargs="*", metavar="room", help=f"which rooms (all when not given): {', '.join(ROOMS)}"
    )
    parser.add_argument("--again", action="store_true", help="try the survivors again, after tests were written")
    parser.add_argument(
        "--only", metavar="PATTERN", help="only mutants of such names: «*7» is every tenth, for a figure sooner"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (one a core)")
    asked = parser.parse_args()
    if unknown := set(asked.rooms) - set(ROOMS):
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    for name in asked.rooms or ROOMS:
        folder = workshop(name, ROOMS[name])
        jobs = f"--max-children={asked.jobs}"
        if asked.again:
            for names in _batches(tuple(verdicts(folder).survived)):
                _mutmut(folder, "run", jobs, *names)
        _mutmut(folder, "run", jobs, *([asked.only] if asked.only else ()))
        _report(name, folder, verdicts(folder))
    return 0


def _mutmut(folder: Path, *arguments: str) -> None:
    """Run mutmut in a folder; its progress goes to the terminal."""
    # Plugins that nobody asks for cost a third of a short run.
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    subprocess.run((*_MUTMUT, *arguments), cwd=folder, env=environment, check=True)


def _batches(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (names[first : first + _MANY] for first in range(0, len(names), _MANY))


def _report(name: str, folder: Path, found: Verdicts) -> None:
    print(
        f"{name}: {found.share:.1%} noticed: {found.killed} by a test, {found.endless} by time; "
        f"{len(found.survived)} were not, {len(found.unreached)} of them in functions that no test calls; {found.open} not tried"
    )
    texts = differences(folder, found.survived)
    (folder.parent / f"{name}.txt").write_text("\n".join(texts), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
