# What stands around the content of every page: the bar with the menu and the search, the way that leads there, the foot.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tatalaksana.catalog import (
    CHANGES,
    CHECK,
    FORMS,
    HOME,
    IMPACT,
    MAP,
    OFFICES,
    QUALITY,
    REGULATIONS,
    SEARCH,
    SOPS,
    UNPUBLISHED,
    WORKLOAD,
)
from tatalaksana.facts import AllFacts
from tatalaksana.model import say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.html.table import STEPS
from tatalaksana.render.situs import check_page, dampak_page, perubahan_page
from tatalaksana.render.situs.cari import search_field
from tatalaksana.render.situs.jejak import LISTS, trail
from tatalaksana.render.situs.page import Page

OTHERS = "lainnya"
"""The page of what has no place in the bar."""
OTHERS_TITLE = "Lainnya"
SHELL_SCRIPT = "kerangka.js"
MAIN = "isi"
"""The id of the content."""
_SHORT = 26
"""Letters of an agency's name that has room in the bar of a phone."""
_NL = "\n"
_STEERING = (
    (CHANGES, perubahan_page.TITLE, "Apa yang berubah pada SOP, yang terbaru lebih dulu."),
    (QUALITY, LISTS[QUALITY], "Mana yang sudah waktunya dimonitoring dan dievaluasi, dan apa yang perlu dibenahi."),
    (WORKLOAD, LISTS[WORKLOAD], "Waktu kerja tiap jabatan menurut langkah-langkah SOP."),
    (REGULATIONS, LISTS[REGULATIONS], "Peraturan yang menjadi dasar hukum, dan SOP yang menyebutnya."),
    (IMPACT, dampak_page.TITLE, "SOP yang terkena bila suatu peraturan diubah atau diganti."),
    (UNPUBLISHED, "Belum diterbitkan", "SOP yang sudah disebut SOP lain, tetapi belum ada."),
    (CHECK, check_page.TITLE, "Apakah lembar di dinding masih berlaku."),
)
_MENU = (
    (HOME, "Beranda"),
    (SOPS, "SOP"),
    (OFFICES, LISTS[OFFICES]),
    (FORMS, LISTS[FORMS]),
    (MAP, "Peta"),
    (OTHERS, OTHERS_TITLE),
)
_BELOW = {
    "sop": SOPS, "unit": SOPS, "nomor": SOPS, "jabatan": OFFICES, "formulir": FORMS, "peta": MAP, "index": HOME, SEARCH: "", "404": "",
}  # fmt: skip
"""The menu's item under which a page stands, by what its name begins with: none of the search and of what is not there; the others stand under «Lainnya»."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A page that somebody wrote, as the menus name it."""

    title: str
    """Text."""
    address: str
    """From the root of the site; a whole one where it is another's."""


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Such pages under a name of their own."""

    title: str
    links: tuple[MenuLink, ...]


@dataclass(frozen=True, slots=True)
class Kerangka:
    """The parts around a page's content."""

    atas: Html
    jejak: Html
    bawah: Html


def shell(place: Place, sections: Sequence[str] | None = None) -> Kerangka:
    """What stands around a page.

    Args:
        place: The page.
        sections: The sections of the nav that a page stands in which somebody wrote, outermost first; None for ours.
    """
    if sections is None:
        above = [(place.href(page), name) for page, name in trail(place.page, place.facts)]
    else:
        above = [(place.href(HOME), "Beranda"), (place.href(OTHERS), OTHERS_TITLE), *(("", name) for name in sections)]
    return Kerangka(_bar(place), _trail(above), _foot(place))


def others_page(facts: AllFacts, around: Surroundings, groups: Sequence[MenuGroup]) -> Page:
    """The page «Lainnya»: what steers, then what people wrote, under the names of the site's nav; `groups` may still grow."""
    return Page(OTHERS, OTHERS_TITLE, lambda: _others(Place(OTHERS, facts, around), groups))


