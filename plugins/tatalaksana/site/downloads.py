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
    from tatalaksana.renewal import Inquest

Press = Callable[[Iterable["Piece"]], Iterator[tuple[str, Path]]]
"""Makes pieces: (name, file) of each, in that order."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site that is no page."""

    size: int
    aside: str | None = None
    """What it is to be copied from, a name of few bytes: there are nine of each SOP; nothing where it is taken as it stands."""


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
    names: Iterable[str],
    renewal: Renewal,
    root: Path,
    *,
    days: Mapping[str, date],
    tanggal: date | None,
    press: Press,
    bindery: Press,
) -> Iterator[tuple[str, Made]]:
    """(file, what it is) of official sheets and of the books that they make.

    Args:
        names: The ids of the SOP that have one.
        renewal: What is made, and what is taken.
        root: The folder of the sources.
        days: Source file to the day of its last change.
        tanggal: Another day for all books.
        press: What makes files, or has them.
        bindery: The same where the sheets' files are.
    """
    sheets = _Sheets(tuple(names), renewal, root, days)
    files: dict[str, Path] = {}
    for name, made in _made(sheets.wanted(), renewal, press):
        files[name] = Path(made.aside) if made.aside else renewal.standing_file(name)
        yield name, made
    for name, file in sheets.signed.items():
        yield sheet_file(name), Made(file.stat().st_size, str(file))
    yield from _made(sheets.bound(files, tanggal, press), renewal, bindery)


class _Sheets:
    """The sheets of a site, and their books.

    Args:
        names: As for `sheets_of`, like the others.
        renewal: As there.
        root: As there.
        days: As there.
    """

    def __init__(self, names: Sequence[str], renewal: Renewal, root: Path, days: Mapping[str, date]) -> None:
        from tatalaksana.press import pictures_in  # noqa: PLC0415 - as above

        signed = renewal.facts.catalog.signed
        self._names, self._renewal, self._days = names, renewal, days
        self.signed = {name: root / signed[name].name for name in names if name in signed}
        """Those that were signed elsewhere and are taken as they are."""
        logos, pictures = pictures_in(renewal.facts, names, root)
        self._logos, self._pictures = renewal.table("logo", logos), renewal.table("gambar", pictures)

    def wanted(self) -> Iterator[_Wish | tuple[str, Made]]:
        """Those of ours."""
        for name in self._names:
            if name in self.signed:
                continue
            output = _sheet_of(name)
            own = self._renewal.take(output)
            if own is not None:
                yield sheet_file(name), Made(own.value)
            else:
                piece, asked = self._drafted(name)
                self._renewal.add(output, "", asked)
                yield _Wish(sheet_file(name), piece, output)

    def bound(
        self, files: Mapping[str, Path], tanggal: date | None, press: Press
    ) -> Iterator[_Wish | tuple[str, Made]]:
        """The books, of sheets that are made by now."""
        from tatalaksana.press import books  # noqa: PLC0415 - as above

        renewal, units = self._renewal, dict[str, list[str]]()
        for name in self._names:
            units.setdefault(renewal.facts.catalog.cards[name].unit, []).append(name)
        for unit, several in sorted(units.items()):
            output, extra = f"buku:{unit}", "\0".join((str(tanggal), *several))
            taken = renewal.take(output, extra)
            if taken is not None:
                yield book_file(unit), Made(taken.value)
                continue
            sheets: dict[str, Path] = {}
            for name in several:
                if name in self.signed:  # a signed file put into another one would lose its signature
                    piece, asked = self._drafted(name)
                    [(_, sheets[name])] = press([piece])
                else:
                    asked, sheets[name] = renewal.asked_for(_sheet_of(name)), files[sheet_file(name)]
                renewal.add(output, extra, asked)
            pieces, asked = renewal.asked_by(
                lambda sheets=sheets: books(renewal.facts, sheets, days=self._days, logos=self._logos, tanggal=tanggal)  # type: ignore[misc]
            )
            renewal.add(output, extra, asked)
            yield from (_Wish(book_file(unit), one, output, extra) for one in pieces)

    def _drafted(self, name: str) -> tuple[Piece, list[Inquest]]:
        from tatalaksana.press import draft  # noqa: PLC0415 - as above

        facts = self._renewal.facts
        return self._renewal.asked_by(lambda: draft(facts.of[name], self._days, self._logos, self._pictures))


def _sheet_of(name: str) -> str:
    """What the official sheet of an SOP is called among outputs."""
    return f"lembar:{name}"


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
        yield wish.file, Made(size, str(aside))
        if wish.last:
            value: object = size if not wish.output.startswith("isian:") else found
            renewal.made(wish.output, wish.extra, [file for file, _ in found], value=value)
            found = []
    yield from taken
