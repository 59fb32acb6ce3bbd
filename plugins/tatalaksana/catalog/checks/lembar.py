# Checks of the sheet: that its paper holds what it is to show, and that it has a place for what the SOP says.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.chart.sizes import MIN_HALF_LANE, WORDS_SIZE
from tatalaksana.model import LAJUR_TERSEMPIT, Kertas, Lembaran, Orientasi, Profil, Sajian, lanes_that_fit, narrow_lane
from tatalaksana.model.profil import KOTAK
from tatalaksana.source import Finding, Severity

_POINT = 25.4 / 72
"""Millimetres."""
_LEAST, _USUAL = 5.0, 7.5
"""Points of the letters in a chart: where it is drawn smaller than that they are larger than it, and on a usual sheet."""


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
            f"bagannya tercetak lebih kecil, dengan huruf sekitar {_letters(profil, lanes)} pt.",
            _wider(profil, lanes),
            Severity.WARNING,
            about=f"{lanes} {profil.lembaran.kata}",
        )


def _letters(profil: Profil, lanes: int) -> str:
    """About how large letters are in a chart of so many lanes, in points."""
    pixel = narrow_lane(profil, lanes) / _POINT / (2 * MIN_HALF_LANE)
    return f"{max(_LEAST, min(pixel * WORDS_SIZE, _USUAL)):.1f}".removesuffix(".0").replace(".", ",")


def check_unprinted_boxes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What an SOP says in boxes that its sheet does not have and that the profile does not leave out by name."""
    profil = ground.profil_of(entry.sop)
    if not profil.kotak or not ground.knows_profile_of(entry.sop):
        return
    filled = [name for name in profil.beside if name not in profil.luar_lembar and getattr(entry.sop, name)]
    if filled:
        free = ", ".join(name for name in profil.kotak if name in KOTAK and not getattr(entry.sop, name))
        moved = f"Pindahkan ke kotak yang ada ({free}), p" if free else "P"
        yield Finding(
            "kotak-tak-tercetak",
            (filled[0],),
            f"{', '.join(f'«{name}»' for name in filled)} berisi, tetapi lembar menurut profilnya tidak mempunyai kotak itu: isinya hanya ada di halaman SOP.",
            f"{moved}ilih profil lain dengan «profil: …», atau sebut kotak itu di «luar_lembar» profilnya.",
            Severity.WARNING,
            about=" ".join(filled),
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
