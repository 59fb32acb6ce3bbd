# What the guides' examples are called: an invented agency's words in the templates, a site's own words on its pages.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tatalaksana.catalog import Catalog, Registers, unit_path
from tatalaksana.model import Jabatan

_Names = tuple[str, ...]
EXAMPLE_OFFICES: tuple[_Names, ...] = (
    ("petugas-loket", "Petugas Loket"),
    ("kasubbag-umum", "Kepala Subbagian Umum dan Kepegawaian", "Kasubbag Umum"),
    ("sekretaris-dinas-contoh", "Sekretaris Dinas Contoh Kota Rekaan", "Sekretaris Dinas"),
)
"""The offices of the worked example, as its lanes stand: id, name, short name."""
_LANES = ("petugas", "kasubbag", "sekretaris")
"""What the worked example calls these lanes: an own office that is called so stands nowhere else."""
EXAMPLE_UNIT: _Names = ("subbag-umum-contoh", "Subbagian Umum dan Kepegawaian")
EXAMPLE_AGENCY: _Names = ("dinas-contoh", "Dinas Contoh Kota Rekaan", "Dinas Contoh")
EXAMPLE_SIGNER = ("Kepala Dinas Contoh Kota Rekaan", "Kepala Dinas Contoh")
_PLAIN = re.compile(r"\w(?:[\w ./()'-]{0,98}[\w.)])?")
_LEAST_LETTERS = 2


def own_words(catalog: Catalog) -> Mapping[str, str]:
    """Each invented word to the site's own; without those for which the site has none that stands anywhere as it is.

    Offices are taken together, or not at all: an example in which two agencies act would teach nothing.
    """
    return MappingProxyType({**_units(catalog), **_signer(catalog), **_offices(catalog)})


def is_plain(name: str) -> bool:
    """Whether a name stands in a sentence, in a cell, in a command and in YAML as it is: others are not taken."""
    letters = sum(map(str.isalpha, name))
    return _PLAIN.fullmatch(name) is not None and letters >= _LEAST_LETTERS and "  " not in name


def _units(catalog: Catalog) -> Mapping[str, str]:
    """The first unit that has an SOP, and the agency above it."""
    registers = catalog.registers
    with_sop = (card.unit for card in catalog.cards.values())
    for unit in dict.fromkeys([*with_sop, *registers.unit]):
        path = unit_path(unit, registers)
        if path and is_plain(registers.unit[unit].nama) and is_plain(registers.unit[path[-1]].nama):
            agency = registers.unit[path[-1]]
            short = agency.singkatan if agency.singkatan and is_plain(agency.singkatan) else agency.nama
            named = (*zip(EXAMPLE_UNIT, (unit, registers.unit[unit].nama), strict=True),)
            return {**dict(zip(EXAMPLE_AGENCY, (unit, agency.nama, short), strict=True)), **dict(named)}
    return {}


def _signer(catalog: Catalog) -> Mapping[str, str]:
    """The first office that signs an SOP."""
    signers = (signer for card in catalog.cards.values() for signer in card.penanda_tangan)
    found = next((office for office in signers if is_plain(office)), None)
    return {name: found for name in EXAMPLE_SIGNER if found}


def _offices(catalog: Catalog) -> Mapping[str, str]:
    """Three offices, those first that act in an SOP; last what belongs to no unit, for it may be an application."""
    registers = catalog.registers
    acting = (office for card in catalog.cards.values() for office in card.lajur)
    usable = [
        office
        for office in dict.fromkeys([*acting, *registers.jabatan])
        if (about := registers.jabatan.get(office)) and is_plain(about.nama)
    ]
    usable.sort(key=lambda office: registers.jabatan[office].unit is None)
    others = (office for office in usable if office not in _LANES)
    chosen = [lane if lane in usable else next(others, "") for lane in _LANES]
    if not all(chosen):
        return {}
    return dict(_named(chosen, registers))


def _named(chosen: list[str], registers: Registers) -> Iterator[tuple[str, str]]:
    for invented, office in zip(EXAMPLE_OFFICES, chosen, strict=True):
        about = registers.jabatan[office]
        yield from zip(invented, (office, about.nama, _short(about)), strict=False)


def _short(office: Jabatan) -> str:
    return office.singkatan if office.singkatan and is_plain(office.singkatan) else office.nama
