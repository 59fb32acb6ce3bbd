# Expected results that stand in files beside their inputs, so that a change shows as a diff.
from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def check_golden(expected: Path, actual: str) -> None:
    """Compare a result with its golden file.

    To rewrite all golden files after an intended change, run `TULIS_GOLDEN=1 pytest` and review the diff.
    """
    if os.environ.get("TULIS_GOLDEN"):
        expected.write_text(actual, encoding="utf-8", newline="\n")
    assert expected.read_text(encoding="utf-8") == actual
