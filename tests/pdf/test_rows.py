# Heights that need not be measured: what is said of a cell without setting it holds when it is set.
from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Draft, Printing, draft, pages, rows, sheet, typesetting
from tatalaksana.render.pdf.heads import head_heights
from tatalaksana.render.pdf.identity import identity_heights
from tatalaksana.render.pdf.units import MM
from tests.collections_on_disk import REGISTERS, SOPS, write
from tests.pdf.metrics import FILE, metrics
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

    def every_cell(table: Any, columns: Any, size: float, charts: Any) -> tuple[list[float], list[dict[str, Any]]]:  # noqa: ANN401
        asked = [
            (number, row[key], width) for number, row in enumerate(table) for key, width in rows.texts(row, columns)
        ]
        said[:] = [rows.cell_height(cell, width, size) for _, cell, width in asked]
        return list(charts), [{"baris": number, "isi": cell, "lebar": width} for number, cell, width in asked]

    measure = typesetting.measure

    def measured(data: dict[str, Any]) -> dict[str, Any]:
        answer = measure(data)
        if data["sop"][0]["sel"]:
            found.extend((low, height, high) for (_, height), (low, high) in zip(answer["baris"], said, strict=True))
        return answer

    monkeypatch.setattr(pages, "row_heights", every_cell)
    monkeypatch.setattr(sheet, "measure", measured)
    catalog = collect(_invented(tmp_path) if invented else SOPS, "sops").catalog
    for entry in catalog.entries.values():
        draft(Facts(entry, catalog), Printing(DAY)).pages()
    assert len(found) > 150
    sure = [bounds for bounds in found if bounds[0] == bounds[2]]
    assert len(sure) > len(found) * (0.2 if invented else 0.8)
    assert [] == [bounds for bounds in found if not bounds[0] - 0.01 <= bounds[1] <= bounds[2] + 0.01]


@pytest.mark.parametrize("invented", [False, True])
def test_heads_and_identity_sheets_are_as_tall_as_said(tmp_path: Path, invented: bool) -> None:  # noqa: FBT001
    """Where the heights of a head, a title or a row of the identity sheet are not measured, measuring gives the same."""
    catalog = collect(_invented(tmp_path) if invented else SOPS, "sops").catalog
    for entry in catalog.entries.values():
        made = draft(Facts(entry, catalog), Printing(DAY))
        data = {key: value for key, value in made.document["sop"][0].items() if key not in {"langkah", "kata"}}
        top, side, bottom = data["margin"]
        data |= identity_heights(data, (data["kertas"][0] - 2 * side) * MM, (data["kertas"][1] - top - bottom) * MM)

        def measured(rows: list[float | None], made: Draft = made, data: dict[str, Any] = data) -> dict[str, Any]:
            asked = {**data, "sel": [], "identitas-panjang": True, "tinggi-identitas": rows}
            return typesetting.measure({**made.document, "lampiran": [], "sop": [asked]})

        said, unsure = data["tinggi-identitas"], [None] * len(data["tinggi-identitas"])
        known, open_ = measured(said), measured(list(unsure))
        assert sum(height is not None for height in said) >= 6
        assert known["identitas"] == pytest.approx(open_["identitas"], abs=0.01)
        heads = head_heights(data, made.columns)
        assert heads is not None
        assert heads[0] == pytest.approx(open_["kepala"], abs=0.01)
        assert heads[1] == pytest.approx(open_["judul"], abs=0.01)


def test_the_widths_are_those_of_the_fonts() -> None:
    """The file beside the fonts is what their tables say."""
    assert FILE.read_text(encoding="utf-8") == metrics()
