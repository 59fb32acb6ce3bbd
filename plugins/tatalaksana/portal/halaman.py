# The pages of a portal: what is counted of all sites, and what leads from one to the other; the rest stands on each site.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tatalaksana.model import say_date
from tatalaksana.portal.bingkai import portal_page
from tatalaksana.portal.gabungan import Menunggu, Portal, Tautan
from tatalaksana.portal.situs import Situs
from tatalaksana.render.html import Html, escape
from tatalaksana.render.html.markup import join
from tatalaksana.render.listing import SopTerdaftar
from tatalaksana.render.situs.cari import SEARCH_BUTTON
from tatalaksana.render.situs.lists import table_of

_NL = "\n"
_MOST = 200
"""Rows of a list that grows with the number of SOP: with more a page is heavy, and nobody reads on."""


def portal_pages(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """(file, content) of every page."""
    for name, title, body in (
        ("index.html", portal.nama, _home(portal)),
        ("mutu.html", "Mutu", _quality(portal)),
        ("abk.html", "Beban kerja (ABK)", _work(portal)),
        ("peta.html", "Peta antarinstansi", _map(portal)),
        ("dampak.html", "Dampak perubahan peraturan", _impact(portal)),
    ):
        yield name, portal_page(portal, name, title, body)
    for situs in portal.situs:
        name = _page(situs)
        yield name, portal_page(portal, name, situs.nama, _site(situs, portal))


def _page(situs: Situs) -> str:
    return f"situs/{situs.kunci}.html"


def _home(portal: Portal) -> Html:
    force, drafts, revoked = (
        sum(getattr(situs.serahan.mutu, key) for situs in portal.situs) for key in ("berlaku", "draf", "dicabut")
    )
    rows = [
        _row(
            _own(situs),
            Html(f'<a href="{escape(situs.alamat)}">Buka situsnya</a>'),
            escape(say_date(situs.serahan.tanggal) if situs.serahan.tanggal else "–"),
            _number(situs.serahan.mutu.berlaku),
            _number(situs.serahan.mutu.draf),
        )
        for situs in portal.situs
    ]
    return Html(
        f'<p class="sop-pengantar">{_number(force)} SOP berlaku di {len(portal.situs)} situs; selain itu {_number(drafts)} draf dan {_number(revoked)} dicabut.</p>\n'
        '<form class="sop-cari sop-cari--besar" role="search" data-portal>\n'
        '<label class="sop-cari-label" for="cari">Cari SOP di semua instansi</label>\n'
        '<input class="sop-cari-kotak" id="cari" type="search" name="q" placeholder="Nomor, jabatan, kata" maxlength="500" autocomplete="off" autocapitalize="off" spellcheck="false">\n'
        f"{SEARCH_BUTTON}\n</form>\n"
        '<div class="sop-cari-hasil"><p class="sop-portal-jumlah" role="status"></p>\n<ol class="sop-cari-daftar"></ol>\n'
        '<button type="button" class="sop-tombol sop-cari-lagi" hidden>Tampilkan lebih banyak</button></div>\n'
        f"<h2>Instansi</h2>\n{table_of(('Instansi', 'Situs', 'Keadaan per', 'Berlaku', 'Draf'), rows, 'Situs tiap instansi')}"
    )


def _quality(portal: Portal) -> Html:
    rows = [
        _row(
            _theirs(situs, "mutu"),
            figures=(
                *(_number(getattr(situs.serahan.mutu, key)) for key in ("berlaku", "terlambat", "segera", "terdampak")),
                _number(len({one.sebutan for one in portal.menunggu if one.dari is situs and not one.calon})),
                _number(situs.serahan.mutu.peringatan),
            ),
        )
        for situs in sorted(portal.situs, key=lambda one: (-one.serahan.mutu.terlambat, -one.serahan.mutu.terdampak))
    ]
    heads = (
        "Instansi",
        "Berlaku",
        "Terlambat ditinjau",
        "Jatuh tempo dalam 90 hari",
        "Terdampak peraturan",
        "Disebut, belum terbit di mana pun",
        "Peringatan",
    )
    return Html(
        f'<p class="sop-pengantar">Tiap angka menurut tanggal acuan situsnya; rinciannya di halaman Mutu situs itu.</p>\n{_counting(table_of(heads, rows, "Mutu tiap instansi"))}'
    )


def _work(portal: Portal) -> Html:
    rows = []
    for situs in portal.situs:
        work = situs.serahan.beban
        hours = [sum(one.jam[end] for one in work) for end in (0, 1)]
        persons = [sum(one.orang[end] for one in work) for end in (0, 1)]
        rows.append(_row(_theirs(situs, "abk"), figures=(_number(len(work)), _between(hours, 0), _between(persons, 2))))
    shared = [
        _row(
            escape(one.nama),
            figures=(_number(one.situs), _number(one.sop), _between(one.jam, 0), _between(one.orang, 2)),
        )
        for one in portal.jabatan[:_MOST]
    ]
    parts = [
        Html(
            '<p class="sop-pengantar">Dari SOP berlaku yang menyebut volumenya. Cara menghitungnya ada di halaman tiap situs.</p>'
        ),
        _counting(
            table_of(("Instansi", "Jabatan", "Jam setahun", "Kebutuhan orang"), rows, "Beban kerja tiap instansi")
        ),
    ]
    if shared:
        heads = ("Jabatan", "Instansi", "SOP", "Jam setahun", "Kebutuhan orang")
        parts.append(
            Html(
                f"<h2>Jabatan yang bernama sama di beberapa instansi</h2>\n{_counting(table_of(heads, shared, 'Jabatan bersama'))}{_cut(len(portal.jabatan), 'jabatan')}"
            )
        )
    return join(parts, _NL)


def _map(portal: Portal) -> Html:
    named = {situs.kunci: situs for situs in portal.situs}
    pairs = sorted(portal.antar().items(), key=lambda one: (-one[1], one[0]))
    rows = [_row(_own(named[one]), _own(named[other]), _number(count)) for (one, other), count in pairs[:_MOST]]
    inside = [
        _row(
            _theirs(situs, "peta"),
            figures=(
                *(
                    _number(
                        sum(
                            sop.status == "berlaku" and not sop.belum_berlaku and sop.jenis == kind
                            for sop in situs.daftar.sop
                        )
                    )
                    for kind in ("makro", "mikro")
                ),
                _number(sum(one.dari is situs for one in portal.tautan)),
                _number(sum(one.ke is situs for one in portal.tautan)),
            ),
        )
        for situs in portal.situs
    ]
    links = (
        Html(
            f"<h2>Siapa menyebut SOP siapa</h2>\n{table_of(('Instansi', 'Menyebut SOP milik', 'Tautan'), rows, 'Tautan antarinstansi')}{_cut(len(pairs), 'pasangan')}"
        )
        if rows
        else Html("<p>Belum ada SOP yang menyebut SOP instansi lain.</p>")
    )
    heads = ("Instansi", "Makro", "Mikro", "Menyebut keluar", "Disebut dari luar")
    return Html(f"{links}\n<h2>Tiap instansi</h2>\n{_counting(table_of(heads, inside, 'Peta tiap instansi'))}")


def _impact(portal: Portal) -> Html:
    if not portal.dampak:
        return Html("<p>Tidak ada peraturan yang diketahui berubah.</p>")
    rows = []
    for one in portal.dampak[:_MOST]:
        knowing = [each for each in one.penyebut if each.tahu]
        others = [each for each in one.penyebut if not each.tahu]
        rows.append(
            _row(
                escape(one.judul),
                escape("; ".join(one.pengganti) or "–"),
                join((Html(f"{_own(each.situs)} ({each.jumlah})") for each in knowing), ", ") or Html("–"),
                join((Html(f"{_own(each.situs)} ({each.jumlah})") for each in others), ", ") or Html("–"),
                _number(sum(each.jumlah for each in one.penyebut)),
            )
        )
    heads = ("Peraturan", "Penggantinya", "Situs yang mencatatnya", "Situs yang belum mencatatnya", "SOP")
    return Html(
        '<p class="sop-pengantar">Peraturan yang menurut sedikitnya satu situs sudah diubah, diganti, atau dicabut, dengan banyaknya SOP yang menyebutnya. '
        f"Kolom keempat: situs yang daftar peraturannya belum mengatakan begitu.</p>\n{table_of(heads, rows, 'Dampak')}{_cut(len(portal.dampak), 'peraturan')}"
    )


def _site(situs: Situs, portal: Portal) -> Html:
    outward = [one for one in portal.tautan if one.dari is situs]
    inward = [one for one in portal.tautan if one.ke is situs]
    open_ended = [one for one in portal.menunggu if one.dari is situs]
    pages = " · ".join(
        f'<a href="{escape(situs.alamat + where)}">{words}</a>'
        for key, words in (("mutu", "Mutu"), ("abk", "Beban kerja"), ("peta", "Peta"), ("dampak", "Dampak"))
        if (where := situs.serahan.halaman.get(key))
    )
    about = escape(situs.serahan.instansi)
    parts = [
        Html(
            f'<p class="sop-pengantar">{about}{". " if about else ""}{_number(situs.serahan.mutu.berlaku)} SOP berlaku. <a href="{escape(situs.alamat)}">Buka situsnya</a> · {pages}</p>'
        ),
        _links("Menyebut SOP instansi lain", outward, ("SOP di sini", "SOP yang disebut", "Instansi")),
        _links("Disebut instansi lain", inward, ("SOP yang menyebut", "SOP di sini", "Instansi")),
    ]
    if open_ended:
        rows = [_row(_sop(one.dari, one.sop), escape(one.sebutan), _candidates(one)) for one in open_ended[:_MOST]]
        heads = ("SOP di sini", "Menyebut", "Ada di")
        parts.append(
            Html(f"<h2>Belum bertemu</h2>\n{table_of(heads, rows, 'Belum bertemu')}{_cut(len(open_ended), 'sebutan')}")
        )
    return join(filter(None, parts), _NL)


def _links(title: str, several: Sequence[Tautan], heads: Sequence[str]) -> Html:
    if not several:
        return Html("")
    outward = title.startswith("Menyebut")
    rows = [
        _row(
            _sop(one.dari, one.sop),
            _sop(one.ke, one.tujuan),
            _own(one.ke if outward else one.dari, root="../"),
        )
        for one in several[:_MOST]
    ]
    return Html(f"<h2>{title}</h2>\n{table_of(heads, rows, title)}{_cut(len(several), 'tautan')}")


def _candidates(one: Menunggu) -> Html:
    """Where it may be: of several of one name nobody but its writer knows which is meant."""
    if not one.calon:
        return Html("tidak ada di portal ini")
    shown = join((_own(situs, root="../") for situs in one.calon[:3]), ", ")
    more = f" dan {len(one.calon) - 3} lainnya" if len(one.calon) > 3 else ""  # noqa: PLR2004 - as many as are named
    return Html(f"{len(one.calon)} instansi: {shown}{more}")


def _sop(situs: Situs, sop: SopTerdaftar) -> Html:
    number = f"<br><small>{escape(sop.nomor)}</small>" if sop.nomor else ""
    return Html(f'<a href="{escape(situs.alamat + sop.alamat)}">{escape(sop.nama)}</a>{number}')


def _own(situs: Situs, root: str = "") -> Html:
    """A site's name, leading to its page in the portal."""
    return Html(f'<a href="{root}{escape(_page(situs))}">{escape(situs.nama)}</a>')


def _theirs(situs: Situs, page: str) -> Html:
    """A site's name, leading to its own page of a kind."""
    return Html(f'<a href="{escape(situs.alamat + situs.serahan.halaman.get(page, ""))}">{escape(situs.nama)}</a>')


def _row(head: Html, *cells: Html, figures: Iterable[Html] = ()) -> Html:
    """A row: what it is about, words, then figures."""
    shown = [*(f"<td>{cell}</td>" for cell in cells), *(f'<td class="angka">{cell}</td>' for cell in figures)]
    return Html(f'<tr><th scope="row">{head}</th>{"".join(shown)}</tr>')


def _number(number: int) -> Html:
    return Html(f"{number:,}".replace(",", "."))


def _between(ends: Sequence[float], digits: int) -> Html:
    """Two ends of a figure, as an Indonesian writes them."""
    said = [f"{end:,.{digits}f}".replace(",", "\0").replace(".", ",").replace("\0", ".") for end in ends]
    return Html(said[0] if said[0] == said[1] else f"{said[0]}–{said[1]}")


def _counting(table: Html) -> Html:
    return Html(f'<div class="sop-berangka">{table}</div>')


def _cut(count: int, what: str) -> Html:
    return Html(f"<p>Ditampilkan {_MOST} dari {_number(count)} {what}.</p>") if count > _MOST else Html("")
