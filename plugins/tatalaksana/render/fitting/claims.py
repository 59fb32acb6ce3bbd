# What the table of one SOP asks of a paper, and the widths that come of it: for the sheet and for the page that shows it.
from __future__ import annotations

from tatalaksana.faces import displayable
from tatalaksana.facts import Facts
from tatalaksana.model import KOLOM_TEKS, MUTU_BAKU, WAKTU, Isi, Kolom
from tatalaksana.render.fitting.columns import Claims
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.fitting.wants import Wants, wants_of

TABLE_SIZES = (8.5, 7.5)
"""Of the letters in a table, in points: the second where lanes are so narrow that smaller letters must leave them room."""
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
    return Claims(_wants(facts, size), size - 1, width, height, size / TABLE_SIZES[0], facts.profil.satu_halaman)


def _wants(facts: Facts, size: float) -> dict[Kolom, Wants]:
    """What each column of text asks for, its head included."""
    label, kegiatan = facts.label, facts.entry.sop.kegiatan
    contents: dict[Kolom, list[Isi | None]] = {
        Kolom.NO: list(facts.entry.flow.numbers),
        Kolom.KEGIATAN: [step.uraian for step in kegiatan],
        **{key: [getattr(step, key.value) for step in kegiatan] for key in KOLOM_TEKS},
        WAKTU: [step.waktu.teks if step.waktu else None for step in kegiatan],
    }
    return {
        key: wants_of(map(_shown, held), displayable(getattr(label, key.value)), size, size - (key in MUTU_BAKU))
        for key, held in contents.items()
        if key in facts.profil.kolom
    }


def _shown(isi: Isi | None) -> Isi | None:
    return None if isi is None else displayable(isi) if isinstance(isi, str) else tuple(map(displayable, isi))
