# Where a source file is edited or begun: the forges differ only in how they write that address.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlencode, urlsplit


class ForgeKind(StrEnum):
    """Kinds of git forge; Gitea and Forgejo write their addresses alike."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    FORGEJO = "forgejo"


_EDIT = {
    ForgeKind.GITHUB: "edit",
    ForgeKind.GITLAB: "-/edit",
    ForgeKind.GITEA: "_edit",
    ForgeKind.FORGEJO: "_edit",
}


_NEW = {ForgeKind.GITHUB: "new", ForgeKind.GITEA: "_new", ForgeKind.FORGEJO: "_new"}
"""Forges whose page for a new file can be filled from its address."""
_LONGEST = 8000
"""Letters of an address that servers take."""


@dataclass(frozen=True, slots=True)
class Forge:
    """The repository in which editors change the sources."""

    kind: ForgeKind
    address: str
    """The repository's page, without a slash at the end."""
    branch: str
    proxy: str = ""
    """Where the site itself passes questions on to the forge, with a slash at both ends; empty where pages ask the forge."""
    application: str = ""
    """The id under which the forge knows the site, where one may sign in there; empty where tokens are pasted."""

    @property
    def place(self) -> Mapping[str, str]:
        """What a page is told of it."""
        told = {"kind": self.kind.value, "address": self.address, "branch": self.branch, "edit": self.edit("")}
        more = {"proxy": self.proxy, "application": self.application}
        return told | {key: value for key, value in more.items() if value}

    @property
    def host(self) -> str:
        """What answers for it, where a page asks it."""
        address = urlsplit(self.address)
        asks = self.kind is ForgeKind.GITHUB and address.netloc == "github.com"
        return f"{address.scheme}://{'api.' if asks else ''}{address.netloc}"

    def edit(self, file: str) -> str:
        """The page that edits `file`, named from the root of the repository."""
        return f"{self.address}/{_EDIT[self.kind]}/{quote(self.branch)}/{quote(file)}"

    def new(self, file: str, text: str) -> str | None:
        """The page that begins `file` with this text; None where the forge has none, or the text is too long for it."""
        if self.kind not in _NEW:
            return None
        # GitHub takes the whole path as the name; the others want the folder in the address.
        folder, _, name = ("", "", file) if self.kind is ForgeKind.GITHUB else file.rpartition("/")
        given = urlencode({"filename": name, "value": text}, quote_via=quote)
        place = f"{quote(self.branch)}/{quote(folder)}/" if folder else quote(self.branch)
        address = f"{self.address}/{_NEW[self.kind]}/{place}?{given}"
        return address if len(address) <= _LONGEST else None
