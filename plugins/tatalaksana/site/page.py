# A generated page as MkDocs' own kind of page, but for what it would do to Markdown that is not there: reading front
# matter and setting up a Markdown converter take a tenth of a large build.
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from tatalaksana.render.cari import words_html
from tatalaksana.render.html import escape
from tatalaksana.render.situs import Page


class GeneratedPage(MkDocsPage):
    """A page whose words come from the engine."""

    def __init__(self, ours: Page, file: File, config: MkDocsConfig, *, words: bool) -> None:
        # Themes print titles as they stand, so they get markup.
        super().__init__(escape(ours.title), file, config)
        self._ours = ours
        self._words = words

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown; what front matter would say is known."""
        del config
        self.markdown = ""
        self.meta = {"title": self.title}
        if self._ours.record is None:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Stand as what another search than ours may read; what people see takes its place just before the page is written."""
        del config, files
        record = self._ours.record
        self.content = words_html(record()) if self._words and record else f"<h1>{self.title}</h1>"
        self.toc = get_toc([])


def page_name(page: MkDocsPage, *, directories: bool) -> str:
    """The name by which our addresses know a page of MkDocs."""
    name = page.file.dest_uri.removesuffix(".html")
    return name.removesuffix("/index") if directories else name
