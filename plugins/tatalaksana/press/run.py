# A run of the press: each piece from the cache, or made; many at once on all cores.
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from tatalaksana.cache import Cache
from tatalaksana.facts import AllFacts, Facts
from tatalaksana.model import Kertas, last_day
from tatalaksana.press.elsewhere import Elsewhere, Piece, made_here
from tatalaksana.render.pdf import Book, OfficialSheet, Printing, book, official_sheet

NO_DATE = date(2000, 1, 1)
"""The document's date where neither the SOP nor git has one."""
_WORTH_IT = 600
"""Milliseconds of work from which on starting other processes pays."""
_TOGETHER = 512
"""Pieces that are looked for, and made, at a time: one that is to be made takes a tenth of a megabyte. With fewer, cores wait for the process
that drafts them: at 64, of 1,000 SOP, a third of the time."""
_TOGETHER_ELSEWHERE = 3000
"""The same where others make them: so many that hundreds of cores have work."""


def drafts(
    facts: AllFacts, names: Iterable[str], *, root: Path, days: Mapping[str, date], paper: Kertas | None = None
) -> list[OfficialSheet]:
    """What is to be made, for these entries.

    Args:
        facts: The collection.
        names: The entries' ids.
        root: The folder of the sources, for logos and the pictures of signatures.
        days: Source file, as `Document.file`, to the day of its last change.
        paper: Another paper than the profile's.
    """
    names = tuple(names)
    logos, pictures = pictures_in(facts, names, root)
    return [draft(facts.of[name], days, logos, pictures, paper) for name in names]


def pictures_in(facts: AllFacts, names: Iterable[str], root: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The logos that the sheets of these entries have, and the pictures of signatures, by their names below `root`."""
    # A profile that no sheet has may name what is not there.
    used = {facts.of[name].profil.logo for name in names}
    logos = [logo for logo in facts.catalog.logo_names if logo in used]
    files = [
        {name: (root / name).read_bytes() for name in named} for named in (logos, facts.catalog.signature_pictures)
    ]
    return files[0], files[1]


def draft(
    one: Facts,
    days: Mapping[str, date],
    logos: Mapping[str, bytes],
    pictures: Mapping[str, bytes],
    paper: Kertas | None = None,
) -> OfficialSheet:
    """What is to be made for one entry, with such pictures; the rest as for several."""
    return official_sheet(one, Printing(days.get(one.card.file, NO_DATE), paper, logos, pictures))


def books(
    facts: AllFacts,
    sheets: Mapping[str, Path],
    *,
    days: Mapping[str, date],
    logos: Mapping[str, bytes],
    tanggal: date | None = None,
    paper: Kertas | None = None,
) -> list[Book]:
    """The books of the units that these sheets belong to.

    Args:
        facts: The collection.
        sheets: The official sheets that were made, by the ids of their SOP; their names stand for what is in them.
        days: Source file to the day of its last change: the newest of a book is its own.
        logos: Those of the profiles, by their names there.
        tanggal: Another day for all books.
        paper: Another paper than the profile's, if the sheets have it.
    """
    by_unit: dict[str, dict[str, Path]] = {}
    for name, file in sheets.items():
        by_unit.setdefault(facts.catalog.cards[name].unit, {})[name] = file
    return [
        book(unit, several, facts, Printing(tanggal or _newest(facts, several, days), paper, logos))
        for unit, several in sorted(by_unit.items())
    ]


def _newest(facts: AllFacts, names: Iterable[str], days: Mapping[str, date]) -> date:
    cards = [facts.catalog.cards[name] for name in names]
    changed = [days[card.file] for card in cards if card.file in days]
    return max(changed or [last_day(card.efektif or NO_DATE) for card in cards])


def made(wanted: Iterable[Piece], cache: Cache, elsewhere: Elsewhere | None = None) -> Iterator[tuple[str, Path]]:
    """(name, file) of what is wanted, in that order; what is not kept yet is made, and kept.

    Args:
        wanted: The pieces, of which some at a time are asked for and held.
        cache: Where they are kept.
        elsewhere: Others who make what has to be made; this machine's cores where there are none.
    """
    pieces = iter(wanted)
    with closing(_Cores()) as cores:
        makers = partial(elsewhere.contents, here=cores.contents) if elsewhere else cores.contents
        before: Iterator[tuple[str, Path]] = iter(())
        while some := [*islice(pieces, _TOGETHER_ELSEWHERE if elsewhere else _TOGETHER)]:
            # They are begun before those of before are waited for, so that no core has to wait for the next.
            begun = _begun(some, cache, makers)
            yield from before
            before = begun
        yield from before
    cache.share()


def _begun(
    wanted: Sequence[Piece], cache: Cache, makers: Callable[[Sequence[Piece]], Iterator[bytes]]
) -> Iterator[tuple[str, Path]]:
    keys = [one.key for one in wanted]
    kept = [cache.get(key) for key in keys]
    brought = cache.bring([key for key, file in zip(keys, kept, strict=True) if file is None])
    kept = [file or brought.get(key) for key, file in zip(keys, kept, strict=True)]
    fresh = makers([one for one, file in zip(wanted, kept, strict=True) if file is None])
    names = [one.name for one in wanted]
    return ((name, file or cache.keep(key, next(fresh))) for name, key, file in zip(names, keys, kept, strict=True))


class _Cores:
    """This machine's cores: other processes on all of them, from when there is first so much to do that they pay."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def contents(self, wanted: Sequence[Piece]) -> Iterator[bytes]:
        """What pieces hold, in their order; they are begun."""
        cores = os.cpu_count() or 1
        if self._pool is None and cores > 1 and sum(one.effort for one in wanted) >= _WORTH_IT:
            # Started afresh, not forked: Typst has threads, which a fork would leave behind and then wait for forever.
            self._pool = ProcessPoolExecutor(cores, get_context("spawn"))
        return self._pool.map(made_here, wanted, chunksize=4) if self._pool else map(made_here, wanted)

    def close(self) -> None:
        """Let go of them, and of what they were still to do."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
