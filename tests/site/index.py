# What stands in a site's search index, read as the browser's runtime reads it.
from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

_SIGNATURE = b"pagefind_dcd"


def fragments(site: Path) -> list[dict[str, Any]]:
    """Every page of the index, in all its parts, with its words, parts and filters."""
    found = []
    for file in sorted((site / "pagefind").rglob("fragment/*")):
        content = gzip.decompress(file.read_bytes())
        assert content.startswith(_SIGNATURE)
        found.append(json.loads(content.removeprefix(_SIGNATURE)))
    return found


def found_pages(site: Path) -> set[str]:
    """The addresses of all pages that can be found."""
    return {re.sub(r"\.d$", "/", fragment["url"]) for fragment in fragments(site)}


def parts(fragment: dict[str, Any]) -> list[list[str]]:
    """The parts that results lead to: anchor, name of the step, title, texts, and other words for them."""
    return [[unquote_plus(text) for text in one["id"].split("|")] for one in fragment["anchors"]]
