# Scripts and styles that stood in pages, written beside them: MkDocs' side of `web/apart.py`. Their names are their contents', so
# whoever writes one first writes what all others would.
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from tatalaksana.files import write_new
from tatalaksana.web import apart

_FOLDER = "assets/tatalaksana/terpisah/"


def page_apart(output: str, uri: str, site: Path, told: Callable[[str], None] = lambda _: None) -> str:
    """A page that is about to be written, with what stood in it beside it.

    Args:
        output: The whole page.
        uri: Where it goes, from the root of the site.
        site: The folder that is built.
        told: Called with each file that stands beside it.

    Raises:
        OSError: Something can't be written.
    """
    return _apart(output, "../" * uri.count("/") + _FOLDER, site, told)


def page_anywhere_apart(output: str, config: MkDocsConfig) -> str:
    """Likewise a page that stands at any address: its links begin where the site does.

    Raises:
        OSError: Something can't be written.
    """
    root = urlsplit(config.site_url or "").path.rstrip("/")
    return _apart(output, f"{root}/{_FOLDER}", Path(config.site_dir))


def _apart(output: str, folder: str, site: Path, told: Callable[[str], None] = lambda _: None) -> str:
    found = apart(output, folder)
    for name, content in found.files.items():
        told(f"{_FOLDER}{name}")
        if not (site / _FOLDER / name).exists():
            write_new(site, f"{_FOLDER}{name}", content)
    return found.html
