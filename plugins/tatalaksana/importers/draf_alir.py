# How the symbols of a row are written: in the shortest form of the file that says the same, and only what differs from what
# the model concludes by itself.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from tatalaksana.importers.catatan import remark, reordering, yaml_text
from tatalaksana.importers.jalan_keluar import UNNAMED
from tatalaksana.importers.terbaca import BarisTerbaca, JalanTerbaca, Keyakinan, SimbolTerbaca, Terbaca
from tatalaksana.model.hyphenation import rejoined
from tatalaksana.source import scalar

Target = tuple[int, int] | None
_END = "selesai"


class RowForm(Enum):
    """In which form a row's symbols are written."""

    NONE = 0
    ONE = 1
    LIST = 2
    """Several lanes, a plain symbol in each."""
    TOGETHER = 3
    """Symbols one by one, at the same time."""
    IN_TURN = 4


@dataclass(frozen=True, slots=True)
class WrittenSymbols:
    """The lines of a row's symbols, and what is in doubt about them."""

    lines: tuple[str, ...]
    doubts: tuple[str, ...]


class FlowWriter:
    """The symbols of an SOP, as lines of the file.

    Args:
        rows: The rows of the table.
        lanes: What the lanes are called.
        started: Symbols, by row and turn, at which the procedure may begin although nothing says so; of rows in a short form the first.
    """

    def __init__(
        self, rows: Sequence[BarisTerbaca], lanes: Sequence[str], started: frozenset[tuple[int, int]] = frozenset()
    ) -> None:
        self._rows = _with_exits(rows)
        self._lanes = lanes
        self._started = started
        self._numbered = any(row.nomor for row in rows)
        self._acting = [at for at, row in enumerate(rows) if row.simbol]
        self._partial = self._partly_entered()
        self._forms = [self._form(at) for at in range(len(rows))]
        self._entered = {
            target for at in self._acting for one in self._rows[at].simbol for target in self._exits(at, one) if target
        }
        self._named = self._needed_ids()

    def number(self, at: int) -> str:
        """How a row is called: by its place among those that are numbered, or by an id of its own."""
        if self._numbered and not self._rows[at].nomor:
            return f"baris-{at + 1}"
        return str(sum(bool(row.simbol) and (bool(row.nomor) or not self._numbered) for row in self._rows[: at + 1]))

    def row_id(self, at: int) -> str:
        """The id of a row that has no number and is named by others; empty for those called by their number."""
        return self.number(at) if self._numbered and not self._rows[at].nomor and self._rows[at].simbol else ""

    def written(self, at: int, named: str) -> WrittenSymbols:
        """The symbols of a row."""
        doubts: list[str] = []
        lines = list(self._lines(at, named, doubts))
        words = [one.teks or "" for one in self._rows[at].simbol]
        words += [way.label or "" for one in self._rows[at].simbol for way in one.jalan]
        if told := reordering("".join(words)):
            doubts.append(f"{named}, alur: {told}")
        return WrittenSymbols(tuple(lines), tuple(doubts))

    def _lines(self, at: int, named: str, doubts: list[str]) -> Iterator[str]:
        symbols, form = self._rows[at].simbol, self._forms[at]
        unsure = [one.dasar for one in symbols if one.dasar.yakin is not Keyakinan.PASTI]
        why = f"  {remark(unsure[0])}" if unsure else ""
        if unsure:
            who = ", ".join(dict.fromkeys(self._lanes[one.lajur] for one in symbols))
            doubts.append(f"{named}, pelaksana {who}: {' '.join(dict.fromkeys(one.mengapa for one in unsure))}")
        if form in {RowForm.ONE, RowForm.LIST}:
            lanes = list(dict.fromkeys(self._lanes[one.lajur] for one in symbols))
            yield f"pelaksana: {lanes[0]}{why}" if len(lanes) == 1 else f"pelaksana: [{', '.join(lanes)}]{why}"
            yield from self._one(at, 0, named, doubts)
        else:
            if form is RowForm.TOGETHER:
                yield "serentak: ya"
            yield f"simbol:{why}"
            for index, one in enumerate(symbols):
                yield f"  - pelaksana: {self._lanes[one.lajur]}"
                if (at, index) in self._named:
                    yield f"    id: {_symbol_id(at, index)}"
                yield from (f"    {line}" for line in self._one(at, index, named, doubts))
        if form in {RowForm.ONE, RowForm.LIST} and self._begins(at, 0):
            yield "mulai: ya"
        if any((at, index) in self._started for index in range(len(symbols))):
            doubts.append(f"{named}: tidak ada panah masuk yang terbaca; ditulis «mulai: ya» supaya drafnya sah")

    def _one(self, at: int, index: int, named: str, doubts: list[str]) -> Iterator[str]:
        one = self._rows[at].simbol[index]
        if one.bentuk_terbaca and one.bentuk and one.bentuk != self._usual(at, index):
            yield f"bentuk: {one.bentuk}"
        if one.teks:
            yield f"teks: {scalar(yaml_text(one.teks))}"
        if self._forms[at] in {RowForm.TOGETHER, RowForm.IN_TURN} and self._begins(at, index):
            yield "mulai: ya"
        if not one.jalan:
            return
        unsure = [way.dasar for way in one.jalan if way.dasar.yakin is not Keyakinan.PASTI]
        why = f"  {remark(unsure[0])}" if unsure else ""
        if _decides(one):
            yield f"keputusan: {{{', '.join(self._branches(one.jalan))}}}{why}"
            if unsure:
                doubts.append(f"{named}, keputusan: {' '.join(dict.fromkeys(way.mengapa for way in unsure))}")
            return
        lost = [way.label for way in one.jalan if way.label]
        if lost:
            doubts.append(f"{named}: panahnya berlabel «{lost[0]}», yang hanya punya tempat pada keputusan")
        if unsure:
            doubts.append(f"{named}, panah: {' '.join(dict.fromkeys(way.mengapa for way in unsure))}")
        targets = [way.tujuan for way in one.jalan]
        if set(targets) != set(self._default(at, index)):
            names = self._names(targets)
            yield f"lanjut: {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}{why}"

    def _branches(self, ways: Sequence[JalanTerbaca]) -> Iterator[str]:
        for label, targets in _by_label(ways).items():
            names = self._names(targets)
            written = scalar(yaml_text(label) if label else "", flow=True)
            yield f"{written}: {names[0] if len(names) == 1 else '[' + ', '.join(names) + ']'}"

    # What is concluded

    def _form(self, at: int) -> RowForm:
        symbols = self._rows[at].simbol
        if len(symbols) < 2:
            return RowForm.ONE if symbols else RowForm.NONE
        inner = any(way.tujuan and way.tujuan[0] == at for one in symbols for way in one.jalan)
        if inner:
            return RowForm.IN_TURN
        plain = all(not one.teks and not _decides(one) and one.bentuk in {"", "kotak", "kapsul"} for one in symbols)
        same = (
            len({tuple(way.tujuan for way in one.jalan) for one in symbols}) == 1
            and len({one.bentuk for one in symbols}) == 1
        )
        apart = len({one.lajur for one in symbols}) == len(symbols)
        return RowForm.LIST if plain and same and apart and at not in self._partial else RowForm.TOGETHER

    def _partly_entered(self) -> set[int]:
        """Rows of which arrows enter some symbols and others not."""
        found = set()
        for at in self._acting:
            for one in self._rows[at].simbol:
                for targets in _by_label(one.jalan).values():
                    into: dict[int, set[int]] = {}
                    for row, index in filter(None, targets):
                        into.setdefault(row, set()).add(index)
                    found |= {
                        row for row, some in into.items() if row != at and len(some) < len(self._rows[row].simbol)
                    }
        return found

    def _entries(self, at: int) -> list[tuple[int, int]]:
        if self._forms[at] in {RowForm.LIST, RowForm.TOGETHER}:
            return [(at, index) for index in range(len(self._rows[at].simbol))]
        return [(at, 0)]

    def _default(self, at: int, index: int) -> list[Target]:
        if self._forms[at] is RowForm.IN_TURN and index < len(self._rows[at].simbol) - 1:
            return [(at, index + 1)]
        later = next((one for one in self._acting if one > at), None)
        return [*self._entries(later)] if later is not None else [None]

    def _exits(self, at: int, one: SimbolTerbaca) -> list[Target]:
        return [way.tujuan for way in one.jalan] if one.jalan else self._default(at, self._rows[at].simbol.index(one))

    def _starts(self, at: int, index: int) -> bool:
        """Whether a symbol begins the procedure beside its first step, or is one of these that something leads to."""
        one = self._rows[at].simbol[index]
        entered = (at, index) in self._entered
        if at == self._acting[0] and (at, index) in self._entries(at):
            # Two beginnings beside each other are alternatives on paper: «serentak: ya» alone would have both act.
            return self._forms[at] is RowForm.TOGETHER or (one.mulai and entered and self._several_begin)
        return one.mulai or (one.bentuk_terbaca and one.bentuk == "kapsul" and not entered)

    @property
    def _several_begin(self) -> bool:
        """Whether the procedure may begin at another row than its first."""
        return bool(self._started) or any(
            self._starts(at, index) for at in self._acting[1:] for index in range(len(self._rows[at].simbol))
        )

    def _begins(self, at: int, index: int) -> bool:
        """Whether the file has to say of a symbol that the procedure may begin with it."""
        return (at, index) in self._started or self._starts(at, index)

    def _usual(self, at: int, index: int) -> str:
        one = self._rows[at].simbol[index]
        if _decides(one):
            return "belah-ketupat"
        first = at == self._acting[0] and (at, index) in self._entries(at)
        starts = (first and not (self._several_begin and (at, index) in self._entered)) or self._begins(
            at, 0 if self._forms[at] is RowForm.LIST else index
        )
        return "kapsul" if starts or self._exits(at, one) == [None] else "kotak"

    def _needed_ids(self) -> set[tuple[int, int]]:
        found = set()
        for at in self._acting:
            for index, one in enumerate(self._rows[at].simbol):
                for targets in _by_label(one.jalan).values():
                    if _decides(one) or set(targets) != set(self._default(at, index)):
                        for row in {target[0] for target in targets if target}:
                            mine = {target for target in targets if target and target[0] == row}
                            whole = set(self._entries(row)) <= mine and row != at
                            found |= (
                                mine - set(self._entries(row))
                                if whole
                                else mine
                                if self._forms[row] in {RowForm.TOGETHER, RowForm.IN_TURN}
                                else set()
                            )
        return found

    def _names(self, targets: Sequence[Target]) -> list[str]:
        names: list[str] = []
        for target in targets:
            if target is None:
                names.append(_END)
            elif target in self._named:
                names.append(_symbol_id(*target))
            else:
                names.append(self.number(target[0]))
        return list(dict.fromkeys(names))


