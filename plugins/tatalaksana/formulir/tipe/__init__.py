"""The types of fields, one module each. A new type is a new module here that says `TIPE = Tipe(…)`; nothing else names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from tatalaksana.formulir.sifat import Tipe


def _found() -> Iterator[Tipe]:
    for module in iter_modules(__path__):
        tipe: Tipe = import_module(f"{__name__}.{module.name}").TIPE
        yield tipe


TIPE: Mapping[str, Tipe] = MappingProxyType(
    {tipe.name: tipe for tipe in sorted(_found(), key=lambda tipe: (tipe.order, tipe.name))}
)
"""Name to type, in the order in which they are told."""
