# `sop portal`: many units' sites joined to one portal, from what they hand out.
from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tatalaksana.cli.output import delivered
from tatalaksana.portal import (
    Portal,
    Situs,
    UnreadableSiteError,
    index_files,
    joined,
    portal_assets,
    portal_pages,
    read_site,
)
from tatalaksana.render.listing import LISTING_JSON
from tatalaksana.render.serahan import HANDED_JSON
from tatalaksana.source import reason

NAME = "portal"
EXAMPLE = (
    "Contoh: sop portal -o portal --nama «SOP Provinsi Contoh» situs/dinas-a situs/dinas-b · "
    "sop portal -o portal situs/dinas-a=https://sop.dinas-a.contoh.go.id/. Kode keluar: 0 baik, 1 ada situs yang tidak dapat dibaca, 2 perintahnya salah."
)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop portal`."""
    parser.add_argument(
        "situs",
        nargs="+",
        metavar="FOLDER",
        help="folder situs yang sudah jadi, atau salinan api/ dan pagefind/-nya; FOLDER=https://… bila alamatnya bukan site_url situs itu",
    )
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder tujuan")
    parser.add_argument("--nama", default="Portal SOP", metavar="NAMA", help="nama portal (bawaan: Portal SOP)")


def run(options: argparse.Namespace) -> int:
    """Join what can be read; the exit code tells of what can't."""
    sites: list[tuple[Situs, Path]] = []
    failed = 0
    for key, folder, address in _named(options.situs):
        try:
            listing, handed = ((folder / name).read_bytes() for name in (LISTING_JSON, HANDED_JSON))
            sites.append((read_site(key, listing, handed, address), folder))
        except OSError as error:
            failed += 1
            print(f"sop {NAME}: «{folder}» dilewati: {reason(error)} («{error.filename}»).", file=sys.stderr)
        except UnreadableSiteError as error:
            failed += 1
            print(f"sop {NAME}: «{folder}» dilewati: {error}", file=sys.stderr)
    if not sites:
        print(f"sop {NAME}: tidak ada situs yang dapat digabungkan.", file=sys.stderr)
        return 2
    portal = joined(options.nama, [situs for situs, _ in sites])
    for name, content in _files(portal, sites):
        if not delivered(Path(options.output) / name, content, NAME, synced=False):
            return 2
    total = sum(len(situs.daftar.sop) for situs in portal.situs)
    print(f"{len(sites)} situs, {total} SOP, {len(portal.tautan)} tautan antarsitus, di {options.output}/")
    return 1 if failed else 0


def _files(portal: Portal, sites: Sequence[tuple[Situs, Path]]) -> Iterator[tuple[str, bytes]]:
    yield from portal_pages(portal)
    yield from portal_assets()
    yield from index_files(sites)


def _named(given: Sequence[str]) -> Iterator[tuple[str, Path, str]]:
    """(key, folder, address) of each site: of two folders of one name the second has a number."""
    taken: set[str] = set()
    for one in given:
        folder, _, address = one.partition("=") if "=http" in one else (one, "", "")
        path = Path(folder)
        plain = _NOT_IN_NAMES.sub(
            "-", (path.absolute().name if path.name != "site" else path.absolute().parent.name).casefold()
        ).strip("-")
        key = plain or "situs"
        number = 1
        while key in taken:
            number += 1
            key = f"{plain or 'situs'}-{number}"
        taken.add(key)
        yield key, path, address
