# What can be taken away besides official sheets: checklists, review forms and forms, each piece with the file it becomes.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tatalaksana.catalog import Catalog, beside_file, form_file
from tatalaksana.facts import AllFacts, Facts, hanya
from tatalaksana.press.elsewhere import Piece
from tatalaksana.press.run import NO_DATE
from tatalaksana.render.csv import checklist_csv
from tatalaksana.render.json import checklist_json, formulir_json
from tatalaksana.render.pdf import checklist, form
from tatalaksana.render.xlsx import ChecklistBook, FormBook

_CHECKLIST = "-daftar-periksa"


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that takes no time to make."""

    name: str
    written: bytes

    @property
    def key(self) -> str:
        """The hash of the file."""
        return sha256(self.written).hexdigest()

    @property
    def effort(self) -> int:
        """Nothing is left to be done."""
        return 0

    def content(self) -> bytes:
        """The file."""
        return self.written


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files are wanted, and what they are made with."""

    days: Mapping[str, date]
    """Source file to the day of its last change."""
    folder: str
    """The folder of the sources, as the names of those files begin."""
    pdf: bool
    review_pdf: bool
    """Whether the review forms are among what is made as PDF."""
    separator: str
    """Between the columns of CSV."""

    def day_of(self, facts: Facts) -> date:
        """The day of the last change of an SOP's file."""
        return self.days.get(facts.card.file, NO_DATE)


def form_pieces(catalog: Catalog, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    """(file, piece) of every form: to print and to fill, for Excel, and as data."""
    for form_id, formulir in catalog.formulir.items():
        name = form_file(form_id, "")
        unit = catalog.registers.unit.get(formulir.unit or "")
        day = wanted.days.get(f"{wanted.folder}/formulir/{form_id}.yaml", NO_DATE)
        if wanted.pdf:
            yield f"{name}.pdf", form(name, formulir, day, unit=unit.nama if unit else "")
        yield f"{name}.xlsx", FormBook(name, form_id, formulir)
        yield f"{name}.json", Ready(name, formulir_json(form_id, formulir))


def sop_pieces(facts: AllFacts, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    """(file, piece) of every SOP's checklist and its two review forms."""
    for one in facts.of.values():
        yield from pieces_of_one(one, wanted)


def pieces_of_one(facts: Facts, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    """(file, piece) of one SOP's checklist and its two review forms."""
    yield from checklist_pieces(facts, wanted)
    yield from _reviews(facts, wanted)


def checklist_pieces(facts: Facts, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    """(file, piece) of an SOP's checklist: for Excel, to print, as table and as data."""
    day = wanted.day_of(facts)
    daftar = facts.daftar
    name = beside_file(facts.card.id, _CHECKLIST)
    yield f"{name}.xlsx", ChecklistBook(daftar)
    if wanted.pdf:
        yield f"{name}.pdf", checklist(daftar, day, paper=facts.profil.kertas)
    yield f"{name}.csv", Ready(name, checklist_csv(daftar, wanted.separator))
    yield f"{name}.json", Ready(name, checklist_json(daftar))


def part_pieces(facts: Facts, jabatan: str, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    """(file, piece) of one office's part of a checklist; the workbook has a sheet for each office anyway.

    Raises:
        KeyError: The office has no step in this SOP.
    """
    part = hanya(facts.daftar, jabatan)
    name = beside_file(facts.card.id, f"{_CHECKLIST}-{jabatan}")
    day = wanted.day_of(facts)
    yield f"{name}.pdf", checklist(part, day, paper=facts.profil.kertas)
    yield f"{name}.csv", Ready(name, checklist_csv(part, wanted.separator))
    yield f"{name}.json", Ready(name, checklist_json(part))


def _reviews(facts: Facts, wanted: Wanted) -> Iterator[tuple[str, Piece]]:
    entry = facts.entry
    for form_id, formulir in facts.tinjauan.items():
        name = beside_file(entry.id, f"-{form_id}")
        if wanted.pdf and wanted.review_pdf:
            day, mark = wanted.day_of(facts), entry.tanda_air
            yield f"{name}.pdf", form(name, formulir, day, unit=facts.unit, edition=facts.edisi, watermark=mark)
        yield f"{name}.xlsx", FormBook(name, f"{form_id}/{entry.id}", formulir, facts.edisi, entry.tanda_air)
