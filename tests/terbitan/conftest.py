# What these tests share: the published collection's site, built once a run.
from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.once import once
from tests.site.project import REPOSITORY, Project


@pytest.fixture(name="published", scope="session")
def _published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built strictly."""

    def make(folder: Path) -> None:
        Project(REPOSITORY).built("-q", "--strict", "-d", str(folder))

    return once(tmp_path_factory, "terbitan", make)
