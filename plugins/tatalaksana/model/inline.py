# The little Markdown that a text may hold: *miring*, **tebal**, links. Everything else is text as written: stars that multiply
# or lead to a note, blanks to be filled in, paths of files; what nobody meant as a mark must not take a sign out of a sheet.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tatalaksana.model.key import Key, contents_of
from tatalaksana.model.leads import Leads, named_in
from tatalaksana.model.sop import Sop
from tatalaksana.source import Path

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BLANKS = re.compile(r"[^\S\n]+")
_SPECIAL = re.compile(r"[*\[\\]")
_PATHS = re.compile(r"(?:(?<![^\W_])[A-Za-z]:\\|(?<!\S)\\\\(?=[^\W_]))\S*")
"""Folders of a machine or of a server."""
_SIGNS = re.compile(r"\\[*_\[\]\\\n]|[\\_]|\*+")
"""What a backslash makes a sign of; what means something in Markdown and nothing here; stars."""
MAX_MARKS = 400
"""A text with more marks than this is none that somebody styled; it is shown as written."""
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `address` makes it a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


def spans(text: str) -> tuple[Span, ...]:
    """A text as styled runs, with its line breaks. What they mean is told by `passages`."""
    return _parsed(text) if is_marked(text) else (Span(text),)


def plain(text: str) -> str:
    """A text without its marks."""
    return "".join(span.text for span in _parsed(text)) if is_marked(text) else text


def links_in(text: str) -> tuple[str, ...]:
    """The addresses that a text links to."""
    return tuple(dict.fromkeys(span.address for span in spans(text) if span.address))


def allowed_address(address: str) -> bool:
    """Whether an address may be linked to from a page: web and e-mail, nothing that runs."""
    if _ALLOWED.fullmatch(address) is None:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme == "mailto" or (bool(parts.hostname) and (parts.port is None or parts.port > 0))
    except ValueError:  # brackets or a port that no address has
        return False


def texts_of(sop: Sop) -> list[tuple[Path, str]]:
    """Every text of an SOP that may hold Markdown, with its path."""
    return [(path, held) for path, _, held in contents_of(sop, _styled) if isinstance(held, str)]


def forms_in(sop: Sop) -> Iterator[tuple[Path, str]]:
    """Every form that an SOP names, by its id, with its path."""
    return ((path, name) for path, _, name in named_in(sop, Leads.FORM))


def addresses_in(sop: Sop) -> Iterator[tuple[Path, str]]:
    """Every address that is a key's own value, with its path."""
    return ((path, address) for path, _, address in named_in(sop, Leads.ADDRESS))


def _styled(key: Key) -> bool:
    return key.markdown


def is_marked(text: str) -> bool:
    """Whether a text may hold marks at all; nearly every text is plain."""
    return _SPECIAL.search(text) is not None and len(_SPECIAL.findall(text)) <= MAX_MARKS


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a tenth of a short command's time, and nearly every text is plain

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - ours to judge, see `allowed_address`
    return parser


def _as_meant(text: str) -> str:
    """A text in which only what is meant as a mark is one."""
    found, at = [], 0
    for path in _PATHS.finditer(text):
        found += [_marks_only(text[at : path.start()]), re.sub(r"[\\*_\[\]]", r"\\\g<0>", path[0])]
        at = path.end()
    return "".join((*found, _marks_only(text[at:])))


def _marks_only(text: str) -> str:
    """A text without paths, whose stars begin and end styles at the edges of words; what stands in a style may end before a suffix."""
    opened = False

    def meant(sign: re.Match[str]) -> str:
        nonlocal opened
        if sign[0][0] != "*":
            return sign[0] if len(sign[0]) > 1 else f"\\{sign[0]}"
        before, after = text[: sign.start()][-1:], text[sign.end() :][:1]
        within = before.isalnum() and after.isalnum()
        note = not opened and after == ")" and not before.isalnum()
        if note or (within and not (opened and before.isalpha() and after.isalpha())):
            return r"\*" * len(sign[0])
        opened = not within and not before.isalnum() and bool(after.strip())
        return sign[0]

    return _SIGNS.sub(meant, text)


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    bold = italic = 0
    address = ""
    for token in _parser().parseInline(_as_meant(_BLANKS.sub(" ", text).strip()))[0].children or ():
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                address = str(token.attrs.get("href", ""))
            case "link_close":
                address = ""
            case "hardbreak":
                found.append(Span("\n", bold > 0, italic > 0, address))
            case _ if token.content:
                found.append(Span(token.content, bold > 0, italic > 0, address))
    return tuple(found)
