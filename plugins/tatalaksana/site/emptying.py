# No site of SOP is replaced by one without any: a folder misnamed, and a whole site would be gone.
from __future__ import annotations

import json
from pathlib import Path

from mkdocs.exceptions import PluginError

from tatalaksana.render.listing import LISTING_JSON
from tatalaksana.site.log import Log


def refuse_emptying(site: Path, shown: str, log: Log) -> None:
    """Let no site of SOP be replaced by one that has none; where there is none to lose, it is told.

    Args:
        site: The site that stands.
        shown: How users know the sources, in which there is not one SOP.
        log: Where it is told.

    Raises:
        PluginError: SOP stand in it.
    """
    lost = _listed(site)
    if lost:
        raise PluginError(
            f"Tidak ada satu SOP pun di {shown}/, padahal situs di «{site}» memuat {lost}. Situs lama tidak diubah. "
            f"Periksa «folder» di mkdocs.yml dan isi {shown}/; bila memang begitu, hapus dulu folder situsnya."
        )
    log.warning("Tidak ada satu SOP pun di %s/: situs ini kosong. Periksa «folder» di mkdocs.yml.", shown)


def _listed(site: Path) -> int:
    """How many SOP a site lists."""
    try:
        return len(json.loads((site / LISTING_JSON).read_bytes())["sop"])
    except (OSError, ValueError, KeyError, TypeError):  # none, or no site of ours
        return 0
