# How the rows of an SOP's table are called, by those who read it and within its file, which of them share a time, and which decide.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.model.sop import Sop
from tatalaksana.source import Path


def step_numbers(sop: Sop) -> tuple[str, ...]:
    """The number printed on each row; rows without number have none and are not counted."""
    numbers: list[str] = []
    count = 0
    for kegiatan in sop.kegiatan:
        unnumbered = kegiatan.tanpa_nomor or kegiatan.tanpa_simbol
        count += not unnumbered
        numbers.append("" if unnumbered else str(count))
    return tuple(numbers)


def step_rows(sop: Sop, numbers: Sequence[str] | None = None) -> dict[str, int]:
    """Each name a step may be called by (id or number) to its row; `numbers` are its `step_numbers`, where they are known."""
    rows = {number: row for row, number in enumerate(step_numbers(sop) if numbers is None else numbers) if number}
    rows |= {kegiatan.id: row for row, kegiatan in enumerate(sop.kegiatan) if kegiatan.id}
    return rows


def shared_rows(sop: Sop, rows: Mapping[str, int]) -> dict[int, int]:
    """Each row that has its time from a row above it, to that row; `rows` are those that `step_rows` names."""
    covered: dict[int, int] = {}
    for row, kegiatan in enumerate(sop.kegiatan):
        if kegiatan.waktu is not None and kegiatan.waktu.sampai is not None:
            for other in range(row + 1, rows.get(kegiatan.waktu.sampai, row) + 1):
                covered[other] = row
    return covered


def step_name(number: str, row: int) -> str:
    """How a step is called: by its number, else «baris ke-3»."""
    return number or f"baris ke-{row + 1}"


def step_words(number: str, row: int) -> str:
    """The same within a sentence: «langkah 6», «baris ke-3»."""
    return f"langkah {number}" if number else step_name(number, row)


def decisions(sop: Sop) -> Iterator[tuple[int, Path, Mapping[str, tuple[str, ...]]]]:
    """Every decision: its row, where its exits stand in the file, and for the words of each exit the steps that it leads to."""
    for row, kegiatan in enumerate(sop.kegiatan):
        if kegiatan.keputusan:
            yield row, ("kegiatan", row, "keputusan"), kegiatan.keputusan
        for place, simbol in enumerate(kegiatan.simbol or ()):
            if simbol.keputusan:
                yield row, ("kegiatan", row, "simbol", place, "keputusan"), simbol.keputusan
