# The words of a printed page where they stand, also those that are turned; letters that stand askew are of a watermark.
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from tatalaksana.importers.readers.fragment import raised
from tatalaksana.importers.readers.pdf_rules import TableRule
from tatalaksana.importers.readers.pdf_tables import Turn, Word
from tatalaksana.importers.readers.sign_fonts import sign_printed
from tatalaksana.importers.reading import PageBox

_MARK = re.compile(r"\d{1,2}[.)]")
UNLETTERED = re.compile(r"\(cid:\d+\)")
"""What stands for a letter of which a document keeps the shape only."""
_ON_BLANK = 0.05
"""Of a letter's size, how far from where a blank begins the next letter does that stands on it."""
_PART = re.compile(r"^[A-Z]{6}\+")
_GLUED = re.compile(r"(\D{3,}?)(\d{1,2}[.)])")
_LYING, _LEAST_LETTERS = 0.8, 60
"""How many of a page's letters run the same way where it lies, and how many they are at least."""
_BLANK = 0.22
"""Of a letter's size, at most, between letters of one word."""
_PADDED, _NEAR = 0.08, 0.3
"""Of a letter's size, how far two letters are apart at least between which a line runs, and points that it may stand beside that."""
_APART, _ABOVE, _SEVERAL_ON = 0.8, 40, 3
"""Points between two lines at least, heights of letters above one that are looked at, and letters that stand on others."""
_RAISED = 2
"""Letters that are set otherwise within a word, at most: «m²», a large first one."""
_LIFTED = 0.12
"""Of a word's height, how far above its foot a raised letter's is at least."""
_BESIDE = 0.3
_FOOT = 0.93
_ROW = 4
"""Words that a row has at least that is told by them."""
_LARGEST = 80
"""Points of a letter that is no watermark's."""


def is_level(one: dict[str, Any]) -> bool:
    """Whether an object of a page runs along its edges and is no larger than titles: a letter that does not, or is, is of a watermark."""
    if one.get("object_type") != "char":
        return True
    if float(one["size"]) > _LARGEST:
        return False
    across, down = abs(float(one["matrix"][0])), abs(float(one["matrix"][1]))
    return min(across, down) <= 0.15 * max(across, down)


def lying_to(page: Any) -> Turn:  # noqa: ANN401 - pdfplumber's pages have no types
    """Which way nearly all letters of a page run that was printed lying; none for pages that stand, whose heads of columns may run upwards."""
    turns = Counter(map(_turn_of, filter(is_level, page.chars)))
    turn, many = turns.most_common(1)[0] if turns else (Turn.NONE, 0)
    return turn if many > _LYING * turns.total() and many > _LEAST_LETTERS else Turn.NONE


def page_words(page: Any, rules: Sequence[TableRule] = ()) -> list[Word]:  # noqa: ANN401 - pdfplumber's pages have no types
    """The words of a page.

    Args:
        page: The page.
        rules: The lines of its tables, of which those that run down end a word where they stand between two of its letters.
    """
    down = sorted((rule for rule in rules if not rule.across), key=lambda rule: rule.at)
    found: list[Word] = []
    page = _without_breaks(page)
    turns = {_turn_of(one) for one in page.chars}
    for turn, (line, char) in _READING.items():
        if turn not in turns:
            continue
        several = page if turns == {turn} else page.filter(_turned(turn))
        across = turn is Turn.NONE
        for one in several.chars:
            # Sizes of one text differ in their last digits.
            # Some programs divide one face into parts: letters that are joined in another than the others.
            face = _PART.sub("", one["fontname"])
            one["setting"] = f"{face} {round(4 * one['size']) / 4}" if across else face
            one["line"] = ""
        # A sheet that was printed small has lines closer than that.
        size = median(one["size"] for one in several.chars)
        near = min(2.5, 0.5 * size) if across else 1.6
        for one in _on_another_line(several.chars, near) if across else ():
            one["line"] = f"{one['top']:.1f}"
        words = several.extract_words(
            x_tolerance=min(1.6, _BLANK * size) if across else 2.5,
            y_tolerance=near,
            keep_blank_chars=False,
            use_text_flow=False,
            line_dir_rotated=line,
            char_dir_rotated=char,
            extra_attrs=["setting", "line"],
            return_chars=across and bool(down),
        )
        words = [part for one in words for part in (_between_rules(one, down) if across else (one,))]
        found += _whole(
            [
                Word(
                    sign_printed(one["setting"], one["text"]),
                    PageBox(one["x0"], one["top"], one["x1"], one["bottom"]),
                    "Italic" in one["setting"] or "Oblique" in one["setting"],
                    turn,
                    one["setting"],
                )
                for one in words
            ]
        )
    return marks_apart([_as_bullet(word, found) for word in found])


