# Remains of HTML in a text as plain text: paragraphs as lines, items behind a bullet, tick boxes as signs.
from __future__ import annotations

import html
import re

_BOX = re.compile(r"<input\b[^>]*checkbox[^>]*>", re.IGNORECASE)
_ITALIC = re.compile(r"<(i|em)\b[^>]*>\s*(.*?)\s*</\1>", re.IGNORECASE | re.DOTALL)
_BOLD = re.compile(r"<(b|strong)\b[^>]*>\s*(.*?)\s*</\1>", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"<(?:li|ol|ul)\b[^>]*>", re.IGNORECASE)
_LINE = re.compile(r"</?(?:p|div|br|h[1-6]|tr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>|<!--.*?-->", re.DOTALL)
_LINES = re.compile(r"[ \t\xa0]*\n[\s\xa0]*")
_EMPTY = re.compile(r"•\s*(?=•|$)")


def plain_fragment(text: str) -> str:
    """A text without tags: what they meant is said by lines and signs."""
    if "<" in text:
        text = _BOX.sub(lambda box: "☑" if "checked" in box.group().casefold() else "☐", text)
        text = _ITALIC.sub(r"*\2*", text)
        text = _BOLD.sub(r"**\2**", text)
        text = _LINE.sub("\n", _ITEM.sub("\n• ", text))
        text = _TAG.sub("", text)
    text = html.unescape(text).replace("\xa0", " ") if "&" in text or "\xa0" in text else text
    return _EMPTY.sub("", _LINES.sub("\n", text)).strip()