def _by_label(ways: Sequence[JalanTerbaca]) -> dict[str, list[Target]]:
    """Each name of an exit, as it is written, to its goals: the file has goals of their own for each."""
    found: dict[str, list[Target]] = {}
    for way in ways:
        found.setdefault(rejoined(" ".join(way.label.split())[:400])[:300], []).append(way.tujuan)
    return found


def _with_exits(rows: Sequence[BarisTerbaca]) -> list[BarisTerbaca]:
    """Rows whose decisions have two exits: beside the one that was read one to the next row, or back where that leads there."""
    acting = [at for at, row in enumerate(rows) if row.simbol]
    found = [*rows]
    for before, at, after in zip((None, *acting), acting, (*acting[1:], None), strict=False):
        symbols = tuple(
            _with_exit(one, None if after is None else (after, 0), None if before is None else (before, 0))
            for one in rows[at].simbol
        )
        found[at] = replace(rows[at], simbol=symbols)
    return found


def _with_exit(one: SimbolTerbaca, onward: Target, back: Target) -> SimbolTerbaca:
    led = {way.tujuan for way in one.jalan}
    # A belah ketupat that only leads back, without a word, would never end.
    returns = one.bentuk == "belah-ketupat" and all(goal and back and goal <= back for goal in led)
    if not (one.memutus or returns) or len(_by_label(one.jalan)) != 1:
        return one
    guesses = [(onward, "ke baris berikutnya"), *([(back, "kembali ke baris sebelumnya")] if back else [])]
    goal, where = next((guess for guess in guesses if guess[0] not in led), (None, ""))
    named = bool(one.jalan[0].label)
    if not where or not (named or returns):
        return replace(one, memutus=False)
    told = f"Jalan keluar lainnya tidak terbaca; dianggap {where}."
    unread = JalanTerbaca(goal, "" if named else "ya", Terbaca("", "baris di sebelahnya", Keyakinan.TEBAKAN, told))
    read = one.jalan if named else [_denying(way) for way in one.jalan]
    return replace(one, jalan=(*read, unread), memutus=True)


def _denying(way: JalanTerbaca) -> JalanTerbaca:
    return replace(way, label="tidak", dasar=replace(way.dasar, yakin=Keyakinan.TEBAKAN, mengapa=UNNAMED))


def _decides(one: SimbolTerbaca) -> bool:
    return one.memutus or (len(one.jalan) > 1 and len({way.label for way in one.jalan}) > 1)


def _symbol_id(at: int, index: int) -> str:
    return f"simbol-{at + 1}-{index + 1}"
