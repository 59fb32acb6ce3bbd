# `sop cek`: every problem of every file, without building anything.
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.cli.report import FORMATS
from tatalaksana.source import Severity

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
    wanted = [Path(path) for path in options.path]
    for path in wanted:
        if not os.path.lexists(path):
            print(f"sop cek: «{path}» tidak ada.", file=sys.stderr)
            return 2
        if not (_below(path, root) or _below(root, path)):
            print(f"sop cek: «{path}» tidak di dalam folder sumber «{options.folder}».", file=sys.stderr)
            return 2
    problems = tuple(
        problem for problem in collection.problems
        if not wanted or any(_below(Path(problem.file), path) for path in wanted)
    )
    sys.stdout.write(FORMATS[options.format](problems))
    bad = [problem for problem in problems if options.ketat or problem.severity is Severity.ERROR]
    return 1 if bad else 0


def _below(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies in it, by its name or by where it leads."""
    return _absolute(path).is_relative_to(_absolute(folder)) or path.resolve().is_relative_to(folder.resolve())


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - without following links
