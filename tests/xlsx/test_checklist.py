# The checklist as a workbook, read back by another library and by LibreOffice.
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tatalaksana.facts import DaftarPeriksa, Facts, Keluar, Langkah
from tatalaksana.facts.words import exits
from tatalaksana.model import durasi_of
from tatalaksana.render.xlsx import checklist_xlsx
from tatalaksana.render.xlsx.text import TALLEST
from tests.collections_on_disk import koleksi
from tests.hand_made_steps import leading
from tests.xlsx.office import pages

_CATALOG = koleksi()
_LISTS = {name: Facts(entry, _CATALOG).daftar for name, entry in _CATALOG.entries.items()}
_FIRST = _LISTS["biro-bentanyan/daftar-konfirmasi-kecukupan"]
_STEP = Langkah(
    "1",
    "Menulis",
    ("Kabag",),
    ("kabag",),
    ("surat",),
    "1 jam",
    durasi_of("1 jam"),
    ("konsep",),
    (),
    (Keluar("", None),),
)
_EVIL = (
    '=HYPERLINK("http://a")',
    "+1",
    "-1",
    "@a",
    "\tb",
    "\rc",
    "<r><t>x</t></r>",
    "</t><f>1</f>",
    "&amp;",
    "_x0041_",
    "a\x07\x00b",
    "\ud800",
    "'=1",
    "http://a.id",
    "{=1}",
    "a\u202eb",
)
_TOP = 5
"""The first row of steps, counted from 1."""


def _opened(daftar: DaftarPeriksa) -> Workbook:
    return openpyxl.load_workbook(BytesIO(checklist_xlsx(daftar)))


def _columns(sheet: Worksheet) -> dict[str, str]:
    """Head to letter."""
    return {str(cell.value): cell.column_letter for cell in sheet[_TOP - 1] if cell.value}


def _texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]


def _list(*langkah: Langkah, **head: object) -> DaftarPeriksa:
    daftar = DaftarPeriksa(
        "a/b", "SOP Mikro Surat", "A-1", 0, date(2024, 1, 2), "Biro", "berlaku", "0123456789abcdef", langkah
    )
    return replace(daftar, **head)  # type: ignore[arg-type]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", list(_LISTS))
def test_every_word_is_there(name: str) -> None:
    """The first sheet has every step's texts, each in its column; the head has number, revision, day and fingerprint."""
    daftar = _LISTS[name]
    sheet = _opened(daftar).worksheets[0]
    columns = _columns(sheet)
    head = " ".join(str(cell.value) for row in sheet["A1:A3"] for cell in row)
    for word in (daftar.judul, daftar.nomor, f"Revisi {daftar.revisi_ke}", daftar.sidik[:4]):
        assert word in head
    for key, title in (("kegiatan", "Kegiatan"), ("waktu", "Waktu rencana")):
        found = [cell.value for cell in sheet[columns[title]][_TOP - 1 :] if cell.value]
        assert [text for langkah in daftar.langkah if (text := getattr(langkah, key))] == found
    assert [int(langkah.nomor) for langkah in daftar.langkah if langkah.nomor] == [
        cell.value for cell in sheet["A"][_TOP - 1 :] if cell.value
    ]
    assert [_ways(daftar, langkah) for langkah in daftar.langkah] == [
        cell.value for cell in sheet[columns["Lanjut ke"]][_TOP - 1 :] if cell.value
    ]
    texts = _texts(sheet)
    for langkah in daftar.langkah:
        for text in (*langkah.kelengkapan, *langkah.output, *langkah.pelaksana):
            assert any(text in one for one in texts), text
    things = sum(len(langkah.kelengkapan) + len(langkah.output) for langkah in daftar.langkah)
    assert things == texts.count("☐")


def _ways(daftar: DaftarPeriksa, langkah: Langkah) -> str:
    """Where a step leads; a number stays beside its arrow."""
    return "\n".join(way.kata.replace("→ ", "→\u00a0") for way in exits(daftar, langkah))