def _without_breaks(page: Any) -> Any:  # noqa: ANN401 - pdfplumber's pages have no types
    """A page without the places where words may be broken: browsers print them as a blank on which the next letter stands."""
    breaks = {
        id(one)
        for one, other in pairwise(page.chars)
        if one["text"] == "\xad"
        or (
            one["text"].isspace()
            and abs(other["x0"] - one["x0"]) < _ON_BLANK * one["size"]
            and abs(other["top"] - one["top"]) < one["size"]
        )
    }
    return page.filter(lambda one: id(one) not in breaks) if breaks else page


def _as_bullet(word: Word, words: Sequence[Word]) -> Word:
    """A shape that stands alone, which is a bullet or a mark in a lane; others as they are."""
    if not UNLETTERED.fullmatch(word.text) or any(
        _touches(word.bounds, one.bounds) for one in words if one is not word
    ):
        return word
    return replace(word, text="•")


def _on_another_line(letters: Sequence[dict[str, Any]], near: float) -> list[dict[str, Any]]:
    """The letters that stand on those of a line so little above theirs that both would be read as one: a cell above holds more than it has room for.

    Args:
        letters: All that run along the page.
        near: How far apart the letters of one line stand at most.
    """
    lines: dict[float, list[dict[str, Any]]] = {}
    for one in letters:
        lines.setdefault(round(one["top"], 1), []).append(one)
    tops = sorted(lines)
    found: list[dict[str, Any]] = []
    for at, low in enumerate(tops):
        above = [one for top in tops[max(at - _ABOVE, 0) : at] if _APART < low - top <= near for one in lines[top]]
        if above and _stand_on(lines[low], above):
            found += lines[low]
    return found


