# Things beside activities: as wide as the page has room for, where that cuts fewer lines.
from __future__ import annotations

import pytest

from tatalaksana.facts import Facts
from tatalaksana.model import Kolom
from tatalaksana.render.fitting.balance import eased_things
from tatalaksana.render.fitting.growth import further_lines, heights_at, pages_taken
from tatalaksana.render.fitting.wants import Wants, wants_of
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import koleksi
from tests.pdf.paper import DAY

_THINGS = (Kolom("kelengkapan"), Kolom("output"))
_WIDTHS = {Kolom.KEGIATAN: 210.0, _THINGS[0]: 60.0, _THINGS[1]: 60.0}
_ROWS = [40.0] * 6


def _wants(activity: str, thing: str) -> dict[Kolom, Wants]:
    texts = {Kolom.KEGIATAN: activity, **dict.fromkeys(_THINGS, thing)}
    return {key: wants_of([text] * len(_ROWS), key.value, 8.5) for key, text in texts.items()}


def test_things_get_what_cuts_fewer_lines() -> None:
    """Short activities give way to things of two words a line; all have together what they had."""
    wants = _wants("Menyusun konsep", "konsep surat undangan rapat yang telah dikoreksi")
    then = eased_things(_WIDTHS, wants, _ROWS, 500.0)
    assert sum(then.values()) == pytest.approx(sum(_WIDTHS.values()))
    assert then[_THINGS[0]] == then[_THINGS[1]] > 65
    assert further_lines(then, wants) < further_lines(_WIDTHS, wants) - wants[Kolom.KEGIATAN].line


@pytest.mark.parametrize("page", [255.0, 260.0, 300.0, 330.0, 500.0])
def test_no_page_more_is_taken(page: float) -> None:
    """Rows may grow taller by it, but never over the end of a page."""
    wants = _wants(
        "Menyusun konsep surat undangan rapat lalu menyampaikannya kepada Kabag", "konsep surat yang dikoreksi kembali"
    )
    then = eased_things(_WIDTHS, wants, _ROWS, page)
    assert pages_taken(heights_at(then, wants, _ROWS), page) <= pages_taken(heights_at(_WIDTHS, wants, _ROWS), page)


@pytest.mark.parametrize("widths", [{}, {Kolom.KEGIATAN: 115.0}, dict.fromkeys(_THINGS, 95.0)])
def test_what_is_wide_enough_stays(widths: dict[Kolom, float]) -> None:
    """Nothing changes where activities are not twice as wide, things are wide already, or no line is saved."""
    short = "surat" if not widths else "konsep surat undangan rapat yang telah dikoreksi"
    wants = _wants("Menyusun konsep", short)
    assert (_WIDTHS | widths) == eased_things(_WIDTHS | widths, wants, _ROWS, 500.0)


def test_the_first_seed() -> None:
    """Its things are wider than their longest word asks, and its table still has one page."""
    catalog = koleksi()
    entry = catalog.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"]
    made = official_sheet(Facts(entry, catalog), Printing(DAY))
    assert made.unpaged.columns is not None
    assert min(made.unpaged.columns.texts[key.value] for key in _THINGS) > 76
    assert made.pages().count == 2
