# The page of what is named but not published, with a draft of each; and what the search knows of units.
from __future__ import annotations

from collections.abc import Iterable, Sequence

from tatalaksana.catalog import (
    Unpublished,
    draft_of,
    wish_for,
)
from tatalaksana.facts import missing_sop
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

_NL = "\n"


def unpublished_html(place: Place) -> Html:
    """What others name and nobody has published, with who asks for it."""
    catalog = place.catalog
    work = missing_sop(catalog)
    rest = [missing for missing in catalog.belum_terbit if missing not in work]
    body = _asked_for(work, "SOP yang belum diterbitkan", place)
    if not work:
        body = Html("<p>Semua SOP yang disebut SOP lain sudah diterbitkan.</p>")
    if rest:
        words = "Hanya disebut contoh atau SOP yang dicabut"
        body = Html(f"{body}\n<section>\n<h2>{words}</h2>\n{_asked_for(rest, words, place)}\n</section>")
    return Html(
        '<div class="sop-halaman">\n<h1>Belum diterbitkan</h1>\n'
        '<p class="sop-pengantar">SOP yang disebut dalam Keterkaitan atau rincian SOP lain, tetapi belum ada di situs ini.</p>\n'
        f"{body}\n</div>"
    )


def _asked_for(several: Iterable[Unpublished], title: str, place: Place) -> Html:
    """What is named, with who names it and the way to a draft."""
    rows = []
    for missing in several:
        askers = (Html(f"<li>{entry_link(place.catalog.cards[name], place)}</li>") for name in missing.askers)
        rows.append(
            Html(
                f'<tr>\n<th scope="row">{escape(missing.sebutan)}</th>\n<td><ul>{join(askers, _NL)}</ul></td>\n'
                f"<td>{_beginning(missing, place)}</td>\n</tr>"
            )
        )
    return table_of(("SOP", "Disebut oleh", "Mulai menulis"), rows, title)


def _beginning(missing: Unpublished, place: Place) -> Html:
    """The way to a draft: the forge's page for a new file, and the text itself to copy."""
    draft = draft_of(wish_for(missing, place.catalog), place.catalog)
    asker = place.catalog.cards[missing.askers[0]]
    file = f"{asker.file.removesuffix(f'{asker.id}.yaml')}{draft.id}.yaml"
    address = place.around.forge.new(file, draft.text) if place.around.forge else None
    button = (
        f'<a class="sop-tombol" href="{escape(address)}" aria-label="Tulis {escape(missing.sebutan)}">Tulis</a>'
        if address
        else ""
    )
    return Html(
        f'{button}<details class="sop-draf"><summary>{"Lihat draf" if address else "Salin draf"}</summary>\n'
        f'<p>Simpan sebagai <code>{escape(file)}</code>. Klik teksnya untuk memilih semua.</p>\n<pre><code tabindex="0">{escape(draft.text)}</code></pre></details>'
    )


def table_of(heads: Iterable[str], rows: Iterable[Html], title: str) -> Html:
    """A table that scrolls in its own box; on narrow screens each row is a card, whose cells say what they are."""
    heads = [*heads]
    shown = join((_named(row, heads[1:]) for row in rows), _NL)
    head = "\n".join(f'<th scope="col">{name}</th>' for name in heads)
    return Html(
        f'<div class="sop-gulir" role="region" tabindex="0" aria-label="{escape(title)}"><table class="sop-daftar">\n'
        f"<thead><tr>\n{head}\n</tr></thead>\n<tbody>\n{shown}\n</tbody>\n</table></div>"
    )


def _named(row: Html, heads: Sequence[str]) -> Html:
    """A row whose cells have the names of their columns."""
    first, *cells = row.split("<td")
    named = (f'<td data-kolom="{escape(head)}"{cell}' for head, cell in zip(heads, cells, strict=True))
    return Html("".join((first, *named)))
