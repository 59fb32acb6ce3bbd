"""An SOP as HTML: its sheet, the sheet of what changed in it, and what other pages are made of. Pure functions from the catalog.

What stands here is loaded when it is first asked for: who asks which forges there are must not wait for pages.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_FILES = {
    "address": ("Addresses",),
    "beda_page": ("beda_html",),
    "forge": ("Forge", "ForgeKind"),
    "markup": ("Html", "escape"),
    "place": ("Change", "Place", "Revision", "Surroundings"),
}
"""File to what it gives."""


def __getattr__(name: str) -> object:
    file = next((file for file, names in _FILES.items() if name in names), None)
    if file is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{file}"), name)
    return value
