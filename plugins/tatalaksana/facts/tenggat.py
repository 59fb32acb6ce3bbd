# When the reviews of an SOP in force are due: counted from its effective date, or from the last review that was done.
from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Ground
from tatalaksana.model import Bulan, JenisTinjauan, Kapan, Profil, Status, first_day, last_day

SEGERA = timedelta(days=90)
"""What is due within so many days is due soon."""


@dataclass(frozen=True, slots=True)
class Tenggat:
    """The next review of one kind."""

    jenis: JenisTinjauan
    tanggal: date
    """When it is due: by the end of a month where it is counted from a month."""
    sejak: Kapan
    """What that is counted from: the effective date, or the last review since."""
    ke: int
    """How many reviews of this kind are noted so far."""

    @property
    def perkiraan(self) -> bool:
        """Whether it is estimated, since the sheet says a month and no day."""
        return isinstance(self.sejak, Bulan)


def tenggat_of(card: Card, profil: Profil, ground: Ground) -> tuple[Tenggat, ...]:
    """The next monitoring and the next evaluation of an SOP, soonest first; none of what is not in force, nor of examples.

    Args:
        card: The SOP.
        profil: The profile it is shown in, which says how often it is reviewed.
        ground: What knows the collection's own day: reviews noted for a day after it do not count yet.
    """
    return tuple(sorted(_due(card, profil, ground), key=lambda one: one.tanggal))


def is_late(tenggat: Tenggat, day: date | None) -> bool:
    """Whether a review should have been done before a day; never where the day is not known."""
    return day is not None and tenggat.tanggal < day


def is_soon(tenggat: Tenggat, day: date | None) -> bool:
    """Whether a review is due from a day on within `SEGERA`."""
    return day is not None and timedelta(0) <= tenggat.tanggal - day <= SEGERA


def months_after(day: date, months: int) -> date:
    """The same day some months later; the month's last where it has no such day, the last of all days where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(card: Card, profil: Profil, ground: Ground) -> Iterator[Tenggat]:
    begin = card.efektif
    if card.status is not Status.BERLAKU or card.contoh or begin is None:
        return
    gaps = profil.tinjauan
    for jenis, months in ((JenisTinjauan.MONITORING, gaps.monitoring), (JenisTinjauan.EVALUASI, gaps.evaluasi)):
        done = [
            when for kind, when in card.tinjauan
            if kind is jenis and not ground.is_before(when)
        ]  # fmt: skip
        last = max([begin, *done], key=last_day)
        yield Tenggat(jenis, _later(last, months), last, len(done))


def _later(when: Kapan, months: int) -> date:
    """Some months later; from a month on, the last day of the month that it comes to."""
    due = months_after(first_day(when), months)
    return last_day(Bulan(due.year, due.month)) if isinstance(when, Bulan) else due
