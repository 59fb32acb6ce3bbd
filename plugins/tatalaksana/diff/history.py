# What each revision of an SOP changed: of the versions that git has, those that say something else than the one before.
# A review that was held or a warning that was accepted is noted in the file, and is no revision.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tatalaksana.diff.change import Perbandingan
from tatalaksana.diff.compare import compare
from tatalaksana.model import Sop, keys_of, unsigned


@dataclass(frozen=True, slots=True)
class Versi:
    """An SOP as a commit left it."""

    day: date | None
    """None where it is unknown."""
    commit: str
    sop: Sop = field(repr=False)


@dataclass(frozen=True, slots=True)
class Riwayat:
    """A revision: a version that differs from the one before it."""

    versi: Versi
    sebelum: Versi | None
    """None for the first that is known."""
    perbandingan: Perbandingan | None
    """What changed since then."""


def history(versions: Iterable[Versi], most: int | None = None) -> tuple[Riwayat, ...]:
    """The revisions, newest first; of versions that say the same the oldest counts.

    Args:
        versions: What could be read, newest first.
        most: How many revisions are wanted, if not all.
    """
    distinct: list[Versi] = []
    for version in versions:
        if distinct and _said(distinct[-1].sop) == _said(version.sop):
            distinct[-1] = version
        elif most is not None and len(distinct) > most:
            break
        else:
            distinct.append(version)
    found = [Riwayat(new, old, compare(old.sop, new.sop)) for new, old in pairwise(distinct)]
    found += [Riwayat(last, None, None) for last in distinct[-1:]]
    return tuple(found[:most])


def _said(sop: Sop) -> tuple[object, ...]:
    """What an SOP says, without what is noted of it."""
    said = {name: getattr(sop, name) for name, key in keys_of(Sop).items() if not key.noted}
    return tuple((said | {"pengesahan": unsigned(sop.pengesahan)}).values())
