# What looks closer at a text that has signs of something, for each kind.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from tatalaksana.source.suspects import joined, keyless, leftovers, lists, nesting, remarks, rows, slipped, texts
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node

_Look = Callable[[str, Node, Collection[str]], Iterator[Suspect]]


def _by_itself(look: Callable[[str, Node], Iterator[Suspect]]) -> _Look:
    """What need not know the keys."""
    return lambda text, tree, _: look(text, tree)


LOOKS: tuple[tuple[Suspicion, _Look], ...] = (
    (Suspicion.RUNAWAY, texts.runaway),
    (Suspicion.COMMA, texts.cut_by_commas),
    (Suspicion.SEMICOLON, texts.pairs_in_text),
    (Suspicion.PARTED, _by_itself(texts.parted_items)),
    (Suspicion.HALVES, _by_itself(nesting.halves)),
    (Suspicion.LOST, _by_itself(texts.lost_marks)),
    (Suspicion.GLUED, texts.glued_inside),
    (Suspicion.INNER_KEY, slipped.keys_in_text),
    (Suspicion.SWALLOWED, remarks.swallowed),
    (Suspicion.PRINTED, _by_itself(remarks.printed)),
    (Suspicion.ROW, _by_itself(rows.rows)),
    (Suspicion.JOINED, _by_itself(joined.joined_lines)),
    (Suspicion.BLANKS, _by_itself(leftovers.blanks_of_word)),
    (Suspicion.QUOTES, _by_itself(leftovers.word_quotes)),
    (Suspicion.BULLETS, _by_itself(leftovers.bullets)),
    (Suspicion.HALF_QUOTES, _by_itself(leftovers.half_quotes)),
    (Suspicion.COUNTED, _by_itself(lists.counted_lines)),
    (Suspicion.KEYLESS, keyless.values_without_key),
    (Suspicion.DASHLESS, _by_itself(lists.without_dash)),
    (Suspicion.ABREAST, _by_itself(lists.items_abreast)),
)
"""What looks for each kind, the gravest first."""
