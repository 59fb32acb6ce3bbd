# What stands for a chart's symbols where nobody sees them: a sentence or two for each, the same on the page and on paper.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from tatalaksana.facts.giliran import Giliran, Tuju, listed, or_begins, other_starts, quoted_exit, turns_of
from tatalaksana.model import Bentuk, Flow, Symbol, step_words

_CONDITIONS = ("bila ", "jika ", "apabila ", "kalau ", "dalam hal ")
"""How the words of an exit begin that already are a condition."""


def symbol_words(flow: Flow, names: Sequence[str]) -> tuple[str, ...]:
    """For each symbol what a reader who cannot see it is told.

    «Kegiatan oleh Kabag. Lanjut ke langkah 5.», «Keputusan oleh Kasubbag. Bila setuju, ke langkah 5; bila tidak, kembali ke langkah 3.»

    Args:
        flow: The chart.
        names: What stands over its lanes.
    """
    turns = [iter(acting) for acting in turns_of(flow, names)]
    return tuple(
        _made_up(flow, index, names[symbol.lane]) if symbol.made_up else _acting(flow, symbol, next(turns[symbol.row]))
        for index, symbol in enumerate(flow.symbols)
    )


def _made_up(flow: Flow, index: int, name: str) -> str:
    """A kapsul that only begins or only ends."""
    symbol = flow.symbols[index]
    if not symbol.starts:
        return _sentence(f"Selesai, di lajur {name}")
    rows = dict.fromkeys(flow.symbols[edge.target].row for edge in flow.edges if edge.source == index)
    there = listed([step_words(flow.numbers[row], row) for row in rows])
    begins = or_begins(flow.numbers, other_starts(flow, symbol.row))
    onward = _sentence(f"Lanjut ke {there}") if rows else ""
    return " ".join(filter(None, (_sentence(f"Mulai, di lajur {name}"), begins, onward)))


def _acting(flow: Flow, symbol: Symbol, turn: Giliran) -> str:
    kind = _kind(symbol)
    said = f" «{symbol.teks}»" if symbol.teks and symbol.teks.casefold() not in kind.casefold() else ""
    ends_here = symbol.ends and turn.tuju == (("", (Tuju(None, (), di_sini=False),)),)
    ways = "" if ends_here else ways_sentence(flow.numbers, symbol.row, turn)  # else its kind has said so
    begins = or_begins(flow.numbers, other_starts(flow, symbol.row)) if symbol.starts else ""
    return " ".join(filter(None, (_sentence(f"{kind}{said} oleh {turn.nama}"), begins, ways)))


def _kind(symbol: Symbol) -> str:
    if symbol.bentuk is Bentuk.BELAH_KETUPAT:
        return "Keputusan"
    ends = [word for word, here in (("awal", symbol.starts), ("akhir", symbol.ends)) if here]
    return " ".join(("Kegiatan", *ends[:1], *(f"dan {word}" for word in ends[1:])))


def ways_sentence(numbers: Sequence[str], row: int, turn: Giliran) -> str:
    """Where a symbol leads: «Bila setuju atau dengan catatan, ke langkah 5; bila tidak, kembali ke langkah 3.», «Lanjut ke langkah 6».

    Args:
        numbers: Those that are printed on the rows.
        row: The symbol's row.
        turn: The symbol.
    """
    exits = tuple(_exits(numbers, row, turn))
    return _sentence("; ".join(exits)) if exits else ""


def _exits(numbers: Sequence[str], row: int, turn: Giliran) -> Iterator[str]:
    """The ways on, in their order; those that lead to the same are told as one."""
    leading: dict[str, list[str]] = {}
    for label, tuju in turn.tuju:
        leading.setdefault(_aims(numbers, row, turn, tuju), []).append(label)
    others = [aims for aims, labels in leading.items() if "" in labels]
    for aims, labels in leading.items():
        words = [_within(label) for label in labels if label]
        if words:
            named = listed(words, "atau")
            yield f"{named if named.casefold().startswith(_CONDITIONS) else f'bila {named}'}, {aims}"
    yield from (aims if len(turn.tuju) == 1 else f"selain itu, {aims}" for aims in others)


def _within(label: str) -> str:
    """A label as it goes on within a sentence: «Tidak lengkap» begins small, «BPJS» and «A» keep their letters."""
    small = label[1:2].islower() and label[1:] == label[1:].lower()
    return label[:1].lower() + label[1:] if small else quoted_exit(label)


def _aims(numbers: Sequence[str], row: int, turn: Giliran, targets: Sequence[Tuju]) -> str:
    """Where one exit leads: «ke langkah 5 dan langkah 6», «kembali ke langkah 3», «ke Kabag di langkah ini», «selesai»."""
    on: list[str] = []
    back: list[str] = []
    rest: list[str] = []
    for one in targets:
        if one.baris is None:
            rest.append("selesai")
        elif one.di_sini:
            rest.append(
                f"ke {listed(one.nama)} di langkah ini"
                if one.nama
                else "tetap di langkah ini"
                if turn.memutuskan
                else "lanjut di langkah ini"
            )
        else:
            place = step_words(numbers[one.baris], one.baris)
            there = f"{place} ({listed(one.nama)})" if one.nama else place
            (on if one.baris > row else back).append(there)
    said = ([f"ke {listed(on)}"] if on else []) + ([f"kembali ke {listed(back)}"] if back else []) + rest
    return " dan ".join(said)


def _sentence(words: str) -> str:
    begun = f"Lanjut {words}" if words.startswith("ke ") else f"{words[0].upper()}{words[1:]}"
    return begun if begun.endswith(".") else f"{begun}."
