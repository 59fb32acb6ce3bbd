# Remains of HTML in a text as plain text: paragraphs as lines, items behind a bullet, tick boxes as signs.
from __future__ import annotations

import html
import re

_BOX = re.compile(r"<input\b[^<>]*>", re.IGNORECASE)
_ITALIC = re.compile(r"<(i|em)\b[^<>]*>((?:(?!<\1\b).)*?)</\1>", re.IGNORECASE | re.DOTALL)
_BOLD = re.compile(r"<(b|strong)\b[^<>]*>((?:(?!<\1\b).)*?)</\1>", re.IGNORECASE | re.DOTALL)
"""The innermost of several: from each beginning only up to the next one is looked at."""
_ITEM = re.compile(r"<(?:li|ol|ul)\b[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"</?(?:p|div|br|h[1-6]|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_LINES = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\n[\s\xa0]*")
_BOLD_LINE = re.compile(r"^([ \t]*)\*\*([^*\n]+)\*\*([ \t]*)$", re.MULTILINE)
"""A line that is bold as a whole: so are labels and headings, and nothing in it is said louder than the rest."""
_EMPTY = re.compile(r"•\s*(?=•|$)")


def plain_fragment(text: str) -> str:
    """A text without tags: what they meant is said by lines and signs."""
    if "<" in text:
        text = _BOX.sub(_ticked, _without_comments(text))
        text = _ITALIC.sub(lambda found: f"*{found[2].strip()}*", text)
        text = _BOLD.sub(lambda found: f"**{found[2].strip()}**", text)
        text = _LINE.sub("\n", _ITEM.sub("\n• ", text))
        text = _TAG.sub("", text)
    text = html.unescape(text).replace("\xa0", " ") if "&" in text or "\xa0" in text else text
    return _BOLD_LINE.sub(r"\1\2\3", _EMPTY.sub("", _LINES.sub("\n", text)).strip())


def _ticked(box: re.Match[str]) -> str:
    said = box.group().casefold()
    return ("☑" if "checked" in said else "☐") if "checkbox" in said else box.group()


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[at:begin])
        at = end + 3
    return "".join(kept) + text[at:]
