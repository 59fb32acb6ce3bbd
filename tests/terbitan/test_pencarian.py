# Whether people find what they ask for: forty questions as clerks put them, and the page that each means.
from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.server import serve_folder
from tests.site.project import REPOSITORY

_QUESTIONS = Path(__file__).with_name("pertanyaan.txt")
_LEAST = 38
"""How many of the forty have their page among the first three."""
_FIRST = 3


def test_clerks_find_what_they_ask_for(published: Path, browser: Browser, tmp_path: Path) -> None:
    """At least 38 of 40 questions have the page that they mean among the first three results, what is in force first."""
    asked = [tuple(line.split(" → ")) for line in _QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert len(asked) == 40
    (tmp_path / "pagefind").symlink_to(published / "pagefind")
    shutil.copytree(REPOSITORY / "plugins" / "tatalaksana" / "web" / "js", tmp_path / "js")
    with serve_folder(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}js/elements.js")
        found: list[list[str]] = page.evaluate(
            """async ([questions, first]) => {
              const { search } = await import("/js/engine.js");
              const found = [];
              for (const question of questions) {
                const { results, others, guides } = await search("/", question);
                const pages = await Promise.all([...results, ...others, ...guides].slice(0, first).map((one) => one.data()));
                found.push(pages.map((one) => one.raw_url));
              }
              return found;
            }""",
            [[question for question, _ in asked], _FIRST],
        )
        page.close()
    missed = {
        question: pages for (question, meant), pages in zip(asked, found, strict=True) if f"/{meant}.d" not in pages
    }
    assert len(asked) - len(missed) >= _LEAST, missed
