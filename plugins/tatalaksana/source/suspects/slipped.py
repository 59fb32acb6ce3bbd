# Keys that have become items of the list above them: a dash before them, in the column of its items.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import takewhile

from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.suspect import Misfit, Suspect, Suspicion
from tatalaksana.source.tree import Member, Node, entry_of, find, walk

_SIGN = re.compile(r"[|>][-+]?[ \t]*\r?$")
_KEY_LINE = re.compile(r"([ ]+)([a-z_]+):[ \t]+\S")


def keys_as_items(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`- waktu: 15 menit` below `kelengkapan`: a key of the group that holds the list, and that this group lacks."""
    path = misfit.path if misfit.how == "jenis" else misfit.path[:-1]
    if len(path) < 2 or not isinstance(path[-1], int):  # noqa: PLR2004 - a list's key and an item
        return None
    group, owner = find(tree, path[:-2]), find(tree, path[:-1])
    index = entry_of(group, path[-2]) if group is not None else None
    if group is None or index is None or group.flow or owner is None or owner.kind != "daftar" or owner.flow:
        return None
    there = {entry.key.value for entry in group.entries if entry.key is not None}
    wanted = set(misfit.outer) - there
    run = list(takewhile(lambda item: _is_slipped(item, wanted), owner.entries[path[-1] :]))
    names = [entry.key.value for item in run for entry in item.value.entries if entry.key is not None]
    if not run or len(set(names)) < len(names):
        return None
    column = _column(text, group.entries[index].start)
    last = run[-1].value.entries[-1].value
    goes_on = last.start == last.end  # what follows are its items
    ends = path[-1] > 0 and (goes_on or path[-1] + len(run) == len(owner.entries))
    splices = tuple(splice for item in run for splice in _moved_out(text, item, column)) if ends else ()
    value = value_after(text, path[:-1], splices)
    more = tuple((key, value_after(text, key, splices)) for name in names if (key := (*path[:-2], name)))
    return Suspect(
        Suspicion.SLIPPED, path[:-1], run[0].value.start, names[0], splices if value else (), value=value, more=more if value else (),
    )  # fmt: skip


def keys_in_text(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """`pelaksana: kabag` as the last line of a text behind «|-»: a key moved in too far, which its group lacks."""
    for path, node in walk(tree):
        if node.style not in {"|", ">"} or not path or not isinstance(path[-1], str):
            continue
        group = find(tree, path[:-1])
        index = entry_of(group, path[-1]) if group is not None else None
        if group is None or index is None:
            continue
        there = {entry.key.value for entry in group.entries if entry.key is not None}
        lines = text[node.start : node.end].rstrip().split("\n")
        run = _keys_at_end(lines, set(keys) - there)
        names = [hit[2] for line in run if (hit := _KEY_LINE.match(line))]
        if not run or len(run) == len(lines) - 1 or len(set(names)) < len(names):
            continue
        start = node.start + sum(len(line) + 1 for line in lines[: len(lines) - len(run)])
        column = _column(text, group.entries[index].start)
        first = _KEY_LINE.match(run[-1])
        splices, at = [], start
        for line in reversed(run):
            hit = _KEY_LINE.match(line)
            blanks = (
                len(hit[1]) if hit and hit[2] in names else 0
            )  # what stands below a key stays further right than it
            splices.append(Splice(at, " " * max(0, blanks - column), ""))
            at += len(line) + 1
        value = value_after(text, path, splices)
        more = tuple((key, value_after(text, key, splices)) for name in names if (key := (*path[:-1], name)))
        if first is not None and isinstance(value, str):
            sure = set(names) <= _keys_beside(tree, path[:-1])
            yield Suspect(
                Suspicion.INNER_KEY, path, start + len(first[1]), first[2], tuple(splices), value=value, more=more, offered=sure,
            )  # fmt: skip


def _keys_at_end(lines: list[str], wanted: Collection[str]) -> list[str]:
    """The last of the lines of a text that begin with such keys, the last one first."""
    found: list[str] = []
    inner: list[str] = []
    for line in reversed(lines[1:]):
        hit = _KEY_LINE.match(line)
        sign = hit is not None and _SIGN.match(line, hit.end() - 1)
        if hit is not None and hit[2] in wanted and (not inner or (sign and _deeper(inner, len(hit[1])))):
            found += [*inner, line]
            inner = []
        elif (found and hit is None and not inner) or (hit is not None and hit[2] in wanted):
            break
        else:
            inner.append(line)
    return found


def _deeper(lines: list[str], column: int) -> bool:
    """Whether lines stand no further left than a key in such a column: they may be its text."""
    return all(len(line) - len(line.lstrip(" ")) >= column for line in lines if line.strip())


def _keys_beside(tree: Node, path: Path) -> set[str]:
    """The keys of the other items of the list that a group is of."""
    owner = find(tree, path[:-1]) if path and isinstance(path[-1], int) else None
    others = [entry.value for place, entry in enumerate(owner.entries) if place != path[-1]] if owner else []
    return {entry.key.value for node in others for entry in node.entries if entry.key is not None}


def _is_slipped(item: Member, wanted: Collection[str]) -> bool:
    node = item.value
    return (
        node.kind == "kelompok"
        and not node.flow
        and bool(node.entries)
        and all(entry.key is not None and entry.key.value in wanted for entry in node.entries)
    )


def _moved_out(text: str, item: Member, column: int) -> list[Splice]:
    """An item without its dash, in a column further left, and what belongs to it beside it."""
    begin = text.rfind("\n", 0, item.start) + 1
    splices = [Splice(begin, text[begin : item.value.start], " " * column)]
    off = _column(text, item.value.start) - column
    start = text.find("\n", begin) + 1
    while 0 < start < item.end:
        blanks = len(text[start : item.end]) - len(text[start : item.end].lstrip(" "))
        splices.append(Splice(start, " " * min(off, blanks), ""))
        start = text.find("\n", start) + 1
    return splices


def _column(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)
