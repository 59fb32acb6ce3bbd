# One thing that can be found, and how an index reads it: a small document of its own, not the page that people see.
from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tatalaksana.render.cari.padanan import Padanan

_NL = "\n"
_OPEN, _CLOSE = "⟦⟧"
"""Around words that are found but not shown; the script leaves them out of what it quotes."""
_SMALL = frozenset({"dan", "di", "ke", "pada", "dari", "untuk", "tentang", "bidang"})
"""Words that nobody looks for."""
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that a result can lead to."""

    anchor: str
    """Its id on the page; empty for what stands before any other part."""
    title: str
    """Who acts; the script says which step it is, by the anchor. Empty where the anchor is."""
    texts: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Words by which people look for it and which it does not say."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page as the search knows it, all texts without markup."""

    title: str
    facts: str
    """What a result says below its title: «berlaku · OT.01 · Biro Umum»."""
    parts: tuple[Part, ...]
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a filter to the values that fit."""
    names: tuple[str, ...] = ()
    """What else it is called: short and former names."""
    weight: int = 5
    """How much a word of its title counts, 1 to 10: a title that says much of what others are about counts little."""
    named: bool = False
    """Whether it is what many others only mention: who asks for an office's name means the office first."""
    aside: bool = False
    """Whether its texts count half: a page that is no SOP and says much."""


def record_html(record: Record, padanan: Padanan) -> str:
    """The document that is indexed."""
    said = [record.title, *record.names, *(text for part in record.parts for text in (part.title, *part.texts))]
    # Names once, so that an index of many thousand pages stays small; roots at each step, so that results lead there.
    names = _hidden(padanan.names("\n".join(said)), record.title, weight=1)
    parts = "\n".join(_part(part, padanan) for part in record.parts)
    title = "".join(f'<p data-pagefind-weight="{record.weight}">{html.escape(name)}</p>' for name in (record.title, *record.names) if name)
    shown = {"judul": record.title, "fakta": record.facts}
    if record.named:
        shown["nama"] = " ".join((record.title, *record.names))
    return _document(shown, record.filters, f"{title}\n{names}\n{_aside(parts) if record.aside else parts}")


def written_html(title: str, content: str) -> str:
    """The document of a page that somebody wrote, from its HTML: its own headings are what results lead to."""
    return _document({"judul": title, "fakta": "Halaman"}, {"jenis": ("Halaman",)}, _aside(content))


def _aside(body: str) -> str:
    return f'<div data-pagefind-weight="0.3">{body}</div>'


def _document(shown: Mapping[str, str], filters: Mapping[str, tuple[str, ...]], body: str) -> str:
    narrowed = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{html.escape(value)}">\n'
        for name, values in filters.items() for value in dict.fromkeys(values)
    )  # fmt: skip
    meta = "".join(f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(text)}">\n' for name, text in shown.items())
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n{meta}{narrowed}</head>\n'
        f"<body data-pagefind-body>\n{body}\n</body>\n</html>\n"
    )


def words_html(record: Record) -> str:
    """A record as one paragraph, a line each text: what a theme's own search can read."""
    lines = [*record.names, *(text for part in record.parts for text in (*part.texts, *part.also) if text)]
    return f"<h1>{html.escape(record.title)}</h1>\n<p>{html.escape(_NL.join(lines))}</p>"


def vocabulary(record: Record) -> set[str]:
    """The words of a record that a misspelt one may have been meant to be."""
    texts = [record.title, record.facts, *record.names]
    for part in record.parts:
        texts += (part.title, *part.texts, *part.also)
    return set(_WORD.findall(" ".join(texts).casefold()))


def _part(part: Part, padanan: Padanan) -> str:
    texts = [text for text in part.texts if text]
    head = f'<h2 id="{html.escape(part.anchor)}" data-pagefind-weight="1">{html.escape(part.title)}</h2>\n' if part.anchor else ""
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in texts)
    said = " ".join((part.title, *texts))
    return head + body + _hidden((*part.also, *padanan.roots(said)), said)


def _hidden(texts: Iterable[str], said: str, weight: float = 0.5) -> str:
    known = {*said.casefold().split(), *_SMALL}
    words = dict.fromkeys(word for text in texts for word in text.casefold().split() if word not in known)
    return f'<p data-pagefind-weight="{weight}">{" ".join(f"{_OPEN}{html.escape(word)}{_CLOSE}" for word in words)}</p>' if words else ""
