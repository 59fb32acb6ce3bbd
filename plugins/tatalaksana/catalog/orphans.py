# Units whose key that ties them to the others may be gone: a second unit at the top, an office's own profile that none has.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import BERSAMA
from tatalaksana.source import Finding, Path, Severity


def orphans(registers: Registers) -> Iterator[Finding]:
    """Of two units without `induk`, the one that has no profile where the other has one and units below it; and units none of which has the profile that bears the name of the one at the top."""
    units = registers.unit
    tops = [name for name, unit in units.items() if unit.induk is None]
    parents = {unit.induk for unit in units.values()}
    if len(tops) == 2:  # noqa: PLR2004 - of more, it is how the office is
        for name, other in (tops, tops[::-1]):
            if units[other].profil and other in parents and not (units[name].profil or units[name].pemelihara):
                yield _lost(
                    (name,), f"Unit «{name}» tidak berinduk, sehingga lembarnya tidak memakai profil «{units[other].profil}».", f"induk: {other}",
                )  # fmt: skip
    if len(tops) == 1 and not any(unit.profil for unit in units.values()):
        said = units[tops[0]].nama.casefold()
        own = [
            name
            for name, profil in registers.profil.items()
            if name not in BERSAMA and (profil.instansi or "").casefold() == said
        ]
        if len(own) == 1:
            yield _lost((tops[0],), f"Profil «{own[0]}» tidak dipakai satu unit pun.", f"profil: {own[0]}")


def _lost(path: Path, told: str, line: str) -> Finding:
    key = line.split(":", 1)[0]
    return Finding(
        "kunci-terhapus",
        path,
        f"{told} Barangkali baris «{key}:» terhapus.",
        f"Tulis «{line}» di unit itu; bila memang begitu, terima peringatan ini.",
        Severity.WARNING,
        of_key=True,
        about=line,
    )
