# What everybody asks of a key, said once where the key is declared: a field's type is `Annotated[…, Key(…)]`.
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from tatalaksana.model.value import Shorthand, Value
from tatalaksana.source import Path


class Printed(StrEnum):
    """Where the sheet shows what a key holds."""

    LETTERHEAD = "kop"
    HEAD = "kepala"
    """A row beside the letterhead."""
    BOX = "kotak"
    """One of the form's own boxes, there even when empty; within a box's items: their words."""
    MORE = "kotak tambahan"
    """A box below the form's own, there only when it holds something."""
    DRAWN = "gambar"
    """In the lanes: their heads, symbols, arrows and what stands in and at them."""
    COLUMN = "kolom"
    """A cell of the table."""
    MEANT = "maksud"
    """Nowhere by itself, but the sheet is another with another value: its form, its watermark, what its words stand for."""
    SIGNED = "tanda tangan"
    """In a signature's place, and at the foot: what signing left there. What was signed is the same sheet without."""
    LINK = "tautan"
    """Only where a screen leads from what is printed; paper does not show it."""
    BESIDE = "samping"
    """Not at all."""


class Kelas(StrEnum):
    """How much a change matters, gravest first."""

    SUBSTANSI = "substansi"
    """Who, order, decision, time, what is needed and made, legal basis."""
    RUJUKAN = "rujukan"
    """Which other document is named."""
    REDAKSI = "redaksi"
    """Spelling and words that leave the meaning."""
    TATA_LETAK = "tata letak"
    """How it looks, or how its file names things."""


class Rule(StrEnum):
    """How the class of a change is found where a key has not always the same; what it holds is carried and said likewise."""

    KEYS = "kunci"
    """A group that is compared key by key."""
    MEMBERS = "anggota"
    """A list whose members are matched and compared one by one."""
    TEXT = "teks"
    """Another spelling is redaksi."""
    REGULATIONS = "peraturan"
    TIME = "waktu"
    ACTORS = "pelaksana"
    SIGNERS = "penanda tangan"
    """Substansi, but what signing left is redaksi."""
    SYMBOLS = "simbol"
    DECISION = "keputusan"
    TARGETS = "tujuan"
    """Steps that follow."""
    LABEL = "label"
    """Another name for what another key names."""
    NAMING = "sebutan"
    """Tata letak, and others call the step by it."""
    LIFE = "daur hidup"
    """Substansi, but where an SOP stands in its life is no new revision."""


class Searched(IntEnum):
    """Whether the search reads a key, and in which order: a result's excerpt is of what comes first."""

    NO = 0
    OWN = 1
    """What the SOP says itself."""
    OTHERS = 2
    """How it calls other SOP."""
    PEOPLE = 3


class Breadth(StrEnum):
    """How much room a column of the table asks for beside the others; each output has its own measure of it."""

    ITEMS = "butir"
    """Things, several in a cell."""
    TIME = "waktu"
    NOTE = "catatan"


@dataclass(frozen=True, slots=True)
class Key:
    """The marks of one key."""

    printed: Printed
    change: Kelas | Rule | None = None
    """The class of its changes; None within a group that is only compared whole."""
    words: str = ""
    """What sentences call it; its name with blanks where that will do."""
    markdown: bool = False
    """Whether its texts may hold Markdown, and links in it."""
    searched: Searched = Searched.NO
    draft: str | tuple[str, ...] = ""
    """What its commented line in a new draft shows: a value, or the lines below; nothing when it has no line."""
    note: str = ""
    """The remark behind the key there."""
    sample: str = ""
    """How a value of it looks, where the key with nothing behind it would not mean what its writer began to say."""
    breadth: Breadth | None = None
    """That of its own column, by its name; None where it has none. Columns stand in the order of the keys."""
    quality: bool = False
    """Whether that column is one of Mutu Baku."""
    noted: bool = False
    """Whether it only notes what was done with the SOP, such as a review: another value is no revision."""

    @property
    def on_paper(self) -> bool:
        """Whether a printed sheet would be another with another value."""
        return self.printed not in {Printed.SIGNED, Printed.LINK, Printed.BESIDE}


