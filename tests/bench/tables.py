# What the files of a checklist take: XLSX, CSV and JSON together, and each.
from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.facts import DaftarPeriksa, Facts
from tatalaksana.press import Cache, made
from tatalaksana.render.csv import checklist_csv
from tatalaksana.render.json import checklist_json
from tatalaksana.render.xlsx import ChecklistBook, checklist_xlsx
from tests.bench.report import Measure

_LISTS = 100


def tables(catalog: Catalog) -> Iterator[Measure]:
    """The figures of checklists, one core."""
    entries = list(catalog.entries.values())[-_LISTS - 1 :]
    lists = [Facts(entry, catalog).daftar for entry in entries]
    _all(lists[0])
    yield Measure(
        f"Daftar periksa XLSX + CSV + JSON, {len(lists) - 1} SOP: median", _each(_all, lists[1:]), "ms", target=8
    )
    for name, write in (("XLSX", checklist_xlsx), ("CSV", checklist_csv), ("JSON", checklist_json)):
        yield Measure(f"– {name}", _each(write, lists[1:]), "ms")
    yield Measure(
        "– daftar periksanya sendiri",
        median(_milliseconds(partial(_listed, entry, catalog)) for entry in entries),
        "ms",
    )
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        cache = Cache(Path(folder))
        wanted = [ChecklistBook(daftar) for daftar in lists]
        for name in ("XLSX pada semua inti, tiap SOP", "XLSX yang tidak berubah, tiap SOP"):
            yield Measure(f"– {name}", _milliseconds(lambda: list(made(wanted, cache))) / len(wanted), "ms")


def _listed(entry: Entry, catalog: Catalog) -> DaftarPeriksa:
    return Facts(entry, catalog).daftar


def _all(daftar: DaftarPeriksa) -> None:
    checklist_xlsx(daftar)
    checklist_csv(daftar)
    checklist_json(daftar)


def _each(write: Callable[[DaftarPeriksa], object], lists: list[DaftarPeriksa]) -> float:
    return median(_milliseconds(lambda daftar=daftar: write(daftar)) for daftar in lists)  # type: ignore[misc]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
