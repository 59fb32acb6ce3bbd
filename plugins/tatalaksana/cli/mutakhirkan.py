# `sop mutakhirkan`: sources in the format of this release, shown as a difference before anything is written.
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from tatalaksana.cli.changing import SourceText, in_turn, rewrite, source_text, sources_at
from tatalaksana.cli.output import printable
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import FORMAT, key_order, to_newest
from tatalaksana.source import Problem, UnwritableError

NAME = "mutakhirkan"
EXAMPLE = (
    f"Format rilis ini: {FORMAT}. "
    "Contoh: sop mutakhirkan · sop mutakhirkan --ya · sop mutakhirkan sops/sekretariat. Tanpa --ya hanya perubahannya yang ditampilkan. "
    "Kode keluar: 0 baik, 1 ada berkas yang tidak dapat dimutakhirkan, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop mutakhirkan`."""
    parser.add_argument("--ya", action="store_true", help="tulis perubahannya")
    add_places(parser, "hanya berkas atau folder ini")


@in_turn
def run(options: argparse.Namespace) -> int:
    """Show what changes; with `--ya` write it."""
    root, paths = asked(options)
    changed: list[tuple[SourceText, str]] = []
    code = 0
    files, unread = sources_at(root, paths)
    for problem in unread:
        print(problem, file=sys.stderr)
        code = 1
    for source in files:
        file = source_text(source, root)
        if isinstance(file, Problem):
            print(file, file=sys.stderr)
            code = 1
            continue
        try:
            text = _newest(file)
        except UnwritableError as error:
            print(f"sop {NAME}: {source.shown}: {error}", file=sys.stderr)
            code = 1
            continue
        if text != file.text:
            changed.append((file, text))
    if not changed and not code:
        print(f"Semua berkas sudah dalam format {FORMAT}.")
    return _told(changed, root, write=options.ya) or code


def _newest(file: SourceText) -> str:
    return to_newest(file.text, file.file.kind.value, lambda path: key_order(file.model, path))


def _told(changed: Sequence[tuple[SourceText, str]], root: Path, *, write: bool) -> int:
    for file, text in changed:
        shown = file.file.shown
        _, _, *lines = unified_diff(file.text.splitlines(), text.splitlines(), n=1, lineterm="")
        print(f"--- {shown}", f"+++ {shown} (format {FORMAT})", *map(printable, lines), sep="\n")
        if write and not rewrite(file, text, root, NAME):
            return 2
    if write and changed:
        print(f"{len(changed)} berkas dimutakhirkan. Periksa dengan «sop cek».")
    elif changed:
        print(f"{len(changed)} berkas akan berubah. Jalankan «sop mutakhirkan --ya» untuk menulisnya.")
    return 0
