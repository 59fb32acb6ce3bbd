# Heights that need not be measured: what is said of a cell without setting it holds when it is set.
from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.render.pdf import Printing, draft, pages, rows, sheet, typesetting
from tests.collections_on_disk import REGISTERS, SOPS, write
from tests.pdf.paper import DAY

_WORDS = [
    "koordinasi", "dan", "AVATAR", "WAWANCARA", "iiilll", "MMMWWW", "pedoman/petunjuk", "e-surat", "**penting**", "*miring*",
    "Ketatalaksanaan", "«é»", "日本", "😀", "1.234.567,89", "To", "P.A.", "LT/AV", "peraturan-perundang-undangan",
]  # fmt: skip


def _invented(folder: Path) -> Path:
    random = Random(7)  # noqa: S311 - texts, no secrets

    def text() -> str:
        return " ".join(random.choices(_WORDS, k=random.randrange(1, 40)))

    steps: list[dict[str, Any]] = [
        {
            "uraian": text(), "pelaksana": "kabag", "kelengkapan": [text() for _ in range(random.randrange(1, 4))], "waktu": "2-3 hari kerja",
            "output": text(), "ket": text()[:60],
        }
        for _ in range(60)
    ]  # fmt: skip
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag"], "kegiatan": steps}
    return write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop, ensure_ascii=False)})


@pytest.mark.parametrize("invented", [False, True])
def test_no_cell_is_taller_or_lower_than_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invented: bool) -> None:  # noqa: FBT001
    """Every cell is measured here, and lies within its bounds."""
    said: list[tuple[float, float]] = []
    found: list[tuple[float, float, float]] = []

    def every_cell(table: Any, columns: Any, size: float, charts: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        del charts
        asked = [(number, row[key], width) for number, row in enumerate(table) for key, width in rows._texts(row, columns)]
        said[:] = [rows._bounds(cell, width, size) for _, cell, width in asked]
        return [{"baris": number, "isi": cell, "lebar": width} for number, cell, width in asked]

    measure = typesetting.measure

    def measured(data: dict[str, Any]) -> dict[str, Any]:
        answer = measure(data)
        if data["sop"][0]["sel"]:
            found.extend((low, height, high) for (_, height), (low, high) in zip(answer["baris"], said, strict=True))
        return answer

    monkeypatch.setattr(pages, "to_measure", every_cell)
    monkeypatch.setattr(sheet, "measure", measured)
    catalog = collect(_invented(tmp_path) if invented else SOPS, "sops").catalog
    for entry in catalog.entries.values():
        draft(entry, catalog, Printing(DAY)).pages()
    assert len(found) > 150
    assert [] == [bounds for bounds in found if not bounds[0] - 0.01 <= bounds[1] <= bounds[2] + 0.01]
