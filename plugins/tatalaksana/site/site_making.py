# The making of one site, from its sources to its last file. Sources are read and checked before MkDocs empties site/; pages are handed
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
from typing import TYPE_CHECKING

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
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
    form_pages,
    others_page,
    pages,
    redirects,
    sop_pages,
    steering_files,
)
from tatalaksana.renewal import unheard
from tatalaksana.site.ahead import Ahead
from tatalaksana.site.assets import ASSET_FOLDER
from tatalaksana.site.bersama import bersama_of, tell_troubles
from tatalaksana.site.besides import page_anywhere_apart, page_apart
from tatalaksana.site.config import SopConfig, forge_of
from tatalaksana.site.downloads import Made, press_of, sheets_of
from tatalaksana.site.emptying import refuse_emptying
from tatalaksana.site.forms_making import FormsMaking, twice
from tatalaksana.site.formulir_plugin import FormulirPlugin
from tatalaksana.site.generated import Generated
from tatalaksana.site.ground import ground_of
from tatalaksana.site.guides import SiteGuides
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.moment import Moment
from tatalaksana.site.page import page_name
from tatalaksana.site.past import past_of
from tatalaksana.site.pencarian import Pencarian
from tatalaksana.site.publishing import Publishing
from tatalaksana.site.reading import checked, last_changes_of, refuse_unnamed, tell_damage
from tatalaksana.site.remembering import Remembering
from tatalaksana.site.renewing import FilesAndTaken, Renewal, Taken, extra_of, output_of, pages_in_nav
from tatalaksana.site.rows import standing_rows
from tatalaksana.site.shell import Shell
from tatalaksana.site.sooner import put_page, shown_first
from tatalaksana.site.steady import shown_whole
from tatalaksana.web import ASSETS, asset

if TYPE_CHECKING:
    from tatalaksana.press import Bersama

_log = get_plugin_logger("sop")
_TEMPLATES = Path(mkdocs.__file__).parent / "templates"
_MANY = 500
"""SOP of which lists for other programs, and what else stands beside the pages, take longer than a second process for them."""
_IN_NAV = frozenset({HOME, REFERENCE, UNPUBLISHED})
_MAY_BE_IN_NAV = frozenset({CHANGES, IMPACT, MAP, OFFICES, QUALITY, REGULATIONS, SOPS, WORKLOAD})
"""Lists that a site may leave out of its nav without being told so: its pages lead to them."""


Written = tuple[str, Callable[[], bytes]]
"""A file, and what makes its content."""


