# `python -m tests.bench.joining`: a portal of many sites, each built as its own office would; what joining them takes, and how
# soon a browser that has never been there finds something in all of them.
from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import generator
from tests.bench.generator import FAMILY, Generated
from tests.bench.measure import STOPWATCH, build
from tests.bench.project import Project, project
from tests.bench.report import Measure, table
from tests.bench.searching import typed, watched
from tests.bench.seeds import seeds_in
from tests.browser import chromium
from tests.browser.server import serve_folder

_ROOT = Path(__file__).parents[2]
_ABROAD = 3
"""Of so many families one has its last SOP in the next site, where its others name it."""
_AT_ONCE = 2
_WORDS = ("kearsipan", "001-007", "kabag ortala", "mengoreksi", "notula", "keamanan siber")
_FIELD, _SHOWN = "form[data-portal] [name=q]", ".sop-cari-daftar > li"


_BEGUN = (
    "sites => performance.getEntriesByType('resource').filter(one => one.name.includes('.pf_meta')).length >= sites"
)
"""Whether a page knows where in each of so many indexes words stand."""


def joining(sites: int, each: int, folder: Path) -> Iterator[Measure]:
    """The figures of so many sites of so many SOP."""
    made = _projects(sites, each, folder)
    begin = time.perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        tuple(threads.map(lambda one: build(one, folder / f"bangun-{one.name}", folder / one.name), made))
    sys.stderr.write(f"{sites} situs dibuat dalam {time.perf_counter() - begin:.0f} s\n")
    with serve_folder(folder) as address:
        yield from _joined(folder, [f"{folder / one.name}={address}{one.name}/" for one in made])
        yield from _searched(f"{address}portal/index.html", sites)


def _projects(sites: int, each: int, folder: Path) -> list[Project]:
    """A project for each site, with whole families of SOP, but for what is abroad."""
    seeds, whole = seeds_in(_ROOT / "sops"), folder / "semua"
    names: list[str] = []

    def named() -> Iterator[Generated]:
        for sop in generator.sops(seeds, sites * each):
            names.append(sop.id)
            yield sop

    generator.write(named(), seeds, whole, _ROOT / "sops" / "profil")
    made = [
        project(name, folder / f"sumber-{name}", each, _ROOT, ours=True)
        for name in (f"dinas-{site:02}" for site in range(1, sites + 1))
    ]
    for one in made:
        shutil.copytree(whole / "profil", one.folder / "sops" / "profil")
        for register in whole.glob("*.yaml"):
            shutil.copy(register, one.folder / "sops")
    for index, name in enumerate(names):
        family, member = divmod(index, FAMILY)
        abroad = member == FAMILY - 1 and family // sites % _ABROAD == 0
        target = made[(family + abroad) % sites].folder / "sops" / f"{name}.yaml"
        target.parent.mkdir(exist_ok=True)
        shutil.move(whole / f"{name}.yaml", target)
    return made


def _joined(folder: Path, named: list[str]) -> Iterator[Measure]:
    portal = folder / "portal"
    code = "import sys; from tatalaksana.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "portal", "-o", str(portal), "--nama", "Portal ukur", *named]
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(STOPWATCH), *command], capture_output=True, text=True, check=True
    )
    took = json.loads(done.stdout)
    sys.stderr.write(done.stderr)
    yield Measure(f"sop portal, {len(named)} situs, jam", took["wall"], "s")
    yield Measure("– waktu prosesor", took["cpu"], "s")
    yield Measure("– memori puncak", took["peak"], "MB")
    files = [file for file in portal.rglob("*") if file.is_file()]
    index = [file for file in files if file.is_relative_to(portal / "pagefind")]
    yield Measure("– ditulis", _size(files) / 1000, "MB")
    yield Measure("– di antaranya indeks", _size(index) / 1000, "MB")
    yield Measure("– halaman terbesar", max(_size([file]) for file in files if file.suffix == ".html"), "kB")


def _size(files: list[Path]) -> float:
    return sum(file.stat().st_size for file in files) / 1000


def _searched(address: str, sites: int) -> Iterator[Measure]:
    """What a search in all of them takes: all that it needs to begin, then one query after the other, typed at once, on the same page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        page, arrived = watched(browser, address, _SHOWN)
        page.locator(_FIELD).click()
        page.wait_for_function(_BEGUN, arg=sites)
        yield Measure(f"Sebelum mengetik: {len(arrived)} berkas diambil", sum(arrived) / 1000, "kB")
        for words in _WORDS:
            before = len(arrived)
            wait = typed(page, words, _FIELD, pause=0)
            page.wait_for_load_state("networkidle")
            new = arrived[before:]
            yield Measure(f"«{words}»: hasil pertama sesudah tombol terakhir", wait, "ms")
            yield Measure(
                f"– {len(new)} berkas diambil, {page.locator('[role=status]').inner_text()}", sum(new) / 1000, "kB"
            )
            page.locator(_FIELD).fill("")
            page.wait_for_function(f"!document.querySelector('{_SHOWN}')")
        browser.close()


def main() -> int:
    """Run this part of the bench."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.joining", description="Ukur portal.")
    parser.add_argument("--situs", type=int, default=30, help="jumlah situs")
    parser.add_argument("--jumlah", type=int, default=300, help="jumlah SOP tiap situs")
    parser.add_argument("--folder", type=Path, help="folder untuk situs-situs itu, yang lalu tetap ada")
    asked = parser.parse_args()
    if asked.folder:
        rows = list(joining(asked.situs, asked.jumlah, asked.folder.absolute()))
    else:
        with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
            rows = list(joining(asked.situs, asked.jumlah, Path(folder)))
    sys.stdout.write(f"{table(rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
