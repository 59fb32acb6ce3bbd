# What builds found of each source, kept between them by its bytes: of a collection in which one file was edited, one is checked and
# drawn. What is damaged, or of another program, is as not there.
from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version

from tatalaksana.cache import Cache
from tatalaksana.catalog import Memory, memory_bytes, memory_from
from tatalaksana.render.making import program
from tatalaksana.site.sooner import LastRead

_LIBRARIES = ("pydantic", "pydantic-core", "PyYAML")
"""What reads sources besides this program."""


class Remembering:
    """The memory of one folder of sources.

    Args:
        shelf: Where it is kept.
        keeper: Where it stands what signed sheets say of themselves.
        shown: How users know the folder.
    """

    def __init__(self, shelf: Cache, keeper: Cache, shown: str) -> None:
        self._shelf = shelf
        self._name = sha256(f"{_reader()}\0{shown}".encode(errors="surrogateescape")).hexdigest()
        self._kept = sha256(kept := shelf.read(self._name) or b"").digest()
        self.memory = memory_from(kept, keeper) if kept else Memory(keeper)
        """What is known by now."""
        self.last_read = LastRead()

    def keep(self) -> None:
        """Let the next build know it too."""
        now = memory_bytes(self.memory)
        if sha256(now).digest() != self._kept:
            with suppress(OSError):
                self._shelf.put(self._name, now)


@cache
def _reader() -> str:
    """The mark of what reads sources."""
    return "\0".join((program(), sys.version, *map(version, _LIBRARIES)))
