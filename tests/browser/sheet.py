# The sheet's words as the browser shows them: the identity sheet's boxes, and the table as a grid.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.model import Isi, Kolom, plain

_READ = r"""
() => {
  const words = item => item.innerText.replace(/\s+/g, " ").trim();
  const parts = item => {
    if (item.matches(".j")) return [...item.querySelectorAll(".s b")].map(words);
    const list = item.querySelectorAll("li"), extras = [...item.querySelectorAll(".rincian")].reverse();
    if (list.length) return [...list].map(words);
    const text = extras.map(words).reduce((all, tail) => all.endsWith(tail) ? all.slice(0, -tail.length).trim() : all, words(item));
    return text ? [text] : [];
  };
  const grid = section => {
    const filled = [...section.rows].map(() => []);
    [...section.rows].forEach((row, top) => [...row.cells].filter(cell => cell.getClientRects().length).forEach(cell => {
      let left = 0;
      while (filled[top][left]) left++;
      const shown = {tag: cell.tagName, scope: cell.getAttribute("scope"), parts: parts(cell), drawn: cell.matches(".j")};
      for (let y = 0; y < cell.rowSpan; y++) for (let x = 0; x < cell.colSpan; x++) filled[top + y][left + x] = shown;
    }));
    return filled;
  };
  const table = document.querySelector("table.sop-tabel");
  const pairs = [...document.querySelectorAll(".sop-identitas dl > div")].map(item => [words(item.children[0]), words(item.children[1])]);
  // The colon behind a title is the style's.
  const after = item => getComputedStyle(item, "::after").content.replace("none", '""');
  const title = item => (words(item) + JSON.parse(after(item))).replace(/\s/g, " ");
  const boxes = [...document.querySelectorAll(".sop-identitas .kotak")].map(item => [title(item.querySelector("h2")), parts(item.querySelector("h2 + div"))]);
  return {
    head: grid(table.tHead), body: grid(table.tBodies[0]), pairs, boxes,
    kop: [...document.querySelectorAll(".kop p")].map(words),
  };
}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as shown."""

    tag: str
    scope: str | None
    parts: tuple[str, ...]
    """Its text, or each item of its list."""
    drawn: bool
    """Whether the chart is drawn in it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's sheet as shown. Cells that span several places stand in each of them."""

    kop: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    boxes: tuple[tuple[str, tuple[str, ...]], ...]
    head: tuple[tuple[Shown, ...], ...]
    body: tuple[tuple[Shown, ...], ...]


def as_sheet(page: Page) -> Page:
    """The page with its steps as the sheet shows them, on a phone too, where they begin as cards."""
    sheet = page.locator(".sop-tampilan").get_by_text("Lembar", exact=True)
    if sheet.is_visible():
        sheet.click()
    return page


def read_sheet(page: Page) -> Sheet:
    """Read what an SOP's page shows."""
    data = page.evaluate(_READ)
    return Sheet(
        tuple(data["kop"]),
        tuple((name, text) for name, text in data["pairs"]),
        tuple((name, tuple(parts)) for name, parts in data["boxes"]),
        _grid(data["head"]),
        _grid(data["body"]),
    )


def texts(isi: Isi | None) -> tuple[str, ...]:
    """The words of a box of the form, as a reader sees them."""
    if isi is None:
        return ()
    return tuple(seen(text) for text in ((isi,) if isinstance(isi, str) else isi))


def seen(text: str) -> str:
    """A text as a reader sees it: without Markdown's marks, each run of spaces one."""
    return " ".join(plain(text).split())


def columns(entry: Entry, catalog: Catalog) -> list[tuple[Kolom, int]]:
    """Each column of the table, from left to right, with its lane or 0."""
    found: list[tuple[Kolom, int]] = []
    for kolom in catalog.profil_of(entry.sop).kolom:
        count = len(entry.sop.pelaksana) if kolom is Kolom.PELAKSANA else 1
        found += [(kolom, lane) for lane in range(count)]
    return found


def lane_heads(entry: Entry, catalog: Catalog) -> list[str]:
    """What must stand over each lane."""
    offices = [catalog.registers.jabatan[lajur.jabatan] for lajur in entry.sop.pelaksana]
    return [
        lajur.label or office.singkatan or office.nama
        for lajur, office in zip(entry.sop.pelaksana, offices, strict=True)
    ]


def _grid(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Shown, ...], ...]:
    return tuple(
        tuple(Shown(cell["tag"], cell["scope"], tuple(cell["parts"]), cell["drawn"]) for cell in row) for row in rows
    )
