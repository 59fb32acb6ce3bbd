# The pages «Beban kerja»: how many persons each office needs for its SOP, and what nobody has written down yet.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tatalaksana.catalog import WORKLOAD_CSV, office_page, workload_page
from tatalaksana.facts import Beban
from tatalaksana.model import Status
from tatalaksana.render.abk import decimal, minutes_figure, thousands
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.lists import table_of

TITLE = "Beban kerja (ABK)"
_NL = "\n"
_HOW = (
    "<details><summary>Cara menghitung</summary>\n<ul>\n"
    "<li>Menit sekali dikerjakan × volume setahun ÷ menit kerja efektif setahun = kebutuhan orang.</li>\n"
    "<li>Waktu langkah diambil dari waktu kerjanya. Bila itu belum ditulis, dari waktu pada Mutu Baku yang berjam atau bermenit, dan itu disebut; "
    "waktu itu termasuk menunggu, maka hasilnya batas atas. Waktu yang berhari atau lebih adalah waktu yang berlalu dan tidak dihitung.</li>\n"
    "<li>Waktu per satuan, misalnya «2 menit/berkas», dikalikan volume: satu berkas setiap kali dikerjakan.</li>\n"
    "<li>Setiap langkah dihitung sekali setiap SOP dikerjakan, penuh untuk setiap jabatan yang bertindak. Berapa kali keputusan kembali ke langkah sebelumnya tidak tertulis di SOP.</li>\n"
    "<li>Yang dihitung SOP yang berlaku; draf dihitung terpisah; contoh dan yang dicabut tidak dihitung.</li>\n</ul></details>"
)


def workload_html(work: Mapping[str, Sequence[Beban]], place: Place) -> Html:
    """The first page: every office with what it needs, and what is missing."""
    counted = {office: [one for one in several if one.volume is not None] for office, several in work.items()}
    rows = sorted(
        ((office, several) for office, several in counted.items() if several),
        key=lambda one: (-_need(one[1])[1], -_need(one[1], drafts=True)[1], one[0]),
    )
    drafts = any(one.card.status is Status.DRAF for _, several in rows for one in several)
    parts = [_basis(work), _totals([one for _, several in rows for one in several], drafts=drafts)]
    if rows:
        heads = [
            "Jabatan",
            "SOP",
            "Jam setahun",
            "Kebutuhan orang",
            *(["Bila draf berlaku"] if drafts else []),
            "Langkah belum terhitung",
        ]
        table = table_of(
            heads, [_row(office, several, place, drafts=drafts) for office, several in rows], "Beban kerja tiap jabatan"
        )
        parts.append(
            Html(f'<section class="sop-berangka">\n<h2 id="jabatan">Menurut jabatan</h2>\n{table}\n</section>')
        )
    else:
        parts.append(Html(
            "<p>Belum ada SOP yang menyebut berapa kali dikerjakan dalam setahun (volume), maka belum ada yang dapat dihitung. "
            "Sampaikan angkanya kepada penyunting SOP; ia menulisnya misalnya sebagai «120 per tahun».</p>"
        ))  # fmt: skip
    parts += [_missing(work, place), Html(_HOW)]
    return _page(TITLE, parts, place)


