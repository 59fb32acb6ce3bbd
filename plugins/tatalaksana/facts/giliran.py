# Who acts in a row of the table, one symbol after the other, and where each of them leads: a row may be done by several, by one
# after the other, by all at once, or by the one to whom a decision has led.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tatalaksana.model import Bentuk, Flow, Symbol, step_words

ELSE = "selain itu"
"""How an exit without words is called where others of the decision have some."""


@dataclass(frozen=True, slots=True)
class Keluar:
    """A way out of a symbol or of a row: an exit of a decision, or what follows where none is made."""

    label: str
    """The words of the exit; those of several in a row that led out of it. Empty where nothing is decided."""
    tujuan: int | None
    """The row it leads to, by its place in the table; None ends the procedure."""
    giliran: int = 0
    """The symbol there, as a place in that row's `giliran`."""


@dataclass(frozen=True, slots=True)
class Tuju:
    """Where the arrows of one exit lead, in one row."""

    baris: int | None
    """The row; None ends the procedure."""
    nama: tuple[str, ...]
    """Who acts there, where the row alone does not tell."""
    di_sini: bool
    """Whether it is the row that leads there."""


@dataclass(frozen=True, slots=True)
class Giliran:
    """A symbol of a row: somebody's turn. What is only drawn as a beginning or an end is nobody's."""

    lajur: int
    nama: str
    """What stands over its lane."""
    teks: str
    """The words in it."""
    memutuskan: bool
    keluar: tuple[Keluar, ...]
    masuk: bool
    """Whether the row can be entered here."""
    sebutan: str = ""
    """How it is called among those of its row: what stands over its lane; with its words or its count, where the lane has several."""
    pembuka: str = ""
    """What stands before its exits where others of the row lead elsewhere: «Lengkap?», «Kepala Bagian:»."""
    tuju: tuple[tuple[str, tuple[Tuju, ...]], ...] = ()
    """The same arrows by their exits, one without words last: the words, and the rows that they lead to, each once."""

    @property
    def hands_on(self) -> bool:
        """Whether it only goes on to another symbol of its row: who acts in the row, one after the other, has said so."""
        return not self.memutuskan and all(one.di_sini for _, targets in self.tuju for one in targets)

    def said(self, label: str) -> str:
        """The words of an exit; for one without words beside others that have some «selain itu»."""
        return quoted_exit(label) or (ELSE if any(words for words, _ in self.tuju) else "")


def quoted_exit(label: str) -> str:
    """The words of an exit beside the number of a step: «1» in quotes, for it is none."""
    return label if not label or any(map(str.isalpha, label)) else f"«{label}»"


def turns_of(flow: Flow, names: Sequence[str]) -> tuple[tuple[Giliran, ...], ...]:
    """The turns of each row, in the order in which the file names them; `names` are what stands over the lanes."""
    own = [(index, symbol) for index, symbol in enumerate(flow.symbols) if not symbol.made_up]
    rows: list[list[int]] = [[] for _ in range(flow.rows)]
    places: dict[int, int] = {}
    for index, symbol in own:
        places[index] = len(rows[symbol.row])
        rows[symbol.row].append(index)
    arrows = _arrows(flow, places)
    entries = _entries(flow, rows)
    turns = tuple(
        _called([_turn(flow.symbols[index], names, arrows[index], masuk=index in entries) for index in row])
        for row in rows
    )
    return tuple(tuple(_aimed(turns, row, turn) for turn in acting) for row, acting in enumerate(turns))


def _turn(symbol: Symbol, names: Sequence[str], keluar: Sequence[Keluar], *, masuk: bool) -> Giliran:
    decides = symbol.bentuk is Bentuk.BELAH_KETUPAT or any(one.label for one in keluar)
    return Giliran(symbol.lane, names[symbol.lane], symbol.teks, decides, tuple(keluar), masuk)


