# Workload in words and as CSV: minutes, persons, and what is missing.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from tatalaksana.catalog import Catalog
from tatalaksana.facts import Beban
from tatalaksana.model import plain
from tatalaksana.render.csv import csv_of

WORKLOAD_COLUMNS = (
    "jabatan", "nama_jabatan", "unit_jabatan", "sop", "nama_sop", "status", "volume_per_tahun", "langkah_dari_waktu_kerja",
    "langkah_dari_waktu", "langkah_belum_terhitung", "menit_sekali_paling_sedikit", "menit_sekali_paling_banyak",
    "menit_per_satuan_paling_sedikit", "menit_per_satuan_paling_banyak", "menit_setahun_paling_sedikit", "menit_setahun_paling_banyak", "menit_efektif_setahun", "orang_paling_sedikit",
    "orang_paling_banyak", "yang_belum_ada",
)  # fmt: skip


def workload_csv(work: Mapping[str, Iterable[Beban]], catalog: Catalog) -> bytes:
    """The work of each office in each SOP: UTF-8 with a byte order mark, columns parted by «;», decimals by a comma.

    Where an SOP has no volume, the columns of a year are empty, and the last column says so.
    """
    return csv_of(WORKLOAD_COLUMNS, _rows(work, catalog))


def _rows(work: Mapping[str, Iterable[Beban]], catalog: Catalog) -> Iterator[list[str]]:
    for office, several in work.items():
        about = catalog.registers.jabatan[office]
        unit = catalog.registers.unit.get(about.unit or "")
        yield from ([office, about.nama, unit.nama if unit else "", *_cells(one, catalog)] for one in several)


def decimal(number: Fraction, places: int = 2) -> str:
    """«0,64»: rounded half up, the same on every machine."""
    scaled = (number * 10**places + Fraction(1, 2)).__floor__()
    whole, rest = divmod(scaled, 10**places)
    return f"{thousands(whole)},{rest:0{places}}"


def minutes_figure(number: Fraction) -> str:
    """Minutes as «1.500»; with a part of one as «0,5»."""
    return thousands(int(number)) if number.denominator == 1 else decimal(number, 1)


def thousands(number: int) -> str:
    """«75.000»."""
    return f"{number:,}".replace(",", ".")


def lacking(one: Beban) -> tuple[str, ...]:
    """What an SOP would have to say so that all of this work could be counted."""
    said = [] if one.volume is not None else ["volume"]
    return (*said, *(f"langkah {kurang.langkah}: {kurang.sebab}" for kurang in one.kurang))


def _figure(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else decimal(number, 4).replace(".", "")


def _cells(one: Beban, catalog: Catalog) -> list[str]:
    card = one.card
    yearly = [*map(_figure, one.setahun)] if one.volume is not None else ["", ""]
    persons = [decimal(number, 4).replace(".", "") for number in one.orang] if one.volume is not None else ["", ""]
    return [
        card.id, plain(catalog.nama_of(card)), card.status.value, "" if one.volume is None else str(one.volume), str(one.kerja),
        str(one.berlalu), str(len(one.kurang)), *map(_figure, (*one.menit, *one.menit_satuan)), *yearly, str(one.efektif.menit_per_tahun), *persons,
        "; ".join(lacking(one)),
    ]  # fmt: skip
