# A file that holds what belongs elsewhere: a form among SOP, a register in a unit's folder, the units among the offices. Said once,
# not key by key.
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel, RootModel

from tatalaksana.model import Jabatan, Peraturan, Profil, Sop, Unit
from tatalaksana.model.groups import keys_at, model_at
from tatalaksana.source import Data, Finding

_ENTRIES: Mapping[str, type[BaseModel]] = MappingProxyType({"jabatan": Jabatan, "unit": Unit, "peraturan": Peraturan})
"""What the registers hold."""


_SEVERAL = 2
"""Entries of another register by which a file is told to be that."""


def misplaced(model: type[BaseModel], data: Data) -> Finding | None:
    """What is told of a file that holds another kind's content; nothing where it may hold its own.

    Args:
        model: What its place says that it holds.
        data: What it holds.
    """
    if not isinstance(data, dict):
        return None
    if issubclass(model, RootModel):  # its keys are ids
        return _within(model, data) or _among_entries(model, data)
    named, needed = set(data), _needed(model)
    if needed and needed <= named:
        return None
    few = 2 * len(named & set(keys_at(model, ()))) < len(named)
    return _of_other_kind(model, named, few=few) or (_register(data) if few else None) or _wrapped(model, data)


def _wrapped(model: type[BaseModel], data: Mapping[str, Data]) -> Finding | None:
    """All that such a file holds below one key: «sop:»."""
    several = [(name, held) for name, held in data.items() if name != "format"]
    name, held = several[0] if len(several) == 1 else ("", None)
    if name in model.model_fields or not isinstance(held, dict) or not _needed(model) & set(held) or not _needed(model):
        return None
    told = f"Seluruh isi berkas ini menjorok di bawah «{name}», yang bukan kunci."
    how = f"Hapus baris «{name}:», lalu geser semua yang di bawahnya ke tepi kiri, sama jauh."
    return Finding("jorokan-lebih", (name,), told, how, of_key=True)


def _of_other_kind(model: type[BaseModel], named: set[str], *, few: bool) -> Finding | None:
    """Keys that are all another kind's, with those that this must have, or few of them this kind's."""
    for other, (what, where) in _places().items():
        whole = _needed(other) and _needed(other) <= named
        if other is not model and named <= set(keys_at(other, ())) and (few or whole):
            told = f"Berkas ini berisi {what}, dan tempatnya bukan di folder ini."
            return Finding("tempat-salah", (), told, f"Pindahkan ke {where}.")
    return None


def _register(data: Mapping[str, Data]) -> Finding | None:
    """A register, or a copy of one, in a folder of other files."""
    keys = _keys_of_entries(data)
    name = next((name for name, entry in _ENTRIES.items() if keys and keys <= set(entry.model_fields)), "")
    if not name:
        return None
    told = f"Berkas ini berisi daftar {name}, dan tempatnya bukan di folder ini."
    how = f"Daftarnya sops/{name}.yaml: satukan isinya di sana, lalu hapus berkas ini."
    return Finding("tempat-salah", (), told, how)


def _among_entries(model: type[BaseModel], data: Mapping[str, Data]) -> Finding | None:
    """An SOP, a form, or the entries of another register where those of one belong."""
    if found := _of_other_kind(model, set(data), few=False):
        return found
    keys, own = _keys_of_entries(data), model_at(model, ("",))
    if own is None or not keys:
        return None
    foreign = [isinstance(entry, dict) and not set(entry) <= set(own.model_fields) for entry in data.values()]
    if sum(foreign) < _SEVERAL or 2 * sum(foreign) < len(data):
        return None  # a key or two from elsewhere
    here = next(name for name, entry in _ENTRIES.items() if entry is own)
    name = next((name for name, entry in _ENTRIES.items() if keys <= set(entry.model_fields)), "")
    if not name:
        return None
    told = f"Berkas ini berisi daftar {name}, bukan daftar {here}."
    return Finding("tempat-salah", (), told, f"Daftar {name} ialah sops/{name}.yaml; barangkali keduanya tertukar.")


def _within(model: type[BaseModel], data: Mapping[str, Data]) -> Finding | None:
    """All entries below one key: «jabatan:», which is the file's name already."""
    several = [(name, held) for name, held in data.items() if name != "format"]
    own = model_at(model, ("",))
    name, held = several[0] if len(several) == 1 else ("", None)
    if own is None or not isinstance(held, dict) or not _keys_of_entries(held):
        return None
    if not _needed(own) <= _keys_of_entries(held) or not _keys_of_entries(held) <= set(own.model_fields):
        return None
    told = f"Semua entri di berkas ini menjorok di bawah «{name}»."
    return Finding(
        "jorokan-lebih", (name,), told, f"Hapus baris «{name}:», lalu geser entri-entrinya ke tepi kiri.", of_key=True
    )


def _keys_of_entries(data: Mapping[str, Data]) -> set[str]:
    """The keys of entries, each of which is a group; none where one is not."""
    groups = [entry for name, entry in data.items() if name != "format"]
    keys = {key for entry in groups if isinstance(entry, dict) for key in entry}
    return keys if all(isinstance(entry, dict) and entry for entry in groups) else set()


def _needed(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if field.is_required()}


def _places() -> Mapping[type[BaseModel], tuple[str, str]]:
    """What has a folder of its own."""
    from tatalaksana.formulir import Formulir  # noqa: PLC0415 - as where forms are read: most checks read none

    return {
        Profil: ("profil", "folder «profil»"),
        Formulir: ("formulir", "folder «formulir»"),
        Sop: ("SOP", "folder unitnya, sops/<unit>/<nama>.yaml"),
    }
