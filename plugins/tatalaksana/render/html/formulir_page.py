# A form's page, and the same form as a block within any other page.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.model import Formulir
from tatalaksana.render.html.links import entry_link, form_link
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.place import Place

_NL = "\n"


def formulir_html(form_id: str, formulir: Formulir, place: Place, dipakai: Sequence[tuple[str, int]] = ()) -> Html:
    """The page of one form; `dipakai` are the steps that use it, as entry id and index of the row."""
    users = join(Html(f"<li>{entry_link(place.catalog.entries[name], place)}</li>\n") for name, _ in dipakai)
    return Html(f'<article class="sop-halaman" data-formulir="{escape(form_id)}">\n<h1>{escape(formulir.judul)}</h1>\n{_body(formulir, place)}\n<ul>\n{users}</ul>\n</article>')


def formulir_block(form_id: str, formulir: Formulir, place: Place) -> Html:
    """The form within another page: its name leads to its own page."""
    return Html(f'<section class="sop-halaman">\n<p>{form_link(form_id, place)}</p>\n{_body(formulir, place)}\n</section>')


def _body(formulir: Formulir, place: Place) -> Html:
    about = f"<p>{inline(formulir.keterangan, place.resolve)}</p>\n" if formulir.keterangan else ""
    fields = join((Html(f"<li>{escape(isian.label)}</li>") for isian in formulir.isian), _NL)
    return Html(f"{about}<ol>\n{fields}\n</ol>")
