# What stands together on the pages of a form: no row alone, no signature without the last rows of what it signs.
from __future__ import annotations

import re
from typing import Any

import pytest

from tatalaksana.render.pdf.form import form
from tests.pdf.forms import DAY, formulir_of
from tests.pdf.paper import Sheet

_SIGNED = [{"type": "signature", "name": f"tanda{row}", "label": f"Penilai {row}"} for row in (1, 2)]


def _pages(rows: int, questions: int, below: list[dict[str, Any]]) -> list[str]:
    table = {
        "type": "table", "name": "hasil", "label": "Prosedur", "rows": str(rows),
        "columns": [{"type": "text", "name": "langkah", "label": "Langkah"}, {"type": "multiline", "name": "catatan", "label": "Catatan"}],
        "values": [{"langkah": f"baris {row} diperiksa petugas"} for row in range(rows)],
    }  # fmt: skip
    above = [{"type": "text", "name": f"isi{row}", "label": f"Isian {row}"} for row in range(questions)]
    data = {"judul": "Pemantauan Contoh", "versi": "1", "isian": [*above, table, *below]}
    return Sheet(form("formulir/contoh", formulir_of(data), DAY).content()).pages


@pytest.mark.no_cover
@pytest.mark.parametrize("questions", [0, 12])
@pytest.mark.parametrize("rows", [1, 2, 9, 10, 11, 18, 19, 20, 21, 29, 30, 40])
def test_no_row_is_alone_and_no_signature(rows: int, questions: int) -> None:
    """However many rows a table has, a page with some of them has two, and so has the page that is signed."""
    pages = _pages(rows, questions, _SIGNED)
    held = [len(re.findall(r"baris \d+", page)) for page in pages]
    assert rows == sum(held)
    assert 1 not in held or rows == 1
    assert [min(2, rows)] == [min(2, count) for page, count in zip(pages, held, strict=True) if "Penilai 1" in page]


@pytest.mark.parametrize("questions", range(20, 34, 2))
def test_a_question_stays_with_those_who_sign(questions: int) -> None:
    """Where questions stand before the signatures, the last of them is on their page."""
    fields = [{"type": "text", "name": f"isi{row}", "label": f"Isian nomor {row}."} for row in range(questions)]
    data = {"judul": "Pemantauan Contoh", "versi": "1", "isian": [*fields, *_SIGNED]}
    pages = Sheet(form("formulir/contoh", formulir_of(data), DAY).content()).pages
    (signed,) = (page for page in pages if "Penilai 1" in page)
    assert f"Isian nomor {questions - 1}." in signed
