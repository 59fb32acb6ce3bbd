# What an SOP is called by, whose it is and since when it is in force: the line below its title.
from __future__ import annotations

from collections.abc import Iterable, Iterator

from tatalaksana.facts import Facts, edition_name
from tatalaksana.facts.edisi import is_coming
from tatalaksana.model import Status, say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

_SINCE = {
    Status.BERLAKU: "Berlaku sejak",
    Status.DRAF: "Rencana berlaku",
    Status.DICABUT: "Pernah berlaku sejak",
}


def metadata(facts: Facts, place: Place) -> Html:
    """The facts, each under its name; a phone shows the first two."""
    return named_facts(_metadata(facts, place), "sop-tentang")


def named_facts(rows: Iterable[tuple[str, Html]], kind: str) -> Html:
    """Facts under their names; nothing where there are none."""
    body = join((Html(f"<div><dt>{name}</dt> <dd>{value}</dd></div>") for name, value in rows), "\n")
    return Html(f'<dl class="{kind}">\n{body}\n</dl>\n') if body else Html("")


def _metadata(facts: Facts, place: Place) -> Iterator[tuple[str, Html]]:
    sop = facts.entry.sop
    since = sop.tanggal.efektif
    if since:
        yield "Mulai berlaku" if is_coming(facts.card, place.catalog) else _SINCE[sop.status], Html(say_date(since))
    if sop.nomor:
        yield "Nomor", Html(f'<span class="sop-nomor">{escape(sop.nomor)}</span>')
    unit = place.catalog.registers.unit[sop.unit.unit]
    yield "Unit", escape(unit.nama)  # the breadcrumb leads there
    yield "Jenis", Html(sop.jenis.value)
    revised = f", {say_date(sop.tanggal.revisi)}" if sop.revisi_ke and sop.tanggal.revisi else ""
    if sop.revisi_ke or sop.status is not Status.DRAF:
        yield "Revisi", Html(f"{edition_name(sop.revisi_ke).removeprefix('revisi ')}{revised}")
    if sop.status is not Status.DRAF:
        offices = [one.jabatan.replace("\n", ", ") for one in facts.sheet.signatures if one.jabatan]
        if offices:
            yield "Disahkan oleh", escape(offices[-1])
