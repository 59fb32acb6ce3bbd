# The field that finds: on each page, big on the front page, and with filters on the page «Cari». It is a plain form
# that leads to that page; a script shows what is found while one types.
from __future__ import annotations

from tatalaksana.catalog import FORMS, OFFICES, REGULATIONS, SEARCH, SOPS
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

TITLE = "Cari"
SCRIPT = "cari.js"
FILTERS = ("unit", "jabatan", "jenis", "status", "peraturan", "tahun")
"""What results can be narrowed by, as the index and the address of the page call it."""
SEARCH_BUTTON = Html(
    '<button class="sop-cari-tombol" aria-label="Cari"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 3a6.5 6.5 0 0 1 5.2 10.4l6 6-1.4 1.4-6-6A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg></button>'
)
"""What a field is sent by."""
_HINT = "Nomor, jabatan, kata"
"""A phone of 320 pixels has room for no more."""
_NL = "\n"
_LIST = (
    '<ol class="sop-cari-daftar"></ol>\n'
    '<button type="button" class="sop-tombol sop-cari-lagi" hidden>Tampilkan lebih banyak</button>\n'
)
"""Results of one kind."""


def search_form(place: Place) -> Html:
    """The big field, for a page's content; nothing where the site has no search. Once on a page."""
    return _form(place, "sop-cari--besar", "cari-besar", "Cari SOP", _HINT) if place.around.pencarian else Html("")


def search_field(place: Place) -> Html:
    """The field of a page's header, with the script that all fields of the page need."""
    form = _form(place, "sop-cari--kepala", "cari-kepala", "Cari (tekan /)", _HINT)
    return Html(f'{form}\n<script src="{place.asset(SCRIPT)}" defer></script>\n')


def search_html(place: Place) -> Html:
    """The page «Cari»."""
    offered = [
        (SOPS, "Semua SOP"),
        (OFFICES, "Jabatan dan langkahnya"),
        (REGULATIONS, "Peraturan dan SOP yang menyebutnya"),
    ]
    if place.around.formulir:
        offered.append((FORMS, "Formulir"))
    lists = join((Html(f'<li><a href="{place.href(page)}">{words}</a></li>') for page, words in offered), _NL)
    return Html(
        f'<div class="sop-halaman sop-cari-halaman" data-saringan="{" ".join(FILTERS)}">\n<h1>{TITLE}</h1>\n{search_form(place)}\n'
        '<div class="sop-cari-isi" hidden>\n'
        '<details class="sop-saringan"><summary>Saring</summary>\n<div class="sop-saringan-isi"></div>\n</details>\n'
        '<div class="sop-cari-hasil">\n<p class="sop-cari-jumlah" role="status"></p>\n<div class="sop-cari-bantu"></div>\n'
        f'<div class="sop-cari-utama">{_LIST}</div>\n'
        '<div class="sop-cari-tersisih" data-judul="h3" hidden><details><summary><h2>Tidak berlaku: contoh, draf, dan yang dicabut (<span class="sop-cari-banyak"></span>)</h2></summary>\n'
        f"{_LIST}</details></div>\n"
        f'<div class="sop-cari-panduan" data-judul="h3" hidden><h2>Panduan dan halaman untuk penyunting (<span class="sop-cari-banyak"></span>)</h2>\n{_LIST}</div>\n'
        "</div>\n</div>\n"
        '<div class="sop-cari-lain">\n'
        '<p class="sop-cari-mati"><strong>Pencarian tidak dapat dipakai di sini.</strong> Pencarian memerlukan JavaScript dan situs yang dibuka dari server; pada situs yang dibuka dari folder di komputer ini peramban melarangnya.</p>\n'
        f"<h2>Lewat daftar</h2>\n<ul>\n{lists}\n</ul>\n</div>\n</div>"
    )


def _form(place: Place, kind: str, name: str, label: str, hint: str) -> Html:
    """A form; the script finds the site's root by it."""
    root = escape(place.around.addresses.to_file(place.page, "") or "./")
    return Html(
        f'<form class="sop-cari {kind}" role="search" action="{place.href(SEARCH)}" data-akar="{root}">\n'
        f'<label class="sop-cari-label" for="{name}">{label}</label>\n'
        f'<input class="sop-cari-kotak" id="{name}" type="search" name="q" placeholder="{hint}" maxlength="500" autocomplete="off" autocapitalize="off" spellcheck="false">\n'
        f"{SEARCH_BUTTON}\n"
        "</form>"
    )
