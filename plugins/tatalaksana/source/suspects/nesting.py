# Groups that are none, or of something else: a dash too many, keys that are not moved in, an entry within another.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise, takewhile

from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.shapes import (
    bare_ids,
    counted_keys,
    dash_removed,
    glued_lines,
    items_as_text,
    items_in_braces,
    lone_item,
    pairs_as_items,
    question_mark,
    text_as_group,
    two_dashes,
)
from tatalaksana.source.suspects.slipped import keys_as_items
from tatalaksana.source.suspects.suspect import Misfit, Suspect, Suspicion
from tatalaksana.source.tree import Member, Node, entry_of, find, walk
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP

_PAIR = re.compile(r"([^\s:,{}\[\]#][^:,{}\[\]#\n]*?):(?=[^\s/:])")


def dash_too_many(text: str, tree: Node, misfit: Misfit, words: Collection[str]) -> Suspect | None:
    """An item that lacks a key which its neighbour has, and that has none of its keys: it is the rest of the one above."""
    path = misfit.path
    owner = find(tree, path[:-1])
    if owner is None or owner.kind != "daftar" or owner.flow or not isinstance(path[-1], int):
        return None
    known = words.groups.get(str(path[-2])) if isinstance(words, KeyWords) and len(path) > 1 else None
    for place in (path[-1] + 1, path[-1]):
        if not 0 < place < len(owner.entries):
            continue
        above, here = owner.entries[place - 1], owner.entries[place]
        begin = {
            keys[0] for index, entry in enumerate(owner.entries) if index != place and (keys := _keys(entry.value))
        }
        mine, other = _keys(here.value), _keys(above.value)
        if not mine or not other or set(mine) & set(other) or (mine[0] in begin and len(other) > 1):
            continue
        if known and place > path[-1] and known.isdisjoint(other):
            continue  # what is above has the name of its key wrong, and is no half of this
        splices = (dash_removed(text, here),)
        before: Path = (*path[:-1], place - 1)
        value = value_after(text, before, splices)
        if value is not None:
            return Suspect(
                Suspicion.DASH, (*path[:-1], place), here.start, mine[0], splices, value=value, gone=((*path[:-1], place),),
                other=Suspect(Suspicion.DASH, before, above.start, "", ()),
            )  # fmt: skip
    return None


def _keys(node: Node) -> list[str]:
    if node.kind != "kelompok" or node.flow:
        return []
    return [entry.key.value for entry in node.entries if entry.key is not None]


def halves(text: str, tree: Node) -> Iterator[Suspect]:
    """`- peraturan: …` above `- teks: …`: each may stand by itself, and both are most likely one; not where others do."""
    for path, node in walk(tree):
        if node.kind != "daftar" or node.flow:
            continue
        values = [entry.value for entry in node.entries]
        for place, (above, here) in enumerate(pairwise(node.entries)):
            one, other = _keys(above.value), _keys(here.value)
            apart = "\n" in text[above.end : here.start].replace("\n", "", 1)
            alone = [keys for index, keys in enumerate(map(_keys, values)) if index not in {place, place + 1}]
            if len(one) == len(other) == 1 and one != other and not apart and one not in alone and other not in alone:
                value = value_after(text, (*path, place), [dash_removed(text, here)])
                yield Suspect(Suspicion.HALVES, (*path, place), here.start, other[0], (), value=value)


