# Room for a signature, in ink.
from __future__ import annotations

from tatalaksana.formulir.traits import FieldType, InCell, OnPage, OnPaper, Shape

TYPE = FieldType(
    name="signature",
    order=110,
    called=("tanda tangan", "ttd", "paraf"),
    shape=Shape.SPACE,
    page=OnPage(column="signature"),
    paper=OnPaper(column=(60, 0.6), row=25.0),
    cell=InCell(lines=5),
)
