# The files of a folder as a revision has them.
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tatalaksana.git.call import answer_of, call, contents, damaged, short_hash

_FILES = frozenset({"100644", "100755"})
"""Modes of what is a file; links and other repositories are none."""
_FAR = 2_000
"""Commits that are looked through for what somebody began from."""


def commit_of(folder: Path, revision: str) -> str | None:
    """The commit that a branch, a tag or a hash stands for, where the repository of `folder` knows it."""
    return (
        call(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        or None
    )


def parted_at(folder: Path, commit: str) -> str | None:
    """The commit at which what is checked out and another commit parted; None where their histories have nothing in common.

    Raises:
        DamagedHistoryError: git can't follow one of them.
    """
    said, complaint = answer_of(folder, "merge-base", commit, "HEAD")
    if said is None and ("fatal:" in complaint or "error:" in complaint):
        raise damaged(folder, complaint)
    return (said or b"").decode().strip() or None


def commit_with(folder: Path, blobs: Mapping[str, str]) -> str | None:
    """The newest commit of the main line at which files held what these hashes stand for; None where none did.

    Args:
        folder: Where the files are named from.
        blobs: Names to hashes, or to their beginnings; empty for a file that was not there.
    """
    head = commit_of(folder, "HEAD")
    if head is None:
        return None
    listed = call(
        folder, "rev-list", "--first-parent", f"--max-count={_FAR}", "HEAD", "--", *(f"./{name}" for name in blobs)
    )
    commits = [head, *listed.decode().split()]
    # Before the oldest of them none of these files was there.
    commits += [f"{commits[-1]}^"] if len(commits) > 1 else []
    asked = "".join(f"{commit}:./{name}\n" for commit in commits for name in blobs)
    said = (
        call(folder, "cat-file", "--batch-check=%(objectname)", given=asked.encode())
        .decode(errors="replace")
        .split("\n")
    )
    for at, commit in enumerate(commits):
        held = said[at * len(blobs) : (at + 1) * len(blobs)]
        if len(held) == len(blobs) and all(
            one.endswith(" missing") if not blob else one.startswith(blob)
            for one, blob in zip(held, blobs.values(), strict=True)
        ):
            return commit_of(folder, commit)
    return None


def top(folder: Path) -> Path | None:
    """The top folder of the repository that `folder` is in."""
    said = call(folder, "rev-parse", "--show-toplevel").decode(errors="surrogateescape").removesuffix("\n")
    return Path(said) if said else None


def tree_files(folder: Path, commit: str, wanted: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:  # noqa: ARG005
    """The files below `folder` at a commit, named from it with forward slashes, as far as they are wanted.

    Raises:
        DamagedHistoryError: git can't read one of them; without it the others would tell another story.
    """
    named: dict[str, str] = {}
    listed, complaint = answer_of(folder, "ls-tree", "-r", "-z", commit)
    if listed is None:
        raise damaged(folder, complaint)
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.decode(errors="surrogateescape").partition("\t")
        mode, _, blob = facts.split(" ")
        if mode in _FILES and wanted(name):
            named[name] = blob
    found: dict[str, bytes] = {}
    for name, content in zip(named, contents(folder, named.values()), strict=True) if named else ():
        if content is None:
            raise damaged(folder, f"isi «{name}» pada {short_hash(commit)} tidak ada di klon ini")
        found[name] = content
    return found
