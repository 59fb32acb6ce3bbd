# Whether pages have our shell, and what it is made with: known before any page is.
from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_TEMPLATES = Path(__file__).parent / "tema"
_OWN = ("main.html", "base.html")
"""Templates by which a site makes its own shell."""


def can_dress(config: MkDocsConfig, *, pencarian: bool) -> bool:
    """Whether the site has our shell: it is Material's, has our search, and no shell of its own."""
    own = config.theme.custom_dir
    return config.theme.name == "material" and pencarian and not any(own and (Path(own) / one).exists() for one in _OWN)


def dress(config: MkDocsConfig) -> None:
    """Put our templates before the theme's."""
    if str(_TEMPLATES) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_TEMPLATES))
