# Times that nearly are: what is asked, and what is left alone.
from __future__ import annotations

import pytest

from tatalaksana.model.waktu_dikira import is_bare_number, is_clock, is_nought, probable_time, sheet_range


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("l5 menit", "15 menit"), ("1O menit", "10 menit"), ("I hari", "1 hari"), ("1O-15 menit", "10-15 menit"), ("10-l5 menit", "10-15 menit"), ("-15 menit", "15 menit"),
        ("15 minutes", "15 menit"), ("2 hours 30 minutes", "2 jam 30 menit"), ("1 week", "1 minggu"), ("3 Working Days", "3 hari kerja"), ("10,menit", "10 menit"),
        ("3 har kerja", "3 hari kerja"), ("2 ming", "2 minggu"), ("15 mntt", "15 mnt"), ("Satu harri", "Satu hari"), ("setegah jam", "setengah jam"), ("stu hari", "satu hari"),
        ("15 mneit", "15 menit"), ("5 mennit/berkas", "5 menit/berkas"), ("1 Bulan 2 mingu", "1 Bulan 2 minggu"), ("2 hati kerja", "2 hari kerja"), ("3 hari kejra", "3 hari kerja"),
    ],
)  # fmt: skip
def test_what_nearly_is_a_time_is_known(text: str, meant: str) -> None:
    """A slip of the fingers, a letter for a figure, an English unit: the one time it can be."""
    assert meant == probable_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 jam", "Sesuai kebutuhan", "Segera", "5 berkas", "2 tahap", "3 kali", "2 orang", "10 lembar", "H-1", "minggu ke 2", "3 hal", "4 menu", "2 jalan", "satu tahapan",
        "Sebelum rapat 1 jam", "lihat pasal 5 hari", "ruang A2", "1 hari (minggu ke 2)", "3 jam oleh 2 orang", "saat itu juga", "1 unit", "2 sesi", "Menit ke-5", "",
    ],
)  # fmt: skip
def test_words_are_left_alone(text: str) -> None:
    """What is read, and what is no time at all, is nearly nothing else."""
    assert probable_time(text) is None
    assert not is_bare_number(text)
    assert not is_nought(text)


@pytest.mark.parametrize(
    ("text", "span"), [("02-Mar", "2-3"), ("3-Feb", "2-3"), ("Mar-02", "2-3"), ("5-Oct", "5-10"), ("H-1", None), ("3-Mar", None), ("2-3 hari", None)]
)  # fmt: skip
def test_what_a_spreadsheet_makes_of_a_range(text: str, span: str | None) -> None:
    """A date by three letters of a month is two figures with a dash."""
    assert span == sheet_range(text)


@pytest.mark.parametrize(
    ("text", "bare", "clock"),
    [
        ("lima", True, False), ("dua puluh", True, False), ("± 10", True, False), ("5-10", True, False), ("44927", True, False), ("08.00-09.00", False, True), ("1:30", False, True),
        ("pukul 08.00", False, False), ("08.00 - 10.00 WIB", False, False), ("10 menit", False, False),
    ],
)  # fmt: skip
def test_a_number_and_a_time_of_day_are_told_apart(text: str, bare: bool, clock: bool) -> None:  # noqa: FBT001
    """Either lacks a word, and not the same one."""
    assert (bare, clock) == (is_bare_number(text) and not is_clock(text), is_clock(text))
