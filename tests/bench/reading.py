# What one SOP costs at each stage of the engine, beside the reader people would take first.
from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import TypeVar

from ruamel.yaml import YAML

from tatalaksana.catalog import Catalog, collect
from tatalaksana.chart import route
from tatalaksana.facts import facts_of
from tatalaksana.model import Sop, flow_of, parse
from tatalaksana.render.cari import padanan_of, record_html
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.source import Document, load

T = TypeVar("T")
R = TypeVar("R")
PEER = "ruamel.yaml pulang-pergi"


def stages(sops: Path) -> dict[str, float]:
    """Median milliseconds an SOP of each stage, over all SOP of a folder."""
    files = sorted(path for path in sops.glob("*/*.yaml") if path.parent.name != "profil")
    medians: dict[str, float] = {}

    def stage(name: str, work: Callable[[T], R], things: Iterable[T]) -> list[R]:
        results, times = [], []
        for thing in things:
            start = time.perf_counter()
            result = work(thing)
            times.append(time.perf_counter() - start)
            results.append(result)
        medians[name] = median(times) * 1000
        return results

    documents = stage("source.load", lambda path: load(path, root=sops, shown=path.name), files)
    read = [document.data for document in documents if isinstance(document, Document)]
    parsed = stage("model.parse", lambda data: parse(Sop, data), read)
    flows = stage("model.flow_of", lambda sop: flow_of(sop)[0], [sop for sop in parsed if isinstance(sop, Sop)])
    stage("chart.route", route, flows)
    catalog, problems = checked(sops)
    del problems
    shown = [page for page in pages(facts_of(catalog), Surroundings("SOP")) if page.file]
    padanan = padanan_of(facts_of(catalog))
    stage(
        "render: dokumen untuk pencarian",
        lambda page: len(record_html(page.record(), padanan)) if page.record else 0,
        shown,
    )
    stage("render: halaman", lambda page: len(page.html()), shown)
    sample = files[:: max(1, len(files) // 50)][:50]
    stage(PEER, lambda path: YAML(typ="rt").load(path.read_text(encoding="utf-8")), sample)
    return medians


def checked(sops: Path) -> tuple[Catalog, dict[str, int]]:
    """The collection, and how often each problem was found in it."""
    collection = collect(sops, sops.name)
    counts: dict[str, int] = {}
    for problem in collection.problems:
        counts[problem.code] = counts.get(problem.code, 0) + 1
    return collection.catalog, counts
