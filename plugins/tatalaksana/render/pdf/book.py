# The book of a unit: cover, contents, how to read a sheet, and the sheets of its SOP.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from tatalaksana.catalog import Registers, unit_path
from tatalaksana.faces import displayable
from tatalaksana.facts import UNCONTROLLED, AllFacts, Facts
from tatalaksana.facts.letterhead import letterhead_of_unit
from tatalaksana.model import say_date
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.making import making
from tatalaksana.render.pdf.binding import Binding, page_sizes
from tatalaksana.render.pdf.data import Printing, margins_of, picture_of, sheet_paper
from tatalaksana.render.pdf.document import BookPage, ContentsPage, Cover, Decree, Front, Listed, SheetDocument, day_of
from tatalaksana.render.pdf.identity import letterhead_record
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags import tell_front
from tatalaksana.render.pdf.texts import fitted
from tatalaksana.render.pdf.typesetting import let_go, typeset, written

_TITLE = "Buku Standar Operasional Prosedur Administrasi Pemerintahan"
_COVER = 1.35
"""As many times as large as on a sheet the letterhead on the cover is."""
_CONTENTS = LAYOUT.contents
_ABOVE = 38.0
"""Points that the head of the contents takes."""
_LETTER = 0.6
"""How wide a letter is at most, on average, in sizes."""
_WORDS = (
    (
        "Setiap SOP terdiri atas lembar identitas dan tabel kegiatan. Lembar identitas memuat nomor, tanggal, pejabat yang mengesahkan, "
        "dasar hukum, dan hal yang perlu disiapkan."
    ),
    (
        "Pada tabel, tiap baris ialah satu kegiatan. Simbol pada lajur pelaksana menunjukkan siapa yang melakukannya; garis menunjukkan "
        "kegiatan berikutnya. Mutu baku menyebut kelengkapan yang diperlukan, waktu, dan output kegiatan itu."
    ),
)
_EFFORT = 3
"""About how many milliseconds it takes to bind a sheet."""


@dataclass(frozen=True, slots=True)
class BoundSheet:
    """A sheet as a book takes it."""

    name: str
    """The entry's id."""
    number: str
    """Its number, or a dash."""
    title: str
    margins: tuple[float, float, float]
    """(above, left and right, below) in millimetres."""
    file: Path
    """The official sheet as PDF."""


