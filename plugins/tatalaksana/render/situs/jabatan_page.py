# An office's page: every step it performs, by SOP, with what it needs and makes, from whom it comes and to whom it goes. Where it acts in
# more SOP than anybody reads on one page, these SOP.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.catalog import OFFICES, Catalog, office_page, sop_page, step_anchor, unit_page
from tatalaksana.facts import Bagian, DaftarPeriksa, Lama, Langkah, Tugas, parted
from tatalaksana.facts.giliran import Tuju, listed
from tatalaksana.facts.words import aim
from tatalaksana.model import Batas
from tatalaksana.render.html.links import entry_link, mark
from tatalaksana.render.html.markup import Html, escape, join, whole_amounts
from tatalaksana.render.html.paper import paper_style
from tatalaksana.render.html.passages import lines_html
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.daftar import KolomDaftar, Sel, Sisihan, bare_table_html, list_assets, list_html, tracks
from tatalaksana.render.situs.sop_list import STATUSES, counts_of, unit_cell

TITLE = "Jabatan"
_NL = "\n"
_COLUMNS = (
    KolomDaftar("Jabatan", "4fr"),
    KolomDaftar("Singkatan", "2fr"),
    KolomDaftar("Unit", "3fr", "Unit"),
    KolomDaftar("SOP", "4rem"),
    KolomDaftar("Langkah", "5rem"),
)
_STEPS = (
    KolomDaftar("No", "1.6rem"), KolomDaftar("Kegiatan", "4fr"), KolomDaftar("Dari", "2fr"), KolomDaftar("Kelengkapan", "2fr"), KolomDaftar("Waktu", "4rem"),
    KolomDaftar("Output", "2fr"), KolomDaftar("Ke", "2fr"),
)  # fmt: skip
_SOPS = (KolomDaftar("SOP", "5fr"), KolomDaftar("Unit", "2fr", "Unit"), KolomDaftar("Langkah", "5rem"))
_SEVERAL = 3
"""SOP from which on the page begins with a list of them."""
_MANY = 60
"""SOP above which there is nothing but that: the steps of one weigh five kilobytes, and each stands on its SOP's page too."""


def offices_html(work: Mapping[str, Sequence[Tugas]], place: Place) -> Html:
    """The list of all offices that act in any SOP."""
    offices, units = place.catalog.registers.jabatan, place.catalog.registers.unit
    rows: list[list[Sel]] = []
    others: list[list[Sel]] = []
    nobody: list[Html] = []
    for office, every in sorted(work.items(), key=lambda item: offices[item[0]].nama.casefold()):
        about = offices[office]
        force, rest = parted(every, place.catalog)
        parts = force or rest
        unit = units.get(about.unit or "")
        name = unit.nama if unit else ""
        link = Html(f'<a href="{place.href(office_page(office))}">{escape(about.nama)}</a>')
        if not about.dijabat:
            nobody.append(Html(f'<li>{link} <span class="sop-jumlah">{_steps(parts)} langkah</span></li>'))
            continue
        (rows if force else others).append([
            Sel(link), Sel(escape(about.singkatan or "")),
            Sel(escape(name), pilihan=name), Sel(Html(f"{len(parts)} SOP")), Sel(Html(f"{_steps(parts)} langkah")),
        ])  # fmt: skip
    aside = f"{len(others)} jabatan yang hanya bertindak dalam SOP yang tidak berlaku"
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}<h1>{TITLE}</h1>\n<p class="sop-pengantar">Pilih jabatan Anda untuk melihat semua langkahnya.</p>\n'
        f"<section>\n{list_html('Daftar jabatan', 'jabatan', _COLUMNS, rows, aside=Sisihan(aside, others))}\n</section>\n{_beside(nobody)}</div>"
    )


def _beside(others: Sequence[Html]) -> Html:
    """Who acts and holds no office."""
    if not others:
        return Html("")
    return Html(
        "<section>\n<h2>Pelaksana lain</h2>\n<p>Aplikasi dan pihak luar yang mempunyai langkah, tetapi bukan jabatan.</p>\n"
        f'<ul class="sop-kolom">\n{join(others, _NL)}\n</ul>\n</section>\n'
    )


