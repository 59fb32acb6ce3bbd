# What a campaign counts, and what it keeps of what went wrong: one small file a kind of failure, not one an input.
from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "plugins" / "tatalaksana"


class WrongError(Exception):
    """Something that was promised does not hold; its words say what.

    Args:
        kind: The same words whenever the same promise is broken.
        about: What showed it this time.
    """

    def __init__(self, kind: str, about: str = "") -> None:
        super().__init__(kind)
        self.about = about


@dataclass(frozen=True, slots=True)
class Failure:
    """A kind of failure, with the first input that showed it."""

    kind: str
    """What went wrong and where, the same for all inputs that show the same."""
    name: str
    """What the input was: a file's name, or a word for what was done."""
    content: bytes
    said: str
    """What was raised, whole."""


@dataclass(slots=True)
class Tally:
    """What one campaign did. It grows; nothing else of a campaign does."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    """By what was done to an input: «diperiksa», «pdf» …"""
    failures: dict[str, Failure] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)
    """Kind of failure to how many inputs showed it."""

    def fail(self, error: BaseException, name: str, content: bytes) -> None:
        """Note a failure; of each kind the first, or the smallest, stays."""
        kind = kind_of(error)
        self.failed[kind] += 1
        known = self.failures.get(kind)
        if known is None or len(content) < len(known.content):
            self.failures[kind] = Failure(kind, name, content, "".join(traceback.format_exception(error)))

    def keep(self, folder: Path) -> None:
        """Write each failure as a small file, with what was said beside it."""
        for number, failure in enumerate(self.failures.values(), 1):
            place = folder / self.name
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number:02}-{Path(failure.name).name or 'masukan'}").write_bytes(failure.content)
            about = {"kind": failure.kind, "name": failure.name, "times": self.failed[failure.kind]}
            (place / f"{number:02}.txt").write_text(f"{json.dumps(about)}\n\n{failure.said}", encoding="utf-8")


def kind_of(error: BaseException) -> str:
    """The kind of an error: its class, and the last place in our package that it went through; words of our own say it all."""
    if isinstance(error, WrongError):
        return f"{error}"[:160]
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    place = f"{Path(frames[-1].filename).relative_to(PACKAGE).as_posix()}:{frames[-1].name}" if frames else "elsewhere"
    return f"{type(error).__name__} in {place}"


def table(tallies: Mapping[str, Tally]) -> str:
    """All campaigns in a table, a row each, and a line for each kind of failure."""
    rows = [("campaign", "inputs", "failed", "kinds", "of which")]
    for name, tally in tallies.items():
        more = ", ".join(f"{what} {count}" for what, count in sorted(tally.counts.items()) if what != "masukan")
        rows.append((name, str(tally.counts["masukan"]), str(tally.failed.total()), str(len(tally.failed)), more))
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4])) for row in rows
    ]
    kinds = [f"  {name}: {kind} ({count}×)" for name, tally in tallies.items() for kind, count in tally.failed.items()]
    return "\n".join([*lines, *kinds])
