# What has no place in the draft is quoted, and what the draft lacks though the document says it keeps it from being in force.
from __future__ import annotations

import pytest

from tatalaksana.importers import draft_text
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import Reading, ReadPage, ReadText
from tests.collections_on_disk import koleksi
from tests.importers.documents import PLAIN, ROWS, SHEET, recognised, steps_table, tabbed, table


@pytest.mark.parametrize(
    ("said", "date"),
    [("12 Pebruari 2025", "2025-02-12"), ("3 Peb. 2025", "2025-02-03"), ("1 Febuari 2025", "2025-02-01")],
)
def test_february_as_it_was_spelt(said: str, date: str) -> None:
    """A month that offices spell otherwise is that month."""
    found = recognised(reading_of("a.txt", f"Nomor SOP\t1\nTanggal Efektif\t{said}\nJudul SOP\tSurat".encode()))
    assert found.bidang["tanggal.efektif"].isi == date


@pytest.mark.parametrize(("said", "asked"), [("32 Mei 2025", True), ("sesudah rapat", True), ("belum ada", False)])
def test_a_date_that_is_none_is_asked_for(said: str, asked: bool) -> None:  # noqa: FBT001 - a table's column
    """It is quoted, and the draft's own list asks for it; where the sheet says that there is none, it is only quoted."""
    found = recognised(reading_of("a.txt", f"Nomor SOP\t1\nTanggal Efektif\t{said}\nJudul SOP\tSurat".encode()))
    assert [one.teks for one in found.sisa if "Bukan tanggal" in one.mengapa] == [said]
    doubts = draft_text(found, koleksi().registers, "a.txt").doubts
    assert any(one.startswith("tanggal.efektif:") and said in one for one in doubts) is asked


def test_steps_beyond_what_one_sop_holds() -> None:
    """They are quoted, and the draft says that it lacks them."""
    steps = [(str(at), ROWS[0][0], "√", *ROWS[0][3:]) for at in range(1, 204)]
    content = tabbed(("Nomor SOP", "1"), ("Judul SOP", "Surat"), ("No", PLAIN[0], "Petugas", *PLAIN[1:4]), *steps)
    found = recognised(reading_of("a.txt", content))
    assert (len(found.baris), found.kelebihan) == (200, 3)
    assert sum("ke-201" in one.mengapa for one in found.sisa) == 3
    doubts = draft_text(found, koleksi().registers, "a.txt").doubts
    assert doubts[0].startswith("kegiatan: 3 kegiatan sesudah kegiatan 200 tidak masuk draf")


def test_a_table_of_changes_above_the_steps() -> None:
    """Each of its rows is one item, and none of its cells is lost."""
    changes = table(
        [("No", "Tanggal", "Perubahan"), ("1", "2 Januari 2024", "Terbit"), ("2", "3 Maret 2025", "Nama unit")]
    )
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    found = recognised(Reading("contoh", (ReadPage(1),), (SHEET, ReadText(1, "Riwayat Perubahan"), changes, steps)))
    assert [one.isi for one in found.kotak["riwayat_perubahan"].butir[1:]] == [
        "1 · 2 Januari 2024 · Terbit", "2 · 3 Maret 2025 · Nama unit",
    ]  # fmt: skip
    assert len(found.baris) == len(ROWS)


@pytest.mark.parametrize("said", ["- 3 Maret 2025", "3 Maret 2025 4 April 2025"])
def test_a_day_beside_what_may_be_another_fields(said: str) -> None:
    """Where columns stand close to each other, a reader may take two values for one: neither is sure."""
    found = recognised(reading_of("a.txt", f"Nomor SOP\t1\nTanggal Revisi\t{said}\nJudul SOP\tSurat".encode()))
    day = found.bidang["tanggal.revisi"]
    assert (day.isi, day.yakin.value) == ("2025-03-03", "mungkin")
