# A disk that is full, as far as this process can tell: no file may grow beyond a size.
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

resource = pytest.importorskip("resource", reason="Windows has no such limit")


@contextmanager
def full_beyond(size: int) -> Iterator[None]:
    """Let writes beyond `size` bytes of a file fail, after as much as fits was written."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
