# Relative addresses between pages, in whichever way the site generator writes them.
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """How page names become addresses: `sop/a/b` as `sop/a/b/` or as `sop/a/b.html`."""

    directories: bool = True
    root: str = ""
    """Where the site begins on its server, for links from a page that is shown at any address: `/` or `/sop/`."""

    def of(self, page: str) -> str:
        """A page's address from the root of the site."""
        if self.directories:
            return page.removesuffix("index") if page == "index" or page.endswith("/index") else f"{page}/"
        return f"{page}.html"

    def href(self, here: str, there: str, anchor: str = "") -> str:
        """The address of page `there` as a link on page `here`."""
        tail = f"#{anchor}" if anchor else ""
        if here == there and anchor:
            return tail
        return (self.to_file(here, self.of(there)) or "./") + tail

    def to_file(self, here: str, file: str) -> str:
        """The address of a file, named from the root of the site, as a link on page `here`."""
        if self.root:
            return self.root + file
        base = self.of(here).split("/")[:-1]
        parts = file.split("/")
        common = 0
        while common < min(len(base), len(parts) - 1) and base[common] == parts[common]:
            common += 1
        return "../" * (len(base) - common) + "/".join(parts[common:])
