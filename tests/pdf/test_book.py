# The book of a unit: what its contents say is where things are, and nothing of the sheets is lost.
from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst

from tatalaksana.catalog import Catalog
from tatalaksana.facts import facts_of
from tatalaksana.press import books, drafts
from tatalaksana.render.pdf.objects import Objects
from tests.collections_on_disk import SOPS, SOUND, catalog, koleksi
from tests.pdf.paper import Sheet, squeezed
from tests.pdf.spoken import spoken

_CATALOG = koleksi()
_NAMES = [name for name in _CATALOG.entries if name.startswith("biro-pp/")]


@cache
def _book() -> Sheet:
    [made] = books(facts_of(_CATALOG), drafts(facts_of(_CATALOG), _NAMES, root=SOPS, days={}), {})
    return Sheet(made.content())


@pytest.mark.no_cover
def test_each_page_has_its_number_in_the_book_and_in_its_sheet() -> None:
    """Sheets count their own pages, from one; the book counts all."""
    pages = _book().pages
    numbered = [number for number, page in enumerate(pages, 1) if re.search(rf"Buku SOP, halaman {number}\b", page)]
    assert numbered == list(range(2, len(pages) + 1))
    counts = [tuple(map(int, found)) for page in pages for found in re.findall(r"Halaman (\d+) dari (\d+)", page)]
    assert len(_NAMES) == sum(number == 1 for number, _ in counts)
    assert len(_NAMES) == sum(number == count for number, count in counts)


def test_the_contents_lead_where_they_say() -> None:
    """For each SOP: number and title, with dots up to the page on which its sheet begins; a link, and a bookmark."""
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
        assert re.search(rf"{re.escape(squeezed(f'{sop.nomor}{sop.nama_lengkap}'))}\.{{9,}}{page}(?!\d)", contents)
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


_PROFIL = """\
instansi: KOTA REKAAN
alamat: Jalan Contoh 1
logo: lambang.svg
tepi: {atas: 20, sisi: 30, bawah: 26}
"""
_UNIT = """\
kota: {nama: Sekretariat Kota, keputusan: {oleh: Wali Kota Rekaan, nomor: 7/KEP/2025, tanggal: 2025-02-03, tentang: SOP Kota}}
biro: {nama: Biro Umum, induk: kota}
"""


def _small(folder: Path, **units: str) -> tuple[Catalog, Path]:
    """Eleven SOP, whose files stand in another order than their numbers."""
    names = {f"biro/{'kabcdefghij'[number - 1]}": number for number in range(1, 12)}
    files = {
        "unit.yaml": _UNIT,
        "profil/permenpan-35-2012.yaml": _PROFIL,
        "lambang.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>',
        **{
            f"{name}.yaml": SOUND.replace("nomor: A-1", f"nomor: A-{number}").replace(
                "judul: ", f"judul: Urutan {number} "
            )
            for name, number in names.items()
        },
        **units,
    }
    return catalog(folder, files), folder


def _seen(book: Sheet) -> Iterator[tuple[bytes, list[int]]]:
    """Each page as it looks, and the pages that its links lead to."""
    for page, leading in zip(pypdfium2.PdfDocument(book.content), book.pdf.pages, strict=True):
        yield page.render().to_pil().tobytes(), [_number(book, one.Dest[0]) for one in leading.obj.get("/Annots", [])]


def _number(book: Sheet, page: pikepdf.Object) -> int:
    return [one.obj.objgen for one in book.pdf.pages].index(page.objgen)


def _headed(book: Sheet) -> Iterator[list[int]]:
    """For each cell that has heads the places of these among all tags that have a name."""
    names = [*book.pdf.Root.StructTreeRoot.IDTree.Names]
    assert sorted(map(bytes, names[::2])) == [*map(bytes, names[::2])]
    named = {bytes(name): tag for name, tag in zip(names[::2], names[1::2], strict=True)}
    assert all(bytes(tag.ID) == name for name, tag in named.items())
    turns = {name: turn for turn, name in enumerate(_named(book.pdf.Root.StructTreeRoot.K[0]))}
    assert turns.keys() == named.keys()
    for tag in _within(book.pdf.Root.StructTreeRoot.K[0]):
        yield from ([turns[bytes(name)] for name in one.Headers] for one in tag.get("/A", []) if "/Headers" in one)


def _named(tag: pikepdf.Object) -> Iterator[bytes]:
    yield from (bytes(one.ID) for one in _within(tag) if "/ID" in one)


