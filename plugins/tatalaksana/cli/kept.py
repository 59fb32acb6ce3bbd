# The problems of a folder of sources, kept by the bytes of everything in it: a check of a thousand files that nobody
# touched takes no longer than reading them. Where some changed, what is known of the others is kept beside. Whatever is
# not plain files and folders is looked at each time.
from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import tatalaksana
from tatalaksana.cache import Cache
from tatalaksana.cli.states import FileState, States, state_of
from tatalaksana.source import MAX_BYTES, Acceptance, ChangedMeanwhileError, Changes, Problem, Severity, key_of

_LOOKED_AT = (".yaml", ".yml", ".svg", ".png", ".pdf")
"""How the files end that checks read: sources, pictures, and sheets that were signed."""
_BESIDE = (".svg", ".png", ".pdf")
"""Those of them that sources name."""
_FILE, _LARGE = "berkas", "besar"
"""What a file is of which no more is asked, and one that is too large to be read."""


class _NotPlainError(Exception):
    """Something is neither a folder nor a readable file: what it means may change without its bytes."""


class _File(NamedTuple):
    """A file that checks read, before it is read."""

    path: str
    state: FileState


@dataclass(frozen=True, slots=True)
class _Seen:
    """A folder as it was found."""

    key: str
    """The hash of all that the outcome depends on."""
    names: list[tuple[str, str]]
    """Everything in it, with what it is."""
    held: dict[str, tuple[bytes | None, bytes]]
    """The bytes of its sources by their names, where they had to be read, and the keys of these."""


def problems_of(root: Path, tanggal: date | None = None) -> tuple[Problem, ...]:
    """Every problem below `root` as of a day, accepted ones too, sorted, as it is told: kept from an earlier run, or found now and kept.

    Mends are not kept.
    """
    program = _program()
    try:
        return _problems_of(root, tanggal, program, States.beside(root))
    except ChangedMeanwhileError:
        return _problems_of(root, tanggal, program, States(root, {}))


def _problems_of(root: Path, tanggal: date | None, program: str, states: States) -> tuple[Problem, ...]:
    cache = Cache.beside(root, "cek")
    seen = _seen(root, program, tanggal, states)
    states.keep()
    kept = _read(cache, seen.key) if seen else None
    if kept is not None:
        return kept
    problems = problems_with(root, {}, tanggal, program=program, held=seen.held if seen else None)
    # Which of two with one number is told is git's word, and changes with a commit.
    lasting = all(problem.code != "nomor-ganda" for problem in problems)
    # What was checked is what was looked at, unless files came or went, or one that is no source changed meanwhile.
    if seen and lasting and seen.names == _names(root, states):
        with suppress(OSError):
            cache.put(seen.key, json.dumps([_row(problem) for problem in problems]).encode())
    return problems


def problems_with(
    root: Path,
    changed: Changes,
    tanggal: date | None = None,
    *,
    program: str | None = None,
    held: Mapping[str, tuple[bytes | None, bytes]] | None = None,
) -> tuple[Problem, ...]:
    """The problems with some files changed, by what is remembered of the others; what is found now is remembered.

    Args:
        root: The folder of the sources.
        changed: What some of them would hold.
        tanggal: The day as of which it is looked at, if that is known.
        program: The mark of this program, if that is at hand.
        held: What files hold, if that is at hand.
    """
    # Loading these takes longer than looking at what is kept.
    from tatalaksana.catalog import Memory, memory_bytes, memory_from, problems_in  # noqa: PLC0415

    gc.disable()  # everything stays until the end; the collector would look through it again and again
    try:
        shelf = Cache.beside(root, "ingatan")
        name = _hashed(program or _program(), root.as_posix())
        kept = shelf.read(name)
        keeper = Cache.beside(root, "tte")
        if kept is None and not changed:
            from tatalaksana.cli.learning import learned  # noqa: PLC0415 - only the first check of all needs other processes

            kept = learned(root, tanggal)
        memory = Memory(keeper) if kept is None else memory_from(kept, keeper)
        del kept  # of thousands it is large
        problems = problems_in(
            root, root.as_posix(), changed, tanggal=tanggal, ages=partial(_ages, root), memory=memory, held=held
        )
        with suppress(OSError):
            shelf.put(name, memory_bytes(memory))
    finally:
        gc.freeze()
        gc.enable()
    return problems


