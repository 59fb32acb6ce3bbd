# The symbols of a chart, with their arrowheads and labels.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.chart import ExitLabel, Geometry, Side, SymbolSize
from tatalaksana.chart.sizes import ARROW_LENGTH as LONG
from tatalaksana.chart.sizes import ARROW_WIDTH as WIDE
from tatalaksana.chart.sizes import SYMBOL_HEIGHT, SYMBOL_WIDTH
from tatalaksana.diff import Tanda, Tertanda
from tatalaksana.model import Bentuk, Flow
from tatalaksana.render.html.lines import LaneCell
from tatalaksana.render.html.markup import Html, escape

_TIP = f'<svg viewBox="0 0 {WIDE} {LONG}" aria-hidden="true">'
_ARROW = Html(f'{_TIP}<path d="M0 0h{WIDE}L{WIDE / 2:g} {LONG}z"/></svg>')
_CROSS = Html(f'{_TIP}<path d="M0 0l{WIDE} {LONG}M{WIDE} 0l-{WIDE} {LONG}"/></svg>')
_SAID = {Tanda.TETAP: "", Tanda.HAPUS: "dihapus – ", Tanda.TAMBAH: "ditambahkan – "}
_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}

MIDDLE = 0.5
"""Of a cell: where the stylesheet puts a symbol of which nothing else is said."""


def symbols(
    flow: Flow, geometry: Geometry, said: tuple[str, ...], signs: Tertanda | None = None
) -> dict[LaneCell, Html]:
    """For each cell with symbols, their markup; `said` is what each symbol is called for those who listen, `signs` tell what changed."""
    signs = signs or Tertanda((Tanda.TETAP,) * len(flow.symbols), (Tanda.TETAP,) * len(flow.edges))
    arrows: list[dict[Side, set[Tanda]]] = [{} for _ in flow.symbols]
    labels: list[list[Html]] = [[] for _ in flow.symbols]
    for edge, route in zip(flow.edges, geometry.routes, strict=True):
        arrows[edge.target].setdefault(route.enters, set()).add(signs.edges[route.edge])
        if route.label is not None:
            labels[route.label.symbol].append(
                _label(route.label, geometry.sizes[route.label.symbol], signs.edges[route.edge])
            )
    found: dict[LaneCell, Html] = {}
    for index, symbol in enumerate(flow.symbols):
        size = geometry.sizes[index]
        heads = "".join(_head(side, marks) for side, marks in arrows[index].items())
        text = f"<b>{_lines(size.lines)}</b>" if size.lines else ""
        sign = signs.symbols[index]
        words = escape(_SAID[sign] + said[index])
        struck = _struck(size) if sign is Tanda.HAPUS else ""
        markup = Html(
            f'<div class="s{_kind(sign)}"{_place(geometry, index)}><svg class="g" viewBox="0 0 {size.width} {size.height}" role="img" aria-label="{words}">'
            f"{_shape(symbol.bentuk, size)}{struck}</svg>{text}{heads}{''.join(labels[index])}</div>"
        )
        cell = (symbol.row, symbol.lane)
        found[cell] = Html(found.get(cell, "") + markup)
    return found


def _kind(sign: Tanda) -> str:
    return "" if sign is Tanda.TETAP else f" {sign.value}"


def _head(side: Side, signs: set[Tanda]) -> Html:
    """The tip of the arrows that come in on a side: a cross where all of them are gone, a new tip where all others came."""
    sign = next(sign for sign in (Tanda.TETAP, Tanda.TAMBAH, Tanda.HAPUS) if sign in signs)
    return Html(f'<i class="a {_SIDES[side]}{_kind(sign)}">{_CROSS if sign is Tanda.HAPUS else _ARROW}</i>')


def _label(label: ExitLabel, size: SymbolSize, sign: Tanda) -> Html:
    """A label beside its line, where the chart puts it."""
    kind = f"e {_SIDES[label.side]}{_kind(sign)}"
    across = f"{'left' if label.rightwards else 'right'}:{size.width // 2 + label.near}px"
    return Html(
        f'<span class="{kind}" style="{across};top:{size.height // 2 + label.top}px" aria-hidden="true">{_lines(label.lines)}</span>'
    )


def _lines(lines: Sequence[str]) -> Html:
    """Lines that end where the chart ends them; read or copied they are one text."""
    return Html(" <br>".join(map(escape, lines)))


def _place(geometry: Geometry, symbol: int) -> Html:
    """What the stylesheet doesn't know: where a symbol stands in its cell, and how large it is."""
    centre, size = geometry.centres[symbol], geometry.sizes[symbol]
    across = geometry.lanes[centre.lane].lines[centre.x]
    down = geometry.rows[centre.row].lines[centre.y]
    styles = [f"--x:{across:.5g}"] if across != MIDDLE else []
    styles += [f"--y:{down:.4g}"] if down != MIDDLE else []
    styles += [f"--simbol-lebar:{size.width}px"] if size.width != SYMBOL_WIDTH else []
    styles += [f"--simbol-tinggi:{size.height}px"] if size.height != SYMBOL_HEIGHT else []
    return Html(f' style="{";".join(styles)}"' if styles else "")


def _shape(bentuk: Bentuk, size: SymbolSize) -> Html:
    width, height = size.width, size.height
    if bentuk is Bentuk.BELAH_KETUPAT:
        return Html(
            f'<path d="M{width / 2:g} .6 {width - 0.6:g} {height / 2:g} {width / 2:g} {height - 0.6:g}.6 {height / 2:g}z"/>'
        )
    round_ = f' rx="{(height - 1) / 2:g}"' if bentuk is Bentuk.KAPSUL else ""
    return Html(f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}"{round_}/>')


def _struck(size: SymbolSize) -> Html:
    """Through a symbol that is gone."""
    return Html(f'<path class="coret" d="M-4 {size.height + 2} {size.width + 4}-2"/>')
