# What was made before, by the hash of everything that went into it. The folder may be deleted at any time.
from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class Cache:
    """Files by their keys, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, key: str) -> Path:
        """Where the file of a key is, or would be."""
        return self._folder / key[:2] / key

    def get(self, key: str) -> bytes | None:
        """What was kept, if it is there."""
        try:
            return self.path(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keep a file: written aside and put in place whole, so that a build that dies leaves no half of one."""
        path = self.path(key)
        with suppress(OSError):  # a full or read-only disk costs time, not the result
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, aside = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
                Path(aside).replace(path)
            except OSError:
                Path(aside).unlink(missing_ok=True)
                raise
