# The words that stand for a chart, the same in every output.
from __future__ import annotations

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.model import Bentuk, Flow, Symbol


def lane_names(entry: Entry, catalog: Catalog) -> tuple[str, ...]:
    """What stands over each lane: its label as printed, else the office's short name, else its name."""
    names = []
    for lajur in entry.sop.pelaksana:
        jabatan = catalog.registers.jabatan[lajur.jabatan]
        names.append(lajur.label or jabatan.singkatan or jabatan.nama)
    return tuple(names)


def target_name(flow: Flow, symbol: int) -> str:
    """How a step is called in the words for an arrow to it."""
    target = flow.symbols[symbol]
    if target.ends and target.teks == "Selesai":
        return "selesai"
    return flow.numbers[target.row] or f"baris ke-{target.row + 1}"


def symbol_words(flow: Flow, names: tuple[str, ...]) -> tuple[str, ...]:
    """For each symbol what a reader who cannot see it is told: «Kasubbag: keputusan; setuju → 6, tidak → 4»."""
    exits: list[list[str]] = [[] for _ in flow.symbols]
    for edge in flow.edges:
        where = target_name(flow, edge.target)
        exits[edge.source].append(f"{edge.label} → {where}" if edge.label else f"→ {where}")
    return tuple(
        f"{names[symbol.lane]}: {_kind(symbol)}" + (f"; {', '.join(exits[index])}" if exits[index] else "")
        for index, symbol in enumerate(flow.symbols)
    )


def _kind(symbol: Symbol) -> str:
    if symbol.bentuk is Bentuk.BELAH_KETUPAT:
        kind = "keputusan"
    else:
        kind = "mulai" if symbol.starts else "selesai" if symbol.ends else "proses"
    return f"{kind} «{symbol.teks}»" if symbol.teks and symbol.teks.casefold() != kind else kind
