# A piece that tells where it was made. It stands alone, for other processes read the file that it is in.
from __future__ import annotations

import os
from dataclasses import dataclass


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
