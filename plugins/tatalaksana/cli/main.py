# The command `sop`: what it can do, and nothing of how.
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tatalaksana import __version__
from tatalaksana.cli import cek, skema


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 good, 1 errors found, 2 asked wrongly."""
    parser = argparse.ArgumentParser(
        prog="sop", description="Memeriksa SOP AP yang ditulis sebagai YAML.", add_help=False,
        epilog="Contoh: sop cek · sop cek sops/biro-po/monitoring.yaml · sop cek --format github",
    )
    parser._positionals.title = "perintah"  # noqa: SLF001 - argparse has no other way to say it in Indonesian
    _help(parser)
    parser.add_argument("--version", action="version", version=f"sop {__version__}", help="tampilkan versi")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for command in (cek, skema):
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP, epilog=command.EXAMPLE, add_help=False)
        _help(sub)
        command.add_options(sub)
        sub.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a terminal of another code page must not stop a check
    code: int = options.run(options)
    return code


def _help(parser: argparse.ArgumentParser) -> None:
    parser._optionals.title = "pilihan"  # noqa: SLF001 - as above
    parser.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
