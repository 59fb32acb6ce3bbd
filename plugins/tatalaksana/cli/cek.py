# `sop cek`: every problem of every file, without building anything.
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tatalaksana.cli.kept import problems_of
from tatalaksana.cli.parser import AskedWronglyError, day
from tatalaksana.cli.places import add_places, asked, below
from tatalaksana.cli.report import FORMATS
from tatalaksana.cli.setelan import SETTINGS_FILES, settings_problems
from tatalaksana.files import undisturbed
from tatalaksana.source import Problem, Severity

NAME = "cek"
_ACCEPTING = (
    "Peringatan yang sudah dilihat dan memang begitu: "
    "sop cek BERKAS --terima KODE --alasan TEKS --tanggal TAHUN-BULAN-TANGGAL."
)
_MORE = "Berkas yang tidak terbaca baru diperiksa seluruhnya sesudah galat tata tulisnya dibetulkan: mungkin masih ada yang lain."
_NO_SOP = ("formulir", "profil")
"""Folders of other sources."""
_OF_ALL = frozenset({"daftar-tak-ada"})
"""What is wrong with every file, whichever is asked for."""
EXAMPLE = f"{_ACCEPTING} Kode keluar: 0 tanpa galat, 1 ada galat (dengan --ketat juga peringatan), 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop cek`."""
    add_places(parser, "hanya tampilkan masalah pada berkas atau folder ini")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="bentuk keluaran (bawaan: text)")
    parser.add_argument(
        "--tanggal",
        type=day,
        metavar="TANGGAL",
        help="tanggal acuan (tahun-bulan-tanggal): tinjauan sesudahnya diperingatkan; dengan --terima, hari penerimaan",
    )
    parser.add_argument(
        "--terima",
        metavar="KODE[:BARIS]",
        help="terima peringatan ini pada satu berkas; dicatat di kunci «diterima», dengan --alasan dan --tanggal",
    )
    parser.add_argument("--alasan", metavar="TEKS", help="mengapa peringatan itu diterima")
    parser.add_argument(
        "--sejak",
        metavar="REVISI",
        help="hanya masalah yang belum ada pada cabang atau revisi git ini; yang lama dihitung saja",
    )
    parser.add_argument("--ketat", action="store_true", help="peringatan dihitung sebagai galat")


def run(options: argparse.Namespace) -> int:
    """Check and print; the exit code says whether all is well."""
    settings = [
        path for path in options.path if Path(path) in {Path(options.folder).parent / name for name in SETTINGS_FILES}
    ]
    only_settings = bool(options.path) and len(settings) == len(options.path)
    options.path = [path for path in options.path if path not in settings]
    root, wanted = asked(options)
    if options.terima or options.alasan is not None:
        return _accept(root, wanted, options)
    of_sources = () if only_settings else problems_of(root, options.tanggal)
    problems = tuple(
        problem
        for problem in of_sources
        if not wanted or problem.code in _OF_ALL or any(below(Path(problem.file), path) for path in wanted)
    )
    known = 0
    if options.sejak is not None:
        from tatalaksana.cli.sejak import new_problems  # noqa: PLC0415 - loading it takes longer than looking at what is kept

        try:
            problems, known = new_problems(problems, options.sejak, root, options.tanggal)
        except AskedWronglyError as error:
            return _wrong(error)
    if settings or not wanted:
        problems = (*settings_problems(root), *problems)
    sys.stdout.write(FORMATS[options.format](problems))
    if only_settings and options.format == "text":
        print(
            "Yang diperiksa hanya setelan situs; berkas di folder sumber diperiksa dengan «sop cek».", file=sys.stderr
        )
    if known and options.format == "text":
        print(f"{known} masalah yang sudah ada pada {options.sejak} tidak ditampilkan.")
    if sys.stdout.isatty() and any(map(_may_hide, problems)):
        print(_MORE)
    if sys.stdout.isatty() and any(_is_open_warning(problem) for problem in problems):
        print(_ACCEPTING)
    if not only_settings and not of_sources and all(file.parent.name in _NO_SOP for file in root.glob("*/*.yaml")):
        print(f"sop {NAME}: tidak ada satu SOP pun di {root.as_posix()}/. Buat dengan «sop baru».", file=sys.stderr)
    bad = [
        problem
        for problem in problems
        if problem.acceptance is None and (options.ketat or problem.severity is Severity.ERROR)
    ]
    return 1 if bad else 0


def _may_hide(problem: Problem) -> bool:
    """Whether a problem keeps its file from being read, so that there may be more."""
    if problem.severity is not Severity.ERROR:
        return False
    from tatalaksana.catalog.codes import UNREAD  # noqa: PLC0415 - as above

    return problem.code in UNREAD


def _is_open_warning(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING and problem.acceptance is None


def _accept(root: Path, paths: Sequence[Path], options: argparse.Namespace) -> int:
    from tatalaksana.cli import penerimaan  # noqa: PLC0415 - loading it takes longer than looking at what is kept

    try:
        asked_for = penerimaan.wanted(options, paths)
        with undisturbed(root):
            print(penerimaan.accept(root, paths[0], asked_for))
    except AskedWronglyError as error:
        return _wrong(error)
    return 0


def _wrong(error: AskedWronglyError) -> int:
    print(f"sop {NAME}: {error}", file=sys.stderr)
    return 2
