# Boxes of a sheet below headings that count, «A. Tujuan», «B. Rujukan»: what has the next letter is a heading too, whatever it says.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.importers.kata import BOXES, labelled
from tatalaksana.importers.label_tersirat import cites_law, label_cut, label_meant

_HEADING = re.compile(r"([A-Z]|[IVX]{1,4})[.)][ \t]+(\S.*)")
_ORDERS = (tuple("ABCDEFGHIJKLMNOP"), ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"))
_LEAST, _LEAST_KNOWN = 3, 2


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
    for at, piece in enumerate(pieces):
        told = _HEADING.fullmatch(piece)
        if piece == "\0" and found:
            break
        if told is None or len(found) == len(order) or told[1] != order[len(found)]:
            continue
        label, value, _ = label_cut(told[2])
        named = next(((key, text) for key, _, text in labelled(told[2], alone=True)), None)
        exact = named is not None and named[1] == value
        key = named[0] if named and exact else label_meant(label)
        if not label or (key and key not in BOXES):
            break
        found.append(_Heading(at, key, label, value, exact))
    return found


def _boxes(pieces: Sequence[tuple[int, str]], headings: Sequence[_Heading]) -> list[CountedBox]:
    end = next(
        (
            at
            for at in range(headings[-1].at + 1, len(pieces))
            if pieces[at][1] == "\0" or labelled(pieces[at][1]) or _HEADING.fullmatch(pieces[at][1])
        ),
        len(pieces),
    )
    found = []
    for one, stop in zip(headings, [*(one.at for one in headings[1:]), end], strict=True):
        text = "\n".join(filter(None, (one.value, *(piece for _, piece in pieces[one.at + 1 : stop]))))
        key = one.key or ("dasar_hukum" if cites_law(text) else "")
        found.append(CountedBox(key, one.label, text, one.exact, pieces[one.at][0], pieces[stop - 1][0]))
    return found
