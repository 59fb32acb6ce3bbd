# What a preview shows before the rest is built: the pages of the few SOP that were edited, made as MkDocs makes them, into the site
# that is served.
from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from tatalaksana.catalog import Collection, Held
from tatalaksana.files import put
from tatalaksana.render.situs import Page
from tatalaksana.site.page import GeneratedPage
from tatalaksana.source import content_of, file_states, key_of

_FEW = 5
"""SOP that are shown first: of more nobody waits for one."""


class LastRead:
    """How sources stood when they were read last, so that only what stands otherwise is read to show it.

    Two changes within one moment of a file system may look as one: the build that follows reads everything.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, bytes]] = {}

    def held(self, root: Path, shown: str) -> Held:
        """What the sources of a folder hold, where they have to be read, and by what that is remembered.

        Args:
            root: The folder.
            shown: How users know it.
        """
        found: dict[str, tuple[bytes | None, bytes]] = {}
        for name, state in file_states(root, shown).items():
            before, key = self._known.get(name, ("", b""))
            if before == state:
                found[name] = None, key
            elif name.endswith(".yaml"):
                content = content_of(root / name.removeprefix(f"{shown}/"), root=root, shown=name)
                if isinstance(content, bytes):
                    key = key_of(name, content)
                    self._known[name], found[name] = (state, key), (content, key)
        return found


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
