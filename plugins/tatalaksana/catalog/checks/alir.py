# Checks of the flow: that it is whole, and that what the prose says is what the chart does.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import lanes_named
from tatalaksana.source import Finding, Severity

_PROSE = re.compile(
    r"\b(?:jika|apabila|bila|kalau)\b[^.;]{0,60}?\b(?:tidak |belum |telah )?"
    r"(?:setuju|disetujui|lengkap|sesuai|benar|ditolak|memenuhi)\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\b(?:(?:jika|apabila|bila|kalau) (?:tidak|belum|ya|sudah|telah)\b|dikembalikan|mengembalikan|kembali (?:ke|pada)\b|"
    r"diteruskan|meneruskan|dilanjutkan|melanjutkan|diperbaiki|disempurnakan|direvisi|ditolak\b)",
    re.IGNORECASE,
)
"""What follows from a condition: where no way is named, «jika lengkap» only says when the step is done."""


def check_idle_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A lane in which nobody ever acts."""
    del ground
    if not {lajur.nama for lajur in entry.sop.pelaksana}.issuperset(lanes_named(entry.sop)):
        return  # the lane that is not there may be this one, by another name
    used = {symbol.lane for symbol in entry.flow.symbols}
    for index, lajur in enumerate(entry.sop.pelaksana):
        if index not in used:
            yield Finding(
                "lajur-kosong",
                ("pelaksana", index),
                f"Lajur «{lajur.label or lajur.nama}» tidak memuat satu simbol pun.",
                "Hapus lajur ini, atau periksa pelaksana tiap kegiatan.",
                Severity.WARNING,
                about=lajur.nama,
            )


def check_prose_decisions(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """«jika setuju diteruskan …» in the words of a step that has no exits, and whose neighbours have none either."""
    del ground
    deciding = {edge.source for edge in entry.flow.edges if edge.label}
    rows = {entry.flow.symbols[index].row for index in deciding}
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        # Many sheets say the condition in one row and draw the decision in the next.
        if not rows.isdisjoint({row - 1, row, row + 1}):
            continue
        found = _PROSE.search(kegiatan.uraian)
        if found is not None and _WAY.search(kegiatan.uraian):
            yield Finding(
                "keputusan-dalam-kalimat",
                ("kegiatan", row, "uraian"),
                f"Kalimat ini memuat syarat («{found.group()}»), tetapi langkahnya bukan keputusan.",
                "Tulis jalan keluarnya di «keputusan: {setuju: …, tidak: …}».",
                Severity.WARNING,
                about=kegiatan.uraian,
            )