def not_moved_in(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """Unknown keys in the column of the key above them, that are of it: it holds nothing, or a group that stands further right."""
    path = misfit.path
    group = find(tree, path[:-1])
    index = entry_of(group, path[-1]) if group is not None else None
    if group is None or group.kind != "kelompok" or group.flow or not index:
        return None
    head = group.entries[index - 1]
    run: list[Member] = []
    for entry in group.entries[index:]:
        if entry.key is None or entry.key.value in misfit.known:
            break
        run.append(entry)
    inset = _inset_below(text, head)
    if head.key is None or not inset or not run:
        return None
    span = (text.rfind("\n", 0, run[0].start) + 1, run[-1].end)
    splices = tuple(Splice(start, "", " " * inset) for start in _line_starts(text, *span))
    at: Path = (*path[:-1], head.key.value)
    gone = tuple((*path[:-1], entry.key.value) for entry in run if entry.key is not None)
    value = value_after(text, at, splices)
    return Suspect(Suspicion.INSET, at, run[0].start, head.key.value, splices, value=value, gone=gone)


def key_at_margin(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`induk: biro` in the column of the entries of a register: it is of the entry above, which has no such key."""
    path = misfit.path
    index = entry_of(tree, path[0]) if len(path) == 1 and misfit.names else None
    if not index or tree.flow:
        return None
    head = tree.entries[index - 1]
    there = {entry.key.value for entry in head.value.entries if entry.key is not None}
    run = list(
        takewhile(
            lambda entry: (
                entry.key is not None
                and entry.key.value in set(misfit.known) - there
                and (entry.value.kind != "kelompok" or entry.value.flow)
            ),
            tree.entries[index:],
        )
    )
    inset = _inset_below(text, head)
    if head.key is None or not inset or not run:
        return None
    splices = tuple(
        Splice(start, "", " " * inset)
        for start in _line_starts(text, text.rfind("\n", 0, run[0].start) + 1, run[-1].end)
    )
    at: Path = (head.key.value,)
    gone = tuple((entry.key.value,) for entry in run if entry.key is not None)
    value = value_after(text, at, splices)
    return (
        Suspect(Suspicion.INSET, at, run[0].start, head.key.value, splices, value=value, gone=gone) if value else None
    )


def slipped_out(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """Unknown keys below a list, level with its key, that other items have and its last one lacks: they are of that item."""
    path = misfit.path
    group = find(tree, path[:-1])
    index = entry_of(group, path[-1]) if group is not None else None
    if group is None or group.kind != "kelompok" or group.flow or not index:
        return None
    head = group.entries[index - 1]
    last = head.value.entries[-1].value if head.value.kind == "daftar" and head.value.entries else None
    if head.key is None or last is None or head.value.flow or not _keys(last):
        return None
    others = {key for entry in head.value.entries[:-1] for key in _keys(entry.value)} - set(_keys(last))
    run = list(takewhile(lambda entry: entry.key is not None and entry.key.value in others, group.entries[index:]))
    if not run:
        return None
    inset = _column(text, last.start) - _column(text, run[0].start)
    span = (text.rfind("\n", 0, run[0].start) + 1, run[-1].end)
    splices = tuple(Splice(start, "", " " * inset) for start in _line_starts(text, *span))
    at: Path = (*path[:-1], head.key.value, len(head.value.entries) - 1)
    gone = tuple((*path[:-1], entry.key.value) for entry in run if entry.key is not None)
    return Suspect(
        Suspicion.INSET, at, run[0].start, head.key.value, splices, value=value_after(text, at, splices), gone=gone
    )


def _inset_below(text: str, head: Member) -> int:
    """How many blanks further right than a key stands what it holds, or would; none where nothing can join it."""
    value = head.value
    if value.kind == "kelompok" and not value.flow and value.entries:
        return _column(text, value.start) - _column(text, head.start)
    return STEP if value.kind == "teks" and not value.value and value.style in {"", "|", ">"} else 0


def _column(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)


def glued_key(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`uraian:Menyusun: konsep`: the colon behind the key has no blank, and one within the text ends the key."""
    path = misfit.path
    group = find(tree, path[:-1])
    index = entry_of(group, path[-1]) if group is not None else None
    entry = group.entries[index] if group is not None and index is not None and not group.flow else None
    found = _PAIR.match(text, entry.key.start) if entry is not None and entry.key is not None else None
    if entry is None or found is None or found[1] not in misfit.known:
        return None
    rest = text[found.end() : entry.end]
    (first, *others), at = quotes(found.end(), rest), (*path[:-1], found[1])
    splices = (Splice(first.start, first.old, f" {first.new}"), *others)
    value = None if "\n" in rest else value_after(text, at, splices)
    said = short(f"{found[1]}:{rest}")
    return Suspect(Suspicion.GLUED, at, found.end(), said, splices, value=value, gone=(path,)) if value else None


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    while 0 <= start < end:
        stop = text.find("\n", start)
        if text[start : stop if stop >= 0 else len(text)].strip():
            yield start
        start = stop + 1 if stop >= 0 else -1


def entry_moved_in(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """An entry of a register that is moved in below the keys of the one above it."""
    path = misfit.path
    node = find(tree, path)
    outer = find(tree, path[:-1])
    if (
        node is None
        or outer is None
        or not misfit.names
        or not _keys(node)
        or not set(_keys(node)) <= set(misfit.known)
    ):
        return None
    index = entry_of(outer, path[-1])
    entry = outer.entries[index] if index is not None else None
    if entry is None:
        return None
    begin = text.rfind("\n", 0, entry.start) + 1
    inset = entry.start - begin
    last = entry is outer.entries[-1]  # else what is below it would be the new entry's
    splices = tuple(Splice(start, " " * inset, "") for start in _line_starts(text, begin, entry.end)) if last else ()
    return Suspect(
        Suspicion.OUTSET, path, entry.start, str(path[-1]), splices, value=value_after(text, path[1:], splices) if last else None, gone=(path,),
        other=Suspect(Suspicion.OUTSET, path[1:], entry.start, "", ()), of_key=True,
    )  # fmt: skip


MISFIT_LOOKS: Mapping[str, tuple[Callable[[str, Node, Misfit, Collection[str]], Suspect | None], ...]] = {
    "jenis": (key_at_margin, question_mark, keys_as_items, glued_lines, items_as_text, bare_ids, two_dashes, lone_item, counted_keys, text_as_group, pairs_as_items, items_in_braces), "kurang": (pairs_as_items, dash_too_many), "asing": (keys_as_items, glued_key, not_moved_in, slipped_out, entry_moved_in),
}  # fmt: skip
"""How a misfit is, to what may be behind it, the surest first."""
