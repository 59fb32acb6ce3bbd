# There and back: what `sop ekspor` writes of an SOP as a workbook or a document, `sop impor` reads as the same steps and arrows.
from __future__ import annotations

from collections.abc import Callable

import pytest

from tatalaksana.importers.readers import reading_of
from tatalaksana.model import Sop, flow_of
from tatalaksana.render.office import OfficeSheet, sheet_docx, sheet_xlsx
from tests.collections_on_disk import koleksi
from tests.importers.documents import imported
from tests.office.sheets import of_collection


def _edges(sop: Sop) -> list[tuple[int, int, int, int, str]]:
    flow = flow_of(sop)[0]
    ends = ((flow.symbols[one.source], flow.symbols[one.target], one.label) for one in flow.edges)
    return sorted((source.row, source.lane, target.row, target.lane, label) for source, target, label in ends)


@pytest.mark.parametrize(("kind", "made"), [("xlsx", sheet_xlsx), ("docx", sheet_docx)])
@pytest.mark.parametrize("name", list(koleksi().entries))
def test_there_and_back(kind: str, made: Callable[[OfficeSheet], bytes], name: str) -> None:
    """Every arrow leads from and to where it led, with its word; each step has its texts."""
    sop = koleksi().entries[name].sop
    back = imported(reading_of(f"a.{kind}", made(of_collection(name))))
    assert _edges(back) == _edges(sop)
    assert [step.waktu and step.waktu.teks for step in back.kegiatan] == [
        step.waktu and step.waktu.teks for step in sop.kegiatan
    ]
    assert (back.judul, back.nomor) == (sop.judul, sop.nomor)
