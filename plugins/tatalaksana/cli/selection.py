# The collection that a command works on. Apart from the paths, since a check of what is known needs no collection.
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tatalaksana.catalog import Catalog, collect
from tatalaksana.cli.places import asked
from tatalaksana.source import Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """A sound collection, and the paths in its folder that a command was given."""

    catalog: Catalog
    root: Path
    paths: Sequence[Path]


def selected(options: argparse.Namespace, command: str) -> Selection | int:
    """What a command works on; the exit code after saying what is wrong with it."""
    root, paths = asked(options)
    collection = collect(root, root.as_posix())
    errors = [problem for problem in collection.problems if problem.severity is Severity.ERROR]
    if not errors:
        return Selection(collection.catalog, root, paths)
    for problem in errors:
        print(problem, file=sys.stderr)
    print(f"sop {command}: {len(errors)} galat di sumber; tidak ada yang dibuat.", file=sys.stderr)
    return 1
