# What of a draft is to be looked at, each once: steps of which the same is said stand together.
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_STEP = re.compile(r"kegiatan (?P<at>\d+)(?P<what>[.,] ?[^:]+)?: (?P<why>.+)", re.DOTALL)


def said_once(doubts: Sequence[str]) -> list[str]:
    """The same doubts, those that say the same of several steps as one, where the first of them stood."""
    places: dict[str, list[tuple[int, str]]] = {}
    order: dict[str, str] = {}
    for doubt in doubts:
        found = _STEP.fullmatch(doubt)
        key = found["why"] if found else doubt
        order.setdefault(key, doubt)
        if found:
            places.setdefault(key, []).append((int(found["at"]), (found["what"] or "").strip("., ")))
    return [_said(one, places.get(why, []), why) for why, one in order.items()]


def _said(doubt: str, places: Sequence[tuple[int, str]], why: str) -> str:
    steps = sorted({at for at, _ in places})
    what = list(dict.fromkeys(one for _, one in places if one))
    if len(places) < 2 or len(doubt) == len(why):
        return doubt
    told = f" ({', '.join(what)})" if what else ""
    return f"kegiatan {_ranges(steps)}{told}: {why}"


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as people list them: «1–4, 7»."""
    begins = [one for before, one in pairwise([-1, *numbers]) if one != before + 1]
    ends = [one for one, after in pairwise([*numbers, numbers[-1] + 2]) if after != one + 1]
    return ", ".join(f"{one}" if one == last else f"{one}–{last}" for one, last in zip(begins, ends, strict=True))
