# Earlier editions of an SOP, so that a sheet printed from one of them can be told from one that never was.
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from tatalaksana.catalog.entry import Catalog, Entry, Ground, Registers, profile_id, unit_path
from tatalaksana.catalog.link import cards_of, catalog_of, link
from tatalaksana.chart import UnroutableError, route
from tatalaksana.model import BAWAAN, Kapan, Profil, Sop, Status, flow_of, parse
from tatalaksana.model.fingerprint import fingerprint
from tatalaksana.source import Document, read_content


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition that was published under a number and is not in force any more."""

    nomor: str
    fingerprint: str
    until: date | None
    """When the next one took its place; None when that is not committed yet."""
    revisi_ke: int
    efektif: Kapan | None
    judul: str = ""
    """Its title with its kind, as it was then."""


Edition = tuple[date | None, Sop | None]
"""The day since which an SOP stood, where it is known, and what it was; None where it cannot be read any more."""


def editions(entry: Entry, texts: Iterable[tuple[date | None, bytes]]) -> tuple[Edition, ...]:
    """The versions of an SOP's file as SOP, newest first; where the file is as it is now, the entry's own.

    Args:
        entry: The SOP as it is now.
        texts: The versions of its file, newest first, each with the day since which it stood.
    """
    now = entry.document.text.encode()
    # Nearly every file is as it was committed, and need not be read again.
    return tuple((day, entry.sop if content == now else _read(content)) for day, content in texts)


def earlier(
    entry: Entry, sidik: str, before: Iterable[Edition], profil_of: Callable[[Sop], Profil]
) -> tuple[Earlier, ...]:
    """The earlier editions of an SOP that were published, newest first.

    Drafts are none, nor is what cannot be read any more. What was taken back later stands once, with the last day.

    Args:
        entry: The SOP as it is now.
        sidik: Its fingerprint.
        before: What it was, newest first.
        profil_of: The profile that an SOP is shown in: sheets are those of today's profiles.
    """
    found: list[Earlier] = []
    seen = {sidik}
    replaced: date | None = None
    for day, sop in before:
        if sop is not None and sop is not entry.sop and sop.nomor and sop.status is not Status.DRAF:
            mark = fingerprint(sop, profil_of(sop))
            if mark not in seen:
                seen.add(mark)
                found.append(Earlier(sop.nomor, mark, replaced, sop.revisi_ke, sop.tanggal.efektif, sop.nama_lengkap))
        replaced = day
    return tuple(found)


def _read(content: bytes) -> Sop | None:
    document = read_content(content, "")
    if not isinstance(document, Document):
        return None
    sop = parse(Sop, document.data)
    return sop if isinstance(sop, Sop) else None


def entry_from(content: bytes, entry_id: str, registers: Registers) -> Entry | None:
    """A version of an SOP's file as an entry, drawn; None where it cannot be read or drawn, or names what registers do not have."""
    document = read_content(content, entry_id)
    sop = parse(Sop, document.data) if isinstance(document, Document) else None
    if not isinstance(document, Document) or not isinstance(sop, Sop) or sop.unit.unit not in registers.unit:
        return None
    flow, _ = flow_of(sop)
    try:
        return Entry(entry_id, replace(document, data=None), sop, flow, route(flow))
    except UnroutableError:
        return None


def alone(entry: Entry, registers: Registers) -> Catalog:
    """A collection of one SOP."""
    entries = {entry.id: entry}
    return catalog_of(entries, link(cards_of(entries), Ground(registers, None), ()), {})


def part_for(sops: Iterable[Sop], registers: Registers) -> Registers:
    """As much of the registers as these SOP are shown with."""
    several = tuple(sops)
    units = {name for sop in several for name in unit_path(sop.unit.unit, registers)}
    offices = {lajur.jabatan for sop in several for lajur in sop.pelaksana}
    basis = {dasar.peraturan for sop in several for dasar in sop.dasar_hukum}
    profiles = {BAWAAN, *(profile_id(sop, registers) for sop in several)}
    return Registers(
        unit={name: unit for name, unit in registers.unit.items() if name in units},
        jabatan={name: jabatan for name, jabatan in registers.jabatan.items() if name in offices},
        peraturan={name: one for name, one in registers.peraturan.items() if name in basis},
        profil={name: profil for name, profil in registers.profil.items() if name in profiles},
    )
