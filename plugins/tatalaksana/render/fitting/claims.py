# What the table of one SOP asks of a paper, and the widths that come of it: for the sheet and for the page that shows it.
from __future__ import annotations

from tatalaksana.faces import displayable
from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TEKS, MUTU_BAKU, WAKTU, Isi, Kolom
from tatalaksana.render.fitting.columns import Claims
from tatalaksana.render.fitting.lane_heads import SMALLEST_HEAD
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.fitting.wants import Wants, wants_of

TABLE_SIZES = (8.5, 7.5)
"""Of the letters in a table, in points: the second where lanes are so narrow that smaller letters must leave them room."""
SMALLEST_SIZE = 6.5
"""The same on paper whose lanes are so narrow that not even the second leave a chart that can be read."""
_HEADS = 60.0
"""Points that the table's title and its head take, about."""


def claims_of(facts: Facts, paper: tuple[float, float], size: float) -> Claims:
    """What an SOP's columns ask for, and what they share.

    Args:
        facts: The SOP.
        paper: Its (width, height) in millimetres.
        size: Of the letters, in points.
    """
    tepi = facts.profil.tepi
    width = (paper[0] - 2 * tepi.sisi) * MM
    height = (paper[1] - tepi.atas - tepi.bawah) * MM - _HEADS
    smaller, dense = size / TABLE_SIZES[0], size == SMALLEST_SIZE
    lane_size = max(size - 1, SMALLEST_HEAD)
    return Claims(_wants(facts, size, lane_size), lane_size, width, height, smaller, facts.profil.satu_halaman, dense)


def _wants(facts: Facts, size: float, head_size: float) -> dict[Kolom, Wants]:
    """What each column of text asks for, its head included, which is in smaller letters where it stands under another."""
    label, kegiatan = facts.label, facts.entry.sop.kegiatan
    contents: dict[Kolom, list[Isi | None]] = {
        Kolom.NO: list(facts.entry.flow.numbers),
        Kolom.KEGIATAN: [step.uraian for step in kegiatan],
        **{key: [getattr(step, key.value) for step in kegiatan] for key in KOLOM_TEKS},
        WAKTU: [step.waktu.teks if step.waktu else None for step in kegiatan],
    }
    return {
        key: wants_of(
            map(_shown, held), displayable(getattr(label, key.value)), size, head_size if key in MUTU_BAKU else size
        )
        for key, held in contents.items()
        if key in facts.profil.kolom
    }


def _shown(isi: Isi | None) -> Isi | None:
    return None if isi is None else displayable(isi) if isinstance(isi, str) else tuple(map(displayable, isi))
