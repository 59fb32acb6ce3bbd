# The plugin `sop`: MkDocs' hooks, each to the making of a site, which is loaded when one has to be made. Who finds that the site stands as
# it would be made needs none of it, and loading is most of what that takes.
from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tatalaksana.site.assets import SHEET, THEMES
from tatalaksana.site.config import SopConfig, Told, accepted
from tatalaksana.site.dressing import can_dress, dress
from tatalaksana.site.moment import Moment
from tatalaksana.site.previewing import Following, Previewing
from tatalaksana.site.publishing import Publishing
from tatalaksana.site.settings import tell_doubts

if TYPE_CHECKING:
    from tatalaksana.site.site_making import SiteMaking

_log = get_plugin_logger("sop")
_SELDOM = (50_000, 20, 100)
"""When the collector looks for what is held by itself alone: nearly all that is found stays until the build ends, and to look through it as often as Python does takes a fifth of an edit's time."""


class SopPlugin(BasePlugin[SopConfig]):
    """Publishes the SOP of one folder."""

    _publishing: Publishing | None = None
    _making: SiteMaking | None = None
    _following: Following | None = None
    _serving = False
    _dirty = False

    def __init__(self) -> None:
        super().__init__()
        self._moment = Moment()

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
        if SHEET not in config.extra_css:
            config.extra_css.append(SHEET)
        toc = config.mdx_configs.setdefault("toc", {})
        toc.setdefault("permalink_title", "Tautan ke bagian ini")
        self._dressed = can_dress(config, pencarian=self.config.pencarian)
        if self._dressed:
            dress(config)
        elif THEMES not in config.extra_css:
            config.extra_css.append(THEMES)
        if self._publishing:
            self._publishing.stop_if_standing(config, self._root)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, before anything in site/ is touched."""
        from tatalaksana.site.site_making import SiteMaking  # noqa: PLC0415 - as said above

        making = SiteMaking(
            self.config,
            config,
            self._root,
            self._publishing,
            self._moment,
            serving=self._serving,
            dirty=self._dirty,
            dressed=self._dressed,
        )
        try:
            making.read(self._making)
        except BaseException:
            making.drop()
            raise
        follows = self._making is not None
        self._making = making
        if follows:
            # The one before holds itself, and the collector seldom comes: a preview would grow by a whole site with each edit.
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, early, so that other plugins see them."""
        del config
        return self._made.add_to(files)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Put the shell around the page of what is not found."""
        del config
        self._made.fill_template(context, template_name)
        return context

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Know all files, once every plugin has added its own, and what pages are made in, for who makes one more."""
        del config
        self._made.know_nav(nav, files)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the search know the pages that a `--dirty` build does not write again."""
        del config
        self._made.know_env(env, files)
        return env

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave no second process behind.

        Raises:
            PluginError: The disk is full, or the like: said in a sentence.
        """
        from tatalaksana.site.reading import refuse  # noqa: PLC0415 - it loads slowly, and most builds end well

        if self._making:
            self._making.drop()
        refuse(error, kept=bool(self._publishing and self._publishing.is_aside))

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what people see in its place; gather for the search what others have written."""
        del config
        self._made.fill_page(context, page, nav)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of a page once it is written; put the search's field on it; take scripts and styles out of it, whoever wrote them in; let it be shown whole."""
        del config
        return self._made.finished_page(output, page)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same with the page of what is not found."""
        del config
        return self._made.finished_template(output_content, template_name)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is beside the pages; no generated page may hold a link that leads nowhere."""
        del config
        self._made.finish()
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

    @property
    def _made(self) -> SiteMaking:
        """The site that is being made, unless what is edited meanwhile has to be shown first."""
        if self._following:
            self._following.give_way()
        assert self._making is not None  # noqa: S101 - MkDocs has read first
        return self._making

    def _show_edited(self) -> list[str]:
        """Make the pages of SOP that were edited into the site that is served; none where more has changed than a few of them."""
        return self._making.show_edited() if self._making else []
