# What a table needs of a page at the least: it decides how many lanes a paper holds, and how far columns may give way.
from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tatalaksana.model.key import Breadth
from tatalaksana.model.profil import LEBAR, Kolom, Profil

LAJUR_TERSEMPIT = 18.0
"""Millimetres of a lane in which a symbol has room for its lines."""
KOLOM_TERSEMPIT: Mapping[Kolom, float] = MappingProxyType(
    {
        Kolom.NO: 20.0,
        Kolom.KEGIATAN: 104.0,
        **{
            kolom: {Breadth.ITEMS: 57.0, Breadth.TIME: 38.0, Breadth.NOTE: 40.0}[breadth]
            for kolom, breadth in LEBAR.items()
        },
    }
)
"""What a column of text keeps where lanes are many, though long words of it be cut; in points."""
_POINT = 25.4 / 72
"""Millimetres."""
_SMALLER = 0.88
"""What columns of text keep of that where more lanes are to be held: their letters are smaller then."""


def lanes_that_fit(profil: Profil) -> int:
    """How many lanes of that width a profile's paper holds beside the other columns."""
    return int(_beside(profil, 1.0) / LAJUR_TERSEMPIT)


def narrow_lane(profil: Profil, lanes: int) -> float:
    """About how wide each of so many lanes is where that are more than its paper holds, in millimetres."""
    return _beside(profil, _SMALLER) / lanes


def _beside(profil: Profil, share: float) -> float:
    """What columns of text leave of a page, of which they keep a share, in millimetres."""
    texts = sum(KOLOM_TERSEMPIT.get(kolom, 0.0) for kolom in profil.kolom) * _POINT
    return profil.lembaran.ukuran[0] - 2 * profil.tepi.sisi - share * texts
