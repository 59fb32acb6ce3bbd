# What is found of thousands of SOP by themselves, by all cores: each process hands back only what is to be remembered.
from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import date
from functools import partial
from math import ceil
from multiprocessing import get_context
from pathlib import Path

_WORTH_IT = 400
"""SOP from which on starting other processes pays."""
_TOGETHER = 800
"""SOP of one parcel at the most: registers are read anew for each, and all of it is held until it is done."""


def learned(root: Path, tanggal: date | None) -> bytes | None:
    """What is found of the SOP below a folder, as a memory's bytes; nothing where they are few or no other process can be had."""
    from tatalaksana.source import Kind, scan  # noqa: PLC0415 - as the caller does

    names = [file.id for file in scan(root, root.as_posix())[0] if file.kind is Kind.SOP]
    cores = os.cpu_count() or 1
    if len(names) < _WORTH_IT or cores == 1:
        return None
    from tatalaksana.catalog import joined_memories  # noqa: PLC0415 - likewise

    parcels = list(_parcels(names, cores))
    try:
        # Started afresh, as in the press: what is loaded here is not carried along.
        with ProcessPoolExecutor(min(cores, len(parcels)), get_context("spawn")) as pool:
            return joined_memories(list(pool.map(partial(_learned, root, tanggal), parcels)))
    except (BrokenExecutor, OSError):
        return None


def _parcels(names: Sequence[str], cores: int) -> Iterator[Sequence[str]]:
    """Names for each process, some at a time; those of one folder are spread, for they are alike."""
    count = cores * ceil(len(names) / cores / _TOGETHER)
    for at in range(count):
        yield names[at::count]


def _learned(root: Path, tanggal: date | None, names: Sequence[str]) -> bytes:
    from tatalaksana.catalog import Memory, learn, memory_bytes  # noqa: PLC0415 - what starts a process loads as little as can be

    gc.disable()
    memory = Memory()
    learn(root, root.as_posix(), frozenset(names), memory, tanggal=tanggal, held={})
    return memory_bytes(memory)
