# Checks of the lanes: that somebody acts in each, and that who reads the sheet can tell whose it is.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Lajur, Sop, lanes_named
from tatalaksana.source import Finding, Severity


def check_idle_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A lane in which nobody ever acts."""
    del ground
    lanes = [lajur.nama for lajur in entry.sop.pelaksana]
    if len(set(lanes)) < len(lanes) or _names_others(entry.sop):
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


def check_doubtful_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A lane that stands twice, has the head of another one, or goes by the id of another office than its own."""
    offices, lanes = ground.registers.jabatan, entry.sop.pelaksana
    named: dict[str, int] = {}
    headed: dict[str, int] = {}
    for index, lajur in enumerate(lanes):
        path = ("pelaksana", index)
        head = lajur.kepala(offices.get(lajur.jabatan))
        crossed = _is_crossed(lajur) and lajur.nama in offices
        twin = index if crossed else headed.setdefault(head.casefold(), index)
        if named.setdefault(lajur.nama, index) != index:
            yield Finding("lajur-ganda", path, f"Lajur «{lajur.nama}» sudah ada.", "Hapus, atau beri «id» lain.")
        elif crossed and not _names_others(entry.sop):
            yield Finding(
                "lajur-rancu",
                path,
                f"Lajur «{lajur.nama}» tercetak «{head}», padahal «{lajur.nama}» id jabatan lain.",
                f"Maksudnya «jabatan: {lajur.nama}»? Bila tidak, beri lajur ini «id» lain.",
                Severity.WARNING,
                about=f"{lajur.nama}\0{lajur.jabatan}",
            )
        elif twin != index:
            yield Finding(
                "lajur-rancu",
                path,
                f"Kepala lajur ini, «{head}», sama dengan kepala lajur «{lanes[twin].nama}».",
                "Periksa «jabatan» keduanya, atau beri salah satunya «label» yang membedakan.",
                Severity.WARNING,
                about=f"{lanes[twin].nama}\0{lajur.nama}\0{head}",
            )


def _is_crossed(lajur: Lajur) -> bool:
    """Whether a lane without a label goes by a name that is not its office's id, cut short or drawn out."""
    return lajur.label is None and lajur.nama not in lajur.jabatan and lajur.jabatan not in lajur.nama


def _names_others(sop: Sop) -> bool:
    """Whether steps name a lane that is not there, which is told."""
    return not {lajur.nama for lajur in sop.pelaksana}.issuperset(lanes_named(sop))
