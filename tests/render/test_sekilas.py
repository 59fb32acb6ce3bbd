# An SOP at a glance: how sums of times and what is in none of them are said on its page.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import beside_file, sop_page
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import catalog

_HEAD = "judul: Surat\njenis: mikro\nunit: biro\npelaksana: [kabag]\nkegiatan:\n"


def _glance(root: Path, *times: str) -> html.HtmlElement:
    """The block on the page of an SOP whose steps take these times."""
    steps = "".join(f"  - {{uraian: Kerja, pelaksana: kabag, waktu: '{time}'}}\n" for time in times)
    facts = facts_of(catalog(root, {"biro/surat.yaml": _HEAD + steps}))
    page = sop_html(facts.of["biro/surat"], Place(sop_page("biro/surat"), facts, Surroundings("Situs")))
    (found,) = html.fromstring(page.replace("&nbsp;", " ")).xpath("//section[contains(@class, 'sop-sekilas')]")
    return found


def test_no_line_ends_within_an_amount(tmp_path: Path) -> None:
    """A figure and what it counts stay together, in the line above the steps and on the page of who acts."""
    facts = facts_of(
        catalog(
            tmp_path, {"biro/surat.yaml": f"{_HEAD}  - {{uraian: Kerja, pelaksana: kabag, waktu: 1 jam 45 menit}}\n"}
        )
    )
    page = sop_html(facts.of["biro/surat"], Place(sop_page("biro/surat"), facts, Surroundings("Situs")))
    assert "<summary>1&nbsp;langkah · 1&nbsp;pelaksana · 1&nbsp;jam 45&nbsp;menit <span>" in page


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (("1 hari kerja", "3 Hari Kerja", "5 hari kerja."), "9 hari kerja"), (("12 hari kerja", "40 menit"), "12 hari kerja + 40 menit"),
        (("2-3 hari", "maks. 1 hari"), "paling lama 3–4 hari"), (("1 jam", "Segera"), "sedikitnya 1 jam"),
        (("maks. 1 jam", "Segera"), "paling lama 1 jam, belum termasuk 1 langkah"),
        (("± 1 jam", "Segera", "Segera"), "kurang lebih 1 jam, belum termasuk 2 langkah"),
        (("Segera", "H-1"), "waktu tidak dapat dijumlahkan"), (("-", "-"), "waktu tidak disebut"),
    ],
)  # fmt: skip
def test_the_main_path(tmp_path: Path, times: tuple[str, ...], said: str) -> None:
    """The sum by unit, at least so much where something is not in it, and in words where there is none."""
    assert said == _glance(tmp_path, *times).xpath("string(.//dt[. = 'Waktu tanpa pengulangan']/following-sibling::dd)")


def test_what_is_not_in_it_is_named(tmp_path: Path) -> None:
    """Each time that cannot be added up stands there by its own words, with its step and why."""
    found = _glance(tmp_path, "40 menit", "2 menit/berkas", "Semesteran", "Sesuai kebutuhan", "Segera", "-", "H-1")
    (words,) = (" ".join(one.text_content().split()) for one in found.xpath(".//p[starts-with(., 'Belum termasuk')]"))
    assert words == (
        "Belum termasuk «2 menit/berkas» (langkah 2, per satuan); «Semesteran» (langkah 3, berkala); «H-1» (langkah 7, menurut "
        "saatnya); «Sesuai kebutuhan» (langkah 4); «Segera» (langkah 5); langkah 6 (waktunya tidak disebut)."
    )


def test_shares_are_drawn_where_there_are_any(tmp_path: Path) -> None:
    """Times of one unit have shares; those of several have none, and no bars."""
    assert 1 == len(_glance(tmp_path / "satu", "2 hari", "1 hari").xpath(".//li/i"))
    assert [] == _glance(tmp_path / "dua", "2 hari", "1 jam").xpath(".//li/i")


def test_whose_name_it_is_signed_in(tmp_path: Path) -> None:
    """The line below the title says «a.n.» as the sheet does, and each file is in a line with its size."""
    signed = "nomor: 1/2026\nstatus: berlaku\ntanggal: {efektif: 2026-02-02}\npengesahan: {atas_nama: Camat Rekasari, jabatan: Sekretaris, nama: Rekaan}\n"
    facts = facts_of(
        catalog(tmp_path, {"biro/surat.yaml": f"{signed}{_HEAD}  - {{uraian: Kerja, pelaksana: kabag}}\n"})
    )
    name = beside_file("biro/surat", "-daftar-periksa")
    around = Surroundings("Situs", prints={f"{name}.pdf": 2000, f"{name}.csv": 900})
    page = html.fromstring(sop_html(facts.of["biro/surat"], Place(sop_page("biro/surat"), facts, around)))
    assert "a.n. Camat Rekasari, Sekretaris" == page.xpath("string(//dt[. = 'Disahkan oleh']/following-sibling::dd)")
    assert ["PDF 2\xa0kB", "CSV 1\xa0kB"] == [
        one.text_content() for one in page.xpath("//aside[@id = 'unduhan']//p/span")
    ]
