# The page «Peta»: a drawing where there is room for it, on narrow screens the same as a list; never both.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.catalog import MAP, UNPUBLISHED, Catalog, map_page, unit_page
from tatalaksana.facts import Keluarga, PetaUnit, Simpul
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.peta_svg import drawing

TITLE = "Peta SOP"
MOST = 350
"""SOP from which on one drawing would be too much to take in, and to load: then each unit has its own."""
_FEW = 3
"""Units that one sees without being led to them."""
_NL = "\n"
_KEY = (
    '<ul class="sop-kunci" aria-label="Arti bentuk">\n<li class="makro">SOP makro</li>\n<li class="mikro">SOP mikro</li>\n<li class="belum">disebut, belum diterbitkan</li>\n'
    '<li class="lain">digambar di tempat lain juga</li>\n</ul>'
)


def is_large(catalog: Catalog) -> bool:
    """Whether the map is parted by unit."""
    return len(catalog.cards) > MOST


def map_html(units: Sequence[PetaUnit], place: Place) -> Html:
    """The map of all units; where that is too large, the units that have one each."""
    if not units:
        return _page(TITLE, Html(""), Html("<p>Belum ada SOP.</p>"), place)
    if is_large(place.catalog):
        items = "\n".join(
            f'<li><a href="{place.href(map_page(unit.unit))}">{escape(_name(unit, place))}</a> <span class="sop-jumlah">{unit.jumlah} SOP</span></li>'
            for unit in units
        )
        count = sum(unit.jumlah for unit in units)
        return _page(
            TITLE,
            Html(""),
            Html(
                f'<p class="sop-pengantar">{count} SOP terlalu banyak untuk satu gambar; setiap unit mempunyai petanya sendiri.</p>\n<ul>\n{items}\n</ul>'
            ),
            place,
        )
    return _page(TITLE, Html(""), _body(units, place), place)


def unit_map_html(unit: PetaUnit, place: Place) -> Html:
    """The map of one unit."""
    trail = Html(f'<p class="sop-jejak"><a href="{place.href(MAP)}">{TITLE}</a></p>\n')
    return _page(f"Peta SOP {_name(unit, place)}", trail, _body([unit], place), place)


def _page(title: str, trail: Html, body: Html, place: Place) -> Html:
    return Html(
        f'<div class="sop-halaman sop-halaman-peta">\n{place.sheets("peta.css")}{trail}<h1>{escape(title)}</h1>\n{body}\n</div>'
    )


def _body(units: Sequence[PetaUnit], place: Place) -> Html:
    lists = join((_list(unit, place) for unit in units), _NL)
    return Html(
        '<div class="sop-peta-gambar">\n<p class="sop-pengantar">SOP makro di kiri, SOP mikro yang dicakupnya di kanan. Pilih kotaknya untuk membuka SOP itu.</p>\n'
        f"{_KEY}\n{_jumps(units, place)}"
        f'<div class="sop-gulir" role="region" tabindex="0" aria-label="Gambar peta SOP, dapat digulir">{drawing(units, place, "Peta SOP")}</div>\n</div>\n'
        f'<div class="sop-peta-daftar">\n<p class="sop-pengantar">SOP makro, dan di bawahnya SOP mikro yang dicakupnya.</p>\n{lists}\n</div>'
    )


def _jumps(units: Sequence[PetaUnit], place: Place) -> Html:
    """Links to the units' panels, where a window does not show them all."""
    if len(units) <= _FEW:
        return Html("")
    links = (Html(f'<a href="#peta-{unit.unit}">{escape(_name(unit, place))}</a>') for unit in units)
    return Html(f'<p class="sop-peta-unit">Gambar unit: {join(links, " · ")}</p>\n')


def _name(unit: PetaUnit, place: Place) -> str:
    known = place.catalog.registers.unit
    return known[unit.unit].nama if unit.unit in known else unit.unit


def _list(unit: PetaUnit, place: Place) -> Html:
    items = [_family(family, unit, place) for family in unit.keluarga]
    items += [Html(f"<li>{_link(node, place)}</li>") for node in unit.lepas]
    name = escape(_name(unit, place))
    head = (
        f'<a href="{place.href(unit_page(unit.unit))}">{name}</a>'
        if unit.unit in place.catalog.registers.unit
        else name
    )
    return Html(f"<h2>{head}</h2>\n<ul>\n{join(items, _NL)}\n</ul>")


def _family(family: Keluarga, unit: PetaUnit, place: Place) -> Html:
    below = [Html(f"<li>{_link(node, place)}</li>") for node in family.mikro]
    below += [Html(f"<li>{_link(node, place)}{_where(node, unit, place)}</li>") for node in family.lain]
    inner = f"\n<ul>\n{join(below, _NL)}\n</ul>" if below else ""
    return Html(f"<li>{_link(family.makro, place)}{inner}</li>")


def _where(node: Simpul, unit: PetaUnit, place: Place) -> Html:
    about = place.catalog.registers.unit.get(node.unit)
    return (
        Html(f' <span class="sop-jumlah">{escape(about.nama)}</span>') if about and node.unit != unit.unit else Html("")
    )


def _link(node: Simpul, place: Place) -> Html:
    if node.card:
        return entry_link(node.card, place)
    return Html(f'{escape(node.judul)} <a class="sop-belum" href="{place.href(UNPUBLISHED)}">belum diterbitkan</a>')
