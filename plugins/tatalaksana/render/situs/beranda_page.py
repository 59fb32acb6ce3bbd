# The front page: search, the reader's own steps, what is new, and the units. It stays small however many SOP there are.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog import CHANGES, OFFICES, SOPS, UNPUBLISHED, Card, Catalog, office_page, sop_page
from tatalaksana.facts import Tugas, edition_name, missing_sop, parted
from tatalaksana.model import Kapan, last_day, say_date
from tatalaksana.render.html.links import mark
from tatalaksana.render.html.markup import Html, escape, join, whole_amounts
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.cari import search_form
from tatalaksana.render.situs.perubahan_page import TITLE as EVERY_CHANGE
from tatalaksana.render.situs.perubahan_page import has_changes
from tatalaksana.render.situs.riwayat import changes_of
from tatalaksana.render.situs.sop_list import count_links
from tatalaksana.render.situs.unit_page import tree

_NL = "\n"
_NEW = 4
_FEW = 6
"""Offices up to which all of them are in sight."""
_MANY = 1000
"""Offices from which on the front page leads to their list instead of holding it."""


def home_html(place: Place) -> Html:
    """The page."""
    catalog = place.catalog
    cards = list(catalog.cards.values())
    missing = len(missing_sop(catalog))
    note = (
        f'<p><a href="{place.href(UNPUBLISHED)}">{missing} SOP belum diterbitkan</a>, tetapi sudah disebut SOP lain.</p>\n'
        if missing
        else ""
    )
    every = f'<a href="{place.href(SOPS)}"><strong>Daftar SOP</strong></a>: ' if cards else ""
    return Html(
        f'<div class="sop-halaman sop-beranda">\n{place.sheets("daftar.css")}\n<h1>{escape(place.around.name)}</h1>\n'
        f"{search_form(place)}\n<p>{every}{count_links(cards, place)}</p>\n"
        f'<div class="sop-dua" data-search-exclude>\n<div>\n{_own_steps(place.facts.work, place)}\n'
        f'<section class="sop-unit">\n<h2>Unit</h2>\n{tree(None, place) or "<p>Belum ada unit.</p>"}\n{note}</section>\n</div>\n'
        f"{_news(catalog, place)}</div>\n</div>"
    )


def _own_steps(work: Mapping[str, Sequence[Tugas]], place: Place) -> Html:
    """The choice of one's office: links to all that act in any SOP. The script narrows them down and remembers the choice."""
    offices = place.catalog.registers.jabatan
    # Who acts in nothing that is in force is found on the list of offices.
    work = {office: parts for office, parts in work.items() if offices[office].dijabat}
    force = {office: found for office, parts in work.items() if (found := parted(parts, place.catalog)[0])}
    work = force or work
    acting = sorted(work, key=lambda office: (offices[office].nama.casefold(), office)) if len(work) <= _MANY else []
    items = join((_office(office, work[office], place) for office in acting), _NL)
    few = (
        f"<output></output>\n<details open><summary>Semua {len(acting)} jabatan</summary>\n<ul>\n{items}\n</ul>\n</details>"
        if items
        else "<button>Cari jabatan</button>"
    )
    body = (
        f'<div class="sop-saya-pilih">\n<p>Pilih jabatan Anda untuk melihat semua langkahnya. <span class="sop-berskrip" data-ingat>Peramban ini mengingat pilihan Anda.</span></p>\n'
        f'<form action="{place.href(OFFICES)}"><label>Jabatan Anda<input type="search" name="teks" autocomplete="off" spellcheck="false"></label>\n'
        f"{few}</form>\n</div>"
    )
    if not work:
        return Html(
            '<section>\n<h2 id="langkah-saya">Langkah saya</h2>\n<p>Belum ada jabatan yang bertindak dalam SOP.</p>\n</section>'
        )
    room = f' style="--jabatan: {len(acting)}"' if 0 < len(acting) <= _FEW else ""
    return Html(
        f'<section class="sop-lanjut" data-sop="{place.href(sop_page("~"))}" hidden>\n<h2>Lanjutkan pelaksanaan</h2>\n<ul></ul>\n</section>\n'
        f'<section class="sop-saya" data-jabatan="{place.href(office_page("~"))}"{room}>\n<h2 id="langkah-saya">Langkah saya</h2>\n'
        f'<p class="sop-saya-kartu" hidden><a></a> <span class="sop-jumlah"></span><button type="button">Ganti jabatan</button></p>\n'
        f'<ul class="sop-saya-langkah" aria-label="Langkah Anda" tabindex="0" hidden></ul>\n{body}\n</section>\n'
        f'<script src="{place.asset("beranda.js")}" defer></script>'
    )


