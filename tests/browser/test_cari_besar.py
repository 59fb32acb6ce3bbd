# The search of a site so large that its index is in parts: the first part answers at once, the others when nobody types.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tatalaksana.facts import facts_of
from tatalaksana.render.cari import Part, Record
from tatalaksana.render.html import Addresses, Html, Surroundings
from tatalaksana.render.situs import Page as SitePage
from tatalaksana.site import indexing
from tatalaksana.site.pencarian import Pencarian
from tatalaksana.site.renewing import Renewal
from tests.browser.server import Site, serve_folder
from tests.browser.visitor import PATIENCE, Visitor
from tests.site.once import once

_COUNT, _OLD = 2700, 100
"""SOP, and how many of them are searched last."""
_PAUSE, _KEYS = 30, 100
"""Milliseconds from one look to the next, and fewer than those after which the search no longer waits for another key."""


_OTHERS = re.compile(r"/pagefind/\d+/")
"""Files of the index' other parts."""
_RESULTS = re.compile(r"/pagefind/(?:\d+/)?fragment/")
"""Files of results."""


@pytest.fixture(name="large", scope="module")
def _large(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our site with the index of another, much larger one, made once for all processes."""
    folder = once(tmp_path_factory, "cari-besar", lambda folder: _write(site, folder))
    with serve_folder(folder) as address:
        yield address


def _write(site: Site, folder: Path) -> None:
    for child in site.folder.iterdir():
        if child.name != "pagefind":
            (folder / child.name).symlink_to(child)
    around = Surroundings("SOP", Addresses(), pencarian=True)
    pencarian = Pencarian(Renewal(facts_of(site.catalog), around, None, None), around, None)
    pencarian.add_generated(
        SitePage(f"sop/contoh-{number}", "", lambda: Html(""), partial(_record, number)) for number in range(_COUNT)
    )
    pencarian.write(folder)


def _record(number: int) -> Record:
    old = number < _OLD
    return Record(
        f"SOP Mikro Contoh {number}", "contoh",
        (Part("", "", (f"OT.{number:04}-2026.Contoh",)), Part("langkah-1", "Kasubbag Contoh", ("Menelaah berkas", "arsip purna" if old else "arsip baru"), step="langkah 1")),
        {"status": ("dicabut" if old else "berlaku",)}, turn=int(old),
    )  # fmt: skip


def _status(page: Page) -> Locator:
    return page.locator(".sop-cari-usulan").get_by_role("status")


def _typed(large: str, visitor: Visitor, words: str) -> Page:
    page = visitor.open(large)
    page.locator("input.sop-cari-kotak:visible").press_sequentially(words)
    return page


@dataclass(slots=True)
class _Gate:
    """What the page asks of the other parts, which does not arrive before it is opened."""

    held: list[Route] = field(default_factory=list)
    is_open: bool = False

    def ask(self, route: Route) -> None:
        """Hold a request, or let it pass."""
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self) -> None:
        """Let all of it arrive."""
        self.is_open = True
        for route in self.held:
            route.continue_()


def _gate(page: Page, files: re.Pattern[str] = _OTHERS) -> _Gate:
    """A gate before the other parts from now on, or before other files."""
    gate = _Gate()
    page.context.route(files, lambda route: gate.ask(route))  # noqa: PLW0108 - Playwright marks what it is given
    return gate


def test_the_first_part_answers_alone(large: str, visitor: Visitor) -> None:
    """While the other parts do not arrive, the best of the first part stand there; then all are counted."""
    page = visitor.open(large)
    gate = _gate(page)
    page.locator("input.sop-cari-kotak:visible").press_sequentially("menelaah")
    expect(_status(page)).to_have_text("Hasil pertama")
    expect(page.get_by_role("option")).to_have_count(6)
    expect(page.get_by_role("option").last).to_have_text("Semua hasil")
    expect(page.get_by_role("option").first).to_contain_text("langkah 1 · Kasubbag Contoh")
    while not gate.held:
        page.wait_for_timeout(20)
    gate.open()
    expect(_status(page)).to_have_text(f"{_COUNT} hasil")


def test_the_best_of_all_parts_is_fetched_at_once(large: str, visitor: Visitor) -> None:
    """No part waits for the result by which another one is judged."""
    page = visitor.open(large)
    gate = _gate(page, _RESULTS)
    page.goto(f"{large}cari/?q=menelaah")
    for _ in range(round(PATIENCE / _PAUSE)):
        if len({_OTHERS.search(route.request.url) is None for route in gate.held}) > 1:
            break
        page.wait_for_timeout(_PAUSE)
    else:
        pytest.fail("one part waits for another")
    gate.open()
    expect(page.locator(".sop-cari-jumlah")).to_have_text(f"{_COUNT} hasil")


def _steps(page: Page, done: Callable[[], bool]) -> None:
    """Let time go by step by step, but not so long as the search waits for another key; what is fetched takes its own."""
    for step in range(round(PATIENCE / _PAUSE)):
        if step < _KEYS:
            page.clock.run_for(1)
        page.wait_for_timeout(_PAUSE)
        if done():
            return
    pytest.fail("it does not come")


def test_other_parts_come_while_a_number_is_typed(large: str, visitor: Visitor) -> None:
    """They are asked for before nobody types, while time stands still; for words they are not."""
    page = visitor.open(large)
    page.clock.install(time=0)
    page.clock.pause_at(100_000)
    gate = _gate(page)
    field = page.locator("input.sop-cari-kotak:visible")
    field.fill("menelaah")
    _steps(page, lambda: "Hasil pertama" in _status(page).inner_text())
    assert [] == gate.held
    field.fill("265")
    _steps(page, lambda: bool(gate.held))
    gate.open()


def test_the_runtime_is_fetched_once(large: str, visitor: Visitor) -> None:
    """All parts share one program, at one address."""
    page = _typed(large, visitor, "menelaah")
    expect(_status(page)).to_have_text(f"{_COUNT} hasil")
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name).filter(name => name.includes('wasm'))"
    )
    assert {f"{large}pagefind/wasm.id.pagefind"} == set(names)


def test_parts_have_programs_of_their_own_where_none_can_be_shared(
    site: Site, visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A runtime that looks for its program otherwise than ours does finds one beside each part, and answers as before."""
    monkeypatch.setattr(indexing, "_SHARED_BY", b"`${this.bundle}program.wasm`")
    _write(site, tmp_path)
    with serve_folder(tmp_path) as address:
        page = _typed(address, visitor, "menelaah")
        expect(_status(page)).to_have_text(f"{_COUNT} hasil")
        names = page.evaluate(
            "performance.getEntriesByType('resource').map(one => one.name).filter(name => name.includes('wasm'))"
        )
        assert {f"{address}pagefind/{part}wasm.id.pagefind" for part in ("", "1/")} == set(names)


@pytest.mark.parametrize(("words", "number"), [("purna", None), ("0042-2026", 42), ("2650-2026", 2650)])
def test_every_part_is_found(words: str, number: int | None, large: str, visitor: Visitor) -> None:
    """A word and a number that only the last part has are found, and a number of the first."""
    page = _typed(large, visitor, words)
    expect(_status(page)).to_have_text(f"{_OLD} hasil" if number is None else "1 hasil")
    expect(page.get_by_role("option").first).to_contain_text(
        "SOP Mikro Contoh" if number is None else f"SOP Mikro Contoh {number}"
    )


def test_a_choice_is_left_alone(large: str, visitor: Visitor) -> None:
    """Once somebody walks through what was found, nothing is put in its place."""
    page = visitor.open(large)
    gate = _gate(page)
    page.locator("input.sop-cari-kotak:visible").press_sequentially("menelaah")
    expect(_status(page)).to_have_text("Hasil pertama")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").element_handle()
    gate.open()
    page.wait_for_timeout(600)
    assert chosen.is_visible()
    expect(_status(page)).to_have_text("Hasil pertama")


_LAST_KEY_AND_DOWN = """(input) => {
    input.value += "h";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
}"""


def test_a_choice_outlives_the_last_key(large: str, visitor: Visitor) -> None:
    """Who walks on before the last key is answered keeps what stood there."""
    page = _typed(large, visitor, "menelaa")
    expect(_status(page)).to_have_text(f"{_COUNT} hasil")
    page.locator("input.sop-cari-kotak:visible").evaluate(_LAST_KEY_AND_DOWN)
    chosen = page.locator("[aria-selected=true]").element_handle()
    page.wait_for_timeout(600)
    assert chosen.is_visible()


def test_the_page_counts_all_parts(large: str, visitor: Visitor) -> None:
    """«Cari» shows results and filters of all parts together."""
    page = visitor.open(f"{large}cari/?q=menelaah")
    expect(page.locator(".sop-cari-jumlah")).to_have_text(f"{_COUNT} hasil")
    labels = page.get_by_label("Status").locator("option").filter(has_text=re.compile("berlaku|dicabut"))
    expect(labels).to_have_text([f"berlaku ({_COUNT - _OLD})", f"dicabut ({_OLD})"])
    page.get_by_label("Status").select_option("dicabut")
    expect(page.locator(".sop-cari-jumlah")).to_have_text(f"{_OLD} hasil")
    page.get_by_role("searchbox").fill("menelaah purna")
    expect(page.locator(".sop-cari-jumlah")).to_have_text(f"{_OLD} hasil")
