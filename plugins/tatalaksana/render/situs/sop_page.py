# An SOP's page: the official sheet and table, and around them what a reader needs to trust and to move on.
from __future__ import annotations

from tatalaksana.catalog import Catalog, Entry, sheet_file, unit_page
from tatalaksana.facts import Facts
from tatalaksana.model import Jenis, Orientasi, Status, say_date
from tatalaksana.render.html.arah import cards
from tatalaksana.render.html.identity import below_steps, beside, identity
from tatalaksana.render.html.links import link_to, told_apart
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.paper import printed_foot
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.run import run_button
from tatalaksana.render.html.table import table
from tatalaksana.render.situs.berlaku import berlaku
from tatalaksana.render.situs.downloads import downloads
from tatalaksana.render.situs.riwayat import riwayat
from tatalaksana.render.situs.sekilas import at_a_glance


def sop_html(facts: Facts, place: Place) -> Html:
    """The page of one SOP."""
    catalog, entry = place.catalog, facts.entry
    kartu = cards(facts, place)
    paper = facts.profil.lembaran.kata
    parts = (
        _heading(facts, place),
        _banner(entry, catalog, place),
        at_a_glance(facts, kartu, place),
        Html(f'<div class="sop-lembar">{_watermark(entry)}'),
        identity(facts, place),
        table(facts, place, kartu=kartu),
        below_steps(facts, place),
        printed_foot(facts),
        Html("</div>"),
        *([aside] if (aside := beside(facts, place)) else []),
        downloads(facts, place),
        _related(entry, catalog, place),
        riwayat(entry, place),
        _origin(entry, place),
    )
    status = entry.sop.status.value
    upright = " sop-tegak" if facts.profil.orientasi is Orientasi.TEGAK else ""
    together = f"{upright} sop-sehalaman" if facts.profil.satu_halaman else upright
    return Html(
        f'<article class="sop sop-kertas-{paper}{together}" data-status="{status}">\n'
        f'<link rel="stylesheet" href="{place.asset(f"cetak-{paper}.css")}" media="print">\n'
        f'{place.sheets("langkah.css", "mutu.css", *(["jalankan.css"] if place.around.jalankan else []))}<script src="{place.asset("langkah.js")}" defer></script>\n{join(parts, _NL)}\n</article>'
    )


_NL = "\n"


def _heading(about: Facts, place: Place) -> Html:
    entry, sop, catalog = about.entry, about.entry.sop, place.catalog
    unit = catalog.registers.unit[sop.unit.unit]
    facts = [Html(f'<a href="{place.href(unit_page(sop.unit.unit))}">{escape(unit.nama)}</a>')]
    if sop.nomor:
        facts.append(Html(f'<span class="sop-nomor">{escape(sop.nomor)}</span>'))
    forge = place.around.forge
    sheet = place.download(sheet_file(entry.id), "Unduh PDF resmi")
    signed = about.lembar and f'\n<p class="sop-tte">{escape(about.lembar)}</p>'
    edit = f'\n<a class="sop-tombol" href="{escape(forge.edit(entry.document.file))}">Sunting</a>' if forge else ""
    return Html(
        f'<header class="sop-kepala">\n<h1>{escape(about.nama)}</h1>\n'
        f'<p class="sop-fakta"><span class="sop-status sop-{sop.status.value}">{sop.status.value}</span>\n'
        f"{join(facts, ' · ')}</p>\n{berlaku(about, place)}{sheet}{run_button(about.daftar, place)}{edit}{signed}\n</header>"
    )


def _banner(entry: Entry, catalog: Catalog, place: Place) -> Html:
    sop = entry.sop
    texts: list[Html] = []
    if sop.contoh:
        texts.append(
            Html(
                "<strong>Contoh, bukan dokumen resmi.</strong> Halaman ini dibuat untuk memperlihatkan cara kerja situs."
            )
        )
    if sop.status is Status.DRAF:
        texts.append(Html("<strong>Draf.</strong> SOP ini belum disahkan dan belum berlaku."))
    if sop.status is Status.DICABUT:
        successor = catalog.pengganti.get(entry.id)
        by = f" Penggantinya: {link_to(successor, catalog, place)}." if successor else ""
        texts.append(Html(f"<strong>Dicabut.</strong> SOP ini tidak berlaku lagi.{by}"))
    if not texts:
        return Html("")
    body = join((Html(f"<p>{text}</p>") for text in texts), _NL)
    return Html(f'<aside class="sop-pita" aria-label="Status SOP">\n{body}\n</aside>')


def _watermark(entry: Entry) -> Html:
    words = {Status.DRAF: "DRAF", Status.DICABUT: "DICABUT"}
    word = words.get(entry.sop.status)
    return Html(f'\n<div class="sop-tanda-air" data-kata="{word}" aria-hidden="true"></div>') if word else Html("")


def _related(entry: Entry, catalog: Catalog, place: Place) -> Html:
    named = {link.target for link in catalog.keterkaitan[entry.id]}
    askers = [catalog.entries[name] for name in catalog.perujuk.get(entry.id, ())]
    neighbours = {other.id: other for other in askers}
    neighbours |= {name: catalog.entries[name] for name in named if name}
    wanted = Jenis.MAKRO if entry.sop.jenis is Jenis.MIKRO else Jenis.MIKRO
    across = sorted((other for other in neighbours.values() if other.sop.jenis is wanted), key=lambda other: other.id)
    title = "SOP makro yang mencakup" if wanted is Jenis.MAKRO else "SOP mikro di dalamnya"
    groups = [(title, [told_apart(other, place) for other in across])]
    groups.append(("Dirujuk oleh", [told_apart(other, place) for other in askers]))
    sections = [_list(name, items) for name, items in groups if items]
    if not sections:
        return Html("")
    return Html(f'<nav class="sop-terkait" aria-label="SOP terkait">\n{join(sections, _NL)}\n</nav>')


def _list(title: str, items: list[Html]) -> Html:
    body = join((Html(f"<li>{item}</li>") for item in items), _NL)
    return Html(f"<section>\n<h2>{title}</h2>\n<ul>\n{body}\n</ul>\n</section>")


def _origin(entry: Entry, place: Place) -> Html:
    change = place.around.changes.get(entry.document.file)
    when = f"Berkas terakhir diubah {say_date(change.day)} ({escape(change.commit)}). " if change else ""
    source = f"Sumber: <code>{escape(entry.document.file)}</code>"
    return Html(f'<footer class="sop-asal"><p>{when}{source}</p></footer>')
