# What the pages of our own site ask of a line, and how long its longest forms hold up an old computer.
# `python -m tests.bench.weighing` measures only this.
from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Response, ViewportSize, sync_playwright

from tests.bench.report import Measure, table
from tests.browser import chromium
from tests.browser.server import serve_folder

_ROOT = Path(__file__).parents[2]
_SLOWER = 6
"""How many times slower than this one the old computer is."""
_ROUNDS = 5
_FREE = 50
"""Milliseconds that a task may take before browsers call it long; what is above blocks."""
_WATCH = """window.lama = [];
new PerformanceObserver(list => lama.push(...list.getEntries().map(one => one.duration))).observe({type: "longtask", buffered: true});"""
_ROW = re.compile(r"<tr\b")
_FIELD = ".sop-f-lembar input[type=text]:visible"
_SCREEN: ViewportSize = {"width": 1366, "height": 768}


def weighing() -> Iterator[Measure]:
    """The figures of the site that this repository is the source of."""
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder, sync_playwright() as playwright:
        site = _built(Path(folder) / "situs")
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        with serve_folder(site) as address:
            yield from _weights(browser, site, address)
            for name in _longest_forms(site):
                yield from _blocking(browser, f"{address}{name}", name)
        browser.close()


def _built(site: Path) -> Path:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=_ROOT, env=environment, check=True, capture_output=True)
    return site


def _weights(browser: Browser, site: Path, address: str) -> Iterator[Measure]:
    """The heaviest page with all that it asks for, and the one that asks most often."""
    found: list[tuple[int, int, str]] = []
    for file in sorted(site.rglob("index.html")):
        name = file.parent.relative_to(site).as_posix()
        if not name.startswith("nomor/"):  # leads on at once
            answers = _answers(browser, f"{address}{'' if name == '.' else name + '/'}")
            found.append((sum(len(gzip.compress(one, 6)) for one in answers), len(answers), name))
    size, _, name = max(found)
    yield Measure(f"Halaman terberat dengan semua yang dimintanya, gzip ({name})", size / 1000, "kB", target=60)
    _, most, name = max(found, key=lambda one: one[1])
    yield Measure(f"Permintaan terbanyak satu halaman ({name})", most, "", target=8)


def _answers(browser: Browser, address: str) -> list[bytes]:
    """All that comes while a page opens."""
    page = browser.new_page(viewport=_SCREEN)
    answers: list[Response] = []
    note = lambda answer: answers.append(answer)  # noqa: E731, PLW0108 - Playwright marks what it is given
    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    bodies = [one.body() for one in answers]
    page.close()
    return bodies


def _longest_forms(site: Path) -> Iterator[str]:
    """The form, and the review in cards, that have most rows."""
    for pattern in ("formulir/*/index.html", "sop/*/*-monitoring/index.html"):
        rows = {file: len(_ROW.findall(file.read_text(encoding="utf-8"))) for file in sorted(site.glob(pattern))}
        yield f"{max(rows, key=rows.__getitem__).parent.relative_to(site).as_posix()}/"


def _blocking(browser: Browser, address: str, name: str) -> Iterator[Measure]:
    """How long its main thread is blocked in all while a form opens, while two letters are typed, and while it is checked."""
    acts: tuple[tuple[str, Callable[[Page], None]], ...] = (
        ("dibuka", lambda _: None),
        ("diketik dua huruf", lambda page: page.locator(_FIELD).first.press_sequentially("ab")),
        ("diperiksa", lambda page: page.get_by_role("button", name="Periksa isian").click()),
    )  # fmt: skip
    took: dict[str, list[float]] = {said: [] for said, _ in acts}
    for _ in range(_ROUNDS):
        page = browser.new_page(viewport=_SCREEN)
        page.add_init_script(_WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.goto(address)
        page.locator(".sop-formulir[data-siap]").wait_for()
        for said, act in acts:
            act(page)
            page.wait_for_timeout(1500)
            tasks = page.evaluate("lama.splice(0)")
            took[said].append(sum(one - _FREE for one in tasks))
        page.close()
    for said, times in took.items():
        yield Measure(f"{name}: terhalang saat {said}, {_SLOWER} × lebih lambat", median(times), "ms", target=200)


if __name__ == "__main__":
    sys.stdout.write(table(list(weighing())) + "\n")
