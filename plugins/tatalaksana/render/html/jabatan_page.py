# An office's page: every step it performs, by SOP, with what it needs and makes, from whom it comes and to whom it goes.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.catalog import (
    OFFICES,
    Bagian,
    Catalog,
    DaftarPeriksa,
    Langkah,
    arrivals,
    office_page,
    sop_page,
    unit_page,
)
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.lists import sorting, table_of
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.words import minutes_words

TITLE = "Jabatan"
_NL = "\n"
_HEADS = ("No", "Kegiatan", "Dari", "Kelengkapan", "Waktu", "Output", "Ke")


def offices_html(work: Mapping[str, Sequence[Bagian]], place: Place) -> Html:
    """The list of all offices that act in any SOP."""
    offices, units = place.catalog.registers.jabatan, place.catalog.registers.unit
    rows = []
    for office, parts in sorted(work.items(), key=lambda item: offices[item[0]].nama.casefold()):
        about = offices[office]
        unit = units.get(about.unit or "")
        rows.append(Html(
            f'<tr><th scope="row"><a href="{place.href(office_page(office))}">{escape(about.nama)}</a></th>\n'
            f'<td>{escape(about.singkatan or "")}</td>\n<td>{escape(unit.nama if unit else "")}</td>\n'
            f'<td data-nilai="{len(parts):06}">{len(parts)}</td>\n<td data-nilai="{_steps(parts):06}">{_steps(parts)}</td></tr>'
        ))  # fmt: skip
    table = table_of(("Jabatan", "Singkatan", "Unit", "SOP", "Langkah"), rows, "Daftar jabatan")
    return Html(
        f'<div class="sop-halaman">\n<h1>{TITLE}</h1>\n<p class="sop-pengantar">Pilih jabatan Anda untuk melihat semua langkahnya.</p>\n'
        f"{table}\n{sorting(place)}</div>"
    )


def office_html(office: str, parts: Sequence[Bagian], place: Place) -> Html:
    """The page of one office."""
    catalog = place.catalog
    about = catalog.registers.jabatan[office]
    unit = catalog.registers.unit.get(about.unit or "")
    facts = [Html(f'<a href="{place.href(OFFICES)}">{TITLE}</a>')]
    if about.unit and unit:
        facts.append(Html(f'<a href="{place.href(unit_page(about.unit))}">{escape(unit.nama)}</a>'))
    if about.singkatan:
        facts.append(escape(about.singkatan))
    sections = join((_section(part, catalog, place) for part in parts), _NL)
    return Html(
        f'<div class="sop-halaman">\n<p class="sop-jejak">{join(facts, " · ")}</p>\n<h1>{escape(about.nama)}</h1>\n'
        f'<p class="sop-pengantar">{_steps(parts)} langkah dalam {len(parts)} SOP.</p>\n{sections}\n</div>'
    )


def office_search(office: str, catalog: Catalog) -> Html:
    """What the search should know of an office: its names."""
    about = catalog.registers.jabatan[office]
    return Html(f"<h1>{escape(about.nama)}</h1>\n<p>{escape(about.singkatan or about.nama)}</p>")


def _steps(parts: Sequence[Bagian]) -> int:
    return sum(len(part.baris) for part in parts)


def _section(part: Bagian, catalog: Catalog, place: Place) -> Html:
    daftar = part.daftar
    coming = arrivals(daftar)
    rows = [_row(part, row, coming[row], place) for row in part.baris]
    table = table_of(_HEADS, rows, f"Langkah {part.nama} dalam {daftar.judul}", sortable=False)
    return Html(
        f"<section>\n<h2>{entry_link(catalog.entries[daftar.id], place)}</h2>\n<p>{_total(part)}</p>\n{table}\n</section>"
    )


def _total(part: Bagian) -> Html:
    """How much work this is, as far as the SOP tells."""
    steps = [part.daftar.langkah[row] for row in part.baris]
    times = [langkah.menit for langkah in steps if langkah.menit]
    said = [f"{len(steps)} langkah"]
    if times:
        least, most = sum(time[0] for time in times), sum(time[1] for time in times)
        said.append(minutes_words((least, most)))
    if len(times) < len(steps):
        said.append(f"{len(steps) - len(times)} langkah tanpa waktu yang dapat dihitung")
    return Html(" · ".join(said))


def _row(part: Bagian, row: int, coming: Sequence[tuple[int, str]], place: Place) -> Html:
    langkah = part.daftar.langkah[row]
    page = sop_page(part.daftar.id)
    number = part.daftar.sebutan(row)
    cells = (
        _things([_who(part.daftar, other, label, page, place) for other, label in coming] or [Html("mulai")]),
        _things([escape(text) for text in langkah.kelengkapan]),
        escape(langkah.waktu),
        _things([escape(text) for text in langkah.output]),
        _things(_leaving(part.daftar, langkah, page, place)),
    )
    return Html(
        f'<tr><td class="sop-no"><a href="{place.href(page, _anchor(langkah, row))}">{escape(number)}</a></td>\n'
        f'<th scope="row">{escape(langkah.kegiatan)}</th>\n' + "\n".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    )


def _leaving(daftar: DaftarPeriksa, langkah: Langkah, page: str, place: Place) -> list[Html]:
    ways = [(keluar.tujuan, keluar.label) for keluar in langkah.keluar] or [
        (langkah.lanjut, ""), *((other, "") for other in langkah.serentak),
    ]  # fmt: skip
    return [Html(f"{escape(label)}: selesai" if label else "selesai") if target is None else _who(daftar, target, label, page, place) for target, label in ways]


def _who(daftar: DaftarPeriksa, row: int, label: str, page: str, place: Place) -> Html:
    """Another step, by its number and who does it."""
    langkah = daftar.langkah[row]
    said = escape(f"{daftar.sebutan(row)} {', '.join(langkah.pelaksana)}")
    return Html(f'{escape(f"{label}: ") if label else ""}<a href="{place.href(page, _anchor(langkah, row))}">{said}</a>')


def _anchor(langkah: Langkah, row: int) -> str:
    return f"langkah-{langkah.nomor}" if langkah.nomor else f"baris-{row + 1}"


def _things(things: Sequence[Html]) -> Html:
    return join(things, "<br>\n")
