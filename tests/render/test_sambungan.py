# Where a browser ends the pages of a printed table: the rows with segilima that its script puts there.
from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from tatalaksana.catalog import Catalog, collect, sop_page
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import REGISTERS, write

_KOLEKSI = Path(__file__).parent.parent / "fixtures" / "koleksi"


@cache
def _koleksi() -> Catalog:
    return collect(_KOLEKSI / "sops", "sops").catalog


def _rows(catalog: Catalog, name: str) -> list[html.HtmlElement]:
    facts = facts_of(catalog)
    page = sop_html(facts.of[name], Place(sop_page(name), facts, Surroundings("Situs")))
    _, template, rest = page.partition('<template class="sop-sambungan"><table>')
    rows = rest.partition("</table>")[0] if template else ""
    return list(html.fragment_fromstring(f"<table>{rows}</table>").iter("tr")) if rows else []


def _letters(row: html.HtmlElement) -> list[tuple[int, str]]:
    """(cell, letter) of a row's segilima."""
    return [(at, sign.text_content()) for at, cell in enumerate(row) for sign in cell.iter("b")]


def _long(folder: Path, steps: list[dict[str, Any]]) -> Catalog:
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag", "kasubbag"], "kegiatan": steps}
    return collect(write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop)}), "sops").catalog


def _steps(count: int) -> list[dict[str, Any]]:
    return [{"uraian": f"Langkah {row}", "pelaksana": ("kabag", "kasubbag")[row % 2]} for row in range(count)]


def test_each_break_has_two_rows() -> None:
    """The last row of a page and the first of the next stand beside rows that follow each other, with the same letters in the same lanes."""
    rows = _rows(_koleksi(), "biro-pp/pelayanan-pertamanan")
    assert ["sop-sambung ke", "sop-sambung dari"] * 2 == [row.get("class") for row in rows]
    places = [int(row.get("data-baris") or -1) for row in rows]
    for foot, head in ((0, 1), (2, 3)):
        assert places[foot] + 1 == places[head]
        assert _letters(rows[foot]) == _letters(rows[head]) != []
    assert [["A"], ["A"], ["B"], ["B"]] == [[sign for _, sign in _letters(row)] for row in rows]
    assert {11} == {len(row) for row in rows}


def test_one_page_has_none() -> None:
    """A table that one page holds has no break."""
    assert [] == _rows(_koleksi(), "biro-bentanyan/daftar-konfirmasi-kecukupan")


def test_a_line_upwards_points_there(tmp_path: Path) -> None:
    """What goes back over a break has a segilima that points up, beside the one of what goes on."""
    steps = _steps(12)
    steps[11]["keputusan"] = {"ya": "selesai", "tidak": 1}
    foot, _ = _rows(_long(tmp_path, steps), "biro/uji")
    turned = [path.get("transform") is not None for path in foot.iter("path") if path.get("d", "").startswith("M.5")]
    assert sorted(turned) == [False, True]


def test_a_time_of_several_rows_is_not_parted(tmp_path: Path) -> None:
    """Where the cell of a time would go over the break, the browser's own break stays."""
    steps = _steps(16)
    assert 2 == len(_rows(_long(tmp_path / "a", steps), "biro/uji"))
    steps[0]["waktu"] = {"teks": "3 hari", "sampai": 12}
    assert [] == _rows(_long(tmp_path / "b", steps), "biro/uji")


def test_a_row_that_no_page_holds_is_left_to_the_browser(tmp_path: Path) -> None:
    """Only there a row is cut, and nobody knows where."""
    steps = _steps(12)
    steps[3]["uraian"] = "Memeriksa kelengkapan berkas permohonan " * 150
    assert [] == _rows(_long(tmp_path, steps), "biro/uji")
