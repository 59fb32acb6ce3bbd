# The page that a printed sheet's code opens. All it needs to know stands in its table; the script only looks it up,
# and without scripts a reader does the same by eye. Where that were too much for one page each unit has its own table, to
# which the script leads by what the first page knows of each sheet.
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tatalaksana.catalog import CHECK, Card, check_page, sop_page
from tatalaksana.facts import Earlier, edition_words, grouped
from tatalaksana.facts.edisi import BELUM, is_coming
from tatalaksana.model import Status, say_date
from tatalaksana.render.html.links import badge, link_to
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.lists import table_of

TITLE = "Periksa lembar"
_BY_CODE = (
    "Kode QR pada lembar cetak membuka halaman ini dan memberi tahu apakah lembar itu masih berlaku. Tanpa kode, tulis nomor dan sidik yang "
    "tercetak di kaki lembarnya."
)
_BY_HAND = "Halaman ini memberi tahu apakah selembar SOP yang tercetak masih berlaku. Tulis nomor dan sidik yang tercetak di kaki lembarnya."
_OTHER = "Jangan pakai lembar ini dulu: sidiknya tidak dikenal."
_NONE = "Tanpa sidik, lembar ini tidak dapat dipastikan."
_UNKNOWN = "Jangan pakai lembar ini dulu: «…» tidak ada di situs ini. Periksa penulisannya, atau tanyakan kepada unit yang menerbitkannya."
_EMPTY = "Tulis dulu nomor atau sidik yang tercetak di kaki lembar."
_PART = "Sidik ada 16 tanda, yang ditulis baru …. Lengkapi, atau kosongkan bila lembarnya tanpa sidik."
_FIELDS = Html(
    '<label>Nomor SOP <input name="nomor" maxlength="300" autocomplete="off" spellcheck="false"></label>\n'
    '<label>Sidik <input name="sidik" maxlength="60" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="sidik-di-mana"></label>\n'
    '<small id="sidik-di-mana">16 angka dan huruf di kaki lembar. Kosongkan bila lembarnya tanpa sidik.</small>\n'
    '<button class="sop-tombol">Periksa</button>\n</form>'
)
MOST_EDITIONS = 2000
"""Editions from which on one table would be too much to load: then each unit has its own."""
_BEGINS = 8
"""Digits of a fingerprint by which the first page knows it: two of ten thousand begin alike on one of eighty sites. js/cek.js cuts them off likewise."""
_HEADS = ("Nomor", "Judul", "Status", "Efektif", "Revisi", "Sidik")


def check_html(place: Place) -> Html:
    """The page «Periksa lembar»: with all sheets, or with the units that have a page each."""
    listed = _listed(place.catalog.cards.values(), place)
    if parts := check_parts(place):
        links = join((_unit_link(unit, listed, place) for unit, listed in parts.items()), _NL)
        table = Html(f'<ul class="sop-kolom">\n{links}\n</ul>')
        first = "Pilih di bawah ini unit yang menerbitkan lembar itu, lalu cari nomornya di tabel."
        return _page(TITLE, place, listed, Html(f"<h2>Sidik menurut unit</h2>\n{table}"), first)
    return _page(TITLE, place, listed, _table(listed, "Sidik semua SOP", place))


def unit_check_html(unit: str, place: Place) -> Html:
    """The page of one unit's own sheets; what is asked for in its form the first page answers."""
    name = _name(unit, place)
    own = (card for one in place.facts.in_unit[unit] if (card := place.catalog.cards[one]).unit == unit)
    listed = _listed(own, place)
    return _page(f"{TITLE}: {name}", place, listed, _table(listed, f"Sidik SOP {name}", place))


def check_parts(place: Place) -> Mapping[str, Sequence[Diperiksa]]:
    """What each unit's page lists, in the order of the register; nothing where one page holds all."""
    listed = _listed(place.catalog.cards.values(), place)
    if sum(bool(card.nomor_tertulis) + len(before) for card, before in listed) <= MOST_EDITIONS:
        return {}
    found: dict[str, list[Diperiksa]] = {unit: [] for unit in place.catalog.registers.unit}
    for one in listed:
        found.setdefault(one[0].unit, []).append(one)
    return {unit: several for unit, several in found.items() if several}


