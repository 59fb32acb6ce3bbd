# One thing that can be found, and how an index reads it: a small document of its own, not the page that people see.
from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote_plus

from tatalaksana.render.cari.padanan import Padanan

_NL = "\n"
_SMALL = frozenset({"dan", "di", "ke", "pada", "dari", "untuk", "tentang", "bidang"})
"""Words that nobody looks for by another name."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_EDGES = ".,;:()[]{}«»“”\"'!?"
_HIDDEN, _ASIDE = 0.5, 0.3
"""How much a word counts that the texts do not say, and one of a page that is no SOP."""
_HEAVIEST = 10.0
"""More is no weight to the index, and of two parts of one word it takes the sum; a word that counts more stands there again."""
_AGAIN = 3
"""How often: more makes no difference in an order of results."""
_PLAIN = "/.,:;()"
"""Signs that mean nothing in an id."""


class Tier(StrEnum):
    """In which part of the index a page stands: what must not be taken for what is in force is found apart from it."""

    MAIN = "utama"
    OTHERS = "lain"
    """Drafts, examples, what is revoked."""
    GUIDES = "panduan"
    """Pages that somebody wrote: for editors, not the work itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that a result can lead to."""

    anchor: str
    """Its id on the page; empty for what stands before any other part."""
    title: str
    """Who acts, or its heading. Empty where the anchor is."""
    texts: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Words by which people look for it and which it does not say."""
    shown: str = ""
    """What a result quotes in place of the texts: with words for what they are, which nobody looks for."""
    step: str = ""
    """Which step it is: «langkah 6». A result says it, and no word of it is looked for."""


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
    turn: int = 0
    """Among many thousand, those of lower numbers are searched first."""
    aside: bool = False
    """Whether its texts count less: a page that is no SOP and says much."""
    tier: Tier = Tier.MAIN


def record_html(record: Record, padanan: Padanan) -> str:
    """The document that is indexed: each word of the page once, as heavy as it is frequent, and what a result can say of it.

    An index of every place where a word stands is several times as large and as slow. Which part answers is seen when
    a result is shown: the parts stand in ids, which are not indexed and come with the result.
    """
    heard: dict[str, float] = {}

    def hear(words: Iterable[str], weight: float) -> None:
        for word in words:
            if bare := word.strip(_EDGES):
                heard[bare] = heard.get(bare, 0) + weight

    title = " ".join((record.title, *record.names))
    hear(title.casefold().split(), record.weight)
    ids = []
    for part in record.parts:
        text = " ".join(filter(None, part.texts))
        said = f"{part.title} {text}"
        words = said.casefold().split()
        also = _others((*part.also, *padanan.roots(said)), {*words, *_SMALL})
        hear(words, _ASIDE if record.aside else 1)
        hear(also, _HIDDEN)
        ids.append(_id(part.anchor, part.step, part.title, part.shown or text, " ".join(also)))
    names = _others(
        padanan.names(_NL.join((title, *(text for part in record.parts for text in (part.title, *part.texts))))), _SMALL
    )
    hear(names, 1)
    weights: dict[float, list[str]] = {}
    for word, count in heard.items():
        most = _HEAVIEST if word.isalnum() else _HEAVIEST / 2
        for done in range(_AGAIN):
            if (left := count - done * most) > 0:
                weights.setdefault(min(most, left), []).append(word)
    body = [
        f'<p data-pagefind-weight="{weight:g}">{html.escape(" ".join(words))}</p>' for weight, words in weights.items()
    ]
    body += [f'<i id="{one}"></i>' for one in ids]
    shown = {"judul": record.title, "fakta": record.facts}
    if record.named:
        shown["nama"] = " ".join((record.title, *record.names))
    return _document(shown, record.filters, _NL.join(body))


def _id(*fields: str) -> str:
    """Texts as an id, which keeps no blanks; the script takes them apart again."""
    return "|".join(quote_plus(text, safe=_PLAIN, errors="replace") for text in fields)


def _document(shown: Mapping[str, str], filters: Mapping[str, tuple[str, ...]], body: str) -> str:
    narrowed = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{html.escape(value)}">\n'
        for name, values in filters.items() for value in dict.fromkeys(values)
    )  # fmt: skip
    meta = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(text)}">\n' for name, text in shown.items()
    )
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


def _others(texts: Iterable[str], known: AbstractSet[str]) -> tuple[str, ...]:
    """The words of texts that are not known, each once."""
    return tuple(dict.fromkeys(word for text in texts for word in text.casefold().split() if word not in known))
