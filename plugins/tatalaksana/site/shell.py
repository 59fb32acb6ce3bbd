# The shell around every page under Material: MkDocs' side of `render/situs/kerangka.py`. Its templates stand in `tema/`, after those
# of the site's own folder, so that a site may still have its own.
from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from tatalaksana.catalog import FORMS, REFERENCE
from tatalaksana.facts import AllFacts
from tatalaksana.render.html import Html, Place, Surroundings
from tatalaksana.render.situs import LISTS, MAIN, REFERENCE_TITLE, SHELL_SCRIPT, MenuGroup, MenuLink, language_of, shell
from tatalaksana.site.assets import ASSET_FOLDER
from tatalaksana.site.guides import TITLE as GUIDES

_STYLES = ("assets/stylesheets/main.", "assets/stylesheets/palette.")
_THEIRS = ("assets/javascripts/", "assets/stylesheets/")


@dataclass(frozen=True, slots=True)
class Dress:
    """What a template asks for."""

    atas: Html
    jejak: Html
    bawah: Html
    skrip: str
    judul: str = ""
    """What the page is called, where MkDocs does not know it."""
    gaya: Sequence[str] = ()
    """The theme's sheets, for a page that somebody wrote."""
    bagian: str = ""
    saudara: Sequence[MkDocsPage] = ()
    """The pages of its section of the nav, and how that is called."""
    butir: Sequence[AnchorLink] = ()
    """The headings on it."""
    daftar: Sequence[tuple[str, str]] = ()
    """Where a reader may go on, from the page of what is not found."""
    bahasa: str = ""
    """The language of a written page, if it is another than the site's."""

    @property
    def samping(self) -> bool:
        """Whether anything stands beside the page."""
        return bool(self.saudara or self.butir)


