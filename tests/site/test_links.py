# Addresses on the built site: each leads somewhere, however the site writes them.
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.project import Project, collection_project, new_project
from tests.site.sample import DRAF, FILES, MAKRO, NOMOR_MAKRO, PLUGIN, UNPUBLISHED, sample_project
from tests.site.walk import dead_links, links_of


def test_no_link_of_the_collections_site_is_dead(collection_site: Path) -> None:
    """Each href and src of each page leads to a file and an anchor that are there."""
    assert [] == dead_links(collection_site)


def test_without_drafts_and_directories_the_site_still_stands(tmp_path: Path) -> None:
    """With the drafts deleted and without directory URLs no link is dead, and what the others name is listed as not published."""
    project = collection_project(tmp_path)
    shutil.rmtree(tmp_path / "sops" / "contoh")
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings.replace("use_directory_urls: true", "use_directory_urls: false"))
    site = project.built("-q")
    assert [] == dead_links(site)
    missing = (site / "belum-diterbitkan.html").read_text(encoding="utf-8")
    for title in ("SOP Mikro Penyiapan Peremajaan Kebun", "SOP Makro Perencanaan Pelaksanaan Penanaman"):
        assert title in missing
    assert "contoh" not in {path.name for path in (site / "sop").iterdir()}


@pytest.mark.parametrize("directories", [True, False])
def test_no_link_of_the_sample_is_dead(directories: bool, tmp_path: Path, built_sample: Project) -> None:  # noqa: FBT001
    """The same with logos, slashes in numbers, successors and what is not published."""
    site = built_sample.site if directories else sample_project(tmp_path, config={"use_directory_urls": False}).built()
    assert [] == dead_links(site)
    assert (site / "nomor" / NOMOR_MAKRO / "index.html").is_file()
    assert (site / f"sop/{MAKRO}{'/index' if directories else ''}.html").is_file()


def test_the_walk_sees_dead_links(tmp_path: Path) -> None:
    """The walk over the site finds a missing file, a missing anchor and a dead redirect."""
    page = '<a href="b.html">1</a><a href="#nix">2</a><a href="a.html#da">3</a><p id="da"></p><img src="../x.png">'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "r.html").write_text('<meta http-equiv="refresh" content="0; url=nix/">', encoding="utf-8")
    assert ["a.html: b.html", "a.html: #nix", "a.html: ../x.png", "r.html: nix/"] == dead_links(tmp_path)


@pytest.mark.parametrize(
    ("kind", "path"),
    [("github", "edit/main"), ("gitlab", "-/edit/main"), ("gitea", "_edit/main"), ("forgejo", "_edit/main")],
)
def test_each_forge_has_its_address(kind: str, path: str, tmp_path: Path) -> None:
    """«Sunting» opens the YAML file at each kind of forge, on every SOP's page and on no other."""
    forge = {"jenis": kind, "alamat": "https://forge.example/biro/sop/", "cabang": "main"}
    site = sample_project(tmp_path, plugin={"repositori": forge}).built()
    for name in (MAKRO, DRAF):
        text = (site / "sop" / name / "index.html").read_text(encoding="utf-8")
        assert f'href="https://forge.example/biro/sop/{path}/sops/{name}.yaml"' in text
    assert "Sunting" not in (site / "index.html").read_text(encoding="utf-8")


def test_without_a_forge_nothing_offers_editing(tmp_path: Path) -> None:
    """Where no repository is configured, no page says «Sunting»."""
    site = sample_project(tmp_path, plugin={}).built()
    assert "Sunting" not in (site / "sop" / MAKRO / "index.html").read_text(encoding="utf-8")


def test_the_logo_is_on_the_sheet(built_sample: Project) -> None:
    """A profile's logo is published and stands in the letterhead, and in the bar."""
    site = built_sample.site
    logos = [link for link in links_of(site / "sop" / MAKRO / "index.html") if link.endswith("logo.svg")]
    assert ["../../../assets/tatalaksana/logo/logo.svg"] * 2 == logos
    assert (site / "assets/tatalaksana/logo/logo.svg").is_file()


def test_a_logo_in_a_folder_is_published(tmp_path: Path) -> None:
    """A logo may lie in a folder below the sources."""
    files = dict(FILES)
    files["sops/gambar/garuda.svg"] = files.pop("sops/logo.svg")
    files["sops/profil/surat.yaml"] = {**files["sops/profil/surat.yaml"], "logo": "gambar/garuda.svg"}
    assert [] == dead_links(new_project(tmp_path, files, plugin=PLUGIN).built())


def test_the_unpublished_are_listed_with_who_asks(built_sample: Project) -> None:
    """What two SOP name and nobody published is listed once, with both."""
    site = built_sample.site
    text = (site / "belum-diterbitkan" / "index.html").read_text(encoding="utf-8")
    assert text.count(f'<th scope="row">{UNPUBLISHED}</th>') == 1
    assert "SOP Makro Layanan Surat" in text
    assert "SOP Mikro Pengarsipan" in text


def test_the_plugin_needs_nothing_in_docs(tmp_path: Path) -> None:
    """A site without schemas of its own in docs/ builds too, with no dead link."""
    project = sample_project(tmp_path)
    for path in (tmp_path / "docs" / "skema").iterdir():
        path.unlink()
    outcome = project.build("-q")
    assert outcome.code == 0, outcome.output
    assert [] == dead_links(project.site)
