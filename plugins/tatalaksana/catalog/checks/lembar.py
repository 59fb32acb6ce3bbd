# Checks of the sheet: that its paper holds what it is to show.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import LAJUR_TERSEMPIT, Orientasi, Sajian, lanes_that_fit
from tatalaksana.source import Finding, Severity


def check_narrow_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """More lanes than an upright paper holds: its chart is printed smaller than on any other sheet."""
    profil, lanes = ground.profil_of(entry.sop), len(entry.sop.pelaksana)
    if (
        profil.orientasi is Orientasi.MENDATAR
        or profil.langkah is Sajian.DAFTAR
        or not ground.knows_profile_of(entry.sop)
    ):
        return
    most = lanes_that_fit(profil)
    if lanes > most:
        yield Finding(
            "lajur-sempit",
            ("pelaksana",),
            f"{lanes} lajur tidak muat selebar {LAJUR_TERSEMPIT:.0f} mm pada kertas {profil.kertas} tegak, paling banyak {most}: "
            "bagannya tercetak lebih kecil.",
            "Pada profilnya tulis «orientasi: mendatar», kertas yang lebih lebar, atau «langkah: daftar».",
            Severity.WARNING,
            about=f"{lanes} {profil.lembaran.kata}",
        )
