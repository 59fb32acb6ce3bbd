# Markup is a type of its own: text becomes `Html` only through here, so mypy sees what was not escaped.
from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import NewType

from tatalaksana.model import Span, is_marked, spans

Html = NewType("Html", str)
"""Text that is safe to stand in a page as it is."""

Resolve = Callable[[str], str]
"""An address written in a text, as it must stand on the page that shows it; empty where it leads nowhere."""

Say = Callable[[str], Html]
"""A run of text as markup."""
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_SIGN = re.compile(r"(?<=\w)([./-])(?=\w)")
_UNBROKEN = re.compile(r"[^\s-]{23,}")
"""More letters in a row than a list's column of numbers has room for."""
_COUNTED = re.compile(r"(?<=\d) (?=[a-z%])")


def escape(text: str) -> Html:
    """Any text, shown as itself, also inside an attribute's double quotes."""
    return Html(html.escape(text))


def narrow(text: str) -> Html:
    """The same where room is narrow: a line may end behind a slash between letters, as on paper; browsers don't end it there."""
    return Html(_SLASH.sub("/<wbr>", escape(text)))


def long_number(number: str) -> Html:
    """A number that may be wider than its column: then a line may end behind each of its signs, and browsers end none within a part."""
    return Html(_SIGN.sub(r"\1<wbr>", escape(number)) if _UNBROKEN.search(number) else escape(number))


def whole_amounts(text: str) -> Html:
    """Figures in a sentence, each in one line with what it counts: «45 menit»."""
    return Html(_COUNTED.sub("&nbsp;", escape(text)))


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Markup after markup."""
    return Html(between.join(parts))


def inline(text: str, resolve: Resolve, say: Say = escape) -> Html:
    """A text with its *miring*, **tebal** and links; `say` makes markup of the rest."""
    return join([_span(span, resolve, say) for span in spans(text)]) if is_marked(text) else say(text)


def _span(span: Span, resolve: Resolve, say: Say) -> Html:
    markup = escape(span.text) if span.address else say(span.text)
    if span.italic:
        markup = Html(f"<em>{markup}</em>")
    if span.bold:
        markup = Html(f"<strong>{markup}</strong>")
    address = resolve(span.address) if span.address else ""
    return Html(f'<a href="{escape(address)}">{markup}</a>') if address else markup
