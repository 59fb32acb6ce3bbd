# What was made before, by the hash of everything that went into it. The folder may be deleted at any time, and whatever
# happened to a file in it, a hash of what it held is a part of its name: what is no longer that is as not there.
from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Literal

from tatalaksana.files import PassingFolder, put

Shelf = Literal["beda", "cek", "formulir", "ingatan", "keadaan", "pdf", "tte"]
"""What is kept, each in a folder of its own, so that people may see what takes room."""


class Cache:
    """Files by their keys, in one folder; in a passing one where that cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passing: PassingFolder | None = None
        self.damaged = 0
        """How many files were found that are not what was kept; they are made anew."""

    @classmethod
    def beside(cls, root: Path, kind: Shelf) -> Cache:
        """What is kept of one kind for the sources in `root`: in `.cache`, beside their folder."""
        return cls(root.parent / ".cache" / "tatalaksana" / kind)

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
        path = folder / f"{key}-{_seal(key, content)}"
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
            if name == f"{key}-{_seal(key, content)}":
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


def _seal(key: str, content: bytes) -> str:
    """A hash of content and of what it is kept for: the file of another key is damaged too."""
    return sha256(f"{key}\0".encode() + content).hexdigest()[:32]
