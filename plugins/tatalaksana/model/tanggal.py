# Dates in Indonesian, without the machine's locale.
from __future__ import annotations

from datetime import date

from tatalaksana.model.profil import FormatTanggal

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def say_date(day: date, form: FormatTanggal = FormatTanggal.TANGGAL) -> str:
    """«2 Mei 2018», or with weekday and two digits «Rabu, 02 Mei 2018»; the weekday is computed."""
    if form is FormatTanggal.HARI_TANGGAL:
        return f"{_HARI[day.weekday()]}, {day.day:02} {_BULAN[day.month - 1]} {day.year}"
    return f"{day.day} {_BULAN[day.month - 1]} {day.year}"