@dataclass(frozen=True, slots=True)
class Book:
    """A book that is ready to be bound."""

    unit: str
    title: str
    """Of the document."""
    day: date
    """Of what is in it."""
    cover: Cover
    decree: tuple[tuple[str, str], ...]
    sheets: tuple[BoundSheet, ...]
    """By number."""

    @property
    def name(self) -> str:
        """The unit's id."""
        return self.unit

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        own = [making("typst"), self.title, self.day.isoformat(), written(self.cover), repr(self.decree)]
        said = [f"{one.name}\0{one.number}\0{one.title}\0{one.margins}\0{_hash(one.file)}" for one in self.sheets]
        return sha256("\0".join([*own, *said]).encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _EFFORT * len(self.sheets)

    def content(self) -> bytes:
        """The book, as PDF.

        Raises:
            OSError: A sheet is not there.
            ValueError: One is not as we write them.
        """
        front = self._front([page_sizes(Objects(one.file.read_bytes())) for one in self.sheets])
        pdf = Objects(typeset(SheetDocument(self.title, day_of(self.day), (), front=front)))
        let_go()  # the next book has none of these pages
        tell_front(pdf, sum(len(page.rows) for page in front.contents))
        binding = Binding(pdf, front.reading_page)
        for one in self.sheets:
            binding.add(Objects(one.file.read_bytes()), one.name.replace("/", "-"))
        binding.finish()
        return pdf.written()

    def _front(self, sizes: Sequence[Sequence[tuple[float, float]]]) -> Front:
        """What it has besides its sheets, whose pages have these sizes."""
        room = _Room.of(self.cover)
        pages = room.paged([room.height(one) for one in self.sheets])
        before = 1 + bool(self.decree) + len(pages)
        *starts, end = accumulate(map(len, sizes), initial=before + 2)
        contents = [room.listed(one, start) for one, start in zip(self.sheets, starts, strict=True)]
        listed = tuple(
            ContentsPage(number, tuple(contents[first:last]))
            for number, (first, last) in enumerate(pages, before - len(pages) + 1)
        )
        sheet_pages = tuple(
            BookPage(start + at, size, one.margins)
            for one, start, several in zip(self.sheets, starts, sizes, strict=True)
            for at, size in enumerate(several)
        )
        return Front(
            self.cover,
            Decree(2, self.decree) if self.decree else None,
            listed,
            before + 1,
            _WORDS,
            (f"{self.title} · keadaan {self.cover.state}", UNCONTROLLED),
            end - 1,
            sheet_pages,
        )


@dataclass(frozen=True, slots=True)
class _Room:
    """The pages of the contents, in points."""

    wide: float
    tall: float

    @staticmethod
    def of(cover: Cover) -> _Room:
        (width, height), (top, side, bottom) = cover.paper, cover.margins
        return _Room((width - 2 * side) * MM, (height - top - bottom) * MM - _ABOVE)

    @property
    def _number(self) -> float:
        return self.wide * _CONTENTS.number

    @property
    def _title(self) -> float:
        return self.wide - self._number - _CONTENTS.between - _CONTENTS.page

    def listed(self, one: BoundSheet, page: int) -> Listed:
        number, title = (fitted(width, _CONTENTS.size) for width in (self._number, self._title))
        return Listed(title(one.title), number(one.number), page)

    def height(self, one: BoundSheet) -> float:
        """What an SOP takes at most."""
        letter = _LETTER * _CONTENTS.size
        lines = max(1 + int(len(one.title) * letter / self._title), 1 + int(len(one.number) * letter / self._number))
        return lines * _CONTENTS.size * (0.75 + _CONTENTS.leading) + _CONTENTS.gap

    def paged(self, heights: Sequence[float]) -> list[tuple[int, int]]:
        """(first, last) of the SOP on each page of the contents."""
        pages: list[tuple[int, int]] = []
        first, used = 0, 0.0
        for index, height in enumerate(heights):
            if used + height > self.tall and index > first:
                pages.append((first, index))
                first, used = index, 0.0
            used += height
        return [*pages, (first, len(heights))]


def book(unit: str, sheets: Mapping[str, Path], facts: AllFacts, printing: Printing) -> Book:
    """The book of a unit from the official sheets of its SOP.

    Args:
        unit: The unit.
        sheets: Each sheet's PDF by the id of its SOP.
        facts: The collection.
        printing: What the sheets were printed with; the day is that of what is in the book.
    """
    registers = facts.catalog.registers
    names = sorted(sheets, key=lambda name: _by_number(facts.of[name].card.nomor_tertulis))
    profil = facts.of[names[0]].profil
    kop = letterhead_of_unit(unit, registers, profil)
    name = kop.units[-1] if kop.units else kop.instansi
    above = replace(kop, units=kop.units[:-1], instansi=kop.instansi if kop.units else "")
    if kop.alamat and not above.names:
        above = kop  # no address stands without whose it is
    paper = sheet_paper(profil, printing)
    cover = Cover(
        paper,
        margins_of(profil),
        picture_of(profil.logo, printing.logos),
        letterhead_record(
            above,
            (paper[0] - 2 * profil.tepi.sisi) * MM * LAYOUT.identity.letterhead / _COVER,
        ),
        _COVER,
        _TITLE,
        displayable(name),
        str(printing.day.year),
        f"{len(names)} SOP",
        say_date(printing.day),
    )
    title = displayable(f"Buku SOP {registers.unit[unit].nama}")
    bound = tuple(_bound(facts.of[name], sheets[name]) for name in names)
    return Book(unit, title, printing.day, cover, tuple(_decree(unit, registers)), bound)


def _bound(one: Facts, file: Path) -> BoundSheet:
    card = one.card
    return BoundSheet(card.id, card.nomor_tertulis or "–", one.heading, margins_of(one.profil), file)


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _by_number(number: str | None) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """What sorts numbers as people do: 2 before 10; what has none comes last."""
    parts = re.findall(r"\d+|\D+", number or "")
    return not number, tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts)


def _decree(unit: str, registers: Registers) -> Iterator[tuple[str, str]]:
    """What the unit's SOP were established by, or else those of the nearest unit above."""
    found = (registers.unit[name].keputusan for name in unit_path(unit, registers))
    decree = next((one for one in found if one), None)
    if decree is not None:
        if decree.oleh:
            yield "Keputusan", displayable(decree.oleh)
        yield "Nomor", displayable(decree.nomor)
        yield "Tanggal", say_date(decree.tanggal)
        yield "Tentang", displayable(decree.tentang)
