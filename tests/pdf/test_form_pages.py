# The pages of a form's table as they are reckoned: those that the template finds, or none.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.render.pdf import form_pages
from tatalaksana.render.pdf.form import form
from tatalaksana.render.pdf.form_document import FormDocument, FormTable, Paging
from tatalaksana.render.pdf.form_pages import paged
from tatalaksana.render.pdf.typesetting import FORM_TEMPLATE, typeset
from tests.pdf.forms import DAY, formulir_of
from tests.pdf.paper import Sheet

_SIGNED = [{"type": "signature", "name": "tanda", "label": "Penilai"}]
_LONG = "Memeriksa kelengkapan berkas permohonan dan mencatatnya pada buku induk bersama petugas loket. "


def _document(
    rows: int, questions: int = 2, *, signed: bool = True, title: str = "Pemantauan", steps: Sequence[str] = ()
) -> FormDocument:
    given = steps or [f"{row} {_LONG * (row * 5 % 4)}" for row in range(rows)]
    table = {
        "type": "table", "name": "hasil", "label": "Prosedur",
        "columns": [
            {"type": "text", "name": "no", "label": "No"},
            {"type": "multiline", "name": "langkah", "label": "Langkah"},
            {"type": "select_one", "name": "nilai", "label": "Penilaian", "required": "ya", "choices": {"baik": "Berjalan baik", "tidak": "Tidak berjalan"}},
            {"type": "multiline", "name": "catatan", "label": "Catatan"},
        ],
        "values": [{"no": str(row), "langkah": said} for row, said in enumerate(given, 1)],
    }  # fmt: skip
    above = [{"type": "text", "name": f"isi{row}", "label": f"Isian {row}"} for row in range(questions)]
    note = [{"type": "note", "name": "sop", "label": "Nomor SOP OT.01, efektif 1 Juli 2024"}]
    data = {"judul": title, "versi": "1", "isian": [*note, *above, table, *(_SIGNED if signed else [])]}
    return form("biro/contoh-monitoring", formulir_of(data), DAY).document


def _paging(document: FormDocument) -> Paging | None:
    [table] = [one for one in paged(document).parts if isinstance(one, FormTable)]
    return table.paging


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(("rows", "questions"), [(1, 2), (2, 12), (5, 1), (9, 16), (13, 4), (20, 12), (21, 2), (9, 24)])
def test_they_are_those_that_the_template_finds(rows: int, questions: int, *, signed: bool) -> None:
    """To the byte, however many rows there are, whatever stands above and below them."""
    document = _document(rows, questions, signed=signed)
    assert _paging(document) is not None
    found, reckoned = (typeset(one, FORM_TEMPLATE, archived=False) for one in (document, paged(document)))
    assert found == reckoned


def test_a_table_may_begin_on_a_page_of_its_own() -> None:
    """Where what is left of the page would hold one row alone, or all rows and not what signs them; not where it begins at the top."""
    assert [False, True, False] == [one.fresh for questions in (2, 20, 24) if (one := _paging(_document(9, questions)))]
    first, second = Sheet(typeset(paged(_document(9, 20)), FORM_TEMPLATE, archived=False)).pages
    assert "Prosedur" not in first
    assert second.startswith("Prosedur")


def test_forms_that_are_alike_are_measured_once() -> None:
    """The template is not asked again for other texts of as many lines, and is for others."""
    paged(_document(4, title="Pemantauan pertama"))
    asked = form_pages._room.cache_info().misses
    assert _paging(_document(9, title="Pemantauan kedua")) is not None
    assert asked == form_pages._room.cache_info().misses
    paged(_document(4, title="Pemantauan " * 9))
    assert asked < form_pages._room.cache_info().misses


@pytest.mark.parametrize(
    "steps",
    [["Menerima berkas 😀"], ["satu\ndua"], [_LONG * 60, "dua"]],
    ids=["a letter of another face", "lines of its own", "a row that no page holds"],
)
def test_what_is_not_sure_is_left_to_the_template(steps: list[str]) -> None:
    """Then the form is as it was."""
    document = _document(0, steps=steps)
    assert paged(document) is document


def test_of_several_tables_none_is_reckoned() -> None:
    """Where the second begins hangs on where the first ends."""
    table = {"type": "table", "rows": "3", "columns": [{"type": "text", "name": "x", "label": "X"}]}
    data = {"judul": "Uji", "isian": [table | {"name": name, "label": name} for name in ("satu", "dua")]}
    document = form("formulir/uji", formulir_of(data), DAY).document
    assert paged(document) is document
