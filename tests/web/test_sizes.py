# Sizes in style sheets are those of the chart and of papers.
from __future__ import annotations

import re

import pytest

from tatalaksana.chart.sizes import SYMBOL_WIDTH, WORDS_LINE
from tatalaksana.model import LEMBARAN, Lembaran
from tatalaksana.web import ASSETS, asset, printed_width

_STYLE = asset("sop.css").decode()


def test_a_browser_prints_on_the_paper() -> None:
    """Each paper has its style sheet, which says its size and margins and numbers its pages."""
    number = b'  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font: 7.5pt Arial, sans-serif; color: #000; }\n}\n'
    assert asset("cetak-a4.css").startswith(b"@page { size: 297mm 210mm; margin: 12mm;\n" + number)
    assert asset("cetak-letter.css").startswith(b"@page { size: 279.4mm 215.9mm; margin: 12mm;\n" + number)
    assert asset("cetak-a4-tegak.css").startswith(b"@page { size: 210mm 297mm; margin: 12mm;\n" + number)
    assert {f"cetak-{paper.kata}.css" for paper in LEMBARAN} == {name for name in ASSETS if name.startswith("cetak-")}


@pytest.mark.parametrize("paper", LEMBARAN)
def test_tables_shrink_to_the_paper(paper: Lembaran) -> None:
    """Each paper says how many pixels lie between its margins: one less than there are, that no line is cut off, and no whole one less than that."""
    assert f".sop-kertas-{paper.kata} {{ --muat: {printed_width(paper)}; }}" in _STYLE
    assert 1 <= (paper.ukuran[0] - 24) / 25.4 * 96 - printed_width(paper) < 2


def test_the_chart_has_its_sizes() -> None:
    """The style sheet takes every size of the chart that it is given, and no other; the values are the router's."""
    given = dict(re.findall(r"--([a-z-]+): (\d+)px;", _STYLE.splitlines()[0]))
    assert str(SYMBOL_WIDTH) == given["simbol-lebar"]
    assert str(WORDS_LINE) == given["kata-baris"]
    rules = "\n".join(
        line for line in _STYLE.splitlines()[1:] if re.match(r"\.sop-tabel [.:]?(?:s|g|a|e|tbody tr)\b", line)
    )
    assert set(given) <= set(re.findall(r"var\(--([a-z-]+)\)", rules))
    assert [] == re.findall(r"(?:left|right|top|bottom|width|height|margin): [^;]*\b[1-9]\d+px", rules)
