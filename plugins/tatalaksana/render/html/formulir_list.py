# The pages of forms by name: the list of all of them, and each form.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import FORMS, Catalog, form_file, form_page
from tatalaksana.model import Formulir, plain
from tatalaksana.render.html.formulir_page import formulir_block, formulir_html
from tatalaksana.render.html.links import entry_link, form_link
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.page import Page
from tatalaksana.render.html.place import Place, Surroundings

TITLE = "Formulir"
_FILES = ((".pdf", "PDF"), ("-isian.pdf", "PDF isian"), (".xlsx", "XLSX"))
_NL = "\n"


def form_pages(catalog: Catalog, around: Surroundings) -> Iterator[Page]:
    """Every page of forms."""
    place = Place(FORMS, catalog, around)
    yield Page(FORMS, TITLE, lambda: forms_html(place), lambda: Html(f"<h1>{TITLE}</h1>"))
    for form_id, formulir in catalog.formulir.items():
        yield _page(form_id, formulir, Place(form_page(form_id), catalog, around))


def form_block(form_id: str, catalog: Catalog, around: Surroundings, page: str) -> Html:
    """A form within another page, `page` by the name that addresses are made of."""
    return formulir_block(form_id, catalog.formulir[form_id], Place(page, catalog, around))


def forms_html(place: Place) -> Html:
    """The list of all forms, with where they are used and what can be downloaded."""
    forms = place.catalog.formulir
    if not forms:
        body = Html("<p>Belum ada formulir.</p>")
    else:
        rows = join((_row(form_id, formulir, place) for form_id, formulir in forms.items()), _NL)
        body = Html(
            '<div class="sop-gulir" role="region" tabindex="0" aria-label="Daftar formulir"><table class="sop-daftar sop-daftar-formulir">\n'
            '<thead><tr><th scope="col">Formulir</th>\n<th scope="col">Dipakai pada</th>\n<th scope="col">Unduh kosong</th></tr></thead>\n'
            f"<tbody>\n{rows}\n</tbody>\n</table></div>"
        )
    return Html(
        f'<div class="sop-halaman">\n<h1>{TITLE}</h1>\n'
        f'<p class="sop-pengantar">{len(forms)} formulir. Isi di halamannya, atau unduh kosong untuk diisi di kertas atau di Excel.</p>\n'
        f"{body}\n</div>"
    )


def _page(form_id: str, formulir: Formulir, place: Place) -> Page:
    users = place.catalog.pemakai_formulir.get(form_id, ())
    return Page(
        place.page, formulir.judul, lambda: formulir_html(form_id, formulir, place, users), lambda: _search(formulir)
    )


def _search(formulir: Formulir) -> Html:
    """What the search should know of a form: every word of it, a line each."""
    words = [formulir.keterangan or ""]
    for isian in formulir.isian:
        for one in (isian, *(isian.columns or ())):
            words += [one.label, one.hint or "", *(one.choices or {}).values()]
        words += (text for row in isian.values for text in row.values())
    body = escape("\n".join(plain(word) for word in words if word))
    return Html(f"<h1>{escape(formulir.judul)}</h1>\n<p>{body}</p>")


def _row(form_id: str, formulir: Formulir, place: Place) -> Html:
    unit = place.catalog.registers.unit.get(formulir.unit or "")
    owner = f'\n<span class="sop-jumlah">{escape(unit.nama)}</span>' if unit else ""
    about = f"\n<p>{inline(formulir.keterangan, place.resolve)}</p>" if formulir.keterangan else ""
    files = join(_file(form_file(form_id, kind), words, place) for kind, words in _FILES)
    return Html(
        f'<tr>\n<th scope="row">{form_link(form_id, place)}{owner}{about}</th>\n'
        f"<td>{_users(form_id, place)}</td>\n<td>{files or '–'}</td>\n</tr>"
    )


def _file(file: str, words: str, place: Place) -> Html:
    size = place.around.prints.get(file)
    if not size:
        return Html("")
    address = place.around.addresses.to_file(place.page, file)
    return Html(f'<a href="{escape(address)}" download>{words} ({max(1, round(size / 1000))} kB)</a>\n')


def _users(form_id: str, place: Place) -> Html:
    """The SOP whose steps name the form, each with the numbers of those steps."""
    steps: dict[str, list[str]] = {}
    for entry_id, row in place.catalog.pemakai_formulir.get(form_id, ()):
        steps.setdefault(entry_id, []).append(place.catalog.entries[entry_id].flow.numbers[row])
    items = []
    for entry_id, numbers in steps.items():
        said = ", ".join(number for number in numbers if number)
        items.append(Html(f"<li>{entry_link(place.catalog.entries[entry_id], place)}{f' (langkah {said})' if said else ''}</li>"))
    return Html(f"<ul>\n{join(items, _NL)}\n</ul>") if items else Html("–")
