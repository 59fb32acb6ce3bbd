# How the files of a site stand, looked at once a build: by that is told what may be taken of it, what of it goes, and what the next build is to
# find. To walk through thousands of folders takes longer than all else that is asked of them.
from __future__ import annotations

import os
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from stat import S_ISDIR
from time import time_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatalaksana.renewal import Stamp


@dataclass(frozen=True)
class Inventory:
    """What stands below a folder, by its name from the top."""

    files: Mapping[str, Stamp]
    """Whatever is no folder, and how it stands."""
    folders: Mapping[str, int]
    """Folders, and who may use them."""
    looked: int = field(default=0, compare=False)
    """When somebody began to look: nanoseconds by the clock. What came later may not be in it."""
    known: str = field(default="", compare=False)
    """Its mark, where it has been told by that."""

    @property
    def mark(self) -> str:
        """Another one where anything stands otherwise."""
        return self.known or mark_of(*self.parts)

    @cached_property
    def parts(self) -> tuple[bytes, bytes]:
        """All of it: how many files there are, their names and those of the folders, then numbers of each in that order."""
        files, folders = sorted(self.files), sorted(self.folders)
        names = "\0".join((str(len(files)), *files, *folders, "")).encode(errors="surrogateescape")
        numbers = chain.from_iterable(map(self.files.__getitem__, files)), map(self.folders.__getitem__, folders)
        return names, array("q", chain(*numbers)).tobytes()

    def after(
        self, root: Path, changed: Collection[str], gone: Iterable[str], emptied: Iterable[str] = ()
    ) -> Inventory:
        """The same once some of it is another.

        Args:
            root: The folder.
            changed: Files that are new or others now.
            gone: Files that are no more.
            emptied: Folders that are no more, unless somebody keeps something there.
        """
        files, folders = dict(self.files), dict(self.folders)
        for name in gone:
            files.pop(name, None)
        for folder in {one for name in changed for one in upwards(name)} - folders.keys():
            folders[folder] = os.lstat(f"{root}/{folder}").st_mode
        for folder in emptied:
            if not os.path.lexists(f"{root}/{folder}"):
                folders.pop(folder, None)
        for name in changed:
            files[name] = _stamp(os.lstat(f"{root}/{name}"))
        return Inventory(files, folders, self.looked)


def inventory_of(root: Path, dotted: Collection[str] | None = None) -> Inventory:
    """What stands below a folder.

    Args:
        root: The folder.
        dotted: Of what begins with a dot at the top, what counts; all of it, if that is not said.

    Raises:
        OSError: Not all of it can be looked at.
    """
    looked = time_ns()
    files: dict[str, Stamp] = {}
    folders: dict[str, int] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(f"{root}/{above}") as items:
            for item in items:
                name = f"{above}{item.name}"
                if not above and is_beside(name, dotted):
                    continue
                about = item.stat(follow_symlinks=False)
                if S_ISDIR(about.st_mode):
                    folders[name] = about.st_mode
                    waiting.append(f"{name}/")
                else:
                    files[name] = _stamp(about)
    return Inventory(files, folders, looked)


def mark_of(*parts: bytes) -> str:
    """The mark of what is all of an inventory."""
    return sha256(b"".join(parts)).hexdigest()


def is_beside(name: str, dotted: Collection[str] | None) -> bool:
    """Whether what has a name at the top is none of it, as above."""
    return dotted is not None and name.startswith(".") and name not in dotted


def upwards(name: str) -> Iterator[str]:
    """The folders above a name, the nearest first."""
    while name := name.rpartition("/")[0]:
        yield name


def _stamp(about: os.stat_result) -> Stamp:
    return about.st_size, about.st_mtime_ns, about.st_mode
