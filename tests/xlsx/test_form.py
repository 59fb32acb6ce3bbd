# The blank form as a workbook, read back by another library and by LibreOffice.
from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tatalaksana.formulir import Between, Formulir
from tatalaksana.formulir.rumus import rumus_of
from tatalaksana.model import parse
from tatalaksana.render.xlsx import formulir_xlsx
from tatalaksana.render.xlsx.rules import bounds
from tatalaksana.render.xlsx.workbook import defined_name
from tatalaksana.source import Document, read
from tests.xlsx.office import pages

_FORM = Path(__file__).with_name("kehadiran.yaml").read_text("utf-8")


def form(text: str) -> Formulir:
    """A text as a form that must be one."""
    document = read("a.yaml", text)
    assert isinstance(document, Document), document
    found = parse(Formulir, document.data)
    assert isinstance(found, Formulir), found
    return found


def _field(field: str) -> Formulir:
    return form(f"judul: A\nisian:\n  - {{name: lain, type: integer, label: Lain}}\n  - {{name: isi, {field}}}\n")


def _opened(formulir: Formulir) -> Workbook:
    return openpyxl.load_workbook(BytesIO(formulir_xlsx("kehadiran", formulir)))


def _at(book: Workbook, name: str) -> str:
    """The cells of a name: «C6», or «B18:E29»."""
    return (
        str(book.defined_names[name].attr_text).replace("$", "").removeprefix("Formulir!").removeprefix("'Formulir'!")
    )


def _rule(sheet: Worksheet, where: str) -> DataValidation:
    found: DataValidation = next(rule for rule in sheet.data_validations.dataValidation if str(rule.sqref) == where)
    return found


def _texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]


def test_every_word_is_there() -> None:
    """Title, version, instructions, labels, hints, choices and what is filled already stand on the sheet."""
    formulir = form(_FORM)
    text = "\n".join(_texts(_opened(formulir).worksheets[0]))
    for word in (
        formulir.judul,
        "versi 2",
        "Diisi oleh Pelaksana",
        "Nama rapat *",
        "Sebagaimana tertulis",
        "Hasil konfirmasi",
        "Bahan paparan",
        "=Sekretaris",
        "+62 21",
    ):
        assert word in text


def test_names_are_the_forms_own() -> None:
    """Each field's cells have its name, each column's «table.column»; names that look like cells have a line before them."""
    formulir = form(_FORM)
    book = _opened(formulir)
    wanted = {isian.name for isian in formulir.isian if isian.type.value != "note"}
    wanted |= {f"{isian.name}.{column.name}" for isian in formulir.isian for column in isian.columns or ()}
    assert wanted == set(book.defined_names)
    first, last = (int(re.sub("[A-Z]", "", cell)) for cell in _at(book, "peserta").split(":"))
    assert last - first + 1 == 12
    assert ["_a1", "_no12", "_r", "_c3", "_r1c1", "_true", "nama", "a1b", "peserta.a1", "abcd1"] == [
        defined_name(name) for name in ("a1", "no12", "r", "c3", "r1c1", "true", "nama", "a1b", "peserta.a1", "abcd1")
    ]
    assert "_a1" in _opened(form("judul: A\nisian:\n  - {name: a1, type: text, label: A}\n")).defined_names


def test_drop_downs() -> None:
    """Choices are offered from a hidden sheet, so that commas stay; yes and no from the rule; in tables for each row."""
    book = _opened(form(_FORM))
    sheet = book.worksheets[0]
    assert (book.sheetnames, book.worksheets[1].sheet_state) == (["Formulir", "Pilihan"], "hidden")
    rule = _rule(sheet, _at(book, "tempat"))
    assert (rule.type, rule.formula1) == ("list", "'Pilihan'!$A$2:$A$3")
    assert [cell.value for cell in book.worksheets[1]["A"]][:3] == ["tempat", "Ruang rapat, lantai 2", "Di luar kantor"]
    assert _rule(sheet, _at(book, "peserta.hasil")).formula1 == "'Pilihan'!$B$2:$B$4"
    assert _rule(sheet, _at(book, "lengkap")).formula1 == '"Ya,Tidak"'
    assert _rule(sheet, _at(book, "bahan")).formula1 == '"☐,☑"'
    assert [row[0].value for row in sheet[_at(book, "bahan")]] == ["☐"] * 3


