# What mutmut found of a room, read from its own notes: how many mutants, and which of them no test noticed.
from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

_KILLED = frozenset({1, 3})
_ENDLESS = frozenset({36, 24, -24, 152, 255})
_UNREACHED = frozenset({33, 5})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The mutants of one room by what became of them."""

    killed: int
    endless: int
    """Stopped for taking many times as long as the tests do."""
    survived: Mapping[str, str]
    """mutmut's names of those that no test noticed, each with the file it changes, below the room's folder."""
    unreached: tuple[str, ...]
    """Of those the ones in functions that no test calls."""
    open: int
    """Not tried yet."""

    @property
    def share(self) -> float:
        """The share of tried mutants that was noticed, from 0 to 1."""
        noticed = self.killed + self.endless
        return noticed / max(1, noticed + len(self.survived))


def verdicts(folder: Path) -> Verdicts:
    """What is known of the room that is mutated in this folder."""
    codes: dict[str, int | None] = {}
    files: dict[str, str] = {}
    for notes in sorted((folder / "mutants" / "src").rglob("*.meta")):
        found = json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]
        codes |= found
        files |= dict.fromkeys(found, notes.relative_to(folder / "mutants").with_suffix("").as_posix())
    known = {name: code for name, code in codes.items() if code is not None}
    return Verdicts(
        sum(code in _KILLED for code in known.values()),
        sum(code in _ENDLESS for code in known.values()),
        {name: files[name] for name, code in known.items() if code not in _KILLED | _ENDLESS},
        tuple(name for name, code in known.items() if code in _UNREACHED),
        len(codes) - len(known),
    )


def differences(folder: Path, survived: Mapping[str, str]) -> list[str]:
    """Each mutant's name and what it changes. `mutmut show` starts a process a name, which takes longer than the run."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # noqa: PLC0415 - is there for `make mutasi` only

    # The file is told: mutmut would seek it among those of the first room that this process asked about.
    with chdir(folder):
        return [f"# {name}\n{get_diff_for_mutant(name, path=path)}\n" for name, path in survived.items()]
