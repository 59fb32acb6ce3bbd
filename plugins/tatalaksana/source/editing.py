# Edits of a text that leave every other byte as it was.
#
# An edit replaces a span of the text. Whatever it did is read back and compared with what was meant: a text that
# YAML's odder corners would turn into something else is refused, never written.
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tatalaksana.source.items import Items
from tatalaksana.source.meaning import data_of, deep, list_of, value_at, with_edit
from tatalaksana.source.odd import without_mark
from tatalaksana.source.problem import AnyEdit, Data, Edit, Move, Path
from tatalaksana.source.tree import Member, Node, comments_in, entry_of, find, tree_of, walk
from tatalaksana.source.wrapping import folded_text, wrapped
from tatalaksana.source.writing import LINE_WIDTH, STEP, UnwritableError, block, in_line, newline_of, scalar

_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
KeyOrder = Callable[[Path], Sequence[str]]
"""The keys of the group at a path in their order; nothing where any key may stand."""


def edited(text: str, edits: Iterable[AnyEdit], order: KeyOrder) -> str:
    """The text with these edits made, one after the other.

    A new key comes behind the keys that `order` puts before it. An item beyond a list's end is added to it. What an
    edit leaves empty goes too. An item that goes or moves takes the comments with it that belong to it.

    Raises:
        UnwritableError: An edit can't be made without changing something else.
    """
    mark, text = without_mark(text)
    for edit in edits:
        text = _edited(text, edit, order)
    return mark + text


def _edited(text: str, edit: AnyEdit, order: KeyOrder) -> str:
    before = data_of(text)
    after = with_edit(before, edit)
    if after == before:
        return text
    if after is None:
        raise UnwritableError("Berkas akan menjadi kosong.")
    result = _placed(text, edit, before, after, order)
    if _read_back(result, edit) != after or (isinstance(edit, Move) and _remarks(result) != _remarks(text)):
        raise UnwritableError(
            "Suntingan ini mengubah bagian lain juga, karena cara berkas ini ditulis. Sunting dengan tangan."
        )
    return result


def _placed(text: str, edit: AnyEdit, before: Data, after: Data, order: KeyOrder) -> str:
    if isinstance(edit, Edit):
        return _Editor(_unshared(text, edit.path), order).edited(edit, before)
    at, index = list_of(edit)
    text = _unshared(text, at, whole=False)
    tree = tree_of(text)
    node = find(tree, at)
    if node is None or not node.entries:
        # The list begins with this item.
        return _Editor(text, order).edited(Edit(at, value_at(after, at)), before)
    items = Items(text, node, _begin_of(text, tree, at))
    return (
        items.moved(index, edit.to) if isinstance(edit, Move) else items.with_item(index, edit.value, apart=edit.apart)
    )


def _begin_of(text: str, tree: Node, path: Path) -> int:
    """The begin of the line below the one that a value's key or dash stands on."""
    parent = find(tree, path[:-1])
    index = entry_of(parent, path[-1]) if parent is not None and path else None
    if parent is None or index is None:
        return 0
    found = text.find("\n", parent.entries[index].after)
    return len(text) if found < 0 else found + 1


def _read_back(text: str, edit: AnyEdit) -> Data:
    try:
        return data_of(text)
    except UnwritableError:
        if isinstance(edit, Move):
            raise UnwritableError(
                "Butir ini atau yang dilewatinya memuat jangkar «&…» yang dirujuk di bawahnya dengan «*…». "
                "Tulis isinya langsung dahulu, lalu pindahkan."
            ) from None
        raise


def _remarks(text: str) -> list[str]:
    return sorted(text[start:end].rstrip() for start, end in comments_in(text, tree_of(text)))


def _unshared(text: str, path: Path, *, whole: bool = True) -> str:
    """The text without the aliases that an edit would change unasked: they say in full what they stood for.

    Args:
        text: The text.
        path: Where it is edited.
        whole: Whether all that is in there goes; else only the list's items change their places.
    """
    while True:
        tree = tree_of(text)
        anchors: set[str] = set()
        for length in range(len(path) + 1):
            node = find(tree, path[:length])
            if node is None:
                break
            if node.kind == "alias":
                break
            anchors.add(node.anchor)
        target = find(tree, path)
        inner = [node for _, node in walk(target)] if target is not None and whole else []
        anchors |= {node.anchor for node in inner}
        within = {id(node) for node in inner}
        on_way = {path[:length] for length in range(len(path))}
        for where, node in walk(tree):
            if node.kind == "alias" and id(node) not in within and (node.value in anchors - {""} or where in on_way):
                data: Data = data_of(text)
                for step in where:
                    data = data[step]  # type: ignore[index]  # the tree is the data's
                text = text[: node.start] + in_line(data) + text[node.end :]
                break
        else:
            return text


