# What was made before, by the hash of everything that went into it. The folder may be deleted at any time, and whatever
# happened to a file in it, a hash of what it held is a part of its name: what is no longer that is as not there.
from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tatalaksana.cache.seal import seal
from tatalaksana.cache.shared import SharedStore
from tatalaksana.files import PassingFolder, put

Shelf = Literal["beda", "cek", "formulir", "ingatan", "keadaan", "pdf", "pratinjau", "tte"]
"""What is kept, each in a folder of its own, so that people may see what takes room."""


_ASKED_TOGETHER = 200
"""Files that a shared store is asked for at a time."""
_GIVEN_TOGETHER = 8_000_000
"""Bytes that it is given at a time, or a little more."""


class Cache:
    """Files by their keys, in one folder; in a passing one where that cannot be written. Beside it there may be a store that others share."""

    def __init__(self, folder: Path, store: SharedStore | None = None) -> None:
        self._folder = folder
        self._shelf = folder.name
        self._store = store
        self._given: dict[str, bytes] = {}
        self._passing: PassingFolder | None = None
        self.damaged = 0
        """How many files were found that are not what was kept; they are made anew."""

    @classmethod
    def beside(cls, root: Path, kind: Shelf, store: SharedStore | None = None) -> Cache:
        """What is kept of one kind for the sources in `root`: in `.cache`, beside their folder, and in a store that others share."""
        return cls(shelf_beside(root, kind), store)

    def bring(self, keys: Sequence[str]) -> dict[str, Path]:
        """The files of some keys that the shared store has; they are here then."""
        brought: dict[str, Path] = {}
        for at in range(0, len(keys) if self._store else 0, _ASKED_TOGETHER):
            found = self._store.fetch(self._shelf, keys[at : at + _ASKED_TOGETHER]) if self._store else {}
            brought |= {key: self.put(key, content) for key, content in found.items()}
        return brought

    def keep(self, key: str, content: bytes) -> Path:
        """Keep a file that was made here, for others too: they have it once `share` was called."""
        if self._store:
            self._given[key] = content
            if sum(map(len, self._given.values())) >= _GIVEN_TOGETHER:
                self.share()
        return self.put(key, content)

    def share(self) -> None:
        """Give to the shared store what was kept for others."""
        if self._store and self._given:
            self._store.give(self._shelf, self._given)
            self._given = {}

    def get(self, key: str) -> Path | None:
        """The file of a key, if it is there as it was put."""
        return next((path for path, _ in self._found(key)), None)

    def read(self, key: str) -> bytes | None:
        """What the file of a key holds, if it is there as it was put."""
        return next((content for _, content in self._found(key)), None)

    def put(self, key: str, content: bytes) -> Path:
        """Keep a file: put in place whole, so that a build that dies leaves no half of one.

        It does not wait for the disk, which takes longer than all else: what a power cut leaves is no file of the cache.
        """
        try:
            return self._put(key, content)
        except OSError:
            if self._passing:
                raise
            self._passing = PassingFolder()
            self._folder = self._passing.path
            return self._put(key, content)

    def _put(self, key: str, content: bytes) -> Path:
        folder = self._folder / key[:2]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{key}-{seal(key, content)}"
        put(path, content, synced=False)
        for other in self._named(key):
            if other != path.name:
                (folder / other).unlink(missing_ok=True)
        return path

    def _found(self, key: str) -> list[tuple[Path, bytes]]:
        found: list[tuple[Path, bytes]] = []
        for name in self._named(key):
            path = self._folder / key[:2] / name
            try:
                if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a pipe is waited for, a device has no end
                    continue
                content = path.read_bytes()
            except OSError:
                continue
            if name == f"{key}-{seal(key, content)}":
                found.append((path, content))
            else:
                self.damaged += 1
        return found

    def _named(self, key: str) -> list[str]:
        """The files of a key: one, unless something happened to them."""
        try:
            names = os.listdir(self._folder / key[:2])  # noqa: PTH208 - thousands of times
        except OSError:
            return []
        return sorted(name for name in names if name.startswith(f"{key}-"))


def shelf_beside(root: Path, kind: Shelf) -> Path:
    """The folder of what is kept of one kind for the sources in `root`."""
    return root.parent / ".cache" / "tatalaksana" / kind
