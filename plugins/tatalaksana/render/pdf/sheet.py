# The official sheet of one SOP as PDF.
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tatalaksana.catalog import Entry
from tatalaksana.facts import Facts
from tatalaksana.render.making import making
from tatalaksana.render.pdf.columns import Columns
from tatalaksana.render.pdf.coverage import FAMILIES, displayable
from tatalaksana.render.pdf.data import Printing, sop_data
from tatalaksana.render.pdf.pages import with_pages
from tatalaksana.render.pdf.texts import Data
from tatalaksana.render.pdf.typesetting import measure, typeset

_MILLISECONDS = 18
_LIBRARIES = ("typst", "segno")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet that is ready to be set: all that its bytes depend on, and nothing of the rest of the collection."""

    entry: Entry
    """As it is drawn on paper."""
    document: Data
    columns: Columns

    @property
    def name(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on: content, chart, template, fonts and versions."""
        content = json.dumps(self.document, sort_keys=True)
        return sha256(f"{making(*_LIBRARIES)}\0{content}\0{self.entry.geometry!r}".encode()).hexdigest()

    def pages(self) -> Data:
        """The sheet's data with its pages: the template measures the rows, then breaks and lines are chosen."""
        bare = {**self.document, "lampiran": []}
        return with_pages(
            self.document["sop"][0], self.entry, self.columns, lambda sheet: measure({**bare, "sop": [sheet]})
        )

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _MILLISECONDS

    def content(self) -> bytes:
        """The sheet, as PDF."""
        return typeset({**self.document, "sop": [self.pages()]})


def draft(facts: Facts, printing: Printing) -> Draft:
    """The sheet of one SOP, with its YAML and the same as JSON attached."""
    data, drawn, columns = sop_data(facts, printing, 1)
    return Draft(drawn, {**_sheet(facts.entry, printing), "sop": [data]}, columns)


def _sheet(entry: Entry, printing: Printing) -> Data:
    """The document but for its pages."""
    name = entry.document.file.rpartition("/")[2].rpartition(".")[0]
    document = document_of(entry.sop.nama_lengkap, entry.sop.tanggal.efektif or printing.day)
    document["lampiran"] = [
        {"nama": f"{name}.yaml", "isi": entry.document.text, "jenis": "application/yaml", "uraian": "Sumber SOP ini"},
        {
            "nama": f"{name}.json", "isi": entry.sop.model_dump_json(exclude_defaults=True, indent=2),
            "jenis": "application/json", "uraian": "Isi SOP ini sebagai JSON",
        },
    ]  # fmt: skip
    return document


def document_of(title: str, day: date) -> Data:
    """A document without any sheet."""
    return {
        "judul": displayable(title),
        "tanggal": (day.year, day.month, day.day),
        "huruf": FAMILIES,
        "tingkat": 1,
        "buku": None,
        "lampiran": [],
        "sop": [],
    }
