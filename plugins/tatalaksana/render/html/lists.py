# The pages that lead to SOP: home, one a unit, and what is named but not published.
from __future__ import annotations

from collections.abc import Iterable, Mapping

from tatalaksana.catalog import (
    UNPUBLISHED,
    Catalog,
    Entry,
    Unpublished,
    book_file,
    draft_of,
    sop_page,
    unit_page,
    unit_path,
    wish_for,
)
from tatalaksana.model import Status, Unit, say_date
from tatalaksana.render.html.kalender import steering_links
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.listing import LISTING_CSV, LISTING_JSON

_NL = "\n"


def home_html(place: Place) -> Html:
    """The front page: units, and every SOP in one list."""
    catalog = place.catalog
    entries = list(catalog.entries.values())
    missing = len(catalog.belum_terbit)
    note = (
        f'<p><a href="{place.href(UNPUBLISHED)}">{missing} SOP belum diterbitkan</a> tetapi sudah disebut SOP lain.</p>'
        if missing else ""
    )
    return Html(
        f'<div class="sop-halaman">\n<h1>{escape(place.around.name)}</h1>\n'
        f'<p class="sop-pengantar">{_count(entries)}. Cari dengan nomor, jabatan, atau kata dalam langkah; '
        f"atau pilih unit di bawah ini.</p>\n"
        f'<section class="sop-unit" data-search-exclude>\n<h2>Unit</h2>\n{_tree(place)}\n</section>\n'
        f"<section data-search-exclude>\n<h2>Semua SOP</h2>\n{_table(entries, place, with_unit=True)}\n{_listings(place)}\n</section>\n{note}\n"
        f"{sorting(place)}</div>"
    )


def unit_html(unit: str, place: Place) -> Html:
    """A unit's page: its SOP and those of the units below it."""
    catalog = place.catalog
    about = catalog.registers.unit[unit]
    entries = _entries_below(unit, catalog)
    above = [name for name in reversed(unit_path(unit, catalog.registers)) if name != unit]
    trail = join(
        Html(f'<a href="{place.href(unit_page(name))}">{escape(catalog.registers.unit[name].nama)}</a> › ') for name in above
    )
    former = "".join(
        f"<p>Nama terdahulu: {escape(lama.nama)}" + (f" (sampai {say_date(lama.sampai)})" if lama.sampai else "") + "</p>\n"
        for lama in about.nama_lama
    )
    return Html(
        f'<div class="sop-halaman">\n<p class="sop-jejak">{trail}</p>\n<h1>{escape(about.nama)}</h1>\n{former}'
        f'<p class="sop-pengantar">{_count(entries)}.</p>{place.download(book_file(unit), "Unduh buku SOP")}\n{steering_links(unit, place) if entries else ""}\n'
        f"<section data-search-exclude>\n{_table(entries, place, with_unit=False)}\n</section>\n{sorting(place)}</div>"
    )


def unpublished_html(place: Place) -> Html:
    """What others name and nobody has published, with who asks for it."""
    catalog = place.catalog
    if not catalog.belum_terbit:
        body = Html("<p>Semua SOP yang disebut SOP lain sudah diterbitkan.</p>")
    else:
        rows = []
        for missing in catalog.belum_terbit:
            askers = join((Html(f"<li>{entry_link(catalog.entries[name], place)}</li>") for name in missing.askers), _NL)
            rows.append(
                Html(
                    f'<tr>\n<th scope="row">{escape(missing.sebutan)}</th>\n<td><ul>{askers}</ul></td>\n'
                    f"<td>{_beginning(missing, place)}</td>\n</tr>"
                )
            )
        body = table_of(("SOP", "Disebut oleh", "Mulai menulis"), rows, "SOP yang belum diterbitkan", sortable=False)
    return Html(
        '<div class="sop-halaman">\n<h1>Belum diterbitkan</h1>\n'
        '<p class="sop-pengantar">SOP yang disebut dalam Keterkaitan atau rincian SOP lain, tetapi belum ada di situs ini.</p>\n'
        f"{body}\n</div>"
    )


def _beginning(missing: Unpublished, place: Place) -> Html:
    """The way to a draft: the forge's page for a new file, and the text itself to copy."""
    draft = draft_of(wish_for(missing, place.catalog), place.catalog)
    asker = place.catalog.entries[missing.askers[0]]
    file = f"{asker.document.file.removesuffix(f'{asker.id}.yaml')}{draft.id}.yaml"
    address = place.around.forge.new(file, draft.text) if place.around.forge else None
    button = (
        f'<a class="sop-tombol" href="{escape(address)}" aria-label="Tulis {escape(missing.sebutan)}">Tulis</a>' if address else ""
    )
    return Html(
        f'{button}<details class="sop-draf"><summary>{"Lihat draf" if address else "Salin draf"}</summary>\n'
        f"<p>Simpan sebagai <code>{escape(file)}</code>. Klik teksnya untuk memilih semua.</p>\n<pre><code tabindex=\"0\">{escape(draft.text)}</code></pre></details>"
    )


