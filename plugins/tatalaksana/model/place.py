# Places in a source file as people name them («kegiatan.5.waktu»), and what an edit there means beside the shorthands.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from tatalaksana.model.format import FORMAT_KEY, Daftar
from tatalaksana.model.groups import keys_at, model_at
from tatalaksana.model.key import is_list
from tatalaksana.model.leads import REGISTERED, Leads, leads_of
from tatalaksana.model.likeness import alike, meant
from tatalaksana.model.unknown import misspelt, whereabouts
from tatalaksana.model.value import Shorthand
from tatalaksana.source import AnyEdit, Data, Edit, Path, UnwritableError, data_of, edited, with_edit


@cache
def _callers(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys by which an item of a list may be called, the first that it has: its own name, else what it names elsewhere."""
    leads = leads_of(model)
    own = [name for name, lead in leads.items() if lead is Leads.ITSELF]
    return (*own, *(name for name, lead in leads.items() if lead in REGISTERED))


def key_order(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys of the group at a path in their order: the form's, with the id before all others."""
    if not path and issubclass(model, Daftar):
        return (FORMAT_KEY,)
    keys = keys_at(model, path)
    return ("id", *(key for key in keys if key != "id")) if "id" in keys else keys


def place_of(model: type[BaseModel], data: Data, name: str) -> Path:
    """The path that a name such as «kegiatan.5.waktu» or «pelaksana.kabag.label» means.

    Steps go by their printed numbers or ids, other items by their place from 1 or their ids; one more than there are
    is a new one at the end.

    Raises:
        UnwritableError: There is no such place.
    """
    path: Path = ()
    here: Data = data
    for word in name.split("."):
        known = keys_at(model, path)
        # A list may not be there yet, or be written as its only item.
        items = isinstance(here, list) or (
            word.isdigit() and (_takes_list(model, path) or not (known or isinstance(here, dict)))
        )
        step: str | int = _item(model, path, here, word) if items else word
        if isinstance(step, str):
            if not step:
                raise UnwritableError(f"«{name}» bukan nama tempat. Contoh: tanggal.efektif.")
            if known and step not in known:
                near = meant(misspelt(step, known)) or whereabouts(model, path, step)
                raise UnwritableError(f"Kunci «{step}» tidak dikenal di sini. {near}")
        path = (*path, step)
        here = _inside(here, step)
    return path


def edit(model: type[BaseModel], text: str, name: str, value: Data) -> str:
    """The text of a source file with another value at a place, every other byte as it was.

    Args:
        model: What the file holds.
        text: The file.
        name: The place, as `place_of` understands it.
        value: What shall stand there; None takes away what does.

    Raises:
        UnwritableError: There is no such place, or it can't be changed without changing something else.
    """
    return amended(model, text, [Edit(place_of(model, data_of(text), name), value)])


def amended(model: type[BaseModel], text: str, edits: Iterable[AnyEdit]) -> str:
    """The text of a source file with all these edits, one after the other, every other byte as it was.

    Args:
        model: What the file holds.
        text: The file.
        edits: Each with the place that it has when it is its turn; items are counted from 0.

    Raises:
        UnwritableError: One can't be made without changing something else.
    """
    for one in edits:
        text = edited(text, [settled(model, data_of(text), one)], lambda path: key_order(model, path))
    return text


def settled(model: type[BaseModel], data: Data, edit: AnyEdit) -> AnyEdit:
    """The same edit as the file's shorthands have it: what is written as one text or item becomes a group or list only where it must."""
    here: Data = data
    for length, step in enumerate(edit.path):
        at, rest = edit.path[:length], edit.path[length:]
        if isinstance(here, dict) and step == 0 and isinstance(edit, Edit):
            # A list of one, written as its only item.
            return settled(model, data, replace(edit, path=(*at, *rest[1:])))
        if isinstance(here, str) or (isinstance(here, dict) and isinstance(step, int)):
            whole = _expanded(model, here, at, step)
            if whole is None:
                raise UnwritableError(f"«{_said(at)}» berisi teks, bukan kelompok kunci atau daftar.")
            inner = with_edit(whole, replace(edit, path=rest))
            return Edit(at, _shortened(model, inner, at))
        here = _inside(here, step)
    return edit


def _takes_list(model: type[BaseModel], path: Path) -> bool:
    """Whether the key at a path holds a list, as its field says."""
    above = model_at(model, path[:-1]) if path else None
    field = above.model_fields.get(str(path[-1])) if above is not None else None
    return field is not None and is_list(field.annotation)


def _item(model: type[BaseModel], path: Path, items: Data, word: str) -> int:
    found: list[Data] = items if isinstance(items, list) else [] if items is None else [items]
    names = _step_names(found) if path == ("kegiatan",) else {str(index + 1): index for index in range(len(found))}
    new = str(len(names) + 1)
    inside = model_at(model, (*path, 0))
    callers = _callers(inside) if inside else ()
    for index, item in enumerate(found):
        called = next((str(item[key]) for key in callers if item.get(key)), "") if isinstance(item, dict) else str(item)
        names.setdefault(called, index)
    if word in names:
        return names[word]
    if word == new:
        return len(found)
    hint = (
        "Belum ada butirnya; 1 menambah yang pertama."
        if not names
        else f"Yang ada 1 sampai {int(new) - 1}; {new} menambah di akhir."
        if word.isdigit()
        else meant(alike(word, list(names)))
    )
    raise UnwritableError(f"«{word}» tidak ada di «{_said(path)}». {hint}".strip())


def _step_names(steps: list[Data]) -> dict[str, int]:
    names: dict[str, int] = {}
    for index, step in enumerate(steps):
        unnumbered = isinstance(step, dict) and str(step.get("tanpa_nomor", "")).casefold() in {"ya", "true"}
        if not unnumbered:
            names[str(len(names) + 1)] = index
    return names


def _expanded(model: type[BaseModel], written: str | dict[str, Data], path: Path, step: str | int) -> Data:
    if isinstance(step, int):
        return [written]
    here = model_at(model, path)
    if here is None or not issubclass(here, Shorthand) or not isinstance(written, str):
        return None
    return dict(here.expanded(written))


def _shortened(model: type[BaseModel], value: Data, path: Path) -> Data:
    """One item of a list that was written as such, or one key of a group that was a text, as it was."""
    if isinstance(value, list) and len(value) == 1:
        return value[0]
    here = model_at(model, path)
    if isinstance(value, dict) and len(value) == 1 and here is not None and issubclass(here, Shorthand):
        (text,) = value.values()
        if isinstance(text, str) and here.expanded(text) == value:
            return text
    return value


def _inside(here: Data, step: str | int) -> Data:
    if isinstance(here, list) and isinstance(step, int):
        return here[step] if step < len(here) else None
    if isinstance(here, dict) and isinstance(step, str):
        return here.get(step)
    return None


def _said(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
