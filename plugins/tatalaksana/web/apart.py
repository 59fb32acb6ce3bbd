# A page without scripts and styles of its own: they become files beside it, so that a browser may be told to run and heed
# nothing but files of the site (Content-Security-Policy without an exception). Ours, and those that a theme writes in.
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

_TAG = r"<[a-zA-Z][\w-]*(?: [a-zA-Z:_][\w:.-]*(?:=\"[^\"]*\")?)*?"
_STYLED = re.compile(rf'({_TAG}) style="([^"]*)"')
_SHEET = re.compile(r'<style(| media="[^"<>]*")>(.*?)</style>', re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_MARK = "data-gaya"
_NAME_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Apart:
    """A page and what stood in it."""

    html: str
    files: dict[str, bytes]
    """Scripts and styles by their names, which their contents give them."""


def apart(page: str, folder: str) -> Apart:
    """A page as it can stand under a policy that forbids all that is written into pages.

    Args:
        page: A whole page, or a part of one.
        folder: The address of the folder of its files, as the page sees it, with a slash at its end.
    """
    files: dict[str, bytes] = {}
    seen: dict[str, None] = {}

    def kept(content: str, ending: str) -> str:
        written = content.encode(errors="replace")
        name = f"{sha256(written).hexdigest()[:_NAME_LENGTH]}{ending}"
        files[name] = written
        return f"{folder}{name}"

    def sheet(found: re.Match[str]) -> str:
        return f'<link rel="stylesheet"{found[1]} href="{kept(found[2], ".css")}">'

    def script(found: re.Match[str]) -> str:
        return f'<script src="{kept(found[1], ".js")}"></script>'

    def marked(found: re.Match[str]) -> str:
        declared = unescape(found[2])
        if "{" in declared or "}" in declared:  # no list of declarations
            return found[0]
        seen[declared] = None
        return f'{found[1]} {_MARK}="{found[2]}"'

    page = _STYLED.sub(marked, _SCRIPT.sub(script, _SHEET.sub(sheet, page)))
    if seen:
        link = f'<link rel="stylesheet" href="{kept(_rules(sorted(seen)), ".css")}">'
        head = page.find("</head>")
        at = max(head, 0)
        page = f"{page[:at]}{link}{page[at:]}"
    return Apart(page, files)


def _rules(several: Iterable[str]) -> str:
    """What attributes said, as rules that win over others as attributes do."""
    return "".join(f'[{_MARK}="{_quoted(one)}"]:not(#_){{{one}}}\n' for one in several)


def _quoted(text: str) -> str:
    return re.sub(r'["\\\n\r\f]', lambda letter: f"\\{ord(letter[0]):x} ", text)
