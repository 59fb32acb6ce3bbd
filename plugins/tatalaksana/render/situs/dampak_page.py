# What changed regulations mean: every SOP that cites one, with the step to take.
from __future__ import annotations

from tatalaksana.catalog import REGULATIONS
from tatalaksana.facts import Dampak
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.daftar import KolomDaftar, Sel, list_assets, list_html
from tatalaksana.render.situs.peraturan_page import fate, regulation_link, status_of
from tatalaksana.render.situs.sop_list import unit_cell

TITLE = "Dampak perubahan peraturan"
_COLUMNS = (
    KolomDaftar("SOP", "3fr"), KolomDaftar("Unit", "1.4fr", "Unit"), KolomDaftar("Menyebut", "3fr"), KolomDaftar("Keadaannya", "5.6rem", "Keadaannya"),
    KolomDaftar("Langkah berikutnya", "3.6fr"),
)  # fmt: skip


def impact_html(place: Place) -> Html:
    """The page."""
    rows = [_row(found, place) for found in place.facts.impact]
    body = (
        list_html("SOP yang menyebut peraturan yang berubah", "dasar hukum", _COLUMNS, rows)
        if rows
        else Html("<p>Tidak ada SOP yang menyebut peraturan yang diketahui sudah diganti, diubah, atau dicabut.</p>")
    )
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<p class="sop-jejak"><a href="{place.href(REGULATIONS)}">Peraturan</a></p>\n<h1>{TITLE}</h1>\n'
        '<p class="sop-pengantar">SOP yang berlaku atau masih draf, dan menyebut peraturan yang sudah diganti, diubah, atau dicabut. '
        "Sesudah menyesuaikannya, naikkan nomor revisinya.</p>\n"
        f"<section data-search-exclude>\n{body}\n</section>\n</div>"
    )


def _row(found: Dampak, place: Place) -> list[Sel]:
    card = place.catalog.cards[found.entry]
    state = status_of(place.catalog.registers.peraturan[found.peraturan])
    return [
        Sel(entry_link(card, place)), unit_cell(card, place), Sel(regulation_link(found.peraturan, place)),
        Sel(Html(state), pilihan=state), Sel(_step(found, place)),
    ]  # fmt: skip


def _step(found: Dampak, place: Place) -> Html:
    about = place.catalog.registers.peraturan[found.peraturan]
    if found.disebut:
        return Html("Penggantinya sudah disebut. Hapus yang lama bila tidak dipakai lagi.")
    if found.pengganti:
        return Html(
            f"Baca {regulation_link(found.pengganti, place)}; ganti dasar hukumnya, dan sesuaikan kegiatan bila perlu."
        )
    if about.diubah_oleh:
        return Html(f"Baca perubahannya ({fate(found.peraturan, place)}); sesuaikan kegiatan bila perlu.")
    if status_of(about) == "dicabut":
        return Html("Cari dasar hukum yang masih berlaku; penggantinya belum terdaftar.")
    return Html("Cari peraturan yang mengubahnya; belum terdaftar. Sesuaikan kegiatan bila perlu.")
