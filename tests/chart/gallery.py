# `python -m tests.chart.gallery`: all fixtures on one page of the docs, drawn as they are on the site.
# The page is committed: what a change to the router does to each drawing can be read as a diff, and seen.
from __future__ import annotations

from pathlib import Path

from tatalaksana.chart import route
from tatalaksana.facts.simbol import symbol_words
from tatalaksana.model import Flow
from tatalaksana.render.html.chart import lane_cells
from tests.chart.figures import Figures, figures
from tests.chart.shapes import SHAPES

PAGE = Path(__file__).parents[2] / "docs" / "galeri-bagan-alir.md"
_LEAST_ROW = 52
_NUMBERS = 44
"""The column of numbers."""

_HEAD = """\
---
title: Galeri bagan alir
hide:
  - toc
search:
  exclude: true
---

<div class="sop-halaman sop-galeri" markdown="0">
<h1>Galeri bagan alir</h1>
<p class="sop-pengantar">Bentuk-bentuk yang sulit, digambar sebagaimana pada halaman SOP. Halaman ini dibuat dengan <code>make gallery</code>
dan dilihat setiap kali penggambarnya diubah.</p>
<fieldset class="sop-saring"><legend>Tampilkan</legend>
<label><input type="radio" name="saring" checked> semua</label>
<label><input type="radio" name="saring" value="silang"> hanya yang bersilang</label>
<label><input type="radio" name="saring" value="cacat"> hanya yang cacat</label></fieldset>
"""


def page() -> str:
    """The page's whole text."""
    return _HEAD + "\n".join(_figure(name, flow) for name, flow in SHAPES.items()) + "\n</div>\n"


def _figure(name: str, flow: Flow) -> str:
    about = figures(flow)
    marks = " silang" * bool(about.crossings) + " cacat" * bool(about.defects)
    return (
        f'<section class="sop-bagan{marks}">\n<h2>{name}</h2>\n<p>{_said(about)}</p>\n'
        f'<div class="sop-gulir" role="region" tabindex="0" aria-label="Bagan: {name}">\n{_table(flow)}\n</div>\n</section>'
    )


def _said(about: Figures) -> str:
    return (
        f"{about.edges} panah, {about.crossings} silangan (paling sedikit {about.least_crossings} pada jalur ini), "
        f"{about.bends} tekukan, panjang {about.length} px"
    )


def _table(flow: Flow) -> str:
    geometry = route(flow)
    names = tuple(f"Lajur {lane + 1}" for lane in range(flow.lanes))
    width = max(band.size for band in geometry.lanes) if flow.lanes <= 6 else 0
    lanes = [width or band.size for band in geometry.lanes]
    cols = "".join(f'<col style="width:{lane}px">' for lane in (_NUMBERS, *lanes))
    head = "".join(f'<th scope="col" class="lajur">{name}</th>' for name in names)
    rows = "\n".join(
        f'<tr style="height:{max(_LEAST_ROW, band.size)}px"><td class="no">{number + 1}</td>{"".join(cells)}</tr>'
        for number, (band, cells) in enumerate(
            zip(geometry.rows, lane_cells(flow, geometry, symbol_words(flow, names)), strict=True)
        )
    )
    total = _NUMBERS + sum(lanes)
    return (
        f'<table class="sop-tabel" style="--lebar:{total};width:{total}px"><colgroup>{cols}</colgroup>\n'
        f'<thead><tr><th scope="col">No.</th>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    )


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"{len(SHAPES)} bagan di {PAGE.name}")


if __name__ == "__main__":
    main()
