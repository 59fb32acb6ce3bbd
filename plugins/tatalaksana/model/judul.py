# What stands before a title and says nothing of it: «SOP», «Standar Operasional Prosedur» and the kind. Some titles begin with
# it themselves, and what names an SOP puts it there: it is never doubled, and never counts when titles are compared.
from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?:SOP AP|SOP|SPO|standar operasional prosedur|standar prosedur operasional|prosedur operasional standar"
    r"|standard operating procedures?)(?:\s*\((?:SOP|SPO)(?: AP)?\))?(?:\s+(makro|mikro))?(?:\s*[:–—-]\s*|\s+)",
    re.IGNORECASE,
)


def bare_title(title: str) -> tuple[str, str]:
    """A title without what stands before it, and the kind («makro», «mikro») that stood there; empty where none did.

    A title that is nothing else stays as it is.
    """
    kind = ""
    while (found := _LEAD.match(title)) is not None and found.end() < len(title):
        kind = kind or (found[1] or "").casefold()
        title = title[found.end() :]
    return title, kind


def titled(word: str, title: str) -> str:
    """A title with the word for what it is before it, once: «SPO Penimbangan», whatever the title itself begins with."""
    bare = bare_title(title)[0]
    return bare if f"{bare} ".casefold().startswith(f"{word} ".casefold()) else f"{word} {bare}"
