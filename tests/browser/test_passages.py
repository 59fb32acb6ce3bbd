# Lines, paragraphs and lists of texts as a browser shows them: the same on a desk, a phone and paper.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import faults
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.collections_on_disk import write
from tests.preview.serving import looking
from tests.written_in_lines import FILES

_LINES = """(cell) => {
  const range = document.createRange();
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest(".siapa, .rincian, .sop-salin")) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) found.push([Math.round(box.left), Math.round(box.top), node.data.trim()]);
  }
  return found;
}"""
"""(left, top, text) of each line of each text of a cell."""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("baris")
    write(root / "sops", FILES)
    with looking(root, "sops/biro/kamera.yaml") as address:
        yield address


def _lines(cell: Locator) -> list[tuple[int, int, str]]:
    return [(left, top, text) for left, top, text in cell.evaluate(_LINES)]


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_lines_stand_where_they_were_written(width: int, media: str, address: str, visitor: Visitor) -> None:
    """Each line begins a line, items hang behind their marks at one edge, and what lies within an item further in."""
    page = visitor.open(address, width=width)
    page.emulate_media(media="print" if media == "print" else "screen")
    lines = _lines(page.locator("tr#langkah-1 > .kegiatan"))
    left = {text: place for place, _, text in reversed(lines)}
    tops = [top for _, top, _ in lines]
    assert tops == sorted(tops)
    long = [place for place, _, text in lines if text.startswith("jadwal")]
    assert {left["kelengkapan surat"]} == {*long, left["tata tertib"]}
    assert left["a."] < left["kelengkapan surat"]
    assert left["Jika kamera sedang dipakai,"] == left["pemohon diberi tahu."] == left["Memeriksa"]
    boxes = page.locator(".sop-identitas > .kotak")
    tools = {text: place for place, _, text in _lines(boxes.nth(3))}
    assert tools["kamera"] == tools["komputer"] > tools["Perangkat:"]
    assert tools["lensa"] == tools["baterai"] > tools["kamera"]
    page.emulate_media(media="screen")
    page.goto("about:blank")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_lists_are_lists_to_those_who_listen(width: int, address: str, visitor: Visitor) -> None:
    """Items are told as items of lists, numbers with them and dashes not; axe finds no fault."""
    page = visitor.open(address, width=width)
    cell = page.locator("tr#langkah-1 > .kegiatan")
    expect(cell.get_by_role("list")).to_have_count(1)
    expect(cell.get_by_role("listitem")).to_have_count(3)
    expect(cell).to_match_aria_snapshot(
        """
        - rowheader:
          - list:
            - listitem: a. kelengkapan surat
            - listitem: /b. jadwal pemakaian/
            - listitem:
              - text: c.
              - link "tata tertib"
        """
    )
    expect(page.locator("tr#langkah-1 > .kelengkapan")).to_match_aria_snapshot(
        """
        - list:
          - listitem: Surat permohonan
          - listitem: Kartu pegawai
        """
    )
    assert [] == faults(page, ".sop")
    page.goto("about:blank")