def _stand_on(letters: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> bool:
    """Whether several letters stand on others, as no raised ones do."""
    begins = sorted(one["x0"] for one in others)
    on = 0
    for one in letters:
        room = 0.5 * (one["x1"] - one["x0"])
        on += bisect_left(begins, one["x0"] + room) > bisect_left(begins, one["x0"] - room)
    return on >= _SEVERAL_ON


def _between_rules(word: dict[str, Any], down: Sequence[TableRule]) -> Iterator[dict[str, Any]]:
    """A word, or its parts in cells beside each other: a number at the right end of its cell stands close to the next one's text."""
    middle = (word["top"] + word["bottom"]) / 2
    first = bisect_left(down, word["x0"], key=lambda rule: rule.at)
    last = bisect_right(down, word["x1"], key=lambda rule: rule.at)
    crossing = [rule.at for rule in down[first:last] if rule.begin < middle < rule.end]
    letters = word["chars"] if crossing else []
    begins = [
        at
        for at, (one, other) in enumerate(pairwise(letters), 1)
        if other["x0"] - one["x1"] > _PADDED * one["size"]
        and any(one["x1"] - _NEAR < place < other["x0"] + _NEAR for place in crossing)
    ]
    if not begins:
        yield word
        return
    for begin, end in pairwise([0, *begins, len(letters)]):
        part = letters[begin:end]
        text = "".join(one["text"] for one in part)
        yield {**word, "text": text, "x0": part[0]["x0"], "x1": part[-1]["x1"]}


def marks_apart(words: Sequence[Word]) -> list[Word]:
    """Words without the mark of the next column's item, which stands so close that it runs on: others show where that column begins."""
    places = [word.bounds for word in words if _MARK.fullmatch(word.text)]
    found: list[Word] = []
    for word in words:
        glued = _GLUED.fullmatch(word.text)
        begins = next((one.left for one in places if glued and _like_mark(word.bounds, one)), None)
        if glued is None or begins is None:
            found.append(word)
            continue
        where = word.bounds
        found += [
            replace(word, text=glued[1], bounds=PageBox(where.left, where.top, begins, where.bottom)),
            replace(word, text=glued[2], bounds=PageBox(begins, where.top, where.right, where.bottom)),
        ]
    return found


def _like_mark(word: PageBox, mark: PageBox) -> bool:
    """Whether a word ends as far right as a mark of that column does."""
    return (
        word.left < mark.left
        and abs(word.right - mark.right) < 1
        and abs((word.bottom - word.top) - (mark.bottom - mark.top)) < 1
    )


def cut_rows_once(pages: Sequence[tuple[list[Word], float]]) -> list[list[Word]]:
    """The words of each page. A row that a page's end cuts and that is printed whole on both is one of the first.

    Args:
        pages: Of each page its words and how tall it is: what stands at its foot is no row.
    """
    found = [list(words) for words, _ in pages]
    for at in range(1, len(found)):
        before, tall = found[at - 1], pages[at - 1][1]
        for first, second in _printed_again([word for word in before if word.bounds.top < _FOOT * tall], found[at]):
            found[at].remove(second)
            before[before.index(first)] = replace(first, cut=True)
    return found


def _printed_again(last: Sequence[Word], words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words of a page's last row with those that say it again on the next, all as far from each other."""
    places: dict[tuple[str, str, int], list[Word]] = {}
    for word in words:
        for x in (-1, 0, 1):
            places.setdefault((word.text, word.font, round(word.bounds.left) + x), []).append(word)
    told: dict[int, dict[int, Word]] = {}
    for at, word in enumerate(last):
        for other in places.get((word.text, word.font, round(word.bounds.left)), ()):
            told.setdefault(round(word.bounds.top - other.bounds.top), {})[at] = other
    # What stands as low on the next page is a foot.
    for pairs in sorted((pairs for apart, pairs in told.items() if apart > 1), key=len, reverse=True):
        top = min(last[at].bounds.top for at in pairs)
        row = [at for at, word in enumerate(last) if word.bounds.top >= top]
        # All of the row, with its number, and nothing else of that page below its beginning.
        if len(row) >= _ROW and set(row) == set(pairs) and any(last[at].text.strip(" .()").isdigit() for at in row):
            return [(last[at], other) for at, other in pairs.items()]
    return []


def _whole(words: Sequence[Word]) -> list[Word]:
    """Words with the pieces of them that are set smaller or larger, as raised letters: those that touch within a line."""
    found: list[Word] = []
    for word in words:
        near = next(
            (
                at
                for at, one in enumerate(found)
                if one.font != word.font
                and min(len(one.text), len(word.text)) <= _RAISED
                and _touches(one.bounds, word.bounds)
            ),
            None,
        )
        if near is None:
            found.append(word)
        else:
            first, second = sorted((found[near], word), key=lambda one: one.bounds.left)
            one, other = first.bounds, second.bounds
            box = PageBox(one.left, min(one.top, other.top), other.right, max(one.bottom, other.bottom))
            lifted = one.bottom - other.bottom > _LIFTED * (one.bottom - one.top)
            text = raised(second.text) if lifted and other.bottom - other.top < one.bottom - one.top else second.text
            found[near] = replace(first, text=first.text + text, bounds=box)
    return found


def _touches(one: PageBox, other: PageBox) -> bool:
    apart = max(one.left - other.right, other.left - one.right)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return -0.6 < apart < _BESIDE and shared > 0.4 * min(one.bottom - one.top, other.bottom - other.top)


_READING: Mapping[Turn, tuple[str, str]] = {
    Turn.NONE: ("ttb", "ltr"),
    Turn.UP: ("ltr", "btt"),
    Turn.DOWN: ("rtl", "ttb"),
}
"""How text is read: which way its lines follow each other, and its letters."""


def _turned(turn: Turn) -> Callable[[dict[str, Any]], bool]:
    """Whether an object of a page is a letter that stands so."""

    def holds(one: dict[str, Any]) -> bool:
        if one.get("object_type") != "char":
            return False
        return _turn_of(one) is turn

    return holds


def _turn_of(letter: dict[str, Any]) -> Turn:
    if letter["upright"]:
        return Turn.NONE
    return Turn.UP if float(letter["matrix"][1]) > 0 else Turn.DOWN
