# `sop pdf`: the official sheets as PDF files.
from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from tatalaksana.catalog import Catalog
from tatalaksana.cli.bersama import add_others, others
from tatalaksana.cli.output import days_of, delivered
from tatalaksana.cli.parser import day
from tatalaksana.cli.places import add_places
from tatalaksana.cli.selection import add_target, to_make
from tatalaksana.facts import facts_of
from tatalaksana.model import Kertas
from tatalaksana.render.unprintable import UnprintableError

NAME = "pdf"
EXAMPLE = "Contoh: sop pdf -o cetak · sop pdf sops/sekretariat -o cetak --kertas f4 · sop pdf -o cetak --buku. Kode keluar: 0 baik, 1 yang diminta ada galatnya, 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop pdf`."""
    parser.add_argument(
        "--kertas", choices=[paper.value for paper in Kertas], help="kertas lain daripada yang disebut profil"
    )
    add_target(parser)
    parser.add_argument("--buku", action="store_true", help="satu buku tiap unit, bukan satu berkas tiap SOP")
    parser.add_argument(
        "--tanggal",
        type=day,
        metavar="TANGGAL",
        help="keadaan buku (tahun-bulan-tanggal); tanpa ini, hari perubahan terakhir SOP-nya di git",
    )
    add_others(parser)
    add_places(parser, "hanya SOP pada berkas atau folder ini")


def run(options: argparse.Namespace) -> int:
    """Make the sheets of all that has no error; whoever asked for something that has one is told by the exit code too."""
    making = to_make(options, NAME)
    if isinstance(making, int):
        return making
    found, wanted = making
    if options.buku and found.lost_units:
        # A book without one of its SOP would look whole.
        wanted = [name for name in wanted if found.catalog.entries[name].sop.unit.unit not in found.lost_units]
        print(f"sop pdf: buku yang tidak lengkap tidak dibuat: {', '.join(sorted(found.lost_units))}.", file=sys.stderr)
    return _make(found.catalog, wanted, options) or found.code


def _tell(signed: Mapping[str, Path], paper: Kertas | None) -> None:
    """Say which sheets are taken as they were signed."""
    if signed:
        said = f"{len(signed)} lembar yang sudah ditandatangani diambil sebagaimana adanya"
        print(f"sop {NAME}: {said}{', di kertasnya sendiri' if paper else ''}.", file=sys.stderr)


def _make(catalog: Catalog, wanted: Sequence[str], options: argparse.Namespace) -> int:
    # Typst takes a while to load, which the other commands need not wait for.
    from tatalaksana.press import Cache, books, drafts, made, pictures_in  # noqa: PLC0415

    root = Path(options.folder)
    days = days_of(root, NAME)
    paper = Kertas(options.kertas) if options.kertas else None
    facts = facts_of(catalog)
    # A book binds sheets of ours: a signed file put into another one would lose its signature.
    signed = (
        {} if options.buku else {name: root / catalog.signed[name].name for name in wanted if name in catalog.signed}
    )
    sheets = drafts(facts, [name for name in wanted if name not in signed], root=root, days=days, paper=paper)
    _tell(signed, paper)
    size = 0
    try:
        with others(options, NAME) as found:
            cache = Cache.beside(root, "pdf", found.store)
            printed = made(sheets, cache, found.elsewhere)
            if options.buku:
                logos, _ = pictures_in(facts, wanted, root)
                bound = books(facts, dict(printed), days=days, logos=logos, tanggal=options.tanggal, paper=paper)
                printed = made(bound, cache)
            for name, pdf in chain(printed, signed.items()):
                file = Path(options.output) / (f"buku-sop-{name}.pdf" if options.buku else f"{name}.pdf")
                if not delivered(file, pdf.read_bytes(), NAME):
                    return 2
                size += file.stat().st_size
    except UnprintableError as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        return 1
    print(f"{len(wanted)} SOP, {size / 1000:.0f} kB, di {options.output}/")
    return 0
