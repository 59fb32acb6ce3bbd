# The plugin `formulir`: forms as pages, and within hand-written pages. By itself, or beside `sop` with its catalog.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tatalaksana.cache import Cache
from tatalaksana.catalog import FORMS
from tatalaksana.facts import facts_of
from tatalaksana.files import write_new
from tatalaksana.git import last_commit
from tatalaksana.render.html import Addresses, Html, Surroundings
from tatalaksana.render.situs import Page, form_block, form_pages
from tatalaksana.site.besides import page_anywhere_apart, page_apart
from tatalaksana.site.blocks import Block, block_problems, with_marks
from tatalaksana.site.config import FormulirConfig, Told, accepted
from tatalaksana.site.downloads import Made, fillable, press_of
from tatalaksana.site.generated import Generated
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.moment import Moment
from tatalaksana.site.publishing import Publishing
from tatalaksana.site.reading import checked, last_changes_of, refuse, refuse_unnamed, tell, tell_damage
from tatalaksana.site.renewing import Renewal, extra_of, output_of, pages_in_nav
from tatalaksana.source import Problem
from tatalaksana.web import ASSETS, asset

if TYPE_CHECKING:
    from tatalaksana.press import Bersama

_log = get_plugin_logger("formulir")
ASSET_FOLDER = "assets/tatalaksana"


