# An input that fails, cut down as long as it fails in the same way: first by halves, then by smaller pieces, to single letters.
from __future__ import annotations

from collections.abc import Callable

_MOST = 400
"""Tries after which what is left is small enough; an input may take a while to fail."""


def shrunk(content: bytes, fails: Callable[[bytes], bool], most: int = _MOST) -> bytes:
    """The smallest content found that still fails.

    Args:
        content: What fails.
        fails: Whether some content fails in the same way.
        most: How many contents to try.
    """
    tries = most
    for parts in (_by_lines, _by_letters):
        pieces = parts(content)
        size = len(pieces) // 2
        while size and tries:
            at = 0
            while at < len(pieces) and tries:
                fewer = pieces[:at] + pieces[at + size :]
                tries -= 1
                if fails(b"".join(fewer)):
                    pieces = fewer
                else:
                    at += size
            size //= 2
        content = b"".join(pieces)
    return content


def _by_lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _by_letters(content: bytes) -> list[bytes]:
    return [content[at : at + 1] for at in range(len(content))]