class SiteMaking:
    """The making of one site.

    Args:
        options: What mkdocs.yml says of the plugin.
        config: Everything that it and the command say.
        root: The folder of the sources.
        publishing: Where the site goes; nothing where that is left to MkDocs.
        moment: The time that MkDocs takes for now.
        serving: Whether another one may follow in this process.
        dirty: Whether only changed pages are made.
        dressed: Whether pages have our shell.
    """

    def __init__(
        self,
        options: SopConfig,
        config: MkDocsConfig,
        root: Path,
        publishing: Publishing | None,
        moment: Moment,
        *,
        serving: bool,
        dirty: bool,
        dressed: bool,
    ) -> None:
        self._options, self._config = options, config
        self._root, self._publishing, self._moment = root, publishing, moment
        self._serving, self._dirty, self._dressed = serving, dirty, dressed
        self._ahead: Ahead | None = None
        self._searched: Ahead | None = None
        self._pencarian: Pencarian | None = None
        self._shell: Shell | None = None
        self._caches: list[Cache] = []
        self.remembering: Remembering | None = None
        """What is known of sources by now, for the next one in this process."""

    def read(self, before: SiteMaking | None) -> None:
        """Read and check everything, before anything in site/ is touched.

        Args:
            before: The one before it in this process, which knows what most sources hold.
        """
        options, config = self._options, self._config
        tanggal, acuan = self._as_of()
        self._moment.hold(tanggal)
        self._collect(before, tanggal)
        forms = self._forms = _forms(config)
        bare = self._bare(acuan)
        collection = self._collection
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
        self._begin_search(bare)
        changes = last_changes_of(self._root, options.folder, _log)
        days = renewal.table("days", {file: change.day for file, change in changes.items()})
        machines = bersama_of(options)
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
            options.folder,
            options.riwayat,
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
            forms.beside(renewal, around, options.folder)
        self._facts, self._around = facts, around
        gc.freeze()  # what was found since stays too
        self._generate()

    def add_to(self, files: Files) -> Files:
        """The files with the generated pages and what stands beside them."""
        config = self._config
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

    def fill_template(self, context: TemplateContext, template_name: str) -> None:
        """Put the shell around the page of what is not found, and all pages into the map of the site."""
        if template_name == "sitemap.xml":
            own = Path(self._env.get_template(template_name).filename or "").parent == _TEMPLATES
            context["pages"] = self._pages.all_pages(mapped=own)  # type: ignore[typeddict-item]
        if self._shell and template_name == "404.html":
            context["kerangka"] = self._shell.around_nothing(self._config)  # type: ignore[typeddict-unknown-key]

    def know_nav(self, nav: Navigation, files: Files) -> None:
        """Know all files, once every plugin has added its own, and what pages are made in, for who makes one more."""
        self._links.know(file.dest_uri for file in files)
        self._pages.end_nav(self._config)
        self._nav = nav

    def know_env(self, env: Environment, files: Files) -> None:
        """Know what pages are written with; let the search know those that a `--dirty` build does not write again."""
        self._env = env
        if self._pencarian and self._dirty:
            self._pencarian.add_untouched(files, self._config)

    def drop(self) -> None:
        """Leave no other process behind."""
        for other in (self._ahead, self._searched):
            if other:
                other.stop()
        if self._pencarian:
            self._pencarian.drop()

    def fill_page(self, context: TemplateContext, page: MkDocsPage, nav: Navigation) -> None:
        """Put what people see in its place; gather for the search what others have written."""
        made = self._page_of(page)
        with self._renewal.making(output_of(made), extra_of(made)) if made else nullcontext():
            self._fill(context, page, nav)

    def _collect(self, before: SiteMaking | None, tanggal: date | None) -> None:
        """Sources, with what the build before it, or a file of it, remembers of them; what is large of that goes again."""
        options = self._options
        remembering = before.remembering if before else None
        if remembering is None:
            remembering = Remembering(self._cache("ingatan"), self._cache("tte"), options.folder)
        self.remembering = remembering if self._serving else None
        self._collection = checked(
            self._root, options.folder, _log, strict=options.ketat, tanggal=tanggal, memory=remembering.memory
        )
        # What was read stays for the whole build; without this the collector looks through all of it again and again.
        gc.freeze()
        if not self._serving:
            remembering.keep()
        if not self._collection.catalog.cards and self._publishing:
            refuse_emptying(self._publishing.site, options.folder, _log)

    def _bare(self, acuan: str) -> Surroundings:
        """What pages know of the site before anything of the sources is asked."""
        forms = self._forms is not None
        return Surroundings(
            self._config.site_name,
            Addresses(directories=self._config.use_directory_urls),
            forge_of(self._options),
            formulir=forms,
            kerjakan=forms,
            pencarian=self._options.pencarian,
            penyunting=EDITOR_PAGE if is_installed() else "",
            acuan=acuan,
        )

    def _generate(self) -> None:
        """Which pages are made, and what is asked of them."""
        options, config, facts, around = self._options, self._config, self._facts, self._around
        named = frozenset(pages_in_nav(config.nav))
        in_nav = _IN_NAV | (_MAY_BE_IN_NAV & named)
        self._shell = Shell(facts, around) if self._dressed else None
        more = [others_page(facts, around, self._shell.groups)] if self._shell else []
        self._generated = Generated((*pages(facts, around), *more), in_nav, options.folder, words=not options.pencarian)
        self._generated.refuse_twins(Path(config.docs_dir))
        self._generated.take(self._renewal, named)
        self._links = LinkCheck()
        wanted = guides(facts.catalog, formulir=self._forms is not None) if options.panduan else ()
        self._guides = SiteGuides(wanted, named, dressed=self._dressed)

    def _fill(self, context: TemplateContext, page: MkDocsPage, nav: Navigation) -> None:
        config = self._config
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

    def finished_page(self, output: str, page: MkDocsPage) -> str:
        """A page as it is written, with the search's field on it, and without the scripts and styles that anybody wrote into it; of what it shows nothing is held any more."""
        config = self._config
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

    def finished_template(self, output: str, template_name: str) -> str:
        """The page of what is not found, likewise; other templates as they are."""
        if template_name != "404.html":
            return output
        if self._pencarian and not self._shell:
            output = self._pencarian.with_field_anywhere(output, self._config)
        if self._shell:
            output = self._shell.found_anywhere(output, self._config)
        return shown_whole(page_anywhere_apart(output, self._config))

    def finish(self) -> None:
        """Write what is beside the pages; no generated page may hold a link that leads nowhere."""
        site = Path(self._config.site_dir)
        self._write_files(site)
        self._write_differences(site)
        for other in (self._ahead, self._searched):
            if other:
                other.finish()
        if self._pencarian:
            self._pencarian.write(site)
        self._renewal.keep()
        self._renewal.tell(self._links, all_written=True)
        self._links.refuse_broken(site, _log)

    def show_edited(self) -> list[str]:
        """Make the pages of SOP that were edited into the site that is served; none where more has changed than a few of them.

        Whatever goes wrong here is told by the build that follows.
        """
        before, remembering = self._collection, self.remembering
        try:
            if not remembering or not self._publishing:
                return []
            day = before.catalog.tanggal
            held = remembering.last_read.held(self._root, self._options.folder)
            self._collection = collect(
                self._root, self._options.folder, tanggal=day, memory=remembering.memory, held=held
            )
            names = shown_first(before, self._collection)
            self._facts = facts_of(self._collection.catalog)
            self._shell = self._shell and self._shell.on(self._facts)
            self._config.site_dir = str(self._publishing.site)
            for page in sop_pages(self._facts, self._around, names):
                self._generated.pages[f"{page.name}.md"] = page
                put_page(page, self._config, self._nav, self._env)
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
            write_new(site, name, Path(file.aside).read_bytes())
        self._renewal.remember()
        rows = standing_rows(self._renewal, self._around.addresses, self._files)
        write_new(site, LISTING_JSON, listing_json(rows, self._around.name))
        write_new(site, LISTING_SCHEMA, listing_schema())
        write_new(site, LISTING_CSV, listing_csv(rows))
        if self._around.penyunting:
            from tatalaksana.mesin.situs import editor_files  # noqa: PLC0415 - it loads slowly; not all sites want it

            for name, made in editor_files(self._root, self._options.folder, self._collection, self._around.forge):
                write_new(site, name, made)
        if self._pencarian and not self._searched:
            self._pencarian.add_generated(
                (*self._generated.pages.values(), *(self._forms.made.values() if self._forms else ()))
            )

    def _begin_search(self, bare: Surroundings) -> None:
        """Make ready for the search. Where much of the site may stand there is little to gather, and its index is what takes longest: that is begun at once."""
        renewal, forms = self._renewal, self._forms
        self._pencarian = pencarian = Pencarian(renewal, bare, renewal.room) if self._options.pencarian else None
        if not pencarian or not renewal.standing:
            return

        def search() -> None:
            facts = renewal.facts
            # What surrounds pages is nothing that the search knows of them.
            pencarian.add_generated((*pages(facts, bare), *(form_pages(facts, bare) if forms else ())))
            pencarian.index_generated()

        self._searched = Ahead((), renewal.asked_by, search, long=True)

    def _write_files(self, site: Path) -> None:
        """Where numbers lead to, one folder a number: too many for MkDocs' careful way; and what says something of many SOP for other programs."""
        facts, around = self._facts, self._around
        handed: Written = (HANDED_JSON, partial(handed_json, facts, around, self._config.site_url or ""))
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
        if self._options.tanggal:
            return self._options.tanggal, "tanggal yang ditetapkan saat situs dibuat"
        day = last_commit(self._root)
        if day is None:
            _log.info(
                "Tanpa tanggal dari git dan tanpa pilihan «tanggal»: tenggat tinjauan ditulis tanpa menyebut mana yang terlambat."
            )
        return day, "hari perubahan terakhir pada sumber situs ini"

    def _printed(self, days: Mapping[str, date], machines: Bersama | None) -> dict[str, Made]:
        """Sheets and books by where they go, as files aside: what cannot be printed stops the build before site/ is touched."""
        if not self._options.pdf:
            return {}
        names = [
            name
            for name, card in self._renewal.facts.catalog.cards.items()
            if self._options.pdf_draf or card.status is not Status.DRAF
        ]
        cache = self._cache("pdf", machines.store if machines else None)
        press, bindery = press_of(cache, machines), press_of(cache, None)
        return dict(
            sheets_of(
                names, self._renewal, self._root, days=days, tanggal=self._options.tanggal, press=press, bindery=bindery
            )
        )

    def _cache(self, kind: Shelf, store: SharedStore | None = None) -> Cache:
        """What is kept of one kind, held for as long as the build: it may be a passing one."""
        self._caches.append(Cache.beside(self._root, kind, store))
        return self._caches[-1]


def _forms(config: MkDocsConfig) -> FormsMaking | None:
    """The making of forms, where the plugin `formulir` is on too."""
    plugin = config.plugins.get("formulir")
    return plugin.begin(config) if isinstance(plugin, FormulirPlugin) else None
