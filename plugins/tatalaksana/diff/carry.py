# A step of the older SOP in the newer one's names: lanes and steps that were renamed or renumbered are called as they are
# called there. What differs after that is a change; what does not is only the trace of a change elsewhere.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tatalaksana.diff.order import Pairs
from tatalaksana.model import SELESAI, Kegiatan, Lajur, Rule, Sop, keys_of, step_numbers
from tatalaksana.model.kegiatan import Simbol

_GONE = "\0"
"""Begins the name of what is not there any more, so that it equals no name of a file; only compared, never read back."""


_RULES = frozenset({Rule.DECISION, Rule.TARGETS, Rule.ACTORS, Rule.SYMBOLS, Rule.TIME})


@cache
def _naming_others(model: type[Kegiatan]) -> tuple[tuple[str, Rule], ...]:
    """The keys of a step by which it names lanes and other steps, with the rules of how."""
    return tuple(
        (name, rule) for name, key in keys_of(model).items() if isinstance(rule := key.change, Rule) and rule in _RULES
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the older SOP to names of the newer."""

    lanes: Mapping[str, str]
    steps: Mapping[str, str]

    def carried(self, kegiatan: Kegiatan) -> Kegiatan:
        """The step as the newer SOP would write it, had nothing of it changed."""
        changed: dict[str, object] = {}
        for name, rule in _naming_others(type(kegiatan)):
            held = getattr(kegiatan, name)
            if held is not None and (said := self._said(rule, held)) != held:
                changed[name] = said
        return kegiatan.model_copy(update=changed) if changed else kegiatan

    def _said(self, rule: Rule, held: Any) -> object:  # noqa: ANN401 - a rule knows what its key holds
        match rule:
            case Rule.DECISION:
                return self._branches(held)
            case Rule.TARGETS:
                return self._targets(held)
            case Rule.ACTORS:
                return tuple(self.lanes.get(name, name) for name in held)
            case Rule.SYMBOLS:
                return tuple(map(self._symbol, held))
            case _ if held.sampai is None:
                return held
            case _:
                return held.model_copy(update={"sampai": self.steps.get(held.sampai, held.sampai)})

    def _symbol(self, simbol: Simbol) -> Simbol:
        update = {
            "pelaksana": self.lanes.get(simbol.pelaksana, simbol.pelaksana),
            "keputusan": self._branches(simbol.keputusan), "lanjut": self._targets(simbol.lanjut),
        }  # fmt: skip
        return simbol.model_copy(update=update)

    def _branches(self, branches: Mapping[str, tuple[str, ...]] | None) -> dict[str, tuple[str, ...] | None] | None:
        return None if branches is None else {label: self._targets(targets) for label, targets in branches.items()}

    def _targets(self, targets: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if targets is None else tuple(self.steps.get(name, name) for name in targets)


def names_of(
    old: Sop, lanes: Sequence[Lajur], steps: Sequence[Kegiatan], matched_lanes: Pairs, matched_steps: Pairs
) -> Names:
    """How to say names of `old` in an SOP with these lanes and steps; of the steps only ids and numbering are looked at."""
    partners = dict(matched_lanes)
    lane_names = {
        lajur.nama: lanes[partners[place]].nama if place in partners else _GONE + lajur.nama
        for place, lajur in enumerate(old.pelaksana)
    }  # fmt: skip
    rows = dict(matched_steps)
    numbers = step_numbers(old.model_copy(update={"kegiatan": tuple(steps)}))
    step_names: dict[str, str] = {}
    for row, number in enumerate(step_numbers(old)):
        there = rows.get(row)
        now, name = (numbers[there], steps[there].id or "") if there is not None else ("", "")
        if number:
            step_names[number] = now or name or _GONE + number
        own = old.kegiatan[row].id
        if own:
            step_names.setdefault(own, name or now or _GONE + own)
    step_names.pop(SELESAI, None)
    # A symbol's own id is no step's; where one is both, the file is wrong, and the symbol is meant.
    for row, kegiatan in enumerate(old.kegiatan):
        there = rows.get(row)
        now_symbols = (steps[there].simbol or ()) if there is not None else ()
        ids, now_ids = ([simbol.id for simbol in some] for some in (kegiatan.simbol or (), now_symbols))
        for place, own in enumerate(ids):
            if own:
                step_names.pop(own, None)
                # Another id at the same place is a new name, unless either symbol is there under its own.
                if (
                    len(ids) == len(now_ids)
                    and own not in now_ids
                    and (renamed := now_ids[place])
                    and renamed not in ids
                ):
                    step_names[own] = renamed
    return Names(lane_names, step_names)
