# Steps put into an SOP's text, moved and taken out, with every arrow that the file names leading where it led. What
# names a step by its number names it by its id first, for numbers change.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tatalaksana.model.arah import called_step, leads_by_place, row_above, row_below, turned_arrows
from tatalaksana.model.kegiatan import SELESAI
from tatalaksana.model.leads import Leads, named_in
from tatalaksana.model.place import amended
from tatalaksana.model.reading import parse
from tatalaksana.model.rows import decisions, step_name, step_numbers, step_rows
from tatalaksana.model.sebutan import renumbered
from tatalaksana.model.sop import Sop
from tatalaksana.model.steps import by_id, new_id
from tatalaksana.source import AnyEdit, Data, Edit, Insert, Move, Path, UnwritableError, data_of


class StepNeededError(UnwritableError):
    """A step that others lead to shall go, and nobody said where they lead then.

    Args:
        askers: Where they name it, and what to say of each.
    """

    def __init__(self, askers: Sequence[tuple[Path, str]]) -> None:
        super().__init__(
            "Langkah itu dituju langkah lain. Sebut dengan --ganti-ke ke mana panahnya sesudah itu menuju."
        )
        self.askers = tuple(askers)


def row_of(text: str, name: str) -> int:
    """The row of a step by its number or id.

    Raises:
        UnwritableError: There is no such step, or the text is no SOP.
    """
    sop = _sop(text)
    row = step_rows(sop).get(name)
    if row is None:
        last = max((int(number) for number in step_numbers(sop) if number), default=0)
        raise UnwritableError(f"Langkah «{name}» tidak ada. Sebut nomornya (1 sampai {last}) atau idnya.")
    return row


def step_added(text: str, row: int, step: Mapping[str, Data]) -> str:
    """The text with a new step at a row.

    Raises:
        UnwritableError: It can't be done without changing something else, or the text is no SOP.
    """
    before = _sop(text)
    new = _edited(_named(text), Insert(("kegiatan", row), dict(step), apart=True))
    return _said_anew(new, before, {old: old + (old >= row) for old in range(len(before.kegiatan))})


def step_moved(text: str, row: int, to: int) -> str:
    """The text with a step at another row, counted when it is there.

    A step that the row above does not lead to stands outside the line of work: it, and the row that it comes below, then
    name where they led by their places. Any other step takes another place in the line of work.

    Raises:
        UnwritableError: It can't be done without changing something else, or the text is no SOP.
    """
    before = _sop(text)
    if not (0 <= row < len(before.kegiatan) and 0 <= to < len(before.kegiatan)):
        raise UnwritableError("Tempat itu tidak ditemukan.")
    new = _edited(_aside(_named(text), row, to), Move(("kegiatan", row), to))
    return _said_anew(new, before, moved_rows(len(before.kegiatan), row, to))


def moved_rows(count: int, row: int, to: int) -> dict[int, int]:
    """Each row to its row when one of them has moved to another."""
    order = [old for old in range(count) if old != row]
    order.insert(to, row)
    return {old: new for new, old in enumerate(order)}


def _aside(text: str, row: int, to: int) -> str:
    """The text in which a step outside the line of work, and the one that it comes below, name where they lead."""
    sop = _sop(text)
    above = row_above(sop, row)
    if above is None or leads_by_place(sop.kegiatan[above]) or sop.kegiatan[row].tanpa_simbol or to == row:
        return text
    over = row_above(sop, to if to < row else to + 1)
    for led in dict.fromkeys(one for one in (row, over) if one is not None and leads_by_place(sop.kegiatan[one])):
        target = row_below(sop, led)
        name = SELESAI if target is None else sop.kegiatan[target].id
        if name is None and target is not None:
            name = new_id(sop, target)
            text = _edited(text, Edit(("kegiatan", target, "id"), name))
            sop = _sop(text)
        text = _edited(text, Edit(("kegiatan", led, "lanjut"), name))
    return text


def turned(text: str, new: str, rows: Mapping[int, int]) -> tuple[str, ...]:
    """Arrows that lead elsewhere since the rows of an SOP changed, each in a sentence.

    Args:
        text: The SOP.
        new: The SOP, changed; nothing is said of one that has errors.
        rows: Each row that is still there, to its row now.
    """
    after = parse(Sop, data_of(new))
    if not isinstance(after, Sop):
        return ()
    arrows = turned_arrows(_sop(text), after, rows)
    return tuple(f"{called_step(after, one.row)} kini {one.now}; sebelumnya {one.was}." for one in arrows)


