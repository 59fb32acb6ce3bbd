# References to other SOP, as links where they lead somewhere and as a plain remark where they do not.
from __future__ import annotations

from tatalaksana.catalog import UNPUBLISHED, Catalog, Entry, Link, form_page, sop_page
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place


def link_to(link: Link, catalog: Catalog, place: Place) -> Html:
    """A reference in the words of its document; where several SOP are called so, they stand beside it, each with its unit."""
    if link.several:
        several = join((_by_unit(catalog.entries[name], place) for name in link.several), ", ")
        return Html(f'{escape(link.rujukan.teks)} <span class="sop-jumlah">judul beberapa SOP: {several}</span>')
    if link.target is None:
        there = place.href(UNPUBLISHED)
        return Html(f'{escape(link.rujukan.teks)} <a class="sop-belum" href="{there}">belum diterbitkan</a>')
    entry = catalog.entries[link.target]
    return Html(f'<a href="{place.href(sop_page(link.target))}">{escape(link.rujukan.teks)}</a>{mark(entry)}')


def _by_unit(entry: Entry, place: Place) -> Html:
    """An SOP by its unit, where its title is said already."""
    unit = place.catalog.registers.unit.get(entry.sop.unit.unit)
    return Html(
        f'<a href="{place.href(sop_page(entry.id))}">{escape(unit.nama if unit else entry.id)}</a>{mark(entry)}'
    )


def entry_link(entry: Entry, place: Place) -> Html:
    """An SOP by its full name, a link where the site has its page."""
    name = escape(place.catalog.nama_of(entry.sop))
    return Html(
        f'<a href="{place.href(sop_page(entry.id))}">{name}</a>{mark(entry)}'
        if place.around.sop
        else f"{name}{mark(entry)}"
    )


def told_apart(entry: Entry, place: Place) -> Html:
    """The same, with its unit where other SOP have its title too."""
    unit = place.catalog.registers.unit.get(entry.sop.unit.unit)
    if unit is None or not place.catalog.index.repeats(entry.sop.judul):
        return entry_link(entry, place)
    return Html(f'{entry_link(entry, place)} <span class="sop-jumlah">{escape(unit.nama)}</span>')


def form_link(form_id: str, place: Place) -> Html:
    """A form by its title."""
    return Html(f'<a href="{place.href(form_page(form_id))}">{escape(place.catalog.formulir[form_id].judul)}</a>')


def mark(entry: Entry) -> Html:
    """A remark beside a link to what is not in force."""
    return Html("" if entry.berlaku else f" {badge(entry)}")


def badge(entry: Entry) -> Html:
    """The word for its status."""
    return Html(f'<span class="sop-status sop-{entry.sebutan_status}">{entry.sebutan_status}</span>')
