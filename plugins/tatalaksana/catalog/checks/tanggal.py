# Checks of figures that hold a day: years that can't be meant, and the days within an NIP.
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.years import odd_year
from tatalaksana.model import Kapan, first_day
from tatalaksana.source import Finding, Path, Severity

_PARTS = "NIP berisi tanggal lahir (8 angka), tahun dan bulan pengangkatan (6), 1 atau 2, dan nomor urut (3). Cocokkan dengan surat keputusannya."
_ROUNDED = "Tidak ada nomor urut 000: Excel mengganti angka di belakang dengan nol. Salin lagi dari naskah, dari sel yang berformat teks."
_LETTER_IN_NRP = r"[0-9][OoIl](?=[0-9])"
_BORN = range(1930, 2016)
_YOUNGEST = 15
"""Years after which somebody may be appointed."""


def check_years(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A year before the republic or far ahead: two figures changed places."""
    dated = entry.sop.tanggal
    near = [first_day(dated.pembuatan).year] if dated.pembuatan else []
    near += [ground.tahun] if ground.tahun else []
    days: list[tuple[Path, str, Kapan | None]] = [
        (("tanggal", name), f"tanggal {name}", getattr(dated, name)) for name in ("pembuatan", "revisi", "efektif")
    ]
    if ground.tahun is None:  # else one to come is told as that
        days += [
            (("tinjauan", at, "tanggal"), "tinjauan ini", one.tanggal) for at, one in enumerate(entry.sop.tinjauan)
        ]
    for path, what, day in days:
        if day and (odd := odd_year(first_day(day).year, near)):
            yield Finding(
                "tahun-janggal",
                path,
                f"Tahun {first_day(day).year} pada {what} {odd}.",
                "Periksa tahunnya, barangkali angkanya tertukar.",
                Severity.WARNING,
                about=f"{path[-1]}\0{day.isoformat()}",
            )


def check_nip(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An NIP whose day of birth, month of appointment or sex can't be: 8, 6 and 1 of its 18 figures. An example's is no NIP.

    Source: Peraturan Kepala BKN Nomor 22 Tahun 2007.
    """
    del ground
    if entry.sop.contoh:
        return
    for path, signed in signers(entry.sop):
        if signed.nrp and re.search(_LETTER_IN_NRP, signed.nrp):
            yield Finding(
                "nip-janggal",
                (*path, "nrp"),
                f"NRP «{signed.nrp}» memuat huruf di antara angka.",
                "Periksa: angka nol dan satu ditulis 0 dan 1.",
                Severity.WARNING,
                about=signed.nrp,
            )
        nip = (signed.nip or "").replace(" ", "")
        if nip.startswith("0000") or len(nip) != 18 or not (nip.isascii() and nip.isdigit()):  # noqa: PLR2004 - a placeholder, or told elsewhere
            continue
        born, since = _day(nip[:8]), _day(f"{nip[8:14]}01")
        wrong = (
            "tanggal lahir" if born is None or born.year not in _BORN
            else "bulan pengangkatan" if since is None or since.year < born.year + _YOUNGEST
            else "angka jenis kelamin" if nip[14] not in "12"
            else "nomor urut" if nip.endswith("000")
            else ""
        )  # fmt: skip
        if wrong:
            yield Finding(
                "nip-janggal",
                (*path, "nip"),
                f"NIP «{signed.nip}» tidak mungkin: {wrong}nya keliru.",
                _ROUNDED if wrong == "nomor urut" else _PARTS,
                Severity.WARNING,
                about=nip,
            )


def _day(figures: str) -> date | None:
    try:
        return date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return None
