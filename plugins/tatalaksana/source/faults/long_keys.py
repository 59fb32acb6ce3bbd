# A word before a colon that is so long that YAML does not take it for a key: the parser complains of the colon.
from __future__ import annotations

import re
from dataclasses import replace

from tatalaksana.source.faults.guess import Unread
from tatalaksana.source.problem import Problem

_LONGEST = 1024
"""Letters that a key may have (YAML 1.2, 7.4.2)."""
_TEXT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:,{}\[\]"'\s][^:,{}\[\]]*)([ \t]*:(?=\s|$))?""")
"""A text, and the colon that makes a key of it."""


def long_key(problem: Problem, view: Unread) -> Problem | None:
    """What is wrong where the line at fault has such a key; it is the writer who must say it in fewer words."""
    for line in view.lines[problem.line - 1 : problem.line]:
        for found in _TEXT.finditer(line.text):
            if found[2] and len(found[1]) + len(found[2]) > _LONGEST:
                count = len(found[1].strip("\"'"))
                return replace(
                    problem, column=found.start() + 1,
                    message=f"Kata di depan titik dua ini {count} huruf panjangnya; paling banyak {_LONGEST} dapat dibaca.",
                    hint="Persingkat: jalan keluar cukup satu atau dua kata, misalnya «ya: 5»; penjelasannya tulis di uraian.",
                )  # fmt: skip
    return None
