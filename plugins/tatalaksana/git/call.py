# git as a program: its answer, or nothing where it has none.
from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_HEADER = re.compile(rb"[0-9a-f]{40,64} (\w+) ([0-9]+)")


_AT_HOME = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
"""A build asks nothing of another host: what a partial clone lacks is not fetched. Older gits know only the second, which
lets them reach no repository by whatever way, not even a neighbouring folder."""

_PLAIN = (
    "log.showRoot=true", "log.showSignature=false", "log.diffMerges=separate", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip
"""Whatever its user has set: otherwise commits lack their files, or lines of another kind stand among them."""


def call(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints; nothing when it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no shell
            ["git", *(word for setting in _PLAIN for word in ("-c", setting)), *words],  # noqa: S607 - the user's own git
            cwd=folder, input=given, capture_output=True, check=False, timeout=60,
            env=os.environ | _AT_HOME,
        )  # fmt: skip
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return b""
    return b"" if done.returncode else done.stdout


def contents(folder: Path, names: Iterable[str]) -> Iterator[bytes | None]:
    """What each name stands for; None for what is not there or is no file."""
    asked = "".join(f"{name}\n" for name in names)
    answer = call(folder, "cat-file", "--batch", given=asked.encode(errors="surrogateescape"))
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        header = _HEADER.fullmatch(answer, at, end)
        at = end + 1
        if header is None:
            yield None
            continue
        size = int(header[2])
        yield answer[at : at + size] if header[1] == b"blob" else None
        at += size + 1
