# Texts that are no dates: why, and which date is meant.
from __future__ import annotations

import pytest

from tatalaksana.model.bukan_tanggal import bad_date
from tatalaksana.source import Edit

_MONTH = "Bila lembarnya hanya menyebut bulan, tulis tahun-bulan saja, misalnya 2018-05."
_ASKED = "Maksudnya 2026-04-01?"


@pytest.mark.parametrize(
    "given",
    [
        "2026/04/01", "2026-4-1", "2026.04.01", "2026 04 01", "2026–04–01", "2O26-04-01", "2026-O4-01", "2026-04-l", "2026-04-01 00:00:00",
        "2026-04-01T00:00:00Z", "1 April 2026.", "tanggal 1 April 2026", "Tgl. 1-4-2026", "1/4/2026", "Rabu, 1 Apr 2026", "2026-04-01,",
    ],
)  # fmt: skip
def test_a_date_in_other_letters_is_mended(given: str) -> None:
    """What can be read in one way only is put right."""
    found = bad_date(given, ("tanggal", "efektif"), "?", months=True)
    assert (_ASKED, Edit(("tanggal", "efektif"), "2026-04-01")) == (found.hint, found.mend)


@pytest.mark.parametrize(
    ("given", "why", "hint"),
    [
        ("2026-02-30", "Februari 2026 hanya sampai tanggal 28", "Periksa tanggalnya."), ("31 Februari 2024", "Februari 2024 hanya sampai tanggal 29", "Periksa tanggalnya."),
        ("31/11/2026", "November 2026 hanya sampai tanggal 30", "Periksa tanggalnya."), ("2026-04-00", "tanggal 0 tidak ada", "Periksa tanggalnya."),
        ("2026-31-03", "bulan 31 tidak ada, bulan ditulis 01 sampai 12", "Maksudnya 2026-03-31?"), ("03/31/2026", "bulan 31 tidak ada, bulan ditulis 01 sampai 12", "Maksudnya 2026-03-31?"),
        ("2026-13", "bulan 13 tidak ada, bulan ditulis 01 sampai 12", "Periksa bulannya."), ("13/13/2018", "bulan 13 tidak ada, bulan ditulis 01 sampai 12", "Periksa bulan dan tanggalnya."),
        ("2 Mai 2026", "bulan «Mai» tidak ada", "Maksud Anda «Mei»?"), ("1 Aprill 2026", "bulan «Aprill» tidak ada", "Maksud Anda «April»?"), ("1 Xyz 2026", "bulan «Xyz» tidak ada", "Periksa nama bulannya."),
        ("46113", "ini nomor hari dari Excel", _ASKED), ("0000-01-01", "tahun 0 tidak ada", "Periksa tahunnya."),
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_told(given: str, why: str, hint: str) -> None:
    """The cause stands in the message; what may be meant is asked, and nothing is mended."""
    found = bad_date(given, (), "?", months=True)
    assert (f"«{given}» bukan tanggal: {why}.", hint, None) == (found.message, found.hint, found.mend)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("26-04-01", "Tulis tahunnya dengan empat angka."), ("1 April 26", "Tulis tahunnya dengan empat angka."), ("20226-04-01", "Tulis tahunnya dengan empat angka."),
        ("1 April", "Tahunnya belum ditulis."), ("-", "Bila memang tidak ada tanggalnya, hapus kuncinya."), ("…", "Bila memang tidak ada tanggalnya, hapus kuncinya."),
        ("20260401", _ASKED), ("2026", "Tahun saja belum cukup: tulis bulannya juga, misalnya 2026-10."), ("segera", _MONTH), ("belum ada", "Bila memang tidak ada tanggalnya, hapus kuncinya."),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(given: str, hint: str) -> None:
    """A text that says less than a day gets the common message with what it lacks."""
    found = bad_date(given, (), "?", months=True)
    assert ("?", hint, None) == (found.message, found.hint, found.mend)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("2026-04-01 (revisi)", _ASKED), ("(draf) 2026/4/1", _ASKED), ("2026-04-01, revisi 2", _ASKED), ("Kota Rekaan, 1 April 2026", _ASKED), ("awal April 2026 (rencana)", "Maksudnya 2026-04?"),
        ("2026-31-03 (lama)", "Maksudnya 2026-03-31?"),
    ],
)  # fmt: skip
def test_a_remark_beside_a_date_is_told(given: str, asked: str) -> None:
    """The date is asked about and not mended, for the remark would be lost; where it goes is said."""
    found = bad_date(given, (), "?", months=True)
    how = "Tulis tanggalnya saja; keterangannya, bila perlu, di baris sendiri yang diawali «# »."
    assert (f"{asked} {how}", None) == (found.hint, found.mend)


@pytest.mark.parametrize("given", ["Semester I 2026", "Nomor 5 Tahun 2026", "revisi 2026"])
def test_what_holds_no_date_is_none(given: str) -> None:
    """A number, a half of a year and a word before a year are no date beside a remark."""
    assert "tanggalnya saja" not in bad_date(given, (), "?", months=True).hint


def test_a_month_is_no_day() -> None:
    """Where a day must be said a month is neither mended nor offered."""
    found = bad_date("April 2026", (), "?", months=False)
    assert ("", None) == (found.hint, found.mend)
