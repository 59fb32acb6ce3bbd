# The problems of a folder of sources, kept by the bytes of everything in it: a check of a thousand files that nobody
# touched takes no longer than reading them. Where some changed, what is known of the others is kept beside. Whatever is
# not plain files and folders is looked at each time.
from __future__ import annotations

import gc
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import tatalaksana
from tatalaksana.cache import Cache
from tatalaksana.source import MAX_BYTES, Acceptance, Problem, Severity

if TYPE_CHECKING:
    from tatalaksana.catalog import Memory

_Fact = tuple[str, str | bytes]
_LOOKED_AT = (".yaml", ".yml", ".svg", ".png", ".pdf")
"""How the files end that checks read: sources, pictures, and sheets that were signed."""


class _NotPlainError(Exception):
    """Something is neither a folder nor a readable file: what it means may change without its bytes."""


def problems_of(root: Path, tanggal: date | None = None) -> tuple[Problem, ...]:
    """Every problem below `root` as of a day, accepted ones too, sorted, as it is told: kept from an earlier run, or found now and kept.

    Mends are not kept.
    """
    cache = Cache.beside(root, "cek")
    key = _key(root, tanggal)
    kept = _read(cache, key) if key else None
    if kept is not None:
        return kept
    gc.disable()  # everything stays until the end; the collector would look through it again and again
    try:
        problems = _found(root, tanggal)
    finally:
        gc.enable()
    # Which of two with one number is told is git's word, and changes with a commit.
    lasting = all(problem.code != "nomor-ganda" for problem in problems)
    if key and lasting and key == _key(root, tanggal):  # nobody wrote while we read
        with suppress(OSError):
            cache.put(key, _sealed(json.dumps([_row(problem) for problem in problems]).encode()))
    return problems


def _found(root: Path, tanggal: date | None) -> tuple[Problem, ...]:
    """The problems by what is remembered of files, and whatever is found now remembered."""
    # Loading these takes longer than looking at what is kept.
    from tatalaksana.catalog import memory_bytes, problems_in  # noqa: PLC0415
    from tatalaksana.git import ages  # noqa: PLC0415

    shelf = Cache.beside(root, "ingatan")
    name = _name_of(root)
    memory = _memory(shelf, name, Cache.beside(root, "tte"))
    problems = problems_in(root, root.as_posix(), tanggal=tanggal, ages=partial(ages, root), memory=memory)
    with suppress(OSError):
        shelf.put(name, _sealed(memory_bytes(memory)))
    return problems


def _memory(shelf: Cache, name: str, keeper: Cache) -> Memory:
    """What this program knew of the files at its last run."""
    from tatalaksana.catalog import Memory, memory_from  # noqa: PLC0415 - as above

    kept = _unsealed(shelf, name)
    return Memory(keeper) if kept is None else memory_from(kept, keeper)


def _name_of(root: Path) -> str:
    """Of the memory of a folder: another one for each program."""
    found = sha256(f"{tatalaksana.__version__}\0{sys.version}\0{root.as_posix()}".encode(errors="surrogateescape"))
    for name, content in _program():
        found.update(f"\0{name}\0{content!s}".encode(errors="surrogateescape"))
    return found.hexdigest()


def _sealed(content: bytes) -> bytes:
    """Content behind its hash: half a file after a power cut, or one that somebody changed, is as none."""
    return sha256(content).digest() + content


def _unsealed(cache: Cache, key: str) -> bytes | None:
    file = cache.get(key)
    try:
        kept = file.read_bytes() if file else b""
    except OSError:
        return None
    size = sha256().digest_size
    return kept[size:] if sha256(kept[size:]).digest() == kept[:size] else None


def _read(cache: Cache, key: str) -> tuple[Problem, ...] | None:
    kept = _unsealed(cache, key)
    return None if kept is None else tuple(map(_problem, json.loads(kept)))


def _row(problem: Problem) -> list[object]:
    return [
        problem.file, problem.line, problem.column, problem.severity.value, problem.code, problem.message, problem.hint,
        problem.about, [problem.acceptance.alasan, problem.acceptance.tanggal.isoformat()] if problem.acceptance else None,
    ]  # fmt: skip


def _problem(row: Iterable[object]) -> Problem:
    file, line, column, severity, code, message, hint, about, accepted = row
    if not (isinstance(line, int) and isinstance(column, int)):
        raise TypeError
    acceptance = Acceptance(accepted[0], date.fromisoformat(accepted[1])) if isinstance(accepted, list) else None
    return Problem(
        str(file), line, column, Severity(str(severity)), str(code), str(message), str(hint),
        about=str(about), acceptance=acceptance,
    )  # fmt: skip


def _key(root: Path, tanggal: date | None) -> str:
    """The hash of all that the outcome depends on; nothing where that can't be told."""
    found = sha256(
        f"{tatalaksana.__version__}\0{sys.version}\0{root.as_posix()}\0{tanggal}".encode(errors="surrogateescape")
    )
    try:
        for name, content in chain(_program(), _sources(os.fspath(root), "")):
            raw = content if isinstance(content, bytes) else content.encode()
            found.update(f"\0{name}\0{len(raw)}\0".encode(errors="surrogateescape"))
            found.update(raw)
    except (OSError, _NotPlainError):
        return ""
    return found.hexdigest()


def _program() -> Iterator[_Fact]:
    """The package itself, whose version stays the same while somebody works on it."""
    package = Path(tatalaksana.__file__).parent
    for file in sorted(package.rglob("*.py")):
        status = file.stat()
        yield str(file), f"{status.st_size} {status.st_mtime_ns}"


def _sources(folder: str, name: str) -> Iterator[_Fact]:
    """All files below a folder; of what no check reads only the name counts."""
    for item in sorted(os.scandir(folder), key=lambda one: one.name):
        here = f"{name}/{item.name}"
        mode = item.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield here, "folder"
            yield from _sources(item.path, here)
        elif not stat.S_ISREG(mode):
            raise _NotPlainError(here)
        elif not item.name.casefold().endswith(_LOOKED_AT):
            yield here, "berkas"
        elif item.stat(follow_symlinks=False).st_size > MAX_BYTES:
            yield here, "besar"
        else:
            with open(item.path, "rb") as file:  # noqa: PTH123 - a thousand times
                yield here, file.read()
