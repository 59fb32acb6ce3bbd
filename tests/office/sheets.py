# SOP as documents for an office are made of them.
from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tatalaksana.render.office import OfficeSheet, office_sheet
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, SOPS, koleksi, write

_DAY = date(2024, 1, 2)


@cache
def of_collection(name: str, paper: Kertas | None = None) -> OfficeSheet:
    """One of the collection that tests stand on."""
    return sheet_of(koleksi(), name, paper)


def sheet_of(catalog: Catalog, name: str, paper: Kertas | None = None) -> OfficeSheet:
    """One of any collection."""
    facts = Facts(catalog.entries[name], catalog)
    logos = {name: (SOPS / name).read_bytes() for name in catalog.logo_names if (SOPS / name).is_file()}
    return office_sheet(facts, official_sheet(facts, Printing(_DAY, paper, logos)), paper)


def made(folder: Path, **changes: Any) -> OfficeSheet:  # noqa: ANN401 - whatever YAML can hold
    """A small SOP with these fields changed."""
    sop: dict[str, Any] = {
        "judul": "Uji",
        "jenis": "mikro",
        "unit": "biro",
        "pelaksana": ["kabag", "kasubbag"],
    } | changes
    root = write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop, ensure_ascii=False)})
    return sheet_of(collect(root, "sops").catalog, "biro/uji")
