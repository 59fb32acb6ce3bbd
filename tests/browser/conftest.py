# What the browser tests share: each site built once a run, and a fresh visitor each test; or a reader, whose
# windows stay open from test to test.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.forms import new_form_site
from tests.browser.policy import headers
from tests.browser.server import Site, serve, serve_folder
from tests.browser.visitor import Visitor
from tests.collections_on_disk import SOPS
from tests.site.hostile import FILES as HOSTILE
from tests.site.once import once
from tests.site.project import Project, new_project
from tests.test_imports import PACKAGE


@pytest.fixture(name="site", scope="session")
def _site(collection_site: Path) -> Iterator[Site]:
    with serve(collection_site, SOPS) as site:
        yield site


@pytest.fixture(name="strict", scope="session")
def _strict(collection_site: Path) -> Iterator[Site]:
    """The same site under the policy that operators are told to send."""
    with serve(collection_site, SOPS, headers()) as site:
        yield site


@pytest.fixture(name="sample", scope="session")
def _sample(built_sample: Project) -> Iterator[Site]:
    with serve(built_sample.site, built_sample.root / "sops") as site:
        yield site


@pytest.fixture(name="hostile", scope="session")
def _hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        new_project(folder, HOSTILE).built("-q")

    folder = once(tmp_path_factory, "hostile", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


@pytest.fixture(name="forms", scope="session")
def _forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        new_form_site(folder).built("-q")

    folder = once(tmp_path_factory, "forms", make)
    with serve(folder / "site", folder / "sops") as site:
        yield site


@pytest.fixture(name="modules", scope="session")
def _modules() -> Iterator[str]:
    """The address of our modules: on a page there, `import("./name.js")` loads one."""
    with serve_folder(PACKAGE / "web" / "js") as address:
        yield address


@pytest.fixture(name="module_page")
def _module_page(modules: str, reader: Visitor) -> Page:
    """A page that can load our modules, and keeps nothing from other tests, in a window that stays."""
    return reader.open(f"{modules}elements.js")


@pytest.fixture(name="visitor")
def _visitor(browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser)
    yield visitor
    visitor.close()
    assert [] == visitor.problems


@pytest.fixture(name="_reading", scope="session")
def _one_reader(browser: Browser) -> Iterator[Visitor]:
    reader = Visitor(browser)
    yield reader
    reader.close()


@pytest.fixture(name="reader")
def _reader(_reading: Visitor) -> Iterator[Visitor]:
    """A visitor for tests that only read pages, and change nothing of a window: a new window costs as much as three pages in one that is there."""
    yield _reading
    problems = list(_reading.problems)
    _reading.rest()
    assert [] == problems
