# The rooms whose meaning the tests must hold, and which tests are asked about each.
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the package: its files, by patterns below it, and the tests that run in this process."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


_MISTAKES = "tests/catalog/test_keliru.py::test_mistake"
"""What clerks are told: the words of findings, doubts and mends."""

ROOMS = {
    "model": Room(
        ("model/*",),
        (
            *("tests/model", "tests/catalog", "tests/formulir", "tests/diff", "tests/source/test_editing.py"),
            _MISTAKES,
            # Not the whole folder: `test_once.py` counts calls, and a mutant is called by another name.
            *("tests/facts/test_fingerprint.py", "tests/facts/test_daftar_periksa.py", "tests/facts/test_jalur.py"),
        ),
    ),
    "formulir": Room(
        ("formulir/*",),
        ("tests/formulir", "tests/catalog", "tests/render/test_formulir_page.py", "tests/render/test_formula.py"),
    ),
    "catalog": Room(("catalog/*",), ("tests/catalog", _MISTAKES)),
    "diff": Room(("diff/*",), ("tests/diff", "tests/render/test_beda_page.py")),
    "chart": Room(("chart/*",), ("tests/chart", "tests/render/test_lines.py")),
}
