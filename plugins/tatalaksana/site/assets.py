# Where styles and scripts stand in a site.
from __future__ import annotations

ASSET_FOLDER = "assets/tatalaksana"
SHEET = f"{ASSET_FOLDER}/sop.css"
"""What every page loads."""
THEMES = f"{ASSET_FOLDER}/tema.css"
"""And this besides where another theme stands around it."""
