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
from tatalaksana.render.pdf import Book, Draft, Printing, book, draft

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


def books(catalog: Catalog, wanted: Iterable[Draft]) -> list[Book]:
    """The books of the units that these sheets belong to."""
    by_unit: dict[str, list[Draft]] = {}
    for one in wanted:
        by_unit.setdefault(one.entry.sop.unit.unit, []).append(one)
    return [book(unit, one, catalog) for unit, one in sorted(by_unit.items())]


def made(wanted: Sequence[Draft | Book], cache: Cache) -> Iterator[tuple[str, Path]]:
    """(name, PDF file) of what is wanted, in that order; what is not kept yet is made, and kept."""
    keys = [one.key for one in wanted]
    kept = [cache.get(key) for key in keys]
    fresh = _fresh([one for one, file in zip(wanted, kept, strict=True) if file is None])
    for one, key, file in zip(wanted, keys, kept, strict=True):
        yield one.name, file or cache.put(key, next(fresh))


def _fresh(wanted: Sequence[Draft | Book]) -> Iterator[bytes]:
    cores = os.cpu_count() or 1
    if len(wanted) < _WORTH_IT or cores == 1:
        yield from map(_pdf, wanted)
        return
    # Started afresh, not forked: Typst has threads, which a fork would leave behind and then wait for forever.
    with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
        yield from pool.map(_pdf, wanted, chunksize=4)


def _pdf(one: Draft | Book) -> bytes:
    return one.pdf()
