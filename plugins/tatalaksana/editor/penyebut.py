# Who names an SOP, a form or a profile, and where: those that it leaves behind where it goes.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Catalog
from tatalaksana.editor.lembar import Answer
from tatalaksana.model import step_numbers, step_words
from tatalaksana.source import Kind, Path


def mentions_of(kind: Kind, name: str, catalog: Catalog) -> Iterator[Answer]:
    """Each other SOP that names an SOP, a form or a profile by its id, and units and profiles with a profile, with the places in words."""
    if kind is Kind.PROFIL:
        yield from _below_profile(name, catalog)
    places = {Kind.SOP: _of_sop, Kind.FORMULIR: _of_form, Kind.PROFIL: _of_profile}.get(kind)
    if places is None:
        return
    for card in catalog.cards.values():
        if (kind, name) != (Kind.SOP, card.id) and (told := list(dict.fromkeys(places(name, card.id, catalog)))):
            entry = catalog.entries[card.id]
            yield {"berkas": entry.document.file, "nama": catalog.nama_of(card), "di": told}


def _below_profile(name: str, catalog: Catalog) -> Iterator[Answer]:
    for unit in catalog.registers.unit.values():
        if unit.profil == name:
            yield {"berkas": "", "nama": unit.nama, "di": ["profil unitnya"]}
    for other, profil in catalog.registers.profil.items():
        if profil.turunan == name:
            yield {"berkas": "", "nama": f"Profil «{other}»", "di": ["turunan"]}


def _of_sop(sop_id: str, asker: str, catalog: Catalog) -> Iterator[str]:
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


def _of_form(form: str, asker: str, catalog: Catalog) -> Iterator[str]:
    numbers = step_numbers(catalog.entries[asker].sop)
    for path, named in catalog.cards[asker].formulir:
        if named == form:
            yield _said(path, numbers)


def _said(path: Path, numbers: tuple[str, ...]) -> str:
    match path:
        case ("kegiatan", int(row), *_):
            return step_words(numbers[row], row)
    return str(path[0])


def _of_profile(profile: str, asker: str, catalog: Catalog) -> Iterator[str]:
    if catalog.cards[asker].profil == profile:
        yield "profil"
