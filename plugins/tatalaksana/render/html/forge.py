# Where a source file is edited: the forges differ only in how they write that address.
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


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


@dataclass(frozen=True, slots=True)
class Forge:
    """The repository in which editors change the sources."""

    kind: ForgeKind
    address: str
    """The repository's page, without a slash at the end."""
    branch: str

    def edit(self, file: str) -> str:
        """The page that edits `file`, named from the root of the repository."""
        return f"{self.address}/{_EDIT[self.kind]}/{quote(self.branch)}/{quote(file)}"
