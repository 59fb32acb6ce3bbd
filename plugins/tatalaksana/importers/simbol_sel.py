# Who acts where no shapes are drawn: marks in the lanes' cells, a column that names the actor, or the words alone.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from tatalaksana.catalog.names import folded_name
from tatalaksana.importers.baris import PICTURE, StepRow
from tatalaksana.importers.jalan_kolom import exits_in_columns
from tatalaksana.importers.jalan_sel import to_all_who_act, with_named_exits
from tatalaksana.importers.kalimat_langkah import (
    deciding,
    denied_return,
    exits_back,
    exits_noted,
    exits_said,
    exits_told,
    is_person,
    opposed,
    returned_to,
)
from tatalaksana.importers.prosa import LaneNames, inferred
from tatalaksana.importers.tanda_sel import DIAMOND, CellMark, cell_mark, is_arrow, legend_said
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Sisa, Terbaca, unsure

_MOST, _NEARLY_ALL = 0.5, 0.8
"""Of the rows of a table with marks, how many have a known one, and how many one that may be."""
_BY_PICTURE = "Gambar di kolom ini menunjuk pelaksananya; gambarnya sendiri dan panahnya tidak dibaca."
_DIAMOND = (
    "Tanda belah ketupat di kolom ini; panahnya tidak terbaca, jadi bila keputusan, jalan keluarnya harus tertulis."
)
_BY_MARK = "Tanda di kolom ini; panahnya tidak terbaca."
_BY_NUMBER = "Nomor kegiatan ini berdiri di kolomnya; panahnya tidak terbaca."
_LEAST_ALIKE = 3
"""Marks from which on all of one form are no forms."""
_UNTICKED, _TICKED = "☐", frozenset("☑☒✅✓✔√")
_CHECKED, _CROSSED = frozenset("vV"), frozenset("xX✕✖✗✘")
_AND = re.compile(r"\s*(?:,|&|\b(?:dan|serta|bersama)\b)\s*", re.IGNORECASE)
_SEVERAL = 2
_BEFORE_NAME = 8
"""Letters before the name of whom something is given back to: «Sdr.», «bagian»."""


def symbols_in_cells(
    steps: Sequence[StepRow], called: Sequence[Sequence[str]], said: Sequence[str] = ()
) -> tuple[list[tuple[SimbolTerbaca, ...]], list[Sisa]]:
    """The symbols of each step, and what stood in the lanes and is none.

    Args:
        steps: The steps; a section's row has no symbol.
        called: Of each lane what it is called.
        said: The texts above and below the steps, which may say what marks mean.
    """
    acting = [step for step in steps if not step.section]
    _empty_boxes_off(acting)
    if acting and any(step.actor for step in acting):
        return to_all_who_act(returning(_named(steps, called), steps, called)), []
    rows = [{key: value.isi for key, value in step.texts.items()} for step in acting]
    guessed = inferred(rows, called)
    legend = legend_said(said, [text for step in acting for text in step.lanes.values()])
    marks = _of_one_form([{lane: cell_mark(text, legend) for lane, text in step.lanes.items()} for step in acting])
    marks = _of_one_sign(acting, marks)
    if _are_marks(acting, marks):
        # A row without any is told by its words, so that none of its cells is lost.
        told = iter([_marked(step, row) or guess for step, row, guess in zip(acting, marks, guessed, strict=True)])
        symbols = returning(_shifted([() if step.section else next(told) for step in steps], steps), steps, called)
        rest = iter(marks)
        placed = [{} if step.section else next(rest) for step in steps]
        numbers = [step.called for step in steps]
        return with_named_exits(symbols, placed, [step.lanes for step in steps], numbers), [
            one for step, row in zip(acting, marks, strict=True) for one in _beside_marks(step, row)
        ]
    found = iter(guessed)
    left = [
        Sisa(text, step.where, "Sisa gambar di sel lajur, bukan teks; siapa yang bertindak disimpulkan dari uraian.")
        for step in steps for text in step.lanes.values()
    ]  # fmt: skip
    symbols = [() if step.section else next(found) for step in steps]
    return returning(_shifted(symbols, steps), steps, called), left


