# Where steps lead that say nothing of it: to the row below, or out of the procedure. That changes when rows do.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tatalaksana.model.kegiatan import Kegiatan
from tatalaksana.model.rows import step_numbers, step_words
from tatalaksana.model.sop import Sop

_SHOWN = 40


def leads_by_place(step: Kegiatan) -> bool:
    """Whether a step leads to the row below it only because it stands above it."""
    symbols = step.simbol or ()
    named = step.lanjut or step.keputusan or any(one.lanjut or one.keputusan for one in symbols)
    return not (step.tanpa_simbol or named)


def row_below(sop: Sop, row: int) -> int | None:
    """The row to which a step leads by its place; None where it ends the procedure."""
    return next((below for below in range(row + 1, len(sop.kegiatan)) if not sop.kegiatan[below].tanpa_simbol), None)


def row_above(sop: Sop, row: int) -> int | None:
    """The row that leads to a step by its place, if that row names nothing else; None where there is none above."""
    return next((above for above in range(row - 1, -1, -1) if not sop.kegiatan[above].tanpa_simbol), None)


@dataclass(frozen=True, slots=True)
class TurnedArrow:
    """An arrow by place that leads elsewhere since rows changed."""

    row: int
    """The row that it comes from, now."""
    was: str
    """Where it led: «menuju langkah 3 «Menelaah»», «mengakhiri prosedur»."""
    now: str


def turned_arrows(before: Sop, after: Sop, rows: Mapping[int, int]) -> Iterator[TurnedArrow]:
    """What leads elsewhere since rows changed; that a new step comes between two, or a gone one out of it, goes without saying.

    Args:
        before: The SOP.
        after: The same, changed.
        rows: Each row of before that is still there, to its row now.
    """
    for old, new in sorted(rows.items(), key=lambda pair: pair[1]):
        if not (leads_by_place(before.kegiatan[old]) and leads_by_place(after.kegiatan[new])):
            continue
        was, now = row_below(before, old), row_below(after, new)
        through = was
        while through is not None and through not in rows and leads_by_place(before.kegiatan[through]):
            through = row_below(before, through)
        new_step = now is not None and now not in rows.values() and leads_by_place(after.kegiatan[now])
        on = row_below(after, now) if new_step and now is not None and was is not None else now
        if (None if through is None else rows.get(through, -1)) != on:
            yield TurnedArrow(new, _to(before, was), _to(after, now))


def _to(sop: Sop, row: int | None) -> str:
    return "mengakhiri prosedur" if row is None else f"menuju {called_step(sop, row)}"


def called_step(sop: Sop, row: int) -> str:
    """A step by its number and its first words: «langkah 3 «Menelaah surat»»."""
    words = " ".join(sop.kegiatan[row].uraian.split())
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
    return f"{step_words(step_numbers(sop)[row], row)} «{shown}»"
