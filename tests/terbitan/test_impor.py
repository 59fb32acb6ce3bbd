# The five documents as they were handed over, imported, against the sources that people wrote of them.
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tatalaksana.catalog import Entry, collect
from tatalaksana.importers import Keyakinan, KnownGround, draft_text, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.model import Sop, flow_of, parse
from tatalaksana.source import data_of
from tests.site.project import REPOSITORY

DOCUMENTS = sorted((Path(__file__).parent / "naskah").glob("*.txt"))
CATALOG = collect(REPOSITORY / "sops", "sops").catalog
_ADDED = frozenset({"status", "perlu_diperiksa", "diterima", "kegiatan", "pelaksana"})
"""What people decide, and what is compared by itself below."""
_CELLS = ("uraian", "kelengkapan", "waktu", "output", "ket")


def _imported(document: Path) -> Sop:
    (found,) = recognise(reading_of(document.name, document.read_bytes()), KnownGround(CATALOG.registers))
    sop = parse(Sop, data_of(draft_text(found, CATALOG.registers, document.name).text))
    assert isinstance(sop, Sop), sop
    return sop


def _entry(document: Path) -> Entry:
    (entry,) = [entry for entry in CATALOG.entries.values() if entry.id.endswith(f"/{document.stem}")]
    return entry


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_identity_and_cells_are_what_people_read(document: Path) -> None:
    """Each field, box, lane and cell is as in the source, also where columns had slipped or the signs between items were lost."""
    sop, known = _imported(document), _entry(document).sop
    for name in Sop.model_fields.keys() - _ADDED:
        assert getattr(sop, name) == getattr(known, name), name
    assert [(lane.jabatan, lane.label) for lane in sop.pelaksana] == [
        (lane.jabatan, lane.label) for lane in known.pelaksana
    ]
    rows = [[[getattr(step, key) for key in _CELLS] for step in one.kegiatan] for one in (sop, known)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_flow_is_inferred_as_people_did(document: Path) -> None:
    """Who acts and where decisions lead, out of words alone, is what the writers of the sources concluded."""
    flows = [flow_of(_imported(document))[0], _entry(document).flow]
    drawn = [[(one.row, one.lane, one.bentuk) for one in flow.symbols] for flow in flows]
    assert drawn[0] == drawn[1]
    ways = [
        [(flow.symbols[one.source].row, flow.symbols[one.source].lane, flow.symbols[one.target].row, one.label) for one in flow.edges]
        for flow in flows
    ]  # fmt: skip
    assert sorted(ways[0]) == sorted(ways[1])


def _steps_named(item: str) -> Iterator[int]:
    """The steps that an entry is of: «kegiatan 1–3, 7 (pelaksana staf): …»."""
    for first, last in re.findall(r"(?<![\w-])(\d+)(?:–(\d+))?", re.split(r"[(:]|, pelaksana", item)[0]):
        yield from range(int(first), int(last or first) + 1)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_inferred_is_marked(document: Path) -> None:
    """No symbol of these documents is «pasti», each is named in «perlu_diperiksa», and so the draft can't be in force."""
    (found,) = recognise(reading_of(document.name, document.read_bytes()), KnownGround(CATALOG.registers))
    symbols = [one for row in found.baris for one in row.simbol]
    assert {one.dasar.yakin for one in symbols} == {Keyakinan.TEBAKAN}
    draft = draft_text(found, CATALOG.registers, document.name)
    told = [
        item for item in _imported(document).perlu_diperiksa if item.startswith("kegiatan ") and "pelaksana" in item
    ]
    assert {at for item in told for at in _steps_named(item)} == set(range(1, len(found.baris) + 1))
    flaws = parse(Sop, data_of(draft.text.replace("status: draf", "status: berlaku")))
    assert not isinstance(flaws, Sop)
    assert [flaw.code for flaw in flaws] == ["belum-diperiksa"]


def test_nothing_of_the_documents_is_lost() -> None:
    """The remains of arrows that stood in lanes' cells are quoted, each of them."""
    document = next(one for one in DOCUMENTS if one.stem == "pelaksanaan-mobilisasi-media")
    (found,) = recognise(reading_of(document.name, document.read_bytes()), KnownGround(CATALOG.registers))
    assert [one.teks for one in found.sisa] == ["Т", ">", "Т", "-", "Т", "-", "Y", "Y", "Y"]
