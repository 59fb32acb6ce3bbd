# Hooks to engine calls, nothing else. Sources are read and checked before MkDocs empties site/; pages are handed
# over as their titles, and become what is seen only when their turn to be written comes.
from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tatalaksana.cache import Cache, SharedStore, Shelf
from tatalaksana.catalog import (
    CHANGES,
    HOME,
    IMPACT,
    MAP,
    MODELS,
    OFFICES,
    QUALITY,
    REFERENCE,
    REGULATIONS,
    SOPS,
    UNPUBLISHED,
    WORKLOAD,
    collect,
    schema_text,
)
from tatalaksana.facts import facts_of
from tatalaksana.files import write_new
from tatalaksana.git import last_commit
from tatalaksana.mesin import EDITOR_PAGE, is_installed
from tatalaksana.model import Status
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.render.html.istilah import istilah_of
from tatalaksana.render.listing import (
    LISTING_CSV,
    LISTING_JSON,
    LISTING_SCHEMA,
    listing_csv,
    listing_json,
    listing_schema,
)
from tatalaksana.render.panduan import guides
from tatalaksana.render.serahan import HANDED_JSON, handed_json
from tatalaksana.render.situs import (
    OTHERS,
    Page,
    calendar_units,
    others_page,
    pages,
    redirects,
    sop_pages,
    steering_files,
)
from tatalaksana.renewal import unheard
from tatalaksana.site.ahead import Ahead
from tatalaksana.site.bersama import bersama_of, tell_troubles
from tatalaksana.site.besides import page_anywhere_apart, page_apart
from tatalaksana.site.config import SopConfig, Told, accepted, forge_of
from tatalaksana.site.destination import refuse_emptying
from tatalaksana.site.downloads import Made, press_of, sheets_of
from tatalaksana.site.formulir_plugin import ASSET_FOLDER, FormulirPlugin, page_name, twice
from tatalaksana.site.generated import Generated
from tatalaksana.site.ground import ground_of
from tatalaksana.site.guides import SiteGuides
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.moment import Moment
from tatalaksana.site.past import past_of
from tatalaksana.site.pencarian import Pencarian
from tatalaksana.site.previewing import Following, Previewing
from tatalaksana.site.publishing import Publishing
from tatalaksana.site.reading import checked, last_changes_of, refuse, refuse_unnamed, tell_damage
from tatalaksana.site.remembering import Remembering
from tatalaksana.site.renewing import FilesAndTaken, Renewal, Taken, extra_of, output_of, pages_in_nav
from tatalaksana.site.rows import standing_rows
from tatalaksana.site.settings import tell_doubts
from tatalaksana.site.shell import Shell, can_dress, dress
from tatalaksana.site.sooner import put_page, shown_first
from tatalaksana.site.steady import shown_whole
from tatalaksana.web import ASSETS, asset

if TYPE_CHECKING:
    from tatalaksana.press import Bersama

_log = get_plugin_logger("sop")
_TEMPLATES = Path(mkdocs.__file__).parent / "templates"
SHEET = f"{ASSET_FOLDER}/sop.css"
"""What every page loads."""
_THEMES = f"{ASSET_FOLDER}/tema.css"
"""And this besides where another theme stands around it."""
_MANY = 500
"""SOP of which lists for other programs, and what else stands beside the pages, take longer than a second process for them."""
_SELDOM = (50_000, 20, 100)
"""When the collector looks for what is held by itself alone: nearly all that is found stays until the build ends, and to look through it as often as Python does takes a fifth of an edit's time."""
_IN_NAV = frozenset({HOME, REFERENCE, UNPUBLISHED})
_MAY_BE_IN_NAV = frozenset({CHANGES, IMPACT, MAP, OFFICES, QUALITY, REGULATIONS, SOPS, WORKLOAD})
"""Lists that a site may leave out of its nav without being told so: its pages lead to them."""


Written = tuple[str, Callable[[], bytes]]
"""A file, and what makes its content."""


