# What axe finds in a page. It runs often enough that what nobody asks of it is left out: the lists of what is right, which are
# long, the stylesheets, which it would read once more for rules that are off, and the same colours again and again: to hold one
# text against all that is behind it takes most of its time, and a table has thousands of them that differ in their words alone.
# Those that are held against it bear an attribute while it runs, for where things lie behind each other it finds out once a run.
from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tatalaksana.catalog import SEARCH, quality_page, sop_page, workload_page
from tests.browser.sources import OF_EACH_KIND, SEEDS
from tests.browser.visitor import DESKTOP, PHONE

WIDE_AND_NARROW = ((DESKTOP, False), (PHONE, True))
"""The width of a window, and whether it is dark: a page's own parts have the same colours at any width, but for those that only a narrow window has."""
WALKED = (
    *OF_EACH_KIND, f"{SEARCH}/?q=pohon", sop_page(SEEDS[-1]), f"{sop_page(SEEDS[0])}-evaluasi", quality_page("biro-pp"),
    workload_page("kasubbag-rawat-taman"), "panduan-pembaca", "panduan-penyunting", "istilah", "404",
)  # fmt: skip
"""Pages of the invented collection that test_jalan.py looks at: wide and light, as large as 200 %, and on a small phone in the dark."""

_RUN = """
([where, dark]) => {
  const options = { resultTypes: ["violations"], preload: { assets: ["media"] } };
  const roots = where ? [...document.querySelectorAll(where)] : [document.documentElement];
  const names = new Map(), seen = new Set(), texts = [];
  // All that a text stands on, as a number: what its ancestors are painted with. 0 where it may lie on something else.
  const ground = (item) => {
    if (!item) return 1;
    const below = ground.of.get(item.parentElement) ?? ground(item.parentElement), style = getComputedStyle(item);
    const free = !["static", "relative"].includes(style.position) || style.zIndex !== "auto" || style.float !== "none" || style.transform !== "none";
    const name = [below, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join();
    if (!names.has(name)) names.set(name, names.size + 2);
    const found = below && !free ? names.get(name) : 0;
    ground.of.set(item, found);
    return found;
  };
  ground.of = new Map();
  const control = "input, select, textarea, button";
  for (const item of new Set(roots.flatMap((root) => [root, ...root.querySelectorAll("*")]))) {
    if (!item.matches(control) && ![...item.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())) continue;
    if (!item.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(item), on = ground(item);
    const off = Boolean(item.closest(":disabled, [aria-disabled=true]"));
    const kind = [on, item.tagName, style.color, style.fontSize, style.fontWeight, style.textShadow, style.webkitTextFillColor, off].join();
    if (on && seen.has(kind)) continue;
    seen.add(kind);
    texts.push(item);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-uji-warna]" }] });
  texts.forEach((item) => item.setAttribute("data-uji-warna", ""));
  const all = dark ? { runOnly: ["link-in-text-block", "color-contrast"] } : {};
  return axe
    .run(where ?? document, { ...options, ...all })
    .then(({ violations }) => violations)
    .finally(() => texts.forEach((item) => item.removeAttribute("data-uji-warna")));
}
"""


def ways_to_look(name: str | None) -> tuple[tuple[int, bool], ...]:
    """Wide and narrow; narrow alone at a page of the invented collection that test_jalan.py looks at in its other way."""
    return WIDE_AND_NARROW[1:] if name in WALKED else WIDE_AND_NARROW


def faults(page: Page, where: str | None = None, *, dark: bool = False) -> list[str]:
    """The faults of a page as it stands, each with its rule, its markup and what would mend it.

    Args:
        page: The page.
        where: The parts of it that are looked at.
        dark: Whether the same page was looked at in the light before: only its colours are other ones then.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, [where, dark])
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found for node in one["nodes"]
    ]  # fmt: skip
