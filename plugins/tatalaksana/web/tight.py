# Scripts without the blanks that mean nothing: a tenth less to fetch, and every token as it was.
from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<regex>/(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
      | (?P<blanks>[ ]+)
      | (?P<word>[\w$]+)
      | (?P<sign>.|\n)""",
    re.VERBOSE,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL)
"""The rest of a template's own text, up to its end or to an expression within it."""
_SHOWN = 20
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+>\n") | {"return"}
"""After these a slash begins a regular expression; elsewhere it divides."""


def tight(script: str) -> str:
    """A script whose comments are left out already, without blanks beside signs; lines stay lines.

    Raises:
        ValueError: A text in it does not end.
    """
    kept: list[str] = []
    last = "\n"
    pieces = list(_pieces(script))
    for piece, after in zip(pieces, [*pieces[1:], "\n"], strict=True):
        if not piece.isspace() or piece == "\n" or _needed(last[-1], after[0]):
            kept.append(piece)
            last = piece
    return "".join(kept)


def _needed(before: str, after: str) -> bool:
    """Whether what stands on both sides of a blank would become something else without it."""
    words = _is_word(before) and _is_word(after)
    return words or (before == after and before in "+-/") or (before == "/") or (after == "/")


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter in "_$"


def _pieces(script: str) -> Iterator[str]:
    """Texts and expressions whole, everything else word by word and sign by sign."""
    at = 0
    open_braces: list[int] = []
    """For each template that is open: how many braces are open in the expression within it."""
    last = "\n"
    while found := _TOKEN.match(script, at):
        piece = found[0]
        if found.lastgroup == "regex" and last not in _BEFORE_REGEX:
            piece = "/"
        elif piece == "`" or (piece == "}" and open_braces and not open_braces[-1]):
            if piece == "}":
                open_braces.pop()
            rest = _TEMPLATE.match(script, at + 1)
            if rest is None:
                raise ValueError(f"a text does not end: {script[at : at + _SHOWN]}")
            piece += rest[0]
            if rest[1] == "${":
                open_braces.append(0)
        elif piece in "{}" and open_braces:
            open_braces[-1] += 1 if piece == "{" else -1
        if not piece.isspace() or piece == "\n":
            last = piece if piece == "return" else piece[-1]
        at += len(piece)
        yield piece