def returning(
    symbols: Sequence[tuple[SimbolTerbaca, ...]], steps: Sequence[StepRow], called: Sequence[Sequence[str]] = ()
) -> list[tuple[SimbolTerbaca, ...]]:
    """Symbols, of which those lead on whose steps say in words where: by a number, or by whom something is given back to."""
    words = _Words(symbols, steps, called)
    found: list[tuple[SimbolTerbaca, ...]] = []
    for at, row in enumerate(symbols):
        if len(row) == 1 and (exits := words.ways(at)):
            found.append((_leading(row[0], exits),))
        elif len(row) == 1 and (exits := words.exits(at, given_back=not row[0].jalan)):
            found.append((deciding(row[0], exits),))
        elif row and not any(one.jalan for one in row) and (asked := words.asked(at)):
            found.append((_asked(row[0], asked), *row[1:]))
        else:
            found.append(row)
    return found


def _asked(symbol: SimbolTerbaca, why: str) -> SimbolTerbaca:
    """A symbol of which it is to be asked where it leads, whatever else is in doubt about it."""
    said = symbol.dasar
    sure = max(said.yakin, Keyakinan.MUNGKIN, key=list(Keyakinan).index)
    return replace(symbol, dasar=replace(said, yakin=sure, mengapa=f"{said.mengapa} {why}".strip()))


def deciding_by_words(
    drawn: Sequence[tuple[SimbolTerbaca, ...]], steps: Sequence[StepRow], called: Sequence[Sequence[str]]
) -> list[tuple[SimbolTerbaca, ...]]:
    """The symbols of a chart, of which a diamond whose arrows were not read decides as the words of its step say.

    Args:
        drawn: The symbols.
        steps: The steps.
        called: Of each lane what it is called.
    """
    words = _Words(drawn, steps, called)
    found = []
    for at, row in enumerate(drawn):
        diamonds = [one for one in row if one.bentuk == "belah-ketupat"]
        exits = words.ways(at) or words.exits(at, given_back=True) if len(diamonds) == 1 else ()
        if exits and not diamonds[0].memutus:
            row = tuple(_completed(one, exits) if one in diamonds else one for one in row)  # noqa: PLW2901
        asked = words.asked(at)
        found.append(tuple(_undecided(one, asked) for one in row))
    return found


def _undecided(symbol: SimbolTerbaca, asked: str) -> SimbolTerbaca:
    """A diamond of which neither arrows nor words tell the exits, with what is to be asked of it; other symbols as they are."""
    if symbol.bentuk != "belah-ketupat" or symbol.memutus:
        return symbol
    return _asked(symbol, asked or "Bila keputusan, tulis jalan keluarnya.")


def _completed(symbol: SimbolTerbaca, exits: tuple[JalanTerbaca, ...]) -> SimbolTerbaca:
    """A diamond with the exits that words tell; as it is where an arrow that was read leads elsewhere."""
    read = {way.tujuan: way for way in symbol.jalan if way.tujuan is not None or way.label}
    if not read.keys() <= {way.tujuan for way in exits}:
        return symbol
    return deciding(
        symbol, tuple(read[way.tujuan] if way.tujuan in read and read[way.tujuan].label else way for way in exits)
    )


class _Words:
    """The exits of steps, as their words tell them."""

    def __init__(
        self,
        symbols: Sequence[tuple[SimbolTerbaca, ...]],
        steps: Sequence[StepRow],
        called: Sequence[Sequence[str]],
    ) -> None:
        self._names = LaneNames(called)
        self._lanes = [row[0].lajur if row else None for row in symbols]
        self._numbers = [step.called for step in steps]
        self._steps = steps

    def ways(self, at: int) -> tuple[JalanTerbaca, ...]:
        """Those that a sentence of its own tells, or columns that are called as they are."""
        step = self._steps[at]
        exits = exits_told(step.ways, at, self._numbers) if step.ways else ()
        return self._past_sections(exits or exits_in_columns(step.exits, at, self._numbers))

    def exits(self, at: int, *, given_back: bool) -> tuple[JalanTerbaca, ...]:
        """Those that the activity or its note tells: by a number or, where that counts too, by whom something is given back to."""
        texts = self._texts(at)
        exits = next((one for text in texts if (one := exits_said(text, at, self._numbers))), ())
        if not exits and (note := self._steps[at].texts.get("ket")):
            exits = exits_noted(note.isi, at, self._numbers)
        if exits or not given_back:
            return self._past_sections(exits)
        exits = next((one for text in texts if (one := _given_back(text, at, self._lanes, self._names))), ())
        exits = exits or next((one for text in texts if (one := _given_up(text, at, self._lanes))), ())
        return self._past_sections(exits)

    def _past_sections(self, exits: tuple[JalanTerbaca, ...]) -> tuple[JalanTerbaca, ...]:
        """Exits, of which those that lead to the name of a part lead to its first step; none where they then don't differ."""
        found = tuple(replace(way, tujuan=self._acting(way.tujuan)) for way in exits)
        same = len(found) > 1 and len({way.tujuan for way in found}) == 1
        return () if same else found

    def _acting(self, goal: tuple[int, int] | None) -> tuple[int, int] | None:
        row = goal[0] if goal else len(self._steps)
        row = next((at for at in range(row, len(self._steps)) if not self._steps[at].section), -1)
        return (row, goal[1]) if goal and row >= 0 else None

    def asked(self, at: int) -> str:
        """What is to be asked of a step that gives something back or names two exits, where its words say neither to which step nor to whom that acts above."""
        texts = self._texts(at)
        quoted = next((one for said in (_given_back_words, opposed) for text in texts if (one := said(text))), "")
        return (
            f"Tertulis «{quoted}», tetapi tidak jelas ke kegiatan mana; bila keputusan, tulis jalan keluarnya."
            if quoted
            else ""
        )

    def _texts(self, at: int) -> list[str]:
        texts = self._steps[at].texts
        return [texts[key].isi for key in ("uraian", "ket") if key in texts]


