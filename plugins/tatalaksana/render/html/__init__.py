"""The site's pages as HTML: pure functions from the catalog."""

from tatalaksana.render.html.address import Addresses
from tatalaksana.render.html.beda_page import beda_html
from tatalaksana.render.html.cari import SHEET as SEARCH_SHEET
from tatalaksana.render.html.cari import search_field, search_form
from tatalaksana.render.html.forge import Forge, ForgeKind
from tatalaksana.render.html.formulir_list import form_block, form_pages
from tatalaksana.render.html.kendali import calendar_units, steering_files
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.page import Page
from tatalaksana.render.html.place import Change, Place, Revision, Surroundings
from tatalaksana.render.html.site import ASSETS, asset, pages, redirects

__all__ = [
    "ASSETS", "SEARCH_SHEET", "Addresses", "Change", "Forge", "ForgeKind", "Html", "Page", "Place", "Revision",
    "Surroundings", "asset", "beda_html", "calendar_units", "escape", "form_block", "form_pages", "pages",
    "redirects", "search_field", "search_form", "steering_files",
]  # fmt: skip
