# Checks of the flow: that it is whole, and that what the prose says is what the chart does.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Status, decisions, lanes_named, row_name
from tatalaksana.source import Finding, Severity

_CONDITION = ("jika", "bila", "kalau")
"""Without one of these letters there is no condition: most steps need not be searched for one."""
_PROSE = (
    r"(?i)\b(?:jika|apabila|bila|kalau)\b[^.;]{0,60}?\b(?:tidak |belum |telah )?"
    r"(?:setuju|disetujui|lengkap|sesuai|benar|ditolak|memenuhi)\b"
)
_WAY = (
    r"(?i)\b(?:(?:jika|apabila|bila|kalau) (?:tidak|belum|ya|sudah|telah)\b|dikembalikan|mengembalikan|kembali (?:ke|pada)\b|"
    r"diteruskan|meneruskan|dilanjutkan|melanjutkan|diperbaiki|disempurnakan|direvisi|ditolak\b)"
)
"""What follows from a condition: where no way is named, «jika lengkap» only says when the step is done."""


def check_idle_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A lane in which nobody ever acts."""
    del ground
    lanes = [lajur.nama for lajur in entry.sop.pelaksana]
    if len(set(lanes)) < len(lanes) or not set(lanes).issuperset(lanes_named(entry.sop)):
        return  # the lane that is not there, or stands twice, may be this one by another name
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
    # Exits that lead nowhere yet are told; that there are some is written all the same.
    rows |= {row for row, step in enumerate(entry.sop.kegiatan) if step.keputusan is not None}
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        # Many sheets say the condition in one row and draw the decision in the next.
        if not rows.isdisjoint({row - 1, row, row + 1}):
            continue
        folded = kegiatan.uraian.casefold()
        found = re.search(_PROSE, kegiatan.uraian) if any(word in folded for word in _CONDITION) else None
        if found is not None and re.search(_WAY, kegiatan.uraian):
            yield Finding(
                "keputusan-dalam-kalimat",
                ("kegiatan", row, "uraian"),
                f"Kalimat ini memuat syarat («{found.group()}»), tetapi langkahnya bukan keputusan.",
                "Tulis jalan keluarnya di «keputusan: {setuju: …, tidak: …}».",
                Severity.WARNING,
                about=kegiatan.uraian,
            )


def check_wordless_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """In a draft, an exit without words beside others that have some: some sheets are drawn so, but mostly the word was forgotten."""
    del ground
    if entry.sop.status is not Status.DRAF:
        return
    for row, path, exits in decisions(entry.sop):
        if "" in exits and len(exits) > 1:
            yield Finding(
                "jalan-tanpa-kata",
                path,
                f"Satu jalan keluar keputusan {row_name(entry.flow, row)} tidak berkata.",
                "Tulis katanya, misalnya «ya» atau «tidak»; bila naskahnya memang begitu, biarkan: SOP yang berlaku tidak diperingatkan.",
                Severity.WARNING,
            )


def check_all_to_all(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Rows of several who act at once, one below the other: every symbol of the first leads to every one of the second."""
    del ground
    flow = entry.flow
    reached: dict[tuple[int, int], dict[int, set[int]]] = {}
    for edge in flow.edges:
        source, target = flow.symbols[edge.source], flow.symbols[edge.target]
        if not edge.label and source.row != target.row and not source.made_up and not target.made_up:
            reached.setdefault((source.row, target.row), {}).setdefault(edge.source, set()).add(edge.target)
    for (row, below), ways in reached.items():
        targets = set.union(*ways.values())
        count = sum(map(len, ways.values()))
        if len(ways) > 1 and len(targets) > 1 and count == len(ways) * len(targets):
            yield Finding(
                "panah-semua",
                ("kegiatan", row),
                f"Dari {row_name(flow, row)} ke {row_name(flow, below)} ada {count} panah: dari tiap simbol ke tiap simbol.",
                "Bila tiap pelaksana meneruskan pekerjaannya sendiri, tulis simbolnya satu per satu di bawah «simbol» dengan "
                "«serentak: ya», dan pada masing-masing «lanjut» ke simbol tujuannya.",
                Severity.WARNING,
            )
