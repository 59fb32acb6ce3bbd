# Pages of offices and regulations: found from an SOP's sheet, and leading back to its steps.
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import html

from tatalaksana.model import Jabatan
from tests.site.project import Project

_SEED = "sop/biro-bentanyan/daftar-konfirmasi-kecukupan"


@pytest.fixture(name="site")
def _site(collection_site: Path) -> Path:
    return collection_site


def _page(site: Path, name: str) -> html.HtmlElement:
    root: html.HtmlElement = html.document_fromstring((site / name / "index.html").read_bytes())
    return root


def test_who_holds_no_office_is_nobodys(built_sample: Project) -> None:
    """Applications and the public have a page of their steps, and are offered neither as an office nor as the reader's own, nor do they have a workload."""
    site = built_sample.site
    offices = _page(site, "jabatan")
    assert "Aplikasi Surat" not in offices.xpath("string(//table)")
    assert ["aplikasi-surat/"] == offices.xpath("//h2[.='Pelaksana lain']/..//a/@href")
    assert "Aplikasi" not in _page(site, "").xpath("string(//details)")
    assert [] == _page(site, "jabatan/aplikasi-surat").xpath("//button[.='Ini jabatan saya']")
    assert [1] == [len(_page(site, "jabatan/arsiparis").xpath("//button[.='Ini jabatan saya']"))]
    assert not (site / "abk/aplikasi-surat").exists()


@pytest.mark.parametrize(
    ("nama", "unit", "held"),
    [
        ("Aplikasi Surat", "biro", False), ("Sistem Informasi Kepegawaian", None, False), ("Pemohon", None, False), ("Masyarakat/Pemohon", None, False),
        ("Warga Binaan", "lapas", True), ("Pengelola Aplikasi", None, True), ("Kepala Bagian Hubungan Masyarakat", None, True), ("Tamu Negara", None, False),
        ("Sistematika", None, True),
    ],
)  # fmt: skip
def test_offices_are_told_from_others(nama: str, unit: str | None, held: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """By how a name begins; what has a unit is of ours, unless it is an application."""
    assert held == Jabatan(nama=nama, unit=unit).dijabat


def test_lanes_lead_to_their_offices(site: Path) -> None:
    """From the head of a lane to all that this office does."""
    links = _page(site, _SEED).xpath("//th[contains(@class, 'lajur')]/a/@href")
    assert "../../../jabatan/kasubbag-penanaman/" in links
    office = _page(site, "jabatan/kasubbag-penanaman")
    assert ["print"] == office.xpath('//link[contains(@href, "cetak-")]/@media')
    assert ["Kepala Subbagian Penanaman"] == [head.text_content() for head in office.xpath("//main//h1")]
    rows = office.xpath("//table")[0].xpath(".//tbody/tr")
    assert ["2", "4"] == [row.xpath("./th")[0].text_content() for row in rows]
    assert [f"../../{_SEED}/#langkah-2", f"../../{_SEED}/#langkah-4"] == [row.xpath("./th/a/@href")[0] for row in rows]
    words = " ".join(rows[1].text_content().split())
    assert "tidak: 5 Kabag Penanaman dan Semaian" in words
    assert "setuju: 5 Kabag Penanaman dan Semaian" in words
    assert "2\xa0langkah · 45\xa0menit" in office.text_content()


def test_every_office_with_a_lane_is_listed(site: Path) -> None:
    """The list counts SOP in force, and their steps."""
    rows = {
        row.xpath("./th")[0].text_content(): [cell.text_content() for cell in row.xpath("./td")]
        for row in _page(site, "jabatan").xpath("//tbody/tr")
    }
    assert rows["Kepala Subbagian Penanaman"][-2:] == ["1 SOP", "2 langkah"]


def test_a_regulation_tells_what_replaced_it_and_who_cites_it(site: Path) -> None:
    """Status, the whole chain, the SOP, and what is to be done."""
    page = _page(site, "peraturan/perpres-907-2015")
    words = " ".join(page.xpath("//main")[0].text_content().split())
    assert "Status: diganti" in words
    assert (
        "diganti oleh Peraturan Presiden Nomor 968 Tahun 2019 tentang Penataan Pertamanan Negara, kemudian oleh Peraturan Presiden Nomor 914"
        in words
    )
    assert "../../dampak-peraturan/" in page.xpath("//section//a/@href")
    assert f"../../{_SEED}/" in page.xpath("//section//a/@href")
    assert "../../../peraturan/perpres-907-2015/" in _page(site, _SEED).xpath(
        "//section[contains(@class, 'sop-identitas')]//a/@href"
    )


def test_a_regulation_tells_what_it_replaced_and_amended(site: Path) -> None:
    """The chain is read both ways."""
    for name, words in (
        (
            "perkadis-tamanbun-1-2021",
            "menggantikan Peraturan Kepala Dinas Pertamanan Bidang Bibit, Pupuk, dan Pangkas Nomor 4 Tahun 2015",
        ),
        (
            "perkadis-tamanbun-4-2023",
            "mengubah Peraturan Kepala Dinas Pertamanan Bidang Bibit, Pupuk, dan Pangkas Nomor 1 Tahun 2021",
        ),
    ):
        assert words in " ".join(_page(site, f"peraturan/{name}").xpath("//main")[0].text_content().split())


def test_the_impact_of_what_changed(site: Path) -> None:
    """Every SOP that cites something replaced or amended has a row with the step to take; the list of regulations counts them."""
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]
        for row in _page(site, "dampak-peraturan").xpath("//tbody/tr")
    ]
    mine = {
        row[2]: (row[3], row[4])
        for row in rows
        if row[0] == "SOP Mikro Penyusunan Daftar Konfirmasi Kecukupan Bibit Penanaman"
    }
    assert mine["Undang-Undang Nomor 930 Tahun 2014 tentang Pelestarian Pepohonan"][0] == "diubah"
    state, step = mine["Peraturan Presiden Nomor 907 Tahun 2015 tentang Penataan Pertamanan Negara"]
    assert state == "diganti"
    assert step.startswith("Baca Peraturan Presiden Nomor 914 Tahun 2024")
    section = _page(site, "peraturan").xpath("//h2[@id='dampak']/..")[0]
    assert "../dampak-peraturan/" in section.xpath(".//a/@href")
    assert "4 SOP" in section.text_content()


