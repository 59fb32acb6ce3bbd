# Sizes in style sheets: what the PDF or the chart reckons with too comes from the same values.
from __future__ import annotations

from tatalaksana.chart import sizes
from tatalaksana.model import LEMBARAN, Lembaran

_MARGIN = 12
"""Millimetres around what a browser prints."""
_PIXEL = 25.4 / 96
"""Millimetres of a CSS pixel."""
PRINT_STYLES = {f"cetak-{paper.kata}.css": paper for paper in LEMBARAN}
"""The style sheet that makes a browser print on a paper, by its name."""
_SIZES = {
    "simbol-lebar": sizes.SYMBOL_WIDTH,
    "simbol-tinggi": sizes.SYMBOL_HEIGHT,
    "panah-lebar": sizes.ARROW_WIDTH,
    "panah-panjang": sizes.ARROW_LENGTH,
    "baris": 2 * sizes.MIN_HALF_ROW,
    "kata-huruf": sizes.WORDS_SIZE,
    "kata-baris": sizes.WORDS_LINE,
    "tulisan-huruf": sizes.LABEL_SIZE,
    "tulisan-baris": sizes.LABEL_LINE,
}


def printed_width(paper: Lembaran) -> int:
    """Whole pixels between the margins of a paper but one, lest a table's last line be cut off; wider tables are shrunk to them."""
    return int((paper.ukuran[0] - 2 * _MARGIN) / _PIXEL) - 1


def printed_height(paper: Lembaran) -> float:
    """Pixels between the margins of a paper, from top to bottom."""
    return (paper.ukuran[1] - 2 * _MARGIN) / _PIXEL


def print_style(paper: Lembaran) -> str:
    """The style sheet that makes a browser print on a paper."""
    width, height = paper.ukuran
    return (
        f"@page {{ size: {width:g}mm {height:g}mm; margin: {_MARGIN}mm;\n"
        '  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font: 7.5pt Arial, sans-serif; color: #000; }\n}\n'
    )


def size_style() -> str:
    """What the style sheet of the sheet begins with: sizes of the chart, and how wide a table is on each paper."""
    chart = " ".join(f"--{name}: {size}px;" for name, size in _SIZES.items())
    papers = " ".join(f".sop-kertas-{paper.kata} {{ --muat: {printed_width(paper)}; }}" for paper in LEMBARAN)
    return f".sop-tabel {{ {chart} }}\n@media print {{ {papers} }}\n"
