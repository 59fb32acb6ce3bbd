# Every committed version of files, in two calls of git however many there are.
from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

_MARK = "\x01"
_HEADER = re.compile(rb"[0-9a-f]{40,64} (\w+) ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it."""

    day: date
    """The day of the commit: of the merge, where it came in by one."""
    commit: str
    """The short hash."""
    content: bytes = field(repr=False)


def versions(folder: Path, wanted: Container[str] | None = None) -> dict[str, tuple[Version, ...]]:
    """For each file below `folder`, named from it with forward slashes, what was committed, newest first.

    Only the main line counts: what a merged branch went through on its way was never published. Renames are not
    followed, and a shallow clone knows less. Without git or a repository there is nothing.

    Args:
        folder: Where to look.
        wanted: The files to read, if not all.
    """
    # git quotes names with control characters or quotation marks, whatever it is told; no source has one.
    named = [
        (commit, day, name) for commit, day, name in _log(folder)
        if not name.startswith('"') and (wanted is None or name in wanted)
    ]  # fmt: skip
    if not named:
        return {}
    found: dict[str, list[Version]] = {}
    contents = _contents(folder, (f"{commit}:./{name}" for commit, _, name in named))
    for (commit, day, name), content in zip(named, contents, strict=False):
        if content is not None:
            found.setdefault(name, []).append(Version(day, commit, content))
    return {name: tuple(several) for name, several in found.items()}


def _log(folder: Path) -> Iterator[tuple[str, date, str]]:
    """(commit, day, file), newest first."""
    listed = _git(
        folder, "-c", "core.quotePath=false", "log", f"--format={_MARK}%cs %h", "--name-only", "--relative", "--no-renames",
        "--first-parent", "-m", "--", ".",
    )  # fmt: skip
    day, commit = date.min, ""
    for line in listed.decode(errors="replace").split("\n"):
        if line.startswith(_MARK):
            when, _, commit = line[1:].partition(" ")
            day = date.fromisoformat(when)
        elif line:
            yield commit, day, line


def _contents(folder: Path, names: Iterable[str]) -> Iterator[bytes | None]:
    """What each name stands for; None for what is not there or is no file."""
    asked = "".join(f"{name}\n" for name in names)
    answer = _git(folder, "cat-file", "--batch", given=asked.encode(errors="surrogateescape"))
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        header = _HEADER.fullmatch(answer, at, end)
        at = end + 1
        if header is None:
            yield None
            continue
        size = int(header[2])
        yield answer[at : at + size] if header[1] == b"blob" else None
        at += size + 1


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no shell
            ["git", *words],  # noqa: S607 - the user's own git
            cwd=folder, input=given, capture_output=True, check=False, timeout=60,
            env=os.environ | {"GIT_NO_LAZY_FETCH": "1"},  # a build asks nothing of another host
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return b"" if done.returncode else done.stdout
