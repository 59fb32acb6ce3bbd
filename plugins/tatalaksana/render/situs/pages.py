# All generated pages of the site, by name. A page is rendered when it is asked for: keeping thousands of rendered
# pages in memory is what makes large builds heavy.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from tatalaksana.catalog import (
    CHANGES,
    CHECK,
    HOME,
    IMPACT,
    OFFICES,
    REFERENCE,
    REGULATIONS,
    SEARCH,
    SOPS,
    UNPUBLISHED,
    check_page,
    number_address,
    office_page,
    regulation_page,
    sop_page,
    unit_page,
)
from tatalaksana.facts import AllFacts, Facts, acting
from tatalaksana.model import plain
from tatalaksana.render.cari import Tier, list_record, office_record, regulation_record, sop_record, unit_record
from tatalaksana.render.html.istilah import istilah_of
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.situs.beranda_page import home_html
from tatalaksana.render.situs.cari import TITLE as SEARCH_TITLE
from tatalaksana.render.situs.cari import search_html
from tatalaksana.render.situs.check_page import TITLE, check_html, check_parts, unit_check_html
from tatalaksana.render.situs.dampak_page import TITLE as IMPACT_TITLE
from tatalaksana.render.situs.dampak_page import impact_html
from tatalaksana.render.situs.jabatan_page import TITLE as OFFICES_TITLE
from tatalaksana.render.situs.jabatan_page import office_html, offices_html
from tatalaksana.render.situs.kendali import steering_pages
from tatalaksana.render.situs.lists import unpublished_html
from tatalaksana.render.situs.page import Page
from tatalaksana.render.situs.peraturan_page import TITLE as REGULATIONS_TITLE
from tatalaksana.render.situs.peraturan_page import regulation_html, regulations_html
from tatalaksana.render.situs.perubahan_page import TITLE as CHANGES_TITLE
from tatalaksana.render.situs.perubahan_page import changes_html
from tatalaksana.render.situs.redirect import redirect_html
from tatalaksana.render.situs.reference import TITLE as REFERENCE_TITLE
from tatalaksana.render.situs.reference import reference_html
from tatalaksana.render.situs.sop_list import TITLE as SOPS_TITLE
from tatalaksana.render.situs.sop_list import sops_html
from tatalaksana.render.situs.sop_page import sop_html
from tatalaksana.render.situs.unit_page import unit_html


def pages(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    """Every generated page."""
    catalog = facts.catalog
    around = replace(around, istilah=istilah_of(catalog))

    def place(name: str) -> Place:
        return Place(name, facts, around)

    yield Page(HOME, around.name, lambda: home_html(place(HOME)), lambda: list_record(around.name))
    yield Page(SOPS, SOPS_TITLE, lambda: sops_html(place(SOPS)), lambda: list_record(SOPS_TITLE))
    yield from sop_pages(facts, around, facts.of)
    for unit, about in catalog.registers.unit.items():
        yield _unit(unit, about.nama, place(unit_page(unit)))
    yield from _offices(facts, around)
    yield from _regulations(facts, around)
    yield Page(
        UNPUBLISHED,
        "Belum diterbitkan",
        lambda: unpublished_html(place(UNPUBLISHED)),
        lambda: list_record("Belum diterbitkan"),
    )
    changes = place(CHANGES)
    yield Page(CHANGES, CHANGES_TITLE, lambda: changes_html(changes), lambda: list_record(CHANGES_TITLE))
    yield Page(CHECK, TITLE, lambda: check_html(place(CHECK)), lambda: list_record(TITLE))
    yield from (_unit_check(unit, place(check_page(unit))) for unit in check_parts(place(CHECK)))
    yield from steering_pages(facts, around)
    # Of the kind of the guides, not of what staff look for: to them a «rujukan» may be a patient's.
    yield Page(
        REFERENCE,
        REFERENCE_TITLE,
        lambda: reference_html(place(REFERENCE)),
        lambda: list_record(REFERENCE_TITLE, Tier.GUIDES),
    )
    if around.pencarian:
        yield Page(SEARCH, SEARCH_TITLE, lambda: search_html(place(SEARCH)))


def sop_pages(facts: AllFacts, around: Surroundings, names: Iterable[str]) -> Iterator[Page]:
    """The pages of some SOP by their ids."""
    around = replace(around, istilah=istilah_of(facts.catalog))
    for name in names:
        yield _sop(facts.of[name], Place(sop_page(name), facts, around))


def redirects(facts: AllFacts, around: Surroundings) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(file, what makes its content) of the pages that numbers lead to."""
    for number, entry_id in facts.catalog.numbers.items():
        file = f"{number_address(number)}/index.html"
        href = "../" * file.count("/") + around.addresses.of(sop_page(entry_id))
        yield file, partial(_redirect, facts, number, href)


def _redirect(facts: AllFacts, number: str, href: str) -> bytes:
    return redirect_html(number, facts.of[facts.catalog.numbers[number]].nama, href).encode()


def _sop(facts: Facts, place: Place) -> Page:
    return Page(
        place.page,
        facts.nama,
        lambda: sop_html(facts, place),
        lambda: sop_record(facts),
        facts.card.file,
    )


def _unit(unit: str, name: str, place: Place) -> Page:
    return Page(place.page, name, lambda: unit_html(unit, place), lambda: unit_record(unit, place.catalog))


def _unit_check(unit: str, place: Place) -> Page:
    about = place.catalog.registers.unit.get(unit)
    return Page(place.page, f"{TITLE}: {about.nama if about else unit}", lambda: unit_check_html(unit, place))


def _offices(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    catalog = facts.catalog

    def page(office: str) -> Page:
        place = Place(office_page(office), facts, around)
        return Page(
            place.page,
            catalog.registers.jabatan[office].nama,
            lambda: office_html(office, place),
            lambda: office_record(office, catalog),
        )

    place = Place(OFFICES, facts, around)
    yield Page(OFFICES, OFFICES_TITLE, lambda: offices_html(facts.work, place), lambda: list_record(OFFICES_TITLE))
    yield from map(page, acting(catalog))


def _regulations(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    catalog = facts.catalog

    def page(name: str) -> Page:
        place = Place(regulation_page(name), facts, around)
        return Page(
            place.page,
            plain(catalog.registers.peraturan[name].judul),
            lambda: regulation_html(name, facts.citing.get(name, ()), place),
            lambda: regulation_record(name, catalog, len(facts.citing.get(name, ()))),
        )

    place = Place(REGULATIONS, facts, around)
    yield Page(
        REGULATIONS,
        REGULATIONS_TITLE,
        lambda: regulations_html(facts.citing, place),
        lambda: list_record(REGULATIONS_TITLE),
    )
    yield from map(page, catalog.registers.peraturan)
    impact = Place(IMPACT, facts, around)
    yield Page(IMPACT, IMPACT_TITLE, lambda: impact_html(impact), lambda: list_record(IMPACT_TITLE))
