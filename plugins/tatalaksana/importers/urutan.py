# Numbers of steps as offices write them: 1, 01, (1), I, i, a, A.
from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10}


def ordinals(text: str) -> frozenset[int]:
    """The numbers that a text may be, and nothing else: «I» is the first in Roman numbers and the ninth in letters."""
    bare = text.strip(" .()[]").casefold()
    if bare.isdecimal():
        return frozenset({int(bare)})
    found = {ord(bare) - ord("a") + 1} if len(bare) == 1 and "a" <= bare <= "z" else set()
    if _ROMAN.fullmatch(bare):
        worth = [_WORTH[one] for one in bare]
        found.add(sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True)))
    return frozenset(found)


def is_ordinal(text: str) -> bool:
    """Whether a text is a step's number."""
    return bool(ordinals(text))
