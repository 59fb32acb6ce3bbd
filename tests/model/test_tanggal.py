# Dates in Indonesian.
from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.model import FormatTanggal, read_date, say_date


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2017, 12, 14), "Kamis, 14 Desember 2017"),
        (date(2018, 5, 2), "Rabu, 02 Mei 2018"),
        (date(2023, 9, 27), "Rabu, 27 September 2023"),
        (date(2023, 10, 10), "Selasa, 10 Oktober 2023"),
        (date(2024, 2, 29), "Kamis, 29 Februari 2024"),
    ],
)
def test_weekdays_of_the_seeds(day: date, said: str) -> None:
    """The weekday is computed, and is the one printed on the real SOP."""
    assert said == say_date(day, FormatTanggal.HARI_TANGGAL)


def test_plain_dates() -> None:
    """Without weekday the day has no leading zero."""
    assert say_date(date(2018, 5, 2)) == "2 Mei 2018"


@given(st.dates())
def test_weeks_repeat(day: date) -> None:
    """Seven days later it is the same weekday, and never in between."""
    if day < date.max - timedelta(days=7):
        names = [say_date(day + timedelta(days=n), FormatTanggal.HARI_TANGGAL).split(",")[0] for n in range(8)]
        assert (names[0], 7) == (names[7], len(set(names)))


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FormatTanggal))
def test_what_is_said_is_read(day: date, form: FormatTanggal) -> None:
    """A date as a sheet prints it is that date, and its weekday agrees."""
    assert read_date(say_date(day, form)) == (day, True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Jum'at, 4 Mei 2018", (date(2018, 5, 4), True)),
        ("rabu 2 mei 2018", (date(2018, 5, 2), True)),
        ("Kamis, 02 Mei 2018", (date(2018, 5, 2), False)),
        ("2 Nopember 2018", (date(2018, 11, 2), True)),
        ("2 Pebruari 2018", (date(2018, 2, 2), True)), ("12 Peb. 2018", (date(2018, 2, 12), True)), ("Senin, 5 Nop 2018", (date(2018, 11, 5), True)),
        ("2-Okt-2018", (date(2018, 10, 2), True)),
        ("02/05/2018", (date(2018, 5, 2), True)),
        ("Jum’at 4 Mei 2018", (date(2018, 5, 4), True)), ("Ahad, 6 Mei 2018", (date(2018, 5, 6), True)), ("Ahad, 7 Mei 2018", (date(2018, 5, 7), False)),
        ("Minggu, 6 Mei 2018", (date(2018, 5, 6), True)), ("  2.5.2018 ", (date(2018, 5, 2), True)), ("31 Des 2018", (date(2018, 12, 31), True)),
        ("1 januari 2018", (date(2018, 1, 1), True)), ("13/13/2018", None),
        ("31 Februari 2018", None), ("2 Mai 2018", None), ("Hari ini", None), ("Anu, 2 Mei 2018", None), ("2 Mei 18", None), ("0 Mei 2018", None),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, read: tuple[date, bool] | None) -> None:
    """With or without weekday, month by name or number; nothing is guessed."""
    assert read_date(text) == read
