# Where a site may go. MkDocs empties the folder of the site and guards only that of the pages: one word amiss, and the sources,
# the history or somebody's own files are gone.
from __future__ import annotations

import os
from pathlib import Path

from mkdocs.exceptions import PluginError

from tatalaksana.site.assets import SHEET

_GIT = ".git"
_OURS = (SHEET, "sitemap.xml.gz")
"""What only a site of this program, or of MkDocs, has: even half of one."""


def refuse_destination(site: Path, sources: Path, shown: str) -> None:
    """Let no site be put where something else would be lost.

    Args:
        site: The folder of the site.
        sources: That of the sources.
        shown: How users know that.

    Raises:
        PluginError: The site's folder is none but a file or a device, is, holds or lies in the sources or git's own folder, or
            holds files that are no site.
    """
    place, source = _real(site), _real(sources)
    if place.exists() and not place.is_dir():
        raise PluginError(
            f"Folder situs «{site}» bukan folder melainkan berkas atau perangkat «{place}», yang akan hilang. {_ADVICE}"
        )
    if place.is_relative_to(source) or source.is_relative_to(place):
        raise PluginError(
            f"Folder situs «{site}» tidak boleh sama dengan folder sumber «{shown}», memuatnya, atau di dalamnya: isinya akan hilang. {_ADVICE}"
        )
    if _GIT in place.parts:
        raise PluginError(
            f"Folder situs «{site}» tidak boleh di dalam «{_GIT}»: riwayat repositori akan hilang. {_ADVICE}"
        )
    if strange := _strange(place):
        raise PluginError(
            f"Folder situs «{site}» berisi «{strange}» dan bukan situs buatan program ini: isinya akan hilang. Kosongkan dulu, atau pilih folder lain."
        )


def refuse_sources(sources: Path, settings: Path, shown: str) -> None:
    """Let no sources be read from elsewhere than the project: what is published has been reviewed there.

    Args:
        sources: The folder of the sources.
        settings: The folder of mkdocs.yml.
        shown: How users know the sources.

    Raises:
        PluginError: The sources lie outside of the folder of mkdocs.yml and of the repository that this is in.
    """
    here = _real(settings)
    project = next((one for one in (here, *here.parents) if (one / _GIT).exists()), here)
    beside = Path(os.path.normpath(sources)).is_relative_to(settings)  # a link in the project is the project's
    if not beside and not _real(sources).is_relative_to(project):
        raise PluginError(
            f"Folder sumber «{shown}» di luar proyek ini. Tulis nama folder di samping mkdocs.yml, misalnya «folder: sops»."
        )


_ADVICE = "Pilih folder lain dengan «site_dir» di mkdocs.yml atau «-d», misalnya «site»."


def _real(path: Path) -> Path:
    """Where a path leads, also in circles."""
    return Path(os.path.realpath(path))


def _strange(place: Path) -> str:
    """Something in a folder that is no site; hidden files stay where they are."""
    try:
        names = sorted(name for name in os.listdir(place) if not name.startswith("."))  # noqa: PTH208 - names alone
    except OSError:  # not there yet; of others who builds there is told
        return ""
    return "" if any((place / one).exists() for one in _OURS) else next(iter(names), "")