Diperiksa = tuple[Card, Sequence[Earlier]]
"""An SOP whose sheets can be checked, and its earlier editions."""
_LOOK = "Cari nomor lembar itu di tabel."
_NL = "\n"


def _page(title: str, place: Place, listed: Sequence[Diperiksa], body: Html, first: str = _LOOK) -> Html:
    # What is asked for is what the sheets have: a code only where one of them is printed with it.
    coded = any(place.facts.of[card.id].check_site for card, _ in listed)
    action = f' action="{place.href(CHECK)}"' if place.page != CHECK else ""
    return Html(
        f'<div class="sop-halaman">\n<h1>{escape(title)}</h1>\n'
        f'<p class="sop-pengantar">{_BY_CODE if coded else _BY_HAND}</p>\n'
        f'<form class="sop-periksa"{action} data-search-exclude hidden>\n{_FIELDS}\n'
        f'<output class="sop-hasil" role="status" aria-live="polite" data-lain="{_OTHER}" data-tanpa="{_NONE}" data-asing="{_UNKNOWN}" '
        f'data-kosong="{_EMPTY}" data-kurang="{_PART}"></output>\n'
        "<section data-search-exclude>\n<h2>Memeriksa sendiri</h2>\n"
        "<p>Setiap lembar mempunyai <em>sidik</em>: 16 angka dan huruf yang dihitung dari isi SOP. Satu kata saja berubah, sidiknya lain. "
        f"Sidik lembar tercetak di kaki lembar{' dan berada di ujung alamat yang dibuka kodenya' if coded else ''}.</p>\n"
        f"<ol>\n<li>{first}</li>\n"
        "<li>Sidiknya sama dengan yang teratas pada baris itu, statusnya berlaku, dan tanggal efektifnya sudah tiba: <strong>lembar itu berlaku</strong>.</li>\n"
        "<li>Sidiknya ada di bawah itu, dengan «sampai»: lembar itu <strong>sudah diganti</strong>. Pakai lembar dari halaman SOP-nya.</li>\n"
        "<li>Lembarnya tanpa sidik, misalnya karena dicetak sebelum ada situs ini: bandingkan revisi (kosong pada terbitan pertama) dan "
        "tanggal efektifnya dengan baris itu, lalu isinya dengan halaman SOP-nya.</li>\n"
        "<li>Sidik atau nomornya tidak ada: <strong>jangan dipakai</strong> sebelum isinya dibandingkan dengan halaman SOP-nya.</li>\n</ol>\n"
        f"<p>{'Kode dan sidik' if coded else 'Sidik'} dapat disalin ke lembar lain. Bila ragu, bandingkan isinya dengan halaman SOP.</p>\n"
        f"{body}\n</section>\n"
        f'<script src="{place.asset("cek.js")}" defer></script>\n</div>'
    )


def _listed(cards: Iterable[Card], place: Place) -> list[Diperiksa]:
    listed: list[Diperiksa] = [
        (card, before) for card in cards
        if (before := place.around.earlier.get(card.id, ())) or card.nomor_tertulis
    ]  # fmt: skip
    listed.sort(key=lambda item: item[0].nomor_tertulis or "")
    return listed


def _table(listed: Sequence[Diperiksa], title: str, place: Place) -> Html:
    rows = (_row(card, before, place) for card, before in listed)
    table = table_of(_HEADS, rows, title) if listed else Html("<p>Belum ada SOP yang bernomor.</p>")
    return Html(f"<h2>{escape(title)}</h2>\n{table}")


def _unit_link(unit: str, listed: Sequence[Diperiksa], place: Place) -> Html:
    """The way to a unit's page, with what the script finds it by: how each fingerprint begins, whether it is one of before, its number."""
    lines: list[str] = []
    for card, before in listed:
        if card.nomor_tertulis:
            lines.append(f"{place.facts.of[card.id].sidik[:_BEGINS]} {card.nomor_tertulis}")
        lines += [f"{one.fingerprint[:_BEGINS]}-{one.nomor}" for one in before]
    return Html(
        f'<li><a href="{place.href(check_page(unit))}" data-lembar="{escape(_NL.join(lines))}">'
        f'{escape(_name(unit, place))}</a> <span class="sop-jumlah">{len(listed)} SOP</span></li>'
    )


def _name(unit: str, place: Place) -> str:
    known = place.catalog.registers.unit
    return known[unit].nama if unit in known else unit


