# The words that stand for a chart, the same in every output.
from __future__ import annotations

from tatalaksana.facts.daftar_periksa import DaftarPeriksa, Langkah
from tatalaksana.facts.edisi import grouped
from tatalaksana.model import Bentuk, Flow, Status, Symbol, say_date


def symbol_words(flow: Flow, names: tuple[str, ...]) -> tuple[str, ...]:
    """For each symbol what a reader who cannot see it is told: «Kasubbag: keputusan; setuju → 6, tidak → 4»."""
    exits: list[list[str]] = [[] for _ in flow.symbols]
    for edge in flow.edges:
        target = flow.symbols[edge.target]
        where = "selesai" if target.made_up else flow.called(target.row)
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


def exits(daftar: DaftarPeriksa, langkah: Langkah) -> tuple[str, ...]:
    """Where a step of a checklist leads to, in words: «setuju → 6», «tidak → 4»; «→ 5» where it does not decide."""
    if not langkah.keluar:
        return (f"→ {' dan '.join(map(daftar.sebutan, (langkah.lanjut, *langkah.serentak)))}",)
    targets: dict[str, list[str]] = {}
    for keluar in langkah.keluar:
        targets.setdefault(keluar.label, []).append(daftar.sebutan(keluar.tujuan))
    return tuple(f"{label} → {' dan '.join(names)}" for label, names in targets.items())


def heading(daftar: DaftarPeriksa) -> str:
    """What a checklist says of its SOP below the title, on one line."""
    facts = [f"Nomor {daftar.nomor}" if daftar.nomor else "Tanpa nomor", f"Revisi {daftar.revisi_ke}"]
    if daftar.efektif:
        facts.append(f"Efektif {say_date(daftar.efektif)}")
    facts += [daftar.unit, f"Sidik {grouped(daftar.sidik)}"]
    if daftar.status != Status.BERLAKU.value:
        facts.insert(0, daftar.status.upper())
    return " · ".join(facts)
