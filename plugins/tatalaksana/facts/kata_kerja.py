# Verbs by which other forms of their words are found: in «mengoreksi» and «memeriksa» the prefix has swallowed the first letter of the root.
from __future__ import annotations

import re

from tatalaksana.model import Sop, texts_of

SWALLOWED = re.compile(r"(?:me|pe)(ng|ny|n|m)([aiueo]\w{3,})")
"""Such a word: what its prefix ends with, and what is left of its root."""


def swallowing(sop: Sop) -> tuple[str, ...]:
    """These words of an SOP's texts, without case, in order."""
    words = {word for _, text in texts_of(sop) for word in text.casefold().split() if word.startswith(("me", "pe"))}
    return tuple(sorted({bare for word in words if SWALLOWED.fullmatch(bare := word.strip(".,;:()"))}))
