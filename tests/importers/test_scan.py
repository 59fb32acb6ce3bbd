# Pages that are pictures: their lines and outlines by their dots alone, their letters where the library for them is installed.
from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageDraw, ImageFont

from tatalaksana.importers import Keyakinan, KnownGround, read_alone, recognise
from tatalaksana.importers.laporan import sure_counts
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.readers.letters import LetterReader, letters_are_read
from tatalaksana.importers.readers.pdf_tables import Turn, Word
from tatalaksana.importers.readers.scan import DOTS, ScannedPage, straightened
from tatalaksana.importers.reading import PageBox, Rupa
from tests.bench_impor.figures import figures_of
from tests.bench_impor.scans import scanned
from tests.bench_impor.truths import truth_beside
from tests.collections_on_disk import koleksi

_OFFICES = Path(__file__).parent.parent / "bench_impor/dokumen"
_UNIT = DOTS / 72


def _sheet() -> Image.Image:
    """A table of two rows with a symbol in each, and an arrow from one to the other."""
    picture = Image.new("L", (1500, 1100), 240)
    draw = ImageDraw.Draw(picture)
    for y in (100, 500, 900):
        draw.line((100, y, 1300, y), 0, 4)
    for x in (100, 700, 1300):
        draw.line((x, 100, x, 900), 0, 4)
    draw.rounded_rectangle((300, 250, 500, 350), 50, outline=0, width=4)
    draw.polygon(((1000, 600), (1100, 680), (1000, 760), (900, 680)), outline=0, width=4)
    draw.line((400, 350, 400, 680, 880, 680), 0, 4)
    draw.polygon(((900, 680), (872, 668), (872, 692)), fill=0)
    return picture


def test_lines_outlines_and_arrows_are_seen_in_a_picture() -> None:
    """Also in one that lies a little aslant."""
    for angle in (0.0, 0.8):
        picture = straightened(_sheet().rotate(angle, Image.Resampling.BICUBIC, fillcolor=240))
        drawn = ScannedPage(picture).drawn([])
        assert sorted(rule.across for rule in drawn.rules) == [False] * 3 + [True] * 3
        assert sorted(kind for kind, _ in drawn.shapes) == [Rupa.BELAH_KETUPAT, Rupa.KAPSUL]
        capsule, decision = (
            next(box for one, box in drawn.shapes if one is kind) for kind in (Rupa.KAPSUL, Rupa.BELAH_KETUPAT)
        )
        ((points, headed),) = [line for line in drawn.lines if line[1]]
        assert headed
        assert capsule.distance(*points[0]) < 4
        assert decision.distance(*points[-1]) < 4


def test_words_hide_what_letters_leave() -> None:
    """A dash is no stroke of the drawing where it is known to be a word."""
    picture = _sheet()
    ImageDraw.Draw(picture).line((900, 200, 1000, 200), 0, 4)
    dash = Word("—", PageBox(895 / _UNIT, 190 / _UNIT, 1005 / _UNIT, 210 / _UNIT))
    page = ScannedPage(picture)
    assert len(page.drawn([]).lines) == len(page.drawn([dash]).lines) + 1


@pytest.mark.skipif(letters_are_read(), reason="with the extra «ocr»")
def test_a_scan_without_the_library_is_told() -> None:
    """It says what to install; nothing is read."""
    file = _OFFICES / "73.pdf"
    reading = reading_of(file.name, scanned(file.read_bytes(), 73, dots=60))
    assert reading.pages[0].scanned
    assert not reading.blocks
    assert "tatalaksana[ocr]" in reading.remarks[0]


@pytest.mark.skipif(not letters_are_read(), reason="without the extra «ocr»")
def test_a_scan_is_read_and_nothing_of_it_is_sure() -> None:
    """Of a page as a scanner gives it nine cells in ten are right, and all of it is to be looked at."""
    file = _OFFICES / "73.pdf"
    picture = scanned(file.read_bytes(), 73)
    reading = reading_of(file.name, picture)
    assert read_alone(file.name, picture) == reading
    count = figures_of(reading, truth_beside(file))
    assert count["sel benar"] >= 0.9 * count["sel"]
    assert count["simbol benar"] >= 0.9 * count["simbol"]
    assert sure_counts(recognise(reading, KnownGround(koleksi().registers))[0])[Keyakinan.PASTI] == 0


def test_letters_that_a_scan_already_has_are_used() -> None:
    """A scan with letters below its picture needs no library: its lines are seen, its words are those that it has."""
    file = _OFFICES / "73.pdf"
    with pdfplumber.open(file) as document:
        wide, tall = document.pages[0].width, document.pages[0].height
        words = document.pages[0].extract_words()
    assert (wide, tall) == (842, 595)
    picture = _picture(file)
    known = [Word(one["text"], PageBox(one["x0"], one["top"], one["x1"], one["bottom"])) for one in words]
    drawn = ScannedPage(picture).drawn(known)
    assert len(drawn.rules) > 12
    assert [kind for kind, _ in drawn.shapes].count(Rupa.KAPSUL) == 2


def _picture(file: Path) -> Image.Image:
    import pypdfium2  # noqa: PLC0415

    picture: Image.Image = pypdfium2.PdfDocument(file)[0].render(scale=_UNIT, grayscale=True).to_pil()
    return picture.convert("L")


@pytest.mark.skipif(not letters_are_read(), reason="without the extra «ocr»")
@pytest.mark.parametrize(("turned", "turn"), [(0, Turn.NONE), (90, Turn.UP), (270, Turn.DOWN)])
def test_heads_of_narrow_lanes_may_be_turned(turned: int, turn: Turn) -> None:
    """Words of a cell are read whichever way they run, and stand where they are seen."""
    label = Image.new("L", (440, 150), 255)
    draw = ImageDraw.Draw(label)
    for at, line in enumerate(("Kepala Seksi", "Pelayanan")):
        draw.text((40, 20 + 60 * at), line, 0, font=ImageFont.load_default(44))
    page = Image.new("L", (1500, 900), 255)
    part = label.rotate(turned, expand=True)
    page.paste(part, (300, 200))
    width, height = part.size
    box = PageBox(*(place / _UNIT for place in (300, 200, 300 + width, 200 + height)))
    words = LetterReader(page, DOTS).words(box, scattered=False)
    assert ["Kepala", "Seksi", "Pelayanan"] == [one.text for one in words]
    assert {turn} == {one.turn for one in words}
    assert all(box.distance(*one.bounds.middle) == 0 for one in words)
    first, last = words[0].bounds, words[1].bounds
    ahead = {Turn.NONE: last.left - first.right, Turn.UP: first.top - last.bottom, Turn.DOWN: last.top - first.bottom}
    assert ahead[turn] > 0
