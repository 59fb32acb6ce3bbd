# What the browser tests share: one browser a worker, each site built once a run, and a fresh visitor each test.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import Site, serve
from tests.browser.visitor import Visitor
from tests.site.hostile import FILES as HOSTILE
from tests.site.once import once
from tests.site.project import REPOSITORY, Project, new_project
from tests.site.sample import sample_project


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    path = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield browser
        browser.close()


@pytest.fixture(name="site", scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        Project(REPOSITORY).built("-q", "-d", str(folder))

    with serve(once(tmp_path_factory, "site", make), REPOSITORY / "sops") as site:
        yield site


@pytest.fixture(name="sample", scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        sample_project(folder).built("-q")

    folder = once(tmp_path_factory, "sample", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


@pytest.fixture(name="hostile", scope="session")
def _hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        new_project(folder, HOSTILE).built("-q")

    folder = once(tmp_path_factory, "hostile", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


@pytest.fixture(name="visitor")
def _visitor(browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser)
    yield visitor
    visitor.close()
    assert [] == visitor.problems
