# The boxes of the sheet: those that the keys' marks name, in the form's order, on the sheet or beside it by profile.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import sop_page
from tatalaksana.facts import facts_of
from tatalaksana.model import Label, Sop, keys_of
from tatalaksana.model.profil import KOTAK
from tatalaksana.render.cari.sop import sop_record
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.pdf.identity import identity_of
from tatalaksana.render.pdf.identity_rows import identity_rows
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import SOUND, catalog, lines, problems

_FILES = {
    "biro/surat.yaml": f"{SOUND}profil: lain\nperingatan: Jangan **hilang**\nperalatan: [A, B]\n",
    "profil/lain.yaml": "luar_lembar: peringatan\n",
}


def test_every_box_has_its_label_and_marks() -> None:
    """Each key with a box has the word for it among the labels of a profile, and may be searched."""
    assert set(KOTAK) <= set(Label.model_fields)
    assert all(keys_of(Sop)[name].searched for name in KOTAK)


@pytest.fixture(name="page")
def _page(tmp_path: Path) -> html.HtmlElement:
    found = facts_of(catalog(tmp_path, _FILES))
    text = sop_html(found.of["biro/surat"], Place(sop_page("biro/surat"), found, Surroundings("Situs")))
    page: html.HtmlElement = html.fragment_fromstring(text)
    return page


def test_the_profile_keeps_a_box_off_the_sheet(page: html.HtmlElement) -> None:
    """What a profile keeps off the sheet stands on the page after it, with its marks; the sheet has five boxes."""
    titles = [one.text_content() for one in page.xpath('.//*[@class="kotak"]/h2')]
    assert ["Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/perlengkapan", "Pencatatan dan pendataan"] == titles  # fmt: skip
    (aside,) = page.xpath('.//aside[@aria-label="Di luar lembar"]')
    assert "Peringatan Jangan hilang" == " ".join(aside.text_content().split())
    assert "sop-lembar" in aside.getprevious().get("class")
    assert "hilang" == aside.findtext(".//strong")


def test_a_box_named_twice_stands_once(tmp_path: Path) -> None:
    """A profile that keeps a box off the sheet twice has it beside the sheet once."""
    files = {**_FILES, "profil/lain.yaml": "luar_lembar: [peringatan, peralatan, peringatan]\n"}
    assert ["peringatan", "peralatan"] == [
        one.key for one in facts_of(catalog(tmp_path, files)).of["biro/surat"].sheet.beside
    ]


def test_paper_has_the_same_boxes(tmp_path: Path) -> None:
    """The PDF has the sheet's boxes in pairs, and a row of its own for the last of an odd number."""
    identity = identity_of(facts_of(catalog(tmp_path, _FILES)).of["biro/surat"].sheet, None, 700)
    rows = identity_rows(identity, 700)
    assert rows
    assert 5 == len(identity.boxes)
    assert len(identity.facts) + 3 == len(rows.bounds)


def test_a_dash_is_no_list_of_one(tmp_path: Path) -> None:
    """A box whose list is a dash alone says that there is none: no number stands before it, and no SOP is named by it."""
    found = facts_of(
        catalog(
            tmp_path, {"biro/surat.yaml": f"{SOUND}keterkaitan: ['-']\nperalatan: ['–']\nperingatan: ['-', Lain]\n"}
        )
    )
    about = found.of["biro/surat"]
    bodies = {box.key: box.body for box in about.sheet.boxes}
    assert ("-", "–", ("-", "Lain")) == (bodies["keterkaitan"], bodies["peralatan"], bodies["peringatan"])
    assert () == found.catalog.keterkaitan["biro/surat"]
    page = html.fragment_fromstring(sop_html(about, Place(sop_page("biro/surat"), found, Surroundings("Situs"))))
    assert "Keterkaitan -" in {" ".join(box.text_content().split()) for box in page.xpath('.//*[@class="kotak"]')}


def test_the_search_reads_all_boxes(tmp_path: Path) -> None:
    """A box beside the sheet is found as well, without its marks."""
    record = sop_record(facts_of(catalog(tmp_path, _FILES)).of["biro/surat"])
    assert {"Jangan hilang", "A", "B"} <= set(record.parts[0].texts)


def test_what_is_no_box_is_refused(tmp_path: Path) -> None:
    """A profile can only keep boxes off the sheet."""
    found = problems(tmp_path, {"biro/surat.yaml": SOUND, "profil/lain.yaml": "luar_lembar: [peringatan, judul]\n"})
    assert ["sops/profil/lain.yaml:1:27 bukan-kotak"] == lines(found)


def test_steps_as_a_list_stand_among_the_boxes(tmp_path: Path) -> None:
    """The page of a sheet without a chart has its steps where the profile says, in words, and still as cards with their lanes."""
    files = {**_FILES, "profil/lain.yaml": "orientasi: tegak\nlangkah: daftar\nkotak: [tujuan, langkah, peralatan]\n"}
    found = facts_of(catalog(tmp_path, files))
    text = sop_html(found.of["biro/surat"], Place(sop_page("biro/surat"), found, Surroundings("Situs")))
    page = html.fragment_fromstring(text)
    titles = [one.text_content() for one in page.xpath('.//*[contains(@class, "sop-lembar")]//h2')]
    assert ["Prosedur", "Tujuan", "Peralatan/perlengkapan"] == titles
    assert "sop sop-kertas-a4-tegak sop-tegak" == page.get("class")
    (row, *_) = page.xpath('.//section[contains(@class, "sop-urut")]//tbody/tr')
    shown = " ".join(row.find("th").text_content().split())
    assert "Kepala SubbagianKepala Subbagian: Menyiapkan Kelengkapan: surat · Waktu: 1 jam · Output: konsep" == shown
    assert 2 == len(row.find_class("j"))
