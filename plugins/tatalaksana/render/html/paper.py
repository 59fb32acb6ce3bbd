# What paper says of a sheet and a screen has elsewhere: which edition it is, at the foot of what a browser prints.
from __future__ import annotations

from tatalaksana.facts import UNCONTROLLED, Facts
from tatalaksana.render.html.markup import Html, escape


def identity_foot(facts: Facts) -> Html:
    """The foot below the identity sheet."""
    return Html(f'<p class="sop-kaki">{_words(facts)}</p>')


def table_foot(facts: Facts, columns: int) -> Html:
    """The foot of a table of so many columns: browsers repeat it on every page, like its head."""
    return Html(f'<tfoot class="sop-kaki"><tr><td colspan="{columns}">{_words(facts)}</td></tr></tfoot>\n')


def _words(facts: Facts) -> Html:
    example = "Contoh, bukan dokumen resmi · " if facts.entry.sop.contoh else ""
    certified = "".join(f"<br>{escape(said)}" for said in facts.sheet.certificates)
    return Html(f"<strong>{escape(facts.edisi)}</strong><br>{example}{UNCONTROLLED}{certified}")
