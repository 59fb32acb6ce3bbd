# `sop codeowners`: whom the forge asks to look at a change of an SOP.
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tatalaksana.cli.selection import selected
from tatalaksana.render.codeowners import STYLES, codeowners

NAME = "codeowners"
HELP = "Tulis CODEOWNERS, yaitu siapa yang diminta memeriksa perubahan, dari kunci «pemelihara» di daftar unit."
EXAMPLE = (
    "Contoh: sop codeowners > .github/CODEOWNERS · sop codeowners --format gitlab > CODEOWNERS · "
    "sop codeowners --format forgejo > .forgejo/CODEOWNERS. Kode keluar: 0 baik, 1 sumbernya ada galat, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop codeowners`."""
    parser.add_argument("--format", choices=tuple(STYLES), default="github", help="jenis repositori (bawaan: github)")
    parser.add_argument(
        "--folder", default="sops", metavar="FOLDER", help="folder sumber, dilihat dari akar repositori (bawaan: sops)"
    )
    parser.set_defaults(path=[])


def run(options: argparse.Namespace) -> int:
    """Print the file."""
    root = Path(options.folder)
    if root.is_absolute() or ".." in root.parts or root == Path():
        return _wrong(f"«{options.folder}» harus folder di dalam repositori, dilihat dari akarnya, misalnya «sops».")
    found = selected(options, NAME)
    if isinstance(found, int):
        return found
    text = codeowners(found.catalog, root.as_posix(), options.format)
    if not text:
        return _wrong(f"belum ada unit yang menyebut «pemelihara» di {root.as_posix()}/unit.yaml.")
    sys.stdout.write(text)
    return 0


def _wrong(sentence: str) -> int:
    print(f"sop {NAME}: {sentence}", file=sys.stderr)
    return 2
