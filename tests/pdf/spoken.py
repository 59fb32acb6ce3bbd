# A PDF's tags as lines of text: what somebody hears who goes through it, and in which order.
from __future__ import annotations

from collections.abc import Iterator

from tests.pdf.paper import Element

_TOLD = ("Scope", "RowSpan", "ColSpan", "ListNumbering")


def spoken(element: Element, depth: int = 0) -> Iterator[str]:
    """An element and what it holds, each on a line: its kind, what it is told by, its own words; cells without anything are left out."""
    about = [f"{key}={element.attributes[key].strip('/')}" for key in _TOLD if key in element.attributes]
    words = "" if any(child.text for child in element.children) else " ".join(element.text.split())
    said = [element.kind, *about, *([f"[{element.alt}]"] if element.alt else []), words]
    if element.kind not in {"TD", "TH"} or words or element.children:
        yield "  " * depth + " ".join(part for part in said if part)
    for child in element.children:
        yield from spoken(child, depth + 1)
