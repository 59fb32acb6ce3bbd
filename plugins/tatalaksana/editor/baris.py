# A source as the list of all names it.
from __future__ import annotations

from tatalaksana.catalog import Catalog
from tatalaksana.editor.lembar import Answer
from tatalaksana.source import Kind, SourceFile


def listed_row(file: SourceFile, catalog: Catalog, *, wrong: bool = False) -> Answer:
    """A source: what it is, how it is called, whether anything is wrong with it."""
    return {
        "berkas": file.shown,
        "jenis": file.kind.value,
        "id": file.id,
        "nama": _called(file, catalog),
        "unit": _unit(file, catalog),
        "status": catalog.cards[file.id].sebutan_status if file.id in catalog.cards else "",
        "galat": wrong,
    }


def _called(file: SourceFile, catalog: Catalog) -> str:
    if file.kind is Kind.SOP and file.id in catalog.cards:
        return catalog.nama_of(catalog.cards[file.id])
    if file.kind is Kind.FORMULIR and file.id in catalog.formulir:
        return catalog.formulir[file.id].judul
    return file.id


def _unit(file: SourceFile, catalog: Catalog) -> str:
    entry = catalog.entries.get(file.id) if file.kind is Kind.SOP else None
    unit = entry and catalog.registers.unit.get(entry.sop.unit.unit)
    return unit.nama if unit else ""
