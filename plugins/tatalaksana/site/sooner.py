# What a preview shows before the rest is built: the pages of the few SOP that were edited, made as MkDocs makes them, into the site
# that is served.
from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from tatalaksana.catalog import Collection
from tatalaksana.files import put
from tatalaksana.render.situs import Page
from tatalaksana.site.page import GeneratedPage

_FEW = 5
"""SOP that are shown first: of more nobody waits for one."""


def shown_first(before: Collection, now: Collection) -> list[str]:
    """The ids of the SOP that are new or others than before; none where they are many, something else changed too, or nothing may be published.

    Args:
        before: What the site that stands was made from.
        now: The same folder, read with the same memory.
    """
    then, catalog = before.catalog, now.catalog
    if now.errors or (then.registers, then.formulir) != (catalog.registers, catalog.formulir):
        return []
    names = [name for name, entry in catalog.entries.items() if then.entries.get(name) is not entry]
    return names if len(names) <= _FEW else []


def put_page(ours: Page, config: MkDocsConfig, nav: Navigation, env: Environment) -> None:
    """Make one page as MkDocs does.

    Raises:
        OSError: It can't be written.
    """
    page = GeneratedPage(ours, File.generated(config, f"{ours.name}.md", content=""), config, words=False)
    page.read_source(config)
    page.active = True
    context = config.plugins.on_page_context(get_context(nav, [], config, page), page=page, config=config, nav=nav)
    output = config.plugins.on_post_page(env.get_template("main.html").render(context), page=page, config=config)
    file = Path(config.site_dir) / page.file.dest_uri
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, output.encode(errors="xmlcharrefreplace"), synced=False)
