# What axe does not see, on every kind of page: where one is among headings and landmarks, what the focus can reach, and how much of
# each target a finger or an unsteady hand has.
from __future__ import annotations

import pytest

from tatalaksana.catalog import (
    CHECK,
    FORMS,
    HOME,
    IMPACT,
    MAP,
    OFFICES,
    QUALITY,
    REFERENCE,
    REGULATIONS,
    SEARCH,
    SOPS,
    UNPUBLISHED,
    WORKLOAD,
    office_page,
    quality_page,
    regulation_page,
    sop_page,
    unit_page,
    workload_page,
)
from tatalaksana.render.situs import OTHERS
from tests.browser.axe import faults
from tests.browser.server import Site
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import Visitor

_PAGES = (
    HOME, SOPS, OFFICES, REGULATIONS, FORMS, MAP, QUALITY, WORKLOAD, IMPACT, UNPUBLISHED, CHECK, f"{SEARCH}/?q=pohon", REFERENCE, OTHERS,
    sop_page(SEEDS[0]), sop_page(SEEDS[-1]), sop_page(EVERY[-1]), f"{sop_page(SEEDS[0])}-monitoring", unit_page("biro-pp"),
    office_page("kabag-taman"), quality_page("biro-pp"), workload_page("kasubbag-rawat-taman"), regulation_page("perkadis-tamanbun-4-2015"),
    "formulir/notula-rapat-lapangan", "panduan-pembaca", "istilah",
)  # fmt: skip
_WIDE, _NARROW, _ZOOMED = (1366, 768), (320, 640), (683, 384)
"""A usual office's screen, the narrowest, and the first at 200 %."""
_FAULTS = """() => {
  const found = [], least = 23.5; // a half pixel is lost where one zooms
  const seen = (item) => item.checkVisibility({ visibilityProperty: true });
  const named = (item) => item.getAttribute("aria-label") ?? document.getElementById(item.getAttribute("aria-labelledby"))?.textContent ?? "";
  const words = (item) => item.outerHTML.slice(0, 120);
  let above = 0;
  for (const head of [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen)) {
    const level = Number(head.tagName[1]);
    if (level > above + 1) found.push(`heading of level ${level} below one of ${above}: ${head.textContent}`);
    above = level;
  }
  const names = [...document.querySelectorAll("nav, [role=region]")].filter(seen).map(named);
  if (names.some((name) => !name.trim())) found.push("a landmark without a name");
  if (new Set(names).size < names.length) found.push(`landmarks of one name: ${names.join(" | ")}`);
  for (const item of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (!seen(item) || item.matches(".sop-lompat, .sop-lewati")) continue; // that are there only with the focus
    const { left, right, width, height } = item.getBoundingClientRect();
    if (!item.closest(".sop-gulir") && (right <= 0 || left >= innerWidth)) found.push(`beside the window: ${words(item)}`);
    const around = item.parentElement.closest("p, li, dd, dt, td, th, div, h1, h2, h3");
    // A link within a sentence is as high as its line, one in a cell as wide as its words, and a choice has its label to be hit.
    const inText = item.matches("a") && getComputedStyle(item).display === "inline" && around.textContent.trim().length > item.textContent.trim().length + 2;
    const label = item.labels?.[0]?.getBoundingClientRect();
    const large = ((width >= least || item.matches("td a, th a")) && height >= least) || (label && label.height >= least);
    if (!inText && !large && !item.closest("svg")) found.push(`${Math.round(width)} × ${Math.round(height)}: ${words(item)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("name", _PAGES)
def test_what_axe_does_not_see(name: str, site: Site, reader: Visitor) -> None:
    """Headings go down one by one, landmarks have names of their own, nothing that takes the focus is beside the window, and what is hit is 24 pixels at least; at 320 pixels and at 200 % nothing scrolls sideways, and axe finds nothing."""
    for width, height in (_WIDE, _NARROW, _ZOOMED):
        page = reader.open(site.page(name).removesuffix("/") if "?" in name else site.page(name), width=width)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_load_state("networkidle")
        assert [] == page.evaluate(_FAULTS), width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [] == faults(page), width
