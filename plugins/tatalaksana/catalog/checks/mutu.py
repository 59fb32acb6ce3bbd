# Checks of Mutu Baku: that it is there, and that what one step makes is what the next one needs.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import MUTU_BAKU, Isi, row_name
from tatalaksana.source import Finding, Severity


def check_mutu_baku(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A step without Kelengkapan, Waktu or Output, where it is known which of them its form has."""
    if not ground.knows_profile_of(entry.sop):
        return
    columns = [kolom.value for kolom in ground.profil_of(entry.sop).kolom if kolom in MUTU_BAKU]
    covered = entry.flow.shared
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        missing = [
            name for name in columns if getattr(kegiatan, name) is None and not (name == "waktu" and row in covered)
        ]
        if missing:
            yield Finding(
                "mutu-baku-kosong",
                ("kegiatan", row),
                f"{row_name(entry.flow, row)} belum memuat {', '.join(missing)}.",
                "Lengkapi Mutu Baku; tulis «-» bila memang tidak ada.",
                Severity.WARNING,
            )


def check_handover(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Output of step n that is not Kelengkapan of step n+1, where n flows to n+1."""
    del ground
    symbols = entry.flow.symbols
    following = {(symbols[edge.source].row, symbols[edge.target].row) for edge in entry.flow.edges}
    for row in range(len(entry.sop.kegiatan) - 1):
        made, needed = entry.sop.kegiatan[row].output, entry.sop.kegiatan[row + 1].kelengkapan
        if (row, row + 1) in following and made and needed and _folded(made) != _folded(needed):
            yield Finding(
                "serah-terima",
                ("kegiatan", row + 1, "kelengkapan"),
                f"Kelengkapan {row_name(entry.flow, row + 1)} berbeda dari output {row_name(entry.flow, row)}.",
                "Samakan kata-katanya, atau periksa apakah ada langkah yang terlewat.",
                Severity.WARNING,
            )


def check_shared_time(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time shared «sampai» a step that does not come later, or over rows with a time of their own."""
    del ground
    rows = entry.flow.steps
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        if kegiatan.waktu is None or kegiatan.waktu.sampai is None:
            continue
        last = rows.get(kegiatan.waktu.sampai)
        path = ("kegiatan", row, "waktu", "sampai")
        if last is None or last <= row:
            yield Finding(
                "waktu-bersama",
                path,
                f"«sampai: {kegiatan.waktu.sampai}» bukan langkah sesudah langkah ini.",
                "Sebut id atau nomor langkah yang lebih bawah.",
            )
        else:
            for other in range(row + 1, last + 1):
                if entry.sop.kegiatan[other].waktu is not None:
                    yield Finding(
                        "waktu-bersama",
                        ("kegiatan", other, "waktu"),
                        f"{row_name(entry.flow, other)} sudah tercakup waktu bersama {row_name(entry.flow, row)}.",
                        "Hapus waktu di sini, atau perpendek waktu bersamanya.",
                    )


def _folded(isi: Isi) -> str:
    words = isi if isinstance(isi, str) else " ".join(isi)
    return " ".join(words.casefold().split())
