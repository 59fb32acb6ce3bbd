# One exit of a decision that leads to several steps, written as two exits of one label: what YAML refuses as a doubled key.
from __future__ import annotations

import re
from dataclasses import replace

from tatalaksana.model.kegiatan import Kegiatan, Simbol
from tatalaksana.model.key import keys_of
from tatalaksana.source import Problem

_NAMED = re.compile(r"«([^»]+)»")
_OWN = frozenset((*keys_of(Kegiatan), *keys_of(Simbol)))
"""What a step has of its own is no exit, whatever stands above it."""
_STEP = r"\s*:\s*([\w.-]+)"


def with_exits(problem: Problem, text: str) -> Problem:
    """The problem of a doubled key with the list that its writer may mean, where it is an exit of a decision."""
    named = _NAMED.search(problem.message)
    if problem.code != "kunci-ganda" or named is None or named[1] in _OWN:
        return problem
    lines = text.split("\n")
    begin = max((at for at, line in enumerate(lines[: problem.line]) if "keputusan:" in line), default=None)
    if begin is None:
        return problem
    written = "\n".join(lines[begin : problem.line])
    steps = re.findall(rf"(?<![\w.-]){re.escape(named[1])}{_STEP}", written)
    if len(steps) < 2 or "\n-" in re.sub(r"\n\s*", "\n", written):  # noqa: PLR2004 - a step begins between them
        return problem
    return replace(
        problem,
        message=f"Jalan keluar «{named[1]}» ditulis {len(steps)} kali.",
        hint=f"Bila semuanya dimaksud, tulis sekali: «{named[1]}: [{', '.join(dict.fromkeys(steps))}]».",
    )
