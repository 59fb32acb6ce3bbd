# What changed in registers and forms, a sentence an item: «Jabatan baru: Kepala Seksi Arsip (Biro Umum)».
from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from tatalaksana.catalog import Catalog
from tatalaksana.diff import ButirDaftar
from tatalaksana.model import plain
from tatalaksana.render.beda.nilai import value_words
from tatalaksana.render.beda.petikan import flat, short_words

_WHOLE = frozenset({"profil", "formulir"})
"""Of which it is told that they changed, not what: they have too many keys for a sentence."""


def register_words(butir: ButirDaftar, catalog: Catalog) -> str:
    """The sentence of an item.

    Args:
        butir: It.
        catalog: The collection whose units are known by name.
    """
    kind = butir.daftar.capitalize()
    if butir.lama is None or butir.baru is None:
        held = butir.baru or butir.lama
        unit = catalog.registers.unit.get(getattr(held, "unit", None) or "") if butir.daftar != "unit" else None
        there = f" ({flat(unit.nama)})" if unit else ""
        return f"{kind} {'baru' if butir.baru else 'dihapus'}: {_name(butir)}{there}."
    changes = [] if butir.daftar in _WHOLE else [*_changes(butir.lama, butir.baru)]
    return f"{kind} {_name(butir)} berubah{': ' + '; '.join(changes) if changes else ''}."


def _name(butir: ButirDaftar) -> str:
    held = butir.lama or butir.baru
    return short_words(plain(getattr(held, "nama", "") or getattr(held, "judul", "") or butir.id))


def _changes(old: BaseModel, new: BaseModel) -> Iterator[str]:
    for name in type(old).model_fields:
        before, after = _said(getattr(old, name)), _said(getattr(new, name))
        if before != after:
            words = name.replace("_", " ")
            yield (
                f"{words} {before} → {after}"
                if before and after
                else f"{words} {'ditambah ' + after if after else 'dihapus'}"
            )


def _said(value: object) -> str:
    # Groups of registers are on no sheet, so their keys have no marks by which others are told.
    if isinstance(value, BaseModel):
        return ", ".join(filter(None, (_said(getattr(value, name)) for name in type(value).model_fields)))
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    words = short_words(value_words(value))
    return f"«{words}»" if type(value) is str else words
