# Letters that can be read: how far lines stand apart, how small they may be, and that pages are not broken for nothing.
from __future__ import annotations

import pytest

from tatalaksana.render.fitting.joints import JOINT
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL
from tatalaksana.render.fitting.units import MM
from tests.collections_on_disk import koleksi
from tests.pdf.paper import printed

_CATALOG = koleksi()
_NAMES = sorted(_CATALOG.entries)


@pytest.mark.parametrize("leading", [LAYOUT.table.leading, LAYOUT.lists.leading, LAYOUT.identity.leading])
def test_lines_stand_apart(leading: float) -> None:
    """From one line to the next are 1.2 sizes of the letters at least, and items stand further apart than lines."""
    assert leading + CAPITAL >= 1.2
    assert min(LAYOUT.table.gap, LAYOUT.identity.gap) > leading


def test_a_joint_is_low() -> None:
    """The row that segilima stand in takes 8 mm at most."""
    assert JOINT <= 8 * MM


@pytest.mark.no_cover
@pytest.mark.parametrize("name", _NAMES)
def test_no_letter_is_smaller_than_six_points(name: str) -> None:
    """Whatever stands on a sheet can be read."""
    sheet = printed(_CATALOG, name)
    for page in range(len(sheet.pages)):
        assert [] == [text for text, _, _, size in sheet.places(page) if text.strip() and size < 5.99]


def test_a_chart_that_one_page_holds_is_on_one() -> None:
    """Seven rows with long texts, five lanes and three decisions take one page, and no segilima."""
    sheet = printed(_CATALOG, "biro-bentanyan/daftar-konfirmasi-kecukupan")
    assert 2 == len(sheet.pages)
    assert "hal." not in sheet.pages[1]
