# The pages «Mutu»: what a head of bureau has, what is stale, what a regulation touches, most urgent first.
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tatalaksana.catalog import (
    IMPACT,
    MAP,
    QUALITY,
    UNPUBLISHED,
    WORKLOAD,
    beside_file,
    quality_page,
    regulation_page,
    unit_page,
    unit_path,
)
from tatalaksana.facts import Keadaan, Mutu, Tenggat, is_late, successors
from tatalaksana.facts.due import standing
from tatalaksana.facts.edisi import BELUM
from tatalaksana.model import JenisTinjauan, Status, plain, say_date
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.kalender import calendar_link
from tatalaksana.render.situs.lists import table_of
from tatalaksana.render.situs.peringatan import accepted_count, accepted_of, warnings_beside, warnings_of
from tatalaksana.render.situs.riwayat import due_html

TITLE = "Mutu"
_NL = "\n"
_TOP = 10
"""How many of the most urgent the first page names; the units' pages have all."""
_STATUSES = (Status.BERLAKU, BELUM, Status.DRAF, Status.DICABUT)
_HEADS = (
    "Terlambat ditinjau",
    "Jatuh tempo 90 hari",
    "Terdampak peraturan",
    "Disebut, belum terbit",
    "Peringatan",
)


def quality_html(states: Mapping[str, Keadaan], units: Mapping[str | None, Mutu], place: Place) -> Html:
    """The first page: all numbers in a moment, units in their order, what to do first."""
    whole = units[None]
    if not states:
        body = Html('<p class="sop-pengantar">Belum ada SOP.</p>')
    else:
        body = join(
            (
                _verdict(states, whole, place),
                _tiles(whole, place),
                _units(None, units, place),
                _first(states, place),
                _regulations(states, place),
                warnings_beside(place),
                *filter(None, [accepted_count(whole)]),
            ),
            _NL,
        )
    return _page(TITLE, Html(""), Html(f"{_as_of(place)}\n{body}\n{_beside(place)}"), place)


def unit_quality_html(unit: str, states: Sequence[Keadaan], units: Mapping[str | None, Mutu], place: Place) -> Html:
    """A unit's page: each of its own SOP with what is due and what is wrong.

    Args:
        unit: The unit's id.
        states: How its own SOP stand.
        units: The numbers of all units.
        place: This page.
    """
    known = place.catalog.registers.unit
    above = [name for name in reversed(unit_path(unit, place.catalog.registers)) if name != unit]
    links = [Html(f'<a href="{place.href(QUALITY)}">{TITLE}</a>'), *(_unit_link(name, place) for name in above)]
    trail = Html(f'<p class="sop-jejak">{join(links, " › ")}</p>\n')
    parts = [
        _as_of(place),
        _tiles(units[unit], place, unit, own=bool(states)),
        _taken(unit, place),
        _units(unit, units, place),
    ]
    if states:
        parts += [
            _reviews(states, place),
            _touched(states, place),
            _missing(states, place),
            warnings_of(states, place),
            accepted_of(states, place),
        ]
    elif len(units) > 1:
        parts.append(Html("<p>Unit ini tidak memiliki SOP sendiri; pilih unit di bawahnya.</p>"))
    return _page(f"{TITLE}: {known[unit].nama}", trail, join(filter(None, parts), _NL), place)


def _page(title: str, trail: Html, body: Html, place: Place) -> Html:
    return Html(
        f'<div class="sop-halaman sop-mutu">\n{place.sheets("mutu.css")}{trail}<h1>{escape(title)}</h1>\n{body}\n'
        f'<script src="{place.asset("daftar.js")}" defer></script>\n</div>'
    )


def _as_of(place: Place) -> Html:
    day = place.catalog.tanggal
    if day is None:
        return Html(
            '<p class="sop-pengantar"><strong>Tanggal acuan tidak diketahui:</strong> situs ini tidak menyimpan riwayat '
            "perubahan SOP. Tenggat ditulis sebagai tanggal saja; mana yang sudah lewat tidak dihitung. Pengelola situs dapat menetapkan tanggalnya.</p>"
        )
    source = f", {escape(place.around.acuan)}" if place.around.acuan else ""
    return Html(f'<p class="sop-pengantar">Keadaan per <strong>{say_date(day)}</strong>{source}.</p>')


