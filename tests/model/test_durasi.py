# Times in words, as minutes.
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.model import minutes_of

_UNITS = {"menit": 1, "jam": 60, "hari": 1440, "minggu": 10080}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10 Menit", (10, 10)), ("1 Jam", (60, 60)), ("14 Hari", (20160, 20160)), ("1 minggu", (10080, 10080)), ("5mnt", (5, 5)),
        ("30 menit - 3 jam", (30, 180)), ("2-3 jam", (120, 180)), ("2 – 3 Jam", (120, 180)), ("2 s.d. 3 hari", (2880, 4320)),
        ("2 s/d 3 jam", (120, 180)), ("2 sampai dengan 3 jam", (120, 180)), ("1 jam 30 menit", (90, 90)), ("1 jam dan 5 menit", (65, 65)),
        ("1,5 jam", (90, 90)), ("1.5 jam", (90, 90)), ("1.500 menit", (1500, 1500)), ("  10   MENIT ", (10, 10)),
        ("1 jam 30 menit - 2 jam", (90, 120)),
    ],
)  # fmt: skip
def test_times_that_say_how_long(text: str, minutes: tuple[int, int]) -> None:
    """Least and most minutes of what people write."""
    assert minutes == minutes_of(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 hari", (300, 300)), ("2-3 hari kerja", (600, 900)), ("1 minggu", (1500, 1500)), ("1 jam", (60, 60)), ("1 hari 30 menit", (330, 330)),
        ("2 jam, 30 menit dan 5 menit", (155, 155)), ("1 jam – 1 hari", (60, 300)), ("1 bulan", None), ("6 jam - 1 hari", None),
    ],
)  # fmt: skip
def test_times_at_work(text: str, minutes: tuple[int, int] | None) -> None:
    """A day at work has the minutes that are worked in it, a week five such days, and working days are known."""
    assert minutes == minutes_of(text, 300)


def test_a_sentence_is_no_time() -> None:
    """Up to sixty letters, spaces counted once, are read; what is longer is none, though it is made of times."""
    assert (100_030, 100_030) == minutes_of("  " + "5  menit " * 6 + "100000 menit")
    assert minutes_of("5 menit " * 6 + "1000000 menit") is None


@pytest.mark.parametrize(
    "text",
    [
        "2-3 hari kerja", "5 hari kerja", "sesuai jadwal", "Semesteran", "-", "", "10", "menit", "1 bulan", "1 tahun", "30 detik",
        "1.30 jam", "3-2 jam", "± 10 menit", "maksimal 1 jam", "10 menit/orang", "-5 menit", "2 jam atau 3 jam", "2-1 jam 30 menit",
        "0,3 menit", "1 menit" * 50,
    ],
)  # fmt: skip
def test_times_that_do_not(text: str) -> None:
    """What cannot be known is not guessed."""
    assert minutes_of(text) is None


@given(st.integers(0, 9999), st.sampled_from(sorted(_UNITS)), st.integers(0, 9999), st.sampled_from(sorted(_UNITS)))
def test_ranges(least: int, unit: str, more: int, other: str) -> None:
    """A range is from its first time to its second, and none when it runs backwards."""
    low, high = least * _UNITS[unit], more * _UNITS[other]
    assert minutes_of(f"{least} {unit} - {more} {other}") == ((low, high) if low <= high else None)


@pytest.mark.many
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Any text has a time or none; a time is two whole numbers in order."""
    found = minutes_of(text)
    assert found is None or 0 <= found[0] <= found[1]
