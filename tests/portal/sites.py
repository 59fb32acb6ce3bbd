# Sites of small collections, as they hand themselves out.
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tatalaksana.facts import facts_of
from tatalaksana.portal import Situs, read_site
from tatalaksana.render.html import Surroundings
from tatalaksana.render.listing import LISTING_JSON, listing_json, listing_rows
from tatalaksana.render.serahan import HANDED_JSON, handed_json
from tests.collections_on_disk import catalog


def handed(root: Path, files: Mapping[str, str], name: str, address: str) -> Path:
    """A folder with the files that a site of this collection hands out."""
    facts = facts_of(catalog(root / "sops", files))
    around = Surroundings(name)
    (root / "api").mkdir()
    (root / LISTING_JSON).write_bytes(listing_json(listing_rows(facts, around.addresses.of, ()), name))
    (root / HANDED_JSON).write_bytes(handed_json(facts, around, address))
    return root


def site(root: Path, files: Mapping[str, str], key: str) -> Situs:
    """A site of a collection."""
    root.mkdir()
    folder = handed(root, files, f"SOP {key.title()}", f"https://{key}.contoh.go.id")
    return read_site(key, (folder / LISTING_JSON).read_bytes(), (folder / HANDED_JSON).read_bytes())
