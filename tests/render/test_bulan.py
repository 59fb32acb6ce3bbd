# A date of month and year on everything that shows dates.
from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl

from tatalaksana.diff import compare
from tatalaksana.facts import AllFacts, facts_of
from tatalaksana.model import Bulan
from tatalaksana.render.beda.kalimat import kalimat_of
from tatalaksana.render.csv import checklist_csv
from tatalaksana.render.html import Surroundings
from tatalaksana.render.ics import event
from tatalaksana.render.json import checklist_json
from tatalaksana.render.listing import listing_csv, listing_json, listing_rows
from tatalaksana.render.situs import pages
from tatalaksana.render.xlsx import ChecklistBook
from tests.collections_on_disk import SOUND, catalog

_MONTH = SOUND.replace("{efektif: 2024-01-02}", "{pembuatan: 2024-10, efektif: 2024-11}")


def _facts(tmp_path: Path, day: date | None = None) -> AllFacts:
    return facts_of(replace(catalog(tmp_path, {"biro/surat.yaml": _MONTH}), tanggal=day))


def test_the_sheet_says_the_month(tmp_path: Path) -> None:
    """On the sheet stand the months as written."""
    rows = _facts(tmp_path).of["biro/surat"].sheet.dates
    assert ["Oktober 2024", "", "November 2024"] == [row.text for row in rows]


def test_due_dates_are_estimated(tmp_path: Path) -> None:
    """Reviews are due by the end of a month that is counted from the month's end, and are said to be estimated."""
    one = _facts(tmp_path).of["biro/surat"]
    assert [(date(2025, 5, 31), True), (date(2025, 11, 30), True)] == [
        (due.tanggal, due.perkiraan) for due in one.tenggat
    ]
    said = event(one.card, one.entry.sop.nama_lengkap, one.tenggat[0], None)
    assert "(perkiraan)" in said
    assert "akhir November 2024" in said
    assert "DTSTAMP:20241130T000000Z" in said


def test_a_review_makes_it_certain(tmp_path: Path) -> None:
    """From a review on a day on nothing is estimated."""
    text = f"{_MONTH}tinjauan: [{{jenis: monitoring, tanggal: 2024-12-05}}]\n"
    one = facts_of(catalog(tmp_path, {"biro/surat.yaml": text})).of["biro/surat"]
    assert [(date(2025, 6, 5), False), (date(2025, 11, 30), True)] == [
        (due.tanggal, due.perkiraan) for due in one.tenggat
    ]


def test_pages_say_the_month(tmp_path: Path) -> None:
    """Every page that tells a date of it says the month, and a due date as an estimate; none says a day of it."""
    facts = _facts(tmp_path, date(2025, 4, 1))
    told = {page.name: page.html() for page in pages(facts, Surroundings("Situs"))}
    assert "November 2024" in told["sop/biro/surat"]
    assert "31 Mei 2025 (perkiraan)" in told["sop/biro/surat"]
    assert "November 2024" in told["sop"]
    assert "31 Mei 2025 (perkiraan)" in told["mutu/biro"]
    assert not [name for name, html in told.items() if "30 November 2024" in html or "31 Oktober 2024" in html]


def test_files_say_the_month(tmp_path: Path) -> None:
    """Lists, checklists and comparisons have the month too."""
    facts = _facts(tmp_path)
    one = facts.of["biro/surat"]
    assert '"efektif_bulan": "2024-11"' in listing_json(listing_rows(facts, str, ()), "S").decode()
    assert ';"2024-11";' in listing_csv(listing_rows(facts, str, ())).decode()
    assert '"efektif_bulan":"2024-11"' in checklist_json(one.daftar).decode()
    assert checklist_csv(one.daftar)
    sheet = openpyxl.load_workbook(BytesIO(ChecklistBook(one.daftar).content())).active
    assert sheet is not None
    assert any("November 2024" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    old, new = (
        one.entry.sop,
        one.entry.sop.model_copy(
            update={"tanggal": one.entry.sop.tanggal.model_copy(update={"efektif": Bulan(2024, 12)})}
        ),
    )
    assert ["November 2024 → Desember 2024"] == [
        " → ".join(filter(None, ("".join(piece.old for piece in said.isi), "".join(piece.new for piece in said.isi))))
        for said in kalimat_of(compare(old, new))
    ]
