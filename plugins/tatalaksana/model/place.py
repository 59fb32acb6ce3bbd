# Places in a source file as people name them («kegiatan.5.waktu»), and what an edit there means beside the shorthands.
from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from tatalaksana.model.groups import keys_at, model_at
from tatalaksana.model.leads import REGISTERED, Leads, leads_of
from tatalaksana.model.likeness import alike, meant
from tatalaksana.model.unknown import misspelt, whereabouts
from tatalaksana.model.value import Shorthand
from tatalaksana.source import Data, Edit, Path, UnwritableError, data_of, edited, with_edit


@cache
def _callers(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys by which an item of a list may be called, the first that it has: its own name, else what it names elsewhere."""
    leads = leads_of(model)
    own = [name for name, lead in leads.items() if lead is Leads.ITSELF]
    return (*own, *(name for name, lead in leads.items() if lead in REGISTERED))


def key_order(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys of the group at a path in their order: the form's, with the id before all others."""
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
        items = isinstance(here, list) or (word.isdigit() and not known)
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
    data = data_of(text)
    change = settled(model, data, Edit(place_of(model, data, name), value))
    return edited(text, [change], lambda path: key_order(model, path))


def settled(model: type[BaseModel], data: Data, edit: Edit) -> Edit:
    """The same edit as the file's shorthands have it: what is written as one text becomes a group or list only where it must."""
    here: Data = data
    for length, step in enumerate(edit.path):
        if isinstance(here, str):
            at, rest = edit.path[:length], edit.path[length:]
            whole = _expanded(model, here, at, step)
            if whole is None:
                raise UnwritableError(f"«{_said(at)}» berisi teks, bukan kelompok kunci atau daftar.")
            inner = with_edit(whole, Edit(rest, edit.value))
            return Edit(at, _shortened(model, inner, at))
        if isinstance(here, dict) and isinstance(step, int):
            # A list of one, written as its only item.
            at, rest = edit.path[:length], edit.path[length + 1 :]
            if step:
                return Edit(at, with_edit([here], Edit(edit.path[length:], edit.value)))
            return settled(model, data, Edit((*at, *rest), edit.value, edit.of_key))
        here = _inside(here, step)
    return edit


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
        f"Yang ada 1 sampai {int(new) - 1}; {new} menambah di akhir."
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


def _expanded(model: type[BaseModel], text: str, path: Path, step: str | int) -> Data:
    if isinstance(step, int):
        return [text]
    here = model_at(model, path)
    if here is None or not issubclass(here, Shorthand):
        return None
    return dict(here.expanded(text))


def _shortened(model: type[BaseModel], value: Data, path: Path) -> Data:
    """One item of a list that was a text, or one key of a group that was one, as a text again."""
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
