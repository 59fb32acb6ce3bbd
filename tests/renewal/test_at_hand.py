"""However many SOP a site has, what they hold is held of the last few that were asked."""

from __future__ import annotations

from dataclasses import replace

from tatalaksana.catalog import Entry
from tatalaksana.facts import AllFacts, facts_of
from tatalaksana.press import draft
from tatalaksana.renewal import Ear, Hearing, Ledger, Recall
from tests.collections_on_disk import koleksi

_VALUES = {"sop", "flow", "geometry"}


def _forty() -> tuple[dict[str, Entry], AllFacts]:
    """Forty SOP, as a site asks of them."""
    catalog = koleksi()
    first = next(iter(catalog.entries.values()))
    entries = {f"a/{number}": replace(first, id=f"a/{number}") for number in range(40)}
    cards = {name: replace(first.card, id=name) for name in entries}
    many = replace(catalog, entries=entries, cards=cards)
    return entries, Hearing(facts_of(many), Ear(), Recall(Ledger(None, ""), lambda _: "")).facts


def _held(entries: dict[str, Entry]) -> list[str]:
    return [name for name, entry in entries.items() if _VALUES & set(vars(entry))]


def test_sheets_that_wait_hold_no_sop() -> None:
    """What a sheet is made of is told when it is drafted: that some hundreds wait to be made brings no SOP back."""
    entries, facts = _forty()
    waiting = [draft(one, {}, {}, {}) for one in facts.of.values()]
    assert all(one.key for one in waiting)
    assert [*entries][-32:] == _held(entries)


def test_few_sop_are_held() -> None:
    """Each of forty is found whole, the last 32 are at hand, and of the others only what lists ask is kept; asked again they say the same."""
    entries, facts = _forty()
    found = [(one.daftar, one.baris, one.entry.geometry) for one in facts.of.values()]
    assert [*entries][-32:] == _held(entries)
    away = [name for name, one in facts.of.items() if "daftar" not in vars(one) and "baris" in vars(one)]
    assert [*entries][:8] == away
    assert found == [(one.daftar, one.baris, one.entry.geometry) for one in facts.of.values()]
