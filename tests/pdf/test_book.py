# The book of a unit: what its contents say is where things are, and nothing of the sheets is lost.
from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
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
from tests.pdf.books import bound
from tests.pdf.paper import Sheet, squeezed
from tests.pdf.spoken import spoken

_CATALOG = koleksi()
_NAMES = [name for name in _CATALOG.entries if name.startswith("biro-pp/")]


@cache
def _book() -> Sheet:
    [made] = bound(facts_of(_CATALOG), _NAMES, SOPS, {})
    return Sheet(made)


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


def _count_of_names(sheet: Sheet) -> int:
    return len(sheet.pdf.Root.StructTreeRoot.IDTree.Names) // 2


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


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", [_UNIT, re.sub(r", keputusan: \{.*?\}", "", _UNIT)], ids=["a decree", "no decree"])
def test_a_sheet_is_in_a_book_what_it_is_alone(unit: str, tmp_path: Path) -> None:
    """Each page looks, is read and leads as in the sheet's own PDF, whatever titles try to be; only the book's line is more."""
    hostile = r"Urutan 5 0 R /StructParents 1 (/Pg 2 0 R>> \ /Dest 3 0 R>>"
    titled = SOUND.replace("judul: ", f"judul: '{hostile}' #")
    titles = {f"biro/{name}.yaml": titled.replace("nomor: A-1", f"nomor: B-{name}") for name in "cej"}
    found, root = _small(tmp_path, **titles, **{"unit.yaml": unit})
    book = _printed(found, root, {})
    own = [*_alone(found, root)]
    pages = [page for sheet in own for page in _looks(sheet)]
    before = len(book.pages) - len(pages)
    assert pages == [*_looks(book)][before:]
    assert [text for sheet in own for text in sheet.pages] == [_without_the_line(text) for text in book.pages[before:]]
    read = [
        re.sub(r"\bH([12])\b", lambda level: f"H{int(level[1]) + 1}", line)
        for sheet in own
        for line in spoken(sheet.tags)
        if line != "Document"
    ]
    assert read == [*spoken(book.tags)][-len(read) :]
    named_before = _count_of_names(book) - sum(map(_count_of_names, own))
    headed: list[list[int]] = []
    for sheet in own:
        headed += ([named_before + turn for turn in heads] for heads in _headed(sheet))
        named_before += _count_of_names(sheet)
    assert headed == [*_headed(book)][-len(headed) :]
    marks = [title for sheet in own for title, _ in _bookmarks(sheet)]
    assert marks == [title for title, _ in _bookmarks(book)][-len(marks) :]
    assert len(titles) == sum(hostile in title for title in marks)
    with pikepdf.open(io.BytesIO(book.content)) as pdf:
        assert not pdf.check_pdf_syntax()
    assert book.content == _printed(found, root, {}).content


def _alone(found: Catalog, root: Path) -> Iterator[Sheet]:
    """The sheets by their numbers, each as its own PDF."""
    by_number = sorted(
        found.entries, key=lambda name: [*map(_figures, (found.entries[name].sop.nomor or "").split("-"))]
    )
    for one in drafts(facts_of(found), by_number, root=root, days={}):
        yield Sheet(one.content())


def _figures(part: str) -> tuple[int, str]:
    return (int(part), "") if part.isdigit() else (-1, part)


def _looks(sheet: Sheet) -> Iterator[bytes]:
    """Each page but for its last lines."""
    for page in pypdfium2.PdfDocument(sheet.content):
        picture = page.render().to_pil()
        yield picture.crop((0, 0, picture.width, picture.height - 70)).tobytes()


def _without_the_line(text: str) -> str:
    return re.sub(r"\s*Buku SOP, halaman \d+ dari \d+", "", text)


def test_a_packed_pdf_is_read_as_it_was_written() -> None:
    """Its objects are those that it was packed of, and packed again it is the same to the byte."""
    [one] = drafts(facts_of(_CATALOG), _NAMES[:1], root=SOPS, days={})
    packed = one.content()
    again = Objects(packed)
    with pikepdf.open(io.BytesIO(again.written())) as read, pikepdf.open(io.BytesIO(packed)) as before:
        assert not read.check_pdf_syntax()
        assert len(read.objects) == len(before.objects)
        assert read.Root.unparse(resolved=True) == before.Root.unparse(resolved=True)
    assert Objects(again.written()).written() == again.written()
    for damaged in (packed[:-1], packed[: len(packed) // 2], packed.replace(b"endobj", b"endOBJ", 1), b""):
        with pytest.raises(ValueError, match=r"This PDF|An object"):
            Objects(damaged)


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


_SHEETS, _BOOKS = 60, 6
_MEGABYTES = 6
"""What a process may take more for the last books than for the first two: one of these takes about ten, as long as Typst holds it."""


@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say it so")
def test_no_book_is_held_once_it_is_made(tmp_path: Path) -> None:
    """A process that makes one large book after the other needs room for one."""
    [one] = drafts(facts_of(_CATALOG), _NAMES[:1], root=SOPS, days={})
    file = tmp_path / "lembar.pdf"
    file.write_bytes(one.content())
    made = books(facts_of(_CATALOG), {one.name: file}, days={}, logos={})[0]
    sheets = tuple(replace(made.sheets[0], name=f"{at}") for at in range(_SHEETS))
    (tmp_path / "buku.pickle").write_bytes(pickle.dumps([replace(made, sheets=sheets[at:]) for at in range(_BOOKS)]))
    done = subprocess.run(
        [sys.executable, "-c", _ONE_BY_ONE, str(tmp_path / "buku.pickle")], capture_output=True, text=True, check=True
    )
    _, second, *_, last = map(int, done.stdout.split())
    assert last - second < _MEGABYTES * 1024


_ONE_BY_ONE = """
import pickle, resource, sys
for book in pickle.load(open(sys.argv[1], "rb")):
    book.content()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


def _printed(found: Catalog, root: Path, days: dict[str, date], tanggal: date | None = None) -> Sheet:
    [made] = bound(facts_of(found), found.entries, root, days, tanggal)
    return Sheet(made)


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


@pytest.mark.no_cover
def test_no_address_stands_on_a_cover_without_its_name(tmp_path: Path) -> None:
    """The book of the agency itself has its name over its address though the title says it too."""
    found, root = _small(tmp_path, **{"unit.yaml": "biro: {nama: Kota Rekaan}\n"})
    cover = squeezed(_printed(found, root, {}).pages[0])
    assert 0 <= cover.lower().index("kotarekaan") < cover.index("JalanContoh1") < cover.index("BukuStandar")
