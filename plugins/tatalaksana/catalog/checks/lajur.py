# Checks of the lanes: that somebody acts in each, and that who reads the sheet can tell whose it is.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground, Registers, unit_path
from tatalaksana.faces import BOLD, faces
from tatalaksana.model import Lajur, Sajian, Sop, lanes_named
from tatalaksana.model.likeness import slip
from tatalaksana.source import Finding, Severity

_WIDEST = 12.0
"""Ems of a line over a lane of 30 mm, in letters of 6.5 points."""
_LINES = 5
"""Lines of a head that real sheets have now and then."""
_SURELY_SHORT = 60
"""Letters that never take more."""


def check_idle_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A lane in which nobody ever acts."""
    del ground
    lanes = [lajur.nama for lajur in entry.sop.pelaksana]
    if len(set(lanes)) < len(lanes) or entry.flow.cut_off or _names_others(entry.sop):
        return  # the lane that is not there, or stands twice, may be this one by another name; or a lost step is in it
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


def check_unit_of_lanes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An SOP of one agency in whose lanes only offices of one other act, or in the folder of another unit: its unit was left from another file, or mistyped."""
    registers = ground.registers
    offices = (registers.jabatan.get(lajur.jabatan) for lajur in entry.sop.pelaksana)
    units = [office.unit for office in offices if office is not None and office.unit]
    tops = {path[-1] for unit in units if (path := unit_path(unit, registers))}
    own = unit_path(entry.sop.unit.unit, registers)
    # Above the last unit of a path may stand one that is told to be missing, or to be below itself.
    whole = own and not any(registers.unit[top].induk for top in (own[-1], *tops))
    if len(units) > 1 and len(tops) == 1 and whole and own[-1] not in tops:
        other = registers.unit[tops.pop()]
        yield Finding(
            "unit-janggal",
            ("unit",),
            f"Unit SOP ini di bawah «{registers.unit[own[-1]].nama}», padahal semua jabatan di lajurnya dari «{other.nama}».",
            "Periksa «unit»-nya; bila memang dikerjakan instansi lain, terima peringatan ini.",
            Severity.WARNING,
            about=f"{entry.sop.unit.unit}\0{other.nama}",
        )
    elif own and _is_elsewhere(folder := entry.id.partition("/")[0], own, registers):
        yield Finding(
            "unit-janggal",
            ("unit",),
            f"Unit SOP ini «{own[0]}», padahal berkasnya di folder unit «{folder}».",
            f"Maksud Anda «unit: {folder}»? Bila foldernya yang keliru, pindahkan berkasnya ke folder «{own[0]}».",
            Severity.WARNING,
            about=f"{own[0]}\0{folder}",
        )
    elif own and folder not in registers.unit and slip(folder, registers.unit) == own[0]:
        told, how = (
            f"Folder berkas ini, «{folder}», bukan id suatu unit.",
            f"Maksud Anda folder «{own[0]}»? Pindahkan berkasnya ke sana.",
        )
        yield Finding("unit-janggal", ("unit",), told, how, Severity.WARNING, about=f"{own[0]}\0{folder}")


def _is_elsewhere(folder: str, own: tuple[str, ...], registers: Registers) -> bool:
    """Whether a folder is that of a unit which is neither above these nor below the first of them, as far as both are told up to the top."""
    if folder not in registers.unit or folder in own:
        return False
    path = unit_path(folder, registers)
    return own[0] not in path and not any(registers.unit[top].induk for top in (own[-1], path[-1]))


def check_long_heads(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A head that takes many lines though its lane be the widest and its letters the smallest: on each page the table begins that much lower."""
    if ground.profil_of(entry.sop).langkah is Sajian.DAFTAR:
        return
    offices = ground.registers.jabatan
    for index, lajur in enumerate(entry.sop.pelaksana):
        head = lajur.kepala(offices.get(lajur.jabatan))
        if len(head) > _SURELY_SHORT and (lines := _lines(head)) > _LINES:
            yield Finding(
                "kepala-lajur-panjang",
                ("pelaksana", index),
                f"Kepala lajur ini tercetak dalam {lines} baris atau lebih: «{head[:60].strip()}…».",
                "Beri lajur ini «label» yang lebih singkat, misalnya singkatan jabatannya.",
                Severity.WARNING,
                about=head,
            )


def _lines(head: str) -> int:
    """The lines that a head takes at the least."""
    widths = faces()[BOLD].widths
    lines, used = 1, 0.0
    for word in head.split():
        wide = sum(widths.get(letter, 0.5) for letter in word)
        if used and used + widths[" "] + wide > _WIDEST:
            lines, used = lines + 1, 0.0
        used += widths[" "] * bool(used) + wide
    return lines


def _is_crossed(lajur: Lajur) -> bool:
    """Whether a lane without a label goes by a name that is not its office's id, cut short or drawn out."""
    return lajur.label is None and lajur.nama not in lajur.jabatan and lajur.jabatan not in lajur.nama


def _names_others(sop: Sop) -> bool:
    """Whether steps name a lane that is not there, which is told."""
    return not {lajur.nama for lajur in sop.pelaksana}.issuperset(lanes_named(sop))
