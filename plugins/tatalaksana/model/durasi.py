# Planned times as people write them, in minutes. What cannot be known is not guessed: «2-3 hari kerja» has no minutes.
from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

_UNITS = {"menit": 1, "mnt": 1, "jam": 60, "hari": 1440, "minggu": 10080}
_DAYS_OF_WORK = 5
"""Working days of a week."""
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7}(?:,[0-9]{1,2}|\.[0-9])?"
"""«1.500» is one thousand five hundred, «1,5» and «1.5» one and a half; «1.30» may be either hours and minutes or not."""
_PART = rf"(?:{_NUMBER})\s*(?:{'|'.join(_UNITS)})"
_TIME = rf"{_PART}(?:(?:\s*,\s*|\s+dan\s+|\s+){_PART})*"
_TO = r"\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_RANGE = re.compile(rf"(?:(?P<angka>{_NUMBER})|(?P<dari>{_TIME})){_TO}(?P<sampai>{_TIME})")
_ONE = re.compile(_TIME)
_EACH = re.compile(rf"({_NUMBER})\s*({'|'.join(_UNITS)})")
_LONGEST = 60
"""Letters of a time; what is longer is a sentence."""


@lru_cache(maxsize=4096)  # a collection has few ways of saying how long
def minutes_of(text: str, day: int | None = None) -> tuple[int, int] | None:
    """The least and the most minutes that a time may take, or None where its words do not say.

    A day is 24 hours: time that passes, as the form means it. Working days, months and fractions of a minute are unknown.

    Args:
        text: The time as written.
        day: For time at work, the minutes of a working day; five of them make a week, and «hari kerja» is known too.
    """
    words = " ".join(text.casefold().split())
    if len(words) > _LONGEST:
        return None
    units = _UNITS
    if day is not None:
        units = {**_UNITS, "hari": day, "minggu": day * _DAYS_OF_WORK}
        words = words.replace("hari kerja", "hari")
    if _ONE.fullmatch(words):
        least = most = _minutes(words, units)
    elif found := _RANGE.fullmatch(words):
        upper = _EACH.findall(found["sampai"])
        if found["angka"]:
            # «2-3 jam»: both numbers have the unit behind the second.
            if len(upper) > 1:
                return None
            least = _number(found["angka"]) * units[upper[0][1]]
        else:
            least = _minutes(found["dari"], units)
        most = _minutes(found["sampai"], units)
    else:
        return None
    if least > most or least.denominator != 1 or most.denominator != 1:
        return None
    return int(least), int(most)


def _minutes(text: str, units: Mapping[str, int]) -> Fraction:
    return sum((_number(number) * units[unit] for number, unit in _EACH.findall(text)), Fraction(0))


def _number(text: str) -> Fraction:
    thousands = re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", text)
    return Fraction(text.replace(".", "") if thousands else text.replace(",", "."))
