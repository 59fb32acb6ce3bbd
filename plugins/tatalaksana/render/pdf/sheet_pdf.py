# Official sheets as PDF: one SOP's sheet, and the book of a unit.
from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from tatalaksana import __version__
from tatalaksana.catalog import Catalog, Entry
from tatalaksana.render.pdf.coverage import FAMILIES, displayable
from tatalaksana.render.pdf.data import Data, Printing, sop_data, with_pages
from tatalaksana.render.pdf.typesetting import measure, typeset

_MAKERS = frozenset({".py", ".typ", ".ttf", ".txt"})


def sheet_pdf(entry: Entry, catalog: Catalog, printing: Printing) -> bytes:
    """The sheet of one SOP, with its YAML and the same as JSON attached."""
    document = _sheet(entry, printing)
    document["sop"] = [_pages(entry, catalog, printing, 1)]
    return typeset(document)


def sheet_key(entry: Entry, catalog: Catalog, printing: Printing) -> str:
    """What the bytes of a sheet depend on, as a hash: its content, its chart, the template, the fonts, the versions."""
    data, _ = sop_data(entry, catalog, printing, 1)
    content = json.dumps({**_sheet(entry, printing), "sop": [data]}, sort_keys=True)
    return sha256(f"{_making()}\0{content}\0{entry.geometry!r}".encode()).hexdigest()


@cache
def _making() -> str:
    """The hash of all that makes sheets out of data."""
    found = sha256(f"{__version__} {version('typst')} {version('segno')}".encode())
    for file in sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in _MAKERS):
        found.update(file.read_bytes())
    return found.hexdigest()


def _sheet(entry: Entry, printing: Printing) -> Data:
    """The document but for its pages."""
    name = entry.document.file.rpartition("/")[2].rpartition(".")[0]
    document = _document(entry.sop.nama_lengkap, entry.sop.tanggal.efektif or printing.day)
    document["lampiran"] = [
        {"nama": f"{name}.yaml", "isi": entry.document.text, "jenis": "application/yaml", "uraian": "Sumber SOP ini"},
        {
            "nama": f"{name}.json", "isi": entry.sop.model_dump_json(exclude_defaults=True, indent=2),
            "jenis": "application/json", "uraian": "Isi SOP ini sebagai JSON",
        },
    ]  # fmt: skip
    return document


def _document(title: str, day: date) -> Data:
    return {"judul": displayable(title), "tanggal": (day.year, day.month, day.day), "lampiran": [], "sop": [], "huruf": FAMILIES}


def _pages(entry: Entry, catalog: Catalog, printing: Printing, order: int) -> Data:
    data, columns = sop_data(entry, catalog, printing, order)
    measured = measure({**_document("", printing.day), "sop": [data]})
    return with_pages(data, entry, catalog, columns, measured)