@pytest.mark.parametrize(
    ("field", "kind", "least", "most"),
    [
        ("type: integer, label: A", "whole", "-999999999999", "999999999999"),
        ("type: integer, label: A, constraint: '. >= 1 and . <= 100'", "whole", "1", "100"),
        ("type: integer, label: A, constraint: '. > 1 and 100 > .'", "whole", "2", "99"),
        ("type: decimal, label: A, constraint: '. >= -1.5'", "decimal", "-1.5", "999999999999"),
        ("type: decimal, label: A, constraint: '. > 0'", "decimal", "-999999999999", "999999999999"),
        ("type: integer, label: A, constraint: '. >= ${lain}'", "whole", "-999999999999", "999999999999"),
        ("type: date, label: A", "date", "1", "73051"),
        ("type: time, label: A", "time", "0", "0.99999"),
        ("type: text, label: A, constraint: 'string-length(.) <= 15'", "textLength", "0", "15"),
        ("type: multiline, label: A, constraint: 'string-length(.) > 2'", "textLength", "3", "32767"),
    ],
)  # fmt: skip
def test_types_and_ranges(field: str, kind: str, least: str, most: str) -> None:
    """A cell takes its type, and of it what a simple constraint allows."""
    book = _opened(_field(field))
    rule = _rule(book.worksheets[0], _at(book, "isi"))
    assert (rule.type, rule.formula1, rule.formula2) == (kind, least, most)


def test_constraints_that_say_more_are_no_ranges() -> None:
    """What a range cannot say whole is not said by half."""
    for rumus in (". >= 1 or . = 0", ". != 3", ". >= ${lain}", "not(. > 3)", ". * 2 <= 10"):
        isian = _field(f"type: integer, label: A, constraint: '{rumus}'").isian[1]
        assert bounds(isian, Between("integer", 0, 9)) is None, rumus
    assert rumus_of(". >= 1")


def test_messages() -> None:
    """A hint is said when the cell is chosen, the constraint's words when it is refused, both cut to what Excel shows."""
    label, hint = "L" * 60, "h" * 400
    book = _opened(
        _field(
            f"type: integer, label: {label}, hint: {hint}, required: ya, constraint: '. < 5', constraint_message: Kurang dari lima."
        )
    )
    rule = _rule(book.worksheets[0], _at(book, "isi"))
    assert (len(rule.promptTitle or ""), len(rule.prompt or ""), (rule.prompt or "")[:20]) == (
        32,
        255,
        "Wajib diisi. " + "h" * 7,
    )
    assert rule.error == "Isi bilangan bulat. Kurang dari lima."
    assert any(hint in text for text in _texts(book.worksheets[0]))


def test_computed_and_conditional() -> None:
    """What is computed is a formula on the cells themselves; what need not be filled turns grey."""
    book = _opened(form(_FORM))
    sheet = book.worksheets[0]
    names, places = (_at(book, f"peserta.{column}") for column in ("nama", "jabatan"))
    fixed = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", f"{places}|{names}").split("|")
    value = str(sheet[_at(book, "jumlah")].value)
    assert value.startswith(f'=IFERROR(SUMPRODUCT(--((({fixed[0]}<>"")+({fixed[1]}<>"")+')
    (grey,) = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert grey.formula == [f'NOT((${_at(book, "tempat")[0]}${_at(book, "tempat")[1:]}="Di luar kantor"))']


def test_formulas_of_rows() -> None:
    """A column that is computed uses the cells of its own row; sums use whole columns."""
    book = _opened(
        form("""\
judul: A
isian:
  - type: table
    name: barang
    label: Barang
    rows: 3
    columns:
      - {name: banyak, type: integer, label: Banyak}
      - {name: harga, type: decimal, label: Harga}
      - {name: jumlah, type: calculate, label: Jumlah, calculate: "${banyak} * ${harga}"}
    values: [{banyak: "2"}]
  - {name: total, type: calculate, label: Total, calculate: "sum(${barang.jumlah}) div 2 + string-length('a\\"b')"}
""")
    )
    sheet = book.worksheets[0]
    first = int(_at(book, "barang")[1])
    assert [row[0].value for row in sheet[_at(book, "barang.jumlah")]] == [
        f'=IFERROR(($B{row}*$C{row}),"")' for row in range(first, first + 3)
    ]
    assert sheet[_at(book, "total")].value == f'=IFERROR(((SUM($D${first}:$D${first + 2})/2)+LEN("a""b")),"")'
    assert (sheet[f"B{first}"].value, sheet[f"B{first}"].protection.locked) == (2, True)


