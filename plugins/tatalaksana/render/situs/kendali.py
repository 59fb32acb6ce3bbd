# The pages and files by which a head of bureau steers: Mutu with its calendars, workload, the map.
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tatalaksana.catalog import (
    MAP,
    QUALITY,
    WORKLOAD,
    WORKLOAD_CSV,
    Catalog,
    calendar_file,
    map_page,
    quality_page,
    sop_page,
    unit_path,
    workload_page,
)
from tatalaksana.facts import AllFacts
from tatalaksana.render.abk import workload_csv
from tatalaksana.render.cari import list_record
from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.ics import calendar, event
from tatalaksana.render.situs.abk_page import TITLE as WORKLOAD_TITLE
from tatalaksana.render.situs.abk_page import office_workload_html, workload_html
from tatalaksana.render.situs.mutu_page import TITLE as QUALITY_TITLE
from tatalaksana.render.situs.mutu_page import quality_html, unit_quality_html
from tatalaksana.render.situs.page import Page
from tatalaksana.render.situs.peta_page import TITLE as MAP_TITLE
from tatalaksana.render.situs.peta_page import is_large, map_html, unit_map_html


def steering_pages(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    """The pages."""
    yield from _quality(facts, around)
    yield from _workload(facts, around)
    yield from _map(facts, around)


def steering_files(facts: AllFacts, around: Surroundings) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(file, what makes its content) of the calendars and of the workload as CSV."""
    units = calendar_units(facts.catalog)
    for unit in facts.catalog.registers.unit:
        if unit in units:
            yield calendar_file(unit), partial(_calendar, unit, facts, around)
    yield WORKLOAD_CSV, lambda: workload_csv(facts.workload, facts.catalog)


def _calendar(unit: str, facts: AllFacts, around: Surroundings) -> bytes:
    catalog = facts.catalog
    events = []
    for name in facts.in_unit[unit]:
        one = facts.of[name]
        situs = one.profil.situs if one.tenggat else ""
        address = f"{situs.rstrip('/')}/{around.addresses.of(sop_page(name))}" if situs else ""
        events += [event(one.card, one.nama, tenggat, catalog.tanggal, address) for tenggat in one.tenggat]
    return calendar(f"Tinjauan SOP {catalog.registers.unit[unit].nama}", events)


def calendar_units(catalog: Catalog) -> frozenset[str]:
    """The units that have SOP in force in or below them, so that their reviews make a calendar."""
    owners = {card.unit for card in catalog.cards.values() if card.berlaku}
    return frozenset(unit for owner in owners for unit in unit_path(owner, catalog.registers))


def _quality(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    catalog = facts.catalog

    def page(unit: str) -> Page:
        name = f"{QUALITY_TITLE}: {catalog.registers.unit[unit].nama}"
        place = Place(quality_page(unit), facts, around)
        return _page(
            place,
            name,
            lambda: unit_quality_html(unit, facts.keadaan_unit.get(unit, ()), facts.mutu, place),
            searched=False,
        )

    place = Place(QUALITY, facts, around)
    yield _page(place, QUALITY_TITLE, lambda: quality_html(facts.keadaan, facts.mutu, place))
    owners = {card.unit for card in catalog.cards.values()}
    inhabited = {unit for owner in owners for unit in unit_path(owner, catalog.registers)}
    yield from (page(unit) for unit in catalog.registers.unit if unit in inhabited)


def _workload(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    catalog = facts.catalog

    def page(office: str) -> Page:
        name = f"Beban kerja {catalog.registers.jabatan[office].nama}"
        place = Place(workload_page(office), facts, around)
        return _page(place, name, lambda: office_workload_html(office, facts.workload[office], place), searched=False)

    place = Place(WORKLOAD, facts, around)
    yield _page(place, WORKLOAD_TITLE, lambda: workload_html(facts.workload, place))
    several = facts.workload.items()
    yield from (page(office) for office, work in several if any(one.volume is not None for one in work))


def _map(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    catalog = facts.catalog

    def page(unit: str) -> Page:
        place = Place(map_page(unit), facts, around)
        title = f"{MAP_TITLE} {catalog.registers.unit[unit].nama}"
        return _page(place, title, lambda: unit_map_html(facts.peta[unit], place), searched=False)

    place = Place(MAP, facts, around)
    yield _page(place, MAP_TITLE, lambda: map_html([*facts.peta.values()], place))
    if is_large(catalog):
        yield from map(page, facts.peta)


def _page(place: Place, title: str, html: Callable[[], Html], *, searched: bool = True) -> Page:
    return Page(place.page, title, html, (lambda: list_record(title)) if searched else None, wide=True)
