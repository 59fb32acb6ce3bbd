# «Riwayat» on an SOP's page: what changed last, when it is to be looked at again, and its newest revisions with what each changed.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.facts import Facts, Tenggat, is_late
from tatalaksana.facts.due import standing
from tatalaksana.model import say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Revision
from tatalaksana.render.situs.tentang import named_facts


def riwayat(facts: Facts, place: Place) -> Html:
    """The section; nothing where nothing is known. That a review is late is told, but alarms nobody: that is for Mutu."""
    revisions = place.around.revisions.get(facts.entry.id, ())
    said = named_facts(_reviews(facts, place), "sop-keadaan")
    if revisions:
        items = join((Html(f"<li>{_item(one, place)}</li>") for one in revisions), "\n")
        said = Html(f"{said}<ul>\n{items}\n</ul>\n")
    if not said:
        return said
    return Html(
        '<section class="sop-terkait sop-riwayat" aria-labelledby="riwayat" data-search-exclude>\n<section>\n'
        f'<h2 id="riwayat">Riwayat dan tinjauan</h2>\n{said}</section>\n</section>'
    )


def _reviews(facts: Facts, place: Place) -> Iterator[tuple[str, Html]]:
    day = place.catalog.tanggal
    # Where revisions are told, the newest is the first of them.
    change = place.around.changes.get(facts.entry.document.file)
    if change and not place.around.revisions.get(facts.entry.id):
        yield "Perubahan terakhir", Html(say_date(change.day))
    due = facts.tenggat
    for tenggat in due:
        yield f"{tenggat.jenis.value.capitalize()} berikutnya", Html(_said(tenggat, standing(tenggat, day)))
    if due and day:
        yield "Keadaan per", Html(say_date(day))


def due_html(tenggat: Tenggat, place: Place) -> Html:
    """A due date, and how it stands to the day as of which the site was built."""
    day = place.catalog.tanggal
    said = standing(tenggat, day)
    late = ' class="sop-terlambat"' if is_late(tenggat, day) else ""
    return Html(_said(tenggat, said and f"<span{late}>{said}</span>"))


def _said(tenggat: Tenggat, standing: str) -> str:
    due = say_date(tenggat.tanggal)
    if tenggat.perkiraan:
        due = f"{due} (perkiraan)"
    return f"{due}, {standing}" if standing else due


def changes_of(one: Revision, place: Place) -> Html:
    """What a revision changed, as the way to its differences where there is one."""
    said = escape(one.changes)
    return (
        Html(f'<a href="{escape(place.around.addresses.to_file(place.page, one.file))}">{said}</a>')
        if one.file
        else said
    )


def _item(one: Revision, place: Place) -> Html:
    return Html(f"{escape(one.name)}: {changes_of(one, place)}") if one.changes else escape(one.name)
