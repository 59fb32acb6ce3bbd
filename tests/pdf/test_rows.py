# Heights that need not be measured: what is said of a cell without setting it holds when it is set.
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.faces import BOLD, REGULAR, faces
from tatalaksana.facts import Facts
from tatalaksana.render.fitting.columns import Columns
from tatalaksana.render.pdf import OfficialSheet, Printing, official_sheet, pages, rows, sheet, typesetting
from tatalaksana.render.pdf.document import SheetDocument
from tatalaksana.render.pdf.heads import head_heights
from tatalaksana.render.pdf.identity_rows import identity_rows
from tatalaksana.render.pdf.measuring import Heights, Unsure
from tatalaksana.render.pdf.pages import Question
from tatalaksana.render.pdf.rows import Row
from tatalaksana.render.pdf.texts import Item, Run
from tests.catalog.test_lembar import SHEETS
from tests.collections_on_disk import REGISTERS, SOPS, koleksi, write
from tests.pdf.metrics import FILE, metrics
from tests.pdf.paper import DAY

_WORDS = [
    "koordinasi", "dan", "AVATAR", "WAWANCARA", "iiilll", "MMMWWW", "pedoman/petunjuk", "e-surat", "**penting**", "*miring*",
    "Ketatalaksanaan", "«é»", "日本", "😀", "1.234.567,89", "To", "P.A.", "LT/AV", "peraturan-perundang-undangan",
]  # fmt: skip
_CLOSE = [
    "Tata",
    "AVA",
    "SOP",
    "AP,",
    "Ya",
    "P.",
    "Yayasan",
    "dan",
    "Ortala",
    "11",
    "PTT",
    "A",
    "T",
    "Y",
    "L",
    "A-T",
    "P/A",
    "(TPA)",
    "W,",
]
"""Words that come closer to each other and to blanks."""
_HAIRS = (0.0, 1e-6, -1e-6, 1e-4, -1e-4, 6e-4, -6e-4, 2e-3, -2e-3)
"""Sizes of letters."""


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


@pytest.mark.no_cover
@pytest.mark.parametrize("invented", [False, True])
def test_no_cell_is_taller_or_lower_than_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invented: bool) -> None:  # noqa: FBT001
    """Every cell is measured here, and lies within its bounds."""
    said: list[tuple[float, float]] = []
    found: list[tuple[float, float, float]] = []

    def every_cell(
        table: Sequence[Row], columns: Columns, size: float, charts: Sequence[float]
    ) -> tuple[list[float], tuple[Unsure, ...]]:
        asked = tuple(
            Unsure(number, row.cells[key], width)
            for number, row in enumerate(table)
            for key, width in rows.texts(row, columns)
        )
        said[:] = [rows.cell_height(cell.body, cell.width, size) for cell in asked]
        return list(charts), asked

    measure = typesetting.measure

    def measured(document: SheetDocument) -> Heights:
        answer = measure(document)
        if document.question and document.question.cells:
            found.extend((low, height, high) for (_, height), (low, high) in zip(answer.rows, said, strict=True))
        return answer

    monkeypatch.setattr(pages, "row_heights", every_cell)
    monkeypatch.setattr(sheet, "measure", measured)
    catalog = collect(_invented(tmp_path) if invented else SOPS, "sops").catalog
    for entry in catalog.entries.values():
        official_sheet(Facts(entry, catalog), Printing(DAY)).pages()
    assert len(found) > 150
    sure = [bounds for bounds in found if bounds[0] == bounds[2]]
    assert len(sure) > len(found) * (0.2 if invented else 0.8)
    assert [] == [bounds for bounds in found if not bounds[0] - 0.01 <= bounds[1] <= bounds[2] + 0.01]


