# The site that stands, when a build would make the very same: nothing that a build reads is other than it was for the last one, and
# the files of the site are as that one left them. Then nothing is read, drawn or written; what was said then is said again.
from __future__ import annotations

import json
import logging
import os
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tatalaksana.git import DamagedHistoryError, history_mark
from tatalaksana.site.aside import Aside
from tatalaksana.site.ground import ground_of, said_day
from tatalaksana.site.inventory import Inventory

_FORMAT = 3
_TOPS = ("mkdocs", "properdocs")
"""The loggers under which all of a build speaks."""
_SELF_CONTAINED = frozenset({
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "meta", "sane_lists", "smarty", "tables",
    "toc", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
"""Extensions of Markdown that read nothing but the page: others may bring in any file."""


class Standing(logging.Handler):
    """What the last build left of a site, and what this one says to leave it too.

    Args:
        file: Where that is kept.
        read: The mark of all that this build reads.
    """

    def __init__(self, file: Path, read: str) -> None:
        super().__init__(logging.WARNING)
        self._read = read
        self._told: list[logging.LogRecord] = []
        self._before = _kept(file)

    def holds(self, aside: Aside) -> bool:
        """Whether a build would make what stands."""
        before = self._before
        if before is None or before["read"] != self._read:
            return False
        return bool(aside.stands.files) and aside.stands.mark == before["site"]

    def say(self) -> None:
        """Warn of what was warned of when the site was made."""
        for name, level, said in self._before["told"] if self._before else ():
            logging.getLogger(name).log(level, "%s", said)

    def listen(self) -> None:
        """Hear from now on what the build warns of."""
        for name in _TOPS:
            logging.getLogger(name).addHandler(self)

    def leave(self) -> None:
        """Hear no more."""
        for name in _TOPS:
            logging.getLogger(name).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a warning; both loggers may pass on the same."""
        if not self._told or self._told[-1] is not record:
            self._told.append(record)

    def record(self, stands: Inventory) -> bytes:
        """This build's record, for the next one."""
        told = [[one.name, one.levelno, one.getMessage()] for one in self._told]
        found = {"format": _FORMAT, "read": self._read, "site": stands.mark, "told": told}
        return json.dumps(found, ensure_ascii=False).encode(errors="surrogatepass")


def read_mark(config: MkDocsConfig, sources: Path) -> str | None:
    """The mark of all that a build reads, to the byte; nothing where something may be read that nobody here knows of.

    Args:
        config: Everything that mkdocs.yml and the command say.
        sources: The folder of the sources.
    """
    ground = ground_of(config, (), written=False)
    if ground is None or not _SELF_CONTAINED.issuperset(config.markdown_extensions):
        return None
    found = sha256(f"{ground}\0{said_day(config)}".encode())
    try:
        found.update(history_mark(sources).encode(errors="surrogateescape"))
        found.update(Path(config.config_file_path or "mkdocs.yml").read_bytes())
        for folder, besides in read_folders(config, sources):
            for part in _contents(folder, besides):
                found.update(part)
    except (OSError, DamagedHistoryError):
        return None
    return found.hexdigest()


def read_folders(config: MkDocsConfig, sources: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """The folders of which a build may read any file, each with what is none of it."""
    yield sources, frozenset({".git"})
    for folder in (config.docs_dir, config.theme.custom_dir):
        if folder:
            yield Path(folder), frozenset()


def _contents(folder: Path, besides: Collection[str]) -> Iterator[bytes]:
    """The names and contents of all files of a folder, each told apart from the next.

    Raises:
        OSError: Something can't be read, or is a way to elsewhere.
    """
    for name, about in entries(folder, besides):
        path = f"{folder}/{name}"
        if not (S_ISDIR(about.st_mode) or S_ISREG(about.st_mode)):
            raise OSError(f"{path} leads elsewhere")
        held = b""
        if S_ISREG(about.st_mode):
            with open(path, "rb") as file:  # noqa: PTH123 - thousands of times
                held = file.read()
        yield f"{name}\0{about.st_mode}\0{len(held)}\0".encode(errors="surrogateescape") + held


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


def _kept(file: Path) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and kept.get("format") == _FORMAT else None
