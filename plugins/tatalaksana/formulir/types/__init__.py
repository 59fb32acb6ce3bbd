"""The types of fields, one module each. A new type is a new module here that says `TYPE = FieldType(…)`; nothing else names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from tatalaksana.formulir.traits import FieldType


def _found() -> Iterator[FieldType]:
    for module in iter_modules(__path__):
        tipe: FieldType = import_module(f"{__name__}.{module.name}").TYPE
        yield tipe


TYPES: Mapping[str, FieldType] = MappingProxyType(
    {tipe.name: tipe for tipe in sorted(_found(), key=lambda tipe: (tipe.order, tipe.name))}
)
"""Name to type, in the order in which they are told."""
