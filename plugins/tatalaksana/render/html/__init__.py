"""An SOP as HTML: its sheet, the sheet of what changed in it, and what other pages are made of. Pure functions from the catalog."""

from tatalaksana.render.html.address import Addresses
from tatalaksana.render.html.beda_page import beda_html
from tatalaksana.render.html.forge import Forge, ForgeKind
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Change, Place, Revision, Surroundings

__all__ = [
    "Addresses",
    "Change",
    "Forge",
    "ForgeKind",
    "Html",
    "Place",
    "Revision",
    "Surroundings",
    "beda_html",
    "escape",
]
