# `sop usulan`: what a forge's workflow does with a proposed change, one step a call; the same on any computer.
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tatalaksana.cli import beda, cek
from tatalaksana.cli.parser import AskedWronglyError, Parser
from tatalaksana.cli.places import add_places, asked
from tatalaksana.cli.report import FORMATS
from tatalaksana.cli.sides import read_states, sides
from tatalaksana.git import DamagedHistoryError, commit_of, parted_at, refuse_damaged
from tatalaksana.render.beda import beda_markdown

NAME = "usulan"
EXAMPLE = (
    "Contoh: sop usulan periksa origin/main --format github · sop usulan beda origin/main > beda.md · "
    "sop usulan catatan origin/main > catatan.json. Kode keluar: 0 baik, 1 ada galat baru, 2 perintahnya salah."
)
_CHECK, _COMPARE, _NOTE = "periksa", "beda", "catatan"
_LONGEST = 60_000
"""Letters that forges take of a comment."""
_CUT = "\n\n… (dipotong; selengkapnya pada hasil pekerjaan)\n"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop usulan`."""
    parser.add_argument(
        "langkah", choices=(_CHECK, _COMPARE, _NOTE), metavar="LANGKAH",
        help="periksa: masalah yang dibawa usulan ini; beda: apa yang berubah, sebagai Markdown; catatan: sama, sebagai JSON untuk dikirim ke repositori",
    )  # fmt: skip
    parser.add_argument("pangkal", metavar="PANGKAL", help="cabang tujuan usulan, misalnya origin/main")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="bentuk keluaran «periksa» (bawaan: text)"
    )
    add_places(parser)
    parser.set_defaults(path=[])


def run(options: argparse.Namespace) -> int:
    """Do one step."""
    root, _ = asked(options)
    try:
        base = _parted(root, options.pangkal)
        if options.langkah == _CHECK:
            parser = Parser(prog=f"sop {NAME} {_CHECK}")
            cek.add_options(parser)
            return cek.run(parser.parse_args(["--folder", options.folder, "--format", options.format, "--sejak", base]))
        said = beda_markdown(beda.report(*read_states(*sides(base, None, root), root)))
    except (AskedWronglyError, DamagedHistoryError) as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(said if options.langkah == _COMPARE else _note(said))
    return 0


def _parted(root: Path, base: str) -> str:
    """From where the two branches parted: what was wrong there already, and what others merged meanwhile, is nobody's proposal."""
    found = commit_of(root, base)
    if found is None:
        refuse_damaged(root)
        raise AskedWronglyError(
            f"cabang «{base}» tidak dikenal. Ambil dahulu dari repositori, misalnya «git fetch origin main», atau periksa ejaannya."
        )
    parted = parted_at(root, found)
    if parted is None:
        raise AskedWronglyError(
            f"usulan ini dan «{base}» tidak mempunyai riwayat bersama. Ambil riwayatnya utuh (fetch-depth: 0, atau «git fetch --unshallow»)."
        )
    return parted


def _note(said: str) -> str:
    """A comment as the forges' interfaces take it."""
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rpartition("\n")[0] + _CUT
    return json.dumps({"body": said}, ensure_ascii=False) + "\n"