class FormulirPlugin(BasePlugin[FormulirConfig]):
    """Publishes the forms of one folder."""

    _publishing: Publishing | None = None
    _moment = Moment()
    caches: list[Cache]
    """Where files of this build are kept."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Told:
        """Take the options, or say in Indonesian what is wrong with them.

        Raises:
            ConfigurationError: Something is.
        """
        return accepted("formulir", super().load_config(options, config_file_path))

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know whether the site is built or previewed; keep this object between rebuilds while serving."""
        self._publishing = Publishing(command, dirty=dirty, log=_log)

    @property
    def folder(self) -> str:
        """The folder of the sources, as users know it."""
        return self.config.folder or "sops"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the sources and add the stylesheet to every page, where the plugin `sop` does not."""
        self._neighbour: tuple[Renewal, Surroundings] | None = None
        self._beside = "sop" in config.plugins
        self._root = Path(config.config_file_path or "mkdocs.yml").parent / self.folder
        if not self._beside:
            if self._publishing:
                self._publishing.redirect(config, self._root, self.folder)
            config.watch.append(str(self._root))
            sheet = f"{ASSET_FOLDER}/sop.css"
            if sheet not in config.extra_css:
                config.extra_css.append(sheet)
        return config

    def beside(self, renewal: Renewal, around: Surroundings, folder: str) -> None:
        """Publish what the plugin `sop` has read, instead of reading it again.

        Raises:
            PluginError: mkdocs.yml names another folder for the forms.
        """
        if self.config.folder not in (None, folder):
            raise PluginError(
                f"«formulir» memakai folder plugin «sop», yaitu «{folder}». Hapus «folder» dari «formulir»."
            )
        self._neighbour = (renewal, around)

    def page_of(self, page: MkDocsPage) -> Page | None:
        """Our page behind one of MkDocs', if it is ours."""
        return self._generated.of(page)

    @property
    def made(self) -> Mapping[str, Page]:
        """Our pages by their files, once the sources are read."""
        return self._generated.pages

    @property
    def taken(self) -> Collection[str]:
        """The files of those that are taken as they stand."""
        return self._generated.taken

    def files_of(self, renewal: Renewal, days: Mapping[str, date], machines: Bersama | None = None) -> dict[str, Made]:
        """What can be downloaded of forms and of SOP, by where it goes, as files aside.

        Args:
            renewal: What is made, and what is taken.
            days: Source file to the day of its last change.
            machines: Others that make or keep it.

        Raises:
            PluginError: Two sources would have the same file.
        """
        from tatalaksana.press import Wanted  # noqa: PLC0415 - Typst loads slowly

        config = self.config
        wanted = Wanted(days, self.folder, config.pdf, config.pdf_tinjauan, config.pemisah_csv)
        # Held for as long as the build: it may be a passing one.
        cache = Cache.beside(self._root, "formulir", machines.store if machines else None)
        self.caches = [cache]
        files: dict[str, Made] = {}
        for name, file in fillable(wanted, renewal, press_of(cache, machines)):
            if name in files:
                raise twice(name)
            files[name] = file
        return files

    @event_priority(-50)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, also the blocks in hand-written pages, before anything in site/ is touched."""
        self._files: dict[str, Made] = {}
        self._renewal, self._around = self._neighbour or self._read(config)
        self._facts = self._renewal.facts
        self._generated = Generated(
            form_pages(self._facts, self._around), {FORMS}, self.folder, words=not self._around.pencarian
        )
        docs = Path(config.docs_dir)
        self._generated.refuse_twins(docs)
        self._refuse_blocks(docs)
        self._generated.take(self._renewal, frozenset(pages_in_nav(config.nav)))
        self._links = LinkCheck()
        self._blocks: dict[str, Html] = {}

    @event_priority(40)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, early, so that other plugins see them."""
        refuse_unnamed(files)
        self._generated.add_pages(files, config)
        if not self._beside:
            for name in ASSETS:
                self._generated.add(files, f"{ASSET_FOLDER}/{name}", asset(name), config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Know all files, once every plugin has added its own."""
        del nav, config
        self._links.know(file.dest_uri for file in files)
        self._links.know(self._around.prints)

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put a mark where a block asks for a form, before other plugins take the fence for code."""
        del files
        self._blocks = {}
        name = page_name(page, directories=config.use_directory_urls)

        def mark(block: Block) -> str:
            if block.flaw or block.form_id not in self._facts.catalog.formulir:  # on a page that another plugin made
                raise PluginError(f"{page.file.src_uri}: blok formulir «{block.form_id[:80]}» tidak dapat ditampilkan.")
            self._blocks[marked := f"tatalaksanaformulir{block.first}disini"] = form_block(
                block.form_id, self._facts, self._around, name
            )
            return marked  # letters and digits only: nothing that Markdown or other plugins read anything into

        return with_marks(markdown, mark)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put forms in the place of their marks."""
        del config, files
        for mark, block in self._blocks.items():
            html = html.replace(f"<p>{mark}</p>", block).replace(mark, block)
        if self._blocks:
            self._links.add(page.file.dest_uri, "".join(self._blocks.values()))
        return html

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what people see in its place, after a theme's search has read the words."""
        del config, nav
        ours = self._generated.of(page)
        if ours is not None:
            with self._renewal.making(output_of(ours), extra_of(ours)):
                page.content = ours.html()
            page.meta["hide"] = ["toc"] if ours.name == FORMS else ["navigation", "toc"]
            leads = self._links.add(page.file.dest_uri, page.content)
            self._renewal.made(output_of(ours), extra_of(ours), leads=leads)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of a page once it is written; take scripts and styles out of it, where the plugin `sop` does not."""
        if self._generated.of(page):
            page.content = None
        return output if self._beside else page_apart(output, page.file.dest_uri, Path(config.site_dir))

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Likewise the page of what is not found."""
        ours = template_name == "404.html" and not self._beside
        return page_anywhere_apart(output_content, config) if ours else output_content

    @event_priority(50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what can be downloaded; no generated page may hold a link that leads nowhere."""
        site = Path(config.site_dir)
        for name, file in self._files.items():
            if file.aside is not None:
                write_new(site, name, file.aside.read_bytes())
        self._renewal.tell(self._links, all_written=False)
        self._links.refuse_broken(site, _log)
        if self._publishing:
            self._publishing.complete()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Say in a sentence when the disk is full, or the like.

        Raises:
            PluginError: It is.
        """
        refuse(error, kept=bool(self._publishing and self._publishing.is_aside))

    def on_shutdown(self) -> None:
        """Put the site in place, where the plugin `sop` does not."""
        self._moment.let_go()
        if self._publishing:
            self._publishing.end()

    def _read(self, config: MkDocsConfig) -> tuple[Renewal, Surroundings]:
        """What is published without the plugin `sop`."""
        self._moment.hold(last_commit(self._root))
        facts = facts_of(checked(self._root, self.folder, _log, strict=self.config.ketat).catalog)
        changes = last_changes_of(self._root, self.folder, _log)
        addresses = Addresses(directories=config.use_directory_urls)
        bare = Surroundings(config.site_name, addresses, sop=False, formulir=True)
        renewal = Renewal(facts, bare, None, None)
        self._files = self.files_of(renewal, {file: change.day for file, change in changes.items()})
        tell_damage(self.caches, _log)
        sizes = {name: file.size for name, file in self._files.items()}
        return renewal, replace(bare, changes=changes, prints=sizes)

    def _refuse_blocks(self, docs: Path) -> None:
        problems = [problem for file in _written(docs) for problem in self._block_problems(docs, file)]
        for problem in problems:
            tell(problem, _log)
        if problems:
            raise PluginError(f"{len(problems)} blok formulir salah di {docs.name}/. Situs lama tidak diubah.")

    def _block_problems(self, docs: Path, file: Path) -> Iterator[Problem]:
        lines = file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
        return block_problems(f"{docs.name}/{file.relative_to(docs).as_posix()}", lines, self._facts.catalog.formulir)


def twice(name: str) -> PluginError:
    """Two sources have names that lead to one file."""
    return PluginError(
        f"«{name}» akan dibuat dari dua sumber: ganti nama berkas YAML yang namanya sama dengan unduhan itu."
    )


def _written(docs: Path) -> Iterator[Path]:
    """The pages that people wrote; MkDocs leaves out what begins with a dot."""
    for file in sorted(docs.rglob("*.md")):
        if not any(part.startswith(".") for part in file.relative_to(docs).parts) and file.is_file():
            yield file


def page_name(page: MkDocsPage, *, directories: bool) -> str:
    """The name by which our addresses know a page of MkDocs."""
    name = page.file.dest_uri.removesuffix(".html")
    return name.removesuffix("/index") if directories else name
