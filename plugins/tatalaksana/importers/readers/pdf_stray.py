# Words that a cell of a printed table does not hold though they stand in it, and lines that it would hold had it room.
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from tatalaksana.importers.readers.pdf_tables import Turn, Word, cut_unsure, lines_of_words
from tatalaksana.importers.reading import PageBox, ReadCell

CELL_FULL = "Teksnya memenuhi sel sampai tepi bawahnya; baris berikutnya mungkin terpotong."
CELL_SPACED = "Huruf-hurufnya tercetak berjauhan; batas katanya tidak terbaca."
CELL_CUT = "Sebuah kata memenuhi lebar selnya; ia dan kata di bawahnya mungkin satu kata yang terpotong, mungkin dua."
CELL_STACKED = "Hurufnya tercetak bertumpuk; sebagian mungkin milik sel di atasnya."
CELL_PAST = "Selnya melewati tepi kertas; yang di luarnya dibaca, tetapi tidak tampak di lembarnya."
CELL_SHAPES = "Sebagian hurufnya tidak terbaca: berkasnya hanya menyimpan bentuknya, «(cid:…)»."
CELL_LINES = "Baris barunya berhuruf besar; barangkali butir tersendiri."
_LEADING = frozenset({
    "kepada", "dari", "oleh", "ke", "di", "dan", "atau", "untuk", "dengan", "pada", "dalam", "atas", "tentang", "sebagai", "melalui", "antara", "terhadap", "bersama", "serta", "bagi",
})  # fmt: skip
"""Words behind which a name may follow."""
_SMALL = frozenset(
    {"di", "hp", "hr", "ka", "ke", "kg", "kk", "km", "no", "pp", "rt", "rw", "sd", "sk", "tu", "uu", "wa", "ya"}
)
"""Words of two letters that stand between others."""
_FEW_WORDS, _MOST_WORDS = 8, 200
_SHORTEST = 3
_ROOM = 0.2
_EXIT_WORDS = 3
"""Words beside an exit, at most."""
_ON_EACH_OTHER = 0.25


def cell_doubt(
    words: Sequence[Word], where: PageBox, text: str, known: Collection[str] = (), paper: float = inf
) -> str:
    """Why what a cell says may not be all of it, or not as it is written; empty where nothing speaks for that.

    Args:
        words: The words in it.
        where: Its place.
        text: What it says.
        known: The words of the document.
        paper: How wide its page is.
    """
    pieces = text.split()
    if len(pieces) > _EXIT_WORDS and sum(map(_is_torn, pieces)) > len(pieces) / 2:
        return CELL_SPACED
    if "(cid:" in text:
        return CELL_SHAPES
    if any(word.bounds.right > paper for word in words):
        return CELL_PAST
    if stacked := stacked_doubt(words):
        return stacked
    whole = "\n" not in text and len(pieces) <= _FEW_WORDS and text[:1].isupper()
    if whole and any(_begins_anew(*pair) for pair in pairwise(lines_of_words(words))):
        return CELL_LINES
    if cut_unsure(words, where, known):
        return CELL_CUT
    return CELL_FULL if runs_out(words, where) else ""


def stacked_doubt(words: Sequence[Word]) -> str:
    """Why words may be of two texts: they are printed on each other."""
    level = [word for word in words if word.turn is Turn.NONE][:_MOST_WORDS]
    on = any(_overlap(one.bounds, other.bounds) for at, one in enumerate(level) for other in level[:at])
    return CELL_STACKED if on else ""


def cut_above(cells: Sequence[ReadCell]) -> list[ReadCell]:
    """Cells, of which those right above one whose letters stand on each other may say more than they have room for."""
    stacked = {(cell.row, cell.column) for cell in cells if cell.doubt == CELL_STACKED}
    return [
        replace(cell, doubt=CELL_FULL)
        if cell.text and not cell.doubt and (cell.row + cell.rows, cell.column) in stacked
        else cell
        for cell in cells
    ]


def _is_torn(piece: str) -> bool:
    """Whether a piece of a text is a letter or two, and no small word, number or sign."""
    letters = piece.strip(".,:;()").casefold()
    return len(letters) < _SHORTEST and letters.isalpha() and letters not in _SMALL


def _begins_anew(before: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether a line begins with a capital behind a small word that no name follows: a text, or the next of two."""
    last, first = before[-1].text, line[0].text
    return last.strip("().,")[:1].islower() and last not in _LEADING and first[:1].isupper() and not first.isupper()


def runs_out(words: Sequence[Word], where: PageBox) -> bool:
    """Whether lines of words reach the lower edge of a cell, where the next one would be hidden."""
    lines = lines_of_words([word for word in words if not word.cut and word.turn is Turn.NONE])
    if len(lines) < 2:
        return False
    last = max(word.bounds.bottom for word in lines[-1])
    step = lines[-1][0].bounds.middle[1] - lines[-2][0].bounds.middle[1]
    # The next line would begin so far down that less than half of it had room.
    return last + step * _ROOM > where.bottom


def drawn_over_text(word: Word, own: Sequence[Word], cell: ReadCell, crossed: Sequence[PageBox]) -> bool:
    """Whether a word beside the lanes was drawn, not typed: it stands in its own letters on others, or reaches into a cell with arrows."""
    assert cell.bounds is not None  # noqa: S101 - cells of a page have places
    mine = [one for one in own if one.font == word.font]
    level = max(one.bounds.middle[1] for one in mine) - min(one.bounds.middle[1] for one in mine)
    if len(mine) > _EXIT_WORDS or level > 1:
        return False
    if any(_overlap(one.bounds, other.bounds) for one in mine for other in own if other.font != word.font):
        return True
    where = cell.bounds
    ends = [
        (x, one.bounds.middle[1])
        for one in mine
        for x in (one.bounds.left, one.bounds.right)
        if not where.left - 0.5 < x < where.right + 0.5
    ]
    return any(other.distance(*end) == 0 for end in ends for other in crossed)


def _overlap(one: PageBox, other: PageBox) -> bool:
    """Whether two words stand on each other, which no one types."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1 and down > _ON_EACH_OTHER * min(one.bottom - one.top, other.bottom - other.top)
