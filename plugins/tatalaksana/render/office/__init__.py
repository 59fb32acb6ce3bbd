"""The official sheet as documents that an office goes on with in its own programs."""

from tatalaksana.render.office.docx import sheet_docx
from tatalaksana.render.office.office_sheet import OfficeSheet, office_sheet
from tatalaksana.render.office.xlsx import sheet_xlsx

__all__ = ["OfficeSheet", "office_sheet", "sheet_docx", "sheet_xlsx"]
