"""Values to XLSX: checklists and blank forms to fill in Excel or LibreOffice, by XlsxWriter. The only room that knows it."""

from tatalaksana.render.xlsx.checklist import checklist_xlsx
from tatalaksana.render.xlsx.form import formulir_xlsx
from tatalaksana.render.xlsx.piece import ChecklistBook, FormBook

__all__ = ["ChecklistBook", "FormBook", "checklist_xlsx", "formulir_xlsx"]
