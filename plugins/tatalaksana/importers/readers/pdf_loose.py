# What of a printed page stands in no table: lines of text, and lines that stand in columns with nothing drawn between them, as
# in an identity sheet without borders.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tatalaksana.importers.readers.pdf_tables import Word, is_item_mark, lines_of_words
from tatalaksana.importers.reading import PageBox, ReadCell, ReadTable, ReadText

_GAP = 1.1
"""How wide a gap parts two columns, by the height of a line."""
_APART = 4.0
"""How far below the line above one begins something else, by its height."""
_LEAST = 3
"""Lines that stand in columns, of which a table without lines has at least so many."""
_SAME = 6.0


def loose_blocks(words: Sequence[Word], number: int) -> Iterator[tuple[float, ReadTable | ReadText]]:
    """The texts of a page that stand in no table, and where each begins.

    Args:
        words: The words.
        number: The page.
    """
    stretch: list[list[list[Word]]] = []
    for line in lines_of_words(words):
        runs = list(_runs(line))
        if stretch and _top(runs) - _bottom(stretch[-1]) > _APART * (_bottom(runs) - _top(runs)):
            yield from _blocks(stretch, number)
            stretch = []
        if stretch and _beside(stretch[-1], runs):
            stretch[-1] = sorted(stretch[-1] + runs, key=lambda run: run[0].bounds.left)
        else:
            stretch.append(runs)
    yield from _blocks(stretch, number)


def _blocks(stretch: Sequence[list[list[Word]]], number: int) -> Iterator[tuple[float, ReadTable | ReadText]]:
    starts: list[list[float]] = []
    for x in sorted(run[0].bounds.left for runs in stretch for run in runs):
        if starts and x - starts[-1][0] <= _SAME:
            starts[-1].append(x)
        else:
            starts.append([x])
    several = [runs for runs in stretch if len(runs) > 1]
    if len(several) < _LEAST or sum(len(one) >= _LEAST for one in starts) < 2:
        for runs in stretch:
            where = _around([word for run in runs for word in run])
            yield where.top, ReadText(number, " ".join(word.text for run in runs for word in run), where)
        return
    cells: list[ReadCell] = []
    for row, runs in enumerate(stretch):
        for run in runs:
            column = max(at for at, one in enumerate(starts) if one[0] <= run[0].bounds.left + 0.01)
            cells.append(ReadCell(row, column, " ".join(word.text for word in run), bounds=_around(run)))
    yield _top(stretch[0]), ReadTable(number, tuple(cells), ruled=False)


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
