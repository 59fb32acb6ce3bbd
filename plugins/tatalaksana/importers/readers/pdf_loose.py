# What of a printed page stands in no table: lines of text, and lines that stand in columns with nothing drawn between them, as
# in an identity sheet without borders.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tatalaksana.importers.readers.pdf_stray import stacked_doubt
from tatalaksana.importers.readers.pdf_tables import Word, is_item_mark, lines_of_words
from tatalaksana.importers.reading import PageBox, ReadCell, ReadTable, ReadText

_GAP = 1.1
"""How wide a gap parts two columns, by the height of a line."""
_APART = 4.0
"""How far below the line above one begins something else, by its height."""
_LEAST = 3
"""Lines that stand in columns, of which a table without lines has at least so many."""
_SAME = 6.0
_WIDE = 1.8
"""How wide a gap parts two texts of one line that stands alone, by its height."""
_LONGEST = 60
"""Letters of a text that stands beside others."""
_SIGNED_OVER = 12.0
"""How far below a line may stand what is in one column with it, by its height: people sign between both."""


def loose_blocks(words: Sequence[Word], number: int) -> Iterator[tuple[float, ReadTable | ReadText]]:
    """The texts of a page that stand in no table, and where each begins.

    Args:
        words: The words.
        number: The page.
    """
    stretches: list[list[list[list[Word]]]] = [[]]
    for line in lines_of_words(words):
        runs, stretch = list(_runs(line)), stretches[-1]
        if stretch and _top(runs) - _bottom(stretch[-1]) > _APART * (_bottom(runs) - _top(runs)):
            stretches.append([runs])
        elif stretch and _beside(stretch[-1], runs):
            stretch[-1] = sorted(stretch[-1] + runs, key=lambda run: run[0].bounds.left)
        else:
            stretch.append(runs)
    loose: list[list[list[Word]]] = []
    for stretch in stretches:
        if _starts(stretch) is None:
            loose += stretch
            continue
        yield from _in_bands(loose, number)
        loose = []
        yield _table(stretch, number)
    yield from _in_bands(loose, number)


def _starts(stretch: Sequence[list[list[Word]]]) -> list[float] | None:
    """Where the columns begin that lines stand in; None where they stand in none."""
    starts: list[list[float]] = []
    for x in sorted(run[0].bounds.left for runs in stretch for run in runs):
        if starts and x - starts[-1][0] <= _SAME:
            starts[-1].append(x)
        else:
            starts.append([x])
    several = [runs for runs in stretch if len(runs) > 1]
    columns = len(several) >= _LEAST and sum(len(one) >= _LEAST for one in starts) >= 2
    return [one[0] for one in starts] if columns else None


def _table(stretch: Sequence[list[list[Word]]], number: int) -> tuple[float, ReadTable]:
    starts = _starts(stretch) or []
    return _unruled(
        [
            [(max(at for at, x in enumerate(starts) if x <= run[0].bounds.left + 0.01), run) for run in runs]
            for runs in stretch
        ],
        number,
    )


def _unruled(rows: Sequence[Sequence[tuple[int, list[Word]]]], number: int) -> tuple[float, ReadTable]:
    cells = tuple(
        ReadCell(row, column, " ".join(word.text for word in run), bounds=_around(run), doubt=stacked_doubt(run))
        for row, runs in enumerate(rows)
        for column, run in runs
    )
    return _top([run for _, run in rows[0]]), ReadTable(number, cells, ruled=False)


def _in_bands(lines: Sequence[list[list[Word]]], number: int) -> Iterator[tuple[float, ReadTable | ReadText]]:
    """Lines of text; those below a line of several texts, each of them under one of those, as columns."""
    at = 0
    while at < len(lines):
        rows = _banded(lines[at:])
        if rows:
            yield _unruled(rows, number)
        else:
            where = _around([word for run in lines[at] for word in run])
            yield where.top, ReadText(number, " ".join(word.text for run in lines[at] for word in run), where)
        at += max(len(rows), 1)


def _banded(lines: Sequence[list[list[Word]]]) -> list[list[tuple[int, list[Word]]]]:
    """The first of these lines and those that stand under its texts, each text with its column; none where it is a single text."""
    bands = [(run[0].bounds.left, run[-1].bounds.right) for run in lines[0]]
    tall = _bottom(lines[0]) - _top(lines[0])
    if len(bands) < 2 or any(other[0] - one[1] < _WIDE * tall for one, other in pairwise(bands)):
        return []
    rows: list[list[tuple[int, list[Word]]]] = []
    for at, runs in enumerate(lines):
        under = [_under(run, bands) for run in runs]
        apart = at and _top(runs) - _bottom(lines[at - 1]) > _SIGNED_OVER * tall
        if apart or None in under or len(set(under)) < len(under) or any(_length(run) > _LONGEST for run in runs):
            break
        rows.append([(column, run) for column, run in zip(under, runs, strict=True) if column is not None])
        bands = [
            (min([left, *(run[0].bounds.left for column, run in rows[-1] if column == band)]), max([right, *(run[-1].bounds.right for column, run in rows[-1] if column == band)]))
            for band, (left, right) in enumerate(bands)
        ]  # fmt: skip
    return rows


def _under(run: Sequence[Word], bands: Sequence[tuple[float, float]]) -> int | None:
    """The one band that a text stands under; None for several or none."""
    mine = [at for at, (left, right) in enumerate(bands) if run[0].bounds.left < right and run[-1].bounds.right > left]
    return mine[0] if len(mine) == 1 else None


def _length(run: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in run)


def _runs(line: Sequence[Word]) -> Iterator[list[Word]]:
    """The pieces of a line between wide gaps; the mark of an item stays with it."""
    run: list[Word] = []
    for word in line:
        tall = word.bounds.bottom - word.bounds.top
        if (
            run
            and word.bounds.left - run[-1].bounds.right > _GAP * tall
            and not (len(run) == 1 and is_item_mark(run[0].text))
        ):
            yield run
            run = []
        run.append(word)
    yield run


def _beside(above: Sequence[Sequence[Word]], runs: Sequence[Sequence[Word]]) -> bool:
    """Whether a line stands beside the one before, a little lower, as where columns are set from their middles."""
    if len(above) != 1 or len(runs) != 1:
        return False
    one, other = _around(above[0]), _around(runs[0])
    apart = max(one.left - other.right, other.left - one.right)
    return apart > _GAP * (one.bottom - one.top) and one.bottom - other.top > 0.3 * (one.bottom - one.top)


def _top(runs: Sequence[Sequence[Word]]) -> float:
    return min(word.bounds.top for run in runs for word in run)


def _bottom(runs: Sequence[Sequence[Word]]) -> float:
    return max(word.bounds.bottom for run in runs for word in run)


def _around(words: Sequence[Word]) -> PageBox:
    return PageBox(
        min(word.bounds.left for word in words),
        min(word.bounds.top for word in words),
        max(word.bounds.right for word in words),
        max(word.bounds.bottom for word in words),
    )
