# The pages of forms by name: the list of all of them, each form, and the two that review each SOP.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import FORMS, beside_file, form_file, form_page
from tatalaksana.facts import EVALUASI, MONITORING, AllFacts, Facts
from tatalaksana.formulir import Formulir
from tatalaksana.render.cari import form_record, list_record
from tatalaksana.render.html.links import entry_link, form_link
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.situs.downloads import FORM_FILES, download_lines, file_link
from tatalaksana.render.situs.formulir_page import formulir_block, formulir_html
from tatalaksana.render.situs.page import Page

TITLE = "Formulir"
_NL = "\n"


def form_pages(facts: AllFacts, around: Surroundings) -> Iterator[Page]:
    """Every page of forms."""
    place = Place(FORMS, facts, around)
    yield Page(FORMS, TITLE, lambda: forms_html(place), lambda: list_record(TITLE))
    for form_id, formulir in facts.catalog.formulir.items():
        yield _page(form_id, formulir.judul, Place(form_page(form_id), facts, around))
    for name, one in facts.of.items():
        for kind in (MONITORING, EVALUASI):
            yield _review(one, kind, Place(beside_file(name, f"-{kind}"), facts, around))


def form_block(form_id: str, facts: AllFacts, around: Surroundings, page: str) -> Html:
    """A form within another page, `page` by the name that addresses are made of."""
    return formulir_block(form_id, facts.catalog.formulir[form_id], Place(page, facts, around))


def forms_html(place: Place) -> Html:
    """The list of all forms, with where they are used and what can be downloaded."""
    forms = place.catalog.formulir
    cards = join((_card(form_id, formulir, place) for form_id, formulir in forms.items()), _NL)
    return Html(
        f'<div class="sop-halaman">\n<h1>{TITLE}</h1>\n'
        '<p class="sop-pengantar">Isi di halamannya, atau unduh kosong untuk diisi di kertas, di pembaca PDF, atau di Excel.</p>\n'
        f"{cards or '<p>Belum ada formulir.</p>'}\n{'' if place.around.sop else _of_sop(place)}</div>"
    )


def _of_sop(place: Place) -> Html:
    """What every SOP has, where it has no page of its own that would lead there."""
    entries = place.facts.of.values()
    if not entries:
        return Html("")
    cards = (
        Html(
            f'<section class="sop-kartu">\n<div>\n<h3>{entry_link(one.card, place)}</h3>\n{download_lines(one, place)}\n</div>\n</section>'
        )
        for one in entries
    )
    return Html(
        f"<h2>Daftar periksa dan penilaian SOP</h2>\n<p>Daftar periksa dicentang sambil SOP dikerjakan; monitoring diisi tiap enam bulan, evaluasi sedikitnya sekali setahun.</p>\n{join(cards, _NL)}\n"
    )


def _page(form_id: str, title: str, place: Place) -> Page:
    catalog = place.catalog
    return Page(
        place.page,
        title,
        lambda: formulir_html(form_id, catalog.formulir[form_id], place, catalog.pemakai_formulir.get(form_id, ())),
        lambda: form_record(catalog.formulir[form_id], catalog),
    )


def _review(facts: Facts, kind: str, place: Place) -> Page:
    """The page of a review form; who reviews an SOP comes from its page."""

    def html() -> Html:
        up = entry_link(facts.card, place) if place.around.sop else Html(f'<a href="{place.href(FORMS)}">{TITLE}</a>')
        back = Html(f'<div class="sop-halaman"><p class="sop-jejak">{up}</p></div>\n')
        return Html(
            back
            + formulir_html(
                f"{kind}/{facts.card.id}",
                facts.tinjauan[kind],
                place,
                review=facts,
            )
        )

    title = f"{kind.capitalize()} {facts.nama}"
    return Page(place.page, title, html)


def _card(form_id: str, formulir: Formulir, place: Place) -> Html:
    unit = place.catalog.registers.unit.get(formulir.unit or "")
    links = [file_link(form_file(form_id, kind), words, formulir.judul, place) for kind, words in FORM_FILES.items()]
    facts = [
        Html(f'<p class="sop-jumlah">{escape(unit.nama)}</p>') if unit else "",
        Html(f"<p>{inline(formulir.keterangan, place.resolve)}</p>") if formulir.keterangan else "",
        Html(f"<p>{join([link for link in links if link], ' · ')}</p>") if any(links) else "",
    ]
    about = join([Html(fact) for fact in facts if fact], _NL)
    users = _users(form_id, place)
    used = f"\n<div>\n<p>Dipakai pada</p>\n{users}\n</div>" if users else ""
    return Html(
        f'<section class="sop-kartu">\n<div>\n<h2>{form_link(form_id, place)}</h2>\n{about}\n</div>{used}\n</section>'
    )


def _users(form_id: str, place: Place) -> Html:
    """The SOP that name the form, each with the numbers of the steps that do."""
    steps: dict[str, list[str]] = {}
    for entry_id, row in place.catalog.pemakai_formulir.get(form_id, ()):
        number = "" if row is None else place.catalog.entries[entry_id].flow.numbers[row]
        steps.setdefault(entry_id, []).append(number)
    items = []
    for entry_id, numbers in steps.items():
        said = ", ".join(number for number in numbers if number)
        items.append(
            f"<li>{entry_link(place.catalog.cards[entry_id], place)}{f' (langkah {said})' if said else ''}</li>"
        )
    return Html("<ul>\n" + "\n".join(items) + "\n</ul>") if items else Html("")