def _verdict(states: Mapping[str, Keadaan], whole: Mutu, place: Place) -> Html:
    """What a head of bureau takes away if there is time for one sentence."""
    force = whole.status[Status.BERLAKU]
    if place.catalog.tanggal is None:
        return Html("")
    if not force:
        return Html('<p class="sop-putusan">Belum ada SOP yang berlaku.</p>')
    if not whole.terlambat:
        soon = f" {whole.segera} jatuh tempo dalam 90 hari." if whole.segera else ""
        return Html(f'<p class="sop-putusan">Semua {force} SOP yang berlaku ditinjau tepat waktu.{soon}</p>')
    oldest = min(one.tenggat[0].tanggal for one in states.values() if one.terlambat)
    how = "Semua" if whole.terlambat == force else f"{whole.terlambat} dari"
    return Html(
        f'<p class="sop-putusan sop-terlambat">{how} {force} SOP yang berlaku terlambat ditinjau, yang terlama sejak {say_date(oldest)}.</p>'
    )


def _tiles(mutu: Mutu, place: Place, unit: str = "", *, own: bool = False) -> Html:
    """The numbers, large; each leads to what it counts, where this page has it."""
    force = mutu.status[Status.BERLAKU]
    known = place.catalog.tanggal is not None
    inside = any(one.induk == unit for one in place.catalog.registers.unit.values())

    def lead(first: str, here: str) -> str:
        return (f"#{here}" if own else "") if unit else first

    tiles = [
        (str(force), "SOP berlaku", "", ""),
        (
            str(mutu.terlambat) if known else "–",
            "terlambat ditinjau",
            "buruk" if mutu.terlambat else "",
            lead("#mendesak", "tinjauan"),
        ),
        (
            str(mutu.segera) if known else "–",
            "jatuh tempo dalam 90 hari",
            "awas" if mutu.segera else "",
            lead("#unit", "tinjauan"),
        ),
        (
            str(mutu.terdampak),
            "terdampak perubahan peraturan",
            "awas" if mutu.terdampak else "",
            lead("#dampak", "dampak"),
        ),
        (
            str(mutu.belum_terbit),
            "SOP disebut, belum terbit",
            "awas" if mutu.belum_terbit else "",
            lead(place.href(UNPUBLISHED), "belum"),
        ),
        (str(mutu.peringatan), "peringatan pemeriksaan", "", lead("#unit", "peringatan")),
    ]
    items = [
        f'<li class="{kind}"><b>{number}</b> {_led(words, there if number not in "0–" else "")}</li>'
        for number, words, kind, there in tiles
    ]
    others = ", ".join(f"{mutu.status[status]} {status}" for status in _STATUSES[1:] if mutu.status[status])
    beside = f"<p>Selain itu {others}.</p>\n" if others else ""
    note = "<p>Angka di atas termasuk unit di bawahnya.</p>\n" if unit and inside else ""
    return Html(f'<ul class="sop-angka">\n{_NL.join(items)}\n</ul>\n{beside}{note}')


def _led(words: str, there: str) -> str:
    return f'<a href="{escape(there)}">{words}</a>' if there else f"<span>{words}</span>"


def _taken(unit: str, place: Place) -> Html:
    links = [Html(f'<a href="{place.href(unit_page(unit))}">Halaman unit</a>'), calendar_link(unit, place)]
    note = " Kalender memuat tenggat berikutnya setiap SOP; yang sudah lewat tetap pada tanggalnya." if links[1] else ""
    return Html(f"<p>{join(filter(None, links), ' · ')}.{note}</p>")


def _units(root: str | None, units: Mapping[str | None, Mutu], place: Place) -> Html:
    """The units below one, each after the one above it, the most urgent first among neighbours."""
    known = place.catalog.registers.unit
    # Of most sites none begins later.
    statuses = [one for one in _STATUSES if one != BELUM or units[None].status[BELUM]]
    rows: list[Html] = []

    def add(names: Iterable[str], depth: int) -> None:
        for name in sorted(names, key=lambda one: (units[one].urgency, known[one].nama.casefold())):
            rows.append(_unit_row(name, depth, units[name], statuses, place))
            add([one for one, about in known.items() if about.induk == name and one in units], depth + 1)

    add([name for name, about in known.items() if about.induk == root and name in units], 0)
    if not rows:
        return Html("")
    title = "Unit di bawahnya" if root else "Menurut unit"
    note = "Angka setiap unit termasuk unit di bawahnya; yang paling mendesak di atas."
    table = table_of(("Unit", *(one.capitalize() for one in statuses), *_HEADS), rows, title)
    return Html(f'<section class="sop-berangka">\n<h2 id="unit">{title}</h2>\n<p>{note}</p>\n{table}\n</section>')


