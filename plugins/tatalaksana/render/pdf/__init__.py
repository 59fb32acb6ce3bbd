"""Values to PDF: the official sheet and the book of a unit, by Typst. The only room that knows it."""

from tatalaksana.render.pdf.book import Book, book
from tatalaksana.render.pdf.data import Printing
from tatalaksana.render.pdf.sheet import Draft, draft

__all__ = ["Book", "Draft", "Printing", "book", "draft"]
