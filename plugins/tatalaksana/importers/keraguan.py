# What the way a whole document was read takes from its values: shapes that another program drew anew may have moved.
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tatalaksana.importers.alir import NAMED_ENDS
from tatalaksana.importers.reading import Reading
from tatalaksana.importers.terbaca import Keyakinan, SimbolTerbaca, Terbaca, Terkenali, unsure


def doubted(found: Terkenali, reading: Reading) -> Terkenali:
    """The same SOP, no surer than the way its document was read."""
    if reading.redrawn:
        found = _moved(
            found, f"Bentuk dan garis berkas {reading.redrawn} digambar ulang oleh LibreOffice dan dapat bergeser."
        )
    if any(page.scanned for page in reading.pages) and not found.sumber:
        found = _scanned(found, "Dibaca dari gambar pindaian; cocokkan dengan gambarnya.")
    return found


def _moved(found: Terkenali, why: str) -> Terkenali:
    """Shapes and lines less sure, but for arrows that say both of their ends."""
    return _drawn_less(found, lambda one: one if one.cara == NAMED_ENDS else unsure(one, Keyakinan.MUNGKIN, why), why)


def _scanned(found: Terkenali, why: str) -> Terkenali:
    """Every value less sure."""

    def less(one: Terbaca) -> Terbaca:
        return unsure(one, Keyakinan.MUNGKIN, why)

    found = _drawn_less(found, less, why)
    return replace(
        found,
        bidang={key: less(one) for key, one in found.bidang.items()},
        kotak={key: replace(box, butir=tuple(map(less, box.butir))) for key, box in found.kotak.items()},
        lajur=tuple(replace(one, dasar=less(one.dasar)) for one in found.lajur),
        baris=tuple(replace(row, isi={key: less(one) for key, one in row.isi.items()}) for row in found.baris),
        keluarga=less(found.keluarga),
        tanda_tangan=tuple({key: less(one) for key, one in signed.items()} for signed in found.tanda_tangan),
        centang=less(found.centang) if found.centang else None,
    )


def _drawn_less(found: Terkenali, less: Callable[[Terbaca], Terbaca], why: str) -> Terkenali:
    """Each symbol less sure, and each arrow as is said."""

    def symbol(one: SimbolTerbaca) -> SimbolTerbaca:
        ways = tuple(replace(way, dasar=less(way.dasar)) for way in one.jalan)
        return replace(one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, why), jalan=ways)

    return replace(found, baris=tuple(replace(row, simbol=tuple(map(symbol, row.simbol))) for row in found.baris))
