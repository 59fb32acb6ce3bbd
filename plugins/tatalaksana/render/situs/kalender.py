# The ways from a unit to how it stands: its page of quality and the calendar of its reviews.
from __future__ import annotations

from tatalaksana.catalog import calendar_file, quality_page
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place


def calendar_link(unit: str, place: Place) -> Html:
    """A link to the calendar of a unit's reviews; nothing where none is due there."""
    if unit not in place.around.calendars:
        return Html("")
    address = place.around.addresses.to_file(place.page, calendar_file(unit))
    return Html(f'<a href="{escape(address)}" download>Kalender tinjauan (.ics)</a>')


def steering_links(unit: str, place: Place) -> Html:
    """The line on the page of a unit that has SOP."""
    links = filter(
        None, (Html(f'<a href="{place.href(quality_page(unit))}">Mutu unit ini</a>'), calendar_link(unit, place))
    )
    return Html(f"<p>{' · '.join(links)}</p>")
