# Pieces that tell where and how often they were made, or what befell who made them. They stand alone, for other processes read the file that they are in.
from __future__ import annotations

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tatalaksana.render.unprintable import UnprintableError


@dataclass(frozen=True, slots=True)
class Witness:
    """A piece whose content is the number of the process that made it."""

    name: str
    effort: int

    @property
    def key(self) -> str:
        """As a press asks for it."""
        return f"{self.name}-{self.effort}"

    def content(self) -> bytes:
        """The process that is asked."""
        return str(os.getpid()).encode()


@dataclass(frozen=True, slots=True)
class Counted:
    """A piece that leaves a mark in a folder whenever it is made."""

    name: str
    folder: Path
    effort: int = 1

    @property
    def key(self) -> str:
        """As a press asks for it; the folder is no part of what it holds."""
        return sha256(self.name.encode()).hexdigest()

    def content(self) -> bytes:
        """Some letters."""
        (self.folder / f"{self.name}.dibuat").touch()
        return f"isi {self.name}".encode()


@dataclass(frozen=True, slots=True)
class Deadly:
    """A piece that takes the process with it which makes it first."""

    name: str
    folder: Path
    effort: int = 400

    @property
    def key(self) -> str:
        """As a press asks for it."""
        return sha256(self.name.encode()).hexdigest()

    def content(self) -> bytes:
        """Some letters, the second time."""
        with suppress(FileExistsError):
            (self.folder / f"{self.name}.mati").touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)
        return f"isi {self.name}".encode()


@dataclass(frozen=True, slots=True)
class Foreign:
    """A piece that has another key in each process, as one has where the program is another."""

    name: str
    effort: int = 400

    @property
    def key(self) -> str:
        """As a press asks for it."""
        return f"{self.name}-{os.getpid()}"

    def content(self) -> bytes:
        """The process that is asked."""
        return str(os.getpid()).encode()


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece that can't be made."""

    name: str
    effort: int = 400
    key: str = "tolak"

    def content(self) -> bytes:
        """Nothing.

        Raises:
            UnprintableError: Always.
        """
        raise UnprintableError("logonya rusak")
