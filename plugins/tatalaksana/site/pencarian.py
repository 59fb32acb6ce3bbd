# The search of a site: what can be found, gathered while MkDocs builds, and the field on every page.
from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from tatalaksana.catalog import Catalog
from tatalaksana.render.cari import padanan_of, record_html, vocabulary, written_html
from tatalaksana.render.html import SEARCH_SHEET, Page, Place, Surroundings, search_field
from tatalaksana.site.indexing import FOLDER, Index
from tatalaksana.site.writing import write_new

_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS = "kata.txt"
"""The words of the generated pages: a second process may have gathered them."""


class Pencarian:
    """The search of one build.

    Args:
        catalog: What the site is made from.
        around: What pages say besides.
    """

    def __init__(self, catalog: Catalog, around: Surroundings) -> None:
        self._catalog, self._around = catalog, around
        self._folder = TemporaryDirectory(prefix="tatalaksana-cari-")
        self._documents = Path(self._folder.name) / "situs"
        self._documents.mkdir()
        self._written: dict[str, str] = {}

    def add_generated(self, pages: Iterable[Page]) -> None:
        """Gather what is known of generated pages."""
        padanan = padanan_of(self._catalog)
        words: set[str] = set()
        for page in pages:
            if page.record is not None:
                record = page.record()
                words |= vocabulary(record)
                write_new(self._documents, _file(self._around.addresses.of(page.name)), record_html(record, padanan).encode(errors="replace"))
        (Path(self._folder.name) / _WORDS).write_text("\n".join(words), encoding="utf-8", errors="replace")

    def add_written(self, page: MkDocsPage) -> None:
        """Gather a page that somebody wrote, unless its front matter says otherwise."""
        wish = page.meta.get("search")
        if not (isinstance(wish, dict) and wish.get("exclude")):
            self._written[page.file.dest_uri] = written_html(html.unescape(str(page.title or "")), page.content or "")

    def with_field(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """A whole page with the field in the header of its theme, else at its top."""
        name = page.file.dest_uri.removesuffix(".html")
        if config.use_directory_urls:
            name = name.removesuffix("/index")
        field = search_field(Place(name, self._catalog, self._around))
        end = output.find("</header>")
        ours = output.find('<header class="sop-kepala">')
        if end >= 0 and not 0 <= ours < end:
            at = output.rfind("</nav>", 0, end)
            at = at if at >= 0 else end
        else:
            at = output.find(">", output.find("<body")) + 1
        return f"{output[:at]}{field}{output[at:]}"

    def write(self, site: Path, index: Index, *, keep: bool) -> None:
        """Write the index and the words into the site."""
        words = set((Path(self._folder.name) / _WORDS).read_text(encoding="utf-8").split("\n"))
        for file, document in self._written.items():
            words.update(_WORD.findall(html.unescape(_TAGS.sub(" ", document)).casefold()))
            write_new(self._documents, file, document.encode(errors="replace"))
        index.put(self._documents, site, keep=keep)
        listed = json.dumps(" ".join(sorted(words - {""})), ensure_ascii=False)
        write_new(site, f"{FOLDER}/kata.js", f"export const KATA = {listed};\n".encode())
        self.drop()

    def drop(self) -> None:
        """Keep nothing of what was gathered."""
        self._folder.cleanup()


def sheet_name(folder: str) -> str:
    """The stylesheet of the field."""
    return f"{folder}/{SEARCH_SHEET}"


def _file(address: str) -> str:
    """The file behind an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
