# What can be taken away from an SOP's page besides its official sheet: the checklist, and the two review forms.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import beside_file
from tatalaksana.facts import EVALUASI, MONITORING, Facts, interval
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

_NL = "\n"
_LIST = {".pdf": "PDF", ".xlsx": "XLSX", ".csv": "CSV", ".json": "JSON"}
FORM_FILES = {".pdf": "PDF", ".xlsx": "XLSX"}
"""A form's files by how their names end, and what they are called."""
_GROUPS = (
    ("Daftar periksa", "Dicentang sambil dikerjakan.", "-daftar-periksa", _LIST),
    ("Monitoring pelaksanaan", "", f"-{MONITORING}", FORM_FILES),
    ("Evaluasi penerapan", "", f"-{EVALUASI}", FORM_FILES),
)

_PAGES = frozenset({f"-{MONITORING}", f"-{EVALUASI}"})
"""What can be filled in on a page of its own."""


def downloads(facts: Facts, place: Place) -> Html:
    """The files beside an SOP's page; nothing where there are none."""
    groups = [
        Html(
            f"<section>\n<h2>{title}</h2>\n<p>{about}</p>\n<p><span>{join(files, '</span> <span>')}</span></p>\n</section>"
        )
        for title, about, files in _groups(facts, place, "")
    ]
    if not groups:
        return Html("")
    return Html(
        f'<aside class="sop-terkait sop-unduhan" id="unduhan" aria-label="Formulir dan unduhan">\n{join(groups, _NL)}\n</aside>'
    )


def download_lines(facts: Facts, place: Place) -> Html:
    """The same in a line each, for a list of many SOP."""
    lines = (
        Html(f"<p>{title}: {join(files, ' · ')}</p>") for title, _, files in _groups(facts, place, f" {facts.nama}")
    )
    return join(lines, _NL)


def _groups(facts: Facts, place: Place, of: str) -> Iterator[tuple[str, str, list[Html]]]:
    """(title, what it is for, links) of each kind of which there is anything; links are said with what `of` adds to the title."""
    gaps = facts.profil.tinjauan
    often = {f"-{MONITORING}": interval(gaps.monitoring), f"-{EVALUASI}": interval(gaps.evaluasi)}
    for title, about, kind, endings in _GROUPS:
        name = beside_file(facts.entry.id, kind)
        files = [
            link
            for ending, words in endings.items()
            if (link := file_link(f"{name}{ending}", words, f"{title}{of}", place))
        ]
        if place.around.formulir and kind in _PAGES:
            # Where there is no PDF, the page is what is printed.
            words = "Isi di sini" if f"{name}.pdf" in place.around.prints else "Isi atau cetak di sini"
            here = f' aria-label="{escape(f"{words}, {title}{of}")}"' if of else ""
            files.insert(0, Html(f'<a href="{place.href(name)}"{here}>{words}</a>'))
        if files:
            yield title, about or f"Diisi {often[kind]}.", files


def file_link(file: str, words: str, of: str, place: Place) -> Html:
    """A link to a file with its size, `of` being said to those who hear the page; nothing where there is no such file."""
    size = place.around.prints.get(file)
    if not size:
        return Html("")
    address = place.around.addresses.to_file(place.page, file)
    return Html(
        f'<a href="{escape(address)}" download aria-label="{escape(f"{words}, {of}")}">{words}</a> '
        f'<span class="sop-jumlah">{max(1, round(size / 1000))}&nbsp;kB</span>'
    )
