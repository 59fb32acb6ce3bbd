# Checks of who signs: that one of them passes the sheet, and that the days on which they signed can be.
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Sop, first_day, last_day, say_date
from tatalaksana.source import Finding, Severity

_BEFORE = timedelta(days=180)
"""Who makes or checks a sheet may sign before it is finished, but not so long."""
_AFTER = timedelta(days=366)


def check_signers(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Two who pass one sheet, of whom one has another part or signed another sheet."""
    passing = ground.label_of(entry.sop).pengesahan if len(entry.sop.pengesahan) > 1 else ""
    found = ""
    for path, signed in signers(entry.sop):
        if (signed.peran or passing).casefold() != passing.casefold():
            continue
        said = signed.nama or signed.jabatan
        if found and found != said:
            yield Finding(
                "pengesah-ganda",
                path,
                f"«{passing}» tercetak dua kali, untuk «{found[:60]}» dan «{said[:60]}».",
                "Tulis «peran» yang satu, misalnya «Diperiksa oleh»; bila memang disahkan berdua, terima peringatan ini.",
                Severity.WARNING,
                about=f"{found}\0{said}",
            )
        found = found or said


def check_signing_days(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A signature of long before the sheet was made, or long after all that happened to it: a year was mistyped."""
    del ground
    days = _days(entry.sop)
    if not days:
        return
    for path, signed in signers(entry.sop):
        when = signed.tanggal
        if when is None or (days[0] - _BEFORE <= last_day(when) and first_day(when) <= days[-1] + _AFTER):
            continue
        early = last_day(when) < days[0]
        yield Finding(
            "urutan-tanggal",
            (*path, "tanggal"),
            f"Ditandatangani {say_date(when)}, jauh {'sebelum' if early else 'sesudah'} tanggal lain pada lembar ini ({say_date(days[0 if early else -1])}).",
            "Periksa tahunnya.",
            Severity.WARNING,
            about=f"{signed.nama}\0{when.isoformat()}",
        )


def _days(sop: Sop) -> list[date]:
    """The days on a sheet, in order."""
    of = sop.tanggal
    return sorted(first_day(when) for when in (of.pembuatan, of.revisi, of.efektif) if when)
