# A run of the press: each sheet from the cache, or made; many at once on all cores.
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tatalaksana.catalog import Catalog
from tatalaksana.model import Kertas
from tatalaksana.press.cache import Cache
from tatalaksana.render.pdf import Printing, sheet_key, sheet_pdf

_NO_DATE = date(2000, 1, 1)
"""The document's date where neither the SOP nor git has one."""
_WORTH_IT = 8
"""Sheets from which on starting other processes pays."""


@dataclass(frozen=True, slots=True)
class Print:
    """One sheet that is wanted."""

    entry_id: str
    printing: Printing


def prints(
    catalog: Catalog, names: Iterable[str], *, root: Path, days: Mapping[str, date], paper: Kertas | None = None
) -> list[Print]:
    """What is wanted, for these entries.

    Args:
        catalog: The collection.
        names: The entries' ids.
        root: The folder of the sources, for the profiles' logos.
        days: Source file, as `Document.file`, to the day of its last change.
        paper: Another paper than the profile's.
    """
    logos = {name: (root / name).read_bytes() for name in catalog.logo_names}
    return [Print(name, Printing(days.get(catalog.entries[name].document.file, _NO_DATE), paper, logos)) for name in names]


def sheets(catalog: Catalog, wanted: Sequence[Print], cache: Cache) -> Iterator[tuple[str, Path]]:
    """(entry id, PDF file) of the sheets, in the order in which they are wanted; those not kept yet are made, and kept."""
    keys = [sheet_key(catalog.entries[one.entry_id], catalog, one.printing) for one in wanted]
    kept = [cache.get(key) for key in keys]
    made = _made(catalog, [one for one, file in zip(wanted, kept, strict=True) if file is None])
    for one, key, file in zip(wanted, keys, kept, strict=True):
        yield one.entry_id, file or cache.put(key, next(made))


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
