# The collection as values: every SOP with what it is linked to, and the registers it draws on. What a check may see is
# said by its type: `Ground` is what one SOP stands on, `Links` what all of them know of each other, `Catalog` everything.
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tatalaksana.catalog.card import Card, Mention, card_of
from tatalaksana.model import (
    BAWAAN,
    SEBUTAN,
    Flow,
    Jabatan,
    Label,
    LabelSop,
    Peraturan,
    Profil,
    Sop,
    Unit,
    texts_of,
    titled,
)
from tatalaksana.source import Document, Path, key_of

if TYPE_CHECKING:
    from tatalaksana.catalog.index import SopIndex
    from tatalaksana.catalog.signed import SignedSheet
    from tatalaksana.chart import Geometry
    from tatalaksana.formulir import Formulir


_MARK = 8
"""Bytes by which the files of ten thousand SOP are told apart."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One SOP in the collection."""

    id: str
    """`folder/slug`, unique: also its address."""
    document: Document = field(repr=False)
    sop: Sop = field(repr=False)
    flow: Flow = field(repr=False)
    geometry: Geometry = field(repr=False)
    """The flow as drawn."""

    def __eq__(self, other: object) -> bool:
        """Whether another says the same, whenever that was read."""
        if not isinstance(other, Entry) or self.mark != other.mark:  # the file of one may not be there any more
            return False
        return all(getattr(self, it.name) == getattr(other, it.name) for it in fields(self))

    def __hash__(self) -> int:
        """Of its id: few have the same."""
        return hash(self.id)

    def put_away(self, reading: Callable[[], Document] | None = None) -> None:
        """Let go of what can be had again; of what it was given, nothing.

        Args:
            reading: What reads its file again, where that can be done.
        """

    @cached_property
    def card(self) -> Card:
        """What others ask of it."""
        return card_of(self.id, self.document.file, self.sop)

    @cached_property
    def texts(self) -> Sequence[tuple[Path, str]]:
        """Its texts that may hold Markdown, with their paths: many checks look at all of them."""
        return texts_of(self.sop)

    @cached_property
    def mark(self) -> str:
        """Another one wherever its file says something else."""
        return file_mark(key_of(self.document.file, self.document.text.encode(errors="surrogatepass")))

    @property
    def tanda_air(self) -> str:
        """The word across each page that is printed of it, «CONTOH», «DRAF», «DICABUT»; empty for a document in force."""
        return "" if self.card.berlaku else self.card.sebutan_status.upper()


def file_mark(key: bytes) -> str:
    """The mark of an SOP by what its file is remembered by (`key_of`)."""
    return key[:_MARK].hex()


