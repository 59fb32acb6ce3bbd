# How much of the machine one document may take, while it is read and while it is recognised.
from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

MEMORY = 300 * 1024 * 1024
SECONDS = 30


def limit(several: Iterable[tuple[str, int, int]]) -> None:
    """Limits of this process that the system holds; none where it has none.

    Args:
        several: The name of each as in `resource`, what it is, and up to where it may be raised.
    """
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    for name, most, hard in several:
        with suppress(OSError, ValueError):  # macOS may refuse a limit of memory; the others still hold
            resource.setrlimit(getattr(resource, name), (most, hard))
