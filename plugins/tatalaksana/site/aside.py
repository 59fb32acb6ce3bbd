# A site built aside and put in place whole. MkDocs empties the folder of the site before it fills it again; a build that
# is killed meanwhile would leave half a site. So it works in a hidden folder beside, and at the end both change places in
# one call to the system, where the system has one. A lock keeps a second build waiting; it goes with its process.
from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from tatalaksana.files import put
from tatalaksana.site.inventory import Inventory, inventory_of
from tatalaksana.site.journal import Journal, is_same
from tatalaksana.site.kept_inventory import inventory_record, kept_inventory

_HERE = -100  # AT_FDCWD: paths are taken as they stand
_EXCHANGE = 2  # RENAME_EXCHANGE


Recording = Callable[[Inventory], bytes | Iterable[bytes]]
"""What the next build is to know of a site, or its pieces, by how that stands once it is put in place."""


class Aside:
    """A place to build a site in, locked until the process ends or the site is put in place.

    Args:
        site: Where the site belongs. A link stays, and what it leads to is replaced.
        waiting: Called once, if another build has to be waited for.
        dotted: What begins with a dot at the top and may belong to the site all the same.

    Raises:
        OSError: Nothing can be written there.
    """

    def __init__(self, site: Path, waiting: Callable[[], None], dotted: Collection[str] = ()) -> None:
        self._site = site.resolve()
        self._dotted = dotted
        self._room = room_for(self._site)
        self._old = self._room / "lama"
        self.folder = self._room / "baru"
        """What the site is to be built in; not there yet."""
        self._lock = _locked(self._room / "kunci", waiting)
        self._kept: frozenset[str] = frozenset()
        self._journal = Journal(self._room / "jurnal.json", self.folder, self._site)
        if self._old.exists() and not self._site.exists():  # a build died between two renames
            self._old.rename(self._site)
        with suppress(OSError):  # what can't be done now is made again, by what its files are
            self._journal.finish()
        self._clear()

    @cached_property
    def stands(self) -> Inventory:
        """How the site stands, as this build looked at it first."""
        return kept_inventory(self._inventory, self._site, self._dotted) or self._looked()

    def publish(self, records: Mapping[Path, Recording]) -> bool:
        """Put what was built in the place of the old site, and let the next build begin; whether only what changed was put into it.

        Args:
            records: What the next build is to know of the site as it stands then, by where it is kept.

        Raises:
            OSError: It can't be; the old site is as it was, unless it had to be emptied first.
        """
        self.standing.unlink(missing_ok=True)  # from here on it says nothing of this site
        now = put = self._put()
        if now is None:
            self._carry()
            self._journal.forget()
            if self._site.is_dir():
                self._keep_hidden()
                shutil.copymode(self._site, self.folder)
            self._swap()
            now = self._looked()
        self._remember(records, now)
        self.leave()
        return put is not None

    def leave(self) -> None:
        """Throw away what was built, if it was not put in place, and let the next build begin."""
        self._clear()
        os.close(self._lock)

    def keep(self, files: Iterable[str]) -> None:
        """Have files of the site that stands in the new one too, where that has none of the name."""
        self._kept = frozenset(files)

    def _looked(self) -> Inventory:
        """How the site stands now; nothing where it is not there, or not all of it can be looked at: then nothing is taken of it."""
        try:
            return inventory_of(self._site, self._dotted)
        except OSError:
            return Inventory({}, {})

    def _put(self) -> Inventory | None:
        """Put what changed into the site that stands, if that is the way to do it; how it stands then."""
        try:
            return self._journal.put(self._kept, self.stands)
        except OSError:  # something is in the way after all: then whole, with what was put before that
            self._kept |= self._journal.done
            return None

    def _carry(self) -> None:
        """Take what is kept into the new site, where that has none of the name or the very same: one file under two names."""
        ready: set[str] = set()
        for name in self._kept:
            source, target = f"{self._site}/{name}", f"{self.folder}/{name}"
            folder = target.rpartition("/")[0]
            if folder not in ready:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - thousands of times
                ready.add(folder)
            if os.path.lexists(target):
                if not is_same(source, target):
                    continue
                os.unlink(target)  # noqa: PTH108 - who shares it with what was made again would be taken for changed
            _linked(source, target)

    @property
    def ledger(self) -> Path:
        """Where it stands what the last build left."""
        return self._room / "catatan.json"

    @property
    def standing(self) -> Path:
        """Where it stands of what the last build made all of it."""
        return self._room / "tegak.json"

    @property
    def _inventory(self) -> Path:
        """Where it stands how the last build left it."""
        return self._room / "isi.bin"

    def _remember(self, records: Mapping[Path, Recording], now: Inventory) -> None:
        # Without them the next build makes everything, and looks for all of it.
        for file in (self.standing, self.ledger, self._inventory):
            file.unlink(missing_ok=True)
        several = {**records}
        if records:
            several[self._inventory] = lambda now: inventory_record(self._site, now)
        for file, record in several.items():
            with suppress(OSError):
                put(file, record(now), synced=False)

    def _clear(self) -> None:
        for folder in (self.folder, self._old):
            shutil.rmtree(folder, ignore_errors=True)

    def _keep_hidden(self) -> None:
        """MkDocs leaves what begins with a dot, such as .git or .htaccess; so it goes over to the new site."""
        for entry in self._site.iterdir():
            there = self.folder / entry.name
            if not entry.name.startswith(".") or entry == self._room or os.path.lexists(there):
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.copytree(entry, there, symlinks=True, copy_function=_linked)
            else:
                _linked(entry, there)

    def _swap(self) -> None:
        if self._room.parent == self._site:
            self._refill()
        elif not self._site.exists():
            self.folder.rename(self._site)
        elif not _exchanged(self.folder, self._site):
            self._rename()

    def _rename(self) -> None:
        """Two renames, for a moment without any site: where the system can't exchange folders."""
        try:
            self._site.rename(self._old)
        except OSError:  # somebody is in it, or it lies in another layer
            self._refill()
            return
        try:
            self.folder.rename(self._site)
        except OSError:
            self._old.rename(self._site)
            raise

    def _refill(self) -> None:
        """Entry by entry, where the folder itself can't be moved, because a file system is mounted on it."""
        new = {entry.name for entry in self.folder.iterdir()}
        for name in sorted(new):
            _delete(self._site / name)
            shutil.move(self.folder / name, self._site / name)
        for entry in list(self._site.iterdir()):
            if entry.name not in new and not entry.name.startswith("."):
                _delete(entry)


def room_for(site: Path) -> Path:
    """The folder where a site is built, on its file system: beside it, else in it. It is there then.

    Raises:
        OSError: It can't be.
    """
    beside = site.with_name(f".{site.name}.tatalaksana")
    if not os.path.ismount(site):
        try:
            beside.mkdir(parents=True, exist_ok=True)
        except OSError:
            if not site.is_dir():
                raise  # for that is what is in the way, not that there is no site yet
        else:
            return beside
    inside = site / ".tatalaksana"
    inside.mkdir(exist_ok=True)
    return inside


def _exchanged(new: Path, old: Path) -> bool:
    """Let two folders change places in one step, if this system and this file system can."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    failed: int = rename(_HERE, os.fsencode(new), _HERE, os.fsencode(old), ctypes.c_uint(_EXCHANGE))
    return not failed


def _locked(file: Path, waiting: Callable[[], None]) -> int:
    """The open file, which nobody else has locked."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            waiting()
            while True:
                try:
                    msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # gives up after ten seconds; a build may take longer
                    continue
    else:
        import fcntl  # noqa: PLC0415 - not on Windows

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _linked(source: str | Path, target: str | Path) -> str:
    """The same file under two names, or a copy where that can't be."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return str(target)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
