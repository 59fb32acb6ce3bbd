# Checks of the sheet: that its paper holds what it is to show.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import LAJUR_TERSEMPIT, Kertas, Lembaran, Orientasi, Profil, Sajian, lanes_that_fit
from tatalaksana.source import Finding, Severity


def check_narrow_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """More lanes than a paper holds: its chart is printed smaller than on any other sheet."""
    profil, lanes = ground.profil_of(entry.sop), len(entry.sop.pelaksana)
    if profil.langkah is Sajian.DAFTAR or not ground.knows_profile_of(entry.sop):
        return
    most = lanes_that_fit(profil)
    if lanes > most:
        yield Finding(
            "lajur-sempit",
            ("pelaksana",),
            f"{lanes} lajur tidak muat selebar {LAJUR_TERSEMPIT:.0f} mm pada kertas {profil.kertas} {profil.orientasi}, paling banyak {most}: "
            "bagannya tercetak lebih kecil.",
            _wider(profil, lanes),
            Severity.WARNING,
            about=f"{lanes} {profil.lembaran.kata}",
        )


def _wider(profil: Profil, lanes: int) -> str:
    """What a profile may say for so many lanes."""
    lying = profil.model_copy(update={"orientasi": Orientasi.MENDATAR})
    if profil.orientasi is Orientasi.TEGAK and lanes_that_fit(lying) >= lanes:
        return "Pada profilnya tulis «orientasi: mendatar», kertas yang lebih lebar, atau «langkah: daftar»."
    papers = sorted(Kertas, key=lambda kertas: Lembaran(kertas, Orientasi.MENDATAR).ukuran[0])
    fitting = next((one for one in papers if lanes_that_fit(lying.model_copy(update={"kertas": one})) >= lanes), None)
    if fitting is None:
        return "Tidak ada kertas yang memuatnya: satukan lajur yang bekerja bersama, atau bagi SOP ini."
    turned = " dan «orientasi: mendatar»" if profil.orientasi is Orientasi.TEGAK else ""
    return f"Pada profilnya tulis «kertas: {fitting}»{turned}, atau satukan lajur yang bekerja bersama."
