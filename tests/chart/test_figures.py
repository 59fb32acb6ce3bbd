"""The drawings' figures: none gets worse unseen."""

from __future__ import annotations

import json

import pytest

from tests.chart.figures import BASELINE, figures, fixtures
from tests.chart.gallery import PAGE, page

_FIXTURES = fixtures()
_BASELINE: dict[str, dict[str, int]] = json.loads(BASELINE.read_text(encoding="utf-8"))


def test_every_fixture_is_in_the_baseline() -> None:
    """A new fixture gets its figures written down: `python -m tests.chart.figures`."""
    assert sorted(_BASELINE) == sorted(_FIXTURES)


@pytest.mark.parametrize("name", sorted(_FIXTURES))
def test_figures_are_those_of_the_baseline(name: str) -> None:
    """No figure differs from the baseline; `python -m tests.chart.figures` rewrites it, its diff is reviewed."""
    assert _BASELINE[name] == figures(_FIXTURES[name]).as_json()


@pytest.mark.parametrize("name", sorted(_FIXTURES))
def test_fixtures_have_no_defect(name: str) -> None:
    """No fixture has anything that must never be on a chart."""
    assert figures(_FIXTURES[name]).defects == 0


@pytest.mark.no_cover
def test_gallery_is_fresh() -> None:
    """The page of the docs shows what the router draws now: `make gallery`."""
    assert PAGE.read_text(encoding="utf-8") == page()
