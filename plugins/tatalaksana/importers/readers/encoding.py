# Bytes as text: what a document says of its letters counts only where they are not UTF-8, which nothing else looks like.
from __future__ import annotations

import codecs
import re

_SAID = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_EARLY = 4096


def text_of_bytes(content: bytes) -> str:
    """The letters of a text or a page."""
    if content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_said_of(content[:_EARLY]), errors="replace")


def _said_of(head: bytes) -> str:
    """How a page says that its letters are written; as most programs of offices write them where it doesn't."""
    said = _SAID.search(head)
    try:
        name = codecs.lookup(said[1].decode() if said else "cp1252").name
    except LookupError:
        return "cp1252"
    # Browsers take Latin 1 for what programs of offices write; and what says UTF-8 and is not was not written so.
    return "cp1252" if name in {"iso8859-1", "ascii", "utf-8"} else name
