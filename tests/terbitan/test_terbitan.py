# The collection that this repository publishes, as it is: checked, whole, and a site without a dead link. No other test reads it.
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tatalaksana.cli import main
from tests.site.project import REPOSITORY
from tests.site.walk import dead_links

_PUBLISHED = REPOSITORY / "sops"
_TESTS = REPOSITORY / "tests"
_ITSELF = _TESTS / "terbitan"
_ASIDE = ("bench", "bench_router")
"""What measures is no test; its figures stand on the published SOP, to be compared over the years."""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cek", "--ketat"), "0 galat, 0 peringatan, "),
        (("perbaiki",), "Tidak ada yang dapat diperbaiki secara otomatis."),
    ],
)
def test_nothing_is_wrong_with_it(
    arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has no error and no warning that nobody accepted, and nothing that could be mended by itself."""
    monkeypatch.chdir(REPOSITORY)
    assert main([*arguments]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(said)


@pytest.mark.parametrize("file", sorted(_PUBLISHED.rglob("*.yaml")), ids=lambda path: path.stem)
def test_its_sources_lead_to_their_schema(file: Path) -> None:
    """The first line of each source leads an editor's program to a schema that the repository has."""
    address = file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    path = (file.parent / address).resolve()
    assert (REPOSITORY / "docs" / "skema", True) == (path.parent, path.is_file())


def test_its_site_has_no_dead_link(published: Path) -> None:
    """It builds strictly, and each href and src of each page leads to a file and an anchor that are there."""
    assert [] == dead_links(published)


def test_no_other_test_reads_it() -> None:
    """Tests stand on a collection of their own: what is published may change without a test to follow."""
    published = [path.stem for path in sorted(_PUBLISHED.glob("*/*.yaml")) if path.parent.name != "profil"]
    assert published
    said = {
        path.relative_to(_TESTS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(_TESTS.rglob("*.py"))
        if _ITSELF not in path.parents and path.parent.name not in _ASIDE
    }
    named = [f"{name}: {stem}" for name, text in said.items() for stem in published if stem in text]
    assert [] == named
    root = re.compile(r"""(?:REPOSITORY|ROOT|parents\[\d\])\s*/\s*["']sops["']""")
    assert [] == [name for name, text in said.items() if root.search(text)]
