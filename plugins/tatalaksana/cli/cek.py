# `sop cek`: every problem of every file, without building anything.
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tatalaksana.catalog import Collection, collect
from tatalaksana.cli.report import FORMATS
from tatalaksana.source import Problem, Severity

NAME = "cek"
HELP = "Periksa semua berkas sumber dan tampilkan setiap masalah pada barisnya."
EXAMPLE = "Kode keluar: 0 tanpa galat, 1 ada galat (dengan --ketat juga peringatan), 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop cek`."""
    parser.add_argument("path", nargs="*", metavar="PATH", help="hanya tampilkan masalah pada berkas atau folder ini")
    parser.add_argument("--folder", default="sops", metavar="FOLDER", help="folder sumber (bawaan: sops)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="bentuk keluaran (bawaan: text)")
    parser.add_argument("--ketat", action="store_true", help="peringatan dihitung sebagai galat")


def run(options: argparse.Namespace) -> int:
    """Check and print; the exit code says whether all is well."""
    root = Path(options.folder)
    try:
        collection = collect(root, root.as_posix())
    except NotADirectoryError:
        print(f"sop cek: folder «{options.folder}» tidak ada. Jalankan dari folder proyek, atau sebut --folder.", file=sys.stderr)
        return 2
    for path in options.path:
        if not Path(path).exists():
            print(f"sop cek: «{path}» tidak ada.", file=sys.stderr)
            return 2
    problems = _within(collection, root, [Path(path) for path in options.path])
    sys.stdout.write(FORMATS[options.format](problems))
    bad = [problem for problem in problems if options.ketat or problem.severity is Severity.ERROR]
    return 1 if bad else 0


def _within(collection: Collection, root: Path, paths: list[Path]) -> tuple[Problem, ...]:
    """The problems in the files asked for; all of them when none is."""
    if not paths:
        return collection.problems
    wanted = [path.resolve() for path in paths]
    base = root.resolve()

    def is_wanted(problem: Problem) -> bool:
        file = base / Path(problem.file).relative_to(root)
        return any(file.is_relative_to(path) for path in wanted)

    return tuple(problem for problem in collection.problems if is_wanted(problem))