def _ages(root: Path) -> Mapping[str, int]:
    from tatalaksana.git import ages  # noqa: PLC0415 - only who has two of one number asks git

    return ages(root)


def _read(cache: Cache, key: str) -> tuple[Problem, ...] | None:
    kept = cache.read(key)
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


def _seen(root: Path, program: str, tanggal: date | None, states: States) -> _Seen | None:
    """A folder as it stands; nothing where what it means can't be told from its bytes."""
    names: list[tuple[str, str]] = []
    held: dict[str, tuple[bytes | None, bytes]] = {}
    facts = [program, root.as_posix(), str(tanggal)]
    try:
        for name, item in _items(os.fspath(root), "", _LOOKED_AT):
            what = item
            if isinstance(item, _File):
                content, key = _held(name, item, states)
                held[f"{root.as_posix()}{name}"] = content, key
                what = _what(name, key)
                facts.append(key.hex())
            names.append((name, _FILE if what == _LARGE else str(what)))
            facts.append(f"{name}\0{what}")
    except (OSError, _NotPlainError):
        return None
    return _Seen(_hashed(*facts), names, held)


def _names(root: Path, states: States) -> list[tuple[str, str]] | None:
    """What a folder holds now; sources are not read."""
    try:
        # How large sources are is not asked again: it takes as long as all else.
        return [(name, _now(name, item, states)) for name, item in _items(os.fspath(root), "", _BESIDE)]
    except (OSError, _NotPlainError):
        return None


def _now(name: str, item: _File | str, states: States) -> str:
    if isinstance(item, str):
        return _FILE if item == _LARGE else item
    return _what(name, _held(name, item, states)[1])


def _held(name: str, file: _File, states: States) -> tuple[bytes | None, bytes]:
    """What a file holds, where it has to be read, and the key of that."""
    key = states.key(name, file.state)
    if key is not None:
        return None, key
    states.begin()
    content = _content(file.path, file.state[0])
    key = key_of(f"{states.root.as_posix()}{name}", content)
    states.add(name, file.state, key)
    return content, key


def _what(name: str, key: bytes) -> str:
    """What a file is; of one that sources name, by its bytes."""
    return key.hex() if name.casefold().endswith(_BESIDE) else _FILE


def _hashed(*facts: str) -> str:
    return sha256("\0\0".join(facts).encode(errors="surrogateescape")).hexdigest()


def _program() -> str:
    """The mark of the package itself, whose version stays the same while somebody works on it, of Python, and of its libraries."""
    libraries = find_spec("pydantic")
    installed = Path(libraries.origin).parent.parent.stat() if libraries and libraries.origin else None
    found = [tatalaksana.__version__, sys.version, str(installed and installed.st_mtime_ns)]
    folders = [os.path.dirname(tatalaksana.__file__)]  # noqa: PTH120 - five hundred files
    while folders:
        for item in sorted(os.scandir(folders.pop()), key=lambda one: one.name):
            if item.name.endswith(".py"):
                status = item.stat()
                found.append(f"{item.path}\0{status.st_size} {status.st_mtime_ns}")
            elif "." not in item.name and item.is_dir():
                folders.append(item.path)
    return _hashed(*found)


def _items(folder: str, name: str, stated: tuple[str, ...]) -> Iterator[tuple[str, _File | str]]:
    """All below a folder: the files that end so and are not too large, and of others what they are."""
    for item in sorted(os.scandir(folder), key=lambda one: one.name):
        here = f"{name}/{item.name}"
        if item.is_dir(follow_symlinks=False):
            yield here, "folder"
            yield from _items(item.path, here, stated)
        elif not item.is_file(follow_symlinks=False):
            raise _NotPlainError(here)
        elif not item.name.casefold().endswith(stated):
            yield here, _FILE
        elif (status := item.stat(follow_symlinks=False)).st_size > MAX_BYTES:
            yield here, _LARGE
        else:
            yield here, _File(item.path, state_of(status))


def _content(path: str, size: int) -> bytes:
    """The bytes of a file of that size, or of what it has become, with as few calls to the system as they need."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        content = os.read(descriptor, size + 1)
        while len(content) > size and (more := os.read(descriptor, MAX_BYTES)):
            content += more  # it grew
        return content
    finally:
        os.close(descriptor)
