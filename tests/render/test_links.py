# References to other SOP on a page.
from __future__ import annotations

from pathlib import Path

from lxml import html

from tatalaksana.catalog import sop_page
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.html.links import link_to
from tests.collections_on_disk import catalog, draft

_UNITS = "biro: {nama: Biro Umum}\nbagian-a: {nama: Bagian A}\nbagian-b: {nama: Bagian <B>}\n"


def test_a_title_of_several_units_leads_to_each(tmp_path: Path) -> None:
    """Where nobody can tell which is meant, readers see the units and choose; it is not called unpublished."""
    twins = {f"x/{name}.yaml": draft("Surat").replace("unit: biro", f"unit: bagian-{name}") for name in "ab"}
    asker = draft("Penanya", more="keterkaitan: [SOP Mikro Surat]\n")
    found = facts_of(catalog(tmp_path, {"unit.yaml": _UNITS, "x/penanya.yaml": asker, **twins}))
    place = Place(sop_page("x/penanya"), found, Surroundings("Situs"))
    shown = html.fragment_fromstring(
        link_to(found.catalog.keterkaitan["x/penanya"][0], found.catalog, place), create_parent="li"
    )
    assert "SOP Mikro Surat judul beberapa SOP: Bagian A draf, Bagian <B> draf" == shown.text_content()
    assert ["../a/", "../b/"] == shown.xpath(".//a/@href")
