# The guides on a site: where its menu has them, what stands in their place, and that they can be left out.
from __future__ import annotations

from pathlib import Path

from tatalaksana.render.panduan import GUIDES
from tests.site.project import Project
from tests.site.sample import sample_project

_FORMS = {"formulir": {"pdf": False}}
_PLUGINS = [{"sop": {"pdf": False}}, _FORMS]


def _others(project: Project) -> str:
    return (project.site / "lainnya/index.html").read_text(encoding="utf-8")


def test_guides_come_with_the_program(tmp_path: Path) -> None:
    """A site that names none of them has each, with links and pictures that lead somewhere, under «Lainnya», and beside each other."""
    project = sample_project(tmp_path, config={"plugins": _PLUGINS, "nav": None})
    project.write("docs/istilah.md", "# Istilah kami\n\nKata kami")
    project.write(
        "docs/house.md", "# The house\n\nThis is what the rooms of it are, and which of them knows the others.\n"
    )
    outcome = project.build()
    assert (0, False) == (outcome.code, "Doc file" in outcome.output), outcome.output  # how MkDocs tells a link
    others = _others(project)
    for name in GUIDES:
        page = (project.site / name / "index.html").read_text(encoding="utf-8")
        assert f'href="../{name}/"' in others
        if name != "istilah":
            assert 'aria-label="Panduan"' in page
            assert "Rujukan format" not in page.partition("<main")[0]
    own, foreign = ((project.site / one / "index.html").read_text(encoding="utf-8") for one in ("pengelola", "house"))
    assert ("<div lang=" in own, '<div lang="en">' in foreign) == (False, True)
    assert "Kata kami" in (project.site / "istilah/index.html").read_text(encoding="utf-8")
    assert (project.site / "gambar/usulan-sunting.png").is_file()
    proposing = (project.site / "mengusulkan-perubahan/index.html").read_text(encoding="utf-8")
    assert '<img loading="lazy" width="900" height="' in proposing


def test_guides_can_be_left_out(tmp_path: Path) -> None:
    """With `panduan: false` there is none, and nothing leads to one."""
    project = sample_project(tmp_path, config={"plugins": [{"sop": {"pdf": False, "panduan": False}}, _FORMS]})
    project.built()
    assert [name for name in GUIDES if (project.site / name).exists()] == []
    assert "panduan" not in _others(project).lower()


def test_the_nav_of_a_site_counts(tmp_path: Path) -> None:
    """What its own nav names stands where that says, under the name that it gives; the others stay under «Panduan»."""
    nav = [
        {"Beranda": "index.md"},
        {"Bantuan": [{"Untuk pembaca": "panduan-pembaca.md"}, {"Kunci": "rujukan-format.md"}]},
    ]
    project = sample_project(tmp_path, config={"plugins": _PLUGINS, "nav": nav})
    project.built()
    heads = _others(project).split("<h2>")[1:]
    (ours,) = (one for one in heads if one.startswith("Bantuan"))
    (rest,) = (one for one in heads if one.startswith("Panduan"))
    assert "Untuk pembaca</a>" in ours
    assert "panduan-pembaca" not in rest
    assert "Panduan penyunting</a>" in rest
