# Checks of who signs: that one of them passes the sheet, and that the days on which they signed can be.
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Kapan, Sop, Status, first_day, last_day, say_date
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.source import Finding, Path, Severity

_BEFORE = timedelta(days=180)
"""Who makes or checks a sheet may sign before it is finished, but not so long."""
_AFTER = timedelta(days=366)
_AND = r"\S\s+(?:dan|&)\s+\w|\w\s*[;/]\s*\w{2}"
"""What parts two names, and no part of one."""


def check_signers(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Two who pass one sheet, of whom one has another part or signed another sheet; and two in one name."""
    passing = ground.label_of(entry.sop).pengesahan if len(entry.sop.pengesahan) > 1 else ""
    found = ""
    for path, signed in signers(entry.sop):
        if signed.nama and re.search(_AND, signed.nama):
            yield Finding(
                "pengesah-ganda",
                (*path, "nama"),
                f"«nama» berisi dua orang («{signed.nama[:60]}»).",
                "Tulis masing-masing sebagai butir sendiri di «pengesahan», dengan «peran» dan «jabatan»-nya.",
                Severity.WARNING,
                about=signed.nama,
            )
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
    """A signature of long before the sheet was made, or long after all that happened to it: a year was mistyped. And a sheet in force before it was passed."""
    days = _days(entry.sop)
    if not days:
        return
    passing = ground.label_of(entry.sop).pengesahan.casefold()
    for path, signed in signers(entry.sop):
        when = signed.tanggal
        if when is None:
            continue
        if days[0] - last_day(when) > _BEFORE or first_day(when) - days[-1] > _AFTER:
            early = last_day(when) < days[0]
            told = f"jauh {'sebelum' if early else 'sesudah'} tanggal lain pada lembar ini ({say_date(days[0 if early else -1])})"
            yield _signed(path, signed, when, told, "Periksa tahunnya.")
        elif (signed.peran or passing).casefold() == passing and (since := _in_force(entry.sop, when)):
            how = "Periksa keduanya; bila memang berlaku surut, terima peringatan ini."
            yield _signed(path, signed, when, f"sesudah tanggal efektifnya ({say_date(since)})", how)


def _in_force(sop: Sop, when: Kapan) -> Kapan | None:
    """The day from which a sheet is in force, if it was passed later; one revised since was passed anew."""
    since, revised = sop.tanggal.efektif, sop.tanggal.revisi
    if sop.status is not Status.BERLAKU or since is None or first_day(when) <= last_day(since):
        return None
    return since if revised is None or last_day(revised) <= last_day(since) else None


def _signed(path: Path, signed: Pengesahan, when: Kapan, told: str, how: str) -> Finding:
    about = f"{signed.nama}\0{when.isoformat()}"
    return Finding(
        "urutan-tanggal",
        (*path, "tanggal"),
        f"Ditandatangani {say_date(when)}, {told}.",
        how,
        Severity.WARNING,
        about=about,
    )


def _days(sop: Sop) -> list[date]:
    """The days on a sheet, in order."""
    of = sop.tanggal
    return sorted(first_day(when) for when in (of.pembuatan, of.revisi, of.efektif) if when)
