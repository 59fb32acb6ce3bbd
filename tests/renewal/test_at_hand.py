"""However many SOP a site has, what they hold is held of the last few that were asked."""

from __future__ import annotations

from dataclasses import replace

from tatalaksana.facts import facts_of
from tatalaksana.renewal import Ear, Hearing, Ledger, Recall
from tests.collections_on_disk import koleksi

_VALUES = {"sop", "flow", "geometry"}


def test_few_sop_are_held() -> None:
    """Each of forty is found whole, the last 32 are at hand, and of the others only what lists ask is kept; asked again they say the same."""
    catalog = koleksi()
    first = next(iter(catalog.entries.values()))
    entries = {f"a/{number}": replace(first, id=f"a/{number}") for number in range(40)}
    cards = {name: replace(first.card, id=name) for name in entries}
    many = replace(catalog, entries=entries, cards=cards)
    facts = Hearing(facts_of(many), Ear(), Recall(Ledger(None, ""), lambda _: "")).facts
    found = [(one.daftar, one.baris, one.entry.geometry) for one in facts.of.values()]
    held = [name for name, entry in entries.items() if _VALUES <= set(vars(entry))]
    assert [*entries][-32:] == held
    away = [name for name, one in facts.of.items() if "daftar" not in vars(one) and "baris" in vars(one)]
    assert [*entries][:8] == away
    assert found == [(one.daftar, one.baris, one.entry.geometry) for one in facts.of.values()]