class SopPlugin(BasePlugin[SopConfig]):
    """Publishes the SOP of one folder."""

    _ahead: Ahead | None = None
    _publishing: Publishing | None = None
    _pencarian: Pencarian | None = None
    _shell: Shell | None = None
    _following: Following | None = None
    _serving = False
    _dirty = False

    def __init__(self) -> None:
        super().__init__()
        self._moment = Moment()
        self._remembering: Remembering | None = None
        self._caches: list[Cache] = []

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Told:
        """Take the options, or say in Indonesian what is wrong with them, and what is doubtful of the file around them.

        Raises:
            ConfigurationError: Something is wrong with the options.
        """
        tell_doubts(config_file_path, _log)
        return accepted("sop", super().load_config(options, config_file_path))

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know whether the site is built or previewed; keep this object between rebuilds while serving."""
        self._threshold = gc.get_threshold()
        gc.set_threshold(*_SELDOM)
        self._serving = command == "serve"
        previewed = self._serving and not dirty
        self._publishing = Previewing(_log) if previewed else Publishing(command, dirty=dirty, log=_log)
        self._dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build aside, watch the sources and add the stylesheet to every page."""
        self._root = Path(config.config_file_path or "mkdocs.yml").parent / self.config.folder
        if self._publishing:
            self._publishing.redirect(config, self._root, self.config.folder)
        config.watch.append(str(self._root))
        self._site_url = config.site_url or ""
        if SHEET not in config.extra_css:
            config.extra_css.append(SHEET)
        toc = config.mdx_configs.setdefault("toc", {})
        toc.setdefault("permalink_title", "Tautan ke bagian ini")
        self._dressed = can_dress(config, pencarian=self.config.pencarian)
        if self._dressed:
            dress(config)
        elif _THEMES not in config.extra_css:
            config.extra_css.append(_THEMES)
        if self._publishing:
            self._publishing.stop_if_standing(config, self._root)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, before anything in site/ is touched."""
        gc.unfreeze()  # what an earlier build left while serving
        tanggal, acuan = self._as_of()
        self._moment.hold(tanggal)
        self._caches = []
        remembering = self._remembering
        if remembering is None:
            remembering = Remembering(self._cache("ingatan"), self._cache("tte"), self.config.folder)
        self._remembering = remembering if self._serving else None
        collection = checked(
            self._root, self.config.folder, _log, strict=self.config.ketat, tanggal=tanggal, memory=remembering.memory
        )
        # What was read stays for the whole build; without this the collector looks through all of it again and again.
        gc.freeze()
        if not self._serving:
            remembering.keep()
        if not collection.catalog.cards and self._publishing:
            refuse_emptying(self._publishing.site, self.config.folder, _log)
        forms = self._forms = _forms(config)
        bare = Surroundings(
            config.site_name,
            Addresses(directories=config.use_directory_urls),
            forge_of(self.config),
            formulir=forms is not None,
            kerjakan=forms is not None,
            pencarian=self.config.pencarian,
            penyunting=EDITOR_PAGE if is_installed() else "",
            acuan=acuan,
        )
        catalog = collection.catalog
        said = [*unheard(bare), repr(istilah_of(catalog)), repr(sorted(catalog.registers.unread))]
        ground = None if self._dirty else ground_of(config, said, written=not self._dressed)
        self._renewal = renewal = Renewal(
            facts_of(catalog, (*collection.problems, *collection.accepted)),
            bare,
            self._publishing,
            ground,
            collection.linked,
        )
        facts = renewal.facts
        changes = last_changes_of(self._root, self.config.folder, _log)
        days = renewal.table("days", {file: change.day for file, change in changes.items()})
        machines = bersama_of(self.config)
        with machines or nullcontext():
            self._files = self._printed(days, machines)
            for name, file in forms.files_of(renewal, days, machines).items() if forms else ():
                if self._files.setdefault(name, file) is not file:
                    raise twice(name)
        tell_troubles(machines, _log)
        past = past_of(
            renewal,
            self._cache("beda"),
            self._root,
            self.config.folder,
            self.config.riwayat,
            directories=config.use_directory_urls,
        )
        around = renewal.surround(
            replace(
                bare,
                changes=changes,
                prints={name: file.size for name, file in self._files.items()},
                earlier=past.earlier,
                revisions=past.revisions,
                calendars=calendar_units(facts.catalog),
            )
        )
        self._differences = past.pages
        tell_damage((*self._caches, *(forms.caches if forms else ())), _log)
        if forms:
            forms.beside(renewal, around, self.config.folder)
        self._facts, self._around, self._collection = facts, around, collection
        gc.freeze()  # Likewise what was found since.
        named = frozenset(pages_in_nav(config.nav))
        in_nav = _IN_NAV | (_MAY_BE_IN_NAV & named)
        self._shell = Shell(facts, around) if self._dressed else None
        more = [others_page(facts, around, self._shell.groups)] if self._shell else []
        self._generated = Generated(
            (*pages(facts, around), *more), in_nav, self.config.folder, words=not self.config.pencarian
        )
        self._generated.refuse_twins(Path(config.docs_dir))
        self._generated.take(renewal, named)
        self._links = LinkCheck()
        self._pencarian = Pencarian(renewal, around, renewal.room) if self.config.pencarian else None
        wanted = guides(facts.catalog, formulir=forms is not None) if self.config.panduan else ()
        self._guides = SiteGuides(wanted, named, dressed=self._dressed)

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, early, so that other plugins see them."""
        self._give_way()
        refuse_unnamed(files)
        self._generated.add_pages(files, config)
        for name in MODELS:
            uri = f"skema/{name}.schema.json"
            if files.get_file_from_path(uri) is None:  # an editor's copy in docs/ is the same text
                self._generated.add(files, uri, schema_text(name), config)
        for name in ASSETS:
            uri = f"{ASSET_FOLDER}/{name}"
            # The program is a part of the ground: while that is the same, so are they.
            if files.get_file_from_path(uri) is not None or self._renewal.take(f"berkas:{uri}") is None:
                self._generated.add(files, uri, asset(name), config)
                self._renewal.made(f"berkas:{uri}", "", [uri])
        for logo in self._facts.catalog.logo_names:
            self._generated.add(files, f"{ASSET_FOLDER}/logo/{logo}", (self._root / logo).read_bytes(), config)
        for name in self._facts.catalog.signature_pictures:
            self._generated.add(files, f"{ASSET_FOLDER}/tte/{name}", (self._root / name).read_bytes(), config)
        self._guides.add_to(files, {*self._made()}, config)
        if self._shell:
            self._shell.know(files, self._made(), config.docs_dir)
        self._links.know((*self._files, LISTING_JSON, LISTING_CSV, EDITOR_PAGE))
        early = tuple(
            page
            for uri, page in self._generated.pages.items()
            if page.name != OTHERS and uri not in self._generated.taken  # that waits for the nav
        )
        many = len(self._facts.catalog.cards) >= _MANY
        self._ahead = Ahead(early, self._renewal.asked_by, lambda: self._write_rest(Path(config.site_dir)), long=many)
        several: list[tuple[list[str], Collection[str]]] = [([*self._generated.pages], self._generated.taken)]
        if self._forms:
            several.append(([*self._forms.made], self._forms.taken))
        self._pages = FilesAndTaken(files, Taken(several, config))
        return self._pages

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Put the shell around the page of what is not found."""
        if template_name == "sitemap.xml":
            own = Path(self._env.get_template(template_name).filename or "").parent == _TEMPLATES
            context["pages"] = self._pages.all_pages(mapped=own)  # type: ignore[typeddict-item]
        if self._shell and template_name == "404.html":
            context["kerangka"] = self._shell.around_nothing(config)  # type: ignore[typeddict-unknown-key]
        return context

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Know all files, once every plugin has added its own, and what pages are made in, for who makes one more."""
        self._links.know(file.dest_uri for file in files)
        self._pages.end_nav(config)
        self._in = config, nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the search know the pages that a `--dirty` build does not write again."""
        self._env = env
        if self._pencarian and self._dirty:
            self._pencarian.add_untouched(files, config)
        return env

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave no second process behind.

        Raises:
            PluginError: The disk is full, or the like: said in a sentence.
        """
        if self._ahead:
            self._ahead.stop()
        if self._pencarian:
            self._pencarian.drop()
        refuse(error, kept=bool(self._publishing and self._publishing.is_aside))

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what people see in its place; gather for the search what others have written."""
        self._give_way()
        made = self._page_of(page)
        with self._renewal.making(output_of(made), extra_of(made)) if made else nullcontext():
            self._fill(context, page, nav, config)
        return context

    def _fill(self, context: TemplateContext, page: MkDocsPage, nav: Navigation, config: MkDocsConfig) -> None:
        name = page_name(page, directories=config.use_directory_urls)
        ours = self._generated.of(page)
        written = self._page_of(page) is None
        if self._shell:
            if ours and ours.name == OTHERS:
                self._shell.read(nav, self._made(), self._guides.pages)
            dressed = (
                self._shell.around_written(page, name, self._guides.beside(page))
                if written
                else self._shell.around_ours(name)
            )
            context["kerangka"] = dressed  # type: ignore[typeddict-unknown-key]
        if written:
            page.content = self._guides.eased(page.content or "")
        if written and self._pencarian:
            self._pencarian.add_written(page)
        if ours:
            if self._ahead and ours.name != OTHERS:
                content, asked = self._ahead.html(ours)
                self._renewal.add(output_of(ours), extra_of(ours), asked)
            else:
                content = ours.html()
            page.content = (
                content if config.theme.name == "material" else f'<div class="md-typeset">\n{content}\n</div>'
            )
            page.meta["hide"] = ["navigation", "toc"] if ours.file or ours.wide else ["toc"]
            leads = self._links.add(page.file.dest_uri, page.content)
            self._renewal.made(output_of(ours), extra_of(ours), leads=leads)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of a page once it is written; put the search's field on it; take scripts and styles out of it, whoever wrote them in; let it be shown whole."""
        if self._generated.of(page):
            page.content = None
            if not self._shell:  # other themes say their own language
                output = re.sub(r'(<html[^>]* lang=")en"', r'\1id"', output, count=1)
        made, files = self._page_of(page), [page.file.dest_uri]
        with self._renewal.making(output_of(made), extra_of(made)) if made else nullcontext():
            if self._pencarian and not self._shell:
                output = self._pencarian.with_field(output, page, config)
            output = shown_whole(page_apart(output, page.file.dest_uri, Path(config.site_dir), files.append))
        if made:
            self._renewal.made(output_of(made), extra_of(made), files)
        return output

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same with the page of what is not found."""
        if template_name != "404.html":
            return output_content
        if self._pencarian and not self._shell:
            output_content = self._pencarian.with_field_anywhere(output_content, config)
        if self._shell:
            output_content = self._shell.found_anywhere(output_content, config)
        return shown_whole(page_anywhere_apart(output_content, config))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is beside the pages; no generated page may hold a link that leads nowhere."""
        self._give_way()
        self._write_files(Path(config.site_dir))
        self._write_differences(Path(config.site_dir))
        if self._ahead:
            self._ahead.finish()
        if self._pencarian:
            self._pencarian.write(Path(config.site_dir))
        self._renewal.keep()
        self._renewal.tell(self._links, all_written=True)
        self._links.refuse_broken(Path(config.site_dir), _log)
        if self._publishing:
            self._publishing.complete()
        if isinstance(self._publishing, Previewing):
            self._publishing.settle()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Have what was edited shown first."""
        del config
        if isinstance(self._publishing, Previewing):
            server.builder = self._following = Following(server, self._show_edited, builder, _log)

    def on_shutdown(self) -> None:
        """Put the site in place."""
        self._moment.let_go()
        try:
            if self._publishing:
                self._publishing.end()
        finally:
            gc.set_threshold(*self._threshold)

    def _give_way(self) -> None:
        if self._following:
            self._following.give_way()

    def _show_edited(self) -> list[str]:
        """Make the pages of SOP that were edited into the site that is served; none where more has changed than a few of them.

        Whatever goes wrong here is told by the build that follows.
        """
        before, remembering = self._collection, self._remembering
        try:
            if not remembering or not self._publishing:
                return []
            day = before.catalog.tanggal
            self._collection = collect(self._root, self.config.folder, tanggal=day, memory=remembering.memory)
            names = shown_first(before, self._collection)
            self._facts = facts_of(self._collection.catalog)
            self._shell = self._shell and self._shell.on(self._facts)
            config, nav = self._in
            config.site_dir = str(self._publishing.site)
            for page in sop_pages(self._facts, self._around, names):
                self._generated.pages[f"{page.name}.md"] = page
                put_page(page, config, nav, self._env)
        except Exception as error:  # noqa: BLE001 - as said
            _log.debug("Belum dapat ditampilkan:", exc_info=error)
            return []
        return names

    def _page_of(self, page: MkDocsPage) -> Page | None:
        """The generated page of either plugin behind one of MkDocs'."""
        return self._generated.of(page) or (self._forms.page_of(page) if self._forms else None)

    def _made(self) -> Mapping[str, object]:
        """The generated pages of both plugins, by their files."""
        return {**self._generated.pages, **(self._forms.made if self._forms else {})}

    def _write_rest(self, site: Path) -> None:
        """Files beside the pages: sheets, lists for other programs, what the search knows."""
        for name, file in self._files.items():
            if file.aside is None:
                continue
            write_new(site, name, file.aside.read_bytes())
        self._renewal.remember()
        rows = standing_rows(self._renewal, self._around.addresses, self._files)
        write_new(site, LISTING_JSON, listing_json(rows, self._around.name))
        write_new(site, LISTING_SCHEMA, listing_schema())
        write_new(site, LISTING_CSV, listing_csv(rows))
        if self._around.penyunting:
            from tatalaksana.mesin.situs import editor_files  # noqa: PLC0415 - it loads slowly; not all sites want it

            for name, made in editor_files(self._root, self.config.folder, self._collection, self._around.forge):
                write_new(site, name, made)
        if self._pencarian:
            self._pencarian.add_generated(
                (*self._generated.pages.values(), *(self._forms.made.values() if self._forms else ()))
            )

    def _write_files(self, site: Path) -> None:
        """Where numbers lead to, one folder a number: too many for MkDocs' careful way; and what says something of many SOP for other programs."""
        facts, around = self._facts, self._around
        handed: Written = (HANDED_JSON, partial(handed_json, facts, around, self._site_url))
        for name, make in (*redirects(facts, around), *steering_files(facts, around), handed):
            output = f"berkas:{name}"
            if not self._renewal.take(output):
                with self._renewal.making(output):
                    write_new(site, name, make())
                self._renewal.made(output, "", [name])

    def _write_differences(self, site: Path) -> None:
        """The pages of the revisions' differences, which were made aside, with what stands around all pages."""
        for one in self._differences:
            files, page = [one.name], one.aside.read_text(encoding="utf-8")
            with self._renewal.making(one.output, one.key):
                whole = self._shell.around_whole(page, one.name) if self._shell else page
                write_new(site, one.name, page_apart(whole, one.name, site, files.append).encode())
            self._renewal.made(one.output, one.key, files)

    def _as_of(self) -> tuple[date | None, str]:
        """The day as of which the site is built, and in words where it comes from."""
        if self.config.tanggal:
            return self.config.tanggal, "tanggal yang ditetapkan saat situs dibuat"
        day = last_commit(self._root)
        if day is None:
            _log.info(
                "Tanpa tanggal dari git dan tanpa pilihan «tanggal»: tenggat tinjauan ditulis tanpa menyebut mana yang terlambat."
            )
        return day, "hari perubahan terakhir pada sumber situs ini"

    def _printed(self, days: Mapping[str, date], machines: Bersama | None) -> dict[str, Made]:
        """Sheets and books by where they go, as files aside: what cannot be printed stops the build before site/ is touched."""
        if not self.config.pdf:
            return {}
        names = [
            name
            for name, card in self._renewal.facts.catalog.cards.items()
            if self.config.pdf_draf or card.status is not Status.DRAF
        ]
        cache = self._cache("pdf", machines.store if machines else None)
        press, bindery = press_of(cache, machines), press_of(cache, None)
        return dict(
            sheets_of(
                names, self._renewal, self._root, days=days, tanggal=self.config.tanggal, press=press, bindery=bindery
            )
        )

    def _cache(self, kind: Shelf, store: SharedStore | None = None) -> Cache:
        """What is kept of one kind, held for as long as the build: it may be a passing one."""
        self._caches.append(Cache.beside(self._root, kind, store))
        return self._caches[-1]


def _forms(config: MkDocsConfig) -> FormulirPlugin | None:
    """The plugin `formulir`, where it is on too."""
    plugin = config.plugins.get("formulir")
    return plugin if isinstance(plugin, FormulirPlugin) else None
