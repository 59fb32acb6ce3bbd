# `python -m tests.browser.pictures`: the pictures of README and «Mengusulkan perubahan», taken of the real thing: a site, sheets
# and a preview of the guide's own example, and what the commands print.
from __future__ import annotations

import html
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.paper import pictures_of
from tests.browser.server import serve_folder
from tests.preview.serving import looking
from tests.site.project import REPOSITORY, Project, environment, new_project
from tests.test_docs import write_worked_example

PICTURES = REPOSITORY / "docs" / "gambar"
OF_GUIDES = REPOSITORY / "plugins/tatalaksana/render/panduan/gambar"
_FILE = "sops/dinas-contoh/peminjaman-ruang-rapat.yaml"
_FORGE = {"jenis": "forgejo", "alamat": "https://git.contoh.go.id/tatalaksana/sop"}
_BETWEEN = 12
"""Pixels around each page of a sheet."""
_RING = "outline: 3px solid #c62828; outline-offset: 4px;"
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; width: 900px; }
pre { margin: 0; padding: 14px 18px; background: #20252b; color: #e6e9ec; font: 15px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
b { color: #9fd3a8; font-weight: 400; }
</style><pre>"""


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
        foot = box["y"] + box["height"] + 40 if box else 440
        page.screenshot(
            path=OF_GUIDES / "usulan-sunting.png", clip={"x": 0, "y": foot - 440, "width": 900, "height": 440}
        )


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
        page.screenshot(path=OF_GUIDES / "usulan-galat.png", clip={"x": 0, "y": 0, "width": 900, "height": 330})
        _terminal(project, browser, "usulan-cek.png", "cek", _FILE)
        file.write_text(good, encoding="utf-8")
        page.get_by_role("alert").wait_for(state="detached")
        page.set_viewport_size({"width": 1366, "height": 800})
        page.locator(".sop-tabel").scroll_into_view_if_needed()
        page.locator(".sop-gulir").screenshot(path=OF_GUIDES / "usulan-pratinjau.png")
        page.goto("about:blank")


def _terminal(project: Project, browser: Browser, picture: str, *words: str) -> None:
    """What a command prints, as a terminal shows it."""
    command = [sys.executable, "-c", "from tatalaksana.cli import main; main()", *words]
    done = subprocess.run(
        command, cwd=project.root, env=environment(), check=False, capture_output=True, encoding="utf-8"
    )
    page = browser.new_page(viewport={"width": 900, "height": 200})
    page.set_content(
        f"{_TERMINAL}<b>$ sop {html.escape(' '.join(words))}</b>\n{html.escape(done.stdout + done.stderr)}</pre>"
    )
    page.locator("pre").screenshot(path=OF_GUIDES / picture)


def _window(browser: Browser, width: int) -> Page:
    return browser.new_page(
        viewport={"width": width, "height": 800}, locale="id-ID", color_scheme="light", reduced_motion="reduce"
    )


if __name__ == "__main__":
    main()
