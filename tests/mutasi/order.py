# A plugin of pytest for suites that run a thousand times: what failed for this function's other mutants comes first,
# what hypothesis draws comes last, with few examples.
from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

_FEW = 30
"""Enough for a change that any example shows; the others are for the cases that tests spell out."""
_KILLERS = Path("killers").absolute()
"""A file a function, with the tests that have failed for one of its mutants."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Cut the number of examples, seek no smaller one, and sort."""
    for item in items:
        if isinstance(item, pytest.Function) and _draws(item):
            test = item.function
            full: settings = test._hypothesis_internal_use_settings
            few = settings(full, max_examples=min(_FEW, full.max_examples), phases=[Phase.explicit, Phase.generate])
            test._hypothesis_internal_use_settings = few
    killers = _killers()
    items.sort(key=lambda item: (item.nodeid not in killers, _draws(item)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember who noticed."""
    notes = _notes()
    if report.failed and notes is not None and report.nodeid not in _killers():
        notes.parent.mkdir(exist_ok=True)
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{report.nodeid}\n")


def _draws(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and bool(getattr(item.function, "is_hypothesis_test", False))


def _killers() -> frozenset[str]:
    notes = _notes()
    return frozenset(notes.read_text(encoding="utf-8").splitlines()) if notes and notes.exists() else frozenset()


def _notes() -> Path | None:
    function, is_mutant, _ = os.environ.get("MUTANT_UNDER_TEST", "").partition("__mutmut_")
    return _KILLERS / function if is_mutant else None