class Shell:
    """The shell of one build.

    Args:
        facts: What the site is made from.
        around: What pages say besides.
    """

    def __init__(self, facts: AllFacts, around: Surroundings) -> None:
        self._facts, self._around = facts, around
        self._styles: tuple[str, ...] = ()
        self.groups: list[MenuGroup] = []
        """The pages that people wrote, as «Lainnya» names them."""

    def on(self, facts: AllFacts) -> Shell:
        """The same on another state of the collection."""
        other = Shell(facts, self._around)
        other._styles, other.groups = self._styles, self.groups
        return other

    def know(self, files: Files, ours: Mapping[str, object], docs: str) -> None:
        """Learn which sheets written pages need, and publish nothing of the theme that no page asks for."""
        theirs = [file for file in files if file.src_uri.startswith(_THEIRS) and file.src_dir != docs]
        styles = [file.src_uri for file in theirs if file.src_uri.startswith(_STYLES) and file.src_uri.endswith(".css")]
        written = any(file.src_uri not in ours for file in files.documentation_pages())
        self._styles = tuple(sorted(styles)) if written else ()
        for file in theirs:
            if file.src_uri not in self._styles:
                files.remove(file)

    def read(self, nav: Navigation, ours: Mapping[str, object], guides: Sequence[MkDocsPage]) -> None:
        """Learn what people wrote, in the order and under the names of the nav, once their pages have been read and have titles; guides that no nav names come last."""
        if not guides:  # The reference is ours too, but it belongs to the guides.
            self.groups[:] = _groups(nav.items, ours.keys() - {f"{REFERENCE}.md"})
            return
        links = [_link(page) for page in guides]
        reference = MenuLink(REFERENCE_TITLE, self._around.addresses.of(REFERENCE))
        self.groups[:] = [*_groups(nav.items, ours.keys()), MenuGroup(GUIDES, (*links, reference))]

    def around_ours(self, name: str) -> Dress:
        """What stands around a generated page."""
        parts = shell(Place(name, self._facts, self._around))
        return Dress(parts.atas, parts.jejak, parts.bawah, _SCRIPT)

    def around_whole(self, page: str, file: str) -> str:
        """A page of ours that stands alone, with the shell around its content; `file` is where it goes."""
        up = "../" * file.count("/")
        parts = shell(Place(file.removesuffix(".html"), self._facts, self._rooted(up)))
        return (
            page.replace("<html ", '<html class="sop-situs" ', 1)
            .replace("</head>", f'<script src="{up}{_SCRIPT}"></script>\n</head>', 1)
            .replace(
                '<main class="',
                f'{parts.atas}<div class="sop-badan">\n<main id="{MAIN}" tabindex="-1" class="sop-dasar ',
                1,
            )
            .replace('<header>\n<p class="sop-jejak">', f'{parts.jejak}<header>\n<p class="sop-jejak">', 1)
            .replace("</main>", f"</main>\n</div>\n{parts.bawah}", 1)
        )

    def around_written(self, page: MkDocsPage, name: str, guides: Sequence[MkDocsPage]) -> Dress:
        """What stands around a page that somebody wrote; `guides` are those beside it, where it is one that no nav names."""
        section = page.parent if isinstance(page.parent, Section) else None
        sections = [str(one.title) for one in reversed([*page.ancestors]) if isinstance(one, Section)]
        parts = shell(Place(name, self._facts, self._around), [GUIDES] if guides else sections)
        pages = [one for one in section.children if isinstance(one, MkDocsPage)] if section else [*guides]
        heads = [below for one in page.toc for below in one.children]
        return Dress(
            parts.atas, parts.jejak, parts.bawah, _SCRIPT, "", self._styles,
            GUIDES if guides else str(section.title) if section else "", pages if len(pages) > 1 else (), heads if len(heads) > 1 else (),
            bahasa=language_of(page.content or ""),
        )  # fmt: skip

    def around_nothing(self, config: MkDocsConfig) -> Dress:
        """What stands around the page of what is not found, which is shown at any address."""
        around = self._rooted(urlsplit(config.site_url or "").path.rstrip("/") + "/")
        place = Place("404", self._facts, around)
        parts = shell(place)
        lists = [(place.href(page), name) for page, name in LISTS.items() if page != FORMS or around.formulir]
        return Dress(parts.atas, parts.jejak, parts.bawah, _SCRIPT, "Halaman tidak ditemukan", daftar=lists)

    def found_anywhere(self, output: str, config: MkDocsConfig) -> str:
        """That page, where mkdocs.yml doesn't say the site's address: it asks for the script that finds it in each folder above."""
        if config.site_url:
            return output
        at_root = f'<script src="/{_SCRIPT}"></script>'
        above = "".join(f'<script src="{"../" * steps or "./"}{_SCRIPT}"></script>' for steps in range(_DEEPEST))
        return output.replace(at_root, at_root + above, 1).replace("<html ", "<html data-di-mana-saja ", 1)

    def _rooted(self, root: str) -> Surroundings:
        """The surroundings of a page whose links begin at the root of the site."""
        return replace(self._around, addresses=replace(self._around.addresses, root=root))


_SCRIPT = f"{ASSET_FOLDER}/{SHELL_SCRIPT}"
_DEEPEST = 5
"""Folders between an address of the site and its root."""


def _groups(items: Sequence[StructureItem], ours: AbstractSet[str]) -> Iterator[MenuGroup]:
    """Written pages by the sections of the nav; those in none come first."""
    loose = tuple(link for item in items for link in _links(item, ours) if not isinstance(item, Section))
    if loose:
        yield MenuGroup("Halaman lain", loose)
    for item in items:
        if isinstance(item, Section) and (links := tuple(_links(item, ours))):
            yield MenuGroup(str(item.title), links)


def _links(item: StructureItem, ours: AbstractSet[str]) -> Iterator[MenuLink]:
    if isinstance(item, Section):
        for child in item.children:
            yield from _links(child, ours)
    elif isinstance(item, NavLink):
        yield MenuLink(str(item.title), item.url)
    elif isinstance(item, MkDocsPage) and item.file.src_uri not in ours:
        yield _link(item)


def _link(page: MkDocsPage) -> MenuLink:
    # Titles are markup, as themes print them.
    title = html.unescape(re.sub("<[^>]*>", "", str(page.title)))
    return MenuLink(title, page.file.url if page.file.url != "./" else "")
