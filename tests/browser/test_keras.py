# A short seed of the campaigns in a browser (`make uji-keras`), on sites that are there.
from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.server import Site
from tests.keras.browsing import looked_at, stored_at
from tests.keras.tally import Tally, table


def test_damaged_stores_and_files(forms: Site, browser: Browser) -> None:
    """Whatever the browser kept, and whatever file is taken in, the form is there and no error comes of it."""
    tally = Tally("peramban")
    stored_at(forms, browser, 1, 16, tally)
    assert {} == tally.failures, table({"peramban": tally})


def test_hostile_pages(hostile: Site, browser: Browser) -> None:
    """No text of any page runs or becomes markup."""
    tally = Tally("halaman")
    looked_at(hostile, browser, tally)
    assert {} == tally.failures, table({"halaman": tally})
    assert tally.counts["halaman"] > 10
