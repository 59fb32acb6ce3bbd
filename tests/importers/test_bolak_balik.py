# There and back: what `sop ekspor` writes of an SOP as a workbook or a document, `sop impor` reads as the same SOP. All of it, with
# 300 random charts, is in `make bench-impor`.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.model import flow_of
from tests.bench_impor.round_trip import came_back, random_sops
from tests.collections_on_disk import koleksi

_SHAPES = ("jalan keluar melompati 20 baris", "keputusan lima arah bernama")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("name", list(koleksi().entries))
def test_there_and_back(kind: str, name: str) -> None:
    """Identity, boxes, every text of each step, its symbols, and every arrow with its word."""
    assert came_back(koleksi(), name, kind)[1] == []


@pytest.mark.parametrize("name", list(koleksi().entries))
def test_diagrams_come_back(name: str) -> None:
    """Two who act in one row are one row again, each step with what its task tells, letters that lean too; the identity sheet is told of the process."""
    assert came_back(koleksi(), name, "bpmn")[1] == []


def test_random_charts_come_back(tmp_path: Path) -> None:
    """Charts over pages with decisions, forks and ways back; words far from where their exit begins; letters that stand for words.

    The last six: a step that is a kapsul beside another's and one beside «Selesai», exits of one decision that lead each to one of two
    who act in a row, a first row in which the second from the left begins, and decisions that begin.
    """
    catalog = random_sops(tmp_path, (5, 27, 33, 47, 261, 166, 151, 23, 1080), _SHAPES)
    assert [flow_of(entry.sop)[1] for entry in catalog.entries.values()] == [()] * len(catalog.entries)
    assert [came_back(catalog, name, kind)[1] for name in catalog.entries for kind in ("xlsx", "docx")] == [
        []
    ] * 2 * len(catalog.entries)


def test_shared_lines_of_a_pdf_come_back(tmp_path: Path) -> None:
    """Of arrows that share a line on paper, where it is drawn once, each is read with its word."""
    catalog = random_sops(tmp_path, (4, 14), ())
    assert [[], []] == [came_back(catalog, name, "pdf")[1] for name in catalog.entries]
