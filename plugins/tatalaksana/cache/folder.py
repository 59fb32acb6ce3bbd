# What was made before, by the hash of everything that went into it. The folder may be deleted at any time.
from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path


class Cache:
    """Files by their keys, in one folder; in a passing one where that cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._passing = False

    def get(self, key: str) -> Path | None:
        """The file of a key, if it is there."""
        path = self._path(key)
        return path if path.is_file() else None

    def put(self, key: str, content: bytes) -> Path:
        """Keep a file: written aside and put in place whole, so that a build that dies leaves no half of one."""
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
        descriptor, aside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise
        return path

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key
