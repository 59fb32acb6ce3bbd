# How CSV guards texts, case by case: Python and the scripts of pages are held to this one table.
from __future__ import annotations

import json
from pathlib import Path

CASES: tuple[tuple[str, str], ...] = tuple(
    (text, written)
    for text, written in json.loads(Path(__file__).with_name("kasus-csv.json").read_text(encoding="utf-8"))
)
"""(text, as it is written)."""
