# A short seed of a campaign in a browser (`make uji-keras`), on a site that is there.
from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.server import Site
from tests.keras.browsing import looked_at
from tests.keras.tally import Tally, table


def test_hostile_pages(hostile: Site, browser: Browser) -> None:
    """No text of any page runs or becomes markup."""
    tally = Tally("halaman")
    looked_at(hostile, browser, tally)
    assert {} == tally.failures, table({"halaman": tally})
    assert tally.counts["halaman"] > 10
