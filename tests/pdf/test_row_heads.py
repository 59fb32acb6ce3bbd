# Heads of rows in the tags: who moves through the table by cells hears the step's number and what is done in it.
from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tatalaksana.facts import Facts
from tatalaksana.model import Kolom
from tatalaksana.render.pdf import form
from tatalaksana.render.pdf.tags import row_heads
from tests.collections_on_disk import koleksi
from tests.pdf.checklists import DAY
from tests.pdf.forms import made
from tests.pdf.paper import printed

_CATALOG = koleksi()
_NAME = "biro-pp/pelayanan-pertamanan"


def _cells(element: Any) -> list[Any]:  # noqa: ANN401 - pikepdf's objects
    kids = element.get("/K", [])
    found = [element] if str(element.get("/S", "")) in {"/TD", "/TH"} else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += _cells(kid)
    return found


def _table(cell: Any) -> Any:  # noqa: ANN401 - as above
    return next((one for one in cell.get("/A", []) if one.get("/O") == "/Table"), {})


def test_cells_name_the_heads_of_their_row() -> None:
    """Each head has a name that the tree of names knows; every other cell of its row names it, and no cell a stranger's."""
    pdf = printed(_CATALOG, _NAME).pdf
    cells = _cells(pdf.Root.StructTreeRoot)
    rows = [cell for cell in cells if str(_table(cell).get("/Scope", "")) == "/Row"]
    assert len(rows) >= 2 * len(_CATALOG.entries[_NAME].sop.kegiatan)
    names = pdf.Root.StructTreeRoot.IDTree.Names
    known = {bytes(names[at]): names[at + 1].objgen for at in range(0, len(names), 2)}
    assert sorted(known) == list(known)
    for head in rows:
        assert head.objgen == known[bytes(head.ID)]
    for cell in cells:
        named = [bytes(name) for name in _table(cell).get("/Headers", [])]
        assert set(named) <= set(known)
        mine = {bytes(one.ID) for one in rows if one.P.objgen == cell.P.objgen}
        assert str(cell.S) == "/TH" or mine <= set(named)


def test_forms_have_them_where_rows_say_what_they_are_about() -> None:
    """Each step of the monitoring form has its number and its activity as heads, each row of a guest book its number."""
    facts = Facts(_CATALOG.entries[_NAME], _CATALOG)
    monitoring = form("biro/monitoring", facts.tinjauan["monitoring"], DAY).content()
    assert 2 * len(facts.daftar.langkah) == _heads(monitoring)
    guests = made(
        {
            "judul": "Buku Tamu",
            "isian": [
                {
                    "name": "tamu",
                    "label": "Tamu",
                    "type": "table",
                    "columns": [{"name": "nama", "label": "Nama", "type": "text"}],
                }
            ],
        }
    )
    assert 5 == _heads(guests.content())


def _heads(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return sum(str(_table(cell).get("/Scope", "")) == "/Row" for cell in _cells(pdf.Root.StructTreeRoot))


@pytest.mark.parametrize(
    ("kolom", "found"),
    [
        (tuple(Kolom), {0, 1}), ((Kolom.KEGIATAN, Kolom.PELAKSANA), {0}), ((Kolom.PELAKSANA, Kolom.NO, Kolom.KEGIATAN), {4, 5}),
        ((Kolom.NO, Kolom.PELAKSANA, Kolom.KEGIATAN), {0, 5}),
    ],
)  # fmt: skip
def test_where_they_stand(kolom: tuple[Kolom, ...], found: set[int]) -> None:
    """The columns of number and Kegiatan, wherever a profile has them; four lanes are four columns."""
    assert found == row_heads(kolom, 4)
