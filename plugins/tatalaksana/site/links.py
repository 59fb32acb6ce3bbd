# Every link of the generated pages, checked against the files and the anchors that there really are.
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from mkdocs.exceptions import PluginError

from tatalaksana.site.log import Log

# Literal beginnings: the engine finds them ten times as fast as a boundary. Our markup always has the space.
_LINKS = (re.compile(r' href="([^"]*)"'), re.compile(r' src="([^"]*)"'))
_NAMED = re.compile(r' id="([^"]*)"')
_ELSEWHERE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class LinkCheck:
    """Collects links while pages are rendered and tells at the end which lead nowhere."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._taken: set[str] = set()
        self._standing = Path()
        self._anchors: dict[str, str] = {}
        """File to the anchors on it, each between blanks: as sets they would take ten times as much."""
        self._wanted: dict[str, tuple[str, str]] = {}
        """What `add` tells to the first page that links there, and how; without what is known to be there."""

    def know(self, files: Iterable[str]) -> None:
        """Add files that the site will have."""
        self._files.update(files)

    def add(self, file: str, html: str) -> list[str]:
        """Take in a page; what it leads to within the site, each as `file#anchor`."""
        self._files.add(file)
        self._anchors[file] = _in_a_row(_NAMED.findall(html))
        leads: set[str] = set()
        for there, anchor, link in _links_in(file, html):
            target = f"{there}#{anchor}"
            if there not in self._files or (anchor and f" {anchor} " not in self._anchors.get(there, "")):
                self._wanted.setdefault(target, (file, link))
            if there != file:
                leads.add(target)
        return sorted(leads)

    def take(self, standing: Path, files: Iterable[str], leads: Iterable[tuple[str, str]]) -> None:
        """Know pages that are taken as they stand.

        Args:
            standing: The site in which they do.
            files: All of them, and whatever else is taken.
            leads: (what they lead to, one of those that do).
        """
        self._standing = standing
        self._taken.update(files)
        self._files.update(files)
        for target, page in leads:
            there = target.partition("#")[0]
            if there in self._taken and there not in self._anchors:
                continue  # both are as they were when this was looked at
            self._wanted.setdefault(target, (page, target))

    def broken(self, site: Path) -> list[tuple[str, str]]:
        """(page, link) of what leads nowhere; files that others wrote count when they stand in the site."""
        found = []
        for target, (page, link) in self._wanted.items():
            there, _, anchor = target.partition("#")
            known = there in self._files or (not there.startswith("..") and (site / there).is_file())
            if not known or (anchor and not self._has(there, anchor)):
                found.append((page, link))
        return sorted(found)

    def _has(self, there: str, anchor: str) -> bool:
        if there in self._taken and there not in self._anchors:
            self._anchors[there] = _in_a_row(_NAMED.findall((self._standing / there).read_text(encoding="utf-8")))
        return there not in self._anchors or f" {anchor} " in self._anchors[there]

    def refuse_broken(self, site: Path, log: Log) -> None:
        """Tell which links lead nowhere.

        Raises:
            PluginError: There are some.
        """
        broken = self.broken(site)
        for where, link in broken:
            log.error("%s: tautan «%s» tidak menuju ke mana pun", where, link)
        if broken:
            raise PluginError(f"{len(broken)} tautan putus di halaman yang dibuat.")


def _in_a_row(anchors: Iterable[str]) -> str:
    return f" {' '.join(anchors)} "


def _links_in(file: str, html: str) -> Iterator[tuple[str, str, str]]:
    """(file, anchor, link) of what a page leads to within the site."""
    folder = posixpath.dirname(file)
    for link in dict.fromkeys(link for pattern in _LINKS for link in pattern.findall(html)):
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = link.replace("&amp;", "&").partition("#")
        path = path.partition("?")[0]
        there = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else file
        if path.endswith("/") or there == ".":
            there = posixpath.normpath(posixpath.join(there, "index.html"))
        yield there, anchor, link
