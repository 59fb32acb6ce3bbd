"""Values to PDF: the official sheet, by Typst. The only room that knows it."""

from tatalaksana.render.pdf.data import Printing
from tatalaksana.render.pdf.sheet_pdf import sheet_key, sheet_pdf

__all__ = ["Printing", "sheet_key", "sheet_pdf"]
