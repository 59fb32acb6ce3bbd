# Copies kept in the browser: side by side, in two tabs, with no room left, and where nothing may be kept.
from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.visitor import Visitor

_STORE = """async (run) => {
  Object.assign(window, await import("./store.js"));
  window.store = new Store("formulir", "surat");
  return eval(run);
}"""


@pytest.fixture(name="module_page")
def _module_page(modules: str, visitor: Visitor) -> Page:
    """In a window of its own: what is kept there is what these tests are about."""
    return visitor.open(f"{modules}elements.js")


def _run(page: Page, script: str) -> object:
    """The value of an expression that knows the module's names and `store`."""
    result: object = page.evaluate(_STORE, script)
    return result


def test_copies_stand_side_by_side(module_page: Page) -> None:
    """Copies are listed by name, numbers by size; other forms' and foreign keys are not among them; a reload keeps all."""
    _run(
        module_page,
        """
        for (const name of ["Rapat 10", "Rapat 2", "apel"]) store.create(name, "1", { isi: name }).save({ isi: name });
        new Store("formulir", "surat:lain").create("asing", "1", {}).save({});
        new Store("formulir", "surat-lain").create("asing", "1", {}).save({});
        new Store("jalankan", "surat").create("asing", "1", {}).save({});
        localStorage.setItem(store.prefix + "rusak", "{");
        localStorage.setItem(store.prefix + "null", "null");
    """,
    )
    module_page.reload()
    assert [["apel", "1", "apel"], ["Rapat 2", "1", "Rapat 2"], ["Rapat 10", "1", "Rapat 10"]] == _run(
        module_page, "store.list().map((copy) => [copy.name, copy.edition, copy.content.isi])"
    )
    assert "Rapat 2 (2)" == _run(module_page, "store.freeName('Rapat 2')")
    assert ["Rapat 10", "Rapat 2"] == _run(
        module_page, "store.list()[0].remove(), store.list().map((copy) => copy.name).sort()"
    )


def test_two_tabs_do_not_overwrite_each_other(module_page: Page) -> None:
    """The tab that saves second is told; each may then take the other's or insist; a removal is told too."""
    page = module_page
    other = page.context.new_page()
    other.goto(page.url)
    _run(page, "window.copy = store.create('a', '1', 1); copy.save(1)")
    _run(other, "window.heard = []; store.watch((key) => heard.push(key)); window.copy = store.list()[0]")
    assert "" == _run(page, "copy.save(2)")
    other.wait_for_function("heard.length > 0")
    assert "diubah" == _run(other, "copy.conflict()")
    assert "diubah" == _run(other, "copy.save(3)")
    assert 2 == _run(other, "store.list()[0].content")
    assert [True, 2] == _run(other, "[copy.reload(), copy.content]")
    assert "" == _run(other, "copy.save(4)")
    page.wait_for_function("copy.conflict()")
    assert ["diubah", ""] == _run(page, "[copy.save(5), copy.overwrite(5)]")
    other.wait_for_function("copy.conflict()")
    assert 5 == _run(other, "store.list()[0].content")
    _run(page, "copy.remove()")
    other.wait_for_function("copy.conflict() === 'dihapus'")
    assert ["dihapus", False, "", 6] == _run(
        other, "[copy.save(6), copy.reload(), copy.overwrite(6), store.list()[0].content]"
    )


def test_no_room_left(module_page: Page) -> None:
    """A full storage is told from a forbidden one, and what was kept before stays."""
    assert "" == _run(module_page, "window.copy = store.create('a', '1', 'dulu'), copy.save('dulu')")
    _run(
        module_page,
        "for (let size = 1 << 22; size; size >>= 1) try { for (;;) localStorage.setItem('x' + Math.random(), 'y'.repeat(size)) } catch {}",
    )
    assert ["penuh", "dulu"] == _run(module_page, "[copy.save('y'.repeat(9999)), store.list()[0].content]")
    assert "penuh" == _run(module_page, "store.create('b', '1', 1).save(1)")
    assert "" == _run(module_page, "localStorage.clear(), copy.overwrite('baru')")


def test_storage_forbidden(modules: str, module_page: Page) -> None:
    """Where the browser refuses, nothing breaks: there are no copies, and saving says why."""
    page = module_page
    page.route(
        "**/elements.js",
        lambda route: route.fulfill(
            response=route.fetch(),
            headers={"content-type": "text/html", "content-security-policy": "sandbox allow-scripts"},
            body="",
        ),
    )
    page.route(
        "**/store.js",
        lambda route: route.fulfill(
            response=route.fetch(), headers={"content-type": "text/javascript", "access-control-allow-origin": "*"}
        ),
    )
    page.goto(f"{modules}elements.js")
    assert "SecurityError" == page.evaluate(
        "(() => { try { return localStorage.length } catch (error) { return error.name } })()"
    )
    assert ["dilarang", [], "", "a", "dilarang"] == _run(
        page,
        """
        window.copy = store.create('a', '1', 1), [copy.save(2), store.list(), copy.conflict(), store.freeName('a'), (copy.remove(), copy.overwrite(3))]
    """,
    )
