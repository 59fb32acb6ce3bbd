# Whose site it is: the agency, its emblem and its colour, as the bar above every page shows them.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Profil


@dataclass(frozen=True, slots=True)
class Pemilik:
    """The owner of a collection, as far as its profiles tell; empty where they tell nothing, or of several agencies."""

    instansi: str = ""
    lambang: str = ""
    """The file of its emblem, below the folder of the sources."""
    warna: str = ""
    """`#rrggbb`."""


def pemilik_of(registers: Registers) -> Pemilik:
    """Whose collection it is: who stands in the profiles of the topmost units, else in all profiles."""
    known = registers.profil
    tops = [unit.profil for unit in registers.unit.values() if unit.induk not in registers.unit and unit.profil]
    return _named([known[name] for name in tops if name in known]) or _named(list(known.values())) or Pemilik()


def _named(profiles: list[Profil]) -> Pemilik | None:
    """The one agency that profiles name, with the emblem and the colour that its profiles have; None without one."""
    agencies = {one.instansi for one in profiles if one.instansi}
    if len(agencies) != 1:
        return None
    own = [one for one in profiles if one.instansi]
    emblem = next((one.logo for one in own if one.logo), None)
    colour = next((one.warna for one in own if one.warna), None)
    return Pemilik(agencies.pop() or "", emblem or "", colour or "")
