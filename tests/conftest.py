# What holds for every test: a limit, after which a hang fails with its stack instead of holding up all others. And the site
# that most of them look at.
from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patience import limit
from tests.site.once import once, pieces
from tests.site.project import Project, collection_project
from tests.site.sample import sample_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_TESTS = Path(__file__).parent
_ENGINE = frozenset(
    {
        "catalog",
        "chart",
        "cli",
        "diff",
        "editor",
        "facts",
        "files",
        "formulir",
        "git",
        "importers",
        "mesin",
        "model",
        "mulai",
        "office",
        "pdf",
        "portal",
        "press",
        "render",
        "source",
        "tte",
        "usulan",
        "xlsx",
    }
)


_ALIKE = frozenset({"chart", "git", "office", "pdf", "xlsx"})
"""Folders in which all cases of a test go the same ways."""
_MEASURED = 3
"""How many cases of such a test are measured, for that takes as long as the test itself."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set the limit that `--timeout` has not, and where builds keep what they make; the processes of pytest-xdist are told of both."""
    if config.option.timeout is None:
        config.option.timeout = limit()
    if not hasattr(config, "workerinput"):
        shared = ExitStack()
        shared.enter_context(pieces())
        config.add_cleanup(shared.close)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process more than cores where browsers are waited for: while one waits, another one works."""
    return (os.cpu_count() or 1) + 1 if config.option.markexpr == "not engine" else None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread what no wanted test stands in: the other folders where the engine's are asked for, and the other way round."""
    engine = collection_path.name in _ENGINE
    unwanted = {"engine": not engine, "not engine": engine}.get(config.option.markexpr, False)
    return True if unwanted and collection_path.parent == _TESTS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the engine, by their folder, and what of them is not measured."""
    cases: Counter[str] = Counter()
    for item in items:
        room = item.path.relative_to(_TESTS).parts[0]
        if room in _ENGINE:
            item.add_marker(pytest.mark.engine)
        function = item.nodeid.partition("[")[0]
        cases[function] += 1
        if room in _ALIKE and cases[function] > _MEASURED:
            item.add_marker(pytest.mark.no_cover)


_SELDOM = (20_000, 20, 50)
"""When the collector looks for what is held by itself alone: as often as Python does, it takes a twelfth of the engine's tests."""


def pytest_collection_finish() -> None:
    """Let the collector pass over modules and tests, which stay until the end, and look seldom at all else."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@pytest.fixture(name="collection_site", scope="session")
def _collection_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented collection, built once for all processes; who changes something builds an own one."""

    def make(folder: Path) -> None:
        collection_project(folder).built("-q")

    return once(tmp_path_factory, "koleksi", make) / "site"


@pytest.fixture(name="built_sample", scope="session")
def _built_sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small collection that has every trait, as a project whose site is built once for all processes; likewise."""

    def make(folder: Path) -> None:
        sample_project(folder).built("-q")

    return Project(once(tmp_path_factory, "sample", make))


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Browser]:
    """The one browser of a process: its driver can't be started twice."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - most tests need no browser

    from tests.browser import chromium  # noqa: PLC0415 - likewise
    from tests.browser.visitor import PATIENCE  # noqa: PLC0415 - likewise

    path = chromium.find()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, timeout=PATIENCE, args=chromium.arguments())
        yield browser
        browser.close()
