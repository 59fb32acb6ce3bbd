# A day of the calendar, YYYY-MM-DD in sources and files.
from __future__ import annotations

from datetime import date

from tatalaksana.formulir.traits import Between, FieldType, InCell, InScript, OnPage, OnPaper, Shape, Worth
from tatalaksana.model import say_date

_DAYS = (1, 73_051)
"""1 January 1900 to 1 January 2100, as spreadsheets count days."""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


TYPE = FieldType(
    name="date",
    order=50,
    called=("tanggal", "tgl", "hari"),
    shape=Shape.LINE,
    worth=Worth.DAY,
    pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    is_value=_is_date,
    page=OnPage('type="date" class="sop-f-pendek"', "date"),
    paper=OnPaper(column=(62, 0.5), wide=110.0, how="tanggal-bulan-tahun, misalnya 17-08-2026"),
    cell=InCell("dd/mm/yyyy"),
    script=InScript("Pilih tanggal yang ada di kalender.", "Tanggal ini belum lengkap."),
    said=lambda _, text: say_date(date.fromisoformat(text)),
    rule=lambda _: Between("date", *_DAYS, "Isi tanggal, misalnya 14/3/2026."),
)