class _Editor:
    """One edit of one text."""

    def __init__(self, text: str, order: KeyOrder) -> None:
        self._text = text
        self._tree = tree_of(text)
        self._order = order
        self._newline = newline_of(text)

    def edited(self, edit: Edit, data: Data) -> str:
        path, value = edit.path, edit.value
        if edit.of_key:
            return self._renamed(path, str(value))
        if value is None:
            path = _emptied(data, path)
        for length in range(len(path)):
            node = find(self._tree, path[:length])
            if node is None:
                break
            index = entry_of(node, path[length])
            if index is None:
                new = deep(path[length + 1 :], value)
                if node.kind == "teks":
                    # An empty key: its group or list begins with this.
                    return self._replaced(path[:length], deep(path[length:], value))
                return self._added(node, path[:length], path[length], new)
        if value is None:
            return self._removed(path)
        return self._replaced(path, value)

    def _splice(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new.replace("\n", self._newline) + self._text[end:]

    def _at(self, path: Path) -> tuple[Node, int, Member]:
        parent = find(self._tree, path[:-1])
        index = None if parent is None else entry_of(parent, path[-1])
        if parent is None or index is None:
            raise UnwritableError("Tempat itu tidak ditemukan.")
        return parent, index, parent.entries[index]

    def _renamed(self, path: Path, name: str) -> str:
        parent, _, entry = self._at(path)
        key = entry.key or entry.value
        return self._splice(key.start, key.end, scalar(name, flow=parent.flow, style=key.style))

    # A value for a value

    def _replaced(self, path: Path, value: Data) -> str:
        if not path:
            return self._splice(self._tree.start, self._tree.end, "\n".join(block(value, 0)[1]))
        parent, _, entry = self._at(path)
        old = entry.value
        if parent.flow or self._in_flow(path):
            space = "" if entry.after == entry.start or self._text[entry.after : old.start] else " "
            new = scalar(value, flow=True, style=old.style) if isinstance(value, str) else in_line(value)
            colon = ": " if entry.key is not None and entry.after == entry.key.end else space
            return self._splice(old.start, old.end, colon + new)
        if isinstance(value, str) and old.kind == "teks" and old.start != old.end:
            again = self._rewritten(old, value, self._column(entry.start))
            if again is not None:
                return self._splice(old.start, old.end, again)
        column = self._column(entry.start) + STEP
        first, more = block(value, column, room=LINE_WIDTH - self._column(entry.after) - 1)
        gap = self._text[entry.after : old.start]
        if not more:
            return self._splice(entry.after, old.end, f" {first}{self._note(gap)}")
        below = "\n".join(more)
        if entry.key is None and not first:
            return self._splice(entry.after, old.end, " " + below[column:])
        # A comment behind the old text stays on the key's line.
        end = self._line_end(old.end) if old.kind == "teks" and not old.style.startswith(("|", ">")) else old.end
        note = self._text[old.end : end].rstrip() if end != old.end else self._note(gap)
        return self._splice(entry.after, end if note else old.end, f"{' ' + first if first else ''}{note}\n{below}")

    @staticmethod
    def _note(gap: str) -> str:
        """The comment between a colon and a value that begins below it."""
        line = gap.split("\n", 1)[0].rstrip()
        return line if "#" in line else ""

    def _rewritten(self, old: Node, value: str, column: int) -> str | None:
        """A text in the way the old one was written, where it can be."""
        source = self._text[old.start : old.end]
        margin = " " * (column + STEP)
        if old.style in {"|", ">"}:
            return folded_text(value, margin) if old.style == ">" else None
        new = scalar(value, style=old.style)
        if "\n" not in source:
            return None if "\n" in value and not old.style else new
        return wrapped(new, self._column(old.start), margin) if "\n" not in value else None

    def _in_flow(self, path: Path) -> bool:
        return any((node := find(self._tree, path[:length])) is not None and node.flow for length in range(len(path)))

    # A new key or item

    def _added(self, node: Node, path: Path, step: str | int, value: Data) -> str:
        if isinstance(step, int) and node.entries:
            return Items(self._text, node, _begin_of(self._text, self._tree, path)).with_item(len(node.entries), value)
        if isinstance(step, int) or node.flow or self._in_flow(path):
            return self._added_in_line(node, path, step, value)
        index = self._place(node, path, step)
        below = isinstance(value, dict) and _is_register(node)
        if index == 0:
            first = node.entries[0]
            column = self._column(first.start)
            entry = self._entry(step, value, column, below=below)
            return self._splice(first.start, first.start, entry + "\n" + " " * column)
        last = node.entries[index - 1]
        column = self._column(node.entries[0].start)
        end = self._line_end(last.end)
        apart = "\n" if (below and self._stand_apart(node)) or (not path and self._ends_part(node, index)) else ""
        return self._splice(end, end, f"\n{apart}{' ' * column}{self._entry(step, value, column, below=below)}")

    def _stand_apart(self, node: Node) -> bool:
        """Whether a blank line stands between all members of a register."""
        between = (self._text[one.end : other.start] for one, other in pairwise(node.entries[-3:]))
        return len(node.entries) > 1 and all(map(_BLANK_LINE.search, between))

    def _ends_part(self, node: Node, index: int) -> bool:
        """Whether a key of several lines, with a blank line above it, is a part by itself: what comes behind it is another."""
        above, last = node.entries[index - 2 : index] if index > 1 else (None, node.entries[0])
        gaps = [self._text[above.end : last.start]] if above else []
        gaps += [self._text[last.end : one.start] for one in node.entries[index : index + 1]]
        return above is not None and "\n" in self._text[last.start : last.end] and all(map(_BLANK_LINE.search, gaps))

    @staticmethod
    def _entry(key: str, value: Data, column: int, *, below: bool) -> str:
        name = f"{scalar(key)}:"
        first, more = block(value, column + STEP, room=0 if below else LINE_WIDTH - column - len(name) - 1)
        return (f"{name} {first}" if first else name) + "".join(f"\n{line}" for line in more)

    def _added_in_line(self, node: Node, path: Path, step: str | int, value: Data) -> str:
        written = in_line(value)
        if isinstance(step, str):
            written = f"{scalar(step, flow=True)}: {written}"
        if not node.entries:
            opening = self._text.index("[" if node.kind == "daftar" else "{", node.start) + 1
            return self._splice(opening, opening, written)
        index = self._place(node, path, str(step))
        if index == 0:
            return self._splice(node.entries[0].start, node.entries[0].start, f"{written}, ")
        end = node.entries[index - 1].end
        return self._splice(end, end, f", {written}")

    def _place(self, node: Node, path: Path, key: str) -> int:
        """Behind the last of the keys that come before it in order."""
        order = list(self._order(path))
        if key not in order:
            return len(node.entries)
        before = set(order[: order.index(key)])
        places = [
            index for index, entry in enumerate(node.entries) if entry.key is not None and entry.key.value in before
        ]
        return max(places, default=-1) + 1

    # A key or item less

    def _removed(self, path: Path) -> str:
        parent, index, entry = self._at(path)
        following = parent.entries[index + 1] if index + 1 < len(parent.entries) else None
        if parent.kind == "daftar" and not parent.flow:
            return Items(self._text, parent, _begin_of(self._text, self._tree, path[:-1])).without_item(index)
        if parent.flow:
            if following is not None:
                return self._splice(entry.start, following.start, "")
            return self._splice(parent.entries[index - 1].end if index else entry.start, entry.end, "")
        line = self._text.rfind("\n", 0, entry.start) + 1
        if self._text[line : entry.start].strip():
            # The first key of an item: what follows it takes its place behind the dash.
            between = self._text[entry.end : following.start] if following is not None else ""
            if following is not None and not between.strip():
                return self._splice(entry.start, following.start, "")
            return self._splice(entry.start, entry.end, "")
        end = self._line_end(entry.end)
        if end < len(self._text):
            end = self._text.index("\n", end) + 1
        return self._splice(line if path[1:] else self._part_begin(line, end), end, "")

    def _part_begin(self, line: int, end: int) -> int:
        """Where a part of the file begins that goes: with the blank line above it, where one stands below it or nothing does."""
        rest = self._text[end:].partition("\n")[0]
        above = self._text.rfind("\n", 0, max(line - 1, 0)) + 1
        return line if rest.strip() or self._text[above:line].strip() else above

    # Places

    def _column(self, position: int) -> int:
        return position - (self._text.rfind("\n", 0, position) + 1)

    def _line_end(self, position: int) -> int:
        """The end of a line, before its line feed; blanks and a comment belong to it."""
        found = re.compile(r"[^\r\n]*").match(self._text, position)
        return found.end() if found else position


def _is_register(node: Node) -> bool:
    """Whether a group holds groups, each written below its key, and hardly anything else: a new one is written so too."""
    groups = [entry for entry in node.entries if entry.value.kind == "kelompok" and not entry.value.flow]
    return bool(groups) and len(groups) >= len(node.entries) - 1 and len(node.entries) > 1


def _emptied(data: Data, path: Path) -> Path:
    """The path of what is left with nothing when a value goes: itself, or what holds nothing else."""
    while len(path) > 1:
        parent: Data = data
        for step in path[:-1]:
            parent = parent[step]  # type: ignore[index]  # the path is there
        if not isinstance(parent, dict | list) or len(parent) > 1:
            break
        path = path[:-1]
    return path
