# Files that the browser writes and reads: equal after a round trip, whatever the texts, and understood by other programs.
from __future__ import annotations

import base64
import csv
import io
import zipfile
from datetime import date, datetime, time
from typing import Any, cast

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Error, Page

from tatalaksana.render.csv import guarded
from tests.csv_cases import CASES

_HOSTILE = (
    "=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "''=1", "'", "a;b,c\td", 'kata "dalam" kutip', "dua\nbaris", "dua\r\nbaris",
    " tepi ", "<b>&amp;</b>", "]]>", "_x0041_", "_x005F_", "a\x01b\x1f", "\ufffe", "emoji 🏢 é ﷽", "x" * 32767, "0012", "1e5", "TRUE", "",
)  # fmt: skip
_ROWS: list[list[object]] = [
    ["Kepala", "Isi"],
    *[[text, at] for at, text in enumerate(_HOSTILE)],
    [],
    ["", "", "akhir"],
]


_OLD_CHROME = """() => {
  const whole = window.DecompressionStream;
  window.DecompressionStream = class { constructor(kind) { if (kind === "deflate-raw") throw new TypeError(); return new whole(kind); } };
}"""
"""A browser that unpacks, but not what workbooks are packed by."""


def _import(page: Page, script: str, argument: object = None) -> object:
    result: object = page.evaluate(
        f"""async (given) => {{
          const [files, xlsx, csv, zip] = await Promise.all(["files", "xlsx", "csv", "zip"].map((name) => import(`./${{name}}.js`)));
          const {{ writeXlsx, readXlsx }} = xlsx, {{ writeCsv, readCsv }} = csv, {{ readFile }} = files, {{ writeZip, readZip }} = zip;
          const pack = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
          const unpack = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
          {script}
        }}""",
        argument,
    )
    return result


def _written(page: Page, sheets: object) -> bytes:
    packed = _import(page, "return pack(writeXlsx(given));", sheets)
    assert isinstance(packed, str)
    return base64.b64decode(packed)


def _read(page: Page, content: bytes) -> object:
    return _import(page, "return await readXlsx(unpack(given));", base64.b64encode(content).decode())


def _trimmed(rows: list[list[object]]) -> list[list[object]]:
    """Rows without the empty cells at their ends, which no file keeps."""
    return [row[: max((at + 1 for at, cell in enumerate(row) if cell not in ("", None)), default=0)] for row in rows]


def test_xlsx_comes_back_equal(module_page: Page) -> None:
    """Every text, number, date and time comes back from XLSX as it was."""
    moments: list[list[object]] = [[{"iso": "2024-02-29"}, {"iso": "08:30"}, {"iso": "2024-12-31T23:59"}, -1.5, 1e21]]
    found: Any = _read(module_page, _written(module_page, [{"name": "A", "rows": [*_ROWS, *moments]}]))
    expected = [*_ROWS, ["2024-02-29", "08:30", "2024-12-31T23:59", -1.5, 1e21]]
    assert _trimmed(expected) == _trimmed(found[0]["rows"])


def test_our_xlsx_is_read_by_openpyxl(module_page: Page) -> None:
    """Texts are texts and never formulas, dates are dates; widths, the bold head that stays in sight, names made fit."""
    rows = [
        ["Kepala"],
        *[[text] for text in _HOSTILE if text.isprintable()],
        [{"iso": "2024-02-29"}],
        [{"iso": "08:30"}],
        [{"iso": "2024-05-01T08:30"}],
        [7],
    ]
    sheets = [
        {"name": "a/b:[c]?*'", "rows": rows, "widths": [30]},
        {"name": "x" * 40, "rows": []},
        {"name": "X" * 31, "rows": [["a"], ["b"]], "head": 1},
    ]
    book = openpyxl.load_workbook(io.BytesIO(_written(module_page, sheets)))
    assert ["a b  c", "x" * 31, "X" * 26 + " (2)"] == book.sheetnames
    page = book.worksheets[0]
    cells = [row[0] for row in page.iter_rows()]
    assert [text for text in _HOSTILE if text.isprintable()] == [
        str(cell.value or "").replace("_x005F_", "_") for cell in cells[1:-4]
    ]
    assert {"s"} == {cell.data_type for cell in cells[1:-4] if cell.value}
    assert [datetime(2024, 2, 29), time(8, 30), datetime(2024, 5, 1, 8, 30), 7] == [cell.value for cell in cells[-4:]]  # noqa: DTZ001
    assert (True, False, True) == (cells[0].font.b, bool(cells[1].font.b), cells[1].alignment.wrap_text)
    assert ("A2", 30) == (page.freeze_panes, page.column_dimensions["A"].width)
    assert "A3" == book.worksheets[2].freeze_panes


