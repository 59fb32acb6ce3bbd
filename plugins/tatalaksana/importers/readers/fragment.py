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
_PICTURE = re.compile(r"<img\b([^<>]*)>", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LONGEST_NAME, _MOST_RAISED = 60, 3
_RAISED = re.compile(r"<sup\b[^<>]*>([^<>]{1,3})</sup>", re.IGNORECASE)
_SMALL = dict(zip(map(ord, "0123456789()abcdefgh"), "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰ", strict=True))
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
        text = _RAISED.sub(lambda found: raised(found[1]), text)
        text = _TAG.sub("", text)
    text = html.unescape(text).replace("\xa0", " ") if "&" in text or "\xa0" in text else text
    return _BOLD_LINE.sub(r"\1\2\3", _EMPTY.sub("", _LINES.sub("\n", text)).strip())


def raised(text: str) -> str:
    """A letter or number that stands raised, as the sign for it; other texts as they are."""
    small = text.translate(_SMALL)
    return small if len(text) <= _MOST_RAISED and not set(small) & set(text) else text


def picture_in(text: str) -> str:
    """What the first picture in a text with tags is called; empty where there is none."""
    found = _PICTURE.search(text)
    called = _CALLED.search(found[1]) if found else None
    return picture_name(next(filter(None, called.groups()), "") if called else "") if found else ""


def picture_name(said: str) -> str:
    """What a picture is called whose page says this of it."""
    return " ".join(html.unescape(said).split())[:_LONGEST_NAME] or "gambar"


def _ticked(box: re.Match[str]) -> str:
    said = box.group().casefold()
    return ("☑" if "checked" in said else "☐") if "checkbox" in said else box.group()


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[at:begin])
        at = end + 3
    return "".join(kept) + text[at:]
