# Letters that Word and web pages leave in a text: they look like others, or like nothing.
from __future__ import annotations

import re

ODD_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that are none for YAML, first of all the one that breaks no line (NBSP)."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Letters of no width: soft hyphens, marks of direction, joiners."""
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Of them those that put a stretch of text in another order: not all that shows a text heeds them, so it says two things."""
ESCAPE = r"\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U0000[\dA-Fa-f]{4}|.)"
"""A pattern of one letter as text in double quotes may have it: by its number, or by a sign."""
BULLETS = "•◦▪▫‣⁃●○■□◆◇➢➤►▶✓✔·–—−\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""What stands before the items of a list, the last of them in fonts of Word's own."""
WIDE = {letter: letter - 0xFEE0 for letter in range(0xFF01, 0xFF5F)}
"""Letters, figures and signs as wide as those of East Asia, to the usual ones."""
SLIPPED_SIGN = r"(?:[|>](?:[–—−‐‑_=~|;.,]|-[-.,;]|[ \t]+-)|-[|>]|[lI1!¦│\\/][-–—−])"
"""A pattern of what «|-» becomes when another key is hit, or when a word processor has been at it."""
BULLET_LETTERS = "o\u00a7\u00d8\u00fcv"
"""What Word's bullets become where the letters of their font are lost; with a blank behind it."""
LONE_SIGN = r"[lI1!¦│\\/]"
"""The same of «|» by itself, above lines that are no keys."""
OPENING, CLOSING = "“„‘‚«‹´", "”’“‘»›´"
"""Quotes that YAML takes as letters."""
DOUBLE = "“„”"
"""Of them those that stand in pairs: the others may be apostrophes."""
_APOSTROPHE = re.compile(r"(?<=\w)[’‘](?=\w)")


def unescaped(escape: str) -> str:
    """The letter that an escape names by its number; the escape itself, or a letter that is none, as it is."""
    return chr(int(escape[2:], 16)) if len(escape) > len(r"\n") else escape


def without_quotes(text: str) -> str:
    """A text without Word's quotes around the whole of it; one of the two may be a plain one, or the first a closing one."""
    inner, first, last = text[1:-1], text[:1], text[-1:]
    odd = (first in f"{OPENING}”" and last in CLOSING + "\"'") or (first in "\"'" and last in CLOSING)
    whole = inner and odd and not set(_APOSTROPHE.sub("", inner)) & set(OPENING + CLOSING)
    return inner.strip() if whole else text


def without_mark(text: str) -> tuple[str, str]:
    """The mark that Windows puts before a text (U+FEFF), empty where there is none, and the text behind it.

    YAML counts letters without the mark: who changes a text sets it aside first.
    """
    rest = text.removeprefix("\ufeff")
    return text[: len(text) - len(rest)], rest
