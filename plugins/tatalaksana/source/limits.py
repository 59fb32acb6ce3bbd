# How much a file may hold. An SOP is written by hand; a register may list all offices of a province, and comes from a list.
from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 10_000_000
"""No file is read beyond this."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a file may hold, and what to do where it holds more."""

    size: int
    """Bytes."""
    nodes: int
    """Keys, values and items."""
    advice: str


SOP_LIMITS = Limits(1_000_000, 60_000, "Bagi menjadi beberapa SOP; periksa pula apakah ada isi yang tertempel.")
REGISTER_LIMITS = Limits(
    MAX_BYTES, 600_000, "Hapus entri yang tidak dipakai SOP mana pun; sebuah daftar dapat memuat sekitar 100.000 entri."
)
REGISTER_NAMES = ("unit", "jabatan", "peraturan")
"""What the files of registers are called."""


def limits_of(shown: str) -> Limits:
    """What a file may hold, by its name as users know it; a text without a name was read before, within its own."""
    name = shown.rpartition("/")[2].removesuffix(".yaml")
    return REGISTER_LIMITS if name in ("", *REGISTER_NAMES) else SOP_LIMITS
