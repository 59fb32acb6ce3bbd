# The foot of a workbook's pages: what Excel takes of it, and which of its parts give way.
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.render.page_foot import fitting_foot, shortened

_FIXED = "revisi ke-12 · berlaku mulai 22 September 2024 · sidik 0f3a 0f3a 0f3a 0f3a"
_END = "versi 12 · tidak terkendali apabila dicetak"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=120), min_size=1, max_size=80), st.integers(120, 240))
def test_it_fits(parts: list[str], room: int) -> None:
    """Of whatever it is made, and however Excel counts it; what fits already is as it was."""
    said = " · ".join(parts)
    foot = fitting_foot(said, room)
    assert _units(foot) <= room
    assert foot.replace("&&", "").count("&") == 0
    whole = said.replace("&", "&&")
    assert foot == whole or _units(whole) > room


@pytest.mark.parametrize("number", ["B-1", "OT.01/" * 60, "R&D/" * 60, "😀" * 90])
@pytest.mark.parametrize("name", ["hadir", "berita-acara-" * 20, "😀" * 90])
def test_what_gives_way(number: str, name: str) -> None:
    """Number and name of a form are cut alike; revision, day, fingerprint and mark stay."""
    foot = fitting_foot(f"{number} · {_FIXED}\nFormulir {name} · {_END}", 227).replace("&&", "&")
    assert f" · {_FIXED}\nFormulir " in foot
    assert foot.endswith(f" · {_END}")
    first = foot.partition(" · ")[0]
    assert first == number or first.endswith("…")
    assert _units(first) >= min(30, _units(number))


def test_pairs_stay_together() -> None:
    """A letter of two units is shown whole or left out."""
    assert shortened("😀" * 4, 5) == "😀😀…"
    assert shortened("😀" * 4, 8) == "😀" * 4
