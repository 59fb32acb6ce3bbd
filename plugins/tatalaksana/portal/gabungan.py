# What many sites tell together that none tells alone: who names whose SOP, and what one knows of a regulation and others don't.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tatalaksana.catalog.index import number_key, title_key
from tatalaksana.portal.situs import Situs
from tatalaksana.render.listing import SopTerdaftar


@dataclass(frozen=True, slots=True)
class Tautan:
    """An SOP of one site that names one of another."""

    dari: Situs
    sop: SopTerdaftar
    ke: Situs
    tujuan: SopTerdaftar


@dataclass(frozen=True, slots=True)
class Menunggu:
    """What an SOP names, and no other site has, or several have."""

    dari: Situs
    sop: SopTerdaftar
    sebutan: str
    calon: tuple[Situs, ...]
    """The sites that have one of that name."""


@dataclass(frozen=True, slots=True)
class Penyebut:
    """How many SOP of a site cite a regulation."""

    situs: Situs
    peraturan: str
    """The regulation's id there."""
    jumlah: int
    tahu: bool
    """Whether it is known there that the regulation is no longer as it was."""


@dataclass(frozen=True, slots=True)
class Terubah:
    """A regulation of which some site knows that it is no longer as it was."""

    judul: str
    pengganti: tuple[str, ...]
    penyebut: tuple[Penyebut, ...]


@dataclass(frozen=True, slots=True)
class JabatanBersama:
    """Offices of one name in several sites."""

    nama: str
    situs: int
    sop: int
    jam: tuple[float, float]
    orang: tuple[float, float]


@dataclass(frozen=True)
class Portal:
    """The sites of a portal, in the order in which they were named."""

    nama: str
    situs: tuple[Situs, ...]

    @cached_property
    def tautan(self) -> tuple[Tautan, ...]:
        """Who names whose SOP, across sites."""
        return tuple(one for one in self._named if isinstance(one, Tautan))

    @cached_property
    def menunggu(self) -> tuple[Menunggu, ...]:
        """What is named and found in no other site, or in several."""
        return tuple(one for one in self._named if isinstance(one, Menunggu))

    @cached_property
    def dampak(self) -> tuple[Terubah, ...]:
        """The changed regulations, those first that most SOP cite."""
        titles: dict[str, str] = {}
        instead: dict[str, dict[str, None]] = {}
        citing: dict[str, list[Penyebut]] = {}
        changed: set[str] = set()
        for situs in self.situs:
            counts: dict[str, int] = {}
            for sop in situs.daftar.sop:
                if sop.status != "dicabut" and not sop.contoh:
                    for name in sop.peraturan:
                        counts[name] = counts.get(name, 0) + 1
            for name, about in situs.serahan.peraturan.items():
                key = " ".join(about.judul.casefold().split())
                titles.setdefault(key, about.judul)
                if about.berubah:
                    changed.add(key)
                if about.pengganti:
                    instead.setdefault(key, {})[about.pengganti] = None
                if name in counts:
                    citing.setdefault(key, []).append(Penyebut(situs, name, counts[name], about.berubah))
        found = [
            Terubah(titles[key], tuple(instead.get(key, ())), tuple(several))
            for key, several in citing.items()
            if key in changed
        ]
        return tuple(sorted(found, key=lambda one: (-sum(each.jumlah for each in one.penyebut), one.judul)))

    @cached_property
    def jabatan(self) -> tuple[JabatanBersama, ...]:
        """Offices that several sites have by one name, those with most work first."""
        together: dict[str, list[tuple[str, int, tuple[float, float], tuple[float, float]]]] = {}
        for situs in self.situs:
            for one in situs.serahan.beban:
                together.setdefault(" ".join(one.jabatan.casefold().split()), []).append(
                    (one.jabatan, one.sop, one.jam, one.orang)
                )
        found = [
            JabatanBersama(
                several[0][0], len(several), sum(one[1] for one in several), _sum(one[2] for one in several),
                _sum(one[3] for one in several),
            )
            for several in together.values() if len(several) > 1
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: (-one.orang[1], one.nama)))

    def antar(self) -> Mapping[tuple[str, str], int]:
        """(site, other site) to how many links lead from one to the other."""
        counts: dict[tuple[str, str], int] = {}
        for one in self.tautan:
            pair = (one.dari.kunci, one.ke.kunci)
            counts[pair] = counts.get(pair, 0) + 1
        return counts

    @cached_property
    def _named(self) -> tuple[Tautan | Menunggu, ...]:
        titles, numbers = _index(self.situs)
        return tuple(_resolved(self.situs, titles, numbers))


def joined(name: str, sites: Sequence[Situs]) -> Portal:
    """The sites of a portal."""
    return Portal(name, tuple(sites))


_Place = tuple[Situs, SopTerdaftar]


def _index(sites: Sequence[Situs]) -> tuple[Mapping[str, list[_Place]], Mapping[str, list[_Place]]]:
    """What is in force, official and published, by title and by number."""
    titles: dict[str, list[_Place]] = {}
    numbers: dict[str, list[_Place]] = {}
    for situs in sites:
        for sop in situs.daftar.sop:
            if sop.status == "berlaku" and not sop.contoh:
                key = title_key(sop.nama)
                titles.setdefault(key, []).append((situs, sop))
                titles.setdefault(f"?{key[1:]}", []).append((situs, sop))  # who names no kind means either
                if sop.nomor:
                    numbers.setdefault(number_key(sop.nomor), []).append((situs, sop))
    return titles, numbers


def _resolved(
    sites: Sequence[Situs], titles: Mapping[str, list[_Place]], numbers: Mapping[str, list[_Place]]
) -> Iterator[Tautan | Menunggu]:
    for situs in sites:
        for sop in situs.daftar.sop:
            about = situs.serahan.sop.get(sop.id)
            for sebutan in about.menunggu if about else ():
                found = numbers.get(number_key(sebutan)) or titles.get(title_key(sebutan)) or []
                there = [place for place in found if place[0] is not situs]
                if len(there) == 1:
                    yield Tautan(situs, sop, *there[0])
                else:
                    yield Menunggu(situs, sop, sebutan, tuple({other.kunci: other for other, _ in there}.values()))


def _sum(pairs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    least, most = zip(*pairs, strict=True)
    return sum(least), sum(most)
