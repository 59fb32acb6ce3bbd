# How the names of persons are told from those of offices: by what stands before them or behind them.
from __future__ import annotations

import re

_TITLE = re.compile(r"(?:(?:Drs|Dra|Ir|Dr|Prof|H|Hj|Sdr|Sdri|Bpk)\.|(?:Pak|Bapak|Ibu(?! Kota)|Saudara|Saudari)\b) ?\w")
"""What stands before the name of a person, and before no office's: «dr. Jaga» may be one."""
_DEGREE = re.compile(r",\s*(?:S|M|A|Sp|Ph)\.\s*(?:[A-Z][A-Za-z]*\.?)+|\b(?:S\.E|S\.H|S\.T|S\.Sos|M\.Si|A\.Md)\b")
"""What stands behind one."""
_OFFICE = re.compile(
    r"(?i)(?:kepala|sekretaris|direktur|wakil|camat|lurah|bupati|wali ?kota|gubernur|ketua|inspektur|asisten|plt\.?|plh\.?)\s+\w"
)
"""How offices begin, and no names do."""


def is_office(text: str) -> bool:
    """Whether a text begins as the names of offices do."""
    return _OFFICE.match(text) is not None


def is_titled_person(text: str) -> bool:
    """Whether a text is the name of a person with a title or a degree."""
    return not is_office(text) and (_TITLE.match(text) or _DEGREE.search(text)) is not None
