# SOP as a list: the page of all of them, and the same list on other pages.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tatalaksana.catalog import SOPS, Card, Catalog, sop_page, unit_page
from tatalaksana.facts import counts, status_name
from tatalaksana.facts.edisi import BELUM
from tatalaksana.model import Status, say_date
from tatalaksana.render.html.links import badge
from tatalaksana.render.html.markup import Html, escape, long_number
from tatalaksana.render.html.place import Place
from tatalaksana.render.listing import LISTING_CSV, LISTING_JSON
from tatalaksana.render.situs.daftar import KolomDaftar, Sel, Sisihan, can_be_filtered, list_assets, list_html

TITLE = "Semua SOP"
STATUSES = (Status.BERLAKU.value, BELUM, Status.DRAF.value, Status.DICABUT.value, "contoh")
"""What is in force first, what is no official document last."""
_COLUMNS = (
    KolomDaftar("Judul", "5fr"), KolomDaftar("Nomor", "minmax(10.6rem, 2fr)"), KolomDaftar("Jenis", "3rem", "Jenis"),
    KolomDaftar("Status", "4rem", "Status"), KolomDaftar("Efektif", "6.4rem", "Tahun", hari=True),
)  # fmt: skip
_INTRO = "Saring dan urutkan. Alamat halaman ini ikut berubah, jadi hasilnya dapat dikirim kepada rekan."
_UNIT = KolomDaftar("Unit", "2fr", "Unit")


def sops_html(place: Place) -> Html:
    """The page of all SOP."""
    cards = list(place.catalog.cards.values())
    intro = f'<p class="sop-pengantar sop-berskrip">{_INTRO}</p>\n' if can_be_filtered(len(cards)) else ""
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<h1>{TITLE}</h1>\n{intro}'
        f"<section data-search-exclude>\n{sop_list(cards, place, files=_files(place))}\n</section>\n</div>"
    )


def sop_list(cards: Sequence[Card], place: Place, *, with_unit: bool = True, files: Html | None = None) -> Html:
    """These SOP, which a reader can search, filter and sort."""
    columns = (*_COLUMNS, _UNIT) if with_unit else _COLUMNS
    rows = {card.id: _row(card, place, with_unit=with_unit) for card in cards}
    others = [card for card in cards if not card.berlaku]
    return list_html(
        "Daftar SOP",
        "SOP",
        columns,
        [rows[card.id] for card in cards if card.berlaku],
        aside=Sisihan(counts_of(others, place.catalog), [rows[card.id] for card in others]),
        files=files,
    )


def counts_of(cards: Iterable[Card], catalog: Catalog) -> str:
    """How many there are of each status: «5 berlaku, 2 draf, 8 contoh»."""
    counts = Counter(status_name(card, catalog) for card in cards)
    return ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])


def count_links(cards: Sequence[Card], place: Place) -> Html:
    """How many there are of each status; each number leads to just those, on the page of all SOP."""
    there = place.href(SOPS)
    counts = Counter(status_name(card, place.catalog) for card in cards)
    links = (
        f'<a href="{there}?status={status.replace(" ", "+")}">{counts[status]} {status}</a>'
        for status in STATUSES
        if counts[status]
    )
    return Html(" · ".join(links) or "Belum ada SOP.")


def said(cards: Sequence[Card], catalog: Catalog) -> str:
    """How many there are, and of each status; examples beside them."""
    counted = [card for card in cards if counts(card)]
    told = f"{len(counted)} SOP" + (f": {counts_of(counted, catalog)}" if counted else "")
    examples = len(cards) - len(counted)
    return f"{told}. Selain itu {examples} contoh" if examples else told


def _files(place: Place) -> Html:
    """The same list for spreadsheets and other systems."""
    files = ((LISTING_CSV, "CSV"), (LISTING_JSON, "JSON"))
    links = [
        f'<a href="{place.around.addresses.to_file(place.page, file)}" download>{words}</a>' for file, words in files
    ]
    return Html(f"<span>Seluruh daftar: {' · '.join(links)}</span>")


def _row(card: Card, place: Place, *, with_unit: bool) -> list[Sel]:
    day, status = card.efektif, status_name(card, place.catalog)
    cells = [
        Sel(Html(f'<a href="{place.href(sop_page(card.id))}">{escape(card.judul)}</a>')),
        Sel(long_number(card.nomor_tertulis or "")),
        Sel(Html(card.jenis.value), pilihan=card.jenis.value),
        Sel(badge(status), pilihan=status),
        Sel(Html(say_date(day)), str(day.year)) if day else Sel(Html("")),
    ]
    if with_unit:
        cells.append(unit_cell(card, place))
    return cells


def unit_cell(card: Card, place: Place) -> Sel:
    """The unit that an SOP belongs to, by its short name."""
    unit = place.catalog.registers.unit[card.unit]
    name = unit.singkatan or unit.nama
    return Sel(Html(f'<a href="{place.href(unit_page(card.unit))}">{escape(name)}</a>'), pilihan=name)
