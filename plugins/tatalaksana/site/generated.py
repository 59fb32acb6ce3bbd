# The generated pages and files of one plugin, on their way through MkDocs: handed over as their titles, and swapped for
# what is seen just before they are written.
from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from tatalaksana.render.html import escape
from tatalaksana.render.situs import OTHERS, Page
from tatalaksana.site.page import GeneratedPage
from tatalaksana.site.renewing import Renewal, extra_of, output_of


class Generated:
    """What a plugin adds to the site.

    Args:
        pages: The pages, by whose names the files are called.
        in_nav: Names of pages that mkdocs.yml may name in its nav.
        source: The folder they are made from, as users know it.
        words: Whether another search than ours reads the pages.
    """

    def __init__(self, pages: Iterable[Page], in_nav: AbstractSet[str], source: str, *, words: bool) -> None:
        self.pages: dict[str, Page] = {f"{page.name}.md": page for page in pages}
        self._in_nav = in_nav
        self._source = source
        self._words = words
        self._in_a_nav: AbstractSet[str] = frozenset()
        self.taken: set[str] = set()
        """The files of pages that are taken as they stand, which MkDocs need not make."""

    def take(self, renewal: Renewal, named: AbstractSet[str]) -> None:
        """Take what nothing has touched; `named` are pages that mkdocs.yml's nav names, which MkDocs has to know for it."""
        self._in_a_nav = self._in_nav | named
        for uri, page in self.pages.items():
            if page.name != OTHERS and renewal.take(output_of(page), extra_of(page)):  # that waits for the nav
                self.taken.add(uri)

    def refuse_twins(self, docs: Path) -> None:
        """Stop before anything is emptied when a hand-written page stands where one of ours goes.

        Raises:
            PluginError: There is such a page.
        """
        for file in sorted(docs.rglob("*.md")):
            uri = file.relative_to(docs).as_posix()
            if uri in self.pages:
                raise self._twin(uri)

    def add_pages(self, files: Files, config: MkDocsConfig) -> None:
        """Add all pages to MkDocs' files, but those that are taken and stand in no nav."""
        for uri, page in self.pages.items():
            if uri in self.taken and page.name not in self._in_a_nav:
                continue
            in_nav = page.name in self._in_nav
            title = json.dumps(escape(page.title), ensure_ascii=False)  # JSON's quotes are YAML's
            file = self.add(files, uri, f"---\ntitle: {title}\n---\n" if in_nav else "", config)
            # However many pages there are, the sidebar of every page stays as small as mkdocs.yml says.
            file.inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
            if not in_nav:
                GeneratedPage(page, file, config, words=self._words)

    def add(self, files: Files, uri: str, content: str | bytes, config: MkDocsConfig) -> File:
        """Add one file.

        Raises:
            PluginError: Somebody else's file stands there.
        """
        if uri in files.src_uris:
            raise self._twin(uri)
        file = File.generated(config, uri, content=content)
        files.append(file)
        return file

    def of(self, page: MkDocsPage) -> Page | None:
        """Our page behind one of MkDocs', if it is ours."""
        return self.pages.get(page.file.src_uri)

    def _twin(self, uri: str) -> PluginError:
        return PluginError(f"«{uri}» ditulis tangan di docs/, padahal halaman itu dibuat dari {self._source}/.")