def _said_anew(text: str, before: Sop, rows: Mapping[int, int]) -> str:
    """The text, in whose words steps are called by their new numbers."""
    sop = parse(Sop, data_of(text))
    if not isinstance(sop, Sop):
        return text  # who writes it tells why
    edits = tuple(renumbered(sop, step_numbers(before), step_numbers(sop), rows))
    return amended(Sop, text, edits) if edits else text


def step_removed(text: str, row: int, instead: str | None = None) -> str:
    """The text without a step.

    Args:
        text: The SOP.
        row: Of the step.
        instead: Number or id of the step, or `selesai`, to which leads from now on what led to it.

    Raises:
        StepNeededError: Others lead to it, and `instead` does not say where they shall lead.
        UnwritableError: It can't be done without changing something else, or the text is no SOP.
    """
    to = row_of(text, instead) if instead not in {None, SELESAI} else None
    if to == row:
        raise UnwritableError(f"Langkah «{instead}» itu yang akan dihapus. Sebut langkah lain.")
    text = _named(text)
    sop = _sop(text)
    gone = {sop.kegiatan[row].id, *(simbol.id for simbol in sop.kegiatan[row].simbol or ())} - {None}
    askers = [path for path, _, name in named_in(sop, Leads.STEP) if name in gone and path[1] != row]
    if askers and instead is None:
        raise StepNeededError([(path, _said(sop, path)) for path in askers])
    name = instead or ""
    if askers and to is not None:
        name = sop.kegiatan[to].id or new_id(sop, to)
        text = text if sop.kegiatan[to].id else _edited(text, Edit(("kegiatan", to, "id"), name))
    for path in askers:
        text = _edited(text, Edit(path, name))
    for group, names in _twice(data_of(text), askers):
        text = _edited(text, Edit(group, names))
    before = _sop(text)
    rows = {old: old - (old > row) for old in range(len(before.kegiatan)) if old != row}
    return _said_anew(_edited(text, Edit(("kegiatan", row), None)), before, rows)


def joined_exits(text: str, new: str, gone: int) -> tuple[str, ...]:
    """Exits of a decision that lead to one place since a step went and did not before, each pair in a sentence.

    Args:
        text: The SOP with the step.
        new: The SOP without.
        gone: The row that the step had.
    """
    before, after = _sop(text), _sop(new)
    numbers = step_numbers(after)
    apart = {(row - (row > gone), path[2:]): exits for row, path, exits in decisions(before) if row != gone}
    return tuple(
        f"Di langkah {step_name(numbers[row], row)}, jalan keluar «{one}» dan «{other}» kini menuju tempat yang sama. "
        "Periksa apakah keputusannya masih diperlukan."
        for row, path, exits in decisions(after)
        for one, other in combinations(exits, 2)
        if _led(after, exits[one]) == _led(after, exits[other])
        and (old := apart.get((row, path[2:])))
        and _led(before, old[one]) != _led(before, old[other])
    )


def _led(sop: Sop, targets: Sequence[str]) -> set[int | str]:
    rows = step_rows(sop)
    return {rows.get(target, target) for target in targets}


def _twice(data: Data, places: Sequence[Path]) -> Iterator[tuple[Path, Data]]:
    """Lists of steps that now name one of them twice, with each named once."""
    for group in dict.fromkeys(path[:-1] for path in places):
        here = data
        for step in group:
            here = here[step]  # type: ignore[index]  # the path is there
        if isinstance(here, list) and len(here) > len(once := list(dict.fromkeys(map(str, here)))):
            yield group, once[0] if len(once) == 1 else [*once]


def _said(sop: Sop, path: Path) -> str:
    row = path[1]
    assert isinstance(row, int)  # noqa: S101 - steps are named within steps
    keys = ".".join(step for step in path[2:] if isinstance(step, str))
    return f"Langkah {step_name(step_numbers(sop)[row], row)} menuju langkah itu («{keys}»)."


def _named(text: str) -> str:
    """The text with every step called by its id, not by its number."""
    named = by_id(text)
    sop = _sop(named)
    rows = step_rows(sop)
    if any(name.isdigit() and name in rows for _, _, name in named_in(sop, Leads.STEP)):
        raise UnwritableError(
            "Rujukan bernomor di berkas ini tidak dapat diganti dengan id, karena cara berkas ini ditulis. Sunting dengan tangan."
        )
    return named


def _edited(text: str, edit: AnyEdit) -> str:
    return amended(Sop, text, [edit])


def _sop(text: str) -> Sop:
    sop = parse(Sop, data_of(text))
    if not isinstance(sop, Sop):
        raise UnwritableError("Berkas ini bukan SOP tanpa galat. Perbaiki dahulu galatnya; jalankan «sop cek».")
    return sop
