# `python -m tests.browser.pictures`: the pictures of README and «Mengusulkan perubahan», taken of the real thing: a site, sheets
# and a preview of the guide's own example.
from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.paper import pictures_of
from tests.browser.server import serve_folder
from tests.preview.serving import looking
from tests.site.project import REPOSITORY, Project, new_project
from tests.test_docs import write_worked_example

PICTURES = REPOSITORY / "docs" / "gambar"
OF_GUIDES = REPOSITORY / "plugins/tatalaksana/render/panduan/gambar"
_FILE = "sops/dinas-contoh/peminjaman-ruang-rapat.yaml"
_FORGE = {"jenis": "forgejo", "alamat": "https://git.contoh.go.id/tatalaksana/sop"}
_BETWEEN = 12
"""Pixels around each page of a sheet."""
_COLOURS = 16
"""As many as a picture of a page needs: it weighs a third then."""
_FOOT = 210
_RING = "outline: 3px solid #c62828; outline-offset: 4px;"


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory(prefix="tatalaksana-gambar-") as folder, sync_playwright() as playwright:
        project = new_project(Path(folder), {}, plugin={"repositori": _FORGE}, config={"site_name": "SOP Dinas Contoh"})
        write_worked_example(project.root)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        _button(project, _window(browser, 900))
        _page_and_sheet(project, _window(browser, 1366))
        _mistake(project, browser)
        browser.close()


def _button(project: Project, page: Page) -> None:
    """The foot of the SOP's page, the link marked."""
    with serve_folder(project.built("-q")) as address:
        page.goto(f"{address}sop/dinas-contoh/peminjaman-ruang-rapat/")
        link = page.get_by_role("link", name="Sunting")
        link.evaluate("(link, ring) => { link.style.cssText = ring; }", _RING)
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        foot = box["y"] + box["height"] + 40 if box else _FOOT
        _keep("usulan-sunting", page.screenshot(clip={"x": 0, "y": foot - _FOOT, "width": 900, "height": _FOOT}))


def _page_and_sheet(project: Project, page: Page) -> None:
    """The SOP's page as it opens, and the pages of its sheet side by side."""
    with serve_folder(project.root / "site") as address:
        page.goto(f"{address}sop/dinas-contoh/peminjaman-ruang-rapat/")
        page.screenshot(path=PICTURES / "halaman-sop.png", clip={"x": 0, "y": 0, "width": 1366, "height": 780})
    pdf = project.root / "site/sop/dinas-contoh/peminjaman-ruang-rapat.pdf"
    sheets = [Image.frombytes("RGB", (one.width, one.height), one.pixels) for one in pictures_of(pdf.read_bytes(), 66)]
    whole = Image.new(
        "RGB", (sum(one.width + _BETWEEN for one in sheets) + _BETWEEN, sheets[0].height + 2 * _BETWEEN), "#9aa4ab"
    )
    for number, one in enumerate(sheets):
        whole.paste(one, (_BETWEEN + number * (one.width + _BETWEEN), _BETWEEN))
    whole.save(PICTURES / "lembar-sop.png", optimize=True)


def _mistake(project: Project, browser: Browser) -> None:
    """What check and preview say of a mistake, and the preview when it is gone."""
    file = project.root / _FILE
    good = file.read_text(encoding="utf-8")
    page = _window(browser, 900)
    with looking(project.root, _FILE) as address:
        page.goto(address)
        file.write_text(good.replace("tidak: penerimaan}", "tidak: penerimaaan}"), encoding="utf-8")
        page.get_by_role("alert").wait_for()
        _keep("usulan-galat", page.screenshot(clip={"x": 0, "y": 0, "width": 900, "height": 330}))
        file.write_text(good, encoding="utf-8")
        page.get_by_role("alert").wait_for(state="detached")
        page.set_viewport_size({"width": 1366, "height": 800})
        page.locator(".sop-tabel").scroll_into_view_if_needed()
        _keep("usulan-pratinjau", page.locator(".sop-gulir").screenshot())
        page.goto("about:blank")


def _keep(name: str, picture: bytes) -> None:
    """A guide's picture, as light as it stays readable."""
    shown = Image.open(io.BytesIO(picture)).convert("RGB")
    few = shown.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(OF_GUIDES / f"{name}.png", optimize=True)


def _window(browser: Browser, width: int) -> Page:
    return browser.new_page(
        viewport={"width": width, "height": 800}, locale="id-ID", color_scheme="light", reduced_motion="reduce"
    )


if __name__ == "__main__":
    main()
