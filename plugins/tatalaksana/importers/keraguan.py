# What the way a whole document was read takes from its values: shapes that another program drew anew may have moved.
from __future__ import annotations

from dataclasses import replace

from tatalaksana.importers.alir import NAMED_ENDS
from tatalaksana.importers.reading import Reading
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Terkenali, unsure


def doubted(found: Terkenali, reading: Reading) -> Terkenali:
    """The same SOP, no surer than the way its document was read."""
    if not reading.redrawn:
        return found
    why = f"Bentuk dan garis berkas {reading.redrawn} digambar ulang oleh LibreOffice dan dapat bergeser."
    rows = (replace(row, simbol=tuple(_symbol(one, why) for one in row.simbol)) for row in found.baris)
    return replace(found, baris=tuple(rows))


def _symbol(one: SimbolTerbaca, why: str) -> SimbolTerbaca:
    return replace(
        one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, why), jalan=tuple(_way(way, why) for way in one.jalan)
    )


def _way(one: JalanTerbaca, why: str) -> JalanTerbaca:
    if one.dasar.cara == NAMED_ENDS:
        return one
    return replace(one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, why))
