# The book of a unit: cover, contents, how to read a sheet, and the sheets of its SOP.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from tatalaksana.catalog import Registers, unit_path
from tatalaksana.faces import displayable
from tatalaksana.facts import UNCONTROLLED, AllFacts
from tatalaksana.facts.letterhead import letterhead_of_unit
from tatalaksana.model import say_date
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf.attached import put_files
from tatalaksana.render.pdf.document import (
    Attachment,
    ContentsPage,
    Cover,
    Decree,
    Front,
    Listed,
    Placed,
    SheetDocument,
    day_of,
)
from tatalaksana.render.pdf.identity import letterhead_record
from tatalaksana.render.pdf.joining import put_pages
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.sheet import OfficialSheet, tags_of
from tatalaksana.render.pdf.tags import tell_sheets
from tatalaksana.render.pdf.texts import fitted
from tatalaksana.render.pdf.typesetting import forget, typeset, written

_TITLE = "Buku Standar Operasional Prosedur Administrasi Pemerintahan"
_COVER = 1.35
"""As many times as large as on a sheet the letterhead on the cover is."""
_CONTENTS = LAYOUT.contents
_ABOVE = 38.0
"""Points that the head of the contents takes."""
_TOGETHER = 16
"""Sheets that are set at a time."""
_BEFORE = 2
"""Pages before the sheets of a part of a book: cover, and how to read a sheet."""
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


@dataclass(frozen=True, slots=True)
class Book:
    """A book that is ready to be set."""

    unit: str
    title: str
    """Of the document."""
    day: date
    """Of what is in it."""
    cover: Cover
    decree: tuple[tuple[str, str], ...]
    drafts: tuple[OfficialSheet, ...]
    """By number."""

    @property
    def name(self) -> str:
        """The unit's id."""
        return self.unit

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        parts = [
            self.title,
            self.day.isoformat(),
            written(self.cover),
            repr(self.decree),
            *(one.key for one in self.drafts),
        ]
        return sha256("\0".join(parts).encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return sum(one.effort for one in self.drafts)

    def content(self) -> bytes:
        """The book, as PDF."""
        room = _Room.of(self.cover)
        pages = room.paged([room.height(one) for one in self.drafts])
        before = 1 + bool(self.decree) + len(pages)
        paged = [one.pages() for one in self.drafts]
        counts = [one.identity_pages + len(one.pages) for one in paged]
        starts = list(accumulate(counts, initial=before + 2))
        last = starts.pop() - 1
        sheets = tuple(
            Placed(one, order, start, last) for order, (one, start) in enumerate(zip(paged, starts, strict=True), 1)
        )
        contents = [room.listed(one, sheet) for one, sheet in zip(self.drafts, sheets, strict=True)]
        listed = tuple(
            ContentsPage(number, tuple(contents[first:last]))
            for number, (first, last) in enumerate(pages, before - len(pages) + 1)
        )
        front = Front(
            self.cover,
            Decree(2, self.decree) if self.decree else None,
            listed,
            before + 1,
            _WORDS,
            (f"{self.title} · keadaan {self.cover.state}", UNCONTROLLED),
            last,
        )
        pdf = self._set(sheets, front)
        put_files(pdf, tuple(self._files()), day_of(self.day))
        return pdf.written()

    def _set(self, sheets: Sequence[Placed], front: Front) -> Objects:
        """Front and sheets, as many at a time as Typst may hold at once: four megabytes each."""
        first, *more = (sheets[at : at + _TOGETHER] for at in range(0, len(sheets), _TOGETHER))
        whole = self._typeset(first, replace(front, empty=front.pages + 1 - more[0][0].book_page) if more else front)
        for some in more:
            forget()
            # It begins as the whole does, so that its headings stand as deep.
            part = self._typeset(some, replace(front, decree=None, contents=()))
            put_pages(whole, part, some[0].book_page - 1, _BEFORE)
        forget()
        return whole

    def _typeset(self, sheets: Sequence[Placed], front: Front) -> Objects:
        pdf = Objects(typeset(SheetDocument(self.title, day_of(self.day), (), tuple(sheets), front)))
        entries = sum(len(page.rows) for page in front.contents)
        tell_sheets(pdf, [tags_of(one.paged) for one in sheets], level=2, entries=entries)
        return pdf

    def _files(self) -> Iterator[Attachment]:
        """Two folders may hold files of one name: in a book each is called by its whole id."""
        for one in self.drafts:
            for file in one.document.files:
                yield replace(file, name=one.entry.id.replace("/", "-") + Path(file.name).suffix)


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

    def listed(self, one: OfficialSheet, sheet: Placed) -> Listed:
        number, title = (fitted(width, _CONTENTS.size) for width in (self._number, self._title))
        return Listed(title(sheet.paged.sheet.title), number(one.entry.sop.nomor or "–"), sheet.book_page)

    def height(self, one: OfficialSheet) -> float:
        """What an SOP takes at most."""
        sop, letter = one.entry.sop, _LETTER * _CONTENTS.size
        lines = max(
            1 + int(len(sop.nama_lengkap) * letter / self._title), 1 + int(len(sop.nomor or "") * letter / self._number)
        )
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


def book(unit: str, drafts: Sequence[OfficialSheet], facts: AllFacts, day: date | None = None) -> Book:
    """The book of a unit from the drafts of its SOP's sheets.

    Args:
        unit: The unit.
        drafts: The sheets, in any order.
        facts: The collection.
        day: The day of what is in it; without it, that of its newest sheet.
    """
    registers = facts.catalog.registers
    drafts = sorted(drafts, key=lambda one: _by_number(one.entry.sop.nomor))
    first = drafts[0]
    day = day or max(date(*one.document.day) for one in drafts)
    kop = letterhead_of_unit(unit, registers, facts.of[first.name].profil)
    name = kop.units[-1] if kop.units else kop.instansi
    sheet = first.unpaged.sheet
    cover = Cover(
        sheet.paper,
        sheet.margins,
        sheet.identity.logo,
        letterhead_record(
            replace(kop, units=kop.units[:-1], instansi=kop.instansi if kop.units else ""),
            sheet.room[0] * LAYOUT.identity.letterhead / _COVER,
        ),
        _COVER,
        _TITLE,
        displayable(name),
        str(day.year),
        f"{len(drafts)} SOP",
        say_date(day),
    )
    title = displayable(f"Buku SOP {registers.unit[unit].nama}")
    return Book(unit, title, day, cover, tuple(_decree(unit, registers)), tuple(drafts))


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