def test_same_sheets_same_bytes(module_page: Page) -> None:
    """Nothing of the clock gets into a file, and any program can unpack it."""
    first, second = (_written(module_page, [{"name": "A", "rows": _ROWS}]) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert file.testzip() is None
        assert {(1980, 1, 1, 0, 0, 0)} == {one.date_time for one in file.infolist()}


def test_xlsx_of_others(module_page: Page) -> None:
    """What openpyxl and XlsxWriter pack is read: shared and rich strings, dates, formulas' values, booleans, gaps."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["B2"], page["C2"], page["D4"] = "satu", "=1+1", True
    page["A5"], page["B5"], page["C5"] = date(2024, 2, 29), time(8, 30), datetime(2024, 5, 1, 8, 30)  # noqa: DTZ001
    book.create_sheet("Kedua")["A1"] = 2
    file = io.BytesIO()
    book.save(file)
    expected = [
        {
            "name": "Sheet",
            "rows": [[], ["", "satu"], [], ["", "", "", "ya"], ["2024-02-29", "08:30", "2024-05-01T08:30"]],
        },
        {"name": "Kedua", "rows": [[2]]},
    ]
    found = _read(module_page, file.getvalue())
    assert expected == [{"name": one["name"], "rows": _trimmed(one["rows"])} for one in found]  # type: ignore[attr-defined]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": True}) as other:
        sheet = other.add_worksheet()
        sheet.write_rich_string("A1", other.add_format({"bold": True}), "te", "bal")
        sheet.write_formula("B1", "=1+1", None, 2)
        sheet.write_formula("C1", '="a"', None, "a")
        sheet.write_datetime("D1", datetime(2024, 5, 1), other.add_format({"num_format": '[$-421]dd mmmm yyyy;"hari"'}))  # noqa: DTZ001
        sheet.write_number("E1", 0.5, other.add_format({"num_format": '0.0 "hari"'}))
        sheet.write_string("F1", "=bukan")
    assert [["tebal", 2, "a", "2024-05-01", 0.5, "=bukan"]] == _read(module_page, file.getvalue())[0]["rows"]  # type: ignore[index]


@pytest.mark.parametrize("separator", [";", ","])
def test_csv_comes_back_equal(separator: str, module_page: Page) -> None:
    """Every text comes back from CSV; other readers find the same cells, those like formulas with an apostrophe before."""
    text = _import(module_page, "return writeCsv(given[0], given[1]);", [_ROWS, separator])
    assert isinstance(text, str)
    assert text.startswith('\ufeff"Kepala"')
    strings = [[str(cell) for cell in row] or [""] for row in _ROWS]
    assert strings == _import(module_page, "return readCsv(given);", text)
    cells = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))
    assert [guarded(hostile) for hostile in _HOSTILE] == [row[0] for row in cells[1 : len(_HOSTILE) + 1]]


def test_csv_is_guarded_as_in_python(module_page: Page) -> None:
    """The table of cases holds here too: each text is written as it says, and read back as it was, whatever stands around."""
    texts = [text for text, _ in CASES]
    both = "const { guarded, restored } = csv; return given.map((text) => [guarded(text), restored(guarded(text))]);"
    assert [[written, text] for text, written in CASES] == _import(module_page, both, texts)
    rows = [["kepala", "b"], *([text, "b"] for text in texts)]
    text = _import(module_page, "return writeCsv(given);", rows)
    assert rows == _import(module_page, "return readCsv(given);", text)
    cells = list(csv.reader(io.StringIO(str(text).removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [written for _, written in CASES] == [row[0] for row in cells[1:]]


def test_csv_of_others(module_page: Page) -> None:
    """Tabs or commas, any line ends, no mark, a quote within a bare cell: all are read."""
    for given, expected in {
        "a\tb\n1\t2": [["a", "b"], ["1", "2"]], 'a,"b;\n""c"""\r\nd,e\r\n': [["a", 'b;\n"c"'], ["d", "e"]], "a;b\r;5\"": [["a", "b"], ["", '5"']], "": [],
    }.items():  # fmt: skip
        assert expected == _import(module_page, "return readCsv(given);", given)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", b'{"a": [1]}', {"json": {"a": [1]}}), ("a.json", b'\xef\xbb\xbf{"a": 1}', {"json": {"a": 1}}), ("a.json", b"{", "JSON ini rusak"),
        ("a.csv", b"[x] a;b", {"rows": [["[x] a", "b"]]}), ("a.csv", b"\xff\xfe\xe9", "bukan XLSX, CSV atau JSON"), ("a.xlsx", b"PK\x03\x04", "bukan XLSX yang utuh"),
        ("a.xlsx", b"PK" + b"\0" * 100, "bukan XLSX yang utuh"),
    ],
)  # fmt: skip
def test_files_are_known_by_their_content(name: str, content: bytes, expected: object, module_page: Page) -> None:
    """What a file is is seen from its content; what can't be read is said in words."""
    run = "return await readFile(new File([unpack(given[1])], given[0])).catch((error) => error.constructor.name + ': ' + error.message);"
    found = _import(module_page, run, [name, base64.b64encode(content).decode()])
    if isinstance(expected, str):
        assert isinstance(found, str)
        assert found.startswith("FileError")
        assert expected in found
    else:
        assert expected == found


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", "<workbook"), ("xl/worksheets/sheet1.xml", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
        ("xl/worksheets/sheet1.xml", '<worksheet><sheetData><row r="1048576"/></sheetData></worksheet>'), ("xl/worksheets/sheet1.xml", "\0" * 60_000_000),
    ],
)  # fmt: skip
def test_broken_and_malicious_xlsx(part: str, content: str, module_page: Page) -> None:
    """Parts that are broken, define entities, claim a million rows or swell when unpacked are refused in words."""
    book = openpyxl.Workbook()
    file = io.BytesIO()
    book.save(file)
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    with pytest.raises(Error, match=r"Berkas ini|Lembar dengan"):
        _read(module_page, changed.getvalue())


@pytest.mark.parametrize("lacking", ["delete window.DecompressionStream", _OLD_CHROME])
def test_a_browser_that_cannot_inflate(module_page: Page, lacking: str) -> None:
    """Where the browser can't unpack, or not what workbooks are packed by, a sentence says which ones can; our own files are read."""
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    module_page.evaluate(lacking)
    with pytest.raises(Error, match=r"Pakai Firefox 113, Chrome atau Edge 103, Safari 16\.4"):
        _read(module_page, file.getvalue())
    [ours] = cast("list[Any]", _read(module_page, _written(module_page, [{"name": "A", "rows": [["a"]]}])))
    assert [["a"]] == ours["rows"]


@pytest.mark.parametrize("signs", ["\n", ";", "\r\n", '""\n'])
def test_megabytes_of_nothing_are_refused(module_page: Page, signs: str) -> None:
    """Three megabytes of empty lines or cells are told at once, before anyone waits for them."""
    said = _import(
        module_page,
        "try { readCsv(given.repeat(3_000_000 / given.length)); } catch (error) { return error.message; }",
        signs,
    )
    assert "Tabel di berkas ini terlalu besar" in str(said)
