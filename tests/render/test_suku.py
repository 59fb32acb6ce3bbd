"""Where words of the page's table may be cut: in few pieces, the longest as short as can be."""

from __future__ import annotations

import pytest

from tatalaksana.render.html.markup import Html
from tatalaksana.render.html.suku import cut_where_narrow


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("Penyelenggaraan", 9.0, "Penyelenggaraan"),
        ("Kepala Penyelenggaraan", 7.0, "Kepala Penye|lenggaraan"),
        ("Laporan pertanggungjawaban", 6.0, "Laporan pertanggung|jawaban"),
        ("Laporan pertanggungjawaban", 4.5, "Laporan pertang|gungja|waban"),
        ("(kelengkapan)", 4.0, "(keleng|kapan)"),
        ("pertanggungjawaban", 1.0, "per|tang|gung|ja|waban"),
        ("<b>pertanggungjawaban</b> A&amp;pertanggungjawaban", 6.5, "<b>pertanggung|jawaban</b> A&amp;pertanggungjawaban"),
        ("x" * 30, 4.0, "x" * 30),
    ],
)  # fmt: skip
def test_words_are_cut_evenly(text: str, room: float, cut: str) -> None:
    """No line has a word's last two letters; what no line holds in pieces of that many has all its syllables, and what fits has none."""
    assert cut == cut_where_narrow(Html(text), room).replace('<span class="suku"></span>', "|")