def _unit_row(name: str, depth: int, mutu: Mutu, statuses: Iterable[str], place: Place) -> Html:
    known = place.catalog.tanggal is not None
    numbers = [
        *((mutu.status[status], "") for status in statuses),
        (mutu.terlambat if known else None, "buruk"), (mutu.segera if known else None, "awas"),
        (mutu.terdampak, "awas"), (mutu.belum_terbit, ""), (mutu.peringatan, ""),
    ]  # fmt: skip
    cells = "\n".join(
        f'<td class="angka {kind if number else "nol"}">{"–" if number is None else number}</td>'
        for number, kind in numbers
    )
    return Html(f'<tr><th scope="row" style="--dalam:{depth}">{_unit_link(name, place)}</th>\n{cells}</tr>')


def _unit_link(name: str, place: Place) -> Html:
    return Html(f'<a href="{place.href(quality_page(name))}">{escape(place.catalog.registers.unit[name].nama)}</a>')


def _first(states: Mapping[str, Keadaan], place: Place) -> Html:
    """What is to be done first."""
    known = place.catalog.tanggal is not None
    urgent = _by_due(state for state in states.values() if state.terlambat or (state.tenggat and not known))
    title = f'<h2 id="mendesak">{"Paling mendesak" if known else "Tenggat paling awal"}</h2>\n'
    if not urgent:
        return Html(f"<section>\n{title}<p>Tidak ada tinjauan yang terlambat.</p>\n</section>")
    more = f"<p>{len(urgent) - _TOP} SOP lagi ada di halaman unitnya.</p>" if len(urgent) > _TOP else ""
    note = "<p>Laksanakan tinjauannya, lalu sampaikan tanggalnya kepada penyunting SOP; sesudah dicatat, tenggatnya bergeser sendiri.</p>\n"
    return Html(
        f"<section>\n{title}{note}{_due_table(urgent[:_TOP], 'Tinjauan yang paling mendesak', place, with_unit=True)}\n{more}</section>"
    )


def _by_due(states: Iterable[Keadaan]) -> list[Keadaan]:
    return sorted(states, key=lambda state: (state.tenggat[0].tanggal, state.card.id))


def _due_table(states: Iterable[Keadaan], title: str, place: Place, *, with_unit: bool = False) -> Html:
    """SOP with their next monitoring and evaluation."""
    rows = []
    for state in states:
        unit = f'<br>\n<span class="sop-jumlah">{_unit_link(state.card.unit, place)}</span>' if with_unit else ""
        cells = "\n".join(
            _due_cell(one, state, place)
            for one in sorted(state.tenggat, key=lambda one: list(JenisTinjauan).index(one.jenis))
        )
        rows.append(Html(f'<tr><th scope="row">{entry_link(state.card, place)}{unit}</th>\n{cells}</tr>'))
    heads = ("SOP", *(kind.value.capitalize() for kind in JenisTinjauan))
    return table_of(heads, rows, title)


def _due_cell(tenggat: Tenggat, state: Keadaan, place: Place) -> str:
    """When a review is due, what that counts from, and its form."""
    kind = tenggat.jenis.value
    said = [
        f"terakhir {say_date(tenggat.sejak)}"
        if tenggat.ke
        else f"belum pernah dicatat; efektif {say_date(tenggat.sejak)}"
    ]
    if place.around.formulir:
        label = escape(f"Formulir {kind} {place.catalog.nama_of(state.card)}")
        said.append(f'<a href="{place.href(beside_file(state.card.id, f"-{kind}"))}" aria-label="{label}">formulir</a>')
    day = place.catalog.tanggal
    late = ' class="sop-terlambat"' if is_late(tenggat, day) else ""
    how = standing(tenggat, day)
    due = due_html(tenggat, Html(how and f"<span{late}>{how}</span>"))
    return f'<td data-nilai="{tenggat.tanggal}">{due}<br><span class="sop-jumlah">{" · ".join(said)}</span></td>'


