# The charts as who listens to them hears them: each row of the table in the accessibility tree, as one line of a golden file.
from __future__ import annotations

import re

import pytest

from tatalaksana.catalog import sop_page
from tests.browser.server import Site
from tests.browser.sheet import as_sheet
from tests.browser.sources import SEEDS
from tests.browser.visitor import Visitor
from tests.golden_files import GOLDEN, check_golden

_LINE = re.compile(r'^(\s*)- (?:[\'"]?)(\w+)(?: "((?:[^"\\]|\\.)*)")?[^:]*?(?::\s*(.*))?$')
"""An element of a snapshot: how deep, its role, its name, its text."""


@pytest.mark.parametrize("name", SEEDS)
def test_charts_are_read_as_sentences(name: str, site: Site, reader: Visitor) -> None:
    """Whose step it is, which shape stands there and where it leads on are said in words, row by row."""
    page = as_sheet(reader.open(site.page(sop_page(name))))
    rows = page.locator("table.sop-tabel > tbody > tr").all()
    said = [_heard(row.aria_snapshot()) for row in rows]
    assert len(said) == len(site.catalog.entries[name].sop.kegiatan)
    check_golden(GOLDEN / "dibacakan" / f"{name.rpartition('/')[2]}.txt", "\n".join(said) + "\n")


def _heard(snapshot: str) -> str:
    """What says something, in order: elements by their names, else by the texts in them."""
    said: list[str] = []
    named = -1  # how deep the element is whose name has said all that is in it
    for line in snapshot.splitlines()[1:]:
        found = _LINE.match(line)
        if not found:
            continue
        depth = len(found[1])
        if 0 <= named < depth:
            continue
        words = " ".join((found[3] or found[4] or "").replace('\\"', '"').strip("'\"").split())
        named = depth if found[3] else -1
        if words and found[2] != "url":
            said.append(words)
    return " | ".join(said)
