# References to other SOP on a page.
from __future__ import annotations

from pathlib import Path

from lxml import html

from tatalaksana.catalog import sop_page
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.html.links import link_to
from tatalaksana.render.situs.sop_page import sop_html
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


def test_lists_tell_twins_apart(tmp_path: Path) -> None:
    """Who names an SOP is listed with the unit, where others have the same title; else without."""
    twins = {
        f"x/{name}.yaml": draft("Surat", more="keterkaitan: [x/tujuan]\n").replace("unit: biro", f"unit: bagian-{name}")
        for name in "ab"
    }
    other = draft("Lain", more="keterkaitan: [x/tujuan]\n")
    files = {"unit.yaml": _UNITS, "x/tujuan.yaml": draft("Tujuan"), "x/lain.yaml": other, **twins}
    found = facts_of(catalog(tmp_path, files))
    page = html.fragment_fromstring(
        sop_html(found.of["x/tujuan"], Place(sop_page("x/tujuan"), found, Surroundings("Situs")))
    )
    (aside,) = page.xpath('.//nav[@aria-label="SOP terkait"]')
    assert ["SOP Mikro Surat draf Bagian A", "SOP Mikro Surat draf Bagian <B>", "SOP Mikro Lain draf"] == [
        one.text_content() for one in aside.iter("li")
    ]
