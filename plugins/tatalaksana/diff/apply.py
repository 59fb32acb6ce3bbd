# The way back: an SOP and the changes to it give the SOP that they lead to.
from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from tatalaksana.diff.carry import names_of
from tatalaksana.diff.change import Aksi, Perubahan, Tempat
from tatalaksana.diff.order import Order, Pairs, pairs_of
from tatalaksana.model import Kegiatan, Rule, Sop, keys_of
from tatalaksana.model.value import Value

V = TypeVar("V", bound=Value)


def apply(old: Sop, changes: Iterable[Perubahan]) -> Sop:
    """What `old` becomes by changes as `compare` found them; those of registers are not an SOP's own.

    Raises:
        ValueError: The changes are not of this SOP.
    """
    by_part: dict[Tempat, list[Perubahan]] = {part: [] for part in Tempat}
    for change in changes:
        by_part[change.bagian].append(change)
    update: dict[str, Any] = {}
    for change in by_part[Tempat.KEPALA]:
        name, _, key = change.kunci.partition(".")
        update[name] = (
            update.get(name, getattr(old, name)).model_copy(update={key: change.baru}) if key else change.baru
        )
    lane_pairs, lanes = _sequence(old.pelaksana, by_part[Tempat.LAJUR], None)
    # On these keys of a step depends how others call it and its symbols.
    naming = frozenset(name for name, key in keys_of(Kegiatan).items() if key.change in {Rule.NAMING, Rule.SYMBOLS})
    step_pairs, named = _sequence(old.kegiatan, by_part[Tempat.LANGKAH], naming)
    names = names_of(old, lanes, named, lane_pairs, step_pairs)
    steps = list(named)
    for row, there in step_pairs:
        steps[there] = names.carried(old.kegiatan[row])
    _edit(steps, by_part[Tempat.LANGKAH], None)
    return old.model_copy(update=update | {"pelaksana": tuple(lanes), "kegiatan": tuple(steps)})


def _sequence(old: tuple[V, ...], changes: list[Perubahan], keys: frozenset[str] | None) -> tuple[Pairs, list[V]]:
    """Members put in their new order, with the edits of some keys, or of all."""
    added: dict[int, Any] = {}
    removed: list[int] = []
    moved: dict[int, int] = {}
    for change in changes:
        match change.aksi, change.lama_ke, change.baru_ke:
            case Aksi.DITAMBAH, _, int(there):
                added[there] = change.baru
            case Aksi.DIHAPUS, int(here), _:
                removed.append(here)
            case Aksi.DIPINDAH, int(here), int(there):
                moved[here] = there
    pairs = pairs_of(len(old), Order(tuple(removed), tuple(added), moved))
    members: dict[int, Any] = {there: old[here] for here, there in pairs} | added
    if sorted(members) != list(range(len(members))):
        raise ValueError("the changes are not of this SOP")
    result = [members[place] for place in range(len(members))]
    _edit(result, changes, keys)
    return pairs, result


def _edit(members: list[V], changes: list[Perubahan], keys: frozenset[str] | None) -> None:
    for change in changes:
        if change.aksi is Aksi.DIUBAH and change.baru_ke is not None and (keys is None or change.kunci in keys):
            members[change.baru_ke] = members[change.baru_ke].model_copy(update={change.kunci: change.baru})