@dataclass(frozen=True, slots=True)
class Registers:
    """What SOP name by id."""

    unit: Mapping[str, Unit]
    jabatan: Mapping[str, Jabatan]
    peraturan: Mapping[str, Peraturan]
    profil: Mapping[str, Profil]
    """Every profile with what it inherits filled in."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """(register, id) of the files that are there and could not be read; a register's id is its own name. Also of wrong entries in one."""

    def may_have(self, register: str, name: str) -> bool:
        """Whether a register has an id, or may have it for all that could be read."""
        known: Mapping[str, object] = getattr(self, register)
        return name in known or not self.unread.isdisjoint({(register, register), (register, name)})

    def ids(self, register: str) -> tuple[str, ...]:
        """The ids of a register, and those of what is there and could not be read."""
        known: Mapping[str, object] = getattr(self, register)
        return (*known, *sorted(name for kind, name in self.unread if kind == register and name not in known))

    @property
    def short_names(self) -> Iterator[tuple[str, str]]:
        """The short and the long name of each office and unit that has a short one."""
        named: tuple[Jabatan | Unit, ...] = (*self.jabatan.values(), *self.unit.values())
        yield from (
            (about.singkatan, about.nama) for about in named if about.singkatan and about.singkatan != about.nama
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What an SOP stands on beside itself, and what no other SOP changes."""

    registers: Registers
    tanggal: date | None
    """The day as of which the collection is looked at: an input, never the clock. None where nobody said."""

    # Each day is another one, and most of what is asked of it has the same answer as the day before: who asks for no more is not
    # asked again.

    @property
    def tahun(self) -> int | None:
        """The year of that day."""
        return None if self.tanggal is None else self.tanggal.year

    def is_before(self, day: date) -> bool:
        """Whether a day is still to come; of none it is known without a day to count from."""
        return self.tanggal is not None and self.tanggal < day

    def is_after(self, day: date) -> bool:
        """Whether a day is over; of none it is known without a day to count from."""
        return self.tanggal is not None and self.tanggal > day

    def profil_of(self, sop: Sop) -> Profil:
        """The profile an SOP is shown in: its own, else its unit's or that of the nearest unit above."""
        return self._shown_in(sop.profil, sop.unit.unit)

    def profil_by(self, card: Card) -> Profil:
        """The same, by an SOP's card."""
        return self._shown_in(card.profil, card.unit)

    def profile_id_by(self, card: Card) -> str:
        """Its id."""
        return _profile_id(card.profil, card.unit, self.registers)

    def profil_in(self, unit: str) -> Profil:
        """The profile of a unit's SOP that name none of their own."""
        return self._shown_in(None, unit)

    def _shown_in(self, own: str | None, unit: str) -> Profil:
        known = self.registers.profil
        return known.get(_profile_id(own, unit, self.registers), known[BAWAAN])

    def knows_profile_of(self, sop: Sop) -> bool:
        """Whether that profile could be read, and all that it takes from."""
        unread = self.registers.unread
        if not sop.profil and (any(register == "unit" for register, _ in unread) or self._ends_unknown(sop.unit.unit)):
            return False
        here, seen = profile_id(sop, self.registers), set[str]()
        while here and here not in seen:
            if ("profil", here) in unread:
                return False
            seen.add(here)
            profil = self.registers.profil.get(here)
            here = (profil and profil.turunan) or ""
        return True

    def _ends_unknown(self, unit: str) -> bool:
        """Whether no unit up to one that no register has names a profile: that one may."""
        units = self.registers.unit
        path = unit_path(unit, self.registers)
        return not any(units[one].profil for one in path) and (not path or units[path[-1]].induk is not None)

    def nama_of(self, card: Card) -> str:
        """What an SOP is called on pages: «SOP Mikro …», and in other families, which know no kinds, «SPO …»."""
        word = self.label_by(card).sebutan
        return card.nama if word == SEBUTAN else titled(word, card.judul)

    def label_of(self, sop: Sop) -> Label:
        """The words printed on this SOP's form."""
        return _with_own(self.profil_of(sop).label, sop.label)

    def label_by(self, card: Card) -> Label:
        """The same, by an SOP's card."""
        return _with_own(self.profil_by(card).label, card.label)


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to another SOP, and where it leads: an entry's id, or None when nothing is published."""

    rujukan: Mention
    target: str | None
    several: tuple[str, ...] = ()
    """Ids of the entries whose title fits alike, two or more: it leads nowhere until its writer says which is meant."""


@dataclass(frozen=True, slots=True)
class Unpublished:
    """An SOP that others name and that is not in the collection."""

    sebutan: str
    askers: tuple[str, ...]
    """Ids of the entries that name it."""


@dataclass(frozen=True, slots=True)
class Links(Ground):
    """What the SOP of a collection know of each other. Every mapping is in the order of the files' names."""

    cards: Mapping[str, Card]
    """Entry id to what the others may ask of it."""
    index: SopIndex = field(repr=False, compare=False)
    """Which SOP are meant by what people write."""
    keterkaitan: Mapping[str, tuple[Link, ...]]
    """Entry id to its Keterkaitan, in order."""
    rincian: Mapping[tuple[str, int], Link]
    """(entry id, row) to the micro SOP that details this step."""
    pengganti: Mapping[str, Link]
    """Entry id to its successor."""
    perujuk: Mapping[str, tuple[str, ...]]
    """Entry id to the ids of those that name it."""
    belum_terbit: tuple[Unpublished, ...]
    numbers: Mapping[str, str]
    """Number to entry id."""
    forms: Collection[str]
    """The ids of the forms that are there."""
    unread: Collection[tuple[str, str]]
    """Kinds and ids of files that are there too and could not be read, or only in part."""
    pemakai_formulir: Mapping[str, tuple[tuple[str, int | None], ...]]
    """Form id to the (entry id, row) of the steps that name it; no row where the SOP itself does."""


@dataclass(frozen=True, slots=True)
class Catalog(Links):
    """The whole collection, linked."""

    entries: Mapping[str, Entry]
    formulir: Mapping[str, Formulir]
    """The forms by their ids."""
    signed: Mapping[str, SignedSheet] = field(default_factory=dict)
    """Entry id to the PDF that was signed elsewhere, for those that have one."""

    @property
    def logo_names(self) -> tuple[str, ...]:
        """The files of the profiles' logos, below the folder of the sources."""
        return tuple(sorted({profil.logo for profil in self.registers.profil.values() if profil.logo}))

    @property
    def signature_pictures(self) -> tuple[str, ...]:
        """The pictures of electronic signatures, as the logos."""
        return tuple(sorted({picture for card in self.cards.values() for _, picture in card.pictures}))


def unit_path(unit: str, registers: Registers) -> tuple[str, ...]:
    """A unit and those above it, lowest first. Ends at what is unknown and before a loop closes."""
    path: list[str] = []
    here: str | None = unit
    while here is not None and here in registers.unit and here not in path:
        path.append(here)
        here = registers.unit[here].induk
    return tuple(path)


def profile_id(sop: Sop, registers: Registers) -> str:
    """The id of the profile an SOP is shown in."""
    return _profile_id(sop.profil, sop.unit.unit, registers)


def _with_own(base: Label, own: LabelSop | None) -> Label:
    return base if own is None else base.model_copy(update=own.model_dump(exclude_none=True))


def _profile_id(own: str | None, unit: str, registers: Registers) -> str:
    if own:
        return own
    for name in unit_path(unit, registers):
        profil = registers.unit[name].profil
        if profil:
            return profil
    return BAWAAN
