# An SOP that is adopted and begins later: what pages call it, by the day of the site.
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tatalaksana.catalog import CHECK, HOME, MAP, QUALITY, SOPS, Catalog, collect, sop_page
from tatalaksana.facts import Facts, facts_of
from tatalaksana.render.cari import sop_record
from tatalaksana.render.html import Surroundings
from tatalaksana.render.listing import listing_row
from tatalaksana.render.situs import pages
from tests.site.project import new_project
from tests.site.sample import FILES, MAKRO


@pytest.fixture(name="sample", scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return collect(new_project(tmp_path_factory.mktemp("contoh"), FILES).root / "sops", "sops").catalog


@pytest.mark.parametrize(("day", "coming"), [(date(2024, 2, 29), True), (date(2024, 3, 1), False), (None, False)])
def test_what_it_is_called(day: date | None, coming: bool, sample: Catalog) -> None:  # noqa: FBT001
    """«belum berlaku» until its first day, on its page, in lists and on the map, in counts and search; nothing else is called so."""
    catalog = replace(sample, tanggal=day)
    status = "belum berlaku" if coming else "berlaku"
    shown = {page.name: page.html() for page in pages(facts_of(catalog), Surroundings("Situs"))}
    badge = f'<span class="sop-status sop-{"draf" if coming else "berlaku"}">{status}</span>'
    assert badge in shown[sop_page(MAKRO)]
    assert ("?status=belum+berlaku" in shown[HOME], badge in shown[SOPS]) == (coming, True)
    assert badge in shown[CHECK]
    assert ("Selain itu 1 belum berlaku" in shown[QUALITY]) == coming
    assert (f"</a> {badge}" in shown[HOME]) == coming
    assert ('data-kolom="Belum berlaku"' in shown[QUALITY], ">Belum berlaku</th>" in shown[QUALITY]) == (coming, coming)
    assert (">belum berlaku</tspan>" in shown[MAP]) == coming  # in its box, too, not only in the list beneath
    row = listing_row(Facts(catalog.entries[MAKRO], catalog), str, ())
    assert (row["status"], row.get("belum_berlaku")) == ("berlaku", coming or None)
    record = sop_record(Facts(catalog.entries[MAKRO], catalog))
    assert ((status,), status) == (record.filters["status"], record.facts.split(" · ")[0])
