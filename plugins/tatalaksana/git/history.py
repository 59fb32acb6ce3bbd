# Every committed version of files, in two calls of git however many there are.
from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tatalaksana.git.call import DamagedHistoryError, commit_day, contents, damaged, is_partial, needed, short_hash
from tatalaksana.git.lacking import cut_off

_MARK = "\x01"
_FILE = "100"
"""How the modes of files begin in git, of whatever rights."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it."""

    day: date | None
    """The day of the commit: of the merge, where it came in by one; None where it is unknown."""
    commit: str
    """The short hash."""
    name: str
    """What it was called, from the folder that was asked for."""
    content: bytes = field(repr=False)
    cut: bool = False
    """Whether a shallow clone ends with it: it may be no beginning, and what it changed is unknown."""


@dataclass(frozen=True, slots=True)
class Committed:
    """That a commit left a file, unread."""

    day: date | None
    """As of a version."""
    commit: str
    """The whole hash."""
    name: str
    """As of a version."""
    blob: str
    """The hash of what the file held."""
    cut: bool
    """As of a version."""


def versions(folder: Path, wanted: Container[str] | None = None) -> dict[str, tuple[Version, ...]]:
    """For each file below `folder`, named from it with forward slashes, what was committed, newest first.

    Args:
        folder: Where to look.
        wanted: The files to read, if not all.

    Raises:
        DamagedHistoryError: git can't read the history that there is.
    """
    return versions_of(folder, committed(folder, wanted))


def committed(folder: Path, wanted: Container[str] | None = None) -> dict[str, tuple[Committed, ...]]:
    """For each file below `folder`, named from it with forward slashes, which commits left it otherwise, newest first.

    Only the main line counts: what a merged branch went through on its way was never published. A file that was renamed
    or moved below `folder` keeps its past, as far as git sees that it is the same one; a shallow clone knows less.
    Without git or a repository there is nothing.

    Args:
        folder: Where to look.
        wanted: The files to look at, if not all.

    Raises:
        DamagedHistoryError: git can't read the history that there is.
    """
    found: dict[str, list[Committed]] = {}
    for one, now in _log(folder):
        # git quotes names with control characters or quotation marks, whatever it is told; no source has one.
        if now and not one.name.startswith('"') and (wanted is None or now in wanted):
            found.setdefault(now, []).append(one)
    return {name: tuple(several) for name, several in found.items()}


def versions_of(folder: Path, found: Mapping[str, Sequence[Committed]]) -> dict[str, tuple[Version, ...]]:
    """What stood in files when commits left them; what a partial clone lacks is left out.

    Args:
        folder: Where the files are.
        found: The commits of each file, as `committed` has them.

    Raises:
        DamagedHistoryError: git can't read them.
    """
    named = [(one, now) for now, several in found.items() for one in several]
    if not named:
        return {}
    read: dict[str, list[Version]] = {}
    partial = is_partial(folder)
    try:
        texts = [*contents(folder, (f"{one.commit}:./{one.name}" for one, _ in named))]
    except DamagedHistoryError:
        if partial:
            return {}
        raise
    for (one, now), content in zip(named, texts, strict=False):
        short = short_hash(one.commit)
        if content is None and not partial:
            raise damaged(folder, f"{short}:{one.name} tidak ada")
        if content is not None:
            read.setdefault(now, []).append(Version(one.day, short, one.name, content, one.cut))
    return {name: tuple(several) for name, several in read.items()}


def oldest_is(several: Iterable[Version]) -> str:
    """What the oldest of a file's versions is, in words for users."""
    return "riwayat terpotong di sini" if any(one.cut for one in several) else "awal riwayat"


def _log(folder: Path) -> Iterator[tuple[Committed, str]]:
    """(what a commit left, what that file is called now), newest first; empty for what is no more.

    Only where a file stands there: a deletion, a link or another repository in its place leaves nothing to read, and what
    the file held before is still its past.
    """
    listed = needed(
        folder, "log", "--date=raw", f"--format={_MARK}%H %cd", "--raw", "--no-abbrev", "--relative", "--find-renames",
        "--first-parent", "-m", "--", ".",
    )  # fmt: skip
    lost = cut_off(folder)
    day: date | None = None
    commit = ""
    later: dict[str, str] = {}  # what the files of older commits are called now, where they have other names
    for line in listed.decode(errors="replace").split("\n"):
        if line.startswith(_MARK):
            commit, _, when = line[1:].partition(" ")
            day = None if commit in lost else commit_day(when)
        elif line.startswith(":"):
            said, *names = line.split("\t")
            _, mode, _, blob, status = said.split(" ")
            now = later.get(names[-1], names[-1])
            if mode.startswith(_FILE):
                yield Committed(day, commit, names[-1], blob, commit in lost), now
            if status.startswith("R"):
                later[names[0]] = now
            elif status == "A" and names[-1] in later:
                later[names[-1]] = ""  # an older one was another file
