# Pages that a program archived as a message (.mht): the page is one of its parts, and all that it shows are others.
from __future__ import annotations

import re
from email import message_from_bytes

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?(?i:content-type:\s*(?:multipart/related|text/html))"
)


def is_archived_page(content: bytes) -> bool:
    """Whether a file begins as a message that holds a page."""
    return _HEAD.match(content[:4096]) is not None


def page_in(content: bytes) -> bytes:
    """The page of an archived one, which any other is itself; empty where it holds none."""
    if not is_archived_page(content):
        return content
    parts = message_from_bytes(content.lstrip(b"\xef\xbb\xbf \t\r\n")).walk()
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    held = page.get_payload(decode=True) if page is not None else b""
    return held if isinstance(held, bytes) else b""
