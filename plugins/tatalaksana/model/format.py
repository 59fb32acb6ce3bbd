# The format of a source file: which release's keys it is written in. Absent means the first; a file of another format is told by
# that and nothing else, for all that is strange in it may be right there.
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, RootModel, model_validator

from tatalaksana.model.value import Bilangan, Value
from tatalaksana.source import Data, Edit, Finding, UnwritableError, data_of, edited
from tatalaksana.source.editing import KeyOrder

FORMAT = 1
"""The format that this release reads and writes."""
FORMAT_KEY = "format"
DESCRIPTION_OF_FORMAT = "Format berkas ini, supaya program yang lebih baru tahu cara membacanya; tanpa ini berarti 1."
_NUMBER = re.compile("[0-9]{1,9}")
"""Longer ones nobody counts to, and Python does not read them."""
NomorFormat = Annotated[Bilangan, Field(ge=1)]


class Berkas(Value):
    """What each source file says of itself."""

    format: NomorFormat = Field(FORMAT, description=DESCRIPTION_OF_FORMAT)


class Daftar(RootModel[Any], defer_build=True):
    """A map of id to entry. One class of pydantic's for all: it makes each of its own at once, needed or not."""

    @model_validator(mode="before")
    @classmethod
    def _without_format(cls, data: Any) -> Any:
        """An entry is a group of keys, so a number is no entry that is called «format»."""
        if isinstance(data, dict) and _of(data) is not None:
            return {name: entry for name, entry in data.items() if name != FORMAT_KEY}
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """The schema of the map, in which the format may stand among the entries."""
        schema: dict[str, Any] = handler(core)
        return {
            **schema,
            "additionalProperties": False,
            "properties": {
                FORMAT_KEY: {"type": "integer", "minimum": 1, "default": FORMAT, "description": DESCRIPTION_OF_FORMAT}
            },
        }


def other_format(data: Data) -> Finding | None:
    """That a file is of another format than this release's, if it is."""
    said = data.get(FORMAT_KEY) if isinstance(data, dict) else None
    found = _of(data)
    if isinstance(said, str) and found is None:
        return Finding("bukan-angka", (FORMAT_KEY,), f"«{said[:60]}» bukan nomor format.", f"Tulis «format: {FORMAT}».")
    if found is None or found == FORMAT:
        return None
    known, hint = (
        ("baru mengenal", f"Mutakhirkan programnya; bila salah ketik, tulis «format: {FORMAT}».")
        if found > FORMAT
        else ("membaca", "Jalankan «sop mutakhirkan».")
    )
    words = f"Berkas ini ditulis dalam format {found}; program ini {known} format {FORMAT}."
    return Finding("format-lain", (FORMAT_KEY,), words, hint)


def _of(data: Data) -> int | None:
    """The number that a file says; None where it says none."""
    said = data.get(FORMAT_KEY) if isinstance(data, dict) else None
    return int(said) if isinstance(said, str) and _NUMBER.fullmatch(said) and int(said) else None


@dataclass(frozen=True, slots=True)
class Migration:
    """What a new format changes in the files of the one before."""

    to: int
    edits: Callable[[str, Data], Iterable[Edit]]
    """By the kind of file, and what it holds."""


MIGRATIONS: tuple[Migration, ...] = ()
"""From each format to the next."""


def to_newest(
    text: str,
    kind: str,
    order: KeyOrder,
    migrations: Iterable[Migration] = MIGRATIONS,
    newest: int = FORMAT,
) -> str:
    """A file's text in the newest format, which it says; every byte that no format changed stays.

    Args:
        text: What it holds.
        kind: What it is: «sop», «unit», «profil» …
        order: In which order its keys stand.
        migrations: From each format to the next.
        newest: The last of these.

    Raises:
        UnwritableError: It is newer, or can't be changed without changing something else.
    """
    data = data_of(text)
    if data is None:
        raise UnwritableError("Berkas ini kosong. Isi, atau hapus berkasnya.")
    begun = _of(data) or 1
    if begun > newest:
        raise UnwritableError(f"Ditulis dalam format {begun}; program ini baru mengenal format {newest}.")
    for migration in migrations:
        if migration.to > begun:
            text = edited(text, migration.edits(kind, data_of(text)), order)
    return edited(text, [Edit((FORMAT_KEY,), str(newest))], order)
