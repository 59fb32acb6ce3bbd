# What a browser prints of a table that is longer than a page: its pages end where the official ones do, with segilima.
from __future__ import annotations

import pytest

from tatalaksana.catalog import sop_page
from tests.browser.paper import letters, print_page
from tests.browser.server import Site
from tests.browser.visitor import DESKTOP, PHONE, Visitor

_KE, _DARI = letters("Bersambung ke halaman berikutnya"), letters("Lanjutan dari halaman sebelumnya")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("biro-pp/pelayanan-pertamanan", 4),
        ("biro-pp/pengawasan-dan-perawatan-pohon", 3),
        ("biro-bentanyan/pelaksanaan-peremajaan-kebun", 3),
    ],
)
def test_pages_end_in_segilima(name: str, pages: int, width: int, site: Site, reader: Visitor) -> None:
    """Each page of the table but the last says that it goes on, the next that it does, and there are no more than official ones; the page is as before."""
    page = reader.open(site.page(sop_page(name)), width=width)
    rows = page.locator(".sop-tabel tbody tr")
    before = rows.count()
    _, *table = print_page(page).texts
    assert len(table) == pages - 1
    assert [True] * (pages - 2) + [False] == [_KE in text for text in table]
    assert [False] + [True] * (pages - 2) == [_DARI in text for text in table]
    assert before == rows.count()
