# What a browser prints says which edition it is, on every page.
from __future__ import annotations

from tatalaksana.catalog import sop_page
from tatalaksana.facts import UNCONTROLLED
from tests.browser.paper import print_page
from tests.browser.server import Site
from tests.browser.visitor import Visitor
from tests.pdf.paper import squeezed
from tests.site.sample import MAKRO


def test_every_page_says_its_edition(sample: Site, reader: Visitor) -> None:
    """Number, day and fingerprint stand at the foot of each printed page, and on no screen; pages are numbered."""
    page = reader.open(sample.page(sop_page(MAKRO)))
    assert UNCONTROLLED not in page.locator("body").inner_text()
    texts = [squeezed(text) for text in print_page(page).texts]
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert squeezed(UNCONTROLLED) in text
        assert "sidik" in text
        assert f"Halaman{number}dari{len(texts)}" in text
