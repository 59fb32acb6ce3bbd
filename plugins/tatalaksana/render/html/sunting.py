# The sheet for who edits it: as readers see it, each value with its place in the file, and nothing around it.
from __future__ import annotations

from tatalaksana.facts import Facts
from tatalaksana.model import Orientasi
from tatalaksana.render.html.identity import below_steps, identity
from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.table import table


def editing_html(facts: Facts, place: Place) -> Html:
    """The table and the identity sheet; the surroundings of `place` say that it is edited."""
    upright = " sop-tegak" if facts.profil.orientasi is Orientasi.TEGAK else ""
    return Html(
        f'<article class="sop sop-kertas-{facts.profil.lembaran.kata}{upright}" data-status="{facts.entry.sop.status.value}">\n'
        f'<div class="sop-lembar"><div class="sop-isi">\n{table(facts, place)}\n'
        f'<div class="sop-pengenal" id="identitas">\n{identity(facts, place)}\n</div>\n{below_steps(facts, place)}\n</div></div>\n</article>'
    )
