# The guides that come with the program, as pages of MkDocs. A page that the site's own folder has by that name stands in its place.
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from tatalaksana.render.panduan import Guide, reachable

TITLE = "Panduan"
"""What menus call the guides that the site's own nav does not name."""
_PICTURE = re.compile(r'<img (?=[^>]*\bsrc="[^"]*?(gambar/[a-z0-9-]+\.png)")')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
"""One of Markdown's: what has a class stands in a box already."""
_EXAMPLE = re.compile(r"(<pre[^>]*>(?:<span></span>)?)<code(?! tabindex)")
_PNG_SIZE = slice(16, 24)
"""Where a PNG's first chunk has its width and its height, four bytes each."""


class SiteGuides:
    """The guides of one build.

    Args:
        guides: Them.
        in_nav: Names of the pages that mkdocs.yml names.
        dressed: Whether the site has our shell, whose menu leads to them; otherwise a nav that nobody wrote does.
    """

    def __init__(self, guides: Iterable[Guide], in_nav: AbstractSet[str], *, dressed: bool) -> None:
        self._guides = tuple(guides)
        self._in_nav = in_nav
        self._apart = dressed or bool(in_nav)
        self._files: list[File] = []
        self._sizes: Mapping[str, tuple[int, int]] = {
            name: _size(picture) for guide in self._guides for name, picture in guide.pictures
        }

    def add_to(self, files: Files, ours: Collection[str], config: MkDocsConfig) -> None:
        """Add pages and pictures; `ours` are the generated pages' files, which may not be there yet."""
        own = {file.src_uri for file in files}
        missing = [guide for guide in self._guides if f"{guide.name}.md" not in own]
        pages = own | {*ours} | {f"{guide.name}.md" for guide in missing}
        self._files = []
        for guide in missing:
            file = File.generated(config, f"{guide.name}.md", content=reachable(guide.text, pages))
            if guide.name not in self._in_nav and self._apart:
                file.inclusion = InclusionLevel.NOT_IN_NAV
                self._files.append(file)
            files.append(file)
            for name, picture in guide.pictures:
                if files.get_file_from_path(name) is None:
                    files.append(File.generated(config, name, content=picture))

    def eased(self, content: str) -> str:
        """A written page's content: its examples and tables scroll by key, each table in a box of its own; pictures, if of the guides, come late, into room that is kept for them."""

        def asked_late(found: re.Match[str]) -> str:
            size = self._sizes.get(found[1])
            return f'<img loading="lazy" width="{size[0]}" height="{size[1]}" ' if size else found[0]

        numbers = count(1)
        boxed = _TABLE.sub(
            lambda found: f'<div class="sop-gulir" role="region" tabindex="0" aria-label="Tabel {next(numbers)}">{found[0]}</div>', content
        )  # fmt: skip
        return _EXAMPLE.sub(r'\1<code tabindex="0"', _PICTURE.sub(asked_late, boxed))

    @property
    def pages(self) -> Sequence[MkDocsPage]:
        """Those that no nav leads to."""
        return [file.page for file in self._files if file.page is not None]

    def beside(self, page: MkDocsPage) -> Sequence[MkDocsPage]:
        """All of these, for the page of one of them."""
        return self.pages if page.file in self._files else ()


def _size(png: bytes) -> tuple[int, int]:
    size = png[_PNG_SIZE]
    return int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