@pytest.mark.parametrize("name", list(_LISTS))
def test_a_sheet_for_each_office(name: str) -> None:
    """Each office has a sheet with its own steps, under their numbers, leading where they lead."""
    daftar = _LISTS[name]
    book = _opened(daftar)
    parts = daftar.bagian
    assert len(book.sheetnames) == 1 + len(parts)
    assert all(len(sheet) <= 31 for sheet in book.sheetnames)
    for sheet, bagian in zip(book.worksheets[1:], parts, strict=True):
        assert f"Hanya langkah {bagian.nama}" in _texts(sheet)
        assert [daftar.langkah[row].kegiatan for row in bagian.baris] == [
            cell.value for cell in sheet["B"][_TOP - 1 :] if cell.value
        ]
        columns = _columns(sheet)
        assert [_ways(daftar, daftar.langkah[row]) for row in bagian.baris] == [
            cell.value for cell in sheet[columns["Lanjut ke"]][_TOP - 1 :] if cell.value
        ]


def test_what_a_cell_takes() -> None:
    """Ticks, boxes, days with hours and exits are offered or checked."""
    sheet = _opened(_FIRST).worksheets[0]
    columns = _columns(sheet)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    tick = rules[f"{columns['✓']}5:{columns['✓']}11"]
    assert (tick.type, tick.formula1, tick.allow_blank) == ("list", '"✓"', True)
    boxes = rules[f"{columns['Kelengkapan']}5:{columns['Kelengkapan']}11 {columns['Output']}5:{columns['Output']}11"]
    assert boxes.formula1 == '"☐,☑"'
    begin, end = columns["Mulai"], columns["Selesai"]
    assert [rules[f"{one}5:{one}11"].type for one in (begin, end)] == ["date", "date"]
    assert rules[f"{end}5:{end}11"].formula1 == f"MAX({begin}5,36526)"
    circled = {where: rule.formula1 for where, rule in rules.items() if where.startswith(columns["Dilingkari"])}
    at = columns["Dilingkari"]
    assert circled == {
        f"{at}8": '"setuju → 5,tidak → 3"',
        f"{at}9": '"setuju → 6,tidak → 4"',
        f"{at}10": '"setuju → 7,tidak → 5"',
    }


def test_times_are_computed() -> None:
    """Minutes and deviation are formulas of the row's own cells; a range counts from its nearer end; the unknown has none."""
    steps = (
        _STEP,
        replace(_STEP, nomor="2", durasi=durasi_of("30 menit - 3 jam")),
        replace(_STEP, nomor="3", durasi=durasi_of("2 hari")),
    )
    sheet = _opened(_list(*steps)).worksheets[0]
    columns = _columns(sheet)
    begin, end, took, over = (columns[name] for name in ("Mulai", "Selesai", "Menit nyata", "Selisih menit"))
    assert sheet[f"{took}5"].value == f'=IF(OR({begin}5="",{end}5=""),"",ROUND(({end}5-{begin}5)*1440,0))'
    assert sheet[f"{over}5"].value == f'=IF({took}5="","",{took}5-60)'
    assert sheet[f"{over}6"].value == f'=IF({took}6="","",IF({took}6>180,{took}6-180,IF({took}6<30,{took}6-30,0)))'
    assert sheet[f"{over}7"].value is None


def test_who_act_together_have_a_place_each() -> None:
    """Their names stand in the open cell, with a line's room for each; of one who acts alone there is no name."""
    daftar = _LISTS["biro-pp/pelayanan-pertamanan"]
    sheet = _opened(daftar).worksheets[0]
    found = [cell for cell in sheet[_columns(sheet)["Paraf"]][_TOP - 1 :] if cell.value]
    assert ["\n\n".join(f"{name}:" for name in step.pemaraf) for step in daftar.langkah if step.pemaraf] == [
        cell.value for cell in found
    ]
    assert not any(cell.protection.locked for cell in found)


def test_only_what_is_filled_is_open() -> None:
    """The sheets are protected without a password; ticks, times, initials and notes are open, the SOP's words are not."""
    for sheet in _opened(_FIRST).worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        columns = _columns(sheet)
        opened = {name for name, at in columns.items() if not sheet[f"{at}5"].protection.locked}
        assert {"✓", "Kelengkapan", "Output", "Mulai", "Selesai", "Paraf", "Catatan"} <= opened
        assert (
            not {"No", "Kegiatan", "Pelaksana", "Waktu rencana", "Menit nyata", "Selisih menit", "Lanjut ke"} & opened
        )
        assert not sheet["C3"].protection.locked


