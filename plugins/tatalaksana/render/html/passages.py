# Texts of several lines as markup: paragraphs, and lists whose marks stand as they were written. A text of one line is
# that line and nothing around it.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.faces import mark_width
from tatalaksana.model import Isi, Passage, has_breaks, passages
from tatalaksana.render.html.markup import Html, Resolve, Say, escape, inline, join

_NL = "\n"


def flowing(text: str, resolve: Resolve, say: Say = escape) -> Html:
    """A text with its line breaks, paragraphs and lists; `say` makes markup of its words."""
    if not has_breaks(text):
        return inline(text, resolve, say)
    found = passages(text)
    if len(found) == 1 and not found[0].level:
        return lines_html(inline(found[0].text, resolve, say))
    return _blocks(found, resolve, say)


def prose(text: str, resolve: Resolve) -> Html:
    """A text that stands by itself, every paragraph an element."""
    return _blocks(passages(text), resolve, escape)


def content(isi: Isi | None, resolve: Resolve, say: Say = escape) -> Html:
    """What a box of the form holds: a text, or a numbered list. Nothing for nothing."""
    if isi is None:
        return Html("")
    if isinstance(isi, str):
        return flowing(isi, resolve, say)
    items = join((Html(f"<li>{flowing(text, resolve, say)}</li>") for text in isi), _NL)
    return Html(f"<ol>\n{items}\n</ol>")


def lines_html(markup: Html) -> Html:
    """Markup whose line breaks are shown."""
    return Html(markup.replace(_NL, f"<br>{_NL}"))


def _blocks(found: Sequence[Passage], resolve: Resolve, say: Say) -> Html:
    shown = [(passage, lines_html(inline(passage.text, resolve, say))) for passage in found]
    parts: list[Html] = []
    at = 0
    while at < len(shown):
        if shown[at][0].level:
            part, at = _list(shown, at)
        else:
            part, at = Html(f"<p>{shown[at][1]}</p>"), at + 1
        parts.append(part)
    return join(parts, _NL)


def _list(shown: Sequence[tuple[Passage, Html]], start: int) -> tuple[Html, int]:
    """The list that begins at a place, with those within its items; and the place behind it."""
    level = shown[start][0].level
    items: list[Html] = []
    at = start
    while at < len(shown) and shown[at][0].level == level and (at == start or not shown[at][0].first):
        passage, text = shown[at]
        at += 1
        within = [text]
        while at < len(shown) and shown[at][0].level > level:
            part, at = _list(shown, at)
            within.append(part)
        items.append(Html(f"<li>{_mark(passage)}{join(within, _NL)}</li>"))
    ends = (passage for passage, _ in shown[start:at] if passage.level == level)
    width = max(mark_width(passage.mark) for passage in ends)
    # The marks are text, and without marks of its own a list is none to some browsers: it says what it is.
    tag = "ol" if shown[start][0].ordered else "ul"
    return Html(f'<{tag} class="sop-butir" role="list" style="--tanda:{width:g}em">\n{join(items, _NL)}\n</{tag}>'), at


def _mark(passage: Passage) -> Html:
    """The mark of an item; who listens hears of a bullet from the list itself."""
    hidden = "" if passage.ordered else ' aria-hidden="true"'
    # The blank is within: there it takes no room, and whoever copies the text has it.
    return Html(f'<span class="tanda"{hidden}>{escape(passage.mark)} </span>')
