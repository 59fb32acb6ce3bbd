# The configurations that «Panduan pengelola» shows, taken from the page itself: page and test are one.
from __future__ import annotations

import re
import textwrap

from tatalaksana.render.panduan import guide_text

_FENCE = re.compile(r"^( *)```text\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:#|<!--) ([a-z-]+): ")
PLACE = "/srv/www/sop"
"""Where the page has the site."""


def shown(name: str) -> str:
    """What the page shows under a name: the word before the colon in the first comment of the block."""
    for fence in _FENCE.finditer(guide_text("pengelola")):
        text = textwrap.dedent(fence[2])
        named = _NAMED.search(text)
        if named and named[1] == name:
            return text
    raise KeyError(name)
