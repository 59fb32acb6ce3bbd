# A reader of the site: opens pages in windows of a given size, and keeps a record of all that ought not to happen.
from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

from tests.patience import browser_milliseconds

PATIENCE = browser_milliseconds()
DESKTOP, TABLET, PHONE = 1280, 800, 360
_HEIGHT = 900


_ASKED_UNASKED = "/favicon.ico"
"""What a browser with windows asks for by itself where a page names no icon, as pages that only lead on do."""


_KEPT = """() => {
  sessionStorage.clear();
  return localStorage.length;
}"""
"""Forgets what a tab has kept, and says whether something is kept for all tabs."""


@dataclass
class Visitor:
    """Opens pages; what they ask of other hosts, of which the browser finds none, is remembered together with every error."""

    # No slots: Playwright keeps its own attributes on the object whose methods it calls.
    browser: Browser
    problems: list[str] = field(default_factory=list)
    _forgives: bool = False
    _windows: dict[tuple[str, int, bool, bool], Page] = field(default_factory=dict)
    _rested: set[Page] = field(default_factory=set)

    def open(self, address: str, *, width: int = DESKTOP, dark: bool = False, scripts: bool = True) -> Page:
        """Show a page; calls with the same options share a window."""
        origin = "/".join(address.split("/")[:3]) + "/"
        key = origin, width, dark, scripts
        if key not in self._windows:
            context = self.browser.new_context(
                viewport={"width": width, "height": _HEIGHT},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                reduced_motion="reduce",
                locale="id-ID",
            )
            self._windows[key] = self._watched(context, origin)
        page = self._windows[key]
        if page in self._rested and _same(page.url, address):
            page.goto(
                "about:blank"
            )  # else another place of the page that stands there would be shown, not the page anew
        self._rested.discard(page)
        size: ViewportSize = {"width": width, "height": _HEIGHT}
        if page.viewport_size != size:  # another test of this window has changed it
            page.set_viewport_size(size)
        page.goto(address)
        return page

    def shown(self, site: str) -> Page | None:
        """What the usual window of a site shows, if it shows something: for who goes on there."""
        page = self._windows.get((site, DESKTOP, False, True))
        if page is None or not page.url.startswith(site):
            return None
        self._rested.discard(page)
        return page

    def forgive(self) -> None:
        """Forget what went wrong, and whatever a browser tells of it later, in its own time: in this test it was meant to."""
        self.problems.clear()
        self._forgives = True

    def rest(self) -> None:
        """Forget what pages have kept and what went wrong, and put windows back as they were; they stay for the next test."""
        for (origin, *_), page in self._windows.items():
            if page not in self._rested:
                _put_back(page, origin.rstrip("/"))
        self._rested.update(self._windows.values())
        self.problems.clear()

    def close(self) -> None:
        """Close every window."""
        for page in self._windows.values():
            page.context.close()
        self._windows.clear()

    def _watched(self, context: BrowserContext, origin: str) -> Page:
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self._requested(request, origin))
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self._note(f"script error: {error.error}"))
        return context.new_page()

    def _note(self, problem: str) -> None:
        if not self._forgives:
            self.problems.append(problem)

    def _requested(self, request: Request, origin: str) -> None:
        if not request.url.startswith((origin, "data:", "blob:")):
            self._note(f"foreign request: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(_ASKED_UNASKED):
            self._note(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(_ASKED_UNASKED):
            self._note(f"console: {message.text}")


def _put_back(page: Page, origin: str) -> None:
    for other in page.context.pages:
        if other != page:
            other.close()
    page.emulate_media(media="null")
    page.mouse.move(-1, -1)
    if page.url.startswith("http") and page.evaluate(_KEPT):
        page.goto("about:blank")  # else a page might still write what it was about to
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0] == other.partition("#")[0]