def _row(card: Card, before: Sequence[Earlier], place: Place) -> Html:
    number = escape(card.nomor_tertulis or "tanpa nomor")
    example = ' <span class="sop-status sop-contoh">contoh</span>' if card.contoh else ""
    facts = place.facts.of[card.id]
    signed = facts.lembar and Html(f'<span class="sop-tte">{escape(facts.lembar)}</span>')
    now = _mark(card.nomor_tertulis, facts.sidik, card.status.value, _verdict(card)) if card.nomor_tertulis else "–"
    successor = place.catalog.pengganti.get(card.id)
    by = (
        f' <span class="sop-pengganti">Penggantinya: {link_to(successor, place.catalog, place)}.</span>'
        if successor
        else ""
    )
    day = say_date(card.efektif) if card.efektif else "–"
    if card.status is Status.BERLAKU and card.efektif:  # the day of who reads decides whether that has begun: js/cek.js
        day = f'<time datetime="{card.efektif.isoformat()}">{day}</time>'
    cells = (
        f'<th scope="row" class="sop-nomor">{number}</th>',
        f'<td><a href="{place.href(sop_page(card.id))}">{escape(facts.nama)}</a>{example}</td>',
        f"<td>{_status(card, place)}{by}</td>",
        f"<td>{day}</td>",
        f"<td>{card.revisi_ke or 'terbitan pertama'}</td>",
        f"<td>{now}{signed}{_before(card, before)}</td>",
    )
    return Html(f'<tr data-kini="{escape(_now(card))}">{_NL.join(cells)}</tr>')


def _status(card: Card, place: Place) -> Html:
    """What an SOP's sheets are called: an example has a word of its own beside it."""
    coming = card.status is Status.BERLAKU and is_coming(card, place.catalog)
    return badge(BELUM if coming else card.status.value)


def _before(card: Card, before: Sequence[Earlier]) -> Html:
    if not before:
        return Html("")
    items = []
    for one in before:
        mark = _mark(one.nomor, one.fingerprint, "diganti", _verdict_before(card, one))
        until = f"sampai {say_date(one.until)}" if one.until else "sebelum perubahan terakhir"
        items.append(Html(f"<li>{mark} {until}: {edition_words(one.revisi_ke, one.efektif)}</li>"))
    return Html(f"<ul>\n{join(items, _NL)}\n</ul>")


def _mark(number: str, mark: str, result: str, words: str) -> Html:
    """A fingerprint, in groups as it is printed, with what a sheet that bears it is told: it packs badly, so it stands here once."""
    return Html(
        f'<code class="sop-sidik" data-nomor="{escape(number)}" data-hasil="{result}" '
        f'data-kata="{escape(words)}">{grouped(mark)}</code>'
    )


def _verdict(card: Card) -> str:
    edition = edition_words(card.revisi_ke, card.efektif) + (", contoh dan bukan dokumen resmi" if card.contoh else "")
    match card.status:
        case Status.BERLAKU:
            return f"Lembar ini berlaku: {edition}."
        case Status.DRAF:
            return f"Lembar ini draf, belum berlaku: {edition}."
        case Status.DICABUT:
            return "Lembar ini tidak berlaku lagi: SOP-nya sudah dicabut."


def _now(card: Card) -> str:
    """What is in force of an SOP, for a sheet of which nothing else can be said."""
    edition = edition_words(card.revisi_ke, card.efektif)
    match card.status:
        case Status.BERLAKU:
            return f"SOP ini berlaku: {edition}. Bandingkan revisi, tanggal, dan isinya dengan"
        case Status.DRAF:
            return f"SOP ini masih draf, belum berlaku: {edition}. Bandingkan dengan"
        case Status.DICABUT:
            return "SOP ini sudah dicabut; lembar mana pun tidak berlaku lagi:"


def _verdict_before(card: Card, one: Earlier) -> str:
    if card.status is Status.DICABUT:
        return _verdict(card)
    since = f" sejak {say_date(one.until)}" if one.until else ""
    now = "penggantinya berlaku" if card.status is Status.BERLAKU else "penggantinya masih draf"
    former = f" Judulnya waktu itu «{one.judul}»." if one.judul not in {"", card.nama} else ""
    return f"Lembar ini sudah diganti{since}; {now}: {edition_words(card.revisi_ke, card.efektif)}.{former}"