@pytest.mark.no_cover
@pytest.mark.parametrize("of", ["collection", "sheets", "invented"])
def test_heads_and_identity_sheets_are_as_tall_as_said(tmp_path: Path, of: str) -> None:
    """Where the heights of a head, a title or a row of the identity sheet are not measured, measuring gives the same.

    Heads are known of all of them, that of a column too which is just as wide as it.
    """
    folder = {"collection": SOPS, "sheets": SHEETS}.get(of) or _invented(tmp_path)
    catalog = collect(folder, "sops").catalog
    for entry in catalog.entries.values():
        made = official_sheet(Facts(entry, catalog), Printing(DAY))
        sheet = made.unpaged.sheet
        rows = identity_rows(sheet.identity, sheet.room[0])
        assert rows
        said = rows.known

        def measured(rows: tuple[float | None, ...], made: OfficialSheet = made) -> Heights:
            question = Question(made.unpaged.sheet, rows, long=True)
            return typesetting.measure(replace(made.document, files=(), question=question))

        known, open_ = measured(said), measured((None,) * len(said))
        assert sum(height is not None for height in said) >= 6
        assert known.identity == pytest.approx(open_.identity, abs=0.01)
        assert sheet.table is not None
        assert made.unpaged.columns is not None
        heads = head_heights(sheet.table.heads, sheet.title, made.unpaged.columns)
        assert heads is not None
        assert heads[0] == pytest.approx(open_.heads, abs=0.01)
        assert heads[1] == pytest.approx(open_.title, abs=0.01)


def test_the_widths_are_those_of_the_fonts() -> None:
    """The file beside the fonts is what their tables say."""
    assert FILE.read_text(encoding="utf-8") == metrics()


@pytest.mark.no_cover
def test_lines_that_hold_what_they_just_hold_are_sure() -> None:
    """Where words and blanks come closer, at widths that some of the words take to a ten-thousandth, lines are as many as are said, and nearly all are said."""
    random, size, measured = Random(11), 8.5, []  # noqa: S311 - texts, no secrets
    for _ in range(400):
        words, bold = random.choices(_CLOSE, k=random.randrange(3, 20)), random.random() < 0.3
        face = faces()[BOLD if bold else REGULAR]
        begin, end = sorted(random.sample(range(len(words) + 1), 2))
        line = " ".join(words[begin:end])
        wide = sum(face.widths[letter] for letter in line) + sum(face.pairs.get(a + b, 0.0) for a, b in pairwise(line))
        wide += random.choice([0.0, face.pairs.get(f"{line[-1]} ", 0.0)]) + random.choice(_HAIRS)
        if wide > max(sum(face.widths[letter] for letter in word) for word in words):
            measured.append(Unsure(0, (Item((Run(" ".join(words), bold=bold),)),), wide * size))
    catalog = koleksi()
    made = official_sheet(Facts(next(iter(catalog.entries.values())), catalog), Printing(DAY))
    known = made.pages().identity_heights
    question = Question(made.unpaged.sheet, known, long=False, cells=tuple(measured))
    answer = typesetting.measure(replace(made.document, files=(), question=question)).rows
    said = [rows.cell_height(cell.body, cell.width, size) for cell in measured]
    assert [] == [
        cell.body[0].runs[0].text
        for cell, (_, height), (least, most) in zip(measured, answer, said, strict=True)
        if not least - 0.01 <= height <= most + 0.01
    ]
    assert sum(least == most for least, most in said) > 0.8 * len(measured) > 200


def test_no_sheet_of_ours_is_measured() -> None:
    """Every height on these sheets is reckoned: to ask the template takes half as long again as to set a sheet."""
    for catalog in (koleksi(), collect(SHEETS, "sops").catalog):
        for entry in catalog.entries.values():
            sheet = official_sheet(Facts(entry, catalog), Printing(DAY)).unpaged
            assert sheet.sheet.table is not None
            assert sheet.columns is not None
            size = sheet.sheet.table.heads.size
            assert () == rows.row_heights(sheet.rows, sheet.columns, size, [0.0] * len(sheet.rows))[1], entry.id
