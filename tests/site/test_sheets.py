# The official sheets on the site: who has one, how large it is said to be, and that it is the one of `sop pdf`.
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tatalaksana.cli import main
from tests.press.gang import gang
from tests.site.project import Project, contents
from tests.site.sample import DICABUT, DRAF, FOLIO, MAKRO, PLUGIN, sample_project


def _downloads(site: Path, name: str) -> list[tuple[str, str]]:
    """(words, address) of a page's links to a PDF."""
    root = html.document_fromstring((site / "sop" / name / "index.html").read_bytes())
    return [
        (" ".join(link.text_content().split()), link.get("href")) for link in root.xpath("//a[contains(@href, '.pdf')]")
    ]


@pytest.mark.parametrize("name", [MAKRO, DICABUT, FOLIO])
def test_the_link_says_how_large_it_is(built_sample: Project, name: str) -> None:
    """An SOP in force or withdrawn has a link to its sheet, with its size."""
    [(words, address)] = _downloads(built_sample.site, name)
    file = (built_sample.site / "sop" / name / address).resolve()
    assert file == (built_sample.site / "sop" / f"{name}.pdf").resolve()
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert words.startswith("Unduh PDF")
    assert f"{len(content) / 1000:.0f} kB" in words.replace("\u00a0", " ")


def test_drafts_have_none(built_sample: Project) -> None:
    """A draft has neither link nor file."""
    assert [] == _downloads(built_sample.site, DRAF)
    assert not (built_sample.site / "sop" / f"{DRAF}.pdf").exists()


def test_the_same_as_the_command_makes(built_sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's sheets are those of `sop pdf`, to the last byte, made without its cache."""
    other = sample_project(tmp_path / "lain").root
    monkeypatch.chdir(other)
    assert 0 == main(["pdf", "-o", str(tmp_path / "cetak")])
    for name in (MAKRO, DICABUT, FOLIO):
        assert (tmp_path / "cetak" / f"{name}.pdf").read_bytes() == (
            built_sample.site / "sop" / f"{name}.pdf"
        ).read_bytes()


def test_drafts_where_they_are_wanted(tmp_path: Path) -> None:
    """With `pdf_draf` a draft has a sheet as well."""
    site = sample_project(tmp_path, plugin={**PLUGIN, "pdf_draf": True}).built("-q")
    assert len(_downloads(site, DRAF)) == 1
    assert (site / "sop" / f"{DRAF}.pdf").is_file()


def test_none_where_none_is_wanted(tmp_path: Path) -> None:
    """With `pdf: false` there is no sheet and no link to one."""
    site = replace(sample_project(tmp_path, plugin={**PLUGIN, "pdf": False}), afresh=True).built("-q")
    assert [] == list(site.rglob("*.pdf"))
    assert [] == [link for name in (MAKRO, DICABUT, FOLIO, DRAF) for link in _downloads(site, name)]
    assert not (tmp_path / ".cache/pdf").exists()


def test_other_machines_make_the_same(built_sample: Project, tmp_path: Path) -> None:
    """What a cluster makes and a shared store keeps is what the build makes by itself; a store that fails is no warning."""
    with gang(tmp_path, 1) as one:
        others = {"kluster": one.address, "simpanan": (tmp_path / "bersama").as_uri()}
        site = replace(sample_project(tmp_path / "satu", plugin={**PLUGIN, **others}), afresh=True).built("-q")
    assert contents(built_sample.site) == contents(site)
    assert (tmp_path / "bersama" / "pdf").is_dir()
    (tmp_path / "berkas").write_text("bukan folder")
    broken = {"simpanan": (tmp_path / "berkas").as_uri()}
    outcome = replace(sample_project(tmp_path / "dua", plugin={**PLUGIN, **broken}), afresh=True).build()
    assert outcome.code == 0, outcome.output
    assert "INFO    -  sop: Simpanan bersama «file:" in outcome.output
    refused = sample_project(tmp_path / "tiga", plugin={**PLUGIN, "simpanan": "sftb://x"}).build()
    assert 1 == refused.code
    assert "Simpanan «sftb://x» tidak dikenal." in refused.output
