# Checks of single values: that what is in force is filled in, and that a time says in what it is counted.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Sop, Status, has_gap
from tatalaksana.source import Finding, Path, Severity

_NUMBER = re.compile(r"[±~]?\s*[0-9]+(?:[.,][0-9]+)?(?:\s*(?:-|–|s\.?/?d\.?|sampai)\s*[0-9]+(?:[.,][0-9]+)?)?")


def check_gaps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Dots where a number, a name or an office has to stand, on a sheet that is in force; an example's are none."""
    del ground
    if entry.sop.status is not Status.BERLAKU or entry.sop.contoh:
        return
    for path, text in _official(entry.sop):
        if has_gap(text):
            yield Finding(
                "belum-diisi",
                path,
                f"«{path[-1]}» masih berisi tanda pengganti («{text[:60]}»), padahal SOP ini berlaku.",
                "Isi yang sebenarnya, atau tulis «status: draf» sampai ada.",
                Severity.WARNING,
            )


def check_time_units(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time that is only a number."""
    del ground
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        for name, text in (("waktu", kegiatan.waktu and kegiatan.waktu.teks), ("waktu_kerja", kegiatan.waktu_kerja)):
            if text and _NUMBER.fullmatch(text):
                yield Finding(
                    "waktu-tanpa-satuan",
                    ("kegiatan", row, name),
                    f"«{name}: {text}» tidak menyebut satuannya.",
                    f"Tulis misalnya «{text} menit» atau «{text} hari kerja».",
                    Severity.WARNING,
                )


def _official(sop: Sop) -> Iterator[tuple[Path, str]]:
    """What makes a sheet an official one: its number and who signed it."""
    if sop.nomor:
        yield ("nomor",), sop.nomor
    for place, signed in signers(sop):
        for name in ("jabatan", "nama", "nip", "nrp"):
            if text := getattr(signed, name):
                yield (*place, name), text
