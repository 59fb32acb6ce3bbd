# A time of the day, HH:MM in sources and files.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, InCell, InScript, OnPage, OnPaper, Shape, Worth

_LAST = 0.99999
"""Of a day."""

TYPE = FieldType(
    name="time",
    order=60,
    called=("jam", "waktu", "pukul"),
    shape=Shape.LINE,
    worth=Worth.TIME,
    pattern="([01][0-9]|2[0-3]):[0-5][0-9]",
    page=OnPage('type="time" class="sop-f-pendek"', "time"),
    paper=OnPaper(column=(46, 0.3), wide=90.0, how="jam:menit, misalnya 09:30"),
    cell=InCell("hh:mm"),
    script=InScript("Tulis jam dan menit, misalnya 08.30.", "Jam ini belum lengkap."),
    rule=lambda _: Between("time", 0, _LAST, "Isi jam, misalnya 08:30."),
)
