# Due dates in words, the same on every page: «terlambat 8 tahun», «3 bulan lagi».
from __future__ import annotations

from datetime import date

from tatalaksana.facts.tenggat import Tenggat

_MONTHS = 12
_YEARS_WITH_MONTHS = 3
"""From so many years on nobody asks for the months."""


def span(first: date, last: date) -> str:
    """The time between two days in the largest units that fit: «19 hari», «5 bulan», «1 tahun 2 bulan»."""
    months = (last.year - first.year) * _MONTHS + last.month - first.month - (last.day < first.day)
    if months < 1:
        return f"{(last - first).days} hari"
    years, months = divmod(months, _MONTHS)
    said = [f"{years} tahun"] if years else []
    if months and years < _YEARS_WITH_MONTHS:
        said.append(f"{months} bulan")
    return " ".join(said)


def standing(tenggat: Tenggat, day: date | None) -> str:
    """How a due date stands to a day: «terlambat 19 hari», «hari ini», «5 bulan lagi»; nothing where the day is not known."""
    if day is None:
        return ""
    if tenggat.tanggal < day:
        return f"terlambat {span(tenggat.tanggal, day)}"
    return "hari ini" if tenggat.tanggal == day else f"{span(day, tenggat.tanggal)} lagi"
