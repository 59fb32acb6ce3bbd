# An SOP's page: what it is and whether it holds, in a few lines; its steps; then what its sheet says besides, and what leads on.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.catalog import Card, Catalog, Entry, sheet_file
from tatalaksana.facts import Facts, status_name
from tatalaksana.model import Jenis, Orientasi, Status, say_date
from tatalaksana.render.html.arah import Kartu, cards
from tatalaksana.render.html.identity import below_steps, beside, identity
from tatalaksana.render.html.links import badge, told_apart
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.paper import OFFICIAL, paper_style, printed_foot
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.run import run_button
from tatalaksana.render.html.table import table
from tatalaksana.render.situs.downloads import downloads
from tatalaksana.render.situs.jejak import across
from tatalaksana.render.situs.pita import band
from tatalaksana.render.situs.riwayat import riwayat
from tatalaksana.render.situs.sekilas import at_a_glance
from tatalaksana.render.situs.tentang import metadata


def sop_html(facts: Facts, place: Place) -> Html:
    """The page of one SOP."""
    catalog, entry = place.catalog, facts.entry
    kartu = cards(facts, place)
    paper = facts.profil.lembaran.kata
    below = (
        ("Formulir dan unduhan", "unduhan", downloads(facts, place)),
        ("SOP terkait", "terkait", _related(facts.card, catalog, place)),
        ("Riwayat", "riwayat", riwayat(facts, place)),
    )
    parts = (
        _heading(facts, place, [(title, anchor) for title, anchor, part in below if part]),
        band(entry, place),
        at_a_glance(facts, kartu, place),
        _sheet(facts, kartu, place),
        beside(facts, place),
        *(part for _, _, part in below),
        _origin(entry, place),
    )
    status = entry.sop.status.value
    together = facts.profil.satu_halaman
    printed = "".join(
        name
        for name, holds in (
            (" sop-tegak", facts.profil.orientasi is Orientasi.TEGAK),
            (" sop-sehalaman", together),
            (" sop-rapat", together or facts.sheet.abreast > 0),
        )
        if holds
    )
    return Html(
        f'<article class="sop sop-kertas-{paper}{printed}" data-status="{status}">\n'
        f'{paper_style(facts, place)}<script src="{place.asset("langkah.js")}" defer></script>\n{join(filter(None, parts), _NL)}\n</article>'
    )


_NL = "\n"


def _sheet(facts: Facts, kartu: Kartu, place: Place) -> Html:
    """The official sheet: on screen its steps come first, on paper what it is known by."""
    return Html(
        f'<div class="sop-lembar">{_watermark(facts.entry)}\n<div class="sop-isi">\n{table(facts, place, kartu=kartu)}\n'
        f'<div class="sop-pengenal" id="identitas" tabindex="-1">\n{identity(facts, place)}\n</div>\n'
        f"{below_steps(facts, place)}\n</div>\n{printed_foot(facts, place)}\n</div>"
    )


def _heading(about: Facts, place: Place, below: Sequence[tuple[str, str]]) -> Html:
    entry = about.entry
    sheet = place.download(sheet_file(entry.id), OFFICIAL)
    signed = about.lembar and f'\n<p class="sop-tte">{escape(about.lembar)}</p>'
    ways = [("Lembar identitas", "identitas"), *below]
    links = join((Html(f'<a href="#{anchor}">{title}</a>') for title, anchor in ways), _NL)
    return Html(
        f'<header class="sop-kepala">\n<h1>{escape(about.nama)}</h1>\n'
        f'<div class="sop-fakta">{badge(status_name(about.card, place.catalog))}\n'
        f"{metadata(about, place)}</div>\n"
        f'<div class="sop-tindakan">{run_button(about.daftar, place)}{sheet}\n'
        '<button class="sop-tombol sop-bagikan" type="button" hidden>Bagikan</button>\n'
        f'<nav class="sop-isi-halaman" aria-label="Bagian halaman ini">\n{links}\n</nav></div>{signed}\n</header>'
    )


def _watermark(entry: Entry) -> Html:
    words = {Status.DRAF: "DRAF", Status.DICABUT: "DICABUT"}
    word = words.get(entry.sop.status)
    return Html(f'\n<div class="sop-tanda-air" data-kata="{word}" aria-hidden="true"></div>') if word else Html("")


def _related(card: Card, catalog: Catalog, place: Place) -> Html:
    related = across(card, catalog)
    # Who is told above is not told again.
    above = {other.id for other in related}
    askers = [catalog.cards[name] for name in catalog.perujuk.get(card.id, ()) if name not in above]
    wanted = Jenis.MAKRO if card.jenis is Jenis.MIKRO else Jenis.MIKRO
    title = "SOP makro yang mencakup" if wanted is Jenis.MAKRO else "SOP mikro di dalamnya"
    groups = [(title, [told_apart(other, place) for other in related])]
    groups.append(("Dirujuk oleh", [told_apart(other, place) for other in askers]))
    sections = [_list(name, items) for name, items in groups if items]
    if not sections:
        return Html("")
    return Html(f'<nav class="sop-terkait" id="terkait" aria-label="SOP terkait">\n{join(sections, _NL)}\n</nav>')


def _list(title: str, items: list[Html]) -> Html:
    body = join((Html(f"<li>{item}</li>") for item in items), _NL)
    return Html(f"<section>\n<h2>{title}</h2>\n<ul>\n{body}\n</ul>\n</section>")


def _origin(entry: Entry, place: Place) -> Html:
    change, there = place.around.changes.get(entry.document.file), place.edit(entry.document.file)
    when = f"Berkas terakhir diubah {say_date(change.day)} ({escape(change.commit)}). " if change else ""
    source = f"Sumber: <code>{escape(entry.document.file)}</code>"
    edit = f' · <a href="{escape(there)}">Sunting</a>' if there else ""
    return Html(f'<footer class="sop-asal"><p>{when}{source}{edit}</p></footer>')
