# Which browser the tests drive: one that is there, else one that can be had. `python -m tests.browser.chromium` says which.
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

_PLAYWRIGHTS_FEATURES = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright turns off; a browser heeds the last list only."""
_POPUPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Two pages that a browser with windows loads in each new one, for what nobody types into its address bar: four fifths of a window's time."""
_AHEAD = "SpareRendererForSitePerProcess"
"""A process that is begun for the window after next, which mostly never comes."""
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
    "--disable-features=" + ",".join((*_PLAYWRIGHTS_FEATURES, *_POPUPS, _AHEAD)),
    # Other hosts are not there. To refuse each request one by one would turn the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""A browser that does nothing of its own accord, and knows no other host."""

_COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
"""The shell first: without the windows and menus that nobody sees, tests take two thirds of the time."""
_PLACES = (
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Chromium\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_SECONDS = 600


class NoBrowserError(Exception):
    """No browser is installed and none could be had."""


def find() -> Path:
    """The browser's executable: the one that CHROMIUM names, one that is installed, else one installed now.

    Raises:
        NoBrowserError: There is none to be had.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise NoBrowserError(f"CHROMIUM names «{named}», which is no program that can be run.")
        return Path(found)
    for path in _installed():
        return path
    for get in (_from_playwright, _from_debian):
        get()
        for path in _installed():
            return path
    raise NoBrowserError(
        "No Chromium or Chrome is installed, and neither «playwright install chromium» nor «apt-get install chromium» "
        "brought one. Install one, or name its program in the environment variable CHROMIUM."
    )


def arguments() -> list[str]:
    """The arguments to start it with; root may not use the sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def _installed() -> Iterator[Path]:
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    for place in _PLACES:
        path = Path(os.path.expandvars(place))
        if path.is_file():
            yield path
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        yield own


def _from_playwright() -> None:
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _from_debian() -> None:
    if shutil.which("apt-get") is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    before = [] if root else ["sudo", "-n"]
    _try([*before, "apt-get", "update"])
    # The faces that texts in boxes are measured for; without them the machine's own are wider.
    _try([*before, "apt-get", "install", "-y", "--no-install-recommends", "fonts-liberation"])
    for package in _COMMANDS[:2]:
        _try([*before, "apt-get", "install", "-y", "--no-install-recommends", package])
        if shutil.which(package):
            return


def _try(command: list[str]) -> None:
    try:
        subprocess.run(command, check=False, timeout=_SECONDS, stdout=sys.stderr)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)


def main() -> int:
    """Say which browser the tests use."""
    try:
        path = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        version = browser.version
        browser.close()
    print(f"Browser tests use {path} (version {version}).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
