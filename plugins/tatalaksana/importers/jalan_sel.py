# Where the exits lead that lanes' cells name: by a number, else by an arrow's lane. All of it is concluded.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tatalaksana.importers.kalimat_langkah import deciding, denies, step_numbered
from tatalaksana.importers.tanda_sel import DIAMOND, CellMark, NamedExit
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Terbaca, unsure

_Row = Mapping[int, CellMark]


def with_named_exits(
    symbols: Sequence[tuple[SimbolTerbaca, ...]],
    marks: Sequence[_Row],
    cells: Sequence[Mapping[int, str]],
    numbers: Sequence[str],
) -> list[tuple[SimbolTerbaca, ...]]:
    """Symbols, of which those decide in whose cells, or in cells beside them, exits are named.

    Args:
        symbols: Of each row its symbols, with the exits that sentences tell.
        marks: Of each row what its lanes' cells hold, by lane.
        cells: Of each row the same as it is written.
        numbers: Those that the rows have.
    """
    found: list[tuple[SimbolTerbaca, ...]] = []
    for at, (row, told) in enumerate(zip(symbols, marks, strict=True)):
        ways = _Ways(at, symbols, numbers)
        found.append(tuple(_decided(one, told, cells[at], row, ways) for one in row))
    return to_all_who_act(found)


def to_all_who_act(symbols: Sequence[tuple[SimbolTerbaca, ...]]) -> list[tuple[SimbolTerbaca, ...]]:
    """Symbols, of which an exit to a row in which several act at the same time leads to each of them."""
    together = {at: len(row) for at, row in enumerate(symbols) if not any(_within(one, at) for one in row)}
    return [tuple(_to_all(one, together) for one in row) for row in symbols]


def _within(symbol: SimbolTerbaca, at: int) -> bool:
    """Whether a symbol of a row leads to another of it."""
    return any(way.tujuan is not None and way.tujuan[0] == at for way in symbol.jalan)


def _to_all(symbol: SimbolTerbaca, together: Mapping[int, int]) -> SimbolTerbaca:
    ways: list[JalanTerbaca] = []
    for way in symbol.jalan:
        row, turn = way.tujuan or (-1, 0)
        turns = range(together[row]) if together.get(row, 0) > 1 else (turn,)
        ways += [replace(way, tujuan=(row, one)) for one in turns] if way.tujuan else [way]
    return replace(symbol, jalan=tuple(ways))


def _decided(
    symbol: SimbolTerbaca, told: _Row, cells: Mapping[int, str], row: Sequence[SimbolTerbaca], ways: _Ways
) -> SimbolTerbaca:
    mine = [lane for lane in told if told[lane].exits and _owner(lane, told, row) is symbol]
    exits = [(lane, one) for lane in sorted(mine) for one in told[lane].exits]
    if not exits:
        return symbol
    quoted = ", ".join(f"«{' '.join(cells[lane].split())}»" for lane in sorted(mine))
    if symbol.memutus and not any(one.step for _, one in exits):
        # A sentence says where they lead, and the cells only what they are called.
        return symbol
    concluded = list(ways.told(exits, symbol.lajur, f"Jalan keluar disimpulkan dari {quoted} di sel lajur."))
    targets = [way.tujuan for way in concluded]
    if len(targets) > 1 and len(set(targets)) == len(targets):
        return deciding(symbol, tuple(concluded))
    if symbol.memutus:
        return symbol
    why = f"Tertulis {quoted} di sel lajur, tetapi tidak jelas ke kegiatan mana; bila keputusan, tulis jalan keluarnya."
    sure = max(symbol.dasar.yakin, Keyakinan.MUNGKIN, key=list(Keyakinan).index)
    return replace(symbol, dasar=replace(symbol.dasar, yakin=sure, mengapa=f"{symbol.dasar.mengapa} {why}".strip()))


def _owner(lane: int, told: _Row, row: Sequence[SimbolTerbaca]) -> SimbolTerbaca | None:
    """The symbol whose exits a cell names: its own, else the nearest one, a diamond before others."""
    own = [one for one in row if one.lajur == lane]
    forms = {one.lajur: told[one.lajur].form for one in row if one.lajur in told}
    near = sorted(row, key=lambda one: (forms.get(one.lajur) != DIAMOND, abs(one.lajur - lane)))
    return next(iter([*own, *near]), None)


class _Ways:
    """To which rows the exits of one lead."""

    def __init__(self, at: int, symbols: Sequence[tuple[SimbolTerbaca, ...]], numbers: Sequence[str]) -> None:
        self._at = at
        self._symbols = symbols
        self._numbers = numbers
        self._next = next((place for place in range(at + 1, len(symbols)) if symbols[place]), None)

    def told(self, exits: Sequence[tuple[int, NamedExit]], mine: int, why: str) -> Iterator[JalanTerbaca]:
        """The exits that lead somewhere, and the one that is not named where there is but one."""
        said = Terbaca("", "sel lajur", Keyakinan.TEBAKAN, why)
        denied = [denies(one.label) for _, one in exits]
        if len(exits) == 1 and denied[0]:
            yield JalanTerbaca(self._place(self._next), "ya", unsure(said, Keyakinan.TEBAKAN, why))
        for (lane, one), refuses in zip(exits, denied, strict=True):
            target = self._target(lane, one, mine, refuses=refuses)
            if target is not None or one.ends:
                yield JalanTerbaca(self._place(target), one.label, said)

    def _target(self, lane: int, one: NamedExit, mine: int, *, refuses: bool) -> int | None:
        if one.ends:
            return None
        if one.step:
            target = step_numbered(one.step, self._at, self._numbers)
            return target if target != self._at else None
        if lane == mine and not refuses:
            return self._next
        acting = [place for place, row in enumerate(self._symbols) if any(each.lajur == lane for each in row)]
        above = [place for place in acting if place < self._at] if refuses and lane != mine else []
        below = [place for place in acting if place > self._at] if lane != mine else []
        return above[-1] if above else next(iter(below), None)

    @staticmethod
    def _place(row: int | None) -> tuple[int, int] | None:
        return None if row is None else (row, 0)
