# The reports of documents: every value with its reason, the page beside it, what found no place, and totals; whatever stands in them.
from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from lxml import html

from tatalaksana.importers import Imported, Keyakinan, folder_csv, folder_page, recognise, report_page
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
    # Each place that is led to is drawn, once; a text has none.
    ids = page.xpath("//rect/@id")
    led = {link.removeprefix("#") for link in page.xpath("//td/a/@href")}
    assert led <= set(ids)
    assert len(ids) == len(set(ids))
    assert bool(led) is bool(drawn)


def test_what_is_doubted_comes_first() -> None:
    """A table of what is to be looked at, and all values behind a fold, open only where there is no doubt."""
    one = _of("04.xlsx", (FOLDER / "04.xlsx").read_bytes())
    page = html.document_fromstring(report_page(one))
    first = page.xpath("(//table)[1]")[0]
    assert first.xpath("preceding::h3[1]")[0].text_content().startswith("Perlu diperiksa (")
    assert {row.get("class") for row in first.xpath("tbody/tr")} == {"mungkin", "tebakan"}
    assert page.xpath("//details[not(@open)]//tr[@class='pasti']")
    quiet = _of("b.txt", (FOLDER / "44.txt").read_bytes())
    sure = [
        replace(
            found,
            bidang={key: replace(value, yakin=Keyakinan.PASTI) for key, value in found.bidang.items()},
            lajur=(),
            baris=(),
            kotak={},
            tanda_tangan=(),
        )
        for found in quiet.found
    ]
    page = html.document_fromstring(report_page(replace(quiet, found=tuple(sure))))
    assert page.xpath("//details[@open]")
    assert not page.xpath("//h3[starts-with(., 'Perlu diperiksa')]")


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
