# Exits of a decision written otherwise: one that leads to several steps as two of one label, which YAML refuses as a doubled key; and
# all of them as a text in one line, without the brackets.
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


_EXIT = re.compile(
    r"(?P<label>[^\W\d](?:[\w -]*?\w)?)(?: *(?::|=|[-=]?>|→) *| +(?:kembali +)?ke +| +(?=[0-9]|selesai\b))"
    r"(?:(?:langkah|kegiatan|nomor|no\.?) +)?(?P<step>[\w-]+)(?: *[,;|/.] *|\s+|$)"
)
_IF = re.compile(r"^(?:jika|bila|apabila|kalau) +", re.IGNORECASE)
_LONGEST = 300
"""Letters of a text that is looked at."""


def exit_in(text: str) -> str:
    """The one exit in «ya 3», as it is written: «ya: 3»; empty where a text is none of the kind."""
    found = _EXIT.fullmatch(text.strip())
    return f"{found['label']}: {found['step']}" if found else ""


def exits_in(text: str) -> str:
    """The exits in «lengkap: 3; tidak: 1», «ya -> 3, tidak -> 1», «jika ya ke 3, jika tidak ke 1» as they are written, «{ya: 3, tidak: 1}».

    Empty where a text is none of the kind.
    """
    text, found = text.strip().strip("()"), list[re.Match[str]]()
    while len(text) <= _LONGEST and (one := _EXIT.match(text, found[-1].end() if found else 0)):
        found.append(one)
    steps = {_IF.sub("", one["label"]): one["step"] for one in found}
    if not found or found[-1].end() < len(text) or not len(found) == len(steps) > 1:
        return ""
    return f"{{{', '.join(f'{label}: {step}' for label, step in steps.items())}}}"


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
