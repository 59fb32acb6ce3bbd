# What a readable text may not mean as it is read.
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from tatalaksana.source.problem import Data, Path, Splice


class Suspicion(Enum):
    """What may be wrong."""

    COMMA = "koma"
    """A comma in brackets cuts a text: what follows it is a key of its own, with nothing behind it."""
    PARTED = "koma dalam kurung"
    """A comma within round brackets cuts an item in two."""
    GLUED = "lekat"
    """A key and its value in one word, for want of a blank behind the colon."""
    SEMICOLON = "titik koma"
    """A semicolon between pairs in braces, of which the second is read as the end of the first's text."""
    COLON = "titik dua"
    """A text with a colon, read as a key."""
    NO_COLON = "tanpa titik dua"
    """A key and its value read as a text, for want of the colon."""
    SWALLOWED = "catatan"
    """The end of a text is taken for a remark."""
    REMARK = "mungkin isi"
    """A remark where one would expect a text, or that no blank tells from it."""
    PRINTED = "catatan tercetak"
    """A remark that is part of a text."""
    JOINED = "disambung"
    """Lines of a list within a text, which YAML joins."""
    ODD_MARK = "tanda butir"
    """Bullets that make no list behind «|-»."""
    ROW = "baris tabel"
    """Cells of a table in one text."""
    DASH = "setrip berlebih"
    """A dash that makes the rest of an item another one."""
    HALVES = "butir terbelah"
    """Two items one below the other that may be one: no key is in both, and each has but one."""
    PAIRS = "kunci sebagai butir"
    """Keys of one group, each as an item of a list."""
    SLIPPED = "kunci di daftar"
    """A key of the group around a list, as an item of the list."""
    INNER_KEY = "kunci dalam teks"
    """Keys as the last lines of a text behind «|-»."""
    ITEMS = "butir sebagai teks"
    """A list that is read as a text, for want of its signs or for a sign too many."""
    ABREAST = "butir sebaris"
    """Items of a list on one line."""
    LONE = "satu butir"
    """A list of one text where a text is wanted."""
    DASHES = "setrip ganda"
    """Two dashes before one item."""
    INSET = "belum menjorok"
    """Keys in the column of the one that they are of."""
    OUTSET = "terlalu menjorok"
    """An entry of a register within the one above it."""
    TEXT = "teks berbaris"
    """A text of several lines read as a list or a group."""
    LOST = "hilang"
    """The first word of a text is taken for a mark of YAML's."""
    RUNAWAY = "kutip terbuka"
    """A text in quotes goes on over keys."""
    TURNED = "arah"
    """Letters of no width that put others in another order."""
    BLANKS = "spasi"
    """Special blanks and letters without width."""
    QUOTES = "kutip"
    """Word's quotes around the whole."""
    BULLETS = "butir"
    """Lines or items behind Word's bullets, or lines that YAML joins though each begins with a dash."""
    COUNTED = "hitungan"
    """Lines that YAML joins though each begins with a number of its own, or items that bring one."""
    DASHLESS = "tanpa setrip"
    """A line that goes on with an item, and looks like an item of its own."""
    KEYLESS = "tanpa kunci"
    """A line that goes on with the text of a key, and may be the value of another that is missing."""
    HALF_QUOTES = "kutip sebelah"
    """One of Word's quotes without its partner."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A place in a readable text, and what would be meant instead."""

    kind: Suspicion
    path: Path
    start: int
    """How many letters stand before the place to point at."""
    said: str
    """What is written there, for messages."""
    splices: tuple[Splice, ...]
    of_key: bool = False
    value: Data = None
    """What would stand at the path; None where that can't be said."""
    gone: tuple[Path, ...] = ()
    """Keys that would not be there any more."""
    other: Suspect | None = None
    """What it may be else, where this does not fit."""
    more: tuple[tuple[Path, Data], ...] = ()
    """What would stand elsewhere, too."""
    offered: bool = True
    """Whether that is what people mean for sure, so that it is a mend and not only a proof."""
    said_of: str = ""
    """The key whose value that may be, where its own is gone."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a text is not as its model wants it."""

    path: Path
    how: Literal["jenis", "kurang", "asing"]
    """It is of another kind, or has not a key that must be there, or is itself a key that nobody knows."""
    known: Collection[str] = ()
    """Of a key that nobody knows: the keys of its group."""
    outer: Collection[str] = ()
    """Where it is an item of a list, or in one: the keys of the group that holds the list."""
    names: bool = False
    """Of a key that nobody knows: whether the file gives such names itself, to the groups whose keys these are."""