def _called(acting: Sequence[Giliran]) -> tuple[Giliran, ...]:
    """The symbols of a row, each with names that no other one of it has."""
    found = []
    for turn in acting:
        alike = [one for one in acting if one.nama == turn.nama]
        if len(alike) == 1:
            name = turn.nama
        elif turn.teks and [one.teks for one in alike].count(turn.teks) == 1:
            name = f"{turn.nama} «{turn.teks}»"
        else:
            name = f"{turn.nama} simbol ke-{[one is turn for one in alike].index(True) + 1}"
        asked = turn.memutuskan and turn.teks and [one.teks for one in acting].count(turn.teks) == 1
        found.append(replace(turn, sebutan=name, pembuka=turn.teks if asked else f"{name}:"))
    return tuple(found)


def _aimed(turns: Sequence[Sequence[Giliran]], row: int, turn: Giliran) -> Giliran:
    found: dict[str, dict[int | None, list[int]]] = {}
    for keluar in turn.keluar:
        found.setdefault(keluar.label, {}).setdefault(keluar.tujuan, []).append(keluar.giliran)
    tuju = tuple(
        (label, tuple(_aim(turns, row, turn, *one) for one in found[label].items()))
        for label in sorted(found, key=lambda label: not label)
    )
    return replace(turn, tuju=tuju)


def _aim(
    turns: Sequence[Sequence[Giliran]], row: int, turn: Giliran, target: int | None, places: Sequence[int]
) -> Tuju:
    """What is meant by a target; who acts there is named where it is another of the same row, or not all who can enter it."""
    if target is None:
        return Tuju(None, (), di_sini=False)
    there = turns[target]
    if target == row:
        others = tuple(there[place].sebutan for place in places if _is_other(there, turn, there[place]))
        return Tuju(row, others, di_sini=True)
    names = tuple(there[place].sebutan for place in places)
    whole = set(places) == {place for place, one in enumerate(there) if one.masuk}
    return Tuju(target, () if whole else names, di_sini=False)


def _is_other(acting: Sequence[Giliran], turn: Giliran, there: Giliran) -> bool:
    """Whether it has to be said to which symbol of its own row a symbol leads: not to the only other one of its lane, without words."""
    alike = [one for one in acting if one.nama == turn.nama]
    return there.nama != turn.nama or bool(there.teks) or len(alike) > 2  # noqa: PLR2004 - itself and one other


def _arrows(flow: Flow, places: Mapping[int, int]) -> Mapping[int, Sequence[Keluar]]:
    """For each symbol the arrows that leave it; one that ends without an arrow ends by one without words."""
    found: dict[int, list[Keluar]] = defaultdict(list)
    for edge in flow.edges:
        target = flow.symbols[edge.target]
        found[edge.source].append(
            Keluar(edge.label, None) if target.made_up else Keluar(edge.label, target.row, places[edge.target])
        )
    for index in places:
        if flow.symbols[index].ends and not found[index]:
            found[index].append(Keluar("", None))
    return found


def _entries(flow: Flow, rows: Sequence[Sequence[int]]) -> frozenset[int]:
    """The symbols at which a row is entered: where it starts or another row leads; else those that nothing of the row leads to, else its first."""
    inner, outer = set(), {index for index, symbol in enumerate(flow.symbols) if symbol.starts}
    for edge in flow.edges:
        source, target = flow.symbols[edge.source], flow.symbols[edge.target]
        if source.row != target.row or (source.made_up and source.starts):
            outer.add(edge.target)
        else:
            inner.add(edge.target)
    found: set[int] = set()
    for row in rows:
        reached = {one for one in row if one in outer}
        found |= reached or {one for one in row if one not in inner} or set(row[:1])
    return frozenset(found)


def joined_by(
    turns: Sequence[Sequence[Giliran]], row: int, starts: Mapping[int, bool], above: frozenset[int] = frozenset()
) -> str:
    """How those who can enter a row belong together: «dan», «atau», «dan/atau».

    «dan» where every way that leads there leads to all of them, «atau» where each leads to one, as two beginnings do that are not said to be one. What
    several lead to who act at once is led to together.

    Args:
        turns: Those of each row.
        row: The row.
        starts: The rows at which the procedure may begin, and whether all who stand there begin together.
        above: The rows for which this is asked.
    """
    entries = frozenset(place for place, turn in enumerate(turns[row]) if turn.masuk)
    if len(entries) < 2:  # noqa: PLR2004 - one is with nobody
        return "dan"
    begin_apart = row in starts and not starts[row]
    groups = {frozenset({place}) for place in entries} if begin_apart else {entries} if row in starts else set()
    for other, acting in enumerate(turns):
        if other != row:
            together = other not in above and joined_by(turns, other, starts, above | {row}) == "dan"
            groups |= _led(acting, row, together=together)
    if begin_apart:
        groups = {group for group in groups if group < entries}  # back to all of them is back to whoever began
    if all(group >= entries for group in groups):
        return "dan"
    return "atau" if all(len(group) == 1 for group in groups) else "dan/atau"


