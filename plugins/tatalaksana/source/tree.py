# A text's YAML as a tree that knows where each thing stands, for those who edit the text and not the data.
#
# Events give values, and tokens give the signs between them (dash, colon, question mark), which no event has.
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import yaml

from tatalaksana.source.problem import Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BLANKS = " \t\r\n"
NodeKind = Literal["teks", "alias", "kelompok", "daftar"]


@dataclass(slots=True)
class Node:
    """A value and its span in the text, from its anchor (if it has one) to its last letter."""

    kind: NodeKind
    start: int
    end: int
    value: str = ""
    """What a scalar says, or the anchor that an alias names."""
    style: str = ""
    """A scalar's quotes or block sign; empty where it is plain."""
    anchor: str = ""
    flow: bool = False
    """Whether a collection stands in brackets."""
    entries: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Member:
    """A key with its value, or an item."""

    start: int
    """Where the key, or the item's dash, begins."""
    key: Node | None
    after: int
    """Behind the colon or the dash; where there is none, where the value begins."""
    value: Node

    @property
    def end(self) -> int:
        """Behind the last letter of it."""
        return max(self.after, self.value.end) if self.key is None else max(self.key.end, self.after, self.value.end)


@lru_cache(maxsize=8)
def tree_of(text: str) -> Node:
    """The tree of a text that `read` takes; one for all who ask, so nobody changes it."""
    tree = _Builder(text).build()
    _close(tree)
    return tree


def find(tree: Node, path: Path) -> Node | None:
    """The node at a path; None where there is none, or where the way leads through an alias."""
    here: Node | None = tree
    for step in path:
        here = _inside(here, step) if here is not None else None
    return here


def entry_of(node: Node, step: str | int) -> int | None:
    """The place of a key or an item among a collection's entries."""
    if node.kind == "daftar" and isinstance(step, int) and 0 <= step < len(node.entries):
        return step
    if node.kind == "kelompok":
        for index, entry in enumerate(node.entries):
            if entry.key is not None and entry.key.value == step:
                return index
    return None


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every value below a node with its path, outermost first."""
    yield path, node
    for index, entry in enumerate(node.entries):
        step: str | int = index if entry.key is None else entry.key.value
        yield from walk(entry.value, (*path, step))


def comments_in(text: str, tree: Node) -> list[tuple[int, int]]:
    """The spans of all comments, without the ends of their lines."""
    spans = sorted((node.start, node.end) for node in _scalars(tree))
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        while (sign := text.find("#", at, start)) >= 0:
            if sign and text[sign - 1] not in " \t\r\n":
                at = sign + 1
                continue
            at = next((place for place in range(sign, len(text)) if text[place] in "\r\n"), len(text))
            found.append((sign, at))
        at = max(at, end)
    return found


def _scalars(node: Node) -> Iterator[Node]:
    for entry in node.entries:
        if entry.key is not None:
            yield entry.key
    if node.kind == "teks":
        yield node
    for entry in node.entries:
        yield from _scalars(entry.value)


def _inside(node: Node, step: str | int) -> Node | None:
    index = entry_of(node, step)
    return None if index is None else node.entries[index].value


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._dashes: list[tuple[int, int]] = []
        self._keys: list[tuple[int, int]] = []
        self._colons: list[tuple[int, int]] = []
        signs = {yaml.BlockEntryToken: self._dashes, yaml.KeyToken: self._keys, yaml.ValueToken: self._colons}
        tokens: Iterable[Any] = yaml.scan(text, _LOADER)
        for token in tokens:
            if type(token) in signs:
                signs[type(token)].append((token.start_mark.index, token.end_mark.index))

    def build(self) -> Node:
        root = Node("teks", 0, 0)
        opened: list[Node] = []
        waiting: list[Node | None] = []
        events: Iterable[Any] = yaml.parse(self._text, _LOADER)
        for event in events:
            made = _MAKERS.get(type(event))
            if type(event) in _ENDS:
                node = opened.pop()
                waiting.pop()
                if node.flow:
                    node.end = event.end_mark.index
                continue
            if made is None:
                continue
            node = made(event)
            if node.kind == "teks":
                written = self._text[node.start : node.end]
                # Blanks at the end of a block text's last line are the text's own.
                rest = written[len(written.rstrip(_BLANKS)) :]
                own = len(rest) - len(rest.lstrip(" \t")) if node.style in {"|", ">"} else 0
                node.end -= len(rest) - own
            if not opened:
                root = node
            elif opened[-1].kind == "daftar":
                opened[-1].entries.append(self._item(node, block=not opened[-1].flow))
            elif waiting[-1] is None:
                waiting[-1] = node
                continue
            else:
                opened[-1].entries.append(self._pair(waiting[-1], node))
                waiting[-1] = None
            if node.kind in {"kelompok", "daftar"}:
                opened.append(node)
                waiting.append(None)
        return root

    def _item(self, value: Node, *, block: bool) -> Member:
        if not block:
            return Member(value.start, None, value.start, value)
        start, end = self._dashes[bisect_right(self._dashes, value.start, key=lambda span: span[1]) - 1]
        return Member(start, None, end, value)

    def _pair(self, key: Node, value: Node) -> Member:
        before = bisect_right(self._keys, key.start, key=lambda span: span[0]) - 1
        mark, after = self._keys[before] if before >= 0 else (key.start, key.start)
        # A «?» may stand before the key; a key of brackets without a colon has no token of its own.
        start = mark if not self._text[after : key.start].strip() else key.start
        index = bisect_left(self._colons, key.end, key=lambda span: span[0])
        known = index < len(self._colons) and self._colons[index][0] <= value.start
        return Member(min(start, key.start), key, self._colons[index][1] if known else key.end, value)


def _close(node: Node) -> None:
    """Give block collections the end of their last entry: YAML's own marks end at the next token."""
    for entry in node.entries:
        _close(entry.value)
    if node.kind in {"kelompok", "daftar"} and not node.flow:
        node.end = node.entries[-1].end if node.entries else node.start


_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def _collection(kind: NodeKind) -> Callable[[Any], Node]:
    return lambda event: Node(
        kind, event.start_mark.index, event.start_mark.index, anchor=event.anchor or "", flow=bool(event.flow_style)
    )


def _scalar(event: Any) -> Node:
    return Node(
        "teks", event.start_mark.index, event.end_mark.index, event.value, event.style or "", event.anchor or ""
    )


def _alias(event: Any) -> Node:
    return Node("alias", event.start_mark.index, event.end_mark.index, event.anchor)


_MAKERS: dict[type, Callable[[Any], Node]] = {
    yaml.ScalarEvent: _scalar,
    yaml.AliasEvent: _alias,
    yaml.MappingStartEvent: _collection("kelompok"),
    yaml.SequenceStartEvent: _collection("daftar"),
}
