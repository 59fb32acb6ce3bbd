# The campaigns on commands that are stopped: killed at a step of their writing, or by a disk that is full. A reader then finds
# each file as it was or as it was to be, and the next run does what this one should have done.
from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.keras.children import ended
from tests.keras.commands import COMMANDS, Command, fresh, tree
from tests.keras.tally import Tally, WrongError

_LARGEST = 60_000
_ONCE = frozenset({"langkah", "baru", "mulai", "mulai-di-sana", "terima"})
"""Commands that add another thing, or refuse what is there already, when they are run again."""


def kills(seed: int, count: int, tally: Tally) -> None:
    """Kill commands `count` times."""
    _stopped(seed, count, tally, _killed)


def disks(seed: int, count: int, tally: Tally) -> None:
    """Let commands find the disk full `count` times."""
    _stopped(seed, count, tally, _full)


def _stopped(seed: int, count: int, tally: Tally, stop: Callable[[_Trial, Random, Tally], None]) -> None:
    chance = Random(seed)  # noqa: S311 - the same each time
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        trials: dict[str, _Trial] = {}
        for number in range(count):
            command = COMMANDS[(seed + number) % len(COMMANDS)]
            if command.name not in trials:
                trials[command.name] = _Trial(command, Path(room) / "proyek")
            tally.counts["masukan"] += 1
            tally.counts[command.name] += 1
            try:
                stop(trials[command.name], chance, tally)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                about = error.about if isinstance(error, WrongError) else ""
                tally.fail(error, f"{command.name}.txt", f"sop {' '.join(command.arguments)}\n{about}\n".encode())


class _Trial:
    """A command, and what it does where nothing stops it."""

    def __init__(self, command: Command, folder: Path) -> None:
        self.command, self.folder = command, folder
        self.before = tree(fresh(folder))
        self.end = ended(command.run, folder)
        if self.end.code or not self.end.steps:
            raise WrongError(f"{command.name} fails by itself", self.end.said)
        self.after = tree(folder)

    def look(self, said: str) -> None:
        """What a reader finds at once."""
        name = self.command.name
        found = {file: content for file, content in tree(self.folder).items() if not _is_hidden(file)}
        for file, content in found.items():
            if content not in (self.before.get(file), self.after.get(file)):
                raise WrongError(f"{name}: a file is neither old nor new", f"{said}: {file}")
        if not self.before.keys() <= found.keys():
            raise WrongError(f"{name}: a file is gone", said)
        there, whole = (
            {
                file
                for file in files
                if self.command.whole and file.startswith(self.command.whole) and not _is_hidden(file)
            }
            for files in (found, self.after)
        )
        if there and there != whole:
            raise WrongError(f"{name}: «{self.command.whole}» is not whole", said)

    def again(self, said: str) -> None:
        """Whether the next run does it all, and clears what this one left."""
        name, now = self.command.name, tree(self.folder)
        if not (now == self.after and name in _ONCE):
            end = ended(self.command.run, self.folder)
            if end.code:
                raise WrongError(f"{name}: the next run fails", f"{said}\n{end.said}")
            now = tree(self.folder)
        if left := now.keys() - self.after.keys():
            raise WrongError(f"{name}: leftovers stay after the next run", f"{said}: {sorted(left)[0]}")
        if now != self.after:
            raise WrongError(f"{name}: the next run makes something else", said)


def _killed(trial: _Trial, chance: Random, tally: Tally) -> None:
    at = chance.randint(1, trial.end.steps)
    fresh(trial.folder)
    end = ended(trial.command.run, trial.folder, kill_at=at)
    if end.code == -signal.SIGKILL:
        tally.counts["mati"] += 1
    said = f"killed at step {at} of {trial.end.steps}"
    trial.look(said)
    trial.again(said)


def _full(trial: _Trial, chance: Random, tally: Tally) -> None:
    largest = chance.choice((1, chance.randint(1, 300), chance.randint(1, 3_000), chance.randint(1, _LARGEST)))
    fresh(trial.folder)
    end = ended(trial.command.run, trial.folder, largest=largest)
    name, said = trial.command.name, f"no file beyond {largest} bytes\n"
    if "Traceback" in end.said:
        raise WrongError(f"{name} ends in a traceback on a full disk", said + end.said)
    if end.code:
        tally.counts["ditolak"] += 1
        if not end.said.strip():
            raise WrongError(f"{name} says nothing of a full disk", said)
    elif tree(trial.folder) != trial.after:
        raise WrongError(f"{name} ends well on a full disk, and did not write all", said + end.said)
    trial.look(said)
    trial.again(said)


def _is_hidden(file: str) -> bool:
    return any(part.startswith(".") for part in Path(file).parts)
