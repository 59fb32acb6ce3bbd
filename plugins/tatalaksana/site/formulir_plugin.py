# The plugin `formulir`: MkDocs' hooks, each to the making of forms, which is loaded when there are some to make. By itself, or beside `sop`.
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tatalaksana.site.assets import SHEET
from tatalaksana.site.config import FormulirConfig, Told, accepted
from tatalaksana.site.moment import Moment
from tatalaksana.site.publishing import Publishing

if TYPE_CHECKING:
    from tatalaksana.site.forms_making import FormsMaking

_log = get_plugin_logger("formulir")


class FormulirPlugin(BasePlugin[FormulirConfig]):
    """Publishes the forms of one folder."""

    _publishing: Publishing | None = None
    _moment = Moment()
    _making: FormsMaking

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> Told:
        """Take the options, or say in Indonesian what is wrong with them.

        Raises:
            ConfigurationError: Something is.
        """
        return accepted("formulir", super().load_config(options, config_file_path))

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Know whether the site is built or previewed; keep this object between rebuilds while serving."""
        self._publishing = Publishing(command, dirty=dirty, log=_log)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the sources and add the stylesheet to every page, where the plugin `sop` does not."""
        self._folder = self.config.folder or "sops"
        self._root = Path(config.config_file_path or "mkdocs.yml").parent / self._folder
        if "sop" not in config.plugins:
            if self._publishing:
                self._publishing.redirect(config, self._root, self._folder)
            config.watch.append(str(self._root))
            if SHEET not in config.extra_css:
                config.extra_css.append(SHEET)
        return config

    def begin(self, config: MkDocsConfig) -> FormsMaking:
        """Begin to make forms; the plugin `sop` does so before they are read, where it is on too."""
        from tatalaksana.site.forms_making import FormsMaking  # noqa: PLC0415 - as said above

        self._making = FormsMaking(self.config, config, self._root, self._folder, self._moment)
        return self._making

    @event_priority(-50)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything, also the blocks in hand-written pages, before anything in site/ is touched."""
        if "sop" not in config.plugins:
            self.begin(config)
        self._making.read()

    @event_priority(40)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files, early, so that other plugins see them."""
        del config
        self._making.add_to(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Know all files, once every plugin has added its own."""
        del nav, config
        self._making.know(files)

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put a mark where a block asks for a form, before other plugins take the fence for code."""
        del config, files
        return self._making.marked(markdown, page)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put forms in the place of their marks."""
        del config, files
        return self._making.with_forms(html, page)

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put what people see in its place, after a theme's search has read the words."""
        del config, nav
        self._making.fill_page(page)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of a page once it is written; take scripts and styles out of it, where the plugin `sop` does not."""
        del config
        return self._making.finished_page(output, page)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Likewise the page of what is not found."""
        del config
        return self._making.finished_template(output_content, template_name)

    @event_priority(50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what can be downloaded; no generated page may hold a link that leads nowhere."""
        del config
        self._making.finish()
        if self._publishing:
            self._publishing.complete()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Say in a sentence when the disk is full, or the like.

        Raises:
            PluginError: It is.
        """
        from tatalaksana.site.reading import refuse  # noqa: PLC0415 - as in `begin`, and most builds end well

        refuse(error, kept=bool(self._publishing and self._publishing.is_aside))

    def on_shutdown(self) -> None:
        """Put the site in place, where the plugin `sop` does not."""
        self._moment.let_go()
        if self._publishing:
            self._publishing.end()