def _led(acting: Sequence[Giliran], row: int, *, together: bool) -> set[frozenset[int]]:
    """The symbols of a row that another row leads to at once, by each choice that may be made there."""
    ways = [
        {
            frozenset(one.giliran for one in turn.keluar if (one.label, one.tujuan) == (label, row))
            for label, _ in turn.tuju
        }
        for turn in acting
    ]
    first = [found for turn, found in zip(acting, ways, strict=True) if turn.masuk and found]
    if not together or len(first) < 2:  # noqa: PLR2004 - one has nobody beside
        return {group for found in ways for group in found if group}
    led = {frozenset[int]()}
    for found in first:
        led = {one | group for one in led for group in found}
    later = {group for turn, found in zip(acting, ways, strict=True) if not turn.masuk for group in found}
    return {group for group in led | later if group}


def other_starts(flow: Flow, row: int) -> tuple[int, ...]:
    """The rows at which a procedure may begin instead of at this one; none where it can't begin here."""
    return tuple(sorted(flow.starts - {row})) if row in flow.starts else ()


def or_begins(numbers: Sequence[str], others: Sequence[int]) -> str:
    """«Prosedur dapat juga mulai di langkah 2.»: two beginnings are alternatives; nothing without others."""
    there = listed([step_words(numbers[row], row) for row in others], "atau")
    return f"Prosedur dapat juga mulai di {there}." if there else ""


def first_turns(turns: Sequence[Giliran], word: str) -> tuple[Giliran, ...]:
    """Those who begin a row: who can enter it, but for whom others who can hand on to, where not all of them always do.

    Args:
        turns: Those of the row.
        word: `joined_by`'s.
    """
    entering = tuple(turn for turn in turns if turn.masuk)
    if word == "dan":
        return entering
    handed = {
        turns[one.giliran] for turn in turns if not turn.memutuskan for one in turn.keluar if one.tujuan in _here(turn)
    }
    return tuple(turn for turn in entering if turn not in handed) or entering


def _here(turn: Giliran) -> set[int | None]:
    """Its own row, where it leads to another symbol of that."""
    return {target.baris for _, targets in turn.tuju for target in targets if target.di_sini}


def who(turns: Sequence[Giliran], word: str) -> str:
    """Who does a row, in words: «Kasubbag», «Kabag dan Karo», «Kabag atau Karo», «Kasubbag, lalu Kabag»; `word` is `joined_by`'s."""
    first, later = _by_turn(turns, word)
    return ", lalu ".join((listed(first, word), *later))


def pemaraf_of(turns: Sequence[Giliran], word: str) -> tuple[str, ...]:
    """Who signs a row off, each in a place of their own: of those of whom only one acts they are one, «Kabag atau Karo»; `word` is `joined_by`'s."""
    first, later = _by_turn(turns, word)
    return (*((listed(first, word),) if word == "atau" and first else first), *later)


def _by_turn(turns: Sequence[Giliran], word: str) -> tuple[list[str], list[str]]:
    """The names of those who begin a row, and of those who follow in it, each once."""
    first = list(dict.fromkeys(turn.nama for turn in first_turns(turns, word)))
    return first, [name for name in dict.fromkeys(turn.nama for turn in turns) if name not in first]


def listed(names: Sequence[str], word: str = "dan") -> str:
    """Names as one speaks them: «A», «A dan B», «A, B, dan C»."""
    if len(names) < 3:  # noqa: PLR2004 - a pair has no comma
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"
