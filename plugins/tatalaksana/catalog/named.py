# What names of units and offices can't be: a word twice, a number of a person, the head of a unit in another one.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tatalaksana.catalog.entry import Registers, unit_path
from tatalaksana.catalog.printed import said_twice
from tatalaksana.catalog.slip import doubled_word
from tatalaksana.model import Jabatan, Unit, meant
from tatalaksana.source import Finding, Severity

_NUMBER = re.compile(r"(?i)\bnip\b|[0-9]{18}")
"""What is a person's, and no office's."""


def check_names_said(register: Mapping[str, Unit | Jabatan]) -> Iterator[Finding]:
    """Names with a word twice or with somebody's number, and a former name that is the present one.

    Args:
        register: Units, or offices.
    """
    for name, entry in register.items():
        path, said = (name, "nama"), entry.nama
        if twice := doubled_word(said):
            yield said_twice(path, twice, said)
        if _NUMBER.search(said):
            told, how = f"«nama» memuat nomor pegawai («{said[:60]}»).", "Hapus: NIP ditulis di «pengesahan» SOP."
            yield Finding("kunci-tertukar", path, told, how, Severity.WARNING, about=said)
        for at, old in enumerate(entry.nama_lama if isinstance(entry, Unit) else ()):
            if old.nama == said:
                told, how = (
                    f"Nama lama ini sama dengan namanya sekarang: «{said[:60]}».",
                    "Tulis nama yang lama, atau hapus.",
                )
                yield Finding("entri-kembar", (name, "nama_lama", at), told, how, Severity.WARNING, about=said)


def check_heads(registers: Registers) -> Iterator[Finding]:
    """The head of a unit that has another unit than that one, those above it and those below it."""
    named: dict[str, list[str]] = {}
    for name, unit in registers.unit.items():
        named.setdefault(unit.nama.casefold(), []).append(name)
    for name, office in registers.jabatan.items():
        head, _, led = office.nama.casefold().partition(" ")
        units = named.get(led, []) if head == "kepala" else []
        own = unit_path(office.unit, registers) if office.unit else ()
        if own and units and not any(one in own or own[0] in unit_path(one, registers) for one in units):
            yield Finding(
                "unit-janggal",
                (name, "unit"),
                f"«{office.nama[:60]}» terdaftar di «{registers.unit[own[0]].nama[:60]}».",
                meant(units[0]) if len(units) == 1 else "Periksa «unit»-nya.",
                Severity.WARNING,
                about=f"{office.nama}\0{office.unit}",
            )
