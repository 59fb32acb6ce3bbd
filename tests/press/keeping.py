# A machine that keeps what it makes in a folder of its own, and in a store that it shares.
from __future__ import annotations

from pathlib import Path

from tatalaksana.cache import Cache, SharedStore
from tatalaksana.press import Piece, made
from tests.press.witness import Counted

PIECES = 5


def made_by(folder: Path, store: SharedStore) -> list[bytes]:
    """What a machine has in the end."""
    wanted: list[Piece] = [Counted(f"a{number}", folder) for number in range(PIECES)]
    return [file.read_bytes() for _, file in made(wanted, Cache(folder / "pdf", store))]


def making(folder: Path) -> int:
    """How many pieces a machine made."""
    return len(list(folder.glob("*.dibuat")))


def stored_name(number: int) -> str:
    """Where a piece is in the store."""
    key = Counted(f"a{number}", Path()).key
    return f"pdf/{key[:2]}/{key}"
