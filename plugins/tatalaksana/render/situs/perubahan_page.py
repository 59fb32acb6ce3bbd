# What changed last in any SOP, newest first: all that the pages of SOP tell under «Riwayat», in one list.
from __future__ import annotations

from datetime import date

from tatalaksana.catalog import Card
from tatalaksana.model import say_known
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place, Revision
from tatalaksana.render.situs.daftar import KolomDaftar, Sel, Sisihan, list_assets, list_html
from tatalaksana.render.situs.riwayat import changes_of
from tatalaksana.render.situs.sop_list import counts_of, unit_cell

TITLE = "Perubahan terbaru"
_MOST = 300
"""Changes that the list holds: what is older stands on the pages of SOP."""
_COLUMNS = (
    KolomDaftar("SOP", "4fr"), KolomDaftar("Diubah", "7rem", "Tahun", hari=True), KolomDaftar("Terbitan", "6rem"), KolomDaftar("Yang berubah", "3fr"),
    KolomDaftar("Unit", "1.6fr", "Unit"),
)  # fmt: skip


def changes_html(place: Place) -> Html:
    """The page."""
    found = _changes(place)
    others = [(card, one) for card, one in found if not card.berlaku]
    aside = Sisihan(
        f"{len(others)} perubahan pada {counts_of({card.id: card for card, _ in others}.values(), place.catalog)}",
        [_row(card, one, place) for card, one in others],
    )
    body = list_html(
        TITLE, "perubahan", _COLUMNS, [_row(card, one, place) for card, one in found if card.berlaku], aside=aside,
        nothing="Belum ada perubahan pada SOP yang berlaku.",
    )  # fmt: skip
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<h1>{TITLE}</h1>\n'
        '<p class="sop-pengantar">Apa yang berubah pada SOP, yang terbaru lebih dulu. Perubahan yang lebih lama ada pada Riwayat di halaman SOP-nya.</p>\n'
        f"<section data-search-exclude>\n{body}\n</section>\n</div>"
    )


def has_changes(place: Place) -> bool:
    """Whether there is anything on the page."""
    return bool(_changes(place))


def _changes(place: Place) -> list[tuple[Card, Revision]]:
    """What has differences to be looked at: that an SOP began is no change of it."""
    cards, told = place.catalog.cards, place.around.revisions
    found = [(cards[name], one) for name, several in sorted(told.items()) for one in several if one.file]
    found.sort(key=lambda item: item[1].day or date.min, reverse=True)
    return found[:_MOST]


def _row(card: Card, one: Revision, place: Place) -> list[Sel]:
    day = Sel(Html(say_known(one.day)), str(one.day.year) if one.day else "")
    return [Sel(entry_link(card, place)), day, Sel(escape(one.edition)), Sel(changes_of(one, place)), unit_cell(card, place)]  # fmt: skip