def office_workload_html(office: str, several: Sequence[Beban], place: Place) -> Html:
    """An office's page: what it works in each SOP that has a volume, step times and gaps told."""
    about = place.catalog.registers.jabatan[office]
    steps = Html(f'<p><a href="{place.href(office_page(office))}">Langkah {escape(about.nama)}</a></p>')
    counted = [one for one in several if one.volume is not None]
    rows = [
        Html(
            f'<tr><th scope="row">{entry_link(one.card, place)}</th>\n<td data-nilai="{one.volume or 0:09}" class="angka">{thousands(one.volume or 0)}</td>\n'
            f'<td data-nilai="{int(one.menit[1] + one.menit_satuan[1]):09}" class="angka">{_each_time(one) if one.terhitung else "–"}</td>\n<td>{_source(one)}</td>\n'
            f'<td data-nilai="{int(one.setahun[1]):012}" class="angka">{_range(*one.setahun) if one.terhitung else "–"}</td>\n'
            f'<td class="angka">{_persons(one.orang) if one.terhitung else "–"}</td>\n<td>{_gaps(one)}</td></tr>'
        )
        for one in sorted(counted, key=lambda one: (-one.orang[1], one.card.id))
    ]
    heads = ("SOP", "Volume setahun", "Menit sekali", "Sumber waktu", "Menit setahun", "Orang", "Belum terhitung")
    table = table_of(heads, rows, f"Beban kerja {about.nama}")
    without = [one for one in several if one.volume is None]
    more = f"<p>{len(without)} SOP lain yang melibatkan jabatan ini belum menyebut volume.</p>" if without else ""
    drafts = any(one.card.status is Status.DRAF for one in counted)
    return _page(
        f"Beban kerja {about.nama}",
        [_basis({office: several}), _totals(counted, drafts=drafts), steps, table, Html(more), Html(_HOW)],
        place,
    )


def _page(title: str, parts: Sequence[Html], place: Place) -> Html:
    return Html(
        f'<div class="sop-halaman sop-mutu">\n{place.sheets("mutu.css")}<h1>{escape(title)}</h1>\n'
        f'{join(filter(None, parts), _NL)}\n<script src="{place.asset("daftar.js")}" defer></script>\n</div>'
    )


def _basis(work: Mapping[str, Sequence[Beban]]) -> Html:
    """What one person works in a year, as the profiles say."""
    bases = sorted(
        {(one.efektif.menit_per_hari, one.efektif.hari_per_tahun) for several in work.values() for one in several}
    )
    said = " atau ".join(
        f"{thousands(minutes * days)} menit ({minutes} menit × {days} hari)" for minutes, days in bases
    )
    basis = f" Satu orang bekerja efektif {said} setahun, menurut profil instansi." if said else ""
    return Html(
        f'<p class="sop-pengantar">Waktu kerja tiap jabatan menurut SOP, dikalikan berapa kali SOP itu dikerjakan.{basis}</p>'
    )


def _totals(counted: Sequence[Beban], *, drafts: bool) -> Html:
    if not counted:
        return Html("")
    force, statuses = _need(counted), {one.card.id: one.card.status for one in counted}
    items = [
        f"<li><b>{sum(status is Status.BERLAKU for status in statuses.values())}</b> <span>SOP berlaku yang menyebut volume</span></li>",
        f"<li><b>{_persons(force)}</b> <span>orang menurut SOP berlaku</span></li>",
    ]
    if drafts:
        items.append(
            f"<li><b>{_persons(_need(counted, drafts=True))}</b> <span>orang bila {sum(status is Status.DRAF for status in statuses.values())} draf ikut berlaku</span></li>"
        )
    items.append(f"<li><b>{sum(len(one.kurang) for one in counted)}</b> <span>langkah belum terhitung</span></li>")
    return Html(f'<ul class="sop-angka">\n{_NL.join(items)}\n</ul>')


def _row(office: str, several: Sequence[Beban], place: Place, *, drafts: bool) -> Html:
    force = [one for one in several if one.card.status is Status.BERLAKU]
    least, most = (sum((one.setahun[end] for one in force), Fraction(0)) for end in (0, 1))
    need, all_ = _need(several), _need(several, drafts=True)
    gaps = sum(len(one.kurang) for one in several)
    with_drafts = (
        f'\n<td class="angka" data-nilai="{_sorted(all_[1])}">{_persons(all_) if any(one.terhitung for one in several) else "–"}</td>'
        if drafts
        else ""
    )
    # What nobody could count is not nothing.
    hours, persons = (_hours(least, most), _persons(need)) if any(one.terhitung for one in force) else ("–", "–")
    return Html(
        f'<tr><th scope="row"><a href="{place.href(workload_page(office))}">{escape(place.catalog.registers.jabatan[office].nama)}</a></th>\n'
        f'<td class="angka">{len(several)}</td>\n<td class="angka" data-nilai="{int(most):012}">{hours}</td>\n'
        f'<td class="angka" data-nilai="{_sorted(need[1])}">{persons}</td>{with_drafts}\n<td class="angka">{gaps}</td></tr>'
    )


