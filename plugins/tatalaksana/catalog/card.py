# What other files and lists ask of an SOP, and nothing else of it: small enough that links, what is checked of them, and every list are
# worked out anew each time, from all SOP, and that this can be kept without the SOP themselves.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tatalaksana.model import (
    NOTHING,
    Jenis,
    JenisTinjauan,
    Kapan,
    LabelSop,
    Rujukan,
    Sop,
    Status,
    addresses_in,
    allowed_address,
    forms_in,
    has_gap,
    links_in,
    texts_of,
)
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.source import Path

_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
"""How the id of an SOP looks."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An SOP that another one names."""

    path: Path
    sebutan: str
    """What it is found by."""
    teks: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class Card:
    """An SOP as the others know it."""

    id: str
    file: str
    """As users know it."""
    judul: str
    nama: str
    """Kind and title as people say it."""
    jenis: Jenis
    status: Status
    contoh: bool
    nomor: str | None
    """None too where it still has dots: by that nobody finds it, and others may have the same."""
    unit: str
    profil: str | None
    """Its own, where it has one."""
    keterkaitan: tuple[Mention, ...]
    rincian: tuple[tuple[int, Mention], ...]
    """(row, the micro SOP that details it)."""
    pengganti: Mention | None
    formulir: tuple[tuple[Path, str], ...]
    """The forms that it names, and where."""
    addresses: tuple[tuple[Path, str], ...]
    """What texts and keys lead to that may be an SOP, and where."""
    pictures: tuple[tuple[Path, str], ...]
    """The pictures of electronic signatures, and where."""
    lembar: tuple[Path, str] | None
    """The PDF that was signed elsewhere, and where it is named."""
    nomor_tertulis: str | None
    """Its number as written, dots too."""
    label: LabelSop | None
    """The words of its form that are its own."""
    revisi_ke: int
    efektif: Kapan | None
    direvisi: Kapan | None
    """The day of its revision."""
    tinjauan: tuple[tuple[JenisTinjauan, date], ...]
    """The reviews that were done."""
    volume: int | None
    """How often a year."""
    peraturan: tuple[str, ...]
    """The regulations that it cites, each once."""
    lajur: tuple[str, ...]
    """The offices of its lanes."""
    penanda_tangan: tuple[str, ...]
    """Who signs it, in the words of its sheet."""

    @property
    def mentions(self) -> Iterator[Mention]:
        """Every SOP that it names."""
        yield from self.keterkaitan
        yield from (mention for _, mention in self.rincian)
        if self.pengganti is not None:
            yield self.pengganti

    @property
    def sebutan_status(self) -> str:
        """«draf», «berlaku», «dicabut», or «contoh» for what is no official document, whatever else it says of itself."""
        return "contoh" if self.contoh else self.status.value

    @property
    def berlaku(self) -> bool:
        """Whether it is a document in force, which readers get without asking for it."""
        return self.status is Status.BERLAKU and not self.contoh


def card_of(name: str, file: str, sop: Sop) -> Card:
    """The card of an SOP by its id and its file's name."""
    return Card(
        name,
        file,
        sop.judul,
        sop.nama_lengkap,
        sop.jenis,
        sop.status,
        sop.contoh,
        None if sop.nomor is None or has_gap(sop.nomor) else sop.nomor,
        sop.unit.unit,
        sop.profil,
        tuple(_related(sop)),
        tuple(
            (row, _mention(("kegiatan", row, "rincian"), kegiatan.rincian))
            for row, kegiatan in enumerate(sop.kegiatan)
            if kegiatan.rincian is not None
        ),
        None if sop.digantikan_oleh is None else _mention(("digantikan_oleh",), sop.digantikan_oleh),
        tuple(forms_in(sop)),
        tuple((path, address) for path, address in inner_addresses(sop) if may_be_sop(address)),
        tuple(
            ((*path, "tte", "gambar"), signed.tte.gambar)
            for path, signed in signers(sop)
            if signed.tte and signed.tte.gambar
        ),
        next((((*path, "berkas"), signed.berkas) for path, signed in signers(sop) if signed.berkas), None),
        sop.nomor,
        sop.label,
        sop.revisi_ke,
        sop.tanggal.efektif,
        sop.tanggal.revisi,
        tuple((one.jenis, one.tanggal) for one in sop.tinjauan),
        sop.volume,
        tuple(dict.fromkeys(dasar.peraturan for dasar in sop.dasar_hukum if dasar.peraturan)),
        tuple(lajur.jabatan for lajur in sop.pelaksana),
        tuple(signed.jabatan for signed in sop.pengesahan),
    )


def _related(sop: Sop) -> Iterator[Mention]:
    """The SOP that it names; a dash alone names none."""
    if {rujukan.sebutan for rujukan in sop.keterkaitan} <= NOTHING:
        return
    yield from (_mention(("keterkaitan", index), rujukan) for index, rujukan in enumerate(sop.keterkaitan))


def signers(sop: Sop) -> Iterator[tuple[Path, Pengesahan]]:
    """Who signs an SOP, and where: one by itself is no list."""
    for at, signed in enumerate(sop.pengesahan):
        yield ("pengesahan",) if len(sop.pengesahan) == 1 else ("pengesahan", at), signed


def inner_addresses(sop: Sop) -> Iterator[tuple[Path, str]]:
    """What texts link to, and what stands under keys that hold an address, where it leads to neither web nor mail."""
    for path, text in texts_of(sop):
        if "](" in text:
            yield from ((path, address) for address in links_in(text) if not allowed_address(address))
    yield from ((path, address) for path, address in addresses_in(sop) if not allowed_address(address))


def may_be_sop(address: str) -> bool:
    """Whether an address looks like the id of an SOP."""
    return _ID.fullmatch(address) is not None


def as_printed(named: Mention | Rujukan, cards: Mapping[str, Card]) -> str:
    """What a reference says on paper and pages: of an SOP that is named by its id alone kind and title, for an id says nothing to who reads that."""
    teks = named.teks
    card = cards.get(teks) if "/" in teks and named.sebutan == teks else None
    return card.nama if card else teks


def _mention(path: Path, rujukan: Rujukan) -> Mention:
    return Mention(path, rujukan.sebutan, rujukan.teks)
