# Where a page stands in the site: the pages above it, from the front page down. Known from its name, as the menu is.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import (
    CHECK,
    FORMS,
    HOME,
    MAP,
    OFFICES,
    QUALITY,
    REGULATIONS,
    SOPS,
    WORKLOAD,
    Card,
    Catalog,
    sop_page,
    unit_page,
    unit_path,
)
from tatalaksana.facts import AllFacts
from tatalaksana.model import Jenis
from tatalaksana.render.situs import (
    abk_page,
    check_page,
    formulir_list,
    jabatan_page,
    mutu_page,
    peraturan_page,
    peta_page,
    sop_list,
)

LISTS = {
    SOPS: sop_list.TITLE,
    OFFICES: jabatan_page.TITLE,
    REGULATIONS: peraturan_page.TITLE,
    FORMS: formulir_list.TITLE,
    QUALITY: mutu_page.TITLE,
    WORKLOAD: abk_page.TITLE,
    MAP: peta_page.TITLE,
    CHECK: check_page.TITLE,
}
"""Lists by what their pages' names begin with."""


def trail(page: str, facts: AllFacts) -> list[tuple[str, str]]:
    """(page, name) of the pages above one, outermost first; none above the front page."""
    return [] if page == HOME else [(HOME, "Beranda"), *_above(page, facts)]


def _above(page: str, facts: AllFacts) -> Iterator[tuple[str, str]]:
    kind, _, name = page.partition("/")
    units = facts.catalog.registers.unit
    if kind == "sop" and name:
        yield from _sop(name, facts)
    elif kind == "unit" and name in units:
        yield from ((unit_page(unit), units[unit].nama) for unit in unit_path(name, facts.catalog.registers)[:0:-1])
    elif name and kind in LISTS:
        yield kind, LISTS[kind]


def _sop(name: str, facts: AllFacts) -> Iterator[tuple[str, str]]:
    """Of an SOP its units and the macro that holds it; of what belongs to an SOP that too."""
    catalog, units = facts.catalog, facts.catalog.registers.unit
    own = name
    while own and own not in catalog.cards:
        own = own.rpartition("-")[0]
    if not own:
        yield SOPS, LISTS[SOPS]
        return
    card = catalog.cards[own]
    for unit in reversed(unit_path(card.unit, catalog.registers)):
        yield unit_page(unit), units[unit].nama
    above = [one for one in across(card, catalog) if one.jenis is Jenis.MAKRO]
    if len(above) == 1:
        yield sop_page(above[0].id), _told(above[0], facts)
    if own != name:
        yield sop_page(own), _told(card, facts)


def _told(card: Card, facts: AllFacts) -> str:
    """An SOP's name, with what it is where it must not be taken for one in force."""
    name = facts.of[card.id].nama
    return name if card.berlaku else f"{name} ({card.sebutan_status})"


def across(card: Card, catalog: Catalog) -> list[Card]:
    """The SOP of the other kind that an SOP names or that name it: of a micro SOP the macro ones, and the other way round."""
    named = {link.target for link in catalog.keterkaitan[card.id] if link.target}
    several = (catalog.cards[name] for name in sorted(named.union(catalog.perujuk.get(card.id, ()))))
    return [one for one in several if one.jenis is not card.jenis]
