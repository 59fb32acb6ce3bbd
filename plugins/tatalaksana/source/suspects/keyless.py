# A value without its key: it goes on with the text of the key above, and its own key is one that such groups usually have.
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from tatalaksana.source.breaks import breaks_off
from tatalaksana.source.document import Document, read
from tatalaksana.source.faults.guess import short
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.rewriting import spliced
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, find, tree_of, walk
from tatalaksana.source.words import KeyWords

_OPEN = {"…", "..."}
"""What stands for what is still missing."""
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def keyless_words(suspect: Suspect) -> tuple[str, str]:
    """What is wrong with a line whose key is gone, and what to do."""
    said, key = suspect.said, suspect.said_of
    above = next(step for step in reversed(suspect.path) if isinstance(step, str))
    return (
        f"«{said}» terbaca sebagai sambungan «{above}»; barangkali «{key}:» di depannya terhapus.",
        f"Bila isi «{key}», tulis «{key}: {said}» di baris sendiri, sejajar dengan «{above}». Bila sambungan, tulis pada baris yang sama.",
    )


def keyless_in(text: str, splices: tuple[Splice, ...], line: int, keys: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a line, and what to do, if it is the value of a key that is gone and goes on with the text above it once a text is so mended.

    Args:
        text: A text.
        splices: What would make it readable.
        line: The line, from 0.
        keys: Words that are keys in such a file.
    """
    mended = spliced(text, splices)
    if not isinstance(read("", mended), Document):
        return None
    found = (
        keyless_words(suspect)
        for suspect in _found(mended, tree_of(mended), keys, level=True)
        if mended.count("\n", 0, suspect.start) == line
    )
    return next(found, None)


def values_without_key(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """Texts over several lines, the last of which is what neighbours have under a key that this group lacks."""
    yield from _found(text, tree, keys, level=False)


def _found(text: str, tree: Node, keys: Collection[str], *, level: bool) -> Iterator[Suspect]:
    """The same; `level` says that the last lines stand in the column of the keys, where no text goes on."""
    for whole, node in walk(tree):
        path = whole[:-1] if level and len(whole) == 2 and isinstance(whole[-1], int) else whole  # noqa: PLR2004 - an item of a box
        if node.kind != "teks" or node.style or node.anchor or not path or not isinstance(path[-1], str):
            continue
        lines = text[node.start : node.end].split("\n")
        group = find(tree, path[:-1])
        if len(lines) < 2 or group is None or group.flow:  # noqa: PLR2004 - a text and what goes on with it
            continue
        above, last = " ".join(line.strip() for line in lines[:-1]), lines[-1].strip()
        key = next(
            (
                one
                for one in _missing(tree, path, group, keys)
                if _fits(tree, path[:-1], one, "" if level else above, last)
            ),
            None,
        )
        if key and last:
            start = node.end - len(lines[-1].lstrip())
            yield Suspect(Suspicion.KEYLESS, whole, start, short(last), (), said_of=key)


def _missing(tree: Node, path: Path, group: Node, keys: Collection[str]) -> Iterator[str]:
    """The keys that a group lacks and most others of its kind have, first those that would stand behind the one with the text."""
    there = [entry.key.value for entry in group.entries if entry.key is not None and entry.value.value not in _OPEN]
    at = there.index(str(path[-1]))
    if len(path) == 1:
        below = next((key for key in there[at + 1 :] if isinstance(keys, KeyWords) and key in keys.usual), "")
        yield from keys.lost(there, str(path[0]), below) if isinstance(keys, KeyWords) else ()
        return
    others = list(_others(tree, path[:-1]))
    count = Counter(key for other in others for key in other)
    usual = [key for key, many in count.items() if many * 2 >= len(others) and key not in there]
    order = {key: place for other in others for place, key in enumerate(other)}
    yield from sorted(usual, key=lambda key: (order[key] < order.get(str(path[-1]), -1), order[key]))


def _others(tree: Node, path: Path) -> Iterator[dict[str, Node]]:
    """The groups beside one: other items of its list, other entries of its register."""
    owner = find(tree, path[:-1]) if path else None
    if owner is None or (owner.kind == "kelompok" and len(path) > 1):
        return
    for place, entry in enumerate(owner.entries):
        step = place if entry.key is None else entry.key.value
        if step != path[-1] and entry.value.kind == "kelompok":
            yield {inner.key.value: inner.value for inner in entry.value.entries if inner.key is not None}


def _fits(tree: Node, path: Path, key: str, above: str, line: str) -> bool:
    """Whether a line is what others have under a key: a figure with their words, an id that is known, or words that begin anew below a text."""
    held = [other[key] for other in _others(tree, path) if key in other]
    said = [one.value for node in held for one in ([node] if node.kind == "teks" else [i.value for i in node.entries])]
    ids = bool(said) and all(map(_ID.fullmatch, said))
    if _ID.fullmatch(line):
        return (ids and line in _ids(tree)) or not (path or above)
    if line[:1].isdigit():
        words = {word for one in said if one[:1].isdigit() for word in one.casefold().split()[1:]}
        return not words.isdisjoint(line.casefold().split()[1:])
    figures = bool(said) and all(one[:1].isdigit() for one in said)
    return (
        line[:1].isupper()
        and any(map(str.islower, line))
        and (not above or breaks_off(above, line))
        and not (ids or figures)
    )


def _ids(tree: Node) -> set[str]:
    """The ids of a file: names of a register's entries, and texts that are one."""
    names = {entry.key.value for entry in tree.entries if entry.key is not None}
    return names | {node.value for _, node in walk(tree) if node.kind == "teks" and _ID.fullmatch(node.value)}