def _office(office: str, parts: Sequence[Tugas], place: Place) -> Html:
    registers = place.catalog.registers
    about = registers.jabatan[office]
    unit = registers.unit.get(about.unit or "")
    short = f"<b>{escape(about.singkatan)}</b>" if about.singkatan else ""
    said = [
        short,
        escape(unit.singkatan or unit.nama) if unit else "",
        whole_amounts(f"{sum(len(part.baris) for part in parts)} langkah"),
    ]
    return Html(
        f'<li><a href="{place.href(office_page(office))}" data-jabatan="{office}">{escape(about.nama)}</a> '
        f'<span class="sop-jumlah">{" · ".join(filter(None, said))}</span></li>'
    )


def _news(catalog: Catalog, place: Place) -> Html:
    newest = [Html(f"{_link(card, place)} <small>berlaku {say_date(day)}</small>") for card, day in _newest(catalog)]
    revised = [Html(f"{_link(card, place)} <small>{words}</small>") for card, words in _revised(place)]
    lists = [
        Html(
            f"<section>\n<h2>{title}</h2>\n<ul>\n"
            + _NL.join(f"<li>{item}</li>" for item in items)
            + "\n</ul>\n</section>\n"
        )
        for title, items in (("Terbaru", newest), ("Baru diubah", revised))
        if items
    ]
    return Html(f'<div class="sop-baru">\n{join(lists)}{_every_change(place)}</div>\n') if lists else Html("")


def _every_change(place: Place) -> str:
    return f'<p><a href="{place.href(CHANGES)}">Semua {EVERY_CHANGE.lower()}</a></p>\n' if has_changes(place) else ""


def _newest(catalog: Catalog) -> list[tuple[Card, Kapan]]:
    """The SOP that came into force last; nobody's clock is asked."""
    found = [(card, day) for card in catalog.cards.values() if card.berlaku and (day := card.efektif)]
    return sorted(found, key=lambda item: last_day(item[1]), reverse=True)[:_NEW]


def _revised(place: Place) -> list[tuple[Card, Html]]:
    """The SOP in force whose content changed last: as git tells, else as their own date of revision does."""
    found = [
        (day, card, words)
        for card in place.catalog.cards.values()
        if card.berlaku
        for day, words in _revision(card, place)
    ]
    found.sort(key=lambda item: last_day(item[0]), reverse=True)
    return [(card, words) for _, card, words in found[:_NEW]]


def _revision(card: Card, place: Place) -> Iterator[tuple[Kapan, Html]]:
    told = place.around.revisions.get(card.id, ())
    news = next((one for one in told if one.is_news), None)
    if news and (known := news.day):
        yield known, Html(f"{say_date(known)} · {changes_of(news, place)}")
    elif not told and card.revisi_ke and (day := card.direvisi):
        yield day, Html(f"{say_date(day)} · {edition_name(card.revisi_ke)}")


def _link(card: Card, place: Place) -> Html:
    return Html(f'<a href="{place.href(sop_page(card.id))}">{escape(card.judul)}</a>{mark(card, place.catalog)}')
