# «Riwayat» on an SOP's page: its newest revisions, each with what it changed.
from __future__ import annotations

from tatalaksana.catalog import Entry
from tatalaksana.model import say_date, say_known
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Revision


def riwayat(entry: Entry, place: Place) -> Html:
    """The section; nothing where an SOP has no history."""
    revisions = place.around.revisions.get(entry.id, ())
    if not revisions:
        return Html("")
    items = join((Html(f"<li>{_item(one, place)}</li>") for one in revisions), "\n")
    return Html(
        '<section class="sop-terkait sop-riwayat" aria-labelledby="riwayat" data-search-exclude>\n<section>\n'
        f'<h2 id="riwayat">Riwayat</h2>\n<ul>\n{items}\n</ul>\n</section>\n</section>'
    )


def changes_of(one: Revision, place: Place) -> Html:
    """What a revision changed, as the way to its differences where there is one."""
    said = escape(one.changes)
    return (
        Html(f'<a href="{escape(place.around.addresses.to_file(place.page, one.file))}">{said}</a>')
        if one.file
        else said
    )


def _item(one: Revision, place: Place) -> Html:
    when = Html(f'<time datetime="{one.day.isoformat()}">{say_date(one.day)}</time>' if one.day else say_known(one.day))
    return Html(f"{when}, {escape(one.edition)}: {changes_of(one, place)}")
