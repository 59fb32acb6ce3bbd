# Rows that have no places until somebody sets the page, as in Word: shapes that are placed on the page say where they are.
from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.reading import ReadShape

_ONE_ROW = 0.6
"""Of a shape's height, how far apart the middles of two may be that stand in one row."""


def rows_of_shapes(shapes: Sequence[ReadShape]) -> list[list[ReadShape]]:
    """Shapes by the rows that they stand in, from above."""
    rows: list[list[ReadShape]] = []
    for shape in sorted(shapes, key=lambda one: one.bounds.middle[1]):
        tall = shape.bounds.bottom - shape.bounds.top
        if rows and shape.bounds.middle[1] - rows[-1][-1].bounds.middle[1] < _ONE_ROW * tall:
            rows[-1].append(shape)
        else:
            rows.append([shape])
    return rows


def set_by_shapes(
    steps: Sequence[StepRow], shapes: Sequence[ReadShape], row_of: Callable[[ReadShape], int | None]
) -> str:
    """Put each step where the shapes of its row stand, where there are as many rows of shapes as steps; why that is not sure.

    Args:
        steps: The steps of a chart.
        shapes: Its symbols.
        row_of: The row that a symbol stands in by the estimate.
    """
    acting = [step for step in steps if not step.section]
    rows = rows_of_shapes(shapes)
    told = [{row_of(one) for one in row} for row in rows]
    if len(rows) != len(acting):
        clean = all(len(one) == 1 and None not in one for one in told)
        return "" if clean else "Tinggi barisnya hanya diperkirakan, dan simbolnya tidak sebanyak barisnya."
    if told == [{at} for at, step in enumerate(steps) if not step.section]:
        return ""
    middles = [row[0].bounds.middle[1] for row in rows]
    edges = [(one + other) / 2 for one, other in pairwise(middles)]
    tall = max(shape.bounds.bottom - shape.bounds.top for shape in shapes)
    tops, bottoms = [middles[0] - tall, *edges], [*edges, middles[-1] + tall]
    for step, top, bottom in zip(acting, tops, bottoms, strict=True):
        step.top, step.bottom, step.halves = top, bottom, []
    for step in steps:
        if step.section:
            step.top = step.bottom = 0.0
    return ""
