# What people call a revision: the branch or tag that it is, or else one that has it.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tatalaksana.git.call import answer_of, call, commit_day

_FIRST = ("main", "master", "utama")
"""Branches that a revision is rather said to be of than of others."""
_KINDS = ("heads", "remotes", "tags")


@dataclass(frozen=True, slots=True)
class RevisionName:
    """How a revision can be called."""

    branch: str
    """A branch or tag, without where it lies; empty where none has the revision."""
    newest: bool
    """Whether it is the branch's last commit."""
    day: date | None
    """The day of its commit."""


def revision_name(folder: Path, revision: str) -> RevisionName:
    """What a revision is called that the repository of `folder` knows, however it was named."""
    full = _said(call(folder, "rev-parse", "--symbolic-full-name", "--verify", "--quiet", "--end-of-options", revision))
    if name := _short(full):
        return RevisionName(name, newest=True, day=None)
    commit, _, day = _said(
        call(folder, "log", "-1", "--date=raw", "--format=%H %cd", "--end-of-options", revision)
    ).partition(" ")
    listed = call(
        folder,
        "for-each-ref",
        f"--contains={commit}",
        "--format=%(objectname) %(refname)",
        "refs/heads",
        "refs/remotes",
    )
    having = [
        (tip == commit, _short(ref)) for tip, _, ref in (line.partition(" ") for line in _said(listed).split("\n"))
    ]
    mine = branch_of(folder)
    # What a proposal began from is of the branch that it is to go into, and the proposal has it too.
    newest, name = min(
        ((newest, name) for newest, name in having if name),
        key=lambda one: (not one[0], one[1] == mine, one[1] not in _FIRST, one[1]),
        default=(False, ""),
    )
    return RevisionName(name, newest, commit_day(day))


def branch_of(folder: Path) -> str:
    """The branch that is checked out; empty where none is."""
    return _said(call(folder, "symbolic-ref", "--quiet", "--short", "HEAD"))


def branches(folder: Path) -> tuple[str, ...]:
    """What may be called a branch here: those of this clone, then those it knows of others («origin/main»)."""
    said = call(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes")
    names = _said(said).split("\n")
    return tuple(name for name in names if name and (name.partition("/")[2] or name) != "HEAD" and name != "origin")


def is_clean(folder: Path) -> bool:
    """Whether all below `folder` is as it was committed last."""
    known = call(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return bool(known) and answer_of(folder, "--no-optional-locks", "status", "--porcelain", "--", ".")[0] == b""


def _said(answer: bytes) -> str:
    return answer.decode(errors="surrogateescape").strip()


def _short(full: str) -> str:
    """`refs/remotes/origin/main` as «main»; empty for what is no branch and no tag."""
    refs, _, rest = full.partition("/")
    kind, _, name = rest.partition("/")
    if refs != "refs" or kind not in _KINDS:
        return ""
    name = name.partition("/")[2] if kind == "remotes" else name
    return "" if name == "HEAD" else name
