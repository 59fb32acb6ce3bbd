# What was made before, by the hash of everything that went into it. The folder may be deleted at any time.
from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import Literal

from tatalaksana.files import put

Shelf = Literal["beda", "cek", "formulir", "ingatan", "pdf", "tte"]
"""What is kept, each in a folder of its own, so that people may see what takes room."""


class Cache:
    """Files by their keys, in one folder; in a passing one where that cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passing = False

    @classmethod
    def beside(cls, root: Path, kind: Shelf) -> Cache:
        """What is kept of one kind for the sources in `root`: in `.cache`, beside their folder."""
        return cls(root.parent / ".cache" / "tatalaksana" / kind)

    def get(self, key: str) -> Path | None:
        """The file of a key, if it is there. An empty one is what a power cut left."""
        path = self._path(key)
        return path if path.is_file() and path.stat().st_size else None

    def put(self, key: str, content: bytes) -> Path:
        """Keep a file: put in place whole, so that a build that dies leaves no half of one."""
        try:
            return self._put(key, content)
        except OSError:
            if self._passing:
                raise
            self._passing = True
            self._folder = Path(tempfile.mkdtemp(prefix="tatalaksana-"))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
            return self._put(key, content)

    def _put(self, key: str, content: bytes) -> Path:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content, synced=False)
        return path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key
