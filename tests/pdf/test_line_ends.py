# The chart on paper, read from the pages' own drawing operators: every line ends on a symbol, a segilima or another line,
# every arrowhead touches what it points at.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
import pytest

from tatalaksana.model import Kertas
from tests.collections_on_disk import koleksi
from tests.pdf.paper import Sheet, printed
from tests.pdf.test_long import _large

CATALOG = koleksi()
_NEAR = 0.3
"""Points within which two places are one: less than half a line's width."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """What one operator paints."""

    parts: tuple[tuple[Spot, ...], ...]
    width: float
    """Of the line, in points."""
    white: bool
    round: bool
    how: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, foot, right, top."""
        across, up = zip(*(spot for part in self.parts for spot in part), strict=True)
        return min(across), min(up), max(across), max(up)


def _paths(page: pikepdf.Page) -> Iterator[Path]:  # noqa: C901 - one case an operator
    matrix, kept, width, white = pikepdf.Matrix(), list[tuple[pikepdf.Matrix, float, bool]](), 0.0, False
    parts: list[list[Spot]] = []
    curved = False
    for instruction in pikepdf.parse_content_stream(page):
        words, operator = list(instruction.operands), str(instruction.operator)
        match operator:
            case "q":
                kept.append((matrix, width, white))
            case "Q":
                matrix, width, white = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, words)) @ matrix
            case "w":
                width = float(words[0])
            case "scn":
                white = [float(word) for word in words if not isinstance(word, pikepdf.Name)] in (
                    [1.0],
                    [1.0, 1.0, 1.0],
                )
            case "m":
                parts.append([matrix.transform((float(words[0]), float(words[1])))])
            case "l" | "c":
                curved = curved or operator == "c"
                parts[-1].append(matrix.transform((float(words[-2]), float(words[-1]))))
            case "S" | "f" | "B" if parts:
                yield Path(tuple(map(tuple, parts)), width, white, curved, operator)
                parts, curved = [], False
            case "n":
                parts, curved = [], False
            case _:
                pass


def _chart(page: pikepdf.Page) -> tuple[list[tuple[Spot, ...]], list[Path], list[tuple[Spot, ...]]]:
    """Lines, symbols with segilima, and arrowheads."""
    lines, symbols, heads = list[tuple[Spot, ...]](), list[Path](), list[tuple[Spot, ...]]()
    for path in _paths(page):
        if path.white:
            symbols.append(path)
        elif (
            path.how == "S" and path.width == 0.75 and not path.round
        ):  # the round outline of a capsule comes after its filling
            lines += path.parts
        elif path.how == "f" and all(len(part) == 3 for part in path.parts):
            heads += path.parts
    return lines, symbols, heads


def _within(spot: Spot, box: tuple[float, float, float, float]) -> bool:
    left, foot, right, top = box
    return left - _NEAR <= spot[0] <= right + _NEAR and foot - _NEAR <= spot[1] <= top + _NEAR


def _on(spot: Spot, line: tuple[Spot, ...]) -> bool:
    """Whether a spot is on a line, whose pieces are level or upright."""
    return any(
        _within(spot, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))) for a, b in pairwise(line)
    )


def _loose(sheet: Sheet) -> Iterator[str]:
    for number, page in enumerate(sheet.pdf.pages, 1):
        lines, symbols, heads = _chart(page)
        boxes = [symbol.box for symbol in symbols]
        for index, line in enumerate(lines):
            for end in (line[0], line[-1]):
                others = (other for at, other in enumerate(lines) if at != index)
                if not (any(_within(end, box) for box in boxes) or any(_on(end, other) for other in others)):
                    yield f"halaman {number}: garis berakhir di {end}"
        for tip, *_ in heads:
            # On the edge of what it points at, not in its middle.
            if not any(_within(tip, box) and not _within(tip, _inner(box)) for box in boxes):
                yield f"halaman {number}: panah menunjuk ke {tip}"


def _inner(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, foot, right, top = box
    return left + 1.5, foot + 1.5, right - 1.5, top - 1.5


@pytest.mark.no_cover
@pytest.mark.parametrize("paper", list(Kertas))
@pytest.mark.parametrize("name", [name for name in CATALOG.entries if name.startswith("biro-")])
def test_no_line_ends_in_the_air(name: str, paper: Kertas) -> None:
    """On every page of the five real SOP, on each paper."""
    sheet = printed(CATALOG, name, paper)
    charts = [_chart(page) for page in sheet.pdf.pages]
    flow = CATALOG.entries[name].flow
    assert sum(len(symbols) for _, symbols, _ in charts) >= len(flow.symbols)
    assert sum(len(lines) for lines, _, _ in charts) >= len(flow.edges) > 0
    assert sum(len(heads) for _, _, heads in charts) > 0
    assert [] == list(_loose(sheet))


@pytest.mark.no_cover
def test_no_line_of_sixty_steps_ends_in_the_air() -> None:
    """Through many pages and segilima."""
    assert [] == list(_loose(_large()))
