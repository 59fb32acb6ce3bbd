# The lists of a site that lead on: forms, «Mutu», the map.
from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest

from tatalaksana.catalog import (
    FORMS,
    MAP,
    QUALITY,
    SOPS,
    Catalog,
    collect,
    form_page,
    map_page,
    office_page,
    quality_page,
)
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import Page, form_pages, pages
from tests.collections_on_disk import REGISTERS, SOUND, draft, koleksi, write

_AROUND = Surroundings("Situs", formulir=True)
_TODAY = date(2026, 11, 21)


def _said(page: Page) -> str:
    """The text of a page as one reads it."""
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", page.html())).split())


def _shown(found: Catalog, around: Surroundings = _AROUND) -> dict[str, Page]:
    facts = facts_of(found)
    return {page.name: page for page in (*pages(facts, around), *form_pages(facts, around))}


def test_forms() -> None:
    """Each form stands in the list with what it is for and the steps that use it; the record has its words."""
    catalog = koleksi()
    shown = _shown(catalog)
    listed = _said(shown[FORMS])
    for form_id, formulir in catalog.formulir.items():
        assert formulir.judul in listed
        assert formulir.judul in _said(shown[form_page(form_id)])
        record = shown[form_page(form_id)].record
        assert record
        assert record().title == formulir.judul
        for entry_id, row in catalog.pemakai_formulir.get(form_id, ()):
            entry = catalog.entries[entry_id]
            assert entry.sop.judul in listed
            if row is not None:
                assert re.search(rf"langkah [\d, ]*\b{entry.flow.numbers[row]}\b", listed)


@pytest.mark.parametrize("many", [4, 8, 9])
def test_all_sop_promise_what_there_is(many: int, tmp_path: Path) -> None:
    """The page of all SOP speaks of filters only where there are some."""
    files = {f"biro/draf-{at}.yaml": draft(f"Rancangan {at}") for at in range(many)}
    shown = _shown(collect(write(tmp_path, {**REGISTERS, **files}), "sops").catalog)[SOPS].html()
    assert ("Saring dan urutkan." in shown) == ("sop-penyaring" in shown) == (many > 8)


def test_forms_without_pages_of_sop() -> None:
    """Where SOP have no pages, the list has what each can be reviewed with, and a review leads back to the list."""
    catalog = koleksi()
    facts = facts_of(catalog)
    shown = {page.name: page for page in form_pages(facts, Surroundings("Situs", formulir=True, sop=False))}
    listed = _said(shown[FORMS])
    assert all(entry.sop.judul in listed for entry in catalog.entries.values())
    reviews = [page for name, page in shown.items() if name.endswith("-monitoring")]
    assert len(reviews) == len(catalog.entries)
    assert all(">Formulir</a>" in page.html() for page in reviews)


def test_no_forms(tmp_path: Path) -> None:
    """A collection without any says so."""
    found = collect(write(tmp_path, {**REGISTERS, "biro/a.yaml": SOUND}), "sops").catalog
    assert "Belum ada formulir." in _said(_shown(found)[FORMS])


_SECOND = SOUND.replace("A-1", "A-2").replace("Pengelolaan Surat", "Kedua")
_FRESH = "2026-09-02"


@pytest.mark.parametrize(
    ("files", "today", "said"),
    [
        ({"biro/a.yaml": SOUND, "biro/b.yaml": _SECOND}, _TODAY, "Semua 2 SOP yang berlaku terlambat ditinjau"),
        ({"biro/a.yaml": SOUND, "biro/b.yaml": _SECOND.replace("2024-01-02", _FRESH)}, _TODAY, "1 dari 2 SOP yang berlaku terlambat ditinjau"),
        ({"biro/a.yaml": SOUND.replace("2024-01-02", _FRESH)}, _TODAY, "Semua 1 SOP yang berlaku ditinjau tepat waktu."),
        ({"biro/a.yaml": SOUND.replace("2024-01-02", "2026-06-02")}, _TODAY, "1 jatuh tempo dalam 90 hari."),
        ({"biro/a.yaml": draft("Draf")}, _TODAY, "Belum ada SOP yang berlaku."),
        ({"biro/a.yaml": SOUND}, None, "Tanggal acuan tidak diketahui:"),
        ({}, _TODAY, "Belum ada SOP."),
    ],
)  # fmt: skip
def test_the_verdict(files: dict[str, str], today: date | None, said: str, tmp_path: Path) -> None:
    """«Mutu» begins with one sentence that is right for what there is."""
    found = collect(write(tmp_path, {**REGISTERS, **files}), "sops", tanggal=today).catalog
    assert said in _said(_shown(found)[QUALITY])


