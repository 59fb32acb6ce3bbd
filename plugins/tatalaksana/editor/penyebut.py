# Who names an SOP, and where: those that it leaves behind where it goes.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Catalog
from tatalaksana.editor.lembar import Answer
from tatalaksana.model import step_numbers, step_words


def mentions_of(sop_id: str, catalog: Catalog) -> Iterator[Answer]:
    """Each other SOP that names an SOP, with the places in words."""
    for card in catalog.cards.values():
        if card.id != sop_id and (places := list(dict.fromkeys(_places(sop_id, card.id, catalog)))):
            entry = catalog.entries[card.id]
            yield {"berkas": entry.document.file, "nama": catalog.nama_of(entry.sop), "di": places}


def _places(sop_id: str, asker: str, catalog: Catalog) -> Iterator[str]:
    if any(link.target == sop_id for link in catalog.keterkaitan[asker]):
        yield "keterkaitan"
    numbers = step_numbers(catalog.entries[asker].sop)
    for (name, row), link in catalog.rincian.items():
        if (name, link.target) == (asker, sop_id):
            yield step_words(numbers[row], row)
    if asker in catalog.pengganti and catalog.pengganti[asker].target == sop_id:
        yield "SOP penggantinya"
    if any(address == sop_id for _, address in catalog.cards[asker].addresses):
        yield "tautan di dalam teks"
