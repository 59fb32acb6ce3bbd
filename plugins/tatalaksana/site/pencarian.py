# The search of a site: what can be found, gathered while MkDocs builds, and the field on every page.
from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from math import ceil
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from tatalaksana.files import PassingFolder, write_new
from tatalaksana.render.cari import Padanan, Record, Tier, padanan_of, vocabulary, written_record
from tatalaksana.render.html import Html, Place, Surroundings
from tatalaksana.render.situs import Page, language_of, search_field
from tatalaksana.site.documents import Documents, SearchDocument, write_document
from tatalaksana.site.indexing import FIRST, FOLDER, LIKE_FOLDER, index_ahead, write_index
from tatalaksana.site.renewing import Renewal

_GATHERED = "terkumpul.json"
"""The words of the generated pages, and the marks of their documents part by part: a second process may have gathered them."""
_FIRST, _MOST = 2000, 2000
"""Pages in the first part of the index, and about the most in another. A search takes a time that grows with the square of
what it finds: a browser gets through the first part between two keys; each part more is a file more to fetch for each word.
Pagefind takes 0.21 MB a page, all of a part at once, and after an edit makes its part again."""


class Pencarian:
    """The search of one build.

    Args:
        renewal: What is made of the collection, and what is taken.
        around: What pages say besides.
        room: Where documents are kept for the next build, if they are.
    """

    def __init__(self, renewal: Renewal, around: Surroundings, room: Path | None) -> None:
        self._facts, self._around = renewal.facts, around
        self._folder = PassingFolder()
        self._parts, self._ready = (room or self._folder.path) / "dokumen", self._folder.path / "indeks"
        self._renewal, self._room = renewal, room
        self._written: dict[str, Record] = {}

    def add_generated(self, pages: Iterable[Page]) -> None:
        """Gather what is known of generated pages."""
        record = self._room and self._room / "dokumen.json"
        documents = Documents(self._parts, self._renewal, record, padanan_of(self._facts))
        # Where nothing is in force yet, drafts are all that there is.
        in_force = any(card.berlaku for card in self._facts.catalog.cards.values())
        words: set[str] = set()
        main: list[SearchDocument] = []
        apart: list[SearchDocument] = []
        guides: list[SearchDocument] = []
        for page in pages:
            if page.record is not None:
                file = f"{FIRST}/{_file(self._around.addresses.of(page.name))}"
                document = documents.of(page, file)
                words.update(document.words.split(" "))
                match document.tier:
                    case Tier.GUIDES:
                        guides.append(document)
                    case Tier.OTHERS if in_force:
                        apart.append(document)
                    case _:
                        main.append(document)
        # Sorted by turn alone: otherwise they stay in the order of the pages.
        main.sort(key=lambda one: one.turn)
        places = {one.file: f"{FIRST}/{_within(one)}" for one in main[:_FIRST]}
        places |= _spread(main[_FIRST:], lambda at: str(1 + at))
        places |= _spread(apart, lambda at: f"{Tier.OTHERS}-{at}" if at else str(Tier.OTHERS))
        places |= _spread(guides, lambda _: str(Tier.GUIDES))
        documents.settle(places)
        marks: dict[str, list[str]] = {}
        for one in (*main, *apart, *guides):
            part, _, name = places[one.file].partition("/")
            marks.setdefault(part, []).append(f"{name} {one.mark}")
        gathered = json.dumps(
            [sorted(words), {part: _mark(all_of) for part, all_of in marks.items()}], ensure_ascii=False
        )
        write_new(self._folder.path, _GATHERED, gathered.encode(errors="replace"))

    def index_generated(self) -> None:
        """Make aside what of the index has to be made and needs no written page.

        Raises:
            PluginError: Pagefind is not installed, or failed.
        """
        _, marks = self._gathered()
        index_ahead(
            self._marked({part: [mark] for part, mark in marks.items() if part != Tier.GUIDES}),
            self._ready,
            self._renewal,
        )

    def add_written(self, page: MkDocsPage) -> None:
        """Gather a page that somebody wrote, unless its front matter says otherwise, or it is English: a clerk would find it by mere figures."""
        wish = page.meta.get("search")
        if not (isinstance(wish, dict) and wish.get("exclude")) and not language_of(page.content or ""):
            self._written[_file(page.file.dest_uri.removesuffix("index.html"))] = written_record(
                html.unescape(str(page.title or "")), page.content or ""
            )

    def add_untouched(self, files: Files, config: MkDocsConfig) -> None:
        """Gather the written pages that a `--dirty` build leaves as they are: the index is always of all pages."""
        for file in files.documentation_pages():
            page = file.page
            if page is not None and page.content is None:
                page.read_source(config)
                page.markdown = config.plugins.on_page_markdown(
                    page.markdown or "", page=page, config=config, files=files
                )
                page.render(config, files)
                page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
                self.add_written(page)

    def with_field(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """A whole page with the field in the header of its theme, else at its top."""
        name = page.file.dest_uri.removesuffix(".html")
        if config.use_directory_urls:
            name = name.removesuffix("/index")
        return _with(search_field(Place(name, self._facts, self._around)), output)

    def with_field_anywhere(self, output: str, config: MkDocsConfig) -> str:
        """Likewise the page of what is not found, which stands at any address: its links begin where the site does."""
        root = urlsplit(config.site_url or "").path.rstrip("/") + "/"
        around = replace(self._around, addresses=replace(self._around.addresses, root=root))
        return _with(search_field(Place("404", self._facts, around)), output)

    def write(self, site: Path) -> None:
        """Write the words into the site, and those parts of the index that are not taken as they stand."""
        known, marks = self._gathered()
        words = set(known)
        padanan = Padanan({}, {}, {})  # the registers' names are no news in a guide
        written: dict[str, list[str]] = {}
        for file, record in self._written.items():
            words |= vocabulary(record)
            mark = write_document(self._parts / record.tier, file, record, padanan)
            written.setdefault(record.tier, []).append(f"{file} {mark}")
        said = {part: [marks.get(part, ""), *written.get(part, ())] for part in {*marks, *written}}
        write_index(self._marked(said), site, self._renewal, self._ready)
        listed = json.dumps(" ".join(sorted(words - {""})), ensure_ascii=False)
        write_new(site, f"{FOLDER}/kata.js", f"export const KATA = {listed};\n".encode())
        self.drop()

    def drop(self) -> None:
        """Keep nothing of what was gathered."""
        self._folder.close()

    def _gathered(self) -> tuple[list[str], dict[str, str]]:
        """(the words of the generated pages, the mark of each part of them)."""
        known, marks = json.loads((self._folder.path / _GATHERED).read_bytes())
        return known, marks

    def _marked(self, said: Mapping[str, Sequence[str]]) -> dict[Path, str]:
        """The folder of each part with one mark of all it says, in the order in which browsers search them."""
        return {self._parts / part: _mark(said[part]) for part in sorted(said, key=_numbers_first)}


def _within(document: SearchDocument) -> str:
    """Where a document stands in its part, whichever that is."""
    return document.file.partition("/")[2]


def _spread(documents: Sequence[SearchDocument], name: Callable[[int], str]) -> dict[str, str]:
    """Where documents go in parts of bounded size: each by its own name, so that it stays there whatever others come and go."""
    parts = ceil(len(documents) / _MOST)
    files = {one.file: _within(one) for one in documents}
    return {here: f"{name(crc32(file.encode(errors='replace')) % parts)}/{file}" for here, file in files.items()}


def _mark(several: Sequence[str]) -> str:
    """One mark of several, in whatever order."""
    return sha256("\n".join(sorted(several)).encode(errors="surrogatepass")).hexdigest()


def _numbers_first(part: str) -> tuple[bool, int, str]:
    return not part.isdigit(), int(part) if part.isdigit() else 0, part


def _file(address: str) -> str:
    """The document of an address. One file in place of a folder with one: the script puts the slash back."""
    return f"{address.removesuffix('/')}{LIKE_FOLDER}" if address.endswith("/") else address or "index.html"


def _with(field: Html, output: str) -> str:
    end = output.find("</header>")
    ours = output.find('<header class="sop-kepala">')
    if end >= 0 and not 0 <= ours < end:
        at = output.rfind("</nav>", 0, end)
        at = at if at >= 0 else end
    else:
        at = output.find(">", output.find("<body")) + 1
    return f"{output[:at]}{field}{output[at:]}"
