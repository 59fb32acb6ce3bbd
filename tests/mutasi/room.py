# The rooms whose meaning the tests must hold, and which tests are asked about each.
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the package: its files, by patterns below it, and the tests that run in this process."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "model": Room(
        ("model/*",), ("tests/model", "tests/catalog", "tests/formulir", "tests/facts", "tests/diff", "tests/source")
    ),
    "formulir": Room(("formulir/*", "formulir/tipe/*"), ("tests/formulir", "tests/catalog", "tests/render")),
    "checks": Room(("catalog/checks/*",), ("tests/catalog",)),
    "diff": Room(("diff/*",), ("tests/diff", "tests/facts", "tests/render")),
    "chart": Room(("chart/*",), ("tests/chart", "tests/render")),
}
