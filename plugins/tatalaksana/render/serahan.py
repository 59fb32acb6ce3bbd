# What a site hands to a portal beside the list of its SOP: its registers, what its SOP name and it does not have, and what is
# counted of it. Only what a portal of many sites shows: the rest stands on the site's own pages.
from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tatalaksana.catalog import IMPACT, MAP, QUALITY, WORKLOAD
from tatalaksana.facts import AllFacts, stale
from tatalaksana.model import Status, plain
from tatalaksana.render.html import Surroundings

HANDED_JSON = "api/portal.json"
_PAGES = {"mutu": QUALITY, "abk": WORKLOAD, "peta": MAP, "dampak": IMPACT}


class _Terserah(BaseModel):
    model_config = ConfigDict(frozen=True)


class PeraturanTerserah(_Terserah):
    """Satu peraturan di daftar situs ini."""

    judul: str
    berubah: bool = False
    """Whether it is known here to be no longer as it was."""
    pengganti: str | None = None
    """What came in its place, as far as that is known here."""


class SopTerserah(_Terserah):
    """Yang tidak ada pada `api/sop.json` tentang satu SOP."""

    rincian: tuple[str, ...] = ()
    """The SOP of this site that tell one of its steps in detail."""
    menunggu: tuple[str, ...] = ()
    """What it names, as written, and this site does not have."""


class MutuTerserah(_Terserah):
    """Angka pada halaman Mutu."""

    berlaku: int
    draf: int
    dicabut: int
    terlambat: int
    segera: int
    terdampak: int
    peringatan: int


class BebanTerserah(_Terserah):
    """Beban kerja satu jabatan dalam SOP yang berlaku dan bervolume."""

    jabatan: str
    sop: int
    jam: tuple[float, float]
    """The least and the most hours a year."""
    orang: tuple[float, float]


class Serahan(_Terserah):
    """Semuanya, sebagai satu berkas (`api/portal.json`)."""

    format: Literal["portal/1"] = "portal/1"
    situs: str
    instansi: str = ""
    alamat: str = ""
    """Where the site stands; empty where its settings don't say."""
    tanggal: date | None = None
    """The day as of which it stands."""
    halaman: dict[str, str] = Field(default_factory=dict)
    """Where its pages of steering stand: `mutu`, `abk`, `peta`, `dampak`."""
    sop: dict[str, SopTerserah] = Field(default_factory=dict)
    """Only those of which there is something to say."""
    peraturan: dict[str, PeraturanTerserah] = Field(default_factory=dict)
    """Only those that SOP cite."""
    mutu: MutuTerserah
    beban: tuple[BebanTerserah, ...] = ()


def handed_json(facts: AllFacts, around: Surroundings, address: str) -> bytes:
    """The file, as JSON in UTF-8.

    Args:
        facts: The collection.
        around: What the site says besides.
        address: Where it stands.
    """
    whole = _handed(facts, around, address).model_dump(mode="json", exclude_defaults=True)
    return f"{json.dumps({'format': 'portal/1', **whole}, ensure_ascii=False, separators=(',', ':'))}\n".encode(
        errors="backslashreplace"
    )


def _handed(facts: AllFacts, around: Surroundings, address: str) -> Serahan:
    catalog = facts.catalog
    known = catalog.registers.peraturan
    cited = dict.fromkeys(name for card in catalog.cards.values() for name in card.peraturan if name in known)
    return Serahan(
        situs=around.name,
        instansi=facts.pemilik.instansi,
        alamat=address,
        tanggal=catalog.tanggal,
        halaman={name: around.addresses.of(page) for name, page in _PAGES.items()},
        sop=dict(_named(facts)),
        peraturan={
            name: PeraturanTerserah(
                judul=plain(known[name].judul),
                berubah=stale(known[name]),
                pengganti=plain(known[other].judul) if (other := known[name].diganti_oleh) and other in known else None,
            )
            for name in cited
        },
        mutu=_quality(facts),
        beban=tuple(_work(facts)),
    )


def _named(facts: AllFacts) -> Iterator[tuple[str, SopTerserah]]:
    catalog = facts.catalog
    details: dict[str, dict[str, None]] = {}
    for (name, _), link in catalog.rincian.items():
        if link.target:
            details.setdefault(name, {})[link.target] = None
    missing: dict[str, list[str]] = {}
    for one in catalog.belum_terbit:
        for asker in one.askers:
            missing.setdefault(asker, []).append(one.sebutan)
    for name in facts.of:
        if name in details or name in missing:
            yield (
                name,
                SopTerserah(rincian=tuple(details.get(name, ())), menunggu=tuple(missing.get(name, ()))),
            )


def _quality(facts: AllFacts) -> MutuTerserah:
    whole = facts.mutu[None]
    return MutuTerserah(
        berlaku=whole.status[Status.BERLAKU],
        draf=whole.status[Status.DRAF],
        dicabut=whole.status[Status.DICABUT],
        terlambat=whole.terlambat,
        segera=whole.segera,
        terdampak=whole.terdampak,
        peringatan=whole.peringatan,
    )


def _work(facts: AllFacts) -> Iterator[BebanTerserah]:
    for office, several in facts.workload.items():
        counted = [one for one in several if one.volume is not None and one.card.status is Status.BERLAKU]
        if counted:
            minutes, persons = (
                tuple(sum(ends) for ends in zip(*(getattr(one, key) for one in counted), strict=True))
                for key in ("setahun", "orang")
            )
            yield BebanTerserah(
                jabatan=plain(facts.catalog.registers.jabatan[office].nama),
                sop=len(counted),
                jam=(round(float(minutes[0] / 60), 2), round(float(minutes[1] / 60), 2)),
                orang=(round(float(persons[0]), 4), round(float(persons[1]), 4)),
            )
