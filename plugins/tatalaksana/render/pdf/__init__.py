"""Values to PDF: the official sheet, the book of a unit, checklists and forms, by Typst. The only room that knows it."""

from tatalaksana.render.pdf.book import Book, book
from tatalaksana.render.pdf.checklist import Checklist, checklist
from tatalaksana.render.pdf.data import Printing
from tatalaksana.render.pdf.form import Form, form
from tatalaksana.render.pdf.sheet import OfficialSheet, official_sheet

__all__ = [
    "Book",
    "Checklist",
    "Form",
    "OfficialSheet",
    "Printing",
    "book",
    "checklist",
    "form",
    "official_sheet",
]
