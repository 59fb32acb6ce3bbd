# Whether an SOP is in force, seen at once: since when, which revision, what changed last, when the next review is due.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Entry
from tatalaksana.facts import Facts, Tenggat, edition_name, is_late
from tatalaksana.facts.due import standing
from tatalaksana.model import Status, first_day, say_date, say_known
from tatalaksana.render.html.markup import Html, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.riwayat import changes_of

_FORCE = {Status.BERLAKU: "Berlaku sejak", Status.DRAF: "Belum berlaku", Status.DICABUT: "Pernah berlaku sejak"}


def berlaku(facts: Facts, place: Place) -> Html:
    """The facts, each under its name."""
    rows = join((Html(f"<div><dt>{name}</dt><dd>{value}</dd></div>") for name, value in _rows(facts, place)), "\n")
    return Html(f'<dl class="sop-keadaan">\n{rows}\n</dl>')


def _rows(facts: Facts, place: Place) -> Iterator[tuple[str, Html]]:
    entry, sop, day = facts.entry, facts.entry.sop, place.catalog.tanggal
    since = sop.tanggal.efektif
    if sop.status is Status.DRAF:
        yield "Belum berlaku", Html(f"draf, rencana efektif {say_date(since)}" if since else "masih draf")
    elif since:
        coming = sop.status is Status.BERLAKU and day is not None and first_day(since) > day
        yield "Mulai berlaku" if coming else _FORCE[sop.status], Html(say_date(since))
    revised = f", {say_date(sop.tanggal.revisi)}" if sop.revisi_ke and sop.tanggal.revisi else ""
    yield "Edisi", Html(f"{edition_name(sop.revisi_ke)}{revised}")
    if changed := _changed(entry, place):
        yield "Perubahan terakhir", changed
    due = facts.tenggat
    for tenggat in due:
        yield f"{tenggat.jenis.value.capitalize()} berikutnya", due_html(tenggat, place)
    if due and day:
        yield "Dihitung per", Html(say_date(day))


def due_html(tenggat: Tenggat, place: Place) -> Html:
    """A due date, and how it stands to the day as of which the site was built."""
    day = place.catalog.tanggal
    said, due = standing(tenggat, day), say_date(tenggat.tanggal)
    if tenggat.perkiraan:
        due = f"{due} (perkiraan)"
    if not said:
        return Html(due)
    late = ' class="sop-terlambat"' if is_late(tenggat, day) else ""
    return Html(f"{due}, <span{late}>{said}</span>")


def _changed(entry: Entry, place: Place) -> Html:
    """What the newest revision changed; else when its file last did."""
    revisions = place.around.revisions.get(entry.id, ())
    if revisions:
        return Html(f"{say_known(revisions[0].day)}: {changes_of(revisions[0], place)}")
    change = place.around.changes.get(entry.document.file)
    return Html(say_date(change.day)) if change else Html("")
