# The site that stands, when a build would make the very same: nothing that a build reads is other than it was for the last one, and
# the files of the site are as that one left them. Then nothing is read, drawn or written; what was said then is said again.
from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tatalaksana.files import put
from tatalaksana.git import DamagedHistoryError, history_mark
from tatalaksana.site.aside import Aside
from tatalaksana.site.ground import ground_of, said_day
from tatalaksana.site.inventory import Inventory
from tatalaksana.site.still import Still, entries, read_folders

_FORMAT = 4
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
        besides: The mark of what a build goes by and is in no file.
        still: How all files stand that this build reads.
        read: What makes the mark of all that is in them, or nothing where something may be read that nobody here knows of.
    """

    def __init__(self, file: Path, besides: str, still: Still, read: Callable[[], str | None]) -> None:
        super().__init__(logging.WARNING)
        self._besides = besides
        self._stood = still.lasting
        self._find = read
        self._told: list[logging.LogRecord] = []
        self._file, self._before = file, _kept(file)

    def holds(self, aside: Aside) -> bool:
        """Whether a build would make what stands."""
        before = self._before
        if before is None or before["besides"] != self._besides:
            return False
        # Where no file was touched none has to be read; one that was may hold the same again, as all do that were fetched anew.
        untouched = self._stood is not None and before["stood"] == self._stood
        if not untouched and before["read"] != self.read:
            return False
        if not aside.stands.files or aside.stands.mark != before["site"]:
            return False
        if not untouched and self._stood is not None:
            with suppress(OSError):  # then they are read once more
                put(self._file, _packed({**before, "stood": self._stood}), synced=False)
        return True

    @cached_property
    def read(self) -> str | None:
        """The mark of all that is in what this build reads."""
        return self._find()

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
        found = {
            "format": _FORMAT,
            "besides": self._besides,
            "stood": self._stood,
            "read": self.read,
            "site": stands.mark,
            "told": told,
        }
        return _packed(found)


def besides_mark(config: MkDocsConfig) -> str | None:
    """The mark of all that a build goes by and is in no file that it reads; nothing where that is not known.

    Args:
        config: Everything that mkdocs.yml and the command say.
    """
    ground = ground_of(config, (), written=False)
    if ground is None or not _SELF_CONTAINED.issuperset(config.markdown_extensions):
        return None
    return sha256(f"{ground}\0{said_day(config)}".encode()).hexdigest()


def read_mark(config: MkDocsConfig, sources: Path) -> str | None:
    """The mark of all that a build reads, to the byte; nothing where something may be read that nobody here knows of.

    Args:
        config: Everything that mkdocs.yml and the command say.
        sources: The folder of the sources.
    """
    found = sha256()
    try:
        found.update(history_mark(sources).encode(errors="surrogateescape"))
        found.update(Path(config.config_file_path or "mkdocs.yml").read_bytes())
        for folder, besides in read_folders(config, sources):
            for part in _contents(folder, besides):
                found.update(part)
    except (OSError, DamagedHistoryError):
        return None
    return found.hexdigest()


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


def _packed(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode(errors="surrogatepass")


def _kept(file: Path) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and kept.get("format") == _FORMAT else None
