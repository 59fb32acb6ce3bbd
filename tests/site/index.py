# What stands in a site's search index, read as the browser's runtime reads it.
from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

from tatalaksana.facts import facts_of
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.site.indexing import write_index
from tatalaksana.site.renewing import Renewal
from tests.collections_on_disk import koleksi

_SIGNATURE = b"pagefind_dcd"


def written_index(documents: Path, site: Path) -> None:
    """Write the index of one folder of documents, with nothing to take it from."""
    write_index({documents: ""}, site, Renewal(facts_of(koleksi()), Surroundings("SOP", Addresses()), None, None))


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