def _missing(work: Mapping[str, Sequence[Beban]], place: Place) -> Html:
    """What nobody has written down."""
    cards = {one.card.id: one.card for several in work.values() for one in several}
    without = [card for card in cards.values() if card.volume is None]
    steps = {
        (one.card.id, kurang.langkah)
        for several in work.values()
        for one in several
        if one.volume is not None
        for kurang in one.kurang
    }
    by_unit: dict[str, int] = {}
    for card in without:
        by_unit[card.unit] = by_unit.get(card.unit, 0) + 1
    units = place.catalog.registers.unit
    items = [
        f"<li>{count} SOP {escape(units[unit].nama)} belum menyebut volume.</li>"
        for unit, count in sorted(by_unit.items(), key=lambda one: (-one[1], one[0]))
    ]
    if steps:
        items.append(
            f"<li>{len(steps)} langkah belum dapat dihitung, walau SOP-nya menyebut volume; halaman jabatan menyebut yang mana dan sebabnya. Penyunting SOP dapat menulis waktu kerja langkah itu.</li>"
        )
    if not cards:
        items.append("<li>Belum ada SOP.</li>")
    address = place.around.addresses.to_file(place.page, WORKLOAD_CSV)
    # The file stands beside the site, not beside a page that is only looked at while it is written.
    link = f'<p><a href="{escape(address)}" download>Unduh semuanya sebagai CSV</a>, satu baris untuk setiap jabatan dalam setiap SOP, dengan apa yang belum ada.</p>'
    body = (
        f"<ul>\n{_NL.join(items)}\n</ul>"
        if items
        else "<p>Tidak ada: semua SOP menyebut volume dan semua langkahnya terhitung.</p>"
    )
    return Html(f'<section>\n<h2 id="kurang">Yang belum ada</h2>\n{body}\n{link}\n</section>')


def _each_time(one: Beban) -> str:
    """The minutes each time, and those for each of something."""
    more = f" + {_range(*one.menit_satuan)} per satuan" if one.satuan else ""
    return f"{_range(*one.menit)}{more}"


def _source(one: Beban) -> str:
    """Where the times come from."""
    said = [
        f"{count} langkah menurut {source}"
        for count, source in ((one.kerja, "waktu kerja"), (one.berlalu, "waktu Mutu Baku"))
        if count
    ]
    said += [f"{escape(each)}, dikalikan volume" for each in one.satuan]
    return "<br>".join(said) or "–"


def _gaps(one: Beban) -> Html:
    return join(
        (Html(f"langkah {escape(kurang.langkah)}: {escape(kurang.sebab)}") for kurang in one.kurang), "<br>\n"
    ) or Html("–")


def _need(several: Sequence[Beban], *, drafts: bool = False) -> tuple[Fraction, Fraction]:
    own = [one for one in several if drafts or one.card.status is Status.BERLAKU]
    return sum((one.orang[0] for one in own), Fraction(0)), sum((one.orang[1] for one in own), Fraction(0))


def _persons(need: tuple[Fraction, Fraction]) -> str:
    least, most = map(decimal, need)
    return least if least == most else f"{least}–{most}"


def _hours(least: Fraction, most: Fraction) -> str:
    first, last = (decimal(minutes / 60, 1) for minutes in (least, most))
    return first if first == last else f"{first}–{last}"


def _range(least: Fraction, most: Fraction) -> str:
    first, last = map(minutes_figure, (least, most))
    return first if first == last else f"{first}–{last}"


def _sorted(number: Fraction) -> str:
    """A number as text that sorts like it."""
    return f"{(number * 10_000).__floor__():012}"
