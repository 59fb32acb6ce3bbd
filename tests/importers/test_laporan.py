# The reports of documents: every value with its reason, the page beside it, what found no place, and totals; whatever stands in them.
from __future__ import annotations

import csv
from io import StringIO

import pytest
from lxml import html

from tatalaksana.importers import Imported, folder_csv, folder_page, recognise, report_page
from tatalaksana.importers.laporan import told_values
from tatalaksana.importers.readers import reading_of
from tests.bench_impor.__main__ import FOLDER
from tests.importers.documents import ground

_HOSTILE = '<script>x</script> & "=HYPERLINK(1)'


def _of(name: str, content: bytes) -> Imported:
    reading = reading_of(name, content)
    found = recognise(reading, ground())
    return Imported(name, reading, found, tuple(f"draf/{at}.yaml" for at, _ in enumerate(found)), "laporan/a.html")


@pytest.mark.parametrize("file", ["04.xlsx", "21.docx", "44.txt", "51.pdf"])
def test_every_value_is_told_beside_its_page(file: str) -> None:
    """The rows of a report are the values of its SOP; shapes of the page are drawn where the document has them."""
    one = _of(file, (FOLDER / file).read_bytes())
    page = html.document_fromstring(report_page(one))
    rows = ["".join(row.itertext()) for row in page.xpath("//tbody/tr")]
    for name, value in (pair for found in one.found for pair in told_values(found)):
        assert any(name in row and " ".join(value.isi.split())[:20] in " ".join(row.split()) for row in rows), name
    assert one.reading is not None
    drawn = [
        shape
        for shape in one.reading.shapes
        if any(page.number == shape.page and page.width for page in one.reading.pages)
    ]
    assert len(page.xpath("//svg//rect/title")) == len(drawn)
    assert bool(drawn) is not file.endswith(".txt")
    assert page.xpath("//a[@href='../draf/0.yaml']")


def test_reports_hold_hostile_texts_as_letters() -> None:
    """A document's name and texts are letters in pages and in the table, and nothing of them is lost."""
    rows = [
        f"Nomor SOP\t{_HOSTILE}",
        f"Nama SOP\t{_HOSTILE}",
        "No\tKegiatan\tPetugas\tWaktu\tOutput",
        f"1\t{_HOSTILE}\t\t5 menit\tSurat",
        f"{_HOSTILE}",
    ]
    one = _of(f"{_HOSTILE}.txt", "\n".join(rows).encode())
    refused = Imported(_HOSTILE, None, report="laporan/b.html", refused=_HOSTILE)
    for text in (report_page(one), report_page(refused), folder_page([one, refused], [_HOSTILE])):
        page = html.document_fromstring(text)
        assert page.xpath("//script") == []
        assert _HOSTILE in page.text_content()
    table = list(csv.reader(StringIO(folder_csv([one, refused]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len({len(row) for row in table}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row)
