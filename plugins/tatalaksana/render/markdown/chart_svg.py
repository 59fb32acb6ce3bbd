# The chart of an SOP as one picture: lanes with their heads, rows with their numbers, symbols, arrows, labels.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tatalaksana.chart.letters import balanced
from tatalaksana.chart.sizes import ARROW_LENGTH, ARROW_WIDTH, LABEL_SIZE, WORDS_LINE, WORDS_SIZE
from tatalaksana.facts import Facts
from tatalaksana.model import Bentuk
from tatalaksana.render.fitting.joints import Spot
from tatalaksana.render.office.xml import attr, esc
from tatalaksana.render.pdf.drawing import Drawing
from tatalaksana.render.pdf.whole import whole_drawing

_NUMBERS = 36.0
"""The column of the rows' numbers."""
_HEAD_SIZE, _HEAD_LINE = 10, 13.0
_AROUND = 1.0
_LINES = 3
"""Of a lane's head, about."""
_STYLE = "text{font-family:Arial,'Liberation Sans',sans-serif;text-anchor:middle}"


def chart_svg(facts: Facts) -> bytes:
    """The picture, as SVG in UTF-8."""
    drawing = whole_drawing(facts.entry.flow, facts.entry.geometry)
    lanes, tops = drawing.columns.lanes, drawing.tops(0)
    heads = [balanced(name, _LINES, _HEAD_SIZE) for name in facts.lajur]
    head = max(map(len, heads)) * _HEAD_LINE + 8
    wide, tall = _NUMBERS + lanes[-1] + 2 * _AROUND, head + tops[-1] + 2 * _AROUND
    told = attr(f"Bagan alir {facts.nama}. " + " ".join(facts.kata))
    parts = [
        *_grid(facts, heads, head, drawing),
        f'<g transform="translate({_NUMBERS:g} {head:g})">',
        *_chart(drawing),
        "</g>",
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_AROUND:g} {-_AROUND:g} {wide:g} {tall:g}" width="{wide:g}" '
        f'height="{tall:g}" role="img" aria-label="{told}">\n<style>{_STYLE}</style>\n'
        f'<rect x="{-_AROUND:g}" y="{-_AROUND:g}" width="{wide:g}" height="{tall:g}" fill="#fff"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    ).encode()


def _grid(facts: Facts, heads: Sequence[Sequence[str]], head: float, drawing: Drawing) -> Iterator[str]:
    lanes, tops = drawing.columns.lanes, drawing.tops(0)
    right, foot = _NUMBERS + lanes[-1], head + tops[-1]
    yield f'<rect x="0" y="0" width="{right:g}" height="{head:g}" fill="#e6e6e6"/>'
    downs = [0.0, *(_NUMBERS + edge for edge in lanes)]
    overs = [0.0, *(head + top for top in tops)]
    lines = [*(f"M{x:g} 0V{foot:g}" for x in downs), *(f"M0 {y:g}H{right:g}" for y in overs)]
    yield f'<path d="{"".join(lines)}" fill="none" stroke="#777" stroke-width=".7"/>'
    for lane, lines_of in enumerate(heads):
        middle = _NUMBERS + (lanes[lane] + lanes[lane + 1]) / 2
        yield from _lines(lines_of, middle, head / 2, _HEAD_SIZE, _HEAD_LINE, bold=True)
    for row, number in enumerate(facts.entry.flow.numbers):
        if number:
            yield from _lines((number,), _NUMBERS / 2, head + (tops[row] + tops[row + 1]) / 2, _HEAD_SIZE, _HEAD_LINE)


def _chart(drawing: Drawing) -> Iterator[str]:
    (drawn,) = drawing.pages()
    ways = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in line) for line in drawn.lines)
    yield f'<path d="{ways}" fill="none" stroke="#000"/>'
    yield from (_arrow((x, y), side) for x, y, side in drawn.arrows)
    for index, symbol in enumerate(drawing.flow.symbols):
        centre, size = drawing.centre(index, drawing.spans[0], drawing.tops(0)), drawing.geometry.sizes[index]
        assert centre is not None  # noqa: S101 - all are on the one page
        yield _symbol(symbol.bentuk, centre, (size.width, size.height))
        yield from _lines(size.lines, *centre, WORDS_SIZE, WORDS_LINE)
    for mark in drawn.marks:
        anchor = "end" if mark.from_right else "start"
        yield f'<text x="{mark.x:g}" y="{mark.y + 0.72 * LABEL_SIZE:g}" font-size="{LABEL_SIZE}" style="text-anchor:{anchor}">{esc(mark.text)}</text>'


def _symbol(bentuk: Bentuk, centre: Spot, size: tuple[float, float]) -> str:
    (x, y), (wide, tall) = centre, size
    look = 'fill="#fff" stroke="#000"'
    if bentuk is Bentuk.BELAH_KETUPAT:
        return f'<path d="M{x:g} {y - tall / 2:g}l{wide / 2:g} {tall / 2:g} {-wide / 2:g} {tall / 2:g} {-wide / 2:g} {-tall / 2:g}z" {look}/>'
    round_ = f' rx="{tall / 2:g}"' if bentuk is Bentuk.KAPSUL else ""
    return f'<rect x="{x - wide / 2:g}" y="{y - tall / 2:g}" width="{wide:g}" height="{tall:g}"{round_} {look}/>'


def _arrow(tip: Spot, side: str) -> str:
    along, across = ARROW_LENGTH, ARROW_WIDTH / 2
    back = {"t": (0, -along), "b": (0, along), "l": (-along, 0), "r": (along, 0)}[side]
    aside = (across, 0) if side in "tb" else (0, across)
    points = [tip, *((tip[0] + back[0] + sign * aside[0], tip[1] + back[1] + sign * aside[1]) for sign in (1, -1))]
    return f'<path d="M{"L".join(f"{x:g} {y:g}" for x, y in points)}z"/>'


def _lines(lines: Sequence[str], x: float, y: float, size: float, pitch: float, *, bold: bool = False) -> Iterator[str]:
    """Lines of words about a middle."""
    weight = ' font-weight="bold"' if bold else ""
    for place, line in enumerate(lines):
        down = y + (place - (len(lines) - 1) / 2) * pitch + size * 0.36
        yield f'<text x="{x:g}" y="{down:g}" font-size="{size:g}"{weight}>{esc(line)}</text>'
