# The ground all models stand on: frozen values read from YAML text, shorthands, and their JSON Schema.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

MAX_TEXT = 20_000
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAMA_ISIAN = r"^[a-z][a-z0-9_]*$"
ALAMAT_SITUS = r"^https?://[^\s<>\"]+$"

_SCALAR = ["string", "number", "boolean"]
"""JSON Schema types of a text: editors' YAML servers see numbers and booleans where we see text."""


class Value(BaseModel):
    """A group of keys in a source file, as a frozen value. An empty key counts as not given, where that changes no meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)
    called: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """What people call its keys otherwise, in small letters and with underscores for blanks, to those keys."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {
                key: _told(cls, key, value) for key, value in data.items() if value is not None or _counts(cls, key)
            }
        return data


def spoken(**words: str) -> Mapping[str, str]:
    """What a group is `called` by: `key="word other_word"`, each word to its key."""
    return MappingProxyType({word: key for key, several in words.items() for word in several.split()})


def _counts(model: type[BaseModel], key: str) -> bool:
    """Whether an empty key is told: it is not known, or its marks show how a value of it looks."""
    field = model.model_fields.get(key)
    return field is None or any(getattr(mark, "sample", "") for mark in field.metadata)


def _told(model: type[BaseModel], key: str, value: Any) -> Any:
    """Nothing as what no known key takes, so that it is told."""
    return ... if value is None and key in model.model_fields else value


class Shorthand(Value):
    """A value that may also be written as one text; `_from_text` says what that text means."""

    _text_means: ClassVar[str]

    @classmethod
    def _from_text(cls, text: str) -> dict[str, Any]:
        return {cls._text_means: text}

    @classmethod
    def means(cls, key: str) -> bool:
        """Whether this is the key that the one text usually stands for."""
        return key == cls._text_means

    @classmethod
    def expanded(cls, text: str) -> dict[str, Any]:
        """The keys that the one text stands for."""
        return cls._from_text(text)

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: Any) -> Any:
        return cls._from_text(data) if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler.resolve_ref_schema(handler(core_schema))
        description = schema.pop("description", "")
        schema.pop("title", None)
        whole = {"anyOf": [{"type": _SCALAR}, dict(schema)], "description": description}
        schema.clear()
        schema.update(whole)
        return schema


def _listed(data: Any) -> Any:
    return [data] if isinstance(data, str | dict) else data


class _OneOrMany:
    """Marks a tuple that may be written as its only item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(source)

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        return {"anyOf": [schema["items"], schema]}


def only_one(data: Any, what: str, sample: str) -> None:
    """Refuse a list or a group of keys where one value belongs.

    Args:
        data: What stands there.
        what: What belongs there, in words.
        sample: How it looks.

    Raises:
        PydanticCustomError: It is one.
    """
    if isinstance(data, list | dict):
        written = "daftar" if isinstance(data, list) else "kelompok kunci"
        raise PydanticCustomError(
            "tipe-salah", "Harus berupa {apa}.", {"apa": what, "contoh": sample, "tertulis": written}
        )


def _number(data: Any) -> Any:
    only_one(data, "satu bilangan bulat", "1")
    if isinstance(data, str):
        if not re.fullmatch(r"[0-9]{1,6}", data):
            raise PydanticCustomError("bukan-angka", "«{isi}» bukan bilangan bulat.", {"isi": data[:60]})
        return int(data)
    return data


def date_of(data: Any) -> Any:
    """The day that a text says; a day is left as it is.

    Raises:
        PydanticCustomError: It says none.
    """
    only_one(data, "satu tanggal", "2026-01-31")
    if not isinstance(data, str):
        return data
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", data):
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise PydanticCustomError(
        "bukan-tanggal",
        "«{isi}» bukan tanggal. Tulis tahun-bulan-tanggal, misalnya 2018-05-02.",
        {"isi": data[:60]},
    )


def _flag(data: Any) -> Any:
    only_one(data, "«ya» atau «tidak»", "ya")
    known = {"ya": True, "true": True, "tidak": False, "false": False}
    if isinstance(data, str):
        if data.casefold() not in known:
            raise PydanticCustomError("bukan-ya-tidak", "«{isi}» bukan «ya» atau «tidak».", {"isi": data[:60]})
        return known[data.casefold()]
    return data


_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that show nothing, though Unicode counts them among those that do."""


def _seen(text: str) -> str:
    """A text of which something is seen when it is printed.

    Raises:
        PydanticCustomError: It is made of blanks, of letters that nobody sees, and of marks around nothing.
    """
    if not text[:1].isascii() or not text[:1].isalnum():
        bare = (_EMPTY_LINK.sub("", text) if "](" in text else text).strip("*`")
        if all(map(_unseen, bare)) and text != "*":
            raise PydanticCustomError("tak-terlihat", "Tidak ada yang terlihat.", {})
    return text


def _unseen(letter: str) -> bool:
    return letter in _BLANK_LETTERS or unicodedata.category(letter) in {"Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs"}


_EMPTY_LINK = re.compile(r"!?\[\W*\]\([^()\s]*\)")

Teks = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT),
    AfterValidator(_seen),
    WithJsonSchema({"type": _SCALAR}),
]
"""Text as on the form. Inline Markdown (*miring*, **tebal**, tautan) is read when it is shown."""

Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=80),
    WithJsonSchema({"type": _SCALAR, "pattern": ID_PATTERN}),
]
"""Lower-case letters, digits and hyphens: it becomes part of addresses and file names."""


def _one_line(text: str) -> str:
    """A name that was written on several lines, on the one line that every output has for it."""
    return " ".join(text.split()) if "\n" in text else text


Nama = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_one_line),
    AfterValidator(_seen),
    WithJsonSchema({"type": _SCALAR}),
]
"""A short text on one line: a name, a label, a reference."""

Bilangan = Annotated[int, BeforeValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Tanggal = Annotated[date, BeforeValidator(date_of), WithJsonSchema({"type": "string", "format": "date"})]
YaTidak = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": ["ya", "tidak", True, False]})]

BERBARIS = "Baris, paragraf, dan daftar di dalamnya tampil sebagaimana ditulis."
"""What descriptions say of texts that may have several lines."""

SatuAtauBanyak = (BeforeValidator(_listed), _OneOrMany())
"""Annotations for a tuple that may be written as its only item."""


def _kind(data: Any) -> str:
    return "daftar" if isinstance(data, list | tuple) else "teks"


Isi = Annotated[Annotated[Teks, Tag("teks")] | Annotated[tuple[Teks, ...], Tag("daftar")], Discriminator(_kind)]
"""A box of the form: one text, or a numbered list."""