def _regulations(states: Mapping[str, Keadaan], place: Place) -> Html:
    """Regulations that are no longer as they were, by how many SOP cite them, with the step to take."""
    cited: dict[str, int] = {}
    for state in states.values():
        for name in state.terdampak:
            cited[name] = cited.get(name, 0) + 1
    title = '<h2 id="dampak">Dampak perubahan peraturan</h2>\n'
    if not cited:
        return Html(
            f"<section>\n{title}<p>Tidak ada SOP yang menyebut peraturan yang diketahui sudah diganti, diubah, atau dicabut.</p>\n</section>"
        )
    order = sorted(cited, key=lambda name: (-cited[name], name))
    rows = [
        Html(
            f'<tr><th scope="row">{_regulation(name, place)}</th>\n<td class="angka">{cited[name]}</td>\n<td>{_step(name, place)}</td></tr>'
        )
        for name in order[:_TOP]
    ]
    more = f" {len(order) - _TOP} peraturan lagi di sana." if len(order) > _TOP else ""
    link = f'<p>SOP yang menyebutnya: <a href="{place.href(IMPACT)}">Dampak perubahan peraturan</a>.{more}</p>'
    return Html(
        f"<section>\n{title}{table_of(('Peraturan', 'SOP', 'Langkah berikutnya'), rows, 'Dampak perubahan peraturan')}\n{link}</section>"
    )


def _regulation(name: str, place: Place) -> Html:
    return Html(
        f'<a href="{place.href(regulation_page(name))}">{escape(plain(place.catalog.registers.peraturan[name].judul))}</a>'
    )


def _step(name: str, place: Place) -> Html:
    """What an SOP that cites this regulation needs next."""
    registers = place.catalog.registers
    about = registers.peraturan[name]
    chain = successors(name, registers)
    if chain:
        return Html(f"Baca {_regulation(chain[-1], place)}, lalu ganti rujukannya pada revisi berikutnya.")
    if about.diubah_oleh:
        several = " dan ".join(
            _regulation(other, place) if other in registers.peraturan else escape(other) for other in about.diubah_oleh
        )
        return Html(f"Periksa perubahannya dalam {several}; sesuaikan kegiatan bila perlu.")
    return Html(
        "Cari dasar hukum penggantinya, lalu revisi SOP-nya."
        if about.status.value == "dicabut"
        else "Periksa perubahannya; sesuaikan kegiatan bila perlu."
    )


def _beside(place: Place) -> Html:
    return Html(
        f'<p>Lihat juga <a href="{place.href(WORKLOAD)}">Beban kerja (ABK)</a> dan <a href="{place.href(MAP)}">Peta SOP</a>.</p>'
    )


def _reviews(states: Sequence[Keadaan], place: Place) -> Html:
    title = '<h2 id="tinjauan">Tinjauan SOP yang berlaku</h2>\n'
    force = _by_due(state for state in states if state.tenggat)
    body = (
        _due_table(force, "Tinjauan SOP yang berlaku", place)
        if force
        else "<p>Unit ini belum memiliki SOP yang berlaku.</p>"
    )
    return Html(f"<section>\n{title}{body}\n</section>")


def _touched(states: Sequence[Keadaan], place: Place) -> Html:
    title = '<h2 id="dampak">Dasar hukum yang berubah</h2>\n'
    rows = [
        Html(f'<tr><th scope="row">{entry_link(state.card, place)}</th>\n<td>{_regulation(name, place)}</td>\n<td>{_step(name, place)}</td></tr>')
        for state in states for name in state.terdampak
    ]  # fmt: skip
    body = (
        table_of(("SOP", "Menyebut", "Langkah berikutnya"), rows, "Dasar hukum yang berubah")
        if rows
        else "<p>Tidak ada.</p>"
    )
    return Html(f"<section>\n{title}{body}\n</section>")


def _missing(states: Sequence[Keadaan], place: Place) -> Html:
    askers: dict[str, int] = {}
    for state in states:
        for name in state.belum_terbit:
            askers[name] = askers.get(name, 0) + 1
    items = "\n".join(
        f'<li>{escape(name)} <span class="sop-jumlah">disebut {count} SOP</span></li>'
        for name, count in sorted(askers.items(), key=lambda one: (-one[1], one[0]))
    )
    link = f'<p><a href="{place.href(UNPUBLISHED)}">Belum diterbitkan</a> menyediakan draf untuk mulai menulisnya.</p>'
    body = f"<ul>\n{items}\n</ul>\n{link}" if items else "<p>Tidak ada.</p>"
    return Html(f'<section>\n<h2 id="belum">Disebut, belum diterbitkan</h2>\n{body}\n</section>')