def test_what_a_changed_regulation_asks(tmp_path: Path) -> None:
    """The next step follows from what became of it, on the first page and on the unit's."""
    files = {
        **REGISTERS,
        "peraturan.yaml": "uu-1: {judul: Satu, diganti_oleh: uu-2}\nuu-2: {judul: Dua}\nuu-3: {judul: Tiga, diubah_oleh: [uu-2, uu-9]}\n"
        "uu-4: {judul: Empat, status: dicabut}\nuu-5: {judul: Lima, status: diubah}\n",
        "biro/a.yaml": SOUND.replace("[uu-1]", "[uu-1, uu-3, uu-4, uu-5]"),
    }
    shown = _shown(collect(write(tmp_path, files), "sops", tanggal=_TODAY).catalog)
    for page in (QUALITY, quality_page("biro")):
        said = _said(shown[page])
        assert "Baca Dua , lalu ganti rujukannya" in said
        assert "Periksa perubahannya dalam Dua dan uu-9" in said
        assert "Cari dasar hukum penggantinya, lalu revisi SOP-nya." in said
        assert "Periksa perubahannya; sesuaikan kegiatan bila perlu." in said


def test_a_unit_without_sop_of_its_own(tmp_path: Path) -> None:
    """Its page leads to the units below it."""
    files = {
        **REGISTERS,
        "unit.yaml": "kantor: {nama: Kantor}\nbiro: {nama: Biro Umum, induk: kantor}\nlain: {nama: Lain}\n",
        "biro/a.yaml": SOUND,
    }
    shown = _shown(collect(write(tmp_path, files), "sops", tanggal=_TODAY).catalog)
    assert "Unit ini tidak memiliki SOP sendiri; pilih unit di bawahnya." in _said(shown[quality_page("kantor")])


def test_a_map_too_large_for_one_drawing(tmp_path: Path) -> None:
    """Then each unit has its own, and the first page leads to them with their numbers."""
    few = {
        f"bagian/s{number}.yaml": draft(f"Bagian {number}").replace("unit: biro", "unit: bagian") for number in range(2)
    }
    many = {f"biro/s{number}.yaml": draft(f"Urusan {number}") for number in range(350)}
    files = {**REGISTERS, "unit.yaml": "biro: {nama: Biro}\nbagian: {nama: Bagian}\n", **few, **many}
    shown = _shown(collect(write(tmp_path, files), "sops").catalog)
    first = _said(shown[MAP])
    assert "352 SOP terlalu banyak untuk satu gambar" in first
    assert "Biro 350 SOP" in first
    assert "Bagian 2 SOP" in first
    own = _said(shown[map_page("bagian")])
    assert "Bagian 0" in own
    assert "Urusan 0" not in own


def test_an_empty_map(tmp_path: Path) -> None:
    """Without any SOP there is nothing to draw."""
    found = collect(write(tmp_path, dict(REGISTERS)), "sops").catalog
    assert "Belum ada SOP." in _said(_shown(found)[MAP])


def test_an_office_of_many_sop(tmp_path: Path) -> None:
    """Up to sixty all its steps stand on an office's page; above, its SOP in a list, those in force first, without a step's text."""
    for number in range(1, 61):
        write(
            tmp_path,
            {f"biro/surat-{number}.yaml": SOUND.replace("Surat", f"Surat {number}").replace("A-1", f"A-{number}")},
        )
    write(tmp_path, REGISTERS)
    few = _shown(collect(tmp_path, "sops").catalog)[office_page("kabag")]
    assert few.html().count("Memeriksa") == 60
    write(tmp_path, {"biro/lain.yaml": SOUND.replace("berlaku", "draf").replace("A-1", "A-0").replace("Surat", "Cuti")})
    many = _shown(collect(tmp_path, "sops").catalog)[office_page("kabag")].html()
    assert "60 langkah dalam 60 SOP yang berlaku." in many
    assert "Memeriksa" not in many
    listed, _, folded = many.partition('class="sop-sisihan"')
    assert listed.count('scope="row"') == 60
    assert folded.count('scope="row"') == 1
    assert "Tampilkan juga 1 draf" in re.sub("<[^>]*>", "", folded)
