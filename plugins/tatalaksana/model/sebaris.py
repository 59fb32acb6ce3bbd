# Several names written as one text, «analis, kabid» or «2 dan 3», where each should be an item of its own.
from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_BETWEEN = r"\s*([,;/&+]|(?<!\S)(?:dan|serta|atau)(?!\S))\s*"
_AND = frozenset({",", ";", "&", "+", "dan", "serta"})
"""What can only mean that all of them are meant; «/» and «atau» may choose."""
_LONGEST = 200
"""Letters of a text that is looked at."""


class Sebaris(NamedTuple):
    """Names that stand in one text."""

    names: tuple[str, ...]
    sure: bool
    """Whether all of them are meant, not one of them."""


def names_in_line(text: str) -> Sebaris | None:
    """The names that a text lists, without the brackets around them; None where it lists none."""
    if len(text) > _LONGEST:
        return None
    pieces = re.split(_BETWEEN, text.strip().strip("()[]{}").strip())
    names = tuple(name for name in pieces[::2] if name)
    return Sebaris(names, _AND.issuperset(pieces[1::2])) if len(names) > 1 else None


def as_list(names: Sequence[object]) -> str:
    """How these are written as a list: «[analis, kabid]»."""
    return f"[{', '.join(map(str, names))}]"
