# Hooks to engine calls, nothing else. Sources are read and checked before MkDocs empties site/; pages are handed
# over as what is searched, and become what is seen only when their turn to be written comes.
from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tatalaksana.catalog import HOME, REFERENCE, UNPUBLISHED, Catalog, Earlier, book_file, collect, earlier, sheet_file
from tatalaksana.git import last_changes, versions
from tatalaksana.model import MODELS, Status, schema_text
from tatalaksana.render.html import ASSETS, Addresses, Change, Page, Surroundings, asset, escape, pages, redirects
from tatalaksana.site.ahead import Ahead
from tatalaksana.site.config import SopConfig, forge_of
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.page import GeneratedPage
from tatalaksana.site.writing import write_new
from tatalaksana.source import Severity

_log = get_plugin_logger("sop")
_ASSET_FOLDER = "assets/tatalaksana"
_IN_NAV = frozenset({HOME, REFERENCE, UNPUBLISHED})


class SopPlugin(BasePlugin[SopConfig]):
    """Publishes the SOP of one folder."""

    _ahead: Ahead | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this object between rebuilds while serving."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the sources and add the stylesheet to every page."""
        self._root = Path(config.config_file_path or "mkdocs.yml").parent / self.config.folder
        config.watch.append(str(self._root))
        sheet = f"{_ASSET_FOLDER}/sop.css"
        if sheet not in config.extra_css:
            config.extra_css.append(sheet)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, before anything in site/ is touched."""
        catalog = self._checked()
        changes = {
            f"{self.config.folder}/{file}": Change(change.day, change.commit)
            for file, change in last_changes(self._root).items()
        }
        self._sheets = self._printed(catalog, {file: change.day for file, change in changes.items()})
        around = Surroundings(
            config.site_name, Addresses(directories=config.use_directory_urls), forge_of(self.config), changes,
            {name: file.stat().st_size for name, file in self._sheets.items()}, self._earlier(catalog),
        )
        self._catalog, self._around = catalog, around
        # The catalog stays for the whole build; without this the collector looks through all of it again and again.
        gc.freeze()
        self._pages: dict[str, Page] = {f"{page.name}.md": page for page in pages(catalog, around)}
        self._refuse_twins(Path(config.docs_dir))
        self._links = LinkCheck()

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, early, so that other plugins see them."""
        for uri, page in self._pages.items():
            in_nav = page.name in _IN_NAV
            title = json.dumps(escape(page.title), ensure_ascii=False)  # JSON's quotes are YAML's
            file = self._generated(files, uri, f"---\ntitle: {title}\n---\n" if in_nav else "", config)
            # However many SOP and units there are, the sidebar of every page stays as small as mkdocs.yml says.
            file.inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
            if not in_nav:
                GeneratedPage(page, file, config)
        for name in MODELS:
            uri = f"skema/{name}.schema.json"
            if files.get_file_from_path(uri) is None:  # an editor's copy in docs/ is the same text
                self._generated(files, uri, schema_text(name), config)
        for name in ASSETS:
            self._generated(files, f"{_ASSET_FOLDER}/{name}", asset(name), config)
        for logo in self._catalog.logo_names:
            self._generated(files, f"{_ASSET_FOLDER}/logo/{logo}", (self._root / logo).read_bytes(), config)
        self._links.know(file.dest_uri for file in files)
        self._ahead = Ahead(tuple(self._pages.values()), lambda: self._write_rest(Path(config.site_dir)))
        return files

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no second process behind."""
        del error
        if self._ahead:
            self._ahead.stop()

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hand the search the words of our pages that mkdocs.yml names in its nav."""
        del config, files
        ours = self._pages.get(page.file.src_uri)
        return html if ours is None or isinstance(page, GeneratedPage) else ours.search()

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """After the search has read the words, put what people see in their place."""
        del config, nav
        ours = self._pages.get(page.file.src_uri)
        if ours is not None:
            page.content = self._ahead.html(ours) if self._ahead else ours.html()
            page.meta["hide"] = ["navigation", "toc"] if ours.file else ["toc"]
            self._links.add(page.file.dest_uri, page.content)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of a page once it is written."""
        del config
        if page.file.src_uri in self._pages:
            page.content = None
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the collector see the catalog again; no generated page may hold a link that leads nowhere."""
        gc.unfreeze()
        if self._ahead:
            self._ahead.finish()
        broken = self._links.broken(Path(config.site_dir))
        for where, link in broken:
            _log.error("%s: tautan «%s» tidak menuju ke mana pun", where, link)
        if broken:
            raise PluginError(f"{len(broken)} tautan putus di halaman yang dibuat.")

    def _write_rest(self, site: Path) -> None:
        """Files beside the pages: where numbers lead to, one folder a number, too many for MkDocs' careful way; sheets."""
        for uri, content in redirects(self._catalog, self._around):
            write_new(site, uri, content.encode())
        for name, file in self._sheets.items():
            write_new(site, name, file.read_bytes())

    def _checked(self) -> Catalog:
        try:
            collection = collect(self._root, self.config.folder)
        except NotADirectoryError:
            raise PluginError(f"Folder sumber «{self.config.folder}» tidak ada di samping mkdocs.yml.") from None
        for problem in collection.problems:
            if problem.severity is Severity.ERROR:
                _log.error("%s", problem)
            else:
                _log.warning("%s", problem)
        warnings = len(collection.problems) - collection.errors
        if collection.errors or (self.config.ketat and warnings):
            raise PluginError(
                f"{collection.errors} galat dan {warnings} peringatan di {self.config.folder}/. Situs lama tidak diubah."
            )
        return collection.catalog

    def _printed(self, catalog: Catalog, days: Mapping[str, date]) -> dict[str, Path]:
        """Sheets and books by where they go, as files aside: what cannot be printed stops the build before site/ is touched."""
        if not self.config.pdf:
            return {}
        from tatalaksana.press import Cache, books, drafts, made  # noqa: PLC0415 - Typst loads slowly; not all sites want it

        names = [
            name for name, entry in catalog.entries.items() if self.config.pdf_draf or entry.sop.status is not Status.DRAF
        ]
        # Held for as long as the build: it may be a passing one.
        self._cache = Cache(self._root.parent / ".cache" / "tatalaksana" / "pdf")
        sheets = drafts(catalog, names, root=self._root, days=days)
        files = {sheet_file(name): file for name, file in made(sheets, self._cache)}
        return files | {book_file(unit): file for unit, file in made(books(catalog, sheets), self._cache)}

    def _earlier(self, catalog: Catalog) -> dict[str, tuple[Earlier, ...]]:
        files = {entry.document.file.removeprefix(f"{self.config.folder}/"): entry for entry in catalog.entries.values()}
        found = versions(self._root, files)
        return {
            files[file].id: earlier(files[file], ((version.day, version.content) for version in several))
            for file, several in found.items()
        }

    def _refuse_twins(self, docs: Path) -> None:
        """Stop before anything is emptied when a hand-written page stands where one of ours goes."""
        for file in sorted(docs.rglob("*.md")):
            uri = file.relative_to(docs).as_posix()
            if uri in self._pages:
                raise self._twin(uri)

    def _twin(self, uri: str) -> PluginError:
        return PluginError(f"«{uri}» ditulis tangan di docs/, padahal halaman itu dibuat dari {self.config.folder}/.")

    def _generated(self, files: Files, uri: str, content: str | bytes, config: MkDocsConfig) -> File:
        if files.get_file_from_path(uri) is not None:
            raise self._twin(uri)
        file = File.generated(config, uri, content=content)
        files.append(file)
        return file
