# Pages of random charts and nothing else: each in a table with steps of every length, so that rows grow over their least height.
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tatalaksana.chart import Geometry, route
from tatalaksana.facts.simbol import symbol_words
from tatalaksana.model import Flow
from tatalaksana.render.html.chart import lane_cells
from tatalaksana.web import asset
from tests.chart.random_flow import random_flow, wordy_flow

_SIZES = ((12, 40), (6, 16))
"""The most lanes and rows of every other chart: the small ones have lanes that stretch in a wide window."""
_WORDY = 5
"""One chart of so many is full of words."""
_NUMBER, _STEP = 36, 250
_WORDS = (
    "Memeriksa",
    "kelengkapan",
    "berkas",
    "dan",
    "menyerahkan",
    "surat",
    "kepada",
    "atasan",
    "untuk",
    "ditandatangani",
)
_HEAD = """\
<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Bagan acak</title><link rel="icon" href="data:,"><style>
html { box-sizing: border-box } *, ::before, ::after { box-sizing: inherit } body { margin: 0 }
"""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A random chart, by its seed."""

    seed: int
    flow: Flow
    geometry: Geometry

    def table(self) -> str:
        """The chart as it stands in the table of an SOP."""
        names = tuple(f"Lajur {lane + 1}" for lane in range(self.flow.lanes))
        widths = [band.size for band in self.geometry.lanes]
        cols = "".join(f'<col style="width:{width}px">' for width in widths)
        head = "".join(f'<th scope="col" class="lajur">{name}</th>' for name in names)
        rows = "\n".join(
            f'<tr style="height:{band.size}px"><td class="no">{row + 1}</td>'
            f'<th scope="row" class="kegiatan">{_step(self.seed, row)}</th>{"".join(cells)}</tr>'
            for row, (band, cells) in enumerate(
                zip(
                    self.geometry.rows,
                    lane_cells(self.flow, self.geometry, symbol_words(self.flow, names)),
                    strict=True,
                )
            )
        )
        return (
            f'<div class="sop-gulir"><table class="sop-tabel" style="--lebar:{_NUMBER + _STEP + sum(widths)}"><colgroup>'
            f'<col class="no" style="width:{_NUMBER}px"><col class="kegiatan" style="width:{_STEP}px">{cols}</colgroup>\n'
            f'<thead><tr><th scope="col" class="no">No.</th><th scope="col" class="kegiatan">Kegiatan</th>{head}</tr></thead>\n'
            f"<tbody>\n{rows}\n</tbody></table></div>"
        )


@cache
def specimens(seeds: range) -> tuple[Specimen, ...]:
    """The charts of some seeds."""
    return tuple(map(_specimen, seeds))


def write_page(seeds: range, folder: Path, style: str = "") -> str:
    """Write a page of these charts with our stylesheet, and rules after it; its address."""
    file = folder / "bagan.html"
    tables = "\n".join(specimen.table() for specimen in specimens(seeds))
    file.write_text(
        f'{_HEAD}{asset("sop.css").decode()}\n{style}</style></head>\n<body class="md-typeset"><article class="sop"><div class="sop-lembar">\n'
        f"{tables}\n</div></article></body></html>\n",
        encoding="utf-8",
    )
    return file.as_uri()


def _specimen(seed: int) -> Specimen:
    lanes, rows = _SIZES[seed % len(_SIZES)]
    flow = wordy_flow(seed) if seed % _WORDY == 1 else random_flow(seed, lanes=lanes, rows=rows)
    return Specimen(seed, flow, route(flow))


def _step(seed: int, row: int) -> str:
    """Words of a step: mostly a line or two, sometimes many more."""
    random = Random(f"{seed}/{row}")  # noqa: S311 - words, no secrets
    return " ".join(random.choices(_WORDS, k=random.choice((1, 3, 8, 15, 30, 70))))
