# `sop skema`: writes the JSON Schemas that source files name and the site publishes.
from __future__ import annotations

import argparse
from pathlib import Path

from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.cli.output import delivered

NAME = "skema"
EXAMPLE = "Contoh: sop skema -o docs/skema"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop skema`."""
    parser.add_argument(
        "-o", "--output", default="docs/skema", metavar="FOLDER", help="folder tujuan (bawaan: docs/skema)"
    )


def run(options: argparse.Namespace) -> int:
    """Write a file for each schema."""
    folder = Path(options.output)
    for name in MODELS:
        if not delivered(folder / f"{name}.schema.json", schema_text(name).encode(), NAME):
            return 2
    print(f"{len(MODELS)} skema ditulis di {folder.as_posix()}/")
    return 0
