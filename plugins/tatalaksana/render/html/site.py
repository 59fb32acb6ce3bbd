# All generated pages of the site, by name. A page is rendered when it is asked for: keeping thousands of rendered
# pages in memory is what makes large builds heavy.
from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from tatalaksana.catalog import CHECK, HOME, REFERENCE, UNPUBLISHED, Catalog, Entry, number_address, sop_page, unit_page
from tatalaksana.render.html.check_page import TITLE, check_html
from tatalaksana.render.html.lists import home_html, unit_html, unit_search, unpublished_html
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.page import Page
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.html.redirect import redirect_html
from tatalaksana.render.html.reference import reference_html
from tatalaksana.render.html.script import SCRIPTS, script
from tatalaksana.render.html.sop_page import sop_html, sop_search

ASSETS = (*SCRIPTS, "sop.css", "beda.css", "formulir.css", "jalankan.css", "daftar.js", "cek.js", "cetak-a4.css", "cetak-f4.css", "cetak-letter.css")


def pages(catalog: Catalog, around: Surroundings) -> Iterator[Page]:
    """Every generated page."""

    def place(name: str) -> Place:
        return Place(name, catalog, around)

    yield Page(HOME, around.name, lambda: home_html(place(HOME)), lambda: _title(around.name))
    for entry in catalog.entries.values():
        yield _sop(entry, place(sop_page(entry.id)))
    for unit, about in catalog.registers.unit.items():
        yield _unit(unit, about.nama, place(unit_page(unit)))
    yield Page(
        UNPUBLISHED, "Belum diterbitkan", lambda: unpublished_html(place(UNPUBLISHED)), lambda: _title("Belum diterbitkan")
    )
    yield Page(CHECK, TITLE, lambda: check_html(place(CHECK)), lambda: _title(TITLE))
    yield Page(REFERENCE, "Rujukan format", lambda: reference_html(place(REFERENCE)), lambda: reference_html(place(REFERENCE)))


def redirects(catalog: Catalog, around: Surroundings) -> Iterator[tuple[str, str]]:
    """(file, content) of the pages that numbers lead to."""
    for number, entry_id in catalog.numbers.items():
        file = f"{number_address(number)}/index.html"
        up = "../" * file.count("/")
        href = up + around.addresses.of(sop_page(entry_id))
        yield file, redirect_html(catalog.entries[entry_id], href)


def asset(name: str) -> bytes:
    """The content of one of our assets: a file, or a script put together from its modules."""
    if name in SCRIPTS:
        return script(name)
    return files("tatalaksana.render.html").joinpath("assets", name).read_bytes()


def _sop(entry: Entry, place: Place) -> Page:
    return Page(
        place.page, entry.sop.nama_lengkap, lambda: sop_html(entry, place), lambda: sop_search(entry, place),
        entry.document.file,
    )


def _unit(unit: str, name: str, place: Place) -> Page:
    return Page(place.page, name, lambda: unit_html(unit, place), lambda: unit_search(unit, place.catalog))


def _title(title: str) -> Html:
    return Html(f"<h1>{escape(title)}</h1>")
