# «Riwayat» on an SOP's page: what changed last, when it is to be looked at again, and its newest revisions with what each changed.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.facts import Facts, Tenggat
from tatalaksana.model import say_date
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Revision
from tatalaksana.render.situs.tentang import named_facts


def riwayat(facts: Facts, place: Place) -> Html:
    """The section; nothing where nothing is known.

    That a review is late is told, but alarms nobody: that is for Mutu. By how much is not: what is said here stays true until the file
    changes, on whatever day somebody reads it.
    """
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
    # Where revisions are told, the newest is the first of them.
    change = place.around.changes.get(facts.entry.document.file)
    if change and not place.around.revisions.get(facts.entry.id):
        yield "Perubahan terakhir", Html(say_date(change.day))
    for tenggat in facts.tenggat:
        late = "terlambat" if place.catalog.is_after(tenggat.tanggal) else ""
        yield f"{tenggat.jenis.value.capitalize()} berikutnya", due_html(tenggat, Html(late))


def due_html(tenggat: Tenggat, standing: Html) -> Html:
    """A due date, and how it stands to the day as of which the site was built, if anything is said of that."""
    estimated = " (perkiraan)" if tenggat.perkiraan else ""
    return Html(f"{say_date(tenggat.tanggal)}{estimated}{', ' if standing else ''}{standing}")


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
