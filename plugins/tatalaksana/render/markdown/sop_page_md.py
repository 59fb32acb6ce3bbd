# The page of an SOP in Markdown: its sheet, its chart as a picture, its steps as a table.
from __future__ import annotations

from collections.abc import Callable, Iterator

from tatalaksana.catalog import sop_page
from tatalaksana.facts import Facts
from tatalaksana.facts.sheet import Box
from tatalaksana.facts.urutan import ways
from tatalaksana.model import WAKTU, Kolom, Sajian, Status, plain
from tatalaksana.render.markdown.marks import md_cell, md_list, md_table, md_text, md_words

PageLinks = Callable[[str], str]
"""The address of another page, by its name from the root of the tree; empty where there is none."""


def sop_markdown(facts: Facts, linked: PageLinks) -> str:
    """The page of an SOP. Beside it lie its chart (`.svg`), its source (`.yaml`) and its content (`.json`)."""
    return "\n".join(_parts(facts, linked))


def _parts(facts: Facts, linked: PageLinks) -> Iterator[str]:
    entry, sheet, profil = facts.entry, facts.sheet, facts.profil
    slug = entry.id.rpartition("/")[2]
    yield f"# {md_words(facts.nama)}\n"
    if entry.sop.contoh or entry.sop.status is not Status.BERLAKU:
        yield f"**{'CONTOH' if entry.sop.contoh else entry.sop.status.value.upper()}**\n"
    yield md_table(("", ""), list(_data(facts)))
    if profil.langkah is not Sajian.DAFTAR:
        yield f"## {md_words(facts.label.kegiatan)}\n"
        yield f"![Bagan alir {md_words(facts.nama)}]({slug}.svg)\n"
    else:
        yield f"## {md_words(facts.label.langkah)}\n"
    yield md_table(*_steps(facts, linked))
    for box in (*sheet.boxes, *sheet.beside):
        yield f"## {md_words(box.title)}\n"
        yield _box(facts, box, linked)
    yield from (f"{md_words(line)}\n" for line in facts.foot)
    yield f"[Sumber (YAML)]({slug}.yaml) · [Isi (JSON)]({slug}.json)\n"


def _box(facts: Facts, box: Box, linked: PageLinks) -> str:
    """What a box holds; related SOP lead to their pages."""
    if not box.body:
        return "–\n"
    related = facts.catalog.keterkaitan[facts.entry.id] if box.key == "keterkaitan" else ()
    if isinstance(box.body, str) or len(related) != len(box.body):
        return md_list(box.body)
    items = []
    for number, (text, link) in enumerate(zip(box.body, related, strict=True), 1):
        address = linked(sop_page(link.target)) if link.target else ""
        items.append(f"{number}. [{md_words(plain(text))}]({address})" if address else f"{number}. {md_cell(text)}")
    return "\n".join(items) + "\n"


def _data(facts: Facts) -> Iterator[tuple[str, str]]:
    sheet = facts.sheet
    yield md_words(" · ".join(sheet.letterhead.names)) and "Unit", md_words(" · ".join(sheet.letterhead.names))
    yield md_words(sheet.number[0]), md_words(sheet.number[1])
    for row in sheet.dates:
        tick = "" if row.ticked is None else "☑" if row.ticked else "☐"
        yield md_words(row.label), " ".join(part for part in (md_words(row.text), tick, md_words(row.after)) if part)
    for signed in sheet.signatures:
        texts = (*signed.jabatan.split("\n"), signed.tte, signed.nama, signed.pangkat, signed.nomor, signed.hari)
        yield md_words(signed.peran), "<br>".join(md_words(text) for text in texts if text)


def _steps(facts: Facts, linked: PageLinks) -> tuple[list[str], list[list[str]]]:
    """The table: its heads and its rows."""
    label, kolom = facts.label, facts.profil.kolom
    steps, catalog = facts.entry.sop.kegiatan, facts.catalog
    rows = []
    for row, step in enumerate(facts.daftar.langkah):
        source, cells = steps[row], []
        for key in kolom:
            if key is Kolom.PELAKSANA:
                cells.append(md_words(step.siapa))
            elif key is Kolom.NO:
                cells.append(md_words(step.nomor))
            elif key is Kolom.KEGIATAN:
                detail = catalog.rincian.get((facts.entry.id, row))
                cells.append(
                    md_text(source.uraian) + (_detail(detail.rujukan.teks, detail.target, linked) if detail else "")
                )
            elif key is WAKTU:
                cells.append(md_words(step.waktu))
            else:
                cells.append(md_cell(getattr(source, key.value)))
        rows.append([*cells, md_words(ways(facts.daftar, row))])
    heads = [md_words(getattr(label, key.value)) for key in kolom]
    return [*heads, "Selanjutnya"], rows


def _detail(said: str, target: str | None, linked: PageLinks) -> str:
    address = linked(sop_page(target)) if target else ""
    return f"<br>Rincian: [{md_words(said)}]({address})" if address else f"<br>Rincian: {md_words(said)}"
