# A day of the calendar, YYYY-MM-DD in sources and files.
from __future__ import annotations

from datetime import date

from tatalaksana.formulir.sifat import Bangun, Batas, DiHalaman, DiKertas, DiLembar, DiSkrip, Nilai, Tipe
from tatalaksana.model import say_date

_DAYS = (1, 73_051)
"""1 January 1900 to 1 January 2100, as spreadsheets count days."""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


TIPE = Tipe(
    name="date",
    order=50,
    bangun=Bangun.LINE,
    nilai=Nilai.DAY,
    pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    is_value=_is_date,
    halaman=DiHalaman('type="date" class="sop-f-pendek"', "date"),
    kertas=DiKertas(column=(62, 0.5), wide=110.0, how="tanggal-bulan-tahun, misalnya 17-08-2026"),
    lembar=DiLembar("dd/mm/yyyy"),
    skrip=DiSkrip("Pilih tanggal yang ada di kalender.", "Tanggal ini belum lengkap."),
    said=lambda _, text: say_date(date.fromisoformat(text)),
    rule=lambda _: Batas("date", *_DAYS, "Isi tanggal, misalnya 14/3/2026."),
)
