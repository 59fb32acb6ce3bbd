# What paper says of a sheet and a screen has elsewhere: which edition it is, at the foot of what a browser prints, and the code
# by which anyone may ask whether it is in force.
from __future__ import annotations

from tatalaksana.facts import Facts
from tatalaksana.render.code import CODE_ALT, check_code
from tatalaksana.render.html.markup import Html, escape, join

_DRAWN = "kode-lembar"


def identity_foot(facts: Facts) -> Html:
    """The foot below the identity sheet."""
    code, style = _code(facts)
    return Html(f'<div class="sop-kaki"{style}>{code}<p>{_words(facts)}</p></div>')


def table_foot(facts: Facts, columns: int) -> Html:
    """The foot of a table of so many columns: browsers repeat it on every page, like its head."""
    code, style = _code(facts, again=True)
    return Html(
        f'<tfoot class="sop-kaki"{style}><tr><td colspan="{columns}">{code}<p>{_words(facts)}</p></td></tr></tfoot>\n'
    )


def _words(facts: Facts) -> Html:
    edition, *lines = facts.foot
    if facts.entry.sop.contoh:
        lines[0] = f"Contoh, bukan dokumen resmi · {lines[0]}"
    return Html(f"<strong>{escape(edition)}</strong><br>{join(map(escape, lines), '<br>')}")


def _code(facts: Facts, *, again: bool = False) -> tuple[Html, Html]:
    """(the code, the style of its foot): drawn once, and shown again from there."""
    if not facts.check_address:
        return Html(""), Html("")
    code = check_code(facts.check_address)
    drawn = f'<use href="#{_DRAWN}"/>' if again else f'<path id="{_DRAWN}" stroke="#000" d="{code.path}"/>'
    shown = f'<svg viewBox="0 0 {code.modules} {code.modules}" role="img" aria-label="{CODE_ALT}">{drawn}</svg>'
    return Html(shown), Html(f' style="--kode:{code.side}"')
