# What paper says of a sheet and a screen has elsewhere: which edition it is, at the foot of what a browser prints, and the code
# by which anyone may ask whether it is in force.
from __future__ import annotations

from tatalaksana.facts import Facts
from tatalaksana.render.code import CODE_ALT, check_code
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place


def paper_style(facts: Facts, place: Place) -> Html:
    """What makes a browser print on the paper of an SOP's profile, upright or lying."""
    return Html(
        f'<link rel="stylesheet" href="{place.asset(f"cetak-{facts.profil.lembaran.kata}.css")}" media="print">\n'
    )


def printed_foot(facts: Facts) -> Html:
    """The foot of the sheet, the last of what it holds: printed, the sheet is a table, whose foot browsers repeat on every page."""
    return Html(f'<div class="sop-kaki">{_code(facts)}<p>{_words(facts)}</p></div>')


def _words(facts: Facts) -> Html:
    edition, *lines = facts.foot
    if facts.entry.sop.contoh:
        lines[0] = f"Contoh, bukan dokumen resmi · {lines[0]}"
    return Html(f"<strong>{escape(edition)}</strong><br>{join(map(escape, lines), '<br>')}")


def _code(facts: Facts) -> Html:
    if not facts.check_address:
        return Html("")
    code = check_code(facts.check_address)
    return Html(
        f'<svg viewBox="0 0 {code.modules} {code.modules}" style="--kode:{code.side}" role="img" aria-label="{CODE_ALT}">'
        f'<path stroke="#000" d="{code.path}"/></svg>'
    )
