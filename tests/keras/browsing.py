# The campaigns in a real browser, without any policy that would hold texts back: hostile pages are looked at, what the browser keeps
# for forms and runs is damaged, and damaged files are taken in.
from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tatalaksana.catalog import collect, form_page
from tests.browser import chromium
from tests.browser.forms import SEMUA, new_form_site
from tests.browser.server import Site, serve
from tests.browser.visitor import Visitor
from tests.collections_on_disk import write
from tests.keras.fields import fields
from tests.keras.mutants import damaged_bytes, rebuilt
from tests.keras.tally import Tally, WrongError
from tests.keras.texts import TEXTS, file_of, with_text
from tests.keras.words import SCALARS
from tests.site.hostile import FILES
from tests.site.project import new_project

_RAN = "window.ups !== undefined || document.querySelector('article [onerror], article [onclick], article img[src=x], main script:not([src]):not([type])') !== null"


def pages(seed: int, count: int, tally: Tally) -> None:
    """Look at pages of `count` hostile texts: each site holds as many as it takes."""
    chance = Random(seed)  # noqa: S311 - the same each time
    with tempfile.TemporaryDirectory(prefix="keras-") as room, sync_playwright() as playwright:
        browser = _browser(playwright)
        while tally.counts["masukan"] < count:
            folder = Path(room) / str(tally.counts["masukan"])
            files = _hostile(chance, folder / "cek", tally)
            project = new_project(
                folder / "situs", files, config={"plugins": [{"sop": {"pdf": False}}, {"formulir": {"pdf": False}}]}
            )
            outcome = project.build("-q")
            if outcome.code:
                tally.fail(WrongError("a site of hostile texts can't be made"), "situs.txt", outcome.output.encode())
                continue
            with serve(project.site, folder / "cek" / "sops") as site:
                looked_at(site, browser, tally)
        browser.close()


def stored(seed: int, count: int, tally: Tally) -> None:
    """Damage what the browser keeps, and files that it takes in, `count` times."""
    with tempfile.TemporaryDirectory(prefix="keras-") as room, sync_playwright() as playwright:
        browser = _browser(playwright)
        project = new_form_site(Path(room))
        with serve(project.built("-q"), project.root / "sops") as site:
            stored_at(site, browser, seed, count, tally)
        browser.close()


def stored_at(site: Site, browser: Browser, seed: int, count: int, tally: Tally) -> None:
    """Likewise on a site with forms that is there."""
    chance = Random(seed)  # noqa: S311 - the same each time
    visitor = Visitor(browser)
    page = visitor.open(site.page(form_page(SEMUA)))
    page.get_by_label("Alamat").fill("Jalan Contoh")
    page.get_by_label("Umur").fill("20")
    # What the theme keeps for itself, the palette, is the theme's to look after.
    kept: dict[str, str] = page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([key]) => !key.endsWith('__palette')))"
    )
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        files = {kind: _taken(page, kind, Path(room)) for kind in ("JSON", "CSV", "XLSX")}
        for number in range(count):
            tally.counts["masukan"] += 1
            trial: Callable[[], bytes]
            if number % 2:
                kind = chance.choice(sorted(files))
                content = (
                    damaged_bytes(files[kind], chance)
                    if chance.random() < 0.8
                    else json.dumps(rebuilt({}, chance)).encode()
                )
                trial = _given(page, f"berkas.{kind.lower()}", content)
                tally.counts["impor"] += 1
            else:
                content, trial = _kept(page, kept, chance)
                tally.counts["simpanan"] += 1
            try:
                trial()
                page.wait_for_timeout(0)
                _sound(page, visitor)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                tally.fail(error, "simpanan.json" if not number % 2 else "berkas", content)
                visitor.problems.clear()
                page.evaluate("localStorage.clear()")
                page.reload()
    visitor.close()


def _browser(playwright: Any) -> Browser:  # noqa: ANN401 - Playwright's own object
    browser: Browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
    return browser


def _hostile(chance: Random, folder: Path, tally: Tally) -> dict[str, Any]:
    """The hostile collection with other texts in as many keys as it takes; beside it stands as files what the build reads."""
    files = dict(FILES)
    root = write(
        folder / "sops",
        {name.removeprefix("sops/"): json.dumps(data, ensure_ascii=False) for name, data in files.items()},
    )
    for kind, several in fields().items():
        for place in several:
            name = f"sops/{file_of(kind)}"
            other = with_text(kind, place, chance.choice(TEXTS), files[name])
            content = json.dumps(other, ensure_ascii=False).encode()
            if not collect(root, "sops", {root / file_of(kind): content}).errors:
                files[name] = other
                (root / file_of(kind)).write_bytes(content)
                tally.counts["masukan"] += 1
    return files


def looked_at(site: Site, browser: Browser, tally: Tally) -> None:
    """Look at every page of a site for what no text may do."""
    visitor = Visitor(browser)
    for address in site.pages():
        name = address.removeprefix(site.address)
        if name.startswith("nomor/"):  # leads on at once
            continue
        tally.counts["halaman"] += 1
        try:
            page = visitor.open(address)
            if page.evaluate(_RAN):
                raise WrongError("a text became markup or ran", name)  # noqa: TRY301 - noted like any other
            if visitor.problems:
                raise WrongError("a page of hostile texts has an error", f"{name}: {visitor.problems}")  # noqa: TRY301 - as above
        except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
            tally.fail(error, "halaman.html", (site.folder / name / "index.html").read_bytes())
            visitor.problems.clear()
    visitor.close()


def _taken(page: Page, kind: str, room: Path) -> bytes:
    with page.expect_download() as waited:
        page.get_by_role("button", name=f"Unduh {kind}").click()
    file = room / waited.value.suggested_filename
    waited.value.save_as(file)
    return file.read_bytes()


def _kept(page: Page, kept: dict[str, str], chance: Random) -> tuple[bytes, Callable[[], bytes]]:
    """What the browser is to keep, and how it comes to that."""
    key = chance.choice(sorted(kept))
    value = kept[key]
    way = chance.random()
    if way < 0.2:
        value = damaged_bytes(value.encode(), chance).decode(errors="replace")
    elif way < 0.9:
        try:
            value = json.dumps(rebuilt(json.loads(value), chance))
        except ValueError:
            value = str(chance.choice(SCALARS))
    else:
        value = str(chance.choice(SCALARS))

    def trial() -> bytes:
        page.evaluate("([key, value]) => { localStorage.clear(); localStorage.setItem(key, value); }", [key, value])
        page.reload()
        return b""

    return f"{key}\n{value}".encode(errors="replace"), trial


def _given(page: Page, name: str, content: bytes) -> Callable[[], bytes]:
    def trial() -> bytes:
        page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
        page.wait_for_function("document.querySelector('.sop-f-status')?.textContent.trim()")
        return b""

    return trial


def _sound(page: Page, visitor: Visitor) -> None:
    """Whether the page has no error, and its form is there."""
    if visitor.problems:
        raise WrongError(f"the page says: {visitor.problems[0].splitlines()[0][:90]}")
    if page.evaluate("window.ups !== undefined"):
        raise WrongError("a text ran")
    if not page.get_by_label("Alamat").count():
        raise WrongError("the form is gone")
