# Who a sheet comes from: the agency, its units from the top down, and where it is found.
from __future__ import annotations

import re
from dataclasses import dataclass

from tatalaksana.catalog import Registers, unit_path
from tatalaksana.model import Profil, Sop


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines of a letterhead, each kind set in its own way."""

    instansi: str
    """The agency; empty where the profile names none, or a unit's name says it."""
    units: tuple[str, ...]
    """From the top down, the SOP's own last; in capitals where the profile has them so."""
    alamat: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The agency and the units."""
        return (self.instansi, *self.units) if self.instansi else self.units

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them, from the top down."""
        return (*self.names, *self.alamat)


def letterhead_of(sop: Sop, registers: Registers, profil: Profil, unit: str) -> Letterhead:
    """The letterhead of an SOP, in which the agency stands once.

    Names are never shortened: a unit that is the agency itself has no line beside it, and the agency has none beside a unit
    whose name says it («Instalasi Farmasi RSUD Rekaan»).

    Args:
        sop: The SOP.
        registers: The registers.
        profil: The profile it is shown in.
        unit: Its unit, as printed.
    """
    above = [registers.unit[name].nama for name in reversed(unit_path(sop.unit.unit, registers))][:-1]
    return _letterhead(profil, (*above, unit))


def letterhead_of_unit(unit: str, registers: Registers, profil: Profil) -> Letterhead:
    """The same of a unit by itself, in its present names."""
    return _letterhead(profil, tuple(registers.unit[name].nama for name in reversed(unit_path(unit, registers))))


def _letterhead(profil: Profil, names: tuple[str, ...]) -> Letterhead:
    agency = profil.instansi or ""
    names = tuple(name for name in names if not agency or _plain(name) != _plain(agency))
    if agency and any(f" {_plain(agency)} " in f" {_plain(name)} " for name in names):
        agency = ""
    return Letterhead(agency, tuple(map(str.upper, names)) if profil.unit_kapital else names, profil.alamat)


def _plain(name: str) -> str:
    """A name by its words alone."""
    return " ".join(re.findall(r"\w+", name.casefold()))
