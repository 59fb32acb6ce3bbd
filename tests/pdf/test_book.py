# The book of a unit: what its contents say is where things are, and nothing of the sheets is lost.
from __future__ import annotations

import re
from functools import cache

from tatalaksana.facts import facts_of
from tatalaksana.press import books, drafts
from tests.collections_on_disk import SOPS, koleksi
from tests.pdf.paper import Sheet, squeezed

_CATALOG = koleksi()
_NAMES = [name for name in _CATALOG.entries if name.startswith("biro-pp/")]


@cache
def _book() -> Sheet:
    [made] = books(facts_of(_CATALOG), drafts(facts_of(_CATALOG), _NAMES, root=SOPS, days={}))
    return Sheet(made.content())


def test_each_page_has_its_number_in_the_book_and_in_its_sheet() -> None:
    """Sheets count their own pages, from one; the book counts all."""
    pages = _book().pages
    numbered = [number for number, page in enumerate(pages, 1) if re.search(rf"Buku SOP, halaman {number}\b", page)]
    assert numbered == list(range(2, len(pages) + 1))
    counts = [tuple(map(int, found)) for page in pages for found in re.findall(r"Halaman (\d+) dari (\d+)", page)]
    assert len(_NAMES) == sum(number == 1 for number, _ in counts)
    assert len(_NAMES) == sum(number == count for number, count in counts)


def test_the_contents_lead_where_they_say() -> None:
    """For each SOP: its title with the page on which its sheet begins, as text, as link and as bookmark."""
    book = _book()
    contents = squeezed(book.pages[1])
    marked = {
        str(item.title): (book.reader.get_destination_page_number(item) or 0) + 1 for item in _flat(book.reader.outline)
    }
    for name in _NAMES:
        sop = _CATALOG.entries[name].sop
        [page] = [
            number
            for number, text in enumerate(book.pages, 1)
            if "Halaman 1 dari" in text and squeezed(sop.nomor or "") in squeezed(text)
        ]
        assert squeezed(f"{sop.nama_lengkap}{sop.nomor}{page}") in contents
        assert marked[sop.judul] == page
    assert len(_NAMES) == len(book.reader.pages[1].get("/Annots", []))


def _flat(outline: list) -> list:  # type: ignore[type-arg]
    return [item for part in outline for item in (_flat(part) if isinstance(part, list) else [part])]


def test_every_source_is_attached() -> None:
    """Each SOP's YAML and JSON, under its whole id, byte for byte."""
    attached = _book().reader.attachments
    for name in _NAMES:
        entry = _CATALOG.entries[name]
        [content] = attached[name.replace("/", "-") + ".yaml"]
        assert entry.document.text.encode() == content
        assert name.replace("/", "-") + ".json" in attached


def test_cover() -> None:
    """The unit, how many SOP, and the day of the newest."""
    cover = squeezed(_book().pages[0])
    for words in ("Biro Pertamanan dan Pemangkasan", "Buku Standar Operasional Prosedur", f"{len(_NAMES)} SOP", "2018"):
        assert squeezed(words) in cover
