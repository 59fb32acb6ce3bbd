"""What a readable text may not mean as it is read: texts cut short, and what copying from Word leaves.

`signs_in` is asked of every file and is quick; the rest only looks where it says that there is something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from tatalaksana.source.document import Document
from tatalaksana.source.faults.guess import short
from tatalaksana.source.odd import TURNING
from tatalaksana.source.problem import Data, Path
from tatalaksana.source.suspects.signs import signs_in
from tatalaksana.source.suspects.suspect import Misfit, Suspect, Suspicion

LARGEST_TEXT = 150_000
"""Letters of a text that is looked at so closely; a third of it where its findings are weighed one by one."""


def suspects_in(document: Document, keys: Collection[str] = ()) -> tuple[Suspect, ...]:
    """The suspicious places of a text, the gravest first.

    Args:
        document: The text.
        keys: Words that are keys in such a file.
    """
    signs = signs_in(document.text, keys, gaps=document.gaps, stretched=document.stretched)
    if len(document.text) > LARGEST_TEXT:
        return tuple(_turned(document)) if Suspicion.BLANKS in signs else ()
    if not signs:
        return ()
    return tuple(_found(document.text, signs, keys))


def colon_suspects(
    document: Document, paths: Mapping[Path, Collection[str]], words: Collection[str]
) -> Iterator[Suspect]:
    """What a colon may have to do with values that are not of the kind wanted there: one too many, one missing.

    Args:
        document: The text.
        paths: Where they are, each with the keys that may stand there.
        words: Words that are keys in such a file.
    """
    if not paths or len(document.text) > LARGEST_TEXT // 3:
        return
    from tatalaksana.source.suspects import texts  # noqa: PLC0415 - as below
    from tatalaksana.source.tree import tree_of  # noqa: PLC0415

    tree = tree_of(document.text)
    for path, keys in paths.items():
        found = (
            texts.colon_in_text(document.text, tree, path, words),
            texts.colon_missing(document.text, tree, path, keys),
        )
        yield from (one for one in found if one is not None)


def misfit_suspects(document: Document, misfits: Sequence[Misfit], keys: Collection[str]) -> Iterator[Suspect]:
    """What a dash or a few blanks may have to do with what a model does not take.

    Args:
        document: The text.
        misfits: What it does not take.
        keys: Words that are keys in such a file.
    """
    if not misfits or len(document.text) > LARGEST_TEXT // 3:
        return
    from tatalaksana.source.suspects.nesting import MISFIT_LOOKS  # noqa: PLC0415 - as below
    from tatalaksana.source.tree import tree_of  # noqa: PLC0415

    tree = tree_of(document.text)
    for misfit in misfits:
        found = (look(document.text, tree, misfit, keys) for look in MISFIT_LOOKS[misfit.how])
        yield from islice((one for one in found if one is not None), 1)


def _turned(document: Document) -> Iterator[Suspect]:
    """Texts of a large file that put letters in another order, without what would mend them: no size hides these."""
    turning = frozenset(TURNING)
    todo: list[tuple[Path, Data]] = [((), document.data)]
    while todo:
        path, held = todo.pop()
        if isinstance(held, str) and not turning.isdisjoint(held):
            said = "".join(letter for letter in held if letter not in turning)
            yield Suspect(Suspicion.TURNED, path, max(document.text.find(held), 0), short(said), (), offered=False)
        elif isinstance(held, dict):
            todo += [((*path, key), value) for key, value in held.items()]
        elif isinstance(held, list):
            todo += [((*path, at), value) for at, value in enumerate(held)]


def _found(text: str, signs: frozenset[Suspicion], keys: Collection[str]) -> Iterator[Suspect]:
    # Most files have no sign of anything, and need not wait for what would look closer.
    from tatalaksana.source.suspects.looks import LOOKS  # noqa: PLC0415
    from tatalaksana.source.tree import tree_of  # noqa: PLC0415

    tree = tree_of(text)
    for kind, look in LOOKS:
        if kind in signs:
            yield from look(text, tree, keys)


__all__ = ["Misfit", "Suspect", "Suspicion", "colon_suspects", "misfit_suspects", "suspects_in"]
