# A run of the press: each sheet from the cache, or made; many at once on all cores.
from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tatalaksana.catalog import Catalog
from tatalaksana.press.cache import Cache
from tatalaksana.render.pdf import Printing, sheet_key, sheet_pdf

_WORTH_IT = 8
"""Sheets from which on starting other processes pays."""


@dataclass(frozen=True, slots=True)
class Print:
    """One sheet that is wanted."""

    entry_id: str
    printing: Printing


def sheets(catalog: Catalog, wanted: Sequence[Print], cache: Cache | None) -> Iterator[tuple[Print, bytes]]:
    """The sheets, in the order in which they are wanted.

    Args:
        catalog: The collection.
        wanted: Which sheets, and how.
        cache: Where they are kept; None makes them all anew.
    """
    keys = [sheet_key(catalog.entries[one.entry_id], catalog, one.printing) if cache else "" for one in wanted]
    kept = [cache.get(key) if cache else None for key in keys]
    missing = [one for one, content in zip(wanted, kept, strict=True) if content is None]
    made = _made(catalog, missing)
    for one, key, content in zip(wanted, keys, kept, strict=True):
        if content is not None:
            yield one, content
            continue
        fresh = next(made)
        if cache:
            cache.put(key, fresh)
        yield one, fresh


def _made(catalog: Catalog, wanted: Sequence[Print]) -> Iterator[bytes]:
    cores = os.cpu_count() or 1
    if len(wanted) < _WORTH_IT or cores == 1:
        for one in wanted:
            yield sheet_pdf(catalog.entries[one.entry_id], catalog, one.printing)
        return
    with ProcessPoolExecutor(cores, initializer=_take_catalog, initargs=(catalog,)) as pool:
        yield from pool.map(_make, wanted, chunksize=4)


_catalog: Catalog
"""In a process of the pool, the collection; it is handed over once, not with every sheet."""


def _take_catalog(catalog: Catalog) -> None:
    global _catalog  # noqa: PLW0603 - a process' own
    _catalog = catalog


def _make(one: Print) -> bytes:
    return sheet_pdf(_catalog.entries[one.entry_id], _catalog, one.printing)