def _others(place: Place, groups: Sequence[MenuGroup]) -> Html:
    steering = join((
        Html(f'<li><a href="{place.href(page)}">{name}</a> <small>{about}</small></li>') for page, name, about in _STEERING
    ), _NL)  # fmt: skip
    sections = [Html(f"<section>\n<h2>Pengendalian</h2>\n<ul>\n{steering}\n</ul>\n</section>")]
    for group in groups:
        links = join((
            Html(f'<li><a href="{escape(_address(one, place))}">{escape(one.title)}</a></li>') for one in group.links
        ), _NL)  # fmt: skip
        sections.append(Html(f"<section>\n<h2>{escape(group.title)}</h2>\n<ul>\n{links}\n</ul>\n</section>"))
    return Html(
        f'<div class="sop-halaman sop-lainnya">\n<h1>{OTHERS_TITLE}</h1>\n<div class="sop-terkait">\n{join(sections, _NL)}\n</div>\n</div>'
    )


def _address(link: MenuLink, place: Place) -> str:
    if urlsplit(link.address).scheme or link.address.startswith("/"):
        return link.address
    return place.around.addresses.to_file(place.page, link.address) or "./"


def _bar(place: Place) -> Html:
    current = _BELOW.get(place.page.partition("/")[0], OTHERS)
    there = [(page, name) for page, name in _MENU if page != FORMS or place.around.formulir]
    items = join((_item(place, page, name, current) for page, name in there), _NL)
    owner = place.facts.pemilik
    emblem = f'<img src="{escape(place.asset(f"logo/{owner.lambang}"))}" alt="">' if owner.lambang else ""
    # Where the site is called as the agency is, once is enough.
    told = owner.instansi and owner.instansi.casefold() not in place.around.name.casefold()
    length = "pendek" if len(owner.instansi) <= _SHORT else "panjang"
    agency = f'<small class="sop-{length}">{escape(owner.instansi)}</small>' if told else ""
    colour = f' style="--sop-warna: {owner.warna}"' if owner.warna else ""
    # Who goes by key is at the steps with the third, and past the name: the menu leads home too.
    steps = place.page.removeprefix("sop/") in place.catalog.cards
    work = f'<a class="sop-lompat" href="#{STEPS}">Langsung ke langkah-langkah</a>\n' if steps else ""
    return Html(
        f'<a class="sop-lompat" href="#{MAIN}">Langsung ke isi</a>\n{work}<header class="sop-bilah"{colour}>\n'
        f'<a class="sop-merek" href="{place.href(HOME)}" tabindex="-1">{emblem}<span><strong>{escape(place.around.name)}</strong>{agency}</span></a>\n'
        '<button class="sop-menu-tombol" type="button" aria-expanded="false" aria-controls="menu">Menu</button>\n'
        f'<nav class="sop-menu" id="menu" aria-label="Menu utama">\n{items}\n</nav>\n{search_field(place)}'
        f'<button class="sop-gelap" type="button" aria-pressed="false" aria-label="Mode gelap">{_MOON}</button>\n</header>\n'
    )


_MOON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9"/></svg>'


def _item(place: Place, page: str, name: str, current: str) -> Html:
    here = "" if page != current else ' aria-current="page"' if page == place.page else ' aria-current="true"'
    return Html(f'<a href="{place.href(page)}"{here}>{name}</a>')


def _trail(links: Sequence[tuple[str, str]]) -> Html:
    """(address or "", name) one after the other; nothing without any."""
    items = join((
        Html(f'<li><a href="{escape(href)}">{escape(name)}</a></li>' if href else f"<li>{escape(name)}</li>") for href, name in links
    ))  # fmt: skip
    return Html(f'<nav class="sop-letak" aria-label="Letak halaman ini"><ol>{items}</ol></nav>\n') if items else items


def _foot(place: Place) -> Html:
    agency = place.facts.pemilik.instansi
    # The day of the site stands on its front page: else all pages would be others each day.
    day = place.catalog.tanggal if place.page == HOME else None
    said = [
        *([escape(agency)] if agency else []),
        *([Html(f"Keadaan per {say_date(day)}")] if day else []),
        Html(f'<a href="{place.href(CHECK)}">{check_page.TITLE}</a>'),
    ]
    parts = join((Html(f"<span>{one}</span>") for one in said), " ")
    return Html(f'<footer class="sop-bawah"><p>{parts}</p></footer>\n')
