# Groups that are none, or of something else: a dash too many, keys that are not moved in, an entry within another, a text read as a list.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise

from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.suspect import Misfit, Suspect, Suspicion
from tatalaksana.source.tree import Member, Node, comments_in, entry_of, find, walk
from tatalaksana.source.writing import STEP

_FIGURES, _LETTERS = [str(number) for number in range(1, 100)], [chr(ord("a") + place) for place in range(26)]
_PAIR = re.compile(r"([^\s:,{}\[\]#][^:,{}\[\]#\n]*?):(?=[^\s/:])")
_EXIT = re.compile(r"([^\s:,{}\[\]#][^:,{}\[\]#\n]*?)(?::(?=[^\s/:])|[ \t]*(?:->|=>|→|=)[ \t]*(?=\S))")
"""A name and what it leads to, with another sign between them, or no blank behind the colon."""
_IDS = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def dash_too_many(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """An item that lacks a key which its neighbour has, and that has none of its keys: it is the rest of the one above."""
    path = misfit.path
    owner = find(tree, path[:-1])
    if owner is None or owner.kind != "daftar" or owner.flow or not isinstance(path[-1], int):
        return None
    for place in (path[-1], path[-1] + 1):
        if not 0 < place < len(owner.entries):
            continue
        above, here = owner.entries[place - 1], owner.entries[place]
        begin = {
            keys[0] for index, entry in enumerate(owner.entries) if index != place and (keys := _keys(entry.value))
        }
        mine, other = _keys(here.value), _keys(above.value)
        if not mine or not other or set(mine) & set(other) or mine[0] in begin:
            continue
        splices = (_without_dash(text, here),)
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


def _without_dash(text: str, item: Member) -> Splice:
    return Splice(item.start, text[item.start : item.value.start], " " * (item.value.start - item.start))


def halves(text: str, tree: Node) -> Iterator[Suspect]:
    """`- peraturan: …` above `- teks: …`: each may stand by itself, and both are most likely one."""
    for path, node in walk(tree):
        if node.kind != "daftar" or node.flow:
            continue
        for place, (above, here) in enumerate(pairwise(node.entries)):
            one, other = _keys(above.value), _keys(here.value)
            apart = "\n" in text[above.end : here.start].replace("\n", "", 1)
            if len(one) == len(other) == 1 and one != other and not apart:
                value = value_after(text, (*path, place), [_without_dash(text, here)])
                yield Suspect(Suspicion.HALVES, (*path, place), here.start, other[0], (), value=value)


def pairs_as_items(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`[pembuatan: …, efektif: …]`, or the same below each other behind dashes, where a group is wanted."""
    path = misfit.path
    node = find(tree, path)
    if misfit.how == "kurang":  # said of one of them, which takes itself for the whole
        path = path[:-1]
        node = find(tree, path)
    if node is None or node.kind != "daftar" or not node.entries or node.anchor:
        return None
    keys = [[entry.key.value for entry in item.value.entries if entry.key] for item in node.entries]
    names = [name for group in keys for name in group]
    braces = any(text[item.value.start : item.value.start + 1] == "{" for item in node.entries)
    if not all(keys) or len(names) < 2 or len(set(names)) < len(names) or braces:  # noqa: PLR2004 - a group of one is none
        return None
    splices = (
        (Splice(node.start, "[", "{"), Splice(node.end - 1, "]", "}"))
        if node.flow
        else tuple(_without_dash(text, item) for item in node.entries)
    )
    value = value_after(text, path, splices)
    return Suspect(Suspicion.PAIRS, path, node.start, str(path[-1]), splices, value=value) if value else None


def two_dashes(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`- - Kartu`: a list of one within a list."""
    path = misfit.path
    node = find(tree, path)
    if node is None or node.kind != "daftar" or node.flow or len(node.entries) != 1 or not isinstance(path[-1], int):
        return None
    inner = node.entries[0]
    start = inner.start
    splices = (Splice(start, text[start : inner.value.start], ""),)
    if "\n" in text[start : inner.value.end] or text[text.rfind("\n", 0, start) + 1 : start].strip() != "-":
        return None
    return Suspect(
        Suspicion.DASHES, path, start, short(text[inner.value.start : inner.value.end], 25), splices, value=value_after(text, path, splices)
    )  # fmt: skip


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


def _inset_below(text: str, head: Member) -> int:
    """How many blanks further right than a key stands what it holds, or would; none where nothing can join it."""
    value = head.value
    if value.kind == "kelompok" and not value.flow and value.entries:
        return _column(text, value.start) - _column(text, head.start)
    return STEP if value.kind == "teks" and not value.value and value.style in {"", "|", ">"} else 0


def _column(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)


def lone_item(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """A list of one text where a text is wanted: `judul: [Penerbitan]`, or the same behind a dash."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "daftar" or node.anchor or len(node.entries) != 1 or not misfit.path:
        return None
    item = node.entries[0]
    if item.value.kind != "teks" or item.value.anchor or "\n" in text[node.start : node.end]:
        return None
    splices = (
        (
            Splice(node.start, text[node.start : item.value.start], ""),
            Splice(item.value.end, text[item.value.end : node.end], ""),
        )
        if node.flow
        else (_without_dash(text, item),)
    )
    value = value_after(text, misfit.path, splices)
    if not isinstance(value, str):
        return None
    return Suspect(Suspicion.LONE, misfit.path, node.start, str(misfit.path[-1]), splices, value=value)


def counted_keys(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`1: Permohonan` above `2: Denah`: items that are counted as keys are written."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "kelompok" or node.flow or node.anchor or not misfit.path:
        return None
    names = [entry.key.value for entry in node.entries if entry.key is not None]
    if len(names) < 2 or names not in (_FIGURES[: len(names)], _LETTERS[: len(names)]):  # noqa: PLR2004 - a list has two
        return None
    splices = tuple(Splice(entry.start, text[entry.start : entry.after], "-") for entry in node.entries)
    value = value_after(text, misfit.path, splices)
    said = f"{names[0]}:"
    return Suspect(Suspicion.COUNTED, misfit.path, node.start, said, splices, value=value) if value else None


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


def items_in_braces(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`{Permohonan, Denah}`: items in the brackets of keys."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "kelompok" or not node.flow or node.anchor or not misfit.path:
        return None
    if len(node.entries) < 2 or any(entry.value.start != entry.value.end for entry in node.entries):  # noqa: PLR2004 - a list has two
        return None
    splices = (Splice(node.start, "{", "["), Splice(node.end - 1, "}", "]"))
    value = value_after(text, misfit.path, splices)
    return (
        Suspect(Suspicion.PAIRS, misfit.path, node.start, str(misfit.path[-1]), splices, value=value) if value else None
    )


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
    if entry is None or entry is not outer.entries[-1]:
        return None
    begin = text.rfind("\n", 0, entry.start) + 1
    inset = entry.start - begin
    splices = tuple(Splice(start, " " * inset, "") for start in _line_starts(text, begin, entry.end))
    return Suspect(
        Suspicion.OUTSET, path, entry.start, str(path[-1]), splices, value=value_after(text, path[1:], splices), gone=(path,),
        other=Suspect(Suspicion.OUTSET, path[1:], entry.start, "", ()), of_key=True,
    )  # fmt: skip


def text_as_group(text: str, tree: Node, misfit: Misfit, keys: Collection[str]) -> Suspect | None:
    """Lines of a text that are read as a list or as a group, for want of «|-»."""
    path = misfit.path
    while path and isinstance(path[-1], int):
        path = path[:-1]
    node, group = find(tree, path), find(tree, path[:-1]) if path else None
    index = entry_of(group, path[-1]) if group is not None else None
    if node is None or group is None or index is None or node.flow or not _is_text(text, node, keys):
        return None
    head = group.entries[index]
    line_end = text.find("\n", head.after)
    if not head.after <= line_end < node.start or any(
        head.after < start < node.end for start, _ in comments_in(text, tree)
    ):
        return None
    splices = (Splice(head.after, "", " |-"),)
    value = value_after(text, path, splices)
    return Suspect(Suspicion.TEXT, path, head.after, str(path[-1]), splices if value is not None else (), value=value)


def _is_text(text: str, node: Node, keys: Collection[str]) -> bool:
    """Whether all that a node holds is texts, none of them begins with a figure, and its keys are words with more below them."""
    if node.kind == "teks":
        return not node.style and not node.anchor and not node.value[:1].isdigit()
    if node.kind not in {"daftar", "kelompok"} or node.flow:
        return False
    for entry in node.entries:
        if entry.key is not None and (
            not _is_phrase(entry.key.value, keys) or "\n" not in text[entry.after : entry.value.end]
        ):
            return False
    return all(_is_text(text, entry.value, keys) for entry in node.entries)


def _is_phrase(key: str, keys: Collection[str]) -> bool:
    return key not in keys and (" " in key or key[:1].isupper())


def glued_lines(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`setuju:cetak` or `setuju -> cetak` line by line, where a group is wanted."""
    path = misfit.path
    node = find(tree, path)
    if node is None or node.kind != "teks" or node.style or not node.value:
        return None
    found: list[re.Match[str]] = []
    start = node.start
    for line in text[node.start : node.end].split("\n"):
        hit = _EXIT.match(text, start + len(line) - len(line.lstrip()))
        if hit is None:
            return None
        found.append(hit)
        start += len(line) + 1
    splices = tuple(Splice(hit.end(1), text[hit.end(1) : hit.end()], ": ") for hit in found)
    said = text[node.start : node.end].split("\n", maxsplit=1)[0].strip()
    value = value_after(text, path, splices)
    return (
        Suspect(Suspicion.GLUED, path, node.start, short(said), splices, value=value)
        if isinstance(value, dict)
        else None
    )


def bare_ids(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`kabag, kasubbag`, or each on a line without a dash, where a list of ids is wanted."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "teks" or node.style or node.anchor or not misfit.path:
        return None
    written = text[node.start : node.end]
    ids = [one.strip() for one in re.split(r"[,\n]", written)]
    if len(ids) < 2 or not all(map(_IDS.fullmatch, ids)):  # noqa: PLR2004 - a list has two
        return None
    below = "\n" in written
    splices = (
        tuple(Splice(node.start + found.start(), "", "- ") for found in re.finditer(r"(?m)[^\s,].*$", written))
        if below
        else (Splice(node.start, "", "["), Splice(node.end, "", "]"))
    )
    value = value_after(text, misfit.path, splices)
    return (
        Suspect(Suspicion.ITEMS, misfit.path, node.start, str(misfit.path[-1]), splices, value=value) if value else None
    )


def items_as_text(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`kegiatan: |-` above items: the sign makes a text of them."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "teks" or node.style not in {"|", ">"} or not node.value.startswith("- "):
        return None
    head = text[node.start : text.find("\n", node.start)].rstrip()
    splices = (Splice(node.start, head, ""),)
    value = value_after(text, misfit.path, splices)
    if not isinstance(value, list):
        return None
    return Suspect(Suspicion.ITEMS, misfit.path, node.start, str(misfit.path[-1]), splices, value=value)


MISFIT_LOOKS: Mapping[str, tuple[Callable[[str, Node, Misfit, Collection[str]], Suspect | None], ...]] = {
    "jenis": (glued_lines, items_as_text, bare_ids, two_dashes, lone_item, counted_keys, text_as_group, pairs_as_items, items_in_braces), "kurang": (pairs_as_items, dash_too_many), "asing": (glued_key, not_moved_in, entry_moved_in),
}  # fmt: skip
"""How a misfit is, to what may be behind it, the surest first."""
