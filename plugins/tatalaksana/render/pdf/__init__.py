"""Values to PDF: the official sheet, by Typst. The only room that knows it."""

from tatalaksana.render.pdf.data import Printing
from tatalaksana.render.pdf.sheet_pdf import Draft, draft, sheet_pdf

__all__ = ["Draft", "Printing", "draft", "sheet_pdf"]
