# The symbols of a chart, with their arrowheads and labels.
from __future__ import annotations

from tatalaksana.chart import ExitLabel, Geometry, Side
from tatalaksana.chart.sizes import ARROW_LENGTH as LONG
from tatalaksana.chart.sizes import ARROW_WIDTH as WIDE
from tatalaksana.chart.sizes import SYMBOL_HEIGHT as HEIGHT
from tatalaksana.chart.sizes import SYMBOL_WIDTH as WIDTH
from tatalaksana.diff import Tanda, Tertanda
from tatalaksana.model import Bentuk, Flow
from tatalaksana.render.html.lines import LaneCell
from tatalaksana.render.html.markup import Html, escape

_BOX = f'x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}"'
_SHAPES = {
    Bentuk.KAPSUL: Html(f'<rect {_BOX} rx="{(HEIGHT - 1) / 2:g}"/>'),
    Bentuk.KOTAK: Html(f"<rect {_BOX}/>"),
    Bentuk.BELAH_KETUPAT: Html(
        f'<path d="M{WIDTH / 2:g} .6 {WIDTH - 0.6:g} {HEIGHT / 2:g} {WIDTH / 2:g} {HEIGHT - 0.6:g}.6 {HEIGHT / 2:g}z"/>'
    ),
}
_TIP = f'<svg viewBox="0 0 {WIDE} {LONG}" aria-hidden="true">'
_ARROW = Html(f'{_TIP}<path d="M0 0h{WIDE}L{WIDE / 2:g} {LONG}z"/></svg>')
_CROSS = Html(f'{_TIP}<path d="M0 0l{WIDE} {LONG}M{WIDE} 0l-{WIDE} {LONG}"/></svg>')
_STRUCK = Html(f'<path class="coret" d="M-4 {HEIGHT + 2} {WIDTH + 4}-2"/>')
"""Through a symbol that is gone."""
_SAID = {Tanda.TETAP: "", Tanda.HAPUS: "dihapus – ", Tanda.TAMBAH: "ditambahkan – "}
_SIDES = {Side.TOP: "t", Side.RIGHT: "r", Side.BOTTOM: "b", Side.LEFT: "l"}


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
            labels[route.label.symbol].append(_label(edge.label, route.label, signs.edges[route.edge]))
    found: dict[LaneCell, Html] = {}
    for index, symbol in enumerate(flow.symbols):
        centre = geometry.centres[index]
        height = geometry.rows[centre.row].lines[centre.y] * 100
        place = "" if height == 50 else f' style="--y:{height:.4g}%"'  # noqa: PLR2004 - the stylesheet's default
        heads = "".join(_head(side, marks) for side, marks in arrows[index].items())
        text = f"<b>{escape(symbol.teks)}</b>" if symbol.teks else ""
        sign = signs.symbols[index]
        words = escape(_SAID[sign] + said[index])
        struck = _STRUCK if sign is Tanda.HAPUS else ""
        markup = Html(
            f'<div class="s{_kind(sign)}"{place}><svg class="g" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">'
            f"{_SHAPES[symbol.bentuk]}{struck}</svg>{text}{heads}{''.join(labels[index])}</div>"
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


def _label(text: str, label: ExitLabel, sign: Tanda) -> Html:
    """A label beside its line: above it or, as the second there, below it, and further out as the third."""
    kind = f"e {_SIDES[label.side]}{' dua' * (label.rank % 2)}{' tiba' * label.arriving}{_kind(sign)}"
    outwards = f' style="--luar:{label.rank // 2}"' if label.rank > 1 else ""
    return Html(f'<span class="{kind}"{outwards} aria-hidden="true">{escape(text)}</span>')
