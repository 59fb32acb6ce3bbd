# Numbers as documents write them. Some write what is none: a broken program, or a hand that tries.
from __future__ import annotations

import re
from math import isfinite

_WHOLE = re.compile(r"-?[0-9]{1,15}")
"""Longer ones are no measure of anything."""


def whole(written: str | None, otherwise: int = 0) -> int:
    """The number; `otherwise` for what is none, or longer than any measure."""
    found = whole_if_any(written)
    return otherwise if found is None else found


def whole_if_any(written: str | None) -> int | None:
    """The number; None for what is none."""
    said = (written or "").strip()
    return int(said) if _WHOLE.fullmatch(said) else None


def finite(written: str | None) -> float:
    """The number, with or without a fraction; 0 for what is none."""
    try:
        said = float(written or "0")
    except ValueError:
        return 0.0
    return said if isfinite(said) else 0.0
