# The symbols of a chart, with their arrowheads and labels, and the words that stand for them.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.chart import Geometry, Label, Side
from tatalaksana.model import Bentuk, Flow, Symbol
from tatalaksana.render.html.lines import Cell
from tatalaksana.render.html.markup import Html, escape

_SHAPES = {
    Bentuk.KAPSUL: Html('<rect x=".5" y=".5" width="45" height="27" rx="13.5"/>'),
    Bentuk.KOTAK: Html('<rect x=".5" y=".5" width="45" height="27"/>'),
    Bentuk.BELAH_KETUPAT: Html('<path d="M23 .6 45.4 14 23 27.4.6 14z"/>'),
}
_ARROW = Html('<svg viewBox="0 0 7 7" aria-hidden="true"><path d="M0 0h7L3.5 7z"/></svg>')
_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}


def symbols(flow: Flow, geometry: Geometry, names: Sequence[str]) -> dict[Cell, Html]:
    """For each cell with symbols, their markup; `names` are what stands over the lanes."""
    arrows: list[dict[Side, None]] = [{} for _ in flow.symbols]
    labels: list[list[Html]] = [[] for _ in flow.symbols]
    exits: list[list[str]] = [[] for _ in flow.symbols]
    for edge, route in zip(flow.edges, geometry.routes, strict=True):
        arrows[edge.target][route.enters] = None
        where = target_name(flow, edge.target)
        exits[edge.source].append(f"{edge.label} → {where}" if edge.label else f"→ {where}")
        if route.label is not None:
            labels[route.label.symbol].append(_label(edge.label, route.label))
    found: dict[Cell, Html] = {}
    for index, symbol in enumerate(flow.symbols):
        centre = geometry.centres[index]
        height = geometry.rows[centre.row].lines[centre.y] * 100
        place = "" if height == 50 else f' style="--y:{height:.4g}%"'  # noqa: PLR2004 - the stylesheet's default
        heads = "".join(f'<i class="a {_SIDES[side]}">{_ARROW}</i>' for side in arrows[index])
        text = f"<b>{escape(symbol.teks)}</b>" if symbol.teks else ""
        words = escape(_words(names[symbol.lane], symbol, exits[index]))
        markup = Html(
            f'<div class="s"{place}><svg class="g" viewBox="0 0 46 28" role="img" aria-label="{words}">'
            f"{_SHAPES[symbol.bentuk]}</svg>{text}{heads}{''.join(labels[index])}</div>"
        )
        cell = (symbol.row, symbol.lane)
        found[cell] = Html(found.get(cell, "") + markup)
    return found


def lane_names(entry: Entry, catalog: Catalog) -> tuple[str, ...]:
    """What stands over each lane: its label as printed, else the office's short name, else its name."""
    names = []
    for lajur in entry.sop.pelaksana:
        jabatan = catalog.registers.jabatan[lajur.jabatan]
        names.append(lajur.label or jabatan.singkatan or jabatan.nama)
    return tuple(names)


def target_name(flow: Flow, symbol: int) -> str:
    """How a step is called in the words for an arrow to it."""
    target = flow.symbols[symbol]
    if target.ends and target.teks == "Selesai":
        return "selesai"
    return flow.numbers[target.row] or f"baris ke-{target.row + 1}"


def _label(text: str, label: Label) -> Html:
    """A label beside its line: above it or, as the second there, below it, and further out as the third."""
    kind = f"e {_SIDES[label.side]}{' dua' * (label.rank % 2)}{' tiba' * label.arriving}"
    outwards = f' style="--luar:{label.rank // 2}"' if label.rank > 1 else ""
    return Html(f'<span class="{kind}"{outwards} aria-hidden="true">{escape(text)}</span>')


def _words(who: str, symbol: Symbol, exits: Sequence[str]) -> str:
    if symbol.bentuk is Bentuk.BELAH_KETUPAT:
        kind = "keputusan"
    else:
        kind = "mulai" if symbol.starts else "selesai" if symbol.ends else "proses"
    said = f" «{symbol.teks}»" if symbol.teks and symbol.teks.casefold() != kind else ""
    return f"{who}: {kind}{said}" + (f"; {', '.join(exits)}" if exits else "")
