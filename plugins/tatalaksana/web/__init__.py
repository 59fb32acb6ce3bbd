"""Scripts and styles for browsers: modules in `js/`, style sheets in `css/`, and what pages load of them. It knows other rooms for their sizes only."""

from tatalaksana.web.apart import Apart, apart
from tatalaksana.web.assets import ASSETS, EDITOR_ASSETS, asset
from tatalaksana.web.script import SCRIPTS, SHARED, ScriptError, bundle, bundle_shared
from tatalaksana.web.sizes import printed_height, printed_width

__all__ = [
    "ASSETS",
    "EDITOR_ASSETS",
    "SCRIPTS",
    "SHARED",
    "Apart",
    "ScriptError",
    "apart",
    "asset",
    "bundle",
    "bundle_shared",
    "printed_height",
    "printed_width",
]