def office_html(office: str, place: Place) -> Html:
    """The page of one office."""
    tasks = place.facts.work.get(office, ())
    return _many(office, tasks, place) if len(tasks) > _MANY else _few(office, place.facts.parts(office), place)


def _many(office: str, tasks: Sequence[Tugas], place: Place) -> Html:
    """Of an office that acts in many SOP: them."""
    catalog = place.catalog
    force, others = parted(tasks, catalog)
    rows, folded = ([_sop_row(task, place) for task in several] for several in (force, others))
    aside = Sisihan(counts_of([catalog.cards[task.id] for task in others], catalog), folded)
    return Html(
        f'<div class="sop-halaman">\n{list_assets(place)}{_head(office, force, place)}'
        "<p>Langkah-langkahnya, dengan kelengkapan, waktu, dan output, ada di halaman tiap SOP.</p>\n"
        f"{list_html('SOP dengan langkah jabatan ini', 'SOP', _SOPS, rows, aside=aside)}\n</div>"
    )


def _sop_row(task: Tugas, place: Place) -> list[Sel]:
    card = place.catalog.cards[task.id]
    return [Sel(entry_link(card, place)), unit_cell(card, place), Sel(Html(f"{len(task.baris)} langkah"))]


def _head(office: str, force: Sequence[Bagian] | Sequence[Tugas], place: Place) -> Html:
    """What the page is called, where the office belongs and how much it does."""
    registers = place.catalog.registers
    about = registers.jabatan[office]
    unit = registers.unit.get(about.unit or "")
    facts = [Html(f'<a href="{place.href(OFFICES)}">{TITLE}</a>')]
    if about.unit and unit:
        facts.append(Html(f'<a href="{place.href(unit_page(about.unit))}">{escape(unit.nama)}</a>'))
    if about.singkatan:
        facts.append(escape(about.singkatan))
    return Html(
        f'<h1>{escape(about.nama)}</h1>\n<p class="sop-fakta">{join(facts, " · ")}</p>\n'
        f'<p class="sop-pengantar">{_steps(force)} langkah dalam {len(force)} SOP yang berlaku.</p>\n{_own(office, about.nama, place)}\n'
    )


def _few(office: str, parts: Sequence[Bagian], place: Place) -> Html:
    """Of any other: every step."""
    catalog = place.catalog
    force, others = parted(parts, catalog)
    ordered = sorted(others, key=lambda part: STATUSES.index(catalog.cards[part.daftar.id].sebutan_status))
    sections = [_section(index, part, catalog, place) for index, part in enumerate((*force, *ordered), 1)]
    first = join(sections[: len(force)], _NL) or Html("<p>Belum ada langkah dalam SOP yang berlaku.</p>")
    shown = (*force, *ordered)
    paper = paper_style(place.facts.of[shown[0].daftar.id], place) if shown else ""
    return Html(
        f'<div class="sop-halaman sop-jabatan" style="{tracks(_STEPS)}">\n{place.sheets("daftar.css")}\n{paper}'
        f"{_head(office, force, place)}{_contents(force, catalog) if len(force) >= _SEVERAL else ''}{first}\n{_aside(ordered, sections[len(force) :], catalog, alone=not force)}</div>"
    )


def _aside(parts: Sequence[Bagian], sections: Sequence[Html], catalog: Catalog, *, alone: bool) -> Html:
    """The steps in drafts, examples and what is revoked, which open when asked for."""
    if not parts:
        return Html("")
    counts = counts_of([catalog.cards[part.daftar.id] for part in parts], catalog)
    return Html(
        f'<details class="sop-sisihan"{" open" if alone else ""}><summary>Tampilkan juga {_steps(parts)} langkah dalam SOP yang tidak berlaku: {counts}</summary>\n'
        f"{join(sections, _NL)}\n</details>\n"
    )


def _own(office: str, name: str, place: Place) -> Html:
    """Where a reader says that this is the own office."""
    if not place.catalog.registers.jabatan[office].dijabat:
        return Html("")
    return Html(
        f'<p class="sop-jabatan-saya" data-jabatan="{office}" data-nama="{escape(name)}"><button type="button" aria-pressed="false">Ini jabatan saya</button> '
        f'<output></output></p>\n<script src="{place.asset("jabatan.js")}" defer></script>'
    )