def test_paper() -> None:
    """A4 landscape, as wide as the page, with the table's head on each; the head stays while scrolling."""
    for sheet in _opened(_FIRST).worksheets:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
        assert sheet.print_title_rows == "$4:$4"
        last = sheet.max_row
        assert re.fullmatch(rf"'[^']+'!\$A\$1:\$[PQ]\${last}", sheet.print_area)
        assert sheet.freeze_panes == "C5"


def test_the_same_bytes() -> None:
    """Two makes are one; the workbook's day is the SOP's."""
    assert checklist_xlsx(_FIRST) == checklist_xlsx(replace(_FIRST))
    book = _opened(_FIRST)
    assert (book.properties.created.date(), book.properties.title) == (
        date(2018, 5, 2),
        f"Daftar periksa {_FIRST.judul}",
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("evil", _EVIL)
def test_texts_are_texts(evil: str) -> None:
    """Whatever a text begins with, its cell is a text: no formula, no link, no markup, in every place a text can come to."""
    exits_ = (Keluar(evil, 0), Keluar('a,"b"', None))
    step = Langkah("1", evil, (evil,), ("kabag",), (evil,), evil, durasi_of(evil), (evil, evil), (evil,), ())
    step = leading(step, *exits_)
    other = replace(step, nomor="", pelaksana=("Sri",), jabatan=("sri",))
    book = _opened(_list(step, other, judul=evil, nomor=evil, unit=evil))
    shown = re.sub("[\u202e]", "", re.sub("[\x00-\x08\x0b-\x1f\ud800]", "\ufffd", evil))
    for sheet in book.worksheets:
        formulas = [str(cell.value) for row in sheet for cell in row if cell.data_type == "f"]
        assert all(re.match(r"=IF\(OR\(\w+=\"\"", formula) for formula in formulas)
        assert not any(cell.hyperlink for row in sheet for cell in row)
    assert str(book.worksheets[0]["F5"].value).strip(" ") == shown.strip(" ")


def test_sheet_names() -> None:
    """Names that Excel refuses, that are too long, or that two offices share, are made ones that it takes."""
    names = ("Kabag [A]: b/c*?\\", "'", "K" * 40, "K" * 39 + "L", "kabag a b c", "History", "Daftar periksa", "")
    steps = (
        Langkah(str(at), "Menulis", (name,), (f"j{at}",), (), "", durasi_of(""), (), (), (Keluar("", None),))
        for at, name in enumerate(names, 1)
    )
    sheets = _opened(_list(*steps)).sheetnames
    assert len(sheets) == 1 + len(names) == len({name.casefold() for name in sheets})
    for name in sheets:
        assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", name)
        assert name.casefold() != "history"


def test_one_office_has_the_whole() -> None:
    """Where one office does everything, there is one sheet."""
    assert _opened(_list(_STEP, replace(_STEP, nomor="2"))).sheetnames == ["Daftar periksa"]


def test_much_text_takes_several_rows() -> None:
    """No row is taller than Excel allows; what needs more is merged over several, and each thing has its box."""
    words = "Menyampaikan informasi kegiatan rapat " * 200
    step = replace(_STEP, kegiatan=words.strip(), kelengkapan=("a", words.strip(), "c"), output=("konsep",))
    sheet = _opened(_list(step)).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in range(_TOP, sheet.max_row + 1)]
    assert len(heights) > 3
    assert all(height <= TALLEST for height in heights)
    # 7,600 letters in a column of 25, some 30 on a line of 12 points.
    assert sum(heights) > 7600 / 33 * 12
    assert _texts(sheet).count("☐") == 4


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["biro-bentanyan/daftar-konfirmasi-kecukupan", "biro-pp/pelayanan-pertamanan"])
def test_libreoffice_prints_it(name: str) -> None:
    """LibreOffice opens the workbook and prints every sheet, landscape, with every word of the steps."""
    daftar = _LISTS[name]
    printed = pages(checklist_xlsx(daftar))
    assert all(width > height for width, height, _ in printed)
    text = "".join("".join(words.split()) for _, _, words in printed)
    for langkah in daftar.langkah:
        assert langkah.kegiatan.replace(" ", "") in text
