# A unit's page: where it stands, its SOP and those of the units below it, and the offices that act in them.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tatalaksana.catalog import SOPS, book_file, office_page, unit_page, unit_path
from tatalaksana.facts import offices_in
from tatalaksana.model import say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.daftar import list_assets
from tatalaksana.render.situs.kalender import steering_links
from tatalaksana.render.situs.sop_list import counts_of, said, sop_list

_NL = "\n"
_MANY = 500
"""SOP from which on a unit lists its own and leads to those of the units below it: each stands on the page of its unit."""


def unit_html(unit: str, place: Place) -> Html:
    """The page.

    Args:
        unit: Its id.
        place: The page.
    """
    catalog = place.catalog
    about = catalog.registers.unit[unit]
    mine = place.facts.in_unit.get(unit, ())
    cards = [catalog.cards[name] for name in mine]
    above = [name for name in reversed(unit_path(unit, catalog.registers)) if name != unit]
    trail = join(
        Html(f'<a href="{place.href(unit_page(name))}">{escape(catalog.registers.unit[name].nama)}</a> › ')
        for name in above
    )
    former = "".join(
        f"<p>Nama terdahulu: {escape(lama.nama)}"
        + (f" (sampai {say_date(lama.sampai)})" if lama.sampai else "")
        + "</p>\n"
        for lama in about.nama_lama
    )
    below = tree(unit, place)
    listed, elsewhere = cards, ""
    if below and len(cards) > _MANY:
        listed = [card for card in cards if card.unit == unit]
        elsewhere = f'<p>SOP unit di bawahnya ada di halaman unit masing-masing, dan di <a href="{place.href(SOPS)}">Semua SOP</a>.</p>\n'
    several = any(card.unit != unit for card in listed)
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<p class="sop-jejak">{trail}</p>\n<h1>{escape(about.nama)}</h1>\n{former}'
        f'<p class="sop-pengantar">{said(cards, place.catalog)}.</p>{place.download(book_file(unit), "Unduh buku SOP")}\n{steering_links(unit, place) if cards else ""}'
        + (
            f'<section class="sop-unit" data-search-exclude>\n<h2>Unit di bawahnya</h2>\n{below}\n</section>\n'
            if below
            else ""
        )
        + f"<section data-search-exclude>\n<h2>SOP</h2>\n{elsewhere}{sop_list(listed, place, with_unit=several)}\n</section>\n"
        f"{_offices(mine, place)}</div>"
    )


def tree(top: str | None, place: Place) -> Html:
    """The units below one, or all of them, each with how many SOP it has; nothing where there are none."""
    return join(_branches(top, place), _NL)


def _branches(top: str | None, place: Place) -> Iterator[Html]:
    """Line by line, without recursion: a register may be of any depth. Ends before a loop closes."""
    below, mine = place.facts.below, place.facts.in_unit
    seen = {top}
    open_lists = [iter(below[top])] if below.get(top) else []
    if open_lists:
        yield Html("<ul>")
    while open_lists:
        unit = next(open_lists[-1], None)
        if unit is None:
            open_lists.pop()
            yield Html("</ul></li>" if open_lists else "</ul>")
            continue
        name = place.catalog.registers.unit[unit].nama
        line = Html(
            f'<li><a href="{place.href(unit_page(unit))}">{escape(name)}</a> <span class="sop-jumlah">{_count(mine.get(unit, ()), place)}</span>'
        )
        inner = [name for name in below.get(unit, ()) if name not in seen]
        seen.update(inner)
        if inner:
            open_lists.append(iter(inner))
            yield Html(f"{line}<ul>")
        else:
            yield Html(f"{line}</li>")


def _count(entries: Sequence[str], place: Place) -> str:
    """How many are in force; where none is, what there is instead."""
    known = [place.catalog.cards[name] for name in entries]
    force = sum(card.berlaku for card in known)
    return f"{force} SOP" if force or not known else counts_of(known, place.catalog)


def _offices(entries: Sequence[str], place: Place) -> Html:
    offices = place.catalog.registers.jabatan
    entries = [name for name in entries if place.catalog.cards[name].berlaku] or entries
    items = [
        Html(
            f'<li><a href="{place.href(office_page(office))}">{escape(offices[office].nama)}</a> <span class="sop-jumlah">{number} SOP</span></li>'
        )
        for office, number in offices_in(entries, place.catalog).items()
    ]
    if not items:
        return Html("")
    return Html(
        f"<section data-search-exclude>\n<h2>Pelaksana</h2>\n<p>Yang bertindak dalam SOP di atas. Ikuti tautannya untuk melihat langkahnya.</p>\n"
        f'<ul class="sop-kolom">\n{join(items, _NL)}\n</ul>\n</section>\n'
    )
