# The engine in a worker of Chromium, and of Firefox where there is one, under the policy that operators are told to send.
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.engines import Engine, engine, found
from tests.browser.policy import headers
from tests.browser.server import serve_folder

_PAGE = '<!doctype html><meta charset="utf-8"><title>Sama</title><link rel="icon" href="data:,"><script src="halaman.js" defer></script>'
_SECONDS = 900
"""After which a worker is taken for hung."""


def in_browsers(site: Path, place: Path) -> Iterator[tuple[str, Any]]:
    """What each browser's worker answered, by the browser's name.

    Args:
        site: The folder that is served; its page is written here.
        place: Where a browser may keep what it needs.
    """
    (site / "index.html").write_text(_PAGE, encoding="utf-8")
    with serve_folder(site, headers=headers()) as address:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.arguments())
            page = browser.new_page()
            page.goto(address)
            yield f"Chromium {browser.version}", _read(_answered(page.evaluate))
            browser.close()
        if found("firefox"):
            profile = place / "firefox"
            profile.mkdir()
            with engine("firefox", profile) as window:
                window.open(address)
                yield f"Firefox {_version(window)}", _read(_answered(window.evaluate))


def _version(window: Engine) -> str:
    return str(window.evaluate("navigator.userAgent")).rpartition("/")[2]


def _answered(asked: Callable[[str], Any]) -> Any:  # noqa: ANN401 - JSON
    """What the page holds once its worker has spoken; a policy without «eval» lets no browser wait for that itself."""
    end = monotonic() + _SECONDS
    while monotonic() < end:
        if said := asked("window.jawaban ?? null"):
            return said
        sleep(1)
    return {"salah": "no answer"}


def _read(said: Any) -> Any:  # noqa: ANN401 - JSON
    if "salah" in said:
        return said
    answered = json.loads(said["said"])
    return {**answered, "times": {"ready": said["ready"], **answered["times"]}}
