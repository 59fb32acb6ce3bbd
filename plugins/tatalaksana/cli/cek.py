# `sop cek`: every problem of every file, without building anything.
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tatalaksana.cli.kept import problems_of
from tatalaksana.cli.parser import day
from tatalaksana.cli.places import add_places, asked, below
from tatalaksana.cli.report import FORMATS
from tatalaksana.source import Severity

NAME = "cek"
HELP = "Periksa semua berkas sumber dan tampilkan setiap masalah pada barisnya."
EXAMPLE = "Kode keluar: 0 tanpa galat, 1 ada galat (dengan --ketat juga peringatan), 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop cek`."""
    add_places(parser, "hanya tampilkan masalah pada berkas atau folder ini")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="bentuk keluaran (bawaan: text)")
    parser.add_argument(
        "--tanggal",
        type=day,
        metavar="TANGGAL",
        help="tanggal acuan (tahun-bulan-tanggal): tinjauan sesudahnya diperingatkan",
    )
    parser.add_argument("--ketat", action="store_true", help="peringatan dihitung sebagai galat")


def run(options: argparse.Namespace) -> int:
    """Check and print; the exit code says whether all is well."""
    root, wanted = asked(options)
    problems = tuple(
        problem
        for problem in problems_of(root, options.tanggal)
        if not wanted or any(below(Path(problem.file), path) for path in wanted)
    )
    sys.stdout.write(FORMATS[options.format](problems))
    bad = [problem for problem in problems if options.ketat or problem.severity is Severity.ERROR]
    return 1 if bad else 0
