# Words that a cell of the page's table is too narrow for may be cut between syllables, behind a hyphen, as on paper: browsers
# have no such rules for Indonesian, and would cut them anywhere.
from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise

from tatalaksana.faces import REGULAR
from tatalaksana.model.hyphenation import hyphens
from tatalaksana.render.fitting.letters import ems, evenly
from tatalaksana.render.html.markup import Html

_TOKEN = re.compile(r"<[^>]*>|[^<\s]+")
_PART = re.compile(r"[^\W\d_]+")
_PLACE = '<span class="suku"></span>'
"""Empty, so that who searches, copies or listens has the word whole; the style sheet has the hyphen."""
_WIDEST = 1.015
"""Sizes of its letters that no letter is wider than."""


def cut_where_narrow(markup: Html, room: float, face: int = REGULAR) -> Html:
    """The same markup; in its words that no line holds are the places where they may be cut.

    Args:
        markup: What stands in a cell.
        room: Of its lines, in sizes of their letters.
        face: Of the letters.
    """
    if max(map(len, markup.split()), default=0) * _WIDEST <= room:
        return markup

    def cut(token: re.Match[str]) -> str:
        word = token[0]
        # A letter that is written as a reference stands in no word.
        if word.startswith("<") or "&" in word or ems(html.unescape(word), face).most <= room:
            return word
        return _PART.sub(lambda part: _PLACE.join(_pieces(part[0], room, face)), word)

    return Html(_TOKEN.sub(cut, markup))


def _pieces(word: str, room: float, face: int) -> Sequence[str]:
    """A word in as few pieces as its lines allow, about as long as each other; in all its syllables where that says nothing."""
    pieces = evenly(word, room, face)
    if len(pieces) > 1 and all(hyphen for _, hyphen in pieces[:-1]):
        return [piece for piece, _ in pieces]
    places = [0, *hyphens(word), len(word)]
    return [word[left:right] for left, right in pairwise(places)]
