# What stands around the content of every page: the bar with the menu and the search, the way that leads there, the foot.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatalaksana.catalog import (
    CHECK,
    FORMS,
    HOME,
    IMPACT,
    MAP,
    OFFICES,
    QUALITY,
    REGULATIONS,
    SOPS,
    UNPUBLISHED,
    WORKLOAD,
)
from tatalaksana.facts import AllFacts
from tatalaksana.model import say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.situs.cari import search_field
from tatalaksana.render.situs.jejak import trail
from tatalaksana.render.situs.page import Page

OTHERS = "lainnya"
"""The page of what has no place in the bar."""
OTHERS_TITLE = "Lainnya"
SHELL_SCRIPT = "kerangka.js"
MAIN = "isi"
"""The id of the content."""
_NL = "\n"
_STEERING = (
    (QUALITY, "Mutu", "Mana yang sudah waktunya dimonitoring dan dievaluasi, dan apa yang perlu dibenahi."),
    (WORKLOAD, "Beban kerja (ABK)", "Waktu kerja tiap jabatan menurut langkah-langkah SOP."),
    (REGULATIONS, "Peraturan", "Peraturan yang menjadi dasar hukum, dan SOP yang menyebutnya."),
    (IMPACT, "Dampak perubahan peraturan", "SOP yang terkena bila suatu peraturan diubah atau diganti."),
    (UNPUBLISHED, "Belum diterbitkan", "SOP yang sudah disebut SOP lain, tetapi belum ada."),
    (CHECK, "Periksa lembar cetak", "Apakah lembar di dinding masih berlaku."),
)
_MENU = (
    (HOME, "Beranda"),
    (SOPS, "SOP"),
    (OFFICES, "Jabatan"),
    (FORMS, "Formulir"),
    (MAP, "Peta"),
    (OTHERS, OTHERS_TITLE),
)
_BELOW = {"sop": SOPS, "unit": SOPS, "nomor": SOPS, "jabatan": OFFICES, "formulir": FORMS, "peta": MAP, "index": HOME}
"""The menu's item under which a page stands, by what its name begins with; the others stand under «Lainnya»."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A page that somebody wrote, as the menus name it."""

    title: str
    """Text."""
    address: str
    """From the root of the site."""


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


def shell(place: Place, above: Sequence[tuple[str, str]] | None = None) -> Kerangka:
    """What stands around a page.

    Args:
        place: The page.
        above: (address from the root of the site or "", name) of what is above a page that somebody wrote; None for ours.
    """
    own = None if above is not None else trail(place.page, place.facts)
    return Kerangka(_bar(place), _trail(place, own, above or ()), _foot(place))


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
            Html(f'<li><a href="{escape(place.around.addresses.to_file(place.page, one.address) or "./")}">{escape(one.title)}</a></li>')
            for one in group.links
        ), _NL)  # fmt: skip
        sections.append(Html(f"<section>\n<h2>{escape(group.title)}</h2>\n<ul>\n{links}\n</ul>\n</section>"))
    return Html(
        f'<div class="sop-halaman sop-lainnya">\n<h1>{OTHERS_TITLE}</h1>\n<div class="sop-terkait">\n{join(sections, _NL)}\n</div>\n</div>'
    )


def _bar(place: Place) -> Html:
    current = _BELOW.get(place.page.partition("/")[0], OTHERS)
    items = join((_item(place, page, name, current) for page, name in _items(place)), _NL)
    logo = next(iter(place.catalog.logo_names), "")
    emblem = f'<img src="{escape(place.asset(f"logo/{logo}"))}" alt="">' if logo else ""
    return Html(
        f'<a class="sop-lompat" href="#{MAIN}">Langsung ke isi</a>\n<header class="sop-bilah">\n'
        f'<a class="sop-merek" href="{place.href(HOME)}">{emblem}<span>{escape(place.around.name)}</span></a>\n'
        '<button class="sop-menu-tombol" type="button" aria-expanded="false" aria-controls="menu">Menu</button>\n'
        f'<nav class="sop-menu" id="menu" aria-label="Menu utama">\n{items}\n</nav>\n{search_field(place)}'
        f'<button class="sop-gelap" type="button" aria-pressed="false" aria-label="Mode gelap">{_MOON}</button>\n</header>\n'
    )


_MOON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9"/></svg>'


def _items(place: Place) -> Iterator[tuple[str, str]]:
    yield from ((page, name) for page, name in _MENU if page != FORMS or place.around.formulir)


def _item(place: Place, page: str, name: str, current: str) -> Html:
    here = "" if page != current else ' aria-current="page"' if page == place.page else ' aria-current="true"'
    return Html(f'<a href="{place.href(page)}"{here}>{name}</a>')


def _trail(place: Place, own: Sequence[tuple[str, str]] | None, above: Sequence[tuple[str, str]]) -> Html:
    links = [(place.href(page), name) for page, name in own or ()]
    if own is None:
        links = [(place.href(HOME), "Beranda"), (place.href(OTHERS), OTHERS_TITLE)]
        links += [(place.around.addresses.to_file(place.page, page) if page else "", name) for page, name in above]
    items = join((
        Html(f'<li><a href="{escape(href)}">{escape(name)}</a></li>' if href else f"<li>{escape(name)}</li>") for href, name in links
    ))  # fmt: skip
    return Html(f'<nav class="sop-letak" aria-label="Letak halaman ini"><ol>{items}</ol></nav>\n') if items else items


def _foot(place: Place) -> Html:
    agencies = {one.instansi for one in place.catalog.registers.profil.values() if one.instansi}
    day = place.catalog.tanggal
    said = [
        *([escape(*agencies)] if len(agencies) == 1 else []),
        *([Html(f"Keadaan per {say_date(day)}")] if day else []),
        Html(f'<a href="{place.href(CHECK)}">Periksa lembar cetak</a>'),
    ]
    return Html(f'<footer class="sop-bawah"><p>{join(said, " · ")}</p></footer>\n')