def test_the_list_for_other_systems(site: Path) -> None:
    """Every SOP with its address, as JSON and as CSV; drafts have no official sheet."""
    data = json.loads((site / "api" / "sop.json").read_text("utf-8"))
    assert data["format"] == "sop/1"
    known = {one["id"]: one for one in data["sop"]}
    one = known[_SEED.removeprefix("sop/")]
    assert (
        one | {"nomor": "TM.01.02-026-079.Set.BenTanyan", "status": "berlaku", "efektif": "2018-05-02", "langkah": 7}
        == one
    )
    assert "kasubbag-penanaman" in one["jabatan"]
    assert "perpres-907-2015" in one["peraturan"]
    for about in known.values():
        assert (site / about["alamat"] / "index.html").is_file()
        assert ("pdf" in about) is (about["status"] != "draf")
        assert "pdf" not in about or (site / about["pdf"]).is_file()
    assert "SopTerdaftar" in json.loads((site / "api" / "sop.schema.json").read_text("utf-8"))["$defs"]
    rows = list(csv.DictReader(io.StringIO((site / "api" / "sop.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [row["id"] for row in rows] == list(known)
    assert {row["id"]: row["nomor"] for row in rows} == {name: about.get("nomor", "") for name, about in known.items()}
    assert ["../api/sop.csv", "../api/sop.json"] == _page(site, "sop").xpath("//a[starts-with(@href, '../api/')]/@href")
