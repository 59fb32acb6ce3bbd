# The map: which micro SOP a macro SOP covers, published or not, by unit.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Catalog, Link
from tatalaksana.catalog.index import title_key
from tatalaksana.facts.hitungan import counts
from tatalaksana.model import Jenis


@dataclass(frozen=True, slots=True)
class Simpul:
    """An SOP on the map."""

    judul: str
    jenis: Jenis
    unit: str
    """Its unit's id; of what is not published, the unit of the first that names it."""
    card: Card | None
    """None of what is not published."""


@dataclass(frozen=True, slots=True)
class Keluarga:
    """A macro SOP and the micro SOP that it names or that name it."""

    makro: Simpul
    mikro: tuple[Simpul, ...]
    lain: tuple[Simpul, ...]
    """More of them that stand elsewhere on the map: in another unit, or at a macro SOP before this one."""


@dataclass(frozen=True, slots=True)
class PetaUnit:
    """One unit on the map."""

    unit: str
    keluarga: tuple[Keluarga, ...]
    """Families, those with micro SOP first."""
    lepas: tuple[Simpul, ...]
    """Micro SOP that no macro SOP of this unit covers."""

    @property
    def jumlah(self) -> int:
        """How many published SOP stand here, examples left out."""
        several = [*self.lepas, *(one for family in self.keluarga for one in (family.makro, *family.mikro))]
        return sum(one.card is not None and counts(one.card) for one in several)


def peta_of(catalog: Catalog) -> tuple[PetaUnit, ...]:
    """The map of every unit that has something on it, in the order of the register."""
    nodes = _nodes(catalog)
    micro: dict[str, dict[str, None]] = {name: {} for name, node in nodes.items() if node.jenis is Jenis.MAKRO}
    macro: dict[str, dict[str, None]] = {name: {} for name, node in nodes.items() if node.jenis is Jenis.MIKRO}
    for one, other in _pairs(catalog, nodes):
        above, below = (one, other) if nodes[one].jenis is Jenis.MAKRO else (other, one)
        micro[above][below] = None
        macro[below][above] = None
    home = {
        name: next((above for above in several if nodes[above].unit == nodes[name].unit), None)
        for name, several in macro.items()
    }
    units: dict[str, tuple[list[Keluarga], list[Simpul]]] = {unit: ([], []) for unit in catalog.registers.unit}
    for name, several in micro.items():
        mine = tuple(nodes[below] for below in several if home[below] == name)
        rest = tuple(nodes[below] for below in several if home[below] != name)
        units.setdefault(nodes[name].unit, ([], []))[0].append(Keluarga(nodes[name], mine, rest))
    for name, parent in home.items():
        if parent is None:
            units.setdefault(nodes[name].unit, ([], []))[1].append(nodes[name])
    return tuple(
        PetaUnit(unit, tuple(sorted(families, key=lambda family: not (family.mikro or family.lain))), tuple(loose))
        for unit, (families, loose) in units.items() if families or loose
    )  # fmt: skip


def _nodes(catalog: Catalog) -> dict[str, Simpul]:
    """Every SOP by its id, and what is not published by the key of its title."""
    found = {card.id: Simpul(card.judul, card.jenis, card.unit, card) for card in catalog.cards.values()}
    for missing in catalog.belum_terbit:
        key = title_key(missing.sebutan)
        asker = catalog.cards[missing.askers[0]]
        other = Jenis.MIKRO if asker.jenis is Jenis.MAKRO else Jenis.MAKRO
        found[key] = Simpul(missing.sebutan, {"M": Jenis.MAKRO, "m": Jenis.MIKRO}.get(key[0], other), asker.unit, None)
    return found


def _pairs(catalog: Catalog, nodes: Mapping[str, Simpul]) -> Iterator[tuple[str, str]]:
    """Two of different kinds of which one names the other in Keterkaitan or as details of a step."""
    details: dict[str, list[Link]] = {}
    for (name, _), link in catalog.rincian.items():
        details.setdefault(name, []).append(link)
    for name in catalog.cards:
        for link in (*catalog.keterkaitan[name], *details.get(name, ())):
            there = link.target or title_key(link.rujukan.sebutan)
            if there in nodes and nodes[there].jenis is not nodes[name].jenis:
                yield name, there
