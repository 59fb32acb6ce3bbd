# What changed on an SOP's sheet without a letter of its file: the registers say something else of what it names.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Registers, profile_id, unit_path
from tatalaksana.diff.change import Aksi, Perubahan, Tempat
from tatalaksana.diff.order import Pairs
from tatalaksana.diff.wording import class_of
from tatalaksana.facts import lane_heads
from tatalaksana.model import Kelas, Sop

Shown = tuple[Sop, Registers]
"""An SOP, and the registers that it is shown with."""


def effects(old: Shown, new: Shown, lanes: Pairs) -> Iterator[Perubahan]:
    """What the registers changed; what the SOP changed itself is not told here."""
    before, after = lane_heads(*old), lane_heads(*new)
    for a, b in lanes:
        own, now = old[0].pelaksana[a], new[0].pelaksana[b]
        if (own.label, own.jabatan) == (now.label, now.jabatan) and before[a] != after[b]:
            kelas = class_of(before[a], after[b])
            yield Perubahan(Tempat.DAFTAR, Aksi.DIUBAH, kelas, "jabatan", a, b, before[a], after[b])
    if old[0].unit == new[0].unit and _units(*old) != _units(*new):
        yield Perubahan(
            Tempat.DAFTAR,
            Aksi.DIUBAH,
            class_of(_units(*old), _units(*new)),
            "unit",
            lama=_units(*old),
            baru=_units(*new),
        )
    titles = dict(_titles(*new))
    for name, title in _titles(*old):
        if titles.get(name, title) != title:
            yield Perubahan(
                Tempat.DAFTAR, Aksi.DIUBAH, class_of(title, titles[name]), "peraturan", lama=title, baru=titles[name]
            )
    profiles = [registers.profil.get(profile_id(sop, registers)) for sop, registers in (old, new)]
    if old[0].profil == new[0].profil and profiles[0] != profiles[1]:
        names = [profile_id(*shown) for shown in (old, new)]
        yield Perubahan(Tempat.DAFTAR, Aksi.DIUBAH, Kelas.TATA_LETAK, "profil", lama=names[0], baru=names[1])


def _units(sop: Sop, registers: Registers) -> tuple[str, ...]:
    """The units' names from the top down, as the letterhead has them."""
    return tuple(registers.unit[name].nama for name in reversed(unit_path(sop.unit.unit, registers)))


def _titles(sop: Sop, registers: Registers) -> Iterator[tuple[str, str]]:
    """(id, title) of the regulations that the sheet shows by the register's title."""
    for dasar in sop.dasar_hukum:
        known = registers.peraturan.get(dasar.peraturan or "")
        if dasar.peraturan and known and not dasar.teks:
            yield dasar.peraturan, known.judul