def _contents(parts: Sequence[Bagian], catalog: Catalog) -> Html:
    items = join(
        (
            Html(f'<li><a href="#sop-{index}">{escape(catalog.nama_of(catalog.cards[part.daftar.id]))}</a>{mark(catalog.cards[part.daftar.id], catalog)} <span class="sop-jumlah">{len(part.baris)} langkah</span></li>')
            for index, part in enumerate(parts, 1)
        ), _NL,
    )  # fmt: skip
    return Html(f'<nav aria-label="SOP di halaman ini"><ul class="sop-kolom">\n{items}\n</ul></nav>\n')


def _steps(parts: Sequence[Bagian] | Sequence[Tugas]) -> int:
    return sum(len(part.baris) for part in parts)


def _section(index: int, part: Bagian, catalog: Catalog, place: Place) -> Html:
    daftar = part.daftar
    coming = daftar.arrivals
    lama = next(one.lama for one in place.facts.of[daftar.id].ringkasan.porsi if one.bagian.jabatan == part.jabatan)
    rows = [_row(part, row, coming[row], place) for row in part.baris]
    return Html(
        f'<section>\n<h2 id="sop-{index}">{entry_link(catalog.cards[daftar.id], place)}</h2>\n<p>{_total(part, lama)}</p>\n'
        f"{bare_table_html(f'sop-{index}', _STEPS, rows)}\n</section>"
    )


def _total(part: Bagian, lama: Lama) -> Html:
    """How much work this is, as far as the SOP tells."""
    said = [f"{len(part.baris)} langkah"]
    if lama.jumlah.banyak:
        said.append(lama.kata)
    if lama.tanpa and (lama.jumlah.batas is Batas.TEPAT or not lama.jumlah.banyak):
        said.append(f"{len(lama.tanpa)} langkah tanpa waktu yang dapat dijumlahkan")
    return whole_amounts(" · ".join(said))


def _row(part: Bagian, row: int, coming: Sequence[tuple[int, str]], place: Place) -> list[Sel]:
    langkah = part.daftar.langkah[row]
    page = sop_page(part.daftar.id)
    number = part.daftar.sebutan(row)
    return [
        Sel(
            Html(
                f'<a href="{place.href(page, step_anchor(langkah.nomor, row))}" aria-label="langkah {escape(number)}">{escape(number)}</a>'
            )
        ),
        Sel(lines_html(escape(langkah.kegiatan))),
        Sel(_things([_who(part.daftar, other, label, place) for other, label in coming] or [Html("mulai")])),
        Sel(_things([lines_html(escape(text)) for text in langkah.kelengkapan])),
        Sel(escape(langkah.waktu)),
        Sel(_things([lines_html(escape(text)) for text in langkah.output])),
        Sel(_things(_leaving(part, langkah, place))),
    ]


def _leaving(part: Bagian, langkah: Langkah, place: Place) -> list[Html]:
    """Where this office's own symbols of a step lead."""
    ways = dict.fromkeys(
        (turn.said(label), tuju)
        for turn in langkah.giliran
        if langkah.kantor[turn.lajur] == part.jabatan
        for label, targets in turn.tuju
        for tuju in targets
    )
    return [_way(part.daftar, label, tuju, place) for label, tuju in ways]


def _way(daftar: DaftarPeriksa, label: str, tuju: Tuju, place: Place) -> Html:
    if tuju.baris is None:
        return Html(f"{escape(label)}: selesai" if label else "selesai")
    if tuju.di_sini:
        return Html(f"{escape(f'{label}: ') if label else ''}{escape(aim(daftar, tuju))}")
    return _who(daftar, tuju.baris, label, place, listed(tuju.nama))


def _who(daftar: DaftarPeriksa, row: int, label: str, place: Place, names: str = "") -> Html:
    """Another step, by its number and who does it."""
    langkah = daftar.langkah[row]
    said = escape(f"{daftar.sebutan(row)} {names or langkah.siapa}")
    return Html(
        f'{escape(f"{label}: ") if label else ""}<a href="{place.href(sop_page(daftar.id), step_anchor(langkah.nomor, row))}">{said}</a>'
    )


def _things(things: Sequence[Html]) -> Html:
    return join(things, "<br>\n")
