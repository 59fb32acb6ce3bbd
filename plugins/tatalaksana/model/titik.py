# What stands where something has yet to be filled in: «..../SOP/UMUM/....», «XXX», «belum ada».
from __future__ import annotations

import re

_OPEN = re.compile(
    r"\.{3,}|(?<![^\W_])\.{2}|\.{2}(?![^\W_])|…|_{2,}|\?{2,}"  # dots and lines
    r"|(?:^|/)\s*(?:<[^<>/]*>|\[[^\[\]/]*\])\s*(?=/|$)"  # a part in brackets, for what is to come
    r"|(?<![^\W_])[xX]{2,}(?![^\W_])"
    r"|^\s*/|/\s*/|/\s*$"  # a part of a number that is left out
    r"|^[\s–—-]*$"
)
_WORDS = frozenset({
    "belum ada", "belum bernomor", "belum diisi", "menyusul", "kosong", "nama", "nama pejabat", "nama lengkap",
    "n/a", "tidak ada", "nihil", "tbd", "tba", "todo",
})  # fmt: skip
_SAME_DIGITS = re.compile(r"([0-9])\1{9,}")


def has_gap(text: str) -> bool:
    """Whether a number or a name still has dots or another sign where something has to be filled in."""
    said = " ".join(text.casefold().split()).strip("()")
    return _OPEN.search(text) is not None or said in _WORDS or _SAME_DIGITS.fullmatch(text.replace(" ", "")) is not None
