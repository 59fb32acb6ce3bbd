# Checks of figures that hold a day: years that can't be meant, and the days within an NIP.
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import first_day
from tatalaksana.source import Finding, Severity

_FIRST = 1945
_AHEAD = 20
"""Years from when an SOP was made that its other days may be ahead."""
_LAST = 2100
_BORN = range(1930, 2016)


def check_years(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A year before the republic or far ahead: two figures changed places."""
    made = entry.sop.tanggal.pembuatan
    near = [first_day(made).year] if made and first_day(made).year >= _FIRST else []
    near += [ground.tanggal.year] if ground.tanggal else []
    last = min([_LAST, *((max(near) + _AHEAD,) if near else ())])
    for name in ("pembuatan", "revisi", "efektif"):
        day = getattr(entry.sop.tanggal, name)
        year = first_day(day).year if day else _FIRST
        if not _FIRST <= year <= last:
            yield Finding(
                "tahun-janggal",
                ("tanggal", name),
                f"Tahun {year} pada tanggal {name} {'terlalu lama' if year < _FIRST else 'masih terlalu jauh'}.",
                "Periksa tahunnya, barangkali angkanya tertukar.",
                Severity.WARNING,
                about=f"{name}\0{day.isoformat()}",
            )


def check_nip(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An NIP whose day of birth, month of appointment or sex can't be: 8, 6 and 1 of its 18 figures. An example's is no NIP.

    Source: Peraturan Kepala BKN Nomor 22 Tahun 2007.
    """
    del ground
    if entry.sop.contoh:
        return
    for path, signed in signers(entry.sop):
        nip = (signed.nip or "").replace(" ", "")
        if nip.startswith("0000") or len(nip) != 18 or not (nip.isascii() and nip.isdigit()):  # noqa: PLR2004 - a placeholder, or told elsewhere
            continue
        born, since = _day(nip[:8]), _day(f"{nip[8:14]}01")
        wrong = (
            "tanggal lahir" if born is None or born.year not in _BORN
            else "bulan pengangkatan" if since is None or since <= born
            else "angka jenis kelamin" if nip[14] not in "12"
            else ""
        )  # fmt: skip
        if wrong:
            yield Finding(
                "nip-janggal",
                (*path, "nip"),
                f"NIP «{signed.nip}» tidak mungkin: {wrong}nya keliru.",
                "NIP berisi tanggal lahir (8 angka), tahun dan bulan pengangkatan (6), 1 atau 2, dan nomor urut (3). Cocokkan dengan surat keputusannya.",
                Severity.WARNING,
                about=nip,
            )


def _day(figures: str) -> date | None:
    try:
        return date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return None