def _given_back_words(text: str) -> str:
    return denied_return(text)[2]


def _leading(symbol: SimbolTerbaca, exits: tuple[JalanTerbaca, ...]) -> SimbolTerbaca:
    """A symbol with all its exits, of which several or named ones are those of a decision."""
    if len(exits) > 1 or exits[0].label:
        return deciding(symbol, exits)
    return replace(symbol, jalan=exits)


def _given_back(text: str, at: int, lanes: Sequence[int | None], names: LaneNames) -> tuple[JalanTerbaca, ...]:
    """The exits of a step that says to whom something is given back, and when: to the nearest step above in which that one acts."""
    when, rest = returned_to(text)
    # Behind «ke» a name is one in small letters too.
    mention = next(iter(names.in_text(rest[:1].upper() + rest[1:])), None) if when else None
    if mention is None or mention.start > _BEFORE_NAME:
        return ()
    above = [place for place in range(at) if lanes[place] == mention.lane]
    quoted = " ".join(text[: len(text) - len(rest) + mention.end].split())
    begins = max(quoted.casefold().rfind(word) for word in ("jika", "apabila", "bila", "kalau"))
    said = Terbaca("", "uraian", Keyakinan.TEBAKAN, f"Jalan keluar disimpulkan dari «{quoted[begins:]}».")
    return exits_back(when, above[-1], at, len(lanes), said) if above else ()


