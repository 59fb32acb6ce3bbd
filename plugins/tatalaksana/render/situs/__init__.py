"""The site's pages as HTML: pure functions from the catalog."""

from tatalaksana.render.situs.cari import SEARCH_SHEET as SEARCH_SHEET
from tatalaksana.render.situs.cari import search_field, search_form
from tatalaksana.render.situs.formulir_list import form_block, form_pages
from tatalaksana.render.situs.kendali import calendar_units, steering_files
from tatalaksana.render.situs.page import Page
from tatalaksana.render.situs.pages import pages, redirects

__all__ = [
    "SEARCH_SHEET", "Page", "calendar_units", "form_block", "form_pages", "pages", "redirects",
    "search_field", "search_form", "steering_files",
]  # fmt: skip
