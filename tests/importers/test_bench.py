# A small part of the documents of `make bench-impor`: one of each kind.
from __future__ import annotations

import pytest

from tatalaksana.importers.readers import reading_of
from tests.bench_impor.__main__ import FOLDER
from tests.bench_impor.figures import figures_of
from tests.bench_impor.truths import truth_beside


@pytest.mark.parametrize(
    "name",
    ["04.xlsx", "21.docx", "44.txt", "56.pdf", "62.pdf", "78.pdf", "81.pdf", "91.pdf", "93.pdf", "95.pdf", "96.pdf"],
)
def test_documents_of_offices_are_read(name: str) -> None:
    """Every cell, row and symbol is right, most arrows are, and nothing that is «pasti» is wrong."""
    file = FOLDER / name
    drawn = file.suffix != ".txt"
    found = figures_of(reading_of(name, file.read_bytes()), truth_beside(file), drawn=drawn)
    for what in ("sel", "baris", *(("simbol",) if drawn else ())):
        assert found[f"{what} benar"] == found[what], what
    assert found["panah benar"] >= 0.9 * found["panah"]
    assert found["pasti keliru"] == 0
    assert found["draf sah"] == 1
