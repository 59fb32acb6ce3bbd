"""The site's pages as HTML: pure functions from the catalog."""

from tatalaksana.render.html.address import Addresses
from tatalaksana.render.html.forge import Forge, ForgeKind
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Change, Surroundings
from tatalaksana.render.html.site import ASSETS, Page, asset, pages, redirects

__all__ = [
    "ASSETS", "Addresses", "Change", "Forge", "ForgeKind", "Html", "Page", "Surroundings", "asset", "escape", "pages", "redirects",
]  # fmt: skip
