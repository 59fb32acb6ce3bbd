# What mutmut found of a room, read from its own notes: how many mutants, and which of them no test noticed.
from __future__ import annotations

import json
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
    survived: tuple[str, ...]
    """mutmut's names of those that no test noticed."""
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
    for notes in sorted((folder / "mutants" / "src").rglob("*.meta")):
        codes |= json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]
    known = {name: code for name, code in codes.items() if code is not None}
    return Verdicts(
        sum(code in _KILLED for code in known.values()),
        sum(code in _ENDLESS for code in known.values()),
        tuple(name for name, code in known.items() if code not in _KILLED | _ENDLESS),
        tuple(name for name, code in known.items() if code in _UNREACHED),
        len(codes) - len(known),
    )


def differences(folder: Path, names: tuple[str, ...]) -> list[str]:
    """Each mutant's name and what it changes. `mutmut show` starts a process a name, which takes longer than the run."""
    with chdir(folder):
        return [f"# {name}\n{_difference(name)}\n" for name in names]


def _difference(name: str) -> str:
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # noqa: PLC0415 - is there for `make mutasi` only

    try:
        difference: str = get_diff_for_mutant(name)
    except FileNotFoundError as error:
        # It looks for methods in classes of the file itself only, and for functions under the names they have now.
        return f"(not found again: {error})"
    return difference
