# Boxes of a sheet below headings that count, «A. Tujuan», «B. Rujukan»: what has the next letter is a heading too, whatever it says;
# what has the next number, «5. TANGGUNG JAWAB», where it is written as the headings are and goes on no list of the box above.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.importers.kata import BOXES, labelled
from tatalaksana.importers.label_tersirat import cites_law, label_cut, label_meant
from tatalaksana.importers.pengesah import is_placed

_HEADING = re.compile(r"([A-Z]|[IVX]{1,4}|\d{1,2}(?=[.)]\D))[.)](?:[ \t]+|(?<=\d[.)]))(\S.*)")
_NUMBERS = tuple(map(str, range(1, 21)))
_ORDERS = (
    tuple("ABCDEFGHIJKLMNOP"), ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), _NUMBERS,
)  # fmt: skip
_HEADED = BOXES | {"langkah"}
_LEAST, _LEAST_KNOWN = 3, 2
_STEPS = re.compile(
    r"(?:uraian |tahapan |rincian )?(?:prosedur|langkah|tata cara|mekanisme|alur|tahap|pelaksanaan)", re.IGNORECASE
)
"""How a heading begins below which the steps may stand: «Prosedur Permohonan»."""
_MOST_WORDS = 4
"""Words of a heading that is no known box's and has a number."""


@dataclass(frozen=True, slots=True)
class CountedBox:
    """What stands below a heading."""

    key: str
    """Empty where no box is called so."""
    label: str
    text: str
    exact: bool
    first: int
    last: int
    """The lines that it takes."""


@dataclass(frozen=True, slots=True)
class _Heading:
    at: int
    key: str
    label: str
    value: str
    exact: bool


def counted_boxes(texts: Sequence[str | None]) -> list[CountedBox]:
    """The boxes below headings that count, where most are known and some are not; none elsewhere.

    Args:
        texts: Of each line its only text; None where it has several.
    """
    pieces = [
        (line, piece.strip())
        for line, text in enumerate(texts)
        for piece in (text or "\0").split("\n")
        if piece.strip()
    ]
    for order in _ORDERS:
        found = _headings([piece for _, piece in pieces], order)
        known = sum(bool(one.key) for one in found)
        if len(found) < _LEAST or known < _LEAST_KNOWN or all(one.exact for one in found):
            continue
        starts = pieces[found[0].at][0]
        if found[0].at and pieces[found[0].at - 1][0] == starts:
            continue
        return _boxes(pieces, found)
    return []


def _headings(pieces: Sequence[str], order: Sequence[str]) -> list[_Heading]:
    found: list[_Heading] = []
    last = ""
    """The number of the last item below the last heading."""
    for at, piece in enumerate(pieces):
        told = _HEADING.fullmatch(piece)
        if piece == "\0" and found:
            break
        if told is None or len(found) == len(order) or told[1] != order[len(found)]:
            last = told[1] if told else last
            continue
        label, value, closed = label_cut(told[2])
        named = next(((key, text) for key, _, text in labelled(told[2], alone=True)), None)
        exact = named is not None and named[1] == value
        key = named[0] if named and exact else label_meant(label)
        listed = last == str(len(found))
        # «4. Jangka waktu : 1 hari» goes on no list that counts.
        meant = (bool(key) or (closed and bool(value))) and bool(found) and not listed and label[:1].isupper()
        if order is _NUMBERS and not (exact or meant or _like_headings(told[2], found, listed=listed)):
            last = told[1]
            continue
        if not label or (key and key not in _HEADED):
            break
        last = ""
        found.append(_Heading(at, key, label, value, exact))
    return found


def _like_headings(text: str, found: Sequence[_Heading], *, listed: bool) -> bool:
    """Whether a text behind the next number is a heading: written as those before, and no item of a list that goes on to it.

    Args:
        text: The text.
        found: The headings before; items that count may come before all that are known.
        listed: Whether the last item above it has the number before.
    """
    shouted = all(one.label.isupper() for one in found)
    words = text.split()
    short = (
        len(words) <= _MOST_WORDS and text[-1].isalpha() and all(word[0].isupper() for word in words if len(word) > 3)
    )
    return bool(found) and short and (text.isupper() if shouted else not listed)


def _boxes(pieces: Sequence[tuple[int, str]], headings: Sequence[_Heading]) -> list[CountedBox]:
    end = next(
        (
            at
            for at in range(headings[-1].at + 1, len(pieces))
            if pieces[at][1] == "\0" or labelled(pieces[at][1]) or _lettered(pieces[at][1]) or is_placed(pieces[at][1])
        ),
        len(pieces),
    )
    found = []
    for one, stop in zip(headings, [*(one.at for one in headings[1:]), end], strict=True):
        text = "\n".join(filter(None, (one.value, *(piece for _, piece in pieces[one.at + 1 : stop]))))
        key = one.key or ("dasar_hukum" if cites_law(text) else "")
        if not (key or "langkah" in {other.key for other in headings}) and _STEPS.match(one.label):
            key = "langkah" if sum(map(_counts, text.split("\n"))) > 1 else ""
        found.append(CountedBox(key, one.label, text, one.exact, pieces[one.at][0], pieces[stop - 1][0]))
    return found


def _counts(line: str) -> bool:
    """Whether a line is an item that has a number."""
    return re.match(r"\(?\d{1,2}[.)]\s*\S", line) is not None


def _lettered(piece: str) -> bool:
    """Whether a line is a heading behind a letter; numbers count items too."""
    told = _HEADING.fullmatch(piece)
    return told is not None and not told[1].isdecimal()
