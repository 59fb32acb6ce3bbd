# What changes in a site that stands, put into it file by file: of thousands of files an edit changes some dozens. Who reads meanwhile finds
# each file whole, the old one or the new one; a journal lets the next build do what one that was killed left undone.
from __future__ import annotations

import json
import os
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from tatalaksana.files import put
from tatalaksana.site.inventory import Inventory, inventory_of, upwards

_SHARE = 4
"""Of so many files that stay one may change: where more do, the sites change places as wholes."""


class Journal:
    """The putting of what was built into a site that stands.

    Args:
        file: Where it stands what is being done.
        new: The folder of what was built.
        site: The site.
    """

    def __init__(self, file: Path, new: Path, site: Path) -> None:
        self._file, self._new, self._site = file, new, site
        self.done: set[str] = set()
        """Files that were put."""

    def put(self, kept: AbstractSet[str], stands: Inventory) -> Inventory | None:
        """Put what is other than it stands into the site, and take away what nothing stands for any more.

        Args:
            kept: Files of the site that stay as they are, unless they were built again.
            stands: How the site stands.

        Returns:
            How it stands then; nothing where that is not the way to do it.

        Raises:
            OSError: It can't be done to its end.
        """
        plan = self._plan(kept, stands)
        if plan is None:
            return None
        put(self._file, json.dumps(plan).encode(), synced=False)
        self._do(*plan)
        return stands.after(self._site, *plan)

    def finish(self) -> None:
        """Do what a build that was killed left undone.

        Raises:
            OSError: It can't be done to its end.
        """
        try:
            changed, gone, emptied = json.loads(self._file.read_bytes())
            if self._site.is_dir():
                self._do(changed, gone, emptied)
        except FileNotFoundError:
            return
        except (ValueError, TypeError):  # the power went away while it was written: nothing was done by it yet
            return
        finally:
            self.forget()

    def forget(self) -> None:
        """Leave undone what it says."""
        self._file.unlink(missing_ok=True)

    def _plan(self, kept: AbstractSet[str], stands: Inventory) -> tuple[list[str], list[str], list[str]] | None:
        """What changes, what goes, and the folders that are empty then; nothing where the site has to be put in place whole."""
        if not kept or not self._site.is_dir():
            return None
        built, mode = inventory_of(self._new), S_IMODE(self._new.stat().st_mode)
        if not kept <= stands.files.keys() or any(S_IMODE(one) != mode for one in stands.folders.values()):
            return None
        changed = [name for name in built.files if name not in stands.files or not self._stands_so(name)]
        stay = kept | built.files.keys()
        ours = {name.partition("/")[0] for name in stay}
        gone = sorted(name for name in stands.files.keys() - stay if _is_of(name, ours))
        filled = {folder for name in stay for folder in upwards(name)}
        emptied = sorted((name for name in stands.folders.keys() - filled if _is_of(name, ours)), reverse=True)
        if _SHARE * (len(changed) + len(gone)) > len(kept) or not self._has_room(changed, gone, stands):
            return None
        return sorted(changed, key=lambda name: self._turn(name, stands)), gone, emptied

    def _stands_so(self, name: str) -> bool:
        here, there = f"{self._new}/{name}", f"{self._site}/{name}"
        return os.lstat(here).st_mode == os.lstat(there).st_mode and is_same(here, there)

    def _has_room(self, changed: list[str], gone: list[str], stands: Inventory) -> bool:
        """Whether no folder is in the way of a file, nor a file in that of a folder, and all folders may be written to."""
        above = {folder for name in changed for folder in upwards(name)}
        if above & stands.files.keys() or not stands.folders.keys().isdisjoint(changed):
            return False
        touched = (above & stands.folders.keys()) | {name.rpartition("/")[0] for name in gone}
        return all(os.access(f"{self._site}/{folder}", os.W_OK | os.X_OK) for folder in touched)

    def _turn(self, name: str, stands: Inventory) -> tuple[bool, bool, str]:
        """What nobody asks for yet comes first, then what pages ask for, then pages."""
        return name in stands.files, name.endswith(".html"), name

    def _do(self, changed: list[str], gone: list[str], emptied: list[str]) -> None:
        mode = S_IMODE(self._new.stat().st_mode)
        for name in changed:
            if os.path.lexists(source := f"{self._new}/{name}"):  # else it was put before the build was killed
                _make(Path(self._site, name).parent, mode)
                os.replace(source, f"{self._site}/{name}")  # noqa: PTH105 - dozens at once
                self.done.add(name)
        for name in gone:
            Path(self._site, name).unlink(missing_ok=True)
        for folder in emptied:
            with suppress(OSError):  # somebody keeps something there
                Path(self._site, folder).rmdir()
        self.forget()


def is_same(one: str, other: str) -> bool:
    """Whether two files hold the same."""
    if os.stat(one).st_size != os.stat(other).st_size:  # noqa: PTH116 - thousands of times
        return False
    return Path(one).read_bytes() == Path(other).read_bytes()


def _is_of(name: str, tops: AbstractSet[str]) -> bool:
    """Whether something may be the site's: of what begins with a dot at the top only what a build puts there is."""
    return not name.startswith(".") or name.partition("/")[0] in tops


def _make(folder: Path, mode: int) -> None:
    """Make a folder, and those above it, as the folders of the site are."""
    if not folder.is_dir():
        _make(folder.parent, mode)
        folder.mkdir()
        folder.chmod(mode)
