# A form's page, and the same form as a block within any other page.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.catalog import form_page, unit_page
from tatalaksana.facts import Facts, form_foot
from tatalaksana.formulir import Formulir
from tatalaksana.render.html.links import entry_link, form_link
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.passages import prose
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.formulir_data import form_data
from tatalaksana.render.situs.formulir_field import Around, field_html
from tatalaksana.render.situs.pita import band

_NL = "\n"
_ALONE = "isian"
"""What ids begin with on a form's own page, which has no other."""
_FILES = ((".pdf", "PDF untuk dicetak atau diisi"), (".xlsx", "XLSX kosong"))

_PRINTED = Html('\n<button class="sop-tombol sop-f-cetak" type="button" hidden>Cetak formulir ini</button>')
"""Where a review is no PDF, its page is what is printed."""


def formulir_html(
    form_id: str,
    formulir: Formulir,
    place: Place,
    dipakai: Sequence[tuple[str, int | None]] = (),
    *,
    review: Facts | None = None,
) -> Html:
    """The page of one form, beside its files.

    Args:
        form_id: The form's id.
        formulir: The form.
        place: Where the page stands.
        dipakai: The steps that use it, as entry id and index of the row.
        review: The SOP that it reviews, a card a row: it is printed on that SOP's paper.
    """
    facts = [Html(f"Formulir · versi {formulir.versi}")]
    unit = place.catalog.registers.unit.get(formulir.unit or "")
    if formulir.unit and unit:
        name = escape(unit.nama)
        facts.append(Html(f'<a href="{place.href(unit_page(formulir.unit))}">{name}</a>') if place.around.sop else name)
    warning = Html("")
    if review:
        warning = band(review.entry, place)
        if review.unit:
            facts.append(escape(review.unit))
    return Html(
        f'<article class="sop-halaman sop-f-halaman">\n{place.sheets("formulir.css")}{_printed(form_foot(form_id, formulir.versi, review.edisi if review else ""), review)}<h1>{inline(formulir.judul, place.resolve)}</h1>\n'
        f'<p class="sop-f-fakta">{join(facts, " · ")}</p>\n{warning}{_body(form_id, formulir, place.page, place, Around(_ALONE, place.resolve, review is not None))}\n{_users(dipakai, place)}</article>'
    )


def _printed(lines: Sequence[str], review: Facts | None) -> Html:
    """On which paper a browser prints a review, and what at the foot of each page, with the page's number: one style, in which all that might end its text is escaped."""
    said = "\\a ".join(re.sub(r"[^A-Za-z0-9 ./-]", lambda letter: f"\\{ord(letter[0]):x} ", line) for line in lines)
    font = "font: 7.5pt Arial, sans-serif; color: #000"
    size = "size: {:g}mm {:g}mm; ".format(*review.profil.lembaran.ukuran) if review else ""
    return Html(
        f'<style media="print">@page {{ {size}@bottom-left {{ content: "{said}"; white-space: pre-wrap; {font} }} '
        f'@bottom-right {{ content: "Halaman " counter(page) " dari " counter(pages); {font} }} }}</style>\n'
    )


def formulir_block(form_id: str, formulir: Formulir, place: Place) -> Html:
    """The form within another page: its name leads to its own page."""
    return Html(
        f'<section class="sop-halaman sop-f-blok" aria-labelledby="{_prefix(form_id)}--judul">\n{place.sheets("formulir.css")}'
        f'<p class="sop-f-judul" id="{_prefix(form_id)}--judul">{form_link(form_id, place)}</p>\n'
        f"{_body(form_id, formulir, form_page(form_id), place, Around(_prefix(form_id), place.resolve))}\n</section>"
    )


def _prefix(form_id: str) -> str:
    return f"formulir-{form_id.replace('/', '-')}"


def _body(form_id: str, formulir: Formulir, files: str, place: Place, around: Around) -> Html:
    about = Html(f"{prose(formulir.keterangan, place.resolve)}\n") if formulir.keterangan else ""
    blank = join(place.download(f"{files}{kind}", words) for kind, words in _FILES)
    if around.cards and f"{files}.pdf" not in place.around.prints:
        blank = join((blank, _PRINTED))
    downloads = f'<p class="sop-f-unduh">{blank}\n</p>\n' if blank else ""
    fields = join((field_html(isian, around) for isian in formulir.isian), _NL)
    return Html(
        f"{about}{downloads}"
        f'<div class="sop-formulir" data-formulir="{escape(form_id)}" data-search-exclude>\n'
        f'<script type="application/json">{form_data(form_id, formulir, shown=True)}</script>\n'
        f'<div class="sop-f-lembar">\n{fields}\n</div>\n</div>\n'
        f"{place.script('formulir.js')}"
    )


def _users(dipakai: Sequence[tuple[str, int | None]], place: Place) -> Html:
    if not dipakai:
        return Html("")
    items = []
    for entry_id, row in dipakai:
        linked = entry_link(place.catalog.cards[entry_id], place)
        if row is None:
            items.append(Html(f"<li>{linked}</li>"))
            continue
        entry = place.catalog.entries[entry_id]
        number = entry.flow.numbers[row]
        step = inline(entry.sop.kegiatan[row].uraian, place.resolve)
        items.append(Html(f"<li>{linked}{f', langkah {escape(number)}' if number else ''}: {step}</li>"))
    return Html(
        f'<section class="sop-f-dipakai">\n<h2>Dipakai pada</h2>\n<ul>\n{join(items, _NL)}\n</ul>\n</section>\n'
    )
