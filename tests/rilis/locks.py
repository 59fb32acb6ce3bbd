# What of a lock a system needs, in lines that pip takes for another system than its own.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packaging.requirements import Requirement

_PATCHES = (99, 0)
"""The newest and the first patch of a Python: a lock may tell them apart, and nobody knows which one a machine has."""


def rounds(lock: str, about: Mapping[str, str], python: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines that a system needs, without what says so, for pip would ask this system: by patches of its Python, none with two versions.

    Args:
        lock: The lock's text.
        about: What markers ask of the system.
        python: Its Python, as «3.11».
    """
    fetched: set[str] = set()
    for patch in _PATCHES:
        whole = f"{python}.{patch}"
        marks = {**about, "python_version": python, "python_full_version": whole}
        lines = tuple(line for line in dict.fromkeys(_locked(lock, marks)) if line not in fetched)
        fetched.update(lines)
        if lines:
            yield whole, lines


def _locked(lock: str, marks: Mapping[str, str]) -> Iterator[str]:
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        head, *hashes = entry.replace("\\\n", "\n").split("\n")
        wanted = Requirement(head.strip())
        if wanted.marker is None or wanted.marker.evaluate(dict(marks)):
            yield f"{wanted.name}{wanted.specifier} {' '.join(one.strip() for one in hashes)}\n"