def unit_search(unit: str, catalog: Catalog) -> Html:
    """What the search should know of a unit: its names."""
    about = catalog.registers.unit[unit]
    names = [about.nama, about.singkatan or "", *(lama.nama for lama in about.nama_lama)]
    return Html(f"<h1>{escape(about.nama)}</h1>\n" + "\n".join(f"<p>{escape(name)}</p>" for name in names if name))


def _entries_below(unit: str, catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog.entries.values() if unit in unit_path(entry.sop.unit.unit, catalog.registers)]


def _count(entries: list[Entry]) -> str:
    said = [f"{len(entries)} SOP"]
    for status, word in ((Status.BERLAKU, "berlaku"), (Status.DRAF, "draf"), (Status.DICABUT, "dicabut")):
        number = sum(entry.sop.status is status for entry in entries)
        if number:
            said.append(f"{number} {word}")
    return said[0] + (f" ({', '.join(said[1:])})" if len(said) > 1 else "")


def _tree(place: Place) -> Html:
    catalog = place.catalog
    units = catalog.registers.unit
    counts: dict[str, int] = {}
    for entry in catalog.entries.values():
        for name in unit_path(entry.sop.unit.unit, catalog.registers):
            counts[name] = counts.get(name, 0) + 1
    roots = [name for name, unit in units.items() if unit.induk is None]
    return _branch(roots, units, counts, place)


def _branch(names: Iterable[str], units: Mapping[str, Unit], counts: Mapping[str, int], place: Place) -> Html:
    items = []
    for name in names:
        below = [other for other, unit in units.items() if unit.induk == name]
        inner = _branch(below, units, counts, place) if below else ""
        items.append(
            f'<li><a href="{place.href(unit_page(name))}">{escape(units[name].nama)}</a>'
            f' <span class="sop-jumlah">{counts.get(name, 0)} SOP</span>{inner}</li>'
        )
    return Html("<ul>\n" + "\n".join(items) + "\n</ul>")


def _table(entries: list[Entry], place: Place, *, with_unit: bool) -> Html:
    if not entries:
        return Html("<p>Belum ada SOP.</p>")
    heads = ["Judul", "Nomor", "Jenis", "Status", "Efektif", *(["Unit"] if with_unit else [])]
    return table_of(heads, [_row(entry, place, with_unit=with_unit) for entry in entries], "Daftar SOP")


def table_of(heads: Iterable[str], rows: Iterable[Html], title: str, *, sortable: bool = True) -> Html:
    """A list as a table that scrolls in its own box; `sorting` makes its heads sort it."""
    head = "\n".join(f'<th scope="col">{name}</th>' for name in heads)
    return Html(
        f'<div class="sop-gulir" role="region" tabindex="0" aria-label="{escape(title)}"><table class="sop-daftar"{" data-urut" if sortable else ""}>\n'
        f"<thead><tr>\n{head}\n</tr></thead>\n<tbody>\n{join(rows, _NL)}\n</tbody>\n</table></div>"
    )


def _listings(place: Place) -> Html:
    """The same list for spreadsheets and other systems."""
    files = ((LISTING_CSV, "CSV"), (LISTING_JSON, "JSON"))
    links = [f'<a href="{place.around.addresses.to_file(place.page, file)}" download>{words}</a>' for file, words in files]
    return Html(f"<p>Daftar ini sebagai {' · '.join(links)}</p>")


def sorting(place: Place) -> Html:
    """The script that sorts the page's lists."""
    return Html(f'<script src="{place.asset("daftar.js")}" defer></script>\n')


def _row(entry: Entry, place: Place, *, with_unit: bool) -> Html:
    sop = entry.sop
    day = sop.tanggal.efektif
    units = place.catalog.registers.unit
    cells = [
        f'<th scope="row"><a href="{place.href(sop_page(entry.id))}">{escape(sop.judul)}</a>'
        + (' <span class="sop-status sop-contoh">contoh</span>' if sop.contoh else "") + "</th>",
        f'<td class="sop-nomor">{escape(sop.nomor or "–")}</td>',
        f"<td>{sop.jenis.value}</td>",
        f'<td><span class="sop-status sop-{sop.status.value}">{sop.status.value}</span></td>',
        f'<td data-nilai="{day.isoformat() if day else ""}">{say_date(day) if day else "–"}</td>',
    ]
    if with_unit:
        unit = units[sop.unit.unit]
        cells.append(f"<td>{escape(unit.singkatan or unit.nama)}</td>")
    return Html("<tr>" + "\n".join(cells) + "</tr>")
