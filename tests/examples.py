# How many examples a test draws that is as true of few as of many: few in every run, many where somebody hunts (`make uji-acak`).
from __future__ import annotations

import os

from hypothesis import settings

_TIMES = int(os.environ.get("KALI", "1"))


def some(count: int) -> settings:
    """Settings for so many examples, or as many times as many as the environment variable KALI says."""
    return settings(max_examples=count * _TIMES, deadline=None)