def test_only_answers_are_open() -> None:
    """The sheet is protected without a password; answers are open, labels, computed and filled cells are not."""
    book = _opened(form(_FORM))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    sheet = book.worksheets[0]
    for name in ("rapat", "tanggal", "tempat", "catatan", "paraf"):
        assert not sheet[_at(book, name)].protection.locked, name
    rows = sheet[_at(book, "peserta")]
    assert [[cell.protection.locked for cell in row] for row in rows[:2]] == [[True, False, True, False], [False] * 4]
    assert sheet[_at(book, "jumlah")].protection.locked
    assert sheet["A1"].protection.locked


@pytest.mark.parametrize("evil", ["=1+1", "+a", "-a", "@a", "<r>x</r>", "a, b", 'a"b', "http://a.id", "</f>", "&"])
def test_texts_are_texts(evil: str) -> None:
    """No text of a form becomes a formula, a link or markup."""
    quoted = "'" + evil.replace("'", "''") + "'"
    formulir = form(f"""\
judul: {quoted}
keterangan: {quoted}
isian:
  - {{name: a, type: select_one, label: {quoted}, hint: {quoted}, choices: {{x: {quoted}, y: Lain}}}}
  - {{name: b, type: select_multiple, label: {quoted}, choices: {{x: {quoted}, y: Lain}}}}
  - {{name: c, type: note, label: {quoted}}}
  - {{name: d, type: table, label: {quoted}, columns: [{{name: e, type: text, label: {quoted}}}], values: [{{e: {quoted}}}]}}
""")
    book = _opened(formulir)
    for sheet in book.worksheets:
        cells = [cell for row in sheet for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert str(book.worksheets[1]["A2"].value).strip() == evil
    assert formulir_xlsx("a", formulir) == formulir_xlsx("a", formulir)


def test_formulas_that_excel_would_refuse_are_left_out() -> None:
    """A formula of more parts, depth or text than Excel takes would make the whole file damaged: the cell stays empty."""
    for rumus in ("'" + "x" * 300 + "' = 'a'", " + ".join(["${lain}"] * 80)):
        book = _opened(_field(f'type: calculate, label: A, calculate: "{rumus}"'))
        assert book.worksheets[0][_at(book, "isi")].value is None
    many = " and ".join(["${lain} > 1"] * 48)
    book = _opened(_field(f'type: calculate, label: A, calculate: "{many}"'))
    assert str(book.worksheets[0][_at(book, "isi")].value).count("AND(") == 1


@pytest.mark.no_cover
def test_libreoffice_prints_it() -> None:
    """LibreOffice opens the form, computes what is computed, and prints it on A4 with every word."""
    printed = pages(formulir_xlsx("kehadiran", form(_FORM)))
    text = " ".join(" ".join(words.split()) for _, _, words in printed)
    assert all(height > width for width, height, _ in printed)
    for word in ("Nama rapat *", "=Sekretaris", "Jumlah peserta 1", "Paraf pembuat", "Nomor telepon"):
        assert word in text


def test_tables_that_number_their_rows() -> None:
    """A table whose first column is its rows' numbers has no second count, and that column is narrow."""
    columns = "[{type: text, name: no, label: No}, {type: text, name: isi, label: Isi}]"
    for values, column in (("[{no: '1'}, {no: '2'}]", "A"), ("[{no: pertama}, {no: '2'}]", "B")):
        book = _opened(
            form(f"judul: A\nisian:\n  - {{type: table, name: t, label: T, columns: {columns}, values: {values}}}\n")
        )
        assert [re.sub(r"\d+", "", cell) for cell in _at(book, "t.no").split(":")] == [column, column]
        heads = next(row for row in book.worksheets[0].iter_rows(values_only=True) if "Isi" in row)
        assert heads.count("No") == (1 if column == "A" else 2)
