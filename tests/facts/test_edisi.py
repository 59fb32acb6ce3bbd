# What stands at the foot of all that is printed: what is not in force says so in words, for a watermark is lost in a copy.
from __future__ import annotations

from datetime import date

import pytest

from tatalaksana.facts import edition_line


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("berlaku", "berlaku mulai 4 Mei 2023"),
        ("contoh", "berlaku mulai 4 Mei 2023"),
        ("draf", "rencana berlaku 4 Mei 2023"),
        ("dicabut", "sudah dicabut, pernah berlaku sejak 4 Mei 2023"),
    ],
)
def test_the_day_says_what_it_is(status: str, said: str) -> None:
    """Only what is in force, or shows how that looks, has a day on which that begins: a sheet is printed before it too."""
    line = edition_line("OT.01", 2, date(2023, 5, 4), "0123456789abcdef", status)
    assert f"OT.01 · revisi ke-2 · {said} · sidik 0123 4567 89ab cdef" == line
