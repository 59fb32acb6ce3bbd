# What a command remembers while it checks, and keeps of signed sheets between runs.
from __future__ import annotations

from pathlib import Path

from tatalaksana.cache import Cache
from tatalaksana.catalog import Memory


def memory_beside(root: Path) -> Memory:
    """An empty memory for the sources in `root`."""
    return Memory(Cache.beside(root, "tte"))
