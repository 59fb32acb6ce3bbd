# What is of another shape than its key wants: a list where a text or a group is wanted, a text or a group where a list is.
from __future__ import annotations

import re
from collections.abc import Collection

from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.problem import Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.suspect import Misfit, Suspect, Suspicion
from tatalaksana.source.tree import Member, Node, comments_in, entry_of, find

_FIGURES, _LETTERS = [str(number) for number in range(1, 100)], [chr(ord("a") + place) for place in range(26)]
_EXIT = re.compile(r"([^\s:,{}\[\]#][^:,{}\[\]#\n]*?)(?::(?=[^\s/:])|[ \t]*(?:->|=>|→|=)[ \t]*(?=\S))")
"""A name and what it leads to, with another sign between them, or no blank behind the colon."""
_COUNTED_WORD = re.compile(r"^(?:langkah|kegiatan|tahap|butir|no\.?)[ _-]*(?=[0-9]+$)", re.IGNORECASE)
_LONE_BRACKETS = re.compile(r"[(\[]?([a-z][a-z0-9-]*(?:[ ]*,[ ]*[a-z][a-z0-9-]*)+)[)\]}]")
"""Ids with a bracket of a wrong kind, or without the one that opens them."""
_IDS = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def dash_removed(text: str, item: Member) -> Splice:
    """Blanks in the place of an item's dash."""
    return Splice(item.start, text[item.start : item.value.start], " " * (item.value.start - item.start))


def two_dashes(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`- - Kartu`: a list of one within a list."""
    path = misfit.path
    node = find(tree, path)
    if node is None or node.kind != "daftar" or node.flow or len(node.entries) != 1 or not isinstance(path[-1], int):
        return None
    inner = node.entries[0]
    start = inner.start
    lone = not text[inner.start : inner.end].strip(" -")  # what is meant is a dash for nothing
    splices = (Splice(start, "-", '"-"') if lone else Splice(start, text[start : inner.value.start], ""),)
    if "\n" in text[start : inner.value.end] or text[text.rfind("\n", 0, start) + 1 : start].strip() != "-":
        return None
    return Suspect(
        Suspicion.DASHES, path, start, short(text[inner.value.start : inner.value.end], 25), splices, value=value_after(text, path, splices)
    )  # fmt: skip


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
        else tuple(dash_removed(text, item) for item in node.entries)
    )
    value = value_after(text, path, splices)
    return Suspect(Suspicion.PAIRS, path, node.start, str(path[-1]), splices, value=value) if value else None


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
        else (dash_removed(text, item),)
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
    names = [_COUNTED_WORD.sub("", entry.key.value) for entry in node.entries if entry.key is not None]
    if len(names) < 2 or names not in (_FIGURES[: len(names)], _LETTERS[: len(names)]):  # noqa: PLR2004 - a list has two
        return None
    splices = tuple(Splice(entry.start, text[entry.start : entry.after], "-") for entry in node.entries)
    value = value_after(text, misfit.path, splices)
    said = text[node.entries[0].start : node.entries[0].after].strip()
    offered = all(
        entry.key is not None and entry.key.value == name for entry, name in zip(node.entries, names, strict=True)
    )
    return (
        Suspect(Suspicion.COUNTED, misfit.path, node.start, said, splices, value=value, offered=offered)
        if value
        else None
    )


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
    """`kabag, kasubbag`, with semicolons, or each on a line without a dash, where a list of ids is wanted."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "teks" or node.style or node.anchor or not misfit.path:
        return None
    written = text[node.start : node.end]
    inner = _LONE_BRACKETS.fullmatch(written)
    if inner is not None:
        start, end = node.start + inner.start(1), node.start + inner.end(1)
        around = (Splice(node.start, text[node.start : start], "["), Splice(end, text[end : node.end], "]"))
        value = value_after(text, misfit.path, around)
        return (
            Suspect(Suspicion.ITEMS, misfit.path, node.start, str(misfit.path[-1]), around, value=value)
            if value
            else None
        )
    ids = [one.strip() for one in re.split(r"[,;\n]", written)]
    if len(ids) < 2 or not all(map(_IDS.fullmatch, ids)):  # noqa: PLR2004 - a list has two
        return None
    below = "\n" in written
    splices = (
        tuple(Splice(node.start + found.start(), "", "- ") for found in re.finditer(r"(?m)[^\s,].*$", written))
        if below
        else (
            Splice(node.start, "", "["),
            *(Splice(node.start + found.start(), ";", ",") for found in re.finditer(";", written)),
            Splice(node.end, "", "]"),
        )
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


def question_mark(text: str, tree: Node, misfit: Misfit, _: Collection[str]) -> Suspect | None:
    """`- ? Buku agenda`: the sign makes a key of the text, with nothing behind it."""
    node = find(tree, misfit.path)
    if node is None or node.kind != "kelompok" or node.flow or len(node.entries) != 1:
        return None
    (entry,) = node.entries
    if entry.key is None or entry.key.kind != "teks" or entry.value.value or text[entry.start] != "?":
        return None
    written = text[entry.start : entry.key.end]
    if "\n" in written:
        return None
    return Suspect(Suspicion.LOST, misfit.path, entry.start, "?", quotes(entry.start, written), value=written)


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
