# A run of the press: each sheet from the cache, or made; many at once on all cores.
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from tatalaksana.catalog import Catalog
from tatalaksana.model import Kertas
from tatalaksana.press.cache import Cache
from tatalaksana.render.pdf import Draft, Printing, draft, sheet_pdf

_NO_DATE = date(2000, 1, 1)
"""The document's date where neither the SOP nor git has one."""
_WORTH_IT = 32
"""Sheets from which on starting other processes pays."""


def drafts(
    catalog: Catalog, names: Iterable[str], *, root: Path, days: Mapping[str, date], paper: Kertas | None = None
) -> list[Draft]:
    """What is to be made, for these entries.

    Args:
        catalog: The collection.
        names: The entries' ids.
        root: The folder of the sources, for the profiles' logos.
        days: Source file, as `Document.file`, to the day of its last change.
        paper: Another paper than the profile's.
    """
    logos = {name: (root / name).read_bytes() for name in catalog.logo_names}
    return [
        draft(entry, catalog, Printing(days.get(entry.document.file, _NO_DATE), paper, logos))
        for entry in map(catalog.entries.__getitem__, names)
    ]


def sheets(wanted: Sequence[Draft], cache: Cache) -> Iterator[tuple[str, Path]]:
    """(entry id, PDF file) of the sheets, in the order in which they are wanted; those not kept yet are made, and kept."""
    keys = [one.key for one in wanted]
    kept = [cache.get(key) for key in keys]
    made = _made([one for one, file in zip(wanted, kept, strict=True) if file is None])
    for one, key, file in zip(wanted, keys, kept, strict=True):
        yield one.entry.id, file or cache.put(key, next(made))


def _made(wanted: Sequence[Draft]) -> Iterator[bytes]:
    cores = os.cpu_count() or 1
    if len(wanted) < _WORTH_IT or cores == 1:
        yield from map(sheet_pdf, wanted)
        return
    # Started afresh, not forked: Typst has threads, which a fork would leave behind and then wait for forever.
    with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
        yield from pool.map(sheet_pdf, wanted, chunksize=4)
