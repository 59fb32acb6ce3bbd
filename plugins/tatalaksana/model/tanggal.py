# Dates in Indonesian, without the machine's locale.
from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tatalaksana.model.bulan import Bulan, Kapan
from tatalaksana.model.likeness import alike, slip
from tatalaksana.model.nama_bulan import BULAN, SEBUTAN_BULAN
from tatalaksana.model.profil import FormatTanggal

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ENGLISH = {
    1: "january",
    2: "february",
    3: "march",
    5: "may",
    6: "june",
    7: "july",
    8: "august",
    10: "october",
    12: "december",
}
"""Months that have another name in English, which spreadsheets write."""
_NAMES = tuple(
    names | frozenset((whole, whole[:3]) if (whole := _ENGLISH.get(index)) else ())
    for index, names in enumerate(SEBUTAN_BULAN, 1)
)
"""What each month is called, in English too."""
_WRITTEN = r"(?:([A-Za-z'’]+)\s*,?\s+)?([0-9]{1,2})[ ./-]\s*([A-Za-z]+|[0-9]{1,2})[ ./-]\s*([0-9]{4})"
"""[weekday,] day, month by name or number, year. Compiled when it is needed: few files have such dates."""
_MONTH_WRITTEN = (
    r"(?i)(?:bulan\s+)?(?P<month>[A-Za-z]+|[0-9]{1,2})\s*[ ./-]\s*(?:tahun\s+)?(?P<year>[0-9]{4})"
    r"|(?P<year_first>[0-9]{4})\s*[./-]\s*(?P<month_last>[0-9]{1,2})"
)
"""month by name or number, year; or the other way round."""


def say_date(day: Kapan, form: FormatTanggal = FormatTanggal.TANGGAL) -> str:
    """«2 Mei 2018», or with weekday and two digits «Rabu, 02 Mei 2018», the weekday computed; a month as «Mei 2018»."""
    if isinstance(day, Bulan):
        return f"{BULAN[day.month - 1]} {day.year}"
    if form is FormatTanggal.HARI_TANGGAL:
        return f"{_HARI[day.weekday()]}, {day.day:02} {BULAN[day.month - 1]} {day.year}"
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def say_known(day: Kapan | None) -> str:
    """Likewise, where it is known; else that it is not."""
    return say_date(day) if day else "tanggal tidak diketahui"


class Tertulis(NamedTuple):
    """A date as people write it."""

    day: Kapan
    cocok: bool
    """Whether the weekday that stands with it, if any, is that day's."""


def read_date(text: str) -> Tertulis | None:
    """«Rabu, 02 Mei 2018», «2 Mei 2018», «02/05/2018» or «2.5.2018», or a month as «Mei 2018» or «5/2018»; None if it is no such date."""
    found = re.fullmatch(_WRITTEN, text.strip())
    if found is None:
        return _read_month(text.strip())
    weekday, number, month, year = found.groups()
    try:
        day = date(int(year), month_number(month), int(number))
    except ValueError:
        return None
    names = {name.casefold(): index for index, name in enumerate(_HARI)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
    if weekday and weekday.casefold() not in names:
        return None
    return Tertulis(day, not weekday or names[weekday.casefold()] == day.weekday())


def _read_month(text: str) -> Tertulis | None:
    found = re.fullmatch(_MONTH_WRITTEN, text)
    if found is None:
        return None
    number, year = month_number(found["month"] or found["month_last"]), int(found["year"] or found["year_first"])
    return Tertulis(Bulan(year, number), cocok=True) if 1 <= number <= len(BULAN) and year else None


def month_number(text: str) -> int:
    """The number of a month by its number or name, as it is in English too; 0 if it has none."""
    if text.isdigit():
        return int(text)
    name = text.casefold()
    return next((index for index, names in enumerate(_NAMES, 1) if name in names), 0)


def month_like(text: str) -> str | None:
    """The month that a misspelt name is nearest to, if any is near."""
    near = slip(text.casefold(), [month.casefold() for month in BULAN], closed=True) or alike(
        text.casefold(), [month.casefold() for month in BULAN]
    )
    return near.capitalize() if near else None
