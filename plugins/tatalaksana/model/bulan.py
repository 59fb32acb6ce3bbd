# A month of a year, for sheets on which a date has no day: «Oktober 2024».
from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from tatalaksana.model.value import date_of

_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Bulan:
    """A whole month; which of its days is meant nobody says."""

    year: int
    month: int

    def isoformat(self) -> str:
        """«2024-10»."""
        return f"{self.year:04}-{self.month:02}"

    def __str__(self) -> str:
        return self.isoformat()


Kapan = date | Bulan
"""A day, or a month of which no day is said."""


def first_day(when: Kapan) -> date:
    """The earliest day that may be meant."""
    return date(when.year, when.month, 1) if isinstance(when, Bulan) else when


def last_day(when: Kapan) -> date:
    """The latest day that may be meant."""
    return date(when.year, when.month, monthrange(when.year, when.month)[1]) if isinstance(when, Bulan) else when


def _when(data: Any) -> Any:
    if not isinstance(data, str):
        return date_of(data)
    found = _MONTH.fullmatch(data)
    if found and int(found[1]) and 1 <= int(found[2]) <= 12:  # noqa: PLR2004
        return Bulan(int(found[1]), int(found[2]))
    try:
        return date_of(data)
    except PydanticCustomError as error:
        raise PydanticCustomError(
            "bukan-tanggal", error.message_template, {**(error.context or {}), "bulan": True}
        ) from None


TanggalAtauBulan = Annotated[
    date | Bulan,
    BeforeValidator(_when),
    PlainSerializer(lambda when: when.isoformat(), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}),
]