def _given_up(text: str, at: int, lanes: Sequence[int | None]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step that gives back what it refuses, and says to nobody: to the step above."""
    when, somebody, quoted = denied_return(text)
    above = [place for place in range(at) if lanes[place] is not None]
    if not when or somebody or not above:
        return ()
    why = f"Jalan keluar disimpulkan dari «{quoted}»; ke mana tidak tertulis, dianggap ke kegiatan di atasnya."
    return exits_back(when, above[-1], at, len(lanes), Terbaca("", "uraian", Keyakinan.TEBAKAN, why))


def _shifted(symbols: list[tuple[SimbolTerbaca, ...]], steps: Sequence[StepRow]) -> list[tuple[SimbolTerbaca, ...]]:
    """Targets count rows that act; sections between them count too."""
    places = [at for at, step in enumerate(steps) if not step.section]
    if len(places) == len(steps):
        return symbols
    return [
        tuple(
            replace(
                one,
                jalan=tuple(
                    replace(way, tujuan=(places[way.tujuan[0]], way.tujuan[1])) if way.tujuan else way
                    for way in one.jalan
                ),
            )
            for one in row
        )
        for row in symbols
    ]


def _empty_boxes_off(acting: Sequence[StepRow]) -> None:
    """Take boxes without a tick off lanes in which others have one, and crosses where each lane of each row has one or a tick: who has them doesn't act."""
    texts = {text.strip() for step in acting for text in step.lanes.values()}
    lanes = {lane for step in acting for lane in step.lanes}
    crossed = texts <= _TICKED | _CHECKED | _CROSSED and all(step.lanes.keys() == lanes for step in acting)
    if texts & (_TICKED | _CHECKED if crossed else _TICKED):
        off = {_UNTICKED} | (_CROSSED if crossed else set())
        for step in acting:
            step.lanes = {lane: text for lane, text in step.lanes.items() if text.strip() not in off}


def _of_one_form(marks: Sequence[Mapping[int, CellMark]]) -> Sequence[Mapping[int, CellMark]]:
    """Marks, of which none is a form where all are the same: «●» in each row only says who acts."""
    forms = [one.form for row in marks for one in row.values() if one.form is not None]
    if len(forms) < _LEAST_ALIKE or len({*forms}) > 1:
        return marks
    return [{lane: replace(one, form="" if one.form else one.form) for lane, one in row.items()} for row in marks]


def _of_one_sign(
    acting: Sequence[StepRow], marks: Sequence[Mapping[int, CellMark]]
) -> Sequence[Mapping[int, CellMark]]:
    """Marks, of which a sign that nobody knows says who acts where it stands in nearly all rows, once in each, and not always in one lane: «[ ]», «=>»; a lone «>» or «|» may be what a line left."""
    placed = [(lane, text.strip()) for step in acting for lane, text in step.lanes.items()]
    lanes, signs = {lane for lane, _ in placed}, {text for _, text in placed}
    once = all(len(row) <= 1 for row in marks) and len(placed) >= max(_LEAST_ALIKE, _NEARLY_ALL * len(acting))
    sign = "".join(signs)
    if not once or len(lanes) == 1 or len(signs) > 1 or len(sign) == 1 or any(map(str.isalnum, sign)):
        return marks
    return [{lane: CellMark(one.form or "") for lane, one in row.items()} for row in marks]


def _are_marks(acting: Sequence[StepRow], marks: Sequence[Mapping[int, CellMark]]) -> bool:
    """Whether what stands in the lanes says who acts: in nearly all rows something that may be a mark, and in most rows a known one, or a letter or number in one lane alone."""
    if not acting:
        return False
    told = [row for row in marks if row]
    if len(told) >= _MOST * len(acting) and all(
        one.form is not None and not one.text for row in told for one in row.values()
    ):
        # Signs and nothing else: who acts in a row without any is not said.
        return True
    known = sum(any(one.form is not None for one in row.values()) for row in marks)
    short = sum(any(one.form is not None or one.letters for one in row.values()) for row in marks)
    lone = sum(_speaks_alone(row) for row in marks)
    enough = known >= _MOST * len(acting) or lone >= _NEARLY_ALL * len(acting)
    return enough and short >= _NEARLY_ALL * len(acting)


def _speaks_alone(row: Mapping[int, CellMark]) -> bool:
    """Whether one lane of a row has a mark, or several have the same letter, and the others have none but names of exits."""
    said = [one for one in row.values() if (one.form is not None or one.letters.isalnum()) and not one.alone]
    arrows = [one for one in row.values() if is_arrow(one.letters)]
    if len(said) + len(arrows) == 1:
        return True
    return bool(said) and {one.letters for one in said} == {said[0].letters} != {""}


def _beside_marks(step: StepRow, marks: Mapping[int, CellMark]) -> Iterator[Sisa]:
    """What stands in a row's lanes beside its marks and is none."""
    known = any(one.form is not None for one in marks.values())
    for lane, text in step.lanes.items():
        mark = marks[lane]
        if mark.aside:
            why = f"Menurut keterangan tandanya «{mark.letters}» berarti «{mark.meant}»; bukan pelaksana kegiatan ini."
            yield Sisa(text, step.where, why)
        elif text.strip() and mark.form is None and not mark.alone and (known or not mark.letters):
            yield Sisa(text, step.where, "Bukan tanda yang dikenal; pelaksananya dibaca dari tanda lain di baris ini.")


def _marked(step: StepRow, marks: Mapping[int, CellMark]) -> tuple[SimbolTerbaca, ...]:
    acting = {lane: one for lane, one in sorted(marks.items()) if not one.aside}
    beside = [lane for lane, one in acting.items() if one.alone]
    known = [lane for lane, one in acting.items() if one.form is not None]
    arrows = [lane for lane, one in acting.items() if is_arrow(one.letters)]
    lettered = [lane for lane, one in acting.items() if one.letters and lane not in arrows]
    # Arrows in several lanes only run through them.
    known = known or lettered or (arrows if len(arrows) == 1 else []) or beside
    return tuple(_symbol(lane, step.lanes[lane], acting[lane], step.where, step.nomor) for lane in known)


def _symbol(lane: int, text: str, mark: CellMark, where: str, number: str) -> SimbolTerbaca:
    pictured = text.startswith(PICTURE)
    decides = mark.form == DIAMOND
    sure, why = Keyakinan.MUNGKIN, _BY_PICTURE if pictured else _BY_MARK
    if decides:
        why = _DIAMOND
    if mark.meant:
        why = f"«{mark.letters}» berarti «{mark.meant}» menurut keterangan tandanya. {why}"
    elif mark.letters and mark.letters == number:
        why = _BY_NUMBER
    elif mark.form is None and mark.letters:
        sure = Keyakinan.TEBAKAN
        why = f"Tanda «{mark.letters}» tidak dikenal; dianggap menunjuk pelaksananya."
    words = text.strip() if mark.alone else mark.text
    said = Terbaca(text, f"{'gambar' if pictured else 'tanda'} di sel lajur", sure, why, where)
    return SimbolTerbaca(lane, "" if decides else mark.form or "", words[:60], said)


def _named(steps: Sequence[StepRow], called: Sequence[Sequence[str]]) -> list[tuple[SimbolTerbaca, ...]]:
    names = {folded_name(name): lane for lane, several in reversed(list(enumerate(called))) for name in several}
    alone = {folded_name(step.actor) for step in steps if len(actor_names(step.actor)) == 1}
    last: int | None = None
    found: list[tuple[SimbolTerbaca, ...]] = []
    for step in steps:
        if step.section:
            found.append(())
            continue
        acting = actor_names(step.actor, names)
        lanes = [names[folded_name(one)] for one in acting if folded_name(one) in names]
        said = Terbaca(step.actor, "kolom pelaksana", asal=step.where)
        if acting != actor_names(step.actor) or not _stand_apart(acting, alone):
            why = f"«{' '.join(step.actor.split())}» dianggap beberapa pelaksana yang bertindak bersama."
            said = unsure(said, Keyakinan.MUNGKIN, why)
        if step.actor_doubt:
            said = unsure(said, Keyakinan.MUNGKIN, step.actor_doubt)
        if step.actor_why:
            said = Terbaca(step.actor, "uraian", Keyakinan.TEBAKAN, step.actor_why, step.where)
        if not lanes:
            unknown = "tidak dikenali dari kalimatnya" if step.actor_why else "tidak tertulis"
            taken = "dianggap pelaksana pertama yang disebut" if last is None else "diambil dari baris di atasnya"
            how = "lajur pertama" if last is None else "baris di atasnya"
            said = Terbaca("", how, Keyakinan.TEBAKAN, f"Pelaksananya {unknown}; {taken}.", step.where)
            lanes = [last or 0]
        last = lanes[-1]
        found.append(tuple(SimbolTerbaca(lane, "", "", said) for lane in dict.fromkeys(lanes)))
    return found


def _stand_apart(names: Sequence[str], alone: Collection[str]) -> bool:
    """Whether each of several names in one cell is that of somebody, not the rest of the one above: it stands alone elsewhere, or is called as people are."""
    return len(names) < _SEVERAL or all(folded_name(one) in alone or is_person(one) for one in names)


def by_actor(
    drawn: Sequence[tuple[SimbolTerbaca, ...]], written: Sequence[tuple[SimbolTerbaca, ...]]
) -> list[tuple[SimbolTerbaca, ...]]:
    """The symbols of a chart in a column of its own, in the lanes of those who act in their rows.

    Args:
        drawn: Of each row its symbols, all in one lane.
        written: Of each row who acts in it, as another column says.
    """
    return [
        tuple(
            replace(
                one,
                lajur=told[min(at, len(told) - 1)].lajur,
                dasar=unsure(one.dasar, told[0].dasar.yakin, told[0].dasar.mengapa),
            )
            for at, one in enumerate(row)
        )
        if row and told
        else told
        for row, told in zip(drawn, written, strict=True)
    ]


def actor_names(text: str, known: Collection[str] | None = None) -> list[str]:
    """The offices that one cell names.

    Args:
        text: The cell's text.
        known: What offices are called, folded; with it «A dan B» is two where each is one of them or is called as people are.
    """
    parts = [part.strip(" -•,;") for part in text.replace(";", "\n").split("\n")]
    return [name for part in parts if part for name in ([part] if known is None else _parted(part, known))]


def names_several(name: str) -> bool:
    """Whether a name may be those of several who act."""
    return len([part for part in _AND.split(name) if part]) >= _SEVERAL


def _parted(name: str, known: Collection[str]) -> list[str]:
    """The several offices of one name; it alone where it is one itself."""
    parts = [part for part in _AND.split(name) if part] if folded_name(name) not in known else []
    several = len(parts) > 1 and all(folded_name(part) in known or is_person(part) for part in parts)
    return parts if several else [name]
