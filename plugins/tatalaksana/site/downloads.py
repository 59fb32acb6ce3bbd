# What can be downloaded of SOP, unit by unit: what nothing has touched is taken as it stands, the rest made as the press asks for
# it, so that never all of it is in memory.
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tatalaksana.cache import Cache
from tatalaksana.catalog import book_file, sheet_file
from tatalaksana.site.renewing import Renewal

if TYPE_CHECKING:
    from tatalaksana.press import Bersama, Piece, Wanted

Press = Callable[[Iterable["Piece"]], Iterator[tuple[str, Path]]]
"""Makes pieces: (name, file) of each, in that order."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site that is no page."""

    size: int
    aside: Path | None = None
    """What it is to be copied from; nothing where it is taken as it stands."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """A file that has to be made, and the output that it belongs to."""

    file: str
    piece: Piece
    output: str
    extra: str = ""
    last: bool = True
    """Whether the output is whole with it."""


def press_of(cache: Cache, machines: Bersama | None) -> Press:
    """What makes files here, or on other machines."""
    from tatalaksana.press import made  # noqa: PLC0415 - Typst loads slowly; not all sites want it

    return lambda pieces: made(pieces, cache, machines.elsewhere if machines else None)


def sheets_of(
    names: Iterable[str], renewal: Renewal, root: Path, *, days: Mapping[str, date], tanggal: date | None, press: Press
) -> Iterator[tuple[str, Made]]:
    """(file, what it is) of official sheets and of the books that they make.

    Args:
        names: The ids of the SOP that have one.
        renewal: What is made, and what is taken.
        root: The folder of the sources.
        days: Source file to the day of its last change.
        tanggal: Another day for all books.
        press: What makes files, or has them.
    """
    from tatalaksana.press import pictures_in  # noqa: PLC0415 - as above

    several = tuple(names)
    logos, pictures = pictures_in(renewal.facts, several, root)
    wishes = _sheets(several, renewal, days, (renewal.table("logo", logos), renewal.table("gambar", pictures)), tanggal)
    signed = renewal.facts.catalog.signed
    for name in several:
        if name in signed:
            file = root / signed[name].name
            yield sheet_file(name), Made(file.stat().st_size, file)
    yield from _made(wishes, renewal, press)


def _sheets(
    names: Iterable[str],
    renewal: Renewal,
    days: Mapping[str, date],
    pictures: tuple[Mapping[str, bytes], Mapping[str, bytes]],
    tanggal: date | None,
) -> Iterator[_Wish | tuple[str, Made]]:
    from tatalaksana.press import books, draft  # noqa: PLC0415 - as above

    facts, signed = renewal.facts, renewal.facts.catalog.signed
    units: dict[str, list[str]] = {}
    for name in names:
        units.setdefault(facts.catalog.cards[name].unit, []).append(name)
    for unit, several in sorted(units.items()):
        book, extra = f"buku:{unit}", "\0".join((str(tanggal), *several))
        bound = renewal.take(book, extra)
        drafts = []
        for name in several:
            sheet = f"lembar:{name}"
            own = None if name in signed else renewal.take(sheet)
            if own is not None:
                yield sheet_file(name), Made(own.value)
            if bound is None or (own is None and name not in signed):
                made, asked = renewal.asked_by(lambda name=name: draft(facts.of[name], days, *pictures))  # type: ignore[misc]
                if bound is None:
                    renewal.add(book, extra, asked)
                    drafts.append(made)
                if own is None and name not in signed:
                    renewal.add(sheet, "", asked)
                    yield _Wish(sheet_file(name), made, sheet)
        if bound is not None:
            yield book_file(unit), Made(bound.value)
        else:
            pieces, asked = renewal.asked_by(lambda drafts=drafts: books(facts, drafts, days, tanggal))  # type: ignore[misc]
            renewal.add(book, extra, asked)
            yield from (_Wish(book_file(unit), one, book, extra) for one in pieces)


def fillable(wanted: Wanted, renewal: Renewal, press: Press) -> Iterator[tuple[str, Made]]:
    """(file, what it is) of checklists and review forms, and of the forms of the collection."""
    return _made(_fillable(wanted, renewal), renewal, press)


def _fillable(wanted: Wanted, renewal: Renewal) -> Iterator[_Wish | tuple[str, Made]]:
    from tatalaksana.press import form_pieces, pieces_of_one  # noqa: PLC0415 - as above

    facts = renewal.facts
    forms, asked = renewal.asked_by(lambda: [*form_pieces(facts.catalog, wanted)])
    if forms:
        renewal.add("formulir", "", asked)
    yield from _wishes("formulir", forms)
    for name, one in facts.of.items():
        output = f"isian:{name}"
        kept = renewal.take(output)
        if kept is not None:
            yield from ((file, Made(size)) for file, size in kept.value)
            continue
        pieces, asked = renewal.asked_by(lambda one=one: [*pieces_of_one(one, wanted)])  # type: ignore[misc]
        renewal.add(output, "", asked)
        yield from _wishes(output, pieces)


def _wishes(output: str, pieces: Sequence[tuple[str, Piece]]) -> Iterator[_Wish]:
    return (_Wish(file, piece, output, last=at == len(pieces)) for at, (file, piece) in enumerate(pieces, 1))


def _made(several: Iterable[_Wish | tuple[str, Made]], renewal: Renewal, press: Press) -> Iterator[tuple[str, Made]]:
    """Files as they are ready, those that are taken after them."""
    taken: list[tuple[str, Made]] = []
    wishes: deque[_Wish] = deque()

    def pieces() -> Iterator[Piece]:
        for one in several:
            if isinstance(one, _Wish):
                wishes.append(one)
                yield one.piece
            else:
                taken.append(one)

    found: list[tuple[str, int]] = []
    for _, aside in press(pieces()):
        wish, size = wishes.popleft(), aside.stat().st_size
        found.append((wish.file, size))
        yield wish.file, Made(size, aside)
        if wish.last:
            value: object = size if not wish.output.startswith("isian:") else found
            renewal.made(wish.output, wish.extra, [file for file, _ in found], value=value)
            found = []
    yield from taken
