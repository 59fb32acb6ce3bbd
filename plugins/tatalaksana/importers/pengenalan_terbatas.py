# What a document says is recognised in a copy of this process, with bounded memory and time: texts without end, which readers let
# pass, end there in a sentence.
from __future__ import annotations

import os
import pickle
import signal
from contextlib import suppress
from pathlib import Path

from tatalaksana.importers.batas import MEMORY, SECONDS, limit
from tatalaksana.importers.pengenalan import KnownGround, recognise
from tatalaksana.importers.reading import Reading, UnreadDocumentError
from tatalaksana.importers.terbaca import Terkenali

_NO_ROOM = 3


def recognise_bounded(reading: Reading, ground: KnownGround, seconds: int = SECONDS) -> tuple[Terkenali, ...]:
    """The SOP of a document; where a process can't be copied, without bounds.

    Args:
        reading: What was read of it.
        ground: What is known.
        seconds: How much time of a processor it may take.

    Raises:
        UnreadDocumentError: It takes more than that, or than 300 MB.
    """
    if not hasattr(os, "fork"):
        return recognise(reading, ground)
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        _work(sending, reading, ground, seconds)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        told = pipe.read()
    ended = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) in {signal.SIGXCPU, signal.SIGKILL}:
        raise UnreadDocumentError(
            f"Isi berkas ini terlalu banyak: belum selesai dikenali dalam {seconds} detik. Bagi berkasnya, lalu impor lagi."
        )
    if os.waitstatus_to_exitcode(ended) == _NO_ROOM:
        raise UnreadDocumentError(
            f"Isi berkas ini terlalu banyak: mengenalinya memerlukan lebih dari {MEMORY // 1024 // 1024} MB. Bagi berkasnya, lalu impor lagi."
        )
    # Whatever else went wrong is a fault of ours, and goes wrong here again.
    found: tuple[Terkenali, ...] = pickle.loads(told) if not ended else recognise(reading, ground)  # noqa: S301 - our own process's
    return found


def _work(pipe: int, reading: Reading, ground: KnownGround, seconds: int) -> None:
    """What the copy does; it never comes back from here."""
    ended = 1
    try:
        _bounded(seconds)
        told = pickle.dumps(recognise(reading, ground))
        with os.fdopen(pipe, "wb") as out:
            out.write(told)
        ended = 0
    except (MemoryError, RecursionError):
        ended = _NO_ROOM
    finally:
        os._exit(ended)


def _bounded(seconds: int) -> None:
    limits = [("RLIMIT_CPU", seconds, seconds + 1), ("RLIMIT_CORE", 0, 0)]
    with suppress(OSError, ValueError, IndexError):  # only Linux tells how much there is already
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
        limits.append(("RLIMIT_AS", most, most))
    limit(limits)
