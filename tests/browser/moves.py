# How far things on a page have moved since it came. Nothing here waits for the network to be idle: a browser may miss that moment.
from __future__ import annotations

from playwright.sync_api import Page

_MOVED = """
new Promise(done => {
  let sum = 0, last = performance.now();
  const happened = () => { last = performance.now(); };
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; happened(); }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver(happened).observe({ type: "resource" });
  const wait = () => performance.now() - last > 300 ? done(sum) : setTimeout(wait, 50);
  wait();
})
"""


def moved(page: Page) -> float:
    """The sum of all shifts of layout, as browsers reckon them, once nothing moves and nothing is fetched any more."""
    return float(page.evaluate(_MOVED))
