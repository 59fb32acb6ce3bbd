# The plugin under both generators, and the same site from the same sources each time.
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.site.project import Project, collection_project, contents
from tests.site.sample import sample_project

_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
_TIMED = re.compile(r"sitemap\.xml(\.gz)?$")
"""What says when it was built."""


def test_both_generators_make_the_same_site(collection_site: Path, tmp_path: Path) -> None:
    """MkDocs and ProperDocs build the same files, byte by byte, but for the line that names the generator."""
    built = {"mkdocs": collection_site, "properdocs": collection_project(tmp_path).built("-q", tool="properdocs")}
    sites = {
        tool: {name: _GENERATOR.sub(b"", data) for name, data in contents(site).items() if not _TIMED.search(name)}
        for tool, site in built.items()
    }
    assert sites["mkdocs"].keys() == sites["properdocs"].keys()
    assert [] == [name for name, data in sites["mkdocs"].items() if data != sites["properdocs"][name]]


@pytest.mark.parametrize("directories", [True, False])
def test_two_builds_are_alike(directories: bool, built_sample: Project, tmp_path: Path) -> None:  # noqa: FBT001
    """Built twice, in different folders, the site is the same byte by byte."""
    config = {"use_directory_urls": directories}
    first = built_sample.site if directories else sample_project(tmp_path / "one", config=config).built()
    second = replace(sample_project(tmp_path / "two", config=config), afresh=True).built()
    one, two = (
        {name: data for name, data in contents(site).items() if not _TIMED.search(name)} for site in (first, second)
    )
    assert one == two
