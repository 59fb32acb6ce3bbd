# How files stood when they were read: one that has the same size, place and times since has the same bytes, and need not be
# read for them. This is how git knows too. A change in the same moment leaves the same times, so what changed shortly before
# it was read is not relied on; nor is anything on Windows, whose files do not say when they last changed in any way.
from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tatalaksana.cache import Cache

FileState = tuple[int, int, int, int]
"""Size, place on the disk, when the bytes and when anything of a file last changed, in nanoseconds."""

_MOMENT = 2_500_000_000
"""Nanoseconds within which two changes may leave one time: the coarsest file systems count by two seconds."""
_MARK = "mulai"


def state_of(status: os.stat_result) -> FileState:
    """The state of a file."""
    return status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns


@dataclass(slots=True)
class States:
    """The states of the files in a folder, with the keys of what they hold."""

    root: Path
    known: dict[str, tuple[FileState, bytes]]
    """By their names in the folder."""
    _new: dict[str, tuple[FileState, bytes]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _begun: int = 0

    @classmethod
    def beside(cls, root: Path) -> States:
        """What an earlier run kept of the files in `root`."""
        kept = None if os.name == "nt" else Cache.beside(root, "keadaan").read(_name(root))
        rows: Mapping[str, list[int | str]] = json.loads(kept) if kept else {}
        return cls(root, {name: (tuple(row[:-1]), bytes.fromhex(str(row[-1]))) for name, row in rows.items()})  # type: ignore[misc]  # as `keep` wrote it

    def key(self, name: str, state: FileState) -> bytes | None:
        """The key of what a file in that state holds; nothing where it has to be read for that."""
        self._met.add(name)
        found = self.known.get(name)
        return found[1] if found and found[0] == state else None

    def begin(self) -> None:
        """Say that from now on files are read: the disk's own time is what theirs are held against."""
        if not self._begun:
            with suppress(OSError):
                self._begun = Cache.beside(self.root, "keadaan").put(_MARK, b".").stat().st_mtime_ns

    def add(self, name: str, state: FileState, key: bytes) -> None:
        """A file that was read, with the state that it had before."""
        if max(state[2:]) < self._begun - _MOMENT:
            self._new[name] = self.known[name] = state, key

    def keep(self) -> None:
        """Keep what was added for the next run, and what was asked for."""
        if self._new and os.name != "nt":
            rows = {name: [*state, key.hex()] for name, (state, key) in self.known.items() if name in self._met}
            with suppress(OSError):
                Cache.beside(self.root, "keadaan").put(_name(self.root), json.dumps(rows).encode())


def _name(root: Path) -> str:
    return sha256(root.as_posix().encode(errors="surrogateescape")).hexdigest()
