# Words of the registers that explain themselves: the long form of an office or unit, what became of a regulation.
#
# An explanation stands once in the page, hidden, under an id; what needs it names it by `aria-describedby`. So screen readers
# say it, and the script shows the same words to who points, taps or comes by key.
from __future__ import annotations

from tatalaksana.catalog import Catalog, office_page, unit_page
from tatalaksana.facts import Facts, successors
from tatalaksana.model import Lajur, plain
from tatalaksana.render.html.markup import Html, escape, join, narrow
from tatalaksana.render.html.place import Place


def lane_links(facts: Facts, place: Place) -> tuple[Html, ...]:
    """Each lane by what stands over it, as a link to its office's page."""
    links = []
    for lane, (lajur, name) in enumerate(zip(facts.entry.sop.pelaksana, facts.lajur, strict=True)):
        about = f' aria-describedby="arti-{lane}"' if _office(lajur, name, place.catalog) else ""
        links.append(
            Html(f'<a class="sop-samar" href="{place.href(office_page(lajur.jabatan))}"{about}>{narrow(name)}</a>')
        )
    return tuple(links)


def lane_meanings(facts: Facts, place: Place) -> Html:
    """What those links name: the long form of each office, and its unit."""
    named = zip(facts.entry.sop.pelaksana, facts.lajur, strict=True)
    said = ((lane, _office(lajur, name, place.catalog)) for lane, (lajur, name) in enumerate(named))
    return join(meaning(f"arti-{lane}", words) for lane, words in said if words)


def meaning(name: str, words: str) -> Html:
    """An explanation under an id."""
    return Html(f'<span id="{name}" hidden>{escape(words)}</span>')


def unit_line(facts: Facts, line: str, place: Place) -> Html:
    """The unit in the letterhead, as printed: a link to its page, and its present name where that is another."""
    unit = facts.entry.sop.unit.unit
    now = place.catalog.registers.unit[unit].nama
    link = f'<a class="sop-samar" href="{place.href(unit_page(unit))}"'
    if facts.unit == now:
        return Html(f"{link}>{escape(line)}</a>")
    return Html(
        f'{link} aria-describedby="arti-unit">{escape(line)}</a>{meaning("arti-unit", f"Sekarang bernama {now}")}'
    )


def regulation_meaning(name: str, said: str, catalog: Catalog) -> str:
    """A regulation's registered title where the SOP says it otherwise, and what became of it."""
    known = catalog.registers.peraturan
    title = plain(known[name].judul)
    parts = [] if title == said else [title]
    fates = [
        ("Sudah diganti oleh", successors(name, catalog.registers)[-1:]),
        ("Sudah diubah oleh", known[name].diubah_oleh),
    ]
    parts += [f"{fate} {plain(known[other].judul)}" for fate, others in fates for other in others if other in known]
    return ". ".join(parts)


def _office(lajur: Lajur, shown: str, catalog: Catalog) -> str:
    about = catalog.registers.jabatan.get(lajur.jabatan)
    if about is None:
        return ""
    unit = catalog.registers.unit.get(about.unit or "")
    return ", ".join(part for part in (about.nama if about.nama != shown else "", unit.nama if unit else "") if part)
