# The blank workbook of a form, filled as people do it in a spreadsheet: by the names of its cells.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

TICKED = "☑"


def fill_blank(file: Path, values: Mapping[str, Any], into: Path) -> Path:
    """Fill in the blank workbook and save it.

    Args:
        file: The workbook as it is published.
        values: By the names of cells what is typed there: a value, or for columns of a table their values from the top, of which
            None stays empty; for several choices the labels of those that are ticked.
        into: Where it is saved.
    """
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    for name, value in values.items():
        x, y, _, bottom = map(int, range_boundaries(str(book.defined_names[name].attr_text).rpartition("!")[2]))  # type: ignore[arg-type]
        if not isinstance(value, Sequence) or isinstance(value, str):
            sheet.cell(y, x).value = value
        elif sheet.cell(y, x).value == "☐":
            for row in range(y, bottom + 1):
                if sheet.cell(row, x + 1).value in value:
                    sheet.cell(row, x).value = TICKED
        else:
            for row, one in enumerate(value, y):
                assert row <= bottom
                if one is not None:
                    sheet.cell(row, x).value = one
    book.save(into)
    return into
