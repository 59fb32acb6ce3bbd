# `make uji-server`: the site below `/sop/` on each server that «Panduan pengelola» tells of, with the configuration that it shows.
# Nothing is installed: what is missing is said.
from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tatalaksana.catalog import collect
from tests.browser import chromium
from tests.browser.policy import headers
from tests.layanan.answers import flaws
from tests.layanan.published import published
from tests.layanan.servers import SERVERS, moved, running
from tests.layanan.visit import FORM, FORM_FILE, visits
from tests.site.sample import sample_project

_HEADS = ("answers", "search", "run", "form", "code", "lost", "moved")


def main() -> int:
    """Build, serve, look; a table of what was found, and 1 where something is wrong or missing."""
    rows, wrong = [], []
    with tempfile.TemporaryDirectory(prefix="uji-server-") as folder, sync_playwright() as playwright:
        place = Path(folder)
        place.chmod(0o755)  # servers drop their rights
        project = sample_project(place / "proyek", config={"plugins": [{"sop": {"tanggal": "2026-01-05"}}, "formulir"]})
        project.write(f"sops/formulir/{FORM}.yaml", dict(FORM_FILE))
        project.write("docs/contoh.yaml", "judul: Contoh\n" * 200)
        site = project.built("-q")
        catalog = collect(project.root / "sops", "sops").catalog
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
        for server in SERVERS:
            program = server.program
            if program is None:
                wrong.append(f"{server.name}: not there (Debian: apt-get install {server.package}).")
                continue
            work = place / server.package
            work.mkdir()
            work.chmod(0o777)
            with running(server, program, site, work) as address:
                found = {
                    "answers": "; ".join(flaws(address, site, headers())),
                    **dict(visits(browser, address, catalog)),
                }
            found["moved"] = "; ".join(moved(server, program, work))
            rows.append((server.name, *("" if found[head] else "ok" for head in _HEADS)))
            wrong += [f"{server.name}, {head}: {said}" for head, said in found.items() if said]
        browser.close()
        wrong += [f"the script that publishes: {said}" for said in published(project, place)]
    for row in (("", *_HEADS), *rows):
        print("".join(f"{cell:9}" for cell in row).rstrip())
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
