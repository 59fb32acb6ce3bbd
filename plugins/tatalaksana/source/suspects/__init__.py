"""What a readable text may not mean as it is read: texts cut short, and what copying from Word leaves.

`signs_in` is asked of every file and is quick; the rest only looks where it says that there is something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tatalaksana.source.document import Document
from tatalaksana.source.problem import Path
from tatalaksana.source.suspects import leftovers, texts
from tatalaksana.source.suspects.signs import signs_in
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import tree_of

LARGEST_TEXT = 150_000
"""Letters of a text that is looked at so closely; a third of it where its findings are weighed one by one."""


def suspects_in(document: Document, keys: Collection[str] = ()) -> tuple[Suspect, ...]:
    """The suspicious places of a text, the gravest first.

    Args:
        document: The text.
        keys: Words that are keys in such a file.
    """
    signs = signs_in(document.text, keys, gaps=document.gaps, stretched=document.stretched)
    if not signs or len(document.text) > LARGEST_TEXT:
        return ()
    return tuple(_found(document.text, signs, keys))


def colon_suspects(document: Document, paths: Mapping[Path, Collection[str]]) -> Iterator[Suspect]:
    """What a colon may have to do with values that are not of the kind wanted there: one too many, one missing.

    Args:
        document: The text.
        paths: Where they are, each with the keys that may stand there.
    """
    if not paths or len(document.text) > LARGEST_TEXT // 3:
        return
    tree = tree_of(document.text)
    for path, keys in paths.items():
        found = (texts.colon_in_text(document.text, tree, path), texts.colon_missing(document.text, tree, path, keys))
        yield from (one for one in found if one is not None)


def _found(text: str, signs: frozenset[Suspicion], keys: Collection[str]) -> Iterator[Suspect]:
    tree = tree_of(text)
    if Suspicion.RUNAWAY in signs:
        yield from texts.runaway(text, tree, keys)
    if Suspicion.COMMA in signs:
        yield from texts.cut_by_commas(text, tree, keys)
    if Suspicion.LOST in signs:
        yield from texts.lost_marks(text, tree)
    if Suspicion.GLUED in signs:
        yield from texts.glued_inside(text, tree, keys)
    if Suspicion.SWALLOWED in signs:
        yield from texts.swallowed(text, tree)
    if Suspicion.BLANKS in signs:
        yield from leftovers.blanks_of_word(text, tree)
    if Suspicion.QUOTES in signs:
        yield from leftovers.word_quotes(text, tree)
    if Suspicion.BULLETS in signs:
        yield from leftovers.bullets(text, tree)


__all__ = ["Suspect", "Suspicion", "colon_suspects", "suspects_in"]