def _within(tag: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield tag
    for kid in tag.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == tag.objgen
            yield from _within(kid)


def _bookmarks(book: Sheet) -> list[tuple[str, int | None]]:
    return [(str(item.title), book.reader.get_destination_page_number(item)) for item in _flat(book.reader.outline)]


def test_a_long_book_is_set_in_parts_that_nobody_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three sheets at a time: each page looks, is read and leads as in a book that is set at once, whatever titles try to be."""
    hostile = r"Urutan 5 0 R /StructParents 1 (/Pg 2 0 R>> \ /Dest 3 0 R>>"
    named = SOUND.replace("judul: ", f"judul: '{hostile}' #")
    titles = {f"biro/{name}.yaml": named.replace("nomor: A-1", f"nomor: B-{name}") for name in "cej"}
    found, root = _small(tmp_path, **titles)
    at_once = _printed(found, root, {})
    monkeypatch.setattr(sys.modules["tatalaksana.render.pdf.book"], "_TOGETHER", 3)
    in_parts = _printed(found, root, {})
    assert at_once.content != in_parts.content
    assert at_once.pages == in_parts.pages
    assert len(titles) == sum(hostile in title for title, _ in _bookmarks(in_parts))
    assert [*_seen(at_once)] == [*_seen(in_parts)]
    assert [*spoken(at_once.tags)] == [*spoken(in_parts.tags)]
    assert [*_headed(at_once)] == [*_headed(in_parts)]
    assert _bookmarks(at_once) == _bookmarks(in_parts)
    assert at_once.reader.attachments == in_parts.reader.attachments
    with pikepdf.open(io.BytesIO(in_parts.content)) as pdf:
        assert not pdf.check_pdf_syntax()
    assert in_parts.content == _printed(found, root, {}).content


def test_a_book_may_have_more_objects_than_one_stream_tells_apart() -> None:
    """Those of 200 sheets: each is found again, the last ones of a stream and the first of the next too."""
    written = typst.Compiler(b"Buku").compile(format="pdf")
    assert isinstance(written, bytes)
    pdf = Objects(written)
    first = pdf.add(b"<</Nomor 0>>")
    for more in range(1, 70_000):
        pdf.add(b"<</Nomor %d>>" % more)
    with pikepdf.open(io.BytesIO(pdf.written())) as read:
        assert not read.check_pdf_syntax()
        for more in (0, 1, *range(65_500, 65_540), 69_999):
            assert more == read.get_object(first + more, 0).Nomor


def _printed(found: Catalog, root: Path, days: dict[str, date], tanggal: date | None = None) -> Sheet:
    facts = facts_of(found)
    [made] = books(facts, drafts(facts, found.entries, root=root, days=days), days, tanggal)
    return Sheet(made.content())


@pytest.mark.no_cover
def test_by_number_with_the_decree_and_the_day_of_what_is_in_it(tmp_path: Path) -> None:
    """Contents and sheets go by number, 2 before 10; the cover has emblem, year and day; the decree has a page, from a unit above."""
    found, root = _small(tmp_path)
    files = [entry.document.file for entry in found.entries.values()]
    days = {file: date(2024, 1, day) for day, file in enumerate(files, 2)}
    book = _printed(found, root, days)
    cover, decree, contents = map(squeezed, book.pages[:3])
    for words in ("KOTAREKAAN", "SekretariatKota", "BiroUmum", "JalanContoh1", "2024", "11SOP·keadaan12Januari2024"):
        assert words in cover
    assert "Lambang instansi" in [figure.alt for figure in book.tags.all("Figure")]
    for words in ("WaliKotaRekaan", "7/KEP/2025", "3Februari2025", "SOPKota"):
        assert words in decree
    assert [f"A-{number}" for number in range(1, 12)] == re.findall(r"(A-\d+)SOP", contents)
    starts = [text for text in book.pages if "Halaman 1 dari" in text]
    assert [f"A-{number}" for number in range(1, 12)] == [re.findall(r"A-\d+", text)[0] for text in starts]
    assert "keadaan5Mei2026" in squeezed(_printed(found, root, days, date(2026, 5, 5)).pages[0])
    # Without git it is the day of the newest sheet.
    assert "keadaan2Januari2024" in squeezed(_printed(found, root, {}).pages[0])


@pytest.mark.no_cover
def test_every_page_of_its_own_has_its_foot_within_the_margins(tmp_path: Path) -> None:
    """But for the cover, the book's own pages say whose book it is, of which day, their number and that print is not controlled."""
    found, root = _small(tmp_path)
    book = _printed(found, root, {}, date(2026, 5, 5))
    for number, text in enumerate(book.pages[1:4], 2):
        said = squeezed(text)
        for words in ("BukuSOPBiroUmum·keadaan5Mei2026", "Dokumeninitidakterkendaliapabiladicetak"):
            assert words in said
        assert f"BukuSOP,halaman{number}dari{len(book.pages)}" in said
    lefts = [left for page in range(1, 4) for _, left, _, _ in book.places(page)]
    assert min(lefts) >= 30 * 72 / 25.4 - 0.5


def test_cover() -> None:
    """The unit, how many SOP, and the day of the newest."""
    cover = squeezed(_book().pages[0])
    for words in ("Biro Pertamanan dan Pemangkasan", "Buku Standar Operasional Prosedur", f"{len(_NAMES)} SOP", "2018"):
        assert squeezed(words) in cover
