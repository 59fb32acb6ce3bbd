# What an SVG may be is decided before Typst sees it: whatever that can't draw is refused with a sentence.
from __future__ import annotations

from pathlib import Path

import pytest
import typst

from tatalaksana.catalog.svg import svg_flaw

_IMPOSSIBLE = (
    'width="1e99" height="5"', 'width="10" height="-5"', 'width="0" height="0"', 'width="0%" height="5"', 'width="-.0" height="5"', 'width=" 0" height="5"',
    'width="1e39" height="1"', 'width="+0" height="1"', 'width="0px" height="1"', 'viewBox="0 0 0 0"', 'viewBox="0,0,-1,5"',
)  # fmt: skip
_POSSIBLE = (
    "", 'width="100%" height="100%"', 'width="10" height="10" viewBox="x"', 'width="" height=""', 'width="2cm" height="5e-1"', 'viewBox="0 0 10 10"', 'width="1000" viewBox="-5 -5 .5 1e3"',
)  # fmt: skip


def _svg(measures: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {measures}><rect width="1" height="1"/></svg>'.encode()


@pytest.mark.parametrize("measures", _IMPOSSIBLE)
def test_impossible_measures_are_refused(measures: str) -> None:
    """No picture is as wide as nothing, or as the world."""
    assert "Ukuran gambar SVG ini tidak mungkin" in (svg_flaw(_svg(measures)) or "")


@pytest.mark.parametrize("measures", _POSSIBLE)
def test_other_measures_are_drawn(measures: str, tmp_path: Path) -> None:
    """What passes, Typst draws; it fills what is not said."""
    assert svg_flaw(_svg(measures)) is None
    (tmp_path / "a.svg").write_bytes(_svg(measures))
    (tmp_path / "a.typ").write_text('#image("a.svg", height: 2cm)', encoding="utf-8")
    assert typst.compile(tmp_path / "a.typ").startswith(b"%PDF")
