# «Panduan pengelola»: what its configurations say alike, and what no server runs here. `make uji-server` runs the others.
from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tatalaksana.render.panduan import guide_text
from tests.browser.policy import headers
from tests.layanan.answers import TYPES
from tests.layanan.shown import shown

_KNOWN_TO_IIS = {".html", ".pdf", ".xlsx", ".png", ".xml", ".gz", ".txt", ".ico"}


@pytest.mark.parametrize("name", ["nginx", "apache", "caddy", "iis"])
def test_each_server_sends_what_the_readme_says(name: str) -> None:
    """The policy of the README, and how long what is called by its content may be kept."""
    text = shown(name)
    assert [value for value in headers().values() if value not in text] == []
    assert "no-cache" in text


def test_iis_knows_every_kind_of_file() -> None:
    """IIS refuses files whose suffix it doesn't know: each kind that a site has is named, once, with the type that others give it."""
    root = ElementTree.fromstring(shown("iis").partition("?>")[2])  # noqa: S314 - our own page
    maps = {one.get("fileExtension"): one.get("mimeType") for one in root.iter("mimeMap")}
    assert len(maps) == len(list(root.iter("mimeMap")))
    assert [suffix for suffix in TYPES if suffix not in maps and suffix not in _KNOWN_TO_IIS] == []
    assert [suffix for suffix, given in maps.items() if suffix in TYPES and given not in TYPES[str(suffix)]] == []


def test_types_are_those_of_a_site(collection_site: Path) -> None:
    """No kind of file of a built site is unknown to these tests."""
    kinds = {file.suffix for file in collection_site.rglob("*") if file.is_file()}
    assert sorted(kinds - TYPES.keys() - _KNOWN_TO_IIS) == []


def test_the_page_says_what_was_not_run() -> None:
    """Who reads of IIS knows that nobody ran it here."""
    text = guide_text("pengelola")
    assert "belum pernah dijalankan di IIS" in text
    assert not re.search(r"^## (?!.*\n)", text, re.MULTILINE)