Asked = Callable[[Key], bool]


@cache
def keys_of(model: type[BaseModel]) -> Mapping[str, Key]:
    """The keys of a group with their marks, in the order of the form.

    Raises:
        TypeError: A key has none.
    """
    found: dict[str, Key] = {}
    for name, field in model.model_fields.items():
        marks = next((one for one in field.metadata if isinstance(one, Key)), None)
        if marks is None:
            raise TypeError(f"{model.__name__}.{name} has no marks: declare it as Annotated[…, Key(…)]")
        found[name] = marks
    return MappingProxyType(found)


@cache
def key_at(model: type[BaseModel], name: str) -> tuple[str, Key]:
    """A key by its name, «tanggal.efektif» for one in a group: what sentences call it, and its marks."""
    *outer, last = name.split(".")
    here: Any = model
    for step in outer:
        here = group_in(here.model_fields[step].annotation)
    marks = keys_of(here)[last]
    return marks.words or last.replace("_", " "), marks


def contents_of(value: Value, asked: Asked) -> list[tuple[Path, Key, object]]:
    """What a group and the groups in it hold under the keys asked for: (path, marks, value), a list's items one by one.

    The key that a shorthand's text means stands where the whole stands: in the file it may be just that text.

    Args:
        value: The group.
        asked: Whether a key is meant, by its marks; a function that stays, for its answers are remembered.
    """
    found: list[tuple[Path, Key, object]] = []
    _gather(value, asked, (), found)
    return found


def _gather(value: Value, asked: Asked, path: Path, found: list[tuple[Path, Key, object]]) -> None:
    # Into one list: thousands of times a check, and generators in generators hand each value on at every depth.
    for name, marks, short in _asked_keys(type(value), asked):
        held = getattr(value, name)
        if held is None or held == ():
            continue
        here = path if short else (*path, name)
        if isinstance(held, tuple):
            for index, item in enumerate(held):
                if isinstance(item, Value):
                    _gather(item, asked, (*here, index), found)
                else:
                    found.append(((*here, index), marks, item))
        elif isinstance(held, Value):
            _gather(held, asked, here, found)
        else:
            found.append((here, marks, held))


@cache
def _asked_keys(model: type[Value], asked: Asked) -> tuple[tuple[str, Key, bool], ...]:
    """(key, marks, whether a shorthand's text means it) of the keys asked for, and of groups that have such."""
    found: list[tuple[str, Key, bool]] = []
    for name, marks in keys_of(model).items():
        inner = group_in(model.model_fields[name].annotation)
        wanted = asked(marks) if inner is None else issubclass(inner, Value) and bool(_asked_keys(inner, asked))
        if wanted:
            found.append((name, marks, issubclass(model, Shorthand) and model.means(name)))
    return tuple(found)


@cache
def off_paper(model: type[BaseModel]) -> Mapping[str, Any]:
    """The keys that no printed sheet shows, as pydantic's `exclude` takes them."""
    found: dict[str, Any] = {}
    for name, marks in keys_of(model).items():
        if not marks.on_paper:
            found[name] = True
            continue
        annotation = model.model_fields[name].annotation
        group = group_in(annotation)
        if group is not None and (inner := off_paper(group)):
            found[name] = {"__all__": inner} if is_list(annotation) else inner
    return found


def group_in(annotation: Any) -> type[BaseModel] | None:
    """The group of keys that a field holds, itself or as items of a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = group_in(argument)
        if found is not None:
            return found
    return None


def is_list(annotation: Any) -> bool:
    """Whether a field holds a list, or may."""
    origin = getattr(annotation, "__origin__", None)
    if origin in {tuple, dict}:
        return origin is tuple
    return any(is_list(argument) for argument in getattr(annotation, "__args__", ()))
