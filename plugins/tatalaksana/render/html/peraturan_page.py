# A regulation's page: what is known of it, what replaced it, which SOP cite it, and what is to be done then.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.catalog import REGULATIONS, Catalog, regulation_page, successors
from tatalaksana.model import Peraturan, plain, say_date
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.lists import sorting, table_of
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.place import Place

TITLE = "Peraturan"
_NL = "\n"


def regulations_html(cited: Mapping[str, Sequence[str]], place: Place) -> Html:
    """The list of all regulations, and which SOP cite one that is no longer as it was."""
    known = place.catalog.registers.peraturan
    rows = [
        Html(
            f'<tr><th scope="row">{_link(name, place)}</th>\n<td>{_status(about)}</td>\n'
            f'<td data-nilai="{len(cited.get(name, ())):06}">{len(cited.get(name, ()))}</td></tr>'
        )
        for name, about in known.items()
    ]
    touched = [name for name, about in known.items() if _stale(about) and cited.get(name)]
    impact = [
        Html(f"<li>{_link(name, place)}: {_fate(name, place)}\n{_users(cited[name], place)}</li>") for name in touched
    ]
    body = (
        Html(f'<p>SOP di bawah ini menyebut peraturan yang sudah diganti, diubah, atau dicabut. {_TODO}</p>\n<ul>\n{join(impact, _NL)}\n</ul>')
        if impact else Html("<p>Tidak ada SOP yang menyebut peraturan yang diketahui sudah diganti, diubah, atau dicabut.</p>")
    )
    table = table_of(("Peraturan", "Status", "SOP"), rows, "Daftar peraturan") if rows else Html("<p>Belum ada peraturan yang terdaftar.</p>")
    return Html(
        f'<div class="sop-halaman">\n<h1>{TITLE}</h1>\n<p class="sop-pengantar">Peraturan yang terdaftar, dan SOP yang menyebutnya dalam Dasar Hukum.</p>\n'
        f'{table}\n<section>\n<h2 id="dampak">Dampak perubahan peraturan</h2>\n{body}\n</section>\n{sorting(place)}</div>'
    )


def regulation_html(name: str, cited: Sequence[str], place: Place) -> Html:
    """The page of one regulation."""
    about = place.catalog.registers.peraturan[name]
    facts = [f"Status: <strong>{_status(about)}</strong>"]
    if about.diperiksa:
        facts.append(f"diperiksa {say_date(about.diperiksa)}")
    source = f"<p>Sumber keterangan: {inline(about.sumber, place.resolve)}</p>\n" if about.sumber else ""
    fate = f'<p class="sop-dampak">{_fate(name, place)}</p>\n' if _stale(about) else ""
    todo = f"<p>{_TODO}</p>\n" if _stale(about) and cited else ""
    users = _users(cited, place) if cited else Html("<p>Tidak ada.</p>")
    return Html(
        f'<div class="sop-halaman">\n<p class="sop-jejak"><a href="{place.href(REGULATIONS)}">{TITLE}</a></p>\n<h1>{inline(about.judul, place.resolve)}</h1>\n'
        f'<p class="sop-pengantar">{" · ".join(facts)}</p>\n{fate}{source}<section>\n<h2>SOP yang menyebutnya</h2>\n{todo}{users}\n</section>\n</div>'
    )


def regulation_search(name: str, catalog: Catalog) -> Html:
    """What the search should know of a regulation: its title."""
    return Html(f"<h1>{escape(plain(catalog.registers.peraturan[name].judul))}</h1>")


_TODO = (
    "Langkah berikutnya: baca peraturan penggantinya, sesuaikan Dasar Hukum dan kegiatan bila perlu, lalu naikkan revisi SOP itu."
)


def _status(about: Peraturan) -> str:
    """A regulation that something is known to have replaced is replaced, whatever nobody has checked."""
    return "diganti" if about.diganti_oleh else about.status.value


def _stale(about: Peraturan) -> bool:
    return bool(about.diganti_oleh or about.diubah_oleh) or about.status.value in {"diubah", "dicabut"}


def _fate(name: str, place: Place) -> Html:
    """What became of a regulation, with the whole chain of what replaced it."""
    registers = place.catalog.registers
    about = registers.peraturan[name]
    said = []
    if chain := successors(name, registers):
        said.append(Html("diganti oleh " + ", kemudian oleh ".join(_link(other, place) for other in chain)))
    if about.diubah_oleh:
        said.append(Html("diubah oleh " + ", ".join(_link(other, place) for other in about.diubah_oleh)))
    return Html("; ".join(said) or escape(about.status.value))


def _link(name: str, place: Place) -> Html:
    about = place.catalog.registers.peraturan.get(name)
    return Html(f'<a href="{place.href(regulation_page(name))}">{escape(plain(about.judul))}</a>') if about else escape(name)


def _users(entries: Sequence[str], place: Place) -> Html:
    items = join((Html(f"<li>{entry_link(place.catalog.entries[name], place)}</li>") for name in entries), _NL)
    return Html(f"<ul>\n{items}\n</ul>")
