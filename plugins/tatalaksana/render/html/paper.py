# What paper says of a sheet and a screen has elsewhere: which edition it is, at the foot of what a browser prints, and the code
# by which anyone may ask whether it is in force.
from __future__ import annotations

from math import ceil

from tatalaksana.catalog import sheet_file
from tatalaksana.faces import BOLD
from tatalaksana.facts import Facts
from tatalaksana.render.code import CODE_ALT, check_code
from tatalaksana.render.fitting.letters import ems
from tatalaksana.render.fitting.units import MM, PIXEL
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.web import printed_width

OFFICIAL = "Unduh PDF"
"""The button of the official sheet on an SOP's page."""
_SIZE, _LINE = 7.5, 9.0
"""Points of the foot's letters, and from one of its lines to the next."""
_AROUND = 12.0
"""Points above and below them."""
_BESIDE = 4.0
"""Millimetres between a code and them."""
_OWN_COUNT = 13.0
"""Millimetres before all of it, which the style sheet keeps for the count of pages that Firefox sets there."""


def paper_style(facts: Facts, place: Place) -> Html:
    """What makes a browser print on the paper of an SOP's profile, upright or lying."""
    return Html(
        f'<link rel="stylesheet" href="{place.asset(f"cetak-{facts.profil.lembaran.kata}.css")}" media="print">\n'
    )


def printed_foot(facts: Facts, place: Place) -> Html:
    """The foot of the sheet, the last of what it holds, and before it its room: printed, the sheet is a table, whose foot keeps that on every page."""
    edition, *lines = _foot(facts, place)
    words = Html(f"<strong>{escape(edition)}</strong><br>{join(map(escape, lines), '<br>')}")
    return Html(
        f'<div class="sop-kaki-ruang" style="--kaki:{foot_room(facts, place):g}pt"></div>'
        f'<div class="sop-kaki">{_code(facts)}<p>{words}</p></div>'
    )


def foot_room(facts: Facts, place: Place) -> float:
    """Points that the foot takes of each page."""
    code = check_code(facts.check_address).side if facts.check_address else 0
    room = printed_width(facts.profil.lembaran) * PIXEL - (code + _BESIDE + _OWN_COUNT) * MM
    taken = sum(ceil(ems(line, BOLD).most * _SIZE / room) for line in _foot(facts, place))
    return ceil(max(taken * _LINE, code * MM) + _AROUND)


def _foot(facts: Facts, place: Place) -> list[str]:
    edition, *lines = facts.foot
    if facts.entry.sop.contoh:
        lines[0] = f"Contoh, bukan dokumen resmi · {lines[0]}"
    elif not facts.entry.tanda_air and place.around.prints.get(sheet_file(facts.entry.id)):
        lines[0] = f"{lines[0]} · lembar resminya diunduh dari halamannya: «{OFFICIAL}»"
    return [edition, *lines]


def _code(facts: Facts) -> Html:
    if not facts.check_address:
        return Html("")
    code = check_code(facts.check_address)
    return Html(
        f'<svg viewBox="0 0 {code.modules} {code.modules}" style="--kode:{code.side}" role="img" aria-label="{CODE_ALT}">'
        f'<path stroke="#000" d="{code.path}"/></svg>'
    )
