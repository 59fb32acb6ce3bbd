# The site of the last preview, kept from one run of `mkdocs serve` to the next, which begins with it and makes only what is another
# since. Whatever happened to it meanwhile: each of its files is held against how it was left.
from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

_SITE, _ROOM = "situs", "ruang"


class LastPreview:
    """Where the site of a preview lies while nobody is served.

    Args:
        folder: That folder, which may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self._site, self._room = folder / _SITE, folder / _ROOM

    def bring(self, site: Path, room: Path) -> None:
        """Have it where a preview begins, if there is one and that is empty.

        Args:
            site: Where it is served.
            room: Where it stands what is known of it; empty too.
        """
        if not self._room.is_dir():
            return
        with suppress(OSError):  # then all of it is made
            for here, there in ((self._site, site), (self._room, room)):
                there.rmdir()
                shutil.move(here, there)
        for folder in (site, room):
            folder.mkdir(exist_ok=True)

    def keep(self, site: Path, room: Path) -> None:
        """Keep it for the next preview: what is known of it comes last, so that what is not all there is none.

        Args:
            site: Where it was served.
            room: Where it stands what is known of it.
        """
        with suppress(OSError):  # then the next one makes all of it
            for folder in (self._room, self._site):
                if folder.exists():
                    shutil.rmtree(folder)
            self._site.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(site, self._site)
            shutil.move(room, self._room)
