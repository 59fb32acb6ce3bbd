# One call of git for the whole collection; outside a repository, or without git, nothing is known and nothing fails.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tatalaksana.git.call import DamagedHistoryError, call, commit_day, needed, short_hash
from tatalaksana.git.lacking import cut_off

_MARK = "\x01"


@dataclass(frozen=True, slots=True)
class LastChange:
    """The commit that last touched a file."""

    day: date | None
    """The day of the commit: of the merge, where it came in by one; None where it is unknown."""
    commit: str
    """The short hash."""


def last_commit(folder: Path) -> date | None:
    """The day of the last commit of the repository that `folder` is in, as its committer's clock had it; None where nothing is known."""
    said = call(folder, "log", "-1", "--date=raw", "--format=%cd").decode(errors="replace").strip()
    return commit_day(said)


def ages(folder: Path) -> dict[str, int]:
    """For each file below `folder`, named from it with forward slashes, how old it is as it stands.

    0 where it is new or changed since the last commit; else how many commits of the folder it took until now, from 1.
    Nothing outside a repository, or where git can't read it: then it is not known which file is the older.
    """
    new = call(folder, "ls-files", "--others", "--", ".")
    changed = call(folder, "diff", "--name-only", "--relative", "--no-renames", "HEAD", "--", ".")
    found = dict.fromkeys((new + changed).decode(errors="replace").splitlines(), 0)
    order: dict[str, int] = {}
    try:
        changes = last_changes(folder)
    except DamagedHistoryError:
        return {}
    for name, change in changes.items():
        found.setdefault(name, order.setdefault(change.commit, len(order) + 1))
    return found


def last_changes(folder: Path) -> dict[str, LastChange]:
    """For each file below `folder`, named from it with forward slashes, its last change.

    The last in the main line of commits, as of its versions, not by their clocks, one of which may have been wrong. Renames are not
    asked for: a partial clone lacks what they are seen by.

    Raises:
        DamagedHistoryError: git can't read the history that there is.
    """
    listed = needed(
        folder, "log", "--date=raw", f"--format={_MARK}%H %cd", "--name-only", "--relative", "--no-renames", "--first-parent", "-m",
        "--", ".",
    )  # fmt: skip
    lost = cut_off(folder)
    found: dict[str, LastChange] = {}
    change: LastChange | None = None
    for line in listed.decode(errors="replace").split("\n"):
        if line.startswith(_MARK):
            commit, _, day = line[1:].partition(" ")
            change = LastChange(None if commit in lost else commit_day(day), short_hash(commit))
        elif line and change is not None:
            found.setdefault(line, change)
    return found
