# The making of forms: as pages, and within hand-written pages. By themselves, or beside the SOP with their catalog.
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from tatalaksana.cache import Cache
from tatalaksana.catalog import FORMS
from tatalaksana.facts import facts_of
from tatalaksana.files import write_new
from tatalaksana.git import last_commit
from tatalaksana.render.html import Addresses, Html, Surroundings
from tatalaksana.render.situs import Page, form_block, form_pages
from tatalaksana.site.assets import ASSET_FOLDER
from tatalaksana.site.besides import page_anywhere_apart, page_apart
from tatalaksana.site.blocks import Block, block_problems, with_marks
from tatalaksana.site.config import FormulirConfig
from tatalaksana.site.downloads import Made, fillable, press_of
from tatalaksana.site.generated import Generated
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.moment import Moment
from tatalaksana.site.page import page_name
from tatalaksana.site.reading import checked, last_changes_of, refuse_unnamed, tell, tell_damage
from tatalaksana.site.renewing import Renewal, extra_of, output_of, pages_in_nav
from tatalaksana.source import Problem
from tatalaksana.web import ASSETS, asset

if TYPE_CHECKING:
    from tatalaksana.press import Bersama

_log = get_plugin_logger("formulir")


class FormsMaking:
    """The making of the pages and files of forms.

    Args:
        options: What mkdocs.yml says of the plugin.
        config: Everything that it and the command say.
        root: The folder of the sources.
        folder: The same as users know it.
        moment: The time that MkDocs takes for now.
    """

    def __init__(self, options: FormulirConfig, config: MkDocsConfig, root: Path, folder: str, moment: Moment) -> None:
        self._options, self._config, self._root, self._folder = options, config, root, folder
        self._moment = moment
        self._beside = "sop" in config.plugins
        self._neighbour: tuple[Renewal, Surroundings] | None = None
        self.caches: list[Cache] = []
        """Where files of this build are kept."""

    def beside(self, renewal: Renewal, around: Surroundings, folder: str) -> None:
        """Publish what the plugin `sop` has read, instead of reading it again.

        Raises:
            PluginError: mkdocs.yml names another folder for the forms.
        """
        if self._options.folder not in (None, folder):
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

        options = self._options
        wanted = Wanted(days, self._folder, options.pdf, options.pdf_tinjauan, options.pemisah_csv)
        # Held for as long as the build: it may be a passing one.
        cache = Cache.beside(self._root, "formulir", machines.store if machines else None)
        self.caches = [cache]
        files: dict[str, Made] = {}
        for name, file in fillable(wanted, renewal, press_of(cache, machines)):
            if name in files:
                raise twice(name)
            files[name] = file
        return files

    def read(self) -> None:
        """Read and check everything, also the blocks in hand-written pages, before anything in site/ is touched."""
        config = self._config
        self._files: dict[str, Made] = {}
        self._renewal, self._around = self._neighbour or self._read()
        self._facts = self._renewal.facts
        self._generated = Generated(
            form_pages(self._facts, self._around), {FORMS}, self._folder, words=not self._around.pencarian
        )
        docs = Path(config.docs_dir)
        self._generated.refuse_twins(docs)
        self._refuse_blocks(docs)
        self._generated.take(self._renewal, frozenset(pages_in_nav(config.nav)))
        self._links = LinkCheck()
        self._blocks: dict[str, Html] = {}

    def add_to(self, files: Files) -> None:
        """Add the generated pages and files."""
        refuse_unnamed(files)
        self._generated.add_pages(files, self._config)
        if not self._beside:
            for name in ASSETS:
                self._generated.add(files, f"{ASSET_FOLDER}/{name}", asset(name), self._config)

    def know(self, files: Files) -> None:
        """Know all files, once every plugin has added its own."""
        self._links.know(file.dest_uri for file in files)
        self._links.know(self._around.prints)

    def marked(self, markdown: str, page: MkDocsPage) -> str:
        """A written page with a mark where a block asks for a form, before other plugins take the fence for code.

        Raises:
            PluginError: There is no such form, on a page that another plugin made.
        """
        self._blocks = {}
        name = page_name(page, directories=self._config.use_directory_urls)

        def mark(block: Block) -> str:
            if block.flaw or block.form_id not in self._facts.catalog.formulir:  # on a page that another plugin made
                raise PluginError(f"{page.file.src_uri}: blok formulir «{block.form_id[:80]}» tidak dapat ditampilkan.")
            self._blocks[marked := f"tatalaksanaformulir{block.first}disini"] = form_block(
                block.form_id, self._facts, self._around, name
            )
            return marked  # letters and digits only: nothing that Markdown or other plugins read anything into

        return with_marks(markdown, mark)

    def with_forms(self, html: str, page: MkDocsPage) -> str:
        """The same with forms in the place of their marks."""
        for mark, block in self._blocks.items():
            html = html.replace(f"<p>{mark}</p>", block).replace(mark, block)
        if self._blocks:
            self._links.add(page.file.dest_uri, "".join(self._blocks.values()))
        return html

    def fill_page(self, page: MkDocsPage) -> None:
        """Put what people see in its place, after a theme's search has read the words."""
        ours = self._generated.of(page)
        if ours is not None:
            with self._renewal.making(output_of(ours), extra_of(ours)):
                page.content = ours.html()
            page.meta["hide"] = ["toc"] if ours.name == FORMS else ["navigation", "toc"]
            leads = self._links.add(page.file.dest_uri, page.content)
            self._renewal.made(output_of(ours), extra_of(ours), leads=leads)

    def finished_page(self, output: str, page: MkDocsPage) -> str:
        """A page as it is written, without scripts and styles in it, where the plugin `sop` does not see to that; of what it shows nothing is held any more."""
        if self._generated.of(page):
            page.content = None
        return output if self._beside else page_apart(output, page.file.dest_uri, Path(self._config.site_dir))

    def finished_template(self, output: str, template_name: str) -> str:
        """The page of what is not found, likewise; other templates as they are."""
        ours = template_name == "404.html" and not self._beside
        return page_anywhere_apart(output, self._config) if ours else output

    def finish(self) -> None:
        """Write what can be downloaded; no generated page may hold a link that leads nowhere."""
        site = Path(self._config.site_dir)
        for name, file in self._files.items():
            if file.aside is not None:
                write_new(site, name, Path(file.aside).read_bytes())
        self._renewal.tell(self._links, all_written=False)
        self._links.refuse_broken(site, _log)

    def _read(self) -> tuple[Renewal, Surroundings]:
        """What is published without the plugin `sop`."""
        config = self._config
        self._moment.hold(last_commit(self._root))
        facts = facts_of(checked(self._root, self._folder, _log, strict=self._options.ketat).catalog)
        changes = last_changes_of(self._root, self._folder, _log)
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
