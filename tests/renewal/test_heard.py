"""Nothing of a collection can be asked unheard."""

from __future__ import annotations

from dataclasses import fields

from tatalaksana.catalog import Catalog, Registers
from tatalaksana.renewal.heard import LINKS, ONCE, REGISTERS


def test_every_part_of_a_catalog_listens() -> None:
    """A new field has to say how it is asked: by key, or as one."""
    assert {field.name for field in fields(Catalog)} == {*LINKS, *ONCE, "registers", "index"}
    assert {field.name for field in fields(Registers)} == {*REGISTERS, "unread"}
