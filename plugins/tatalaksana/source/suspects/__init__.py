"""What a readable text may not mean as it is read: texts cut short, and what copying from Word leaves.

`signs_in` is asked of every file and is quick; the rest only looks where it says that there is something.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from tatalaksana.source.document import Document
from tatalaksana.source.problem import Path
from tatalaksana.source.suspects import leftovers, lists, texts
from tatalaksana.source.suspects.signs import signs_in
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, tree_of

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
    for kind, look in _LOOKS:
        if kind in signs:
            yield from look(text, tree, keys)


_Look = Callable[[str, Node, Collection[str]], Iterator[Suspect]]


def _by_itself(look: Callable[[str, Node], Iterator[Suspect]]) -> _Look:
    """What need not know the keys."""
    return lambda text, tree, _: look(text, tree)


_LOOKS: tuple[tuple[Suspicion, _Look], ...] = (
    (Suspicion.RUNAWAY, texts.runaway),
    (Suspicion.COMMA, texts.cut_by_commas),
    (Suspicion.LOST, _by_itself(texts.lost_marks)),
    (Suspicion.GLUED, texts.glued_inside),
    (Suspicion.SWALLOWED, _by_itself(texts.swallowed)),
    (Suspicion.BLANKS, _by_itself(leftovers.blanks_of_word)),
    (Suspicion.QUOTES, _by_itself(leftovers.word_quotes)),
    (Suspicion.BULLETS, _by_itself(leftovers.bullets)),
    (Suspicion.HALF_QUOTES, _by_itself(leftovers.half_quotes)),
    (Suspicion.COUNTED, _by_itself(lists.counted_lines)),
    (Suspicion.DASHLESS, _by_itself(lists.without_dash)),
)
"""What looks for each kind, the gravest first."""


__all__ = ["Suspect", "Suspicion", "colon_suspects", "suspects_in"]
