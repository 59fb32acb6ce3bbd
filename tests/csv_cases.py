# How CSV guards texts, case by case: Python and the scripts of pages are held to this one table.
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

CASES: tuple[tuple[str, str], ...] = tuple(
    (text, written)
    for text, written in json.loads(Path(__file__).with_name("kasus-csv.json").read_text(encoding="utf-8"))
)
"""(text, as it is written)."""
_COMPUTED = re.compile(r'[=@＝＠](?!"*[+0-9][0-9 ().-]*")|[-+][\w+=@-]*[^\W0-9]')


def computed_pieces(text: str) -> Iterator[str]:
    """What of a CSV's text a program would compute that parts cells by another sign than the file's, or knows no quotes."""
    for separator in ",;|\t":
        pieces = (piece for line in text.splitlines() for piece in line.split(separator))
        yield from (piece for piece in pieces if _COMPUTED.match(piece.lstrip('" \u200b\ue000\ufeff')))
