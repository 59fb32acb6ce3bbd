# A command in a copy of this process, which may be killed at any step of its writing, or find the disk full.
from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_STEPS = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate", "shutil.rmtree"}
)
"""What Python tells of before it does it; opening a file to write is one more."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BROKEN = 70


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    """Its exit code; the negative signal that killed it."""
    said: str
    """On both streams."""
    steps: int
    """How often it touched a file."""


def ended(work: Callable[[], int], folder: Path, *, kill_at: int = 0, largest: int = 0) -> Ended:
    """Do something in a copy of this process.

    Args:
        work: What, with its exit code.
        folder: The working directory; what is touched elsewhere is no step.
        kill_at: The step before which it is killed, with all that it began; 0 for never.
        largest: The size in bytes beyond which no file can grow; 0 for none.
    """
    output, counted = folder.parent / "keluaran", folder.parent / "langkah"
    counted.unlink(missing_ok=True)
    sys.stdout.flush()
    process = os.fork()
    if not process:
        _work(work, folder, (output, counted), kill_at, largest)
    _, status = os.waitpid(process, 0)
    code = os.waitstatus_to_exitcode(status)
    return Ended(code, output.read_text(errors="replace"), int(counted.read_text() or 0) if counted.exists() else 0)


def _work(work: Callable[[], int], folder: Path, files: tuple[Path, Path], kill_at: int, largest: int) -> None:
    output, counted = files
    code = _BROKEN
    try:
        os.setsid()
        os.chdir(folder)
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(file, 1)
        os.dup2(file, 2)
        steps = _counting(folder, kill_at)
        if largest:
            _limited(largest)
        try:
            code = work()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        sys.stdout.flush()
        sys.stderr.flush()
        if not largest:
            counted.write_text(str(steps()))
    except BaseException:  # noqa: BLE001 - the process ends here, and its parent reads what it said
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _counting(folder: Path, kill_at: int) -> Callable[[], int]:
    """Count steps from now on; at one of them everything dies."""
    count = 0
    inside = os.fspath(folder)

    def note(event: str, about: tuple[object, ...]) -> None:
        nonlocal count
        if event == "open":
            flags = about[2]
            if not (isinstance(flags, int) and flags & _WRITING):
                return
        elif event not in _STEPS:
            return
        touched = about[0]
        name = os.fsdecode(touched) if isinstance(touched, str | bytes | os.PathLike) else "/"
        if name.startswith("/") and not name.startswith(inside):
            return
        count += 1
        if count == kill_at:
            os.killpg(0, signal.SIGKILL)

    sys.addaudithook(note)
    return lambda: count


def _limited(largest: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows, where nothing of this runs

    sys.dont_write_bytecode = True  # half of a compiled module would stay
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
