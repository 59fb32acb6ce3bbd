# What the room writes past XlsxWriter is what XlsxWriter writes when it is asked by its public calls.
from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tatalaksana.render.xlsx.cells import CellSheet

_LIST = {"validate": "list", "source": ["a & b", "«c»"], "error_title": "Kotak", "error_message": "Pilih <satu>."}
_DATE = {"validate": "date", "minimum": "36526", "maximum": "MAX(B2,3)", "input_title": "Hari", "input_message": '"x"'}
_LENGTH = {"validate": "length", "minimum": "1", "maximum": "20"}
_ANY = {"validate": "any", "input_title": "Isi", "input_message": "Apa saja."}
_WHERE = "=Lain!$A$2:$A$9"


def test_the_same_as_by_public_calls() -> None:
    """Columns, heights, texts, blanks, joined cells, numbers, formulas and rules: the same XML, but for hints that no reader needs."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        bold, grey = book.add_format({"bold": True}), book.add_format({"bg_color": "#E4E9ED", "locked": False})
        public: Worksheet = book.add_worksheet("Umum")
        public.set_column(0, 0, 4)
        public.set_column(1, 3, 13.5)
        public.set_row(0, 30)
        public.set_row(1, 17.25)
        public.write_string(0, 0, "Satu & <dua>\n«tiga»", bold)
        public.write_blank(0, 1, None, grey)
        public.merge_range(1, 0, 2, 1, "", grey)
        public.write_string(1, 0, "=bukan rumus", grey)
        public.merge_range(3, 0, 3, 3, "Satu & <dua>\n«tiga»", bold)
        public.write_number(1, 2, 0.1, bold)
        public.write_number(1, 3, 1e15, bold)
        public.write_formula(2, 2, 'IF(A1<>"","x",B1&"y")', grey, "")
        public.data_validation(0, 0, 2, 0, {"criteria": "between", **_LIST})
        public.data_validation(
            0, 1, 0, 1, {"criteria": "between", **_DATE, "other_cells": [[3, 3, 3, 3], [4, 0, 5, 1]]}
        )
        public.data_validation(1, 1, 1, 1, {"criteria": "between", **_LENGTH})
        public.data_validation(2, 2, 2, 2, {"validate": "list", "source": _WHERE})
        public.data_validation(2, 3, 2, 3, _ANY)
        ours: CellSheet = book.add_worksheet("Kita", CellSheet)
        ours.share({})
        b, g = bold._get_xf_index(), grey._get_xf_index()
        public.set_footer("&L&8 B-1 && lain&R&P")
        ours.wide(0, 0, 4)
        ours.wide(1, 3, 13.5)
        ours.foot("&L&8 B-1 && lain&R&P")
        ours.tall(0, 30)
        ours.tall(1, 17.25)
        ours.put((0, 0), "Satu & <dua>\n«tiga»", b)
        ours.put((0, 1), "", g)
        ours.join((1, 0), (2, 1), "=bukan rumus", g)
        ours.join((3, 0), (3, 3), "Satu & <dua>\n«tiga»", b)
        ours.number((1, 2), 0.1, b)
        ours.number((1, 3), 1e15, b)
        ours.formula((2, 2), 'IF(A1<>"","x",B1&"y")', g)
        ours.rule((0, 0), (2, 0), _LIST)
        ours.rule((0, 1), (0, 1), _DATE, ((3, 3), (3, 3)), ((4, 0), (5, 1)))
        ours.rule((1, 1), (1, 1), _LENGTH)
        ours.rule((2, 2), (2, 2), {"validate": "list", "source": _WHERE})
        ours.rule((2, 3), (2, 3), _ANY)
        ours.ends((3, 3))
    with ZipFile(file) as made:
        first, second = (made.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
    # XlsxWriter tells of each row which columns it has, for speed; the first sheet is the chosen one.
    expected = re.sub(r' spans="[^"]*"| tabSelected="1"', "", first)
    assert expected == re.sub(r'(?<=")></dataValidation>', "/>", second)
