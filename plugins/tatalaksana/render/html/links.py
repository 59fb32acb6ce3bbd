# References to other SOP, as links where they lead somewhere and as a plain remark where they do not.
from __future__ import annotations

from tatalaksana.catalog import UNPUBLISHED, Card, Catalog, Link, form_page, sop_page
from tatalaksana.catalog.entry import Ground
from tatalaksana.facts.edisi import BELUM, status_name
from tatalaksana.model import Status
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place


def link_to(link: Link, catalog: Catalog, place: Place) -> Html:
    """A reference in the words of its document; where several SOP are called so, they stand beside it, each with its unit."""
    if link.several:
        several = join((_by_unit(catalog.cards[name], place) for name in link.several), ", ")
        return Html(f'{escape(link.rujukan.teks)} <span class="sop-jumlah">judul beberapa SOP: {several}</span>')
    if link.target is None:
        there = place.href(UNPUBLISHED)
        return Html(f'{escape(link.rujukan.teks)} <a class="sop-belum" href="{there}">belum diterbitkan</a>')
    card = catalog.cards[link.target]
    return Html(f'<a href="{place.href(sop_page(link.target))}">{escape(link.rujukan.teks)}</a>{mark(card, catalog)}')


def _by_unit(card: Card, place: Place) -> Html:
    """An SOP by its unit, where its title is said already."""
    unit = place.catalog.registers.unit.get(card.unit)
    return Html(
        f'<a href="{place.href(sop_page(card.id))}">{escape(unit.nama if unit else card.id)}</a>{mark(card, place.catalog)}'
    )


def entry_link(card: Card, place: Place) -> Html:
    """An SOP by its full name, a link where the site has its page."""
    name = escape(place.catalog.nama_of(card))
    return Html(
        f'<a href="{place.href(sop_page(card.id))}">{name}</a>{mark(card, place.catalog)}'
        if place.around.sop
        else f"{name}{mark(card, place.catalog)}"
    )


def told_apart(card: Card, place: Place) -> Html:
    """The same, with its unit where other SOP have its title too."""
    unit = place.catalog.registers.unit.get(card.unit)
    if unit is None or not place.catalog.index.repeats(card.judul):
        return entry_link(card, place)
    return Html(f'{entry_link(card, place)} <span class="sop-jumlah">{escape(unit.nama)}</span>')


def form_link(form_id: str, place: Place) -> Html:
    """A form by its title."""
    return Html(f'<a href="{place.href(form_page(form_id))}">{escape(place.catalog.formulir[form_id].judul)}</a>')


def mark(card: Card, ground: Ground) -> Html:
    """A remark beside a link to what is not in force, or not yet."""
    status = status_name(card, ground)
    return Html("" if status == Status.BERLAKU else f" {badge(status)}")


def badge(status: str) -> Html:
    """The word for a status."""
    return Html(f'<span class="sop-status sop-{"draf" if status == BELUM else status}">{status}</span>')
