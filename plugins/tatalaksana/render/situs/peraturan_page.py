# A regulation's page: what is known of it, what replaced it, and which SOP cite it.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tatalaksana.catalog import IMPACT, REGULATIONS, regulation_page
from tatalaksana.facts import amends, replaces, stale, successors
from tatalaksana.model import Peraturan, plain, say_date
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.daftar import KolomDaftar, Sel, list_assets, list_html
from tatalaksana.render.situs.sop_list import sop_list

TITLE = "Peraturan"
_NL = "\n"
_COLUMNS = (KolomDaftar("Peraturan", "5fr"), KolomDaftar("Status", "8rem", "Status"), KolomDaftar("SOP", "4rem"))


def regulations_html(cited: Mapping[str, Sequence[str]], place: Place) -> Html:
    """The list of all regulations, and how many SOP cite one that is no longer as it was."""
    known = place.catalog.registers.peraturan
    rows = [
        [
            Sel(regulation_link(name, place)),
            Sel(Html(status := status_of(about)), pilihan=status),
            Sel(Html(f"{sum(place.catalog.cards[one].berlaku for one in cited.get(name, ()))} SOP")),
        ]
        for name, about in known.items()
    ]
    touched = Counter(found.peraturan for found in place.facts.impact)
    items = join(
        (
            Html(f"<li>{regulation_link(name, place)}: {fate(name, place)}. <strong>{number} SOP</strong></li>")
            for name, number in touched.items()
        ),
        _NL,
    )
    body = (
        Html(
            f'<p>SOP yang menyebut peraturan di bawah ini perlu diperiksa. <a href="{place.href(IMPACT)}">Lihat SOP-nya dan langkah berikutnya</a></p>\n<ul>\n{items}\n</ul>'
        )
        if items
        else Html("<p>Tidak ada SOP yang menyebut peraturan yang diketahui sudah diganti, diubah, atau dicabut.</p>")
    )
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<h1>{TITLE}</h1>\n<p class="sop-pengantar">Peraturan yang terdaftar, dan SOP yang menyebutnya dalam Dasar Hukum.</p>\n'
        f"<section>\n{list_html('Daftar peraturan', 'peraturan', _COLUMNS, rows)}\n</section>\n"
        f'<section>\n<h2 id="dampak">Dampak perubahan peraturan</h2>\n{body}\n</section>\n</div>'
    )


def regulation_html(name: str, cited: Sequence[str], place: Place) -> Html:
    """The page of one regulation."""
    registers = place.catalog.registers
    about = registers.peraturan[name]
    facts = [f"Status: <strong>{status_of(about)}</strong>"]
    if about.diperiksa:
        facts.append(f"diperiksa {say_date(about.diperiksa)}")
    lines = [fate(name, place)] if stale(about) else []
    for word, found in (("menggantikan", replaces(registers)), ("mengubah", amends(registers))):
        if older := found.get(name):
            lines.append(Html(f"{word} {_links(older, place)}"))
    ways = Html("<ul>\n" + _NL.join(f"<li>{line}</li>" for line in lines) + "\n</ul>\n") if lines else Html("")
    source = f"<p>Sumber keterangan: {inline(about.sumber, place.resolve)}</p>\n" if about.sumber else ""
    todo = (
        f'<p><a href="{place.href(IMPACT)}">Dampak perubahan peraturan</a> menyebut langkah berikutnya untuk setiap SOP.</p>\n'
        if stale(about) and cited
        else ""
    )
    users = sop_list([place.catalog.cards[one] for one in cited], place) if cited else Html("<p>Tidak ada.</p>")
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<p class="sop-jejak"><a href="{place.href(REGULATIONS)}">{TITLE}</a></p>\n<h1>{inline(about.judul, place.resolve)}</h1>\n'
        f'<p class="sop-pengantar">{" · ".join(facts)}</p>\n{ways}{source}<section>\n<h2>SOP yang menyebutnya</h2>\n{todo}{users}\n</section>\n</div>'
    )


def status_of(about: Peraturan) -> str:
    """A regulation that something is known to have replaced is replaced, whatever nobody has checked."""
    if about.diganti_oleh:
        return "diganti"
    return "diubah" if about.diubah_oleh else about.status.value


def fate(name: str, place: Place) -> Html:
    """What became of a regulation, with the whole chain of what replaced it."""
    registers = place.catalog.registers
    about = registers.peraturan[name]
    said = []
    if chain := successors(name, registers):
        said.append(Html("diganti oleh " + ", kemudian oleh ".join(regulation_link(other, place) for other in chain)))
    if about.diubah_oleh:
        said.append(Html(f"diubah oleh {_links(about.diubah_oleh, place)}"))
    return Html("; ".join(said) or escape(about.status.value))


def regulation_link(name: str, place: Place) -> Html:
    """A regulation by its title; its id where the register does not know it."""
    about = place.catalog.registers.peraturan.get(name)
    return (
        Html(f'<a href="{place.href(regulation_page(name))}">{escape(plain(about.judul))}</a>')
        if about
        else escape(name)
    )


def _links(names: Iterable[str], place: Place) -> Html:
    return join((regulation_link(name, place) for name in names), ", ")
