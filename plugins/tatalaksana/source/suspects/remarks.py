# Remarks that may be text, and text that may be a remark: what stands behind a «#», and what a text behind «|-» takes along.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.problem import Path
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.suspects.texts import parts
from tatalaksana.source.tree import Node, comments_in, walk

_AS_TEXT = re.compile(r"(?<![ \t])[ \t]#(?=[^\s#!]|[ \t]+\d)")
"""A sign behind one blank that begins a number or a word: no remark is written so."""
_NEAR = re.compile(r"(?<![ \t])[ \t]#(?![#!])")
"""A sign behind one blank; remarks have two."""
_MEASURE = re.compile(r"[±≤<>]?[ ]*\d[\d.,/–-]*(?:[ ]+[^ ]+){0,2}$")
"""A time or a count, which is complete."""
_GOES_ON = re.compile(
    r"[ \t]*(?:apabila|atau|bila|dan|jika|kalau|kecuali|maks|maksimal|paling|per|sejak|sesudah|setelah|setiap|termasuk|tiap|untuk)\b"
)
"""How a remark begins that would go on with the text before it."""
_KEYED = re.compile(r"[ \t]*([A-Za-z_][\w-]*)[ \t]*:(?=[ \t])")
_VALUE = re.compile(r"[ \t]*[\[{]")
_WITHIN = re.compile(r"(?m)(?:^|[ \t])[ \t]*(#[ \t]+\S.*)$")
_STUCK = re.compile(r"(?<=[^\s\\#])(?<![ (/][A-Za-z])#(?=[ \t]+[^\W\d_])")
"""A sign that follows a word at once, with a blank behind it; «C#» is a word."""


def swallowed(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """Texts whose end is taken for a remark, and remarks where one would expect a text."""
    by_end = {
        node.end: (path, node) for path, node in walk(tree) if node.kind == "teks" and not node.style and node.value
    }
    for begin, end in comments_in(text, tree):
        line = text.rfind("\n", 0, begin) + 1
        before = text[line:begin].rstrip()
        if before:
            stop = begin + len(text[begin:end].rstrip())
            path, node = by_end.get(line + len(before), (None, None))
            if path is not None and node is not None:
                yield from _behind_text(text, path, node, (begin, stop), keys)
            else:
                yield from _behind_other(text, tree, line, (begin, stop), keys)
    yield from _beside_signs(text, tree, keys)


def _behind_text(text: str, path: Path, node: Node, span: tuple[int, int], keys: Collection[str]) -> Iterator[Suspect]:
    begin, stop = span
    if node.anchor:
        return
    if _AS_TEXT.match(text, begin - 1):
        yield _cut(text, path, node.start, begin, stop)
    elif _is_key(text[begin + 1 : stop], keys):
        yield Suspect(Suspicion.REMARK, path, begin, short(text[begin:stop]), ())
    elif _NEAR.match(text, begin - 1) and (not _MEASURE.match(node.value) or _GOES_ON.match(text, begin + 1, stop)):
        # Where no such text could stand, as behind a date or an id, it can only be a remark.
        yield Suspect(
            Suspicion.REMARK, path, begin, short(text[begin:stop]), (), value=f"{node.value} {text[begin:stop]}"
        )


def _behind_other(text: str, tree: Node, line: int, span: tuple[int, int], keys: Collection[str]) -> Iterator[Suspect]:
    """Behind nothing, where a text would begin; behind brackets and quotes only what looks like a key is suspicious."""
    begin, stop = span
    note = text[begin + 1 : stop]
    empty = _empty_before(text, tree, line, begin)
    if empty is not None and note[:1].strip() and note[:1] not in "#![{":
        yield _cut(text, empty, begin, begin, stop)
    elif empty is not None and (_NEAR.match(text, begin - 1) or _is_key(note, keys) or _VALUE.match(note)):
        yield Suspect(Suspicion.REMARK, empty, begin, short(text[begin:stop]), ())
    elif empty is None and _is_key(note, keys) and (owner := _owner(tree, line, begin)) is not None:
        yield Suspect(Suspicion.REMARK, owner, begin, short(text[begin:stop]), ())


def _cut(text: str, path: Path, start: int, begin: int, stop: int) -> Suspect:
    whole = " ".join(text[start:stop].split()) if "\n" in text[start:stop] else text[start:stop]
    spans = parts(text, start, stop)
    return Suspect(Suspicion.SWALLOWED, path, begin, short(text[begin:stop]), quotes(*spans[0], spans[1:]), value=whole)


def _is_key(note: str, keys: Collection[str]) -> bool:
    found = _KEYED.match(note)
    return found is not None and found[1] in keys


def _beside_signs(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """`uraian: |- # Memeriksa berkas`: a remark on the line of a text's sign."""
    for path, node in walk(tree):
        if node.kind != "teks" or node.style not in {"|", ">"}:
            continue
        end = text.find("\n", node.start)
        end = end if end >= 0 else len(text)
        sign = text.find("#", node.start, end)
        if sign < 0:
            continue
        note = text[sign + 1 : end].rstrip()
        if note and (_NEAR.match(text, sign - 1) or _is_key(note, keys) or not node.value.strip()):
            yield Suspect(Suspicion.REMARK, path, sign, short(text[sign:end]), ())


def _empty_before(text: str, tree: Node, line: int, begin: int) -> Path | None:
    """The path of the key or item on a line that holds nothing, because a remark begins where its text would."""
    for path, node in walk(tree):
        for index, entry in enumerate(node.entries):
            if (
                line <= entry.start < begin
                and entry.value.start == entry.value.end
                and not text[entry.after : begin].strip()
            ):
                step: str | int = index if entry.key is None else entry.key.value
                return (*path, step)
    return None


def _owner(tree: Node, line: int, begin: int) -> Path | None:
    """The path of the innermost key or item whose value ends on a line, before a place."""
    found: Path | None = None
    for path, node in walk(tree):
        if path and line <= node.end <= begin and node.end > node.start:
            found = path if found is None or len(path) < len(found) else found
    return found


def printed(text: str, tree: Node) -> Iterator[Suspect]:
    """Remarks that are part of a text: behind «|-», where there are none, and right behind a word."""
    for path, node in walk(tree):
        if node.kind != "teks" or not node.value or "#" not in node.value:
            continue
        if node.style in {"|", ">"}:
            head = text.find("\n", node.start)
            found = _WITHIN.search(text, head + 1, node.end) if 0 <= head < node.end else None
            if found:
                yield Suspect(Suspicion.PRINTED, path, found.start(1), short(found[1]), (), value="|-")
        elif not node.style and "\n" not in text[node.start : node.end]:
            stuck = _STUCK.search(text, node.start, node.end)
            if stuck:
                yield Suspect(Suspicion.PRINTED, path, stuck.start(), short(text[stuck.start() : node.end]), ())
