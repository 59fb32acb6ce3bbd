# How the last build left a site, kept, so that the next one need not search thousands of folders for what is in them: a folder whose times
# are as they were has the names that it had. Every file is looked at all the same.
from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from tatalaksana.site.inventory import Inventory, is_beside, mark_of
from tatalaksana.site.still import REST

if TYPE_CHECKING:
    from tatalaksana.renewal import Stamp

_FORMAT = 1
_NUMBER = 8
"""Bytes of a number."""


def inventory_record(root: Path, now: Inventory) -> Iterator[bytes]:
    """What is kept of an inventory, piece by piece: a head, what its mark is made of, and the times of its folders.

    Args:
        root: The folder that it is of.
        now: It.

    Raises:
        OSError: A folder is not there.
    """
    yield json.dumps([_FORMAT, sys.byteorder, now.looked, now.mark, len(now.parts[0])]).encode() + b"\n"
    yield from now.parts
    folders = map(os.lstat, (f"{root}/{name}" for name in ("", *sorted(now.folders))))
    yield array("q", chain.from_iterable((about.st_mtime_ns, about.st_ctime_ns) for about in folders)).tobytes()


def kept_inventory(file: Path, root: Path, dotted: Collection[str]) -> Inventory | None:
    """What stands below a folder, where that is what was kept of it; nothing where that is not so, or can't be told.

    Args:
        file: Where it is kept.
        root: The folder.
        dotted: Of what begins with a dot at the top, what counts.
    """
    if sys.platform == "win32":  # there folders have no time that nobody sets
        return None
    began = time_ns()
    try:
        head, _, rest = file.read_bytes().partition(b"\n")
        version, order, looked, mark, length = json.loads(head)
        count, *names = rest[:length].decode(errors="surrogateescape").split("\0")[:-1]
        files, folders = names[: int(count)], names[int(count) :]
        numbers = array("q", rest[length:])
        stamps, modes, times = _split(numbers, 3 * len(files), len(folders), 2 * len(folders) + 2)
        if (version, order, mark) != (_FORMAT, sys.byteorder, mark_of(rest[: length + _NUMBER * len(stamps + modes)])):
            return None
        stood = dict(zip(files, zip(stamps[::3], stamps[1::3], stamps[2::3], strict=True), strict=True))
        doubted = _doubted(
            root, zip(("", *folders), (None, *modes), times[::2], times[1::2], strict=True), looked - REST
        )
        if doubted is None or not _hold(root, stood) or not _are_named(root, doubted, chain(files, folders), dotted):
            return None
    except (OSError, ValueError, TypeError):
        return None
    return Inventory(stood, dict(zip(folders, modes, strict=True)), began, mark)


def _doubted(root: Path, folders: Iterable[tuple[str, int | None, int, int]], rested: int) -> list[str] | None:
    """Folders that may have other names in them than when they were looked at; nothing where one is another altogether.

    Args:
        root: The folder.
        folders: (name, who may use it, when what is in it was changed, when anything of it was) of each.
        rested: The nanosecond before which a change had shown when they were looked at.
    """
    found: list[str] = []
    for name, mode, changed, touched in folders:
        about = os.lstat(f"{root}/{name}")
        if mode is not None and about.st_mode != mode:
            return None
        if (about.st_mtime_ns, about.st_ctime_ns) != (changed, touched) or max(changed, touched) > rested:
            found.append(name)
    return found


def _hold(root: Path, files: Mapping[str, Stamp]) -> bool:
    """Whether files stand as they did."""
    for name, stamp in files.items():
        about = os.lstat(f"{root}/{name}")
        if (about.st_size, about.st_mtime_ns, about.st_mode) != stamp:
            return False
    return True


def _are_named(root: Path, folders: Iterable[str], known: Iterable[str], dotted: Collection[str]) -> bool:
    """Whether there is in folders what is known, and nothing else."""
    there: dict[str, set[str]] = {name: set() for name in folders}
    for name in known if there else ():
        above, _, last = name.rpartition("/")
        if above in there:
            there[above].add(last)
    for above, names in there.items():
        with os.scandir(f"{root}/{above}") as items:
            if names != {item.name for item in items if above or not is_beside(item.name, dotted)}:
                return False
    return True


def _split(numbers: array[int], *lengths: int) -> Iterator[array[int]]:
    """Numbers in as many parts.

    Raises:
        ValueError: There are not so many, or more.
    """
    if len(numbers) != sum(lengths):
        raise ValueError("The end is not there.")
    begin = 0
    for length in lengths:
        yield numbers[begin : begin + length]
        begin += length
