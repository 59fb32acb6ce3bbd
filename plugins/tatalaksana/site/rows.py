# The rows of the list in `api/`, one an SOP: they are kept beside the site from one build to the next, so that an edit has those found
# again alone that would say something else (`renewal`).
from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from tatalaksana.catalog import sheet_file
from tatalaksana.files import put
from tatalaksana.render.html import Addresses
from tatalaksana.render.listing import ListingRow, listing_row
from tatalaksana.site.renewing import Renewal


def standing_rows(renewal: Renewal, addresses: Addresses, sheets: Collection[str]) -> list[ListingRow]:
    """What the list says of each SOP, as it stands or found again.

    Args:
        renewal: What is made, and what is taken.
        addresses: Where pages are.
        sheets: The official sheets that there are.
    """
    room = renewal.room
    record = room and room / "daftar.json"
    ledger = renewal.ledger_at(record)
    rows: list[ListingRow] = []
    for name, one in renewal.facts.of.items():
        extra = str(sheet_file(name) in sheets)
        kept = ledger.take(name, extra, renewal.mark)
        if kept is not None:
            rows.append(kept.value)
            continue
        row, asked = renewal.asked_by(lambda one=one: listing_row(one, addresses.of, sheets))  # type: ignore[misc]
        ledger.put(name, extra, asked, value=row)
        rows.append(row)
    if record is not None:
        with suppress(OSError):  # then all of them are found again
            put(record, ledger.kept(renewal.mark), synced=False)
    return rows
