# Where a text goes on in the next line, and where that line looks like one of its own: who folds a text breaks its lines
# where they are long, and between words that need each other.
from __future__ import annotations

import re

_GOES_ON = re.compile(
    r"[,;:/(&+–—-]$|(?:^|[ (])(?:dan|atau|serta|di|ke|dari|pada|untuk|oleh|dengan|yang|kepada|tentang)$"
)
"""How a line ends that can't be the end of an item."""
_FOLDED = 60
"""Letters from which a line may have been broken for its length."""


def breaks_off(before: str, line: str) -> bool:
    """Whether nothing made a line break there: the one above is short, and does not end as if it went on."""
    word = line.split(" ", 1)[0]
    return len(before) + 1 + len(word) < _FOLDED and _GOES_ON.search(before) is None and not before.endswith(".")
