"""The site's pages as HTML: pure functions from the catalog."""

from tatalaksana.render.situs.bahasa import language_of
from tatalaksana.render.situs.cari import search_field, search_form
from tatalaksana.render.situs.formulir_list import form_block, form_pages
from tatalaksana.render.situs.jejak import LISTS
from tatalaksana.render.situs.kendali import calendar_units, steering_files
from tatalaksana.render.situs.kerangka import (
    MAIN,
    OTHERS,
    SHELL_SCRIPT,
    Kerangka,
    MenuGroup,
    MenuLink,
    others_page,
    shell,
)
from tatalaksana.render.situs.page import Page
from tatalaksana.render.situs.pages import pages, redirects, sop_pages
from tatalaksana.render.situs.reference import TITLE as REFERENCE_TITLE

__all__ = [
    "LISTS",
    "MAIN",
    "OTHERS",
    "REFERENCE_TITLE",
    "SHELL_SCRIPT",
    "Kerangka",
    "MenuGroup",
    "MenuLink",
    "Page",
    "calendar_units",
    "form_block",
    "form_pages",
    "language_of",
    "others_page",
    "pages",
    "redirects",
    "search_field",
    "search_form",
    "shell",
    "sop_pages",
    "steering_files",
]  # fmt: skip
