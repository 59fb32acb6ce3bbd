# `sop daftar-periksa`: the checklists of SOP as files, whole or one office's steps.
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tatalaksana.catalog import Entry
from tatalaksana.cli.bersama import add_others, others
from tatalaksana.cli.output import days_of, delivered
from tatalaksana.cli.places import add_places, below
from tatalaksana.cli.selection import selected
from tatalaksana.facts import Facts, facts_of

NAME = "daftar-periksa"
EXAMPLE = (
    "Contoh: sop daftar-periksa -o cetak · sop daftar-periksa sops/sekretariat -o cetak --format pdf · "
    "sop daftar-periksa -o cetak --jabatan kepala-subbagian. Kode keluar: 0 baik, 1 yang diminta ada galatnya, 2 perintahnya salah."
)
_FORMATS = ("pdf", "xlsx", "csv", "json")
_WHOLE = "xlsx"
"""What there is of a whole checklist only: in its workbook each office has a sheet of its own."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop daftar-periksa`."""
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder tujuan")
    parser.add_argument(
        "--jabatan",
        metavar="ID",
        help="hanya langkah jabatan ini (id di jabatan.yaml), sebagai PDF, CSV dan JSON; XLSX hanya ada utuh, dengan satu lembar untuk tiap jabatan",
    )
    parser.add_argument("--format", choices=_FORMATS, help="hanya jenis berkas ini (bawaan: semua yang ada)")
    add_others(parser)
    add_places(parser, "hanya SOP pada berkas atau folder ini")


def run(options: argparse.Namespace) -> int:
    """Make the checklists of all that has no error; whoever asked for something that has one is told by the exit code too."""
    found = selected(options, NAME)
    if isinstance(found, int):
        return found
    catalog, root = found.catalog, found.root
    if options.jabatan and options.jabatan not in catalog.registers.jabatan:
        print(f"sop {NAME}: jabatan «{options.jabatan}» tidak ada di {root.as_posix()}/jabatan.yaml.", file=sys.stderr)
        return 2
    if options.jabatan and options.format == _WHOLE:
        print(
            f"sop {NAME}: XLSX tidak ada untuk satu jabatan. Buat tanpa --jabatan: di buku kerja yang utuh tiap jabatan punya lembarnya "
            "sendiri. Atau pilih --format pdf, csv, atau json.",
            file=sys.stderr,
        )
        return 2
    # Typst takes a while to load, which a wrong command need not wait for.
    from tatalaksana.press import Cache, Wanted, checklist_pieces, made, part_pieces  # noqa: PLC0415

    days = days_of(root, NAME)
    wanted = Wanted(days, root.as_posix(), pdf=True, review_pdf=True, separator=";")
    chosen = [
        one for one in facts_of(catalog).of.values() if _named(one.entry, found.paths) and _acts(one, options.jabatan)
    ]
    pieces = [
        (file, piece) for one in chosen
        for file, piece in (part_pieces(one, options.jabatan, wanted) if options.jabatan else checklist_pieces(one, wanted))
        if not options.format or file.endswith(f".{options.format}")
    ]  # fmt: skip
    with others(options, NAME) as machines:
        files = made([piece for _, piece in pieces], Cache.beside(root, "formulir", machines.store), machines.elsewhere)
        for (name, _), (_, content) in zip(pieces, files, strict=True):
            if not delivered(Path(options.output) / name.removeprefix("sop/"), content.read_bytes(), NAME):
                return 2
    print(f"{len(pieces)} berkas dari {len(chosen)} SOP, di {options.output}/")
    if options.jabatan and not options.format:
        print("Untuk satu jabatan ada PDF, CSV dan JSON; XLSX hanya ada utuh, dengan satu lembar untuk tiap jabatan.")
    return found.code


def _named(entry: Entry, paths: Sequence[Path]) -> bool:
    return not paths or any(below(Path(entry.document.file), path) for path in paths)


def _acts(facts: Facts, jabatan: str | None) -> bool:
    """Whether an office has a step in the SOP."""
    return jabatan is None or any(part.jabatan == jabatan for part in facts.daftar.bagian)
