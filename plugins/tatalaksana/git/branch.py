# A branch with commits, put beside the others without touching what is checked out: neither the files nor the index.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tatalaksana.git.call import answer_of, call

_TOLD = 200


class UnmadeBranchError(Exception):
    """git did not make a branch; its text says so to the user in one plain sentence."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that shall be."""

    message: str
    author: tuple[str, str] | None
    """Name and mail; None for who keeps the repository."""
    parents: tuple[str, ...]
    """Hashes, or `:1`, `:2` … for those of the same call; the first's files are those that change."""
    changes: Mapping[str, bytes | None] = field(repr=False)
    """What files hold, by their names in the folder; None for one that goes."""


def free_branch(folder: Path, name: str) -> str:
    """A name like this one that no branch has, nor the folder of one."""
    listed = call(folder, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").decode(errors="replace")
    taken = set(listed.split("\n"))
    above, _, last = name.rpartition("/")
    if above in taken:
        name = f"{above}-{last}"
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(
        one for one in (name, *others) if one not in taken and not any(has.startswith(f"{one}/") for has in taken)
    )


def put_branch(folder: Path, branch: str, commits: Sequence[Commit]) -> None:
    """Make a branch of these commits, the last at its tip.

    Raises:
        UnmadeBranchError: git does not.
    """
    prefix = call(folder, "rev-parse", "--show-prefix").decode(errors="surrogateescape").removesuffix("\n")
    keeper = call(folder, "var", "GIT_COMMITTER_IDENT").decode(errors="replace").rpartition("> ")[0]
    executables = _executables(folder)
    stream: list[bytes] = []
    for mark, commit in enumerate(commits, 1):
        stream += _head(branch, mark, commit, keeper)
        for name, content in commit.changes.items():
            stream += _file(f"{prefix}{name}", content, executable=f"{prefix}{name}" in executables)
    said, complaint = answer_of(folder, "fast-import", "--quiet", "--date-format=now", given=b"".join(stream))
    if said is None or not call(folder, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}"):
        raise UnmadeBranchError(f"Git tidak dapat membuat cabang «{branch}»: {' '.join(complaint.split())[:_TOLD]}")


def _executables(folder: Path) -> frozenset[str]:
    listed = call(folder, "ls-tree", "-r", "-z", "--full-tree", "HEAD").decode(errors="surrogateescape").split("\0")
    return frozenset(line.partition("\t")[2] for line in listed if line.startswith("100755"))


def _head(branch: str, mark: int, commit: Commit, keeper: str) -> Iterator[bytes]:
    author = f"{commit.author[0]} <{commit.author[1]}" if commit.author else keeper
    message = commit.message.encode(errors="replace")
    yield f"commit refs/heads/{branch}\nmark :{mark}\n".encode()
    yield f"author {author or keeper}> now\ncommitter {keeper or author}> now\n".encode(errors="replace")
    yield b"data %d\n%s\n" % (len(message), message)
    for word, parent in zip(("from", *["merge"] * len(commit.parents)), commit.parents, strict=False):
        yield f"{word} {parent}\n".encode()


def _file(name: str, content: bytes | None, *, executable: bool) -> Iterator[bytes]:
    path = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if content is None:
        yield f"D {path}\n".encode(errors="surrogateescape")
    else:
        yield f"M {'100755' if executable else '100644'} inline {path}\n".encode(errors="surrogateescape")
        yield b"data %d\n%s\n" % (len(content), content)
