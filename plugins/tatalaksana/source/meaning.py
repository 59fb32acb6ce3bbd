# What an edit means: the data after it, whatever the text looks like.
from __future__ import annotations

from tatalaksana.source.document import Document, read
from tatalaksana.source.problem import AnyEdit, Data, Edit, Insert, Move, Path
from tatalaksana.source.writing import UnwritableError


def with_edit(data: Data, edit: AnyEdit) -> Data:
    """Data after an edit, as `edited` makes it in the text.

    Raises:
        UnwritableError: The path leads through a text, or to nothing.
    """
    if isinstance(edit, Edit):
        return _with(data, edit.path, edit)
    at, index = list_of(edit)
    items = value_at(data, at)
    if items is None and isinstance(edit, Insert):
        items = []
    if not isinstance(items, list):
        raise UnwritableError("Tempat itu bukan daftar.")
    items = [*items]
    if isinstance(edit, Move):
        if not (index < len(items) and 0 <= edit.to < len(items)):
            raise UnwritableError("Tempat itu tidak ditemukan.")
        items.insert(edit.to, items.pop(index))
    else:
        items.insert(index, edit.value)
    return _with(data, at, Edit(at, items)) if at else items


def list_of(edit: Insert | Move) -> tuple[Path, int]:
    """The path of the list that is changed, and the item's place in it.

    Raises:
        UnwritableError: The path is not that of an item.
    """
    index = edit.path[-1] if edit.path else None
    if not isinstance(index, int) or index < 0:
        raise UnwritableError("Tempat itu bukan butir sebuah daftar.")
    return edit.path[:-1], index


def value_at(data: Data, path: Path) -> Data:
    """What stands at a path; nothing where there is no such place."""
    here = data
    for step in path:
        if isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            here = here[step]
        elif isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        else:
            return None
    return here


def data_of(text: str) -> Data:
    """The data of a readable text.

    Raises:
        UnwritableError: It is not readable.
    """
    found = read("", text)
    if not isinstance(found, Document):
        raise UnwritableError(found.message)
    return found.data


def _with(here: Data, path: Path, edit: Edit) -> Data:
    step, rest = path[0], path[1:]
    if here is None:
        here = [] if isinstance(step, int) else {}
    if isinstance(here, list) and isinstance(step, int):
        if step >= len(here):
            new = None if edit.value is None else deep(rest, edit.value)
            return here if new is None else [*here, new]
        item = _with(here[step], rest, edit) if rest else edit.value
        return [*here[:step], *([] if item is None else [item]), *here[step + 1 :]] or None
    if not isinstance(here, dict) or not isinstance(step, str):
        raise UnwritableError("Tempat itu bukan kelompok kunci atau daftar.")
    if edit.of_key and not rest:
        return {str(edit.value) if key == step else key: value for key, value in here.items()}
    value = _with(here.get(step), rest, edit) if rest else edit.value
    if value is None:
        return {key: other for key, other in here.items() if key != step} or None
    return {**here, step: value}


def deep(path: Path, value: Data) -> Data:
    """A value within groups and lists of nothing else, as a path leads to it."""
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value
