# Checks of Mutu Baku: that it is there, and that what one step makes is what the next one needs.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Catalog, Entry
from tatalaksana.model import MUTU_BAKU, Isi, step_rows
from tatalaksana.source import Finding, Severity


def check_mutu_baku(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    """A step without Kelengkapan, Waktu or Output."""
    columns = [kolom.value for kolom in catalog.profil_of(entry.sop).kolom if kolom in MUTU_BAKU]
    covered = shared_rows(entry)
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        missing = [
            name for name in columns if getattr(kegiatan, name) is None and not (name == "waktu" and row in covered)
        ]
        if missing:
            yield Finding(
                "mutu-baku-kosong",
                ("kegiatan", row),
                f"{_step(entry, row)} belum memuat {', '.join(missing)}.",
                "Lengkapi Mutu Baku; tulis «-» bila memang tidak ada.",
                Severity.WARNING,
            )


def check_handover(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    """Output of step n that is not Kelengkapan of step n+1, where n flows to n+1."""
    del catalog
    symbols = entry.flow.symbols
    following = {(symbols[edge.source].row, symbols[edge.target].row) for edge in entry.flow.edges}
    for row in range(len(entry.sop.kegiatan) - 1):
        made, needed = entry.sop.kegiatan[row].output, entry.sop.kegiatan[row + 1].kelengkapan
        if (row, row + 1) in following and made and needed and _folded(made) != _folded(needed):
            yield Finding(
                "serah-terima",
                ("kegiatan", row + 1, "kelengkapan"),
                f"Kelengkapan {_step(entry, row + 1)} berbeda dari output {_step(entry, row)}.",
                "Samakan kata-katanya, atau periksa apakah ada langkah yang terlewat.",
                Severity.WARNING,
            )


def check_shared_time(entry: Entry, catalog: Catalog) -> Iterator[Finding]:
    """A time shared «sampai» a step that does not come later, or over rows with a time of their own."""
    del catalog
    rows = step_rows(entry.sop)
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
                        f"{_step(entry, other)} sudah tercakup waktu bersama {_step(entry, row)}.",
                        "Hapus waktu di sini, atau perpendek waktu bersamanya.",
                    )


def shared_rows(entry: Entry) -> dict[int, int]:
    """Each row that has its time from a row above it, to that row."""
    rows = step_rows(entry.sop)
    covered: dict[int, int] = {}
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        if kegiatan.waktu is not None and kegiatan.waktu.sampai is not None:
            for other in range(row + 1, rows.get(kegiatan.waktu.sampai, row) + 1):
                covered[other] = row
    return covered


def _step(entry: Entry, row: int) -> str:
    number = entry.flow.numbers[row]
    return f"kegiatan {number}" if number else f"kegiatan baris ke-{row + 1}"


def _folded(isi: Isi) -> str:
    words = isi if isinstance(isi, str) else " ".join(isi)
    return " ".join(words.casefold().split())
