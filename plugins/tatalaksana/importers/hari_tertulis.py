# A day as offices write it where the model's own reading is stricter: «tgl.» before it, Roman months, months cut short or
# spelt as they were, a year of two figures.
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tatalaksana.model import Bulan
from tatalaksana.model.nama_bulan import BULAN
from tatalaksana.model.tanggal import month_like, month_number, read_date

_LED = re.compile(r"^(?:tgl|tanggal)\b\.?\s*", re.IGNORECASE)
_SHORT = 4
"""Letters of a word that may be any month."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PARTS = re.compile(
    r"(?P<day>\d{1,2})\s*[-–—/. ]\s*(?P<month>[A-Za-z]{1,9})\.?\s*[-–—/. ]\s*(?P<year>\d{4}|\d{2})(?!\d)"
)

_FIGURES = re.compile(r"(?P<day>\d{1,2})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>\d{2})")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day, and why it may be another; empty where it is as it should be written."""

    day: date | Bulan
    why: str = ""


def written_day(text: str) -> WrittenDay | None:
    """The day that a text says; None where it says none."""
    text = _LED.sub("", text.strip(" :"))
    said = read_date(text)
    if said is not None:
        return WrittenDay(said.day, "" if said.cocok else "Nama harinya tidak cocok dengan tanggalnya.")
    parts = _PARTS.search(text) or _FIGURES.fullmatch(text)
    if parts is None or not (month := _month(parts["month"].casefold())):
        return None
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    try:
        day = date(year, month, int(parts["day"]))
    except ValueError:
        return None
    return WrittenDay(day, f"Ditulis «{parts[0]}».")


def _month(name: str) -> int:
    """The number of a month; 0 for no month."""
    if name.isdecimal():
        return int(name)
    if name in _ROMAN:
        return _ROMAN.index(name) + 1
    if number := month_number(name):
        return number
    found = [at for at, one in enumerate(BULAN, 1) if len(name) > 2 and one.casefold().startswith(name)]
    near = month_like(name) if len(name) > _SHORT else None
    return found[0] if len(found) == 1 else BULAN.index(near) + 1 if near else 0
