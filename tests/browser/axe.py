# What axe finds in a page. It runs often enough that what nobody asks of it is left out: the lists of what is right, which are
# long, and the stylesheets, which it would read once more for rules that are off.
from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_OPTIONS = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
_RUN = "([where, options]) => axe.run(where ?? document, options).then(found => found.violations)"


def faults(page: Page, where: str | None = None, *, dark: bool = False) -> list[str]:
    """The faults of a page as it stands, each with its rule, its markup and what would mend it.

    Args:
        page: The page.
        where: The parts of it that are looked at.
        dark: Whether the same page was looked at in the light before: only its colours are other ones then.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, [where, _OPTIONS | (_COLOURS if dark else {})])
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found for node in one["nodes"]
    ]  # fmt: skip
