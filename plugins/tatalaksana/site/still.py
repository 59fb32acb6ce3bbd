# Whether what a build reads stood still meanwhile. Somebody may save a file while it runs, and even put it back: what was read in
# between is in the site then, and nothing that is kept of this build may say that the site is that of these files.
from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from time import time_ns

from mkdocs.config.defaults import MkDocsConfig

from tatalaksana.git import DamagedHistoryError, history_mark
from tatalaksana.render.making import program_files
from tatalaksana.site.ground import ground_files

REST = 3_000_000_000
"""Nanoseconds without a touch after which another one shows, however coarsely a file system keeps times: some keep every second second."""


class Still:
    """How everything stood when a build began: by the times that the system keeps, which nobody puts back.

    Args:
        config: Everything that mkdocs.yml and the command say.
        sources: The folder of the sources.
    """

    def __init__(self, config: MkDocsConfig, sources: Path) -> None:
        self._sources = sources
        settings = Path(config.config_file_path or "mkdocs.yml")
        self._files = [*map(str, (settings, *ground_files(config, written=False))), *program_files()]
        self._folders = [*read_folders(config, sources)]
        self._newest = 0
        began = time_ns()
        self._mark = self._looked()
        rested = began - self._newest > REST and sys.platform != "win32"  # where it keeps no time that nobody sets
        self.lasting = self._mark if rested else None
        """A mark that is another one once any of it is touched again; nothing where that might not show."""

    def holds(self) -> bool:
        """Whether it stands so still."""
        return self._mark is not None and self._mark == self._looked()

    def _looked(self) -> str | None:
        found = sha256()
        try:
            found.update(history_mark(self._sources).encode(errors="surrogateescape"))
            for name, about in self._entries():
                self._newest = max(self._newest, about.st_mtime_ns, about.st_ctime_ns)
                times = (about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
                found.update(f"{name}\0{about.st_mode}\0{times}\0".encode(errors="surrogateescape"))
        except (OSError, DamagedHistoryError):
            return None
        return found.hexdigest()

    def _entries(self) -> Iterator[tuple[str, os.stat_result]]:
        for file in self._files:
            yield file, os.stat(file)  # noqa: PTH116 - hundreds of times
        for folder, besides in self._folders:
            yield str(folder), os.stat(folder)  # noqa: PTH116 - as above
            yield from entries(folder, besides)


def read_folders(config: MkDocsConfig, sources: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """The folders of which a build may read any file, each with what is none of it."""
    yield sources, frozenset({".git"})
    for folder in (config.docs_dir, config.theme.custom_dir):
        if folder:
            yield Path(folder), frozenset()


def entries(folder: Path, besides: Collection[str] = (), below: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """(name from the top, how it stands) of all in a folder, in order of their names, but for some names at its top.

    Raises:
        OSError: Something can't be read.
    """
    with os.scandir(f"{folder}/{below}") as items:
        found: Sequence[os.DirEntry[str]] = sorted(items, key=lambda item: item.name)
    for item in found:
        name = f"{below}{item.name}"
        if name in besides:
            continue
        yield name, item.stat(follow_symlinks=False)
        if item.is_dir(follow_symlinks=False):
            yield from entries(folder, besides, f"{name}/")
