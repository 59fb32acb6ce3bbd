# The book of a unit: cover, contents, how to read a sheet, and the sheets of its SOP.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from tatalaksana.catalog import unit_path
from tatalaksana.facts import AllFacts
from tatalaksana.model import say_date
from tatalaksana.render.fitting.coverage import displayable
from tatalaksana.render.pdf.document import (
    Attachment,
    ContentsPage,
    Cover,
    Front,
    Listed,
    Placed,
    SheetDocument,
    day_of,
)
from tatalaksana.render.pdf.row_heads import with_row_heads
from tatalaksana.render.pdf.sheet import OfficialSheet, tables_of
from tatalaksana.render.pdf.typesetting import typeset, written

_TITLE = "Buku Standar Operasional Prosedur Administrasi Pemerintahan"
_ROWS = 26
"""SOP on a page of the contents; a title on two lines takes the room of two."""
_LETTERS = 95
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
    """Of its newest sheet."""
    cover: Cover
    drafts: tuple[OfficialSheet, ...]

    @property
    def name(self) -> str:
        """The unit's id."""
        return self.unit

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        parts = [self.title, self.day.isoformat(), written(self.cover), *(one.key for one in self.drafts)]
        return sha256("\0".join(parts).encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return sum(one.effort for one in self.drafts)

    def content(self) -> bytes:
        """The book, as PDF."""
        pages = _paged([_shares(one) for one in self.drafts])
        start = 2 + len(pages) + 1
        sheets: list[Placed] = []
        for order, one in enumerate(self.drafts, 1):
            sheets.append(Placed(one.pages(), order, start))
            start += sheets[-1].paged.identity_pages + len(sheets[-1].paged.pages)
        contents = [_listed(one, sheet) for one, sheet in zip(self.drafts, sheets, strict=True)]
        listed = tuple(
            ContentsPage(number, tuple(contents[first:last])) for number, (first, last) in enumerate(pages, 2)
        )
        made = typeset(
            SheetDocument(
                self.title,
                day_of(self.day),
                tuple(self._files()),
                tuple(sheets),
                Front(self.cover, listed, 2 + len(pages), _WORDS),
                level=2,
            )
        )
        return with_row_heads(made, [columns for one in sheets for columns in tables_of(one.paged)])

    def _files(self) -> Iterator[Attachment]:
        """Two folders may hold files of one name: in a book each is called by its whole id."""
        for one in self.drafts:
            for file in one.document.files:
                yield replace(file, name=one.entry.id.replace("/", "-") + Path(file.name).suffix)


def book(unit: str, drafts: Sequence[OfficialSheet], facts: AllFacts) -> Book:
    """The book of a unit from the drafts of its SOP's sheets."""
    registers = facts.catalog.registers
    above = [registers.unit[name].nama for name in reversed(unit_path(unit, registers))]
    profil = facts.of[drafts[0].name].profil
    day = max(date(*one.document.day) for one in drafts)
    letterhead = ([profil.instansi] if profil.instansi else []) + above[:-1]
    cover = Cover(
        drafts[0].unpaged.sheet.paper,
        _TITLE,
        displayable(above[-1]),
        tuple(displayable(line) for line in letterhead),
        f"{len(drafts)} SOP",
        say_date(day),
    )
    return Book(unit, displayable(f"Buku SOP {above[-1]}"), day, cover, tuple(drafts))


def _listed(one: OfficialSheet, sheet: Placed) -> Listed:
    return Listed(sheet.paged.sheet.title, displayable(one.entry.sop.nomor or ""), sheet.book_page)


def _shares(one: OfficialSheet) -> int:
    """The rows that an SOP takes in the contents."""
    return 1 + len(one.entry.sop.nama_lengkap) // _LETTERS


def _paged(rows: Sequence[int]) -> list[tuple[int, int]]:
    """(first, last) of the SOP on each page of the contents."""
    pages: list[tuple[int, int]] = []
    first = used = 0
    for index, height in enumerate(rows):
        if used + height > _ROWS:
            pages.append((first, index))
            first, used = index, 0
        used += height
    return [*pages, (first, len(rows))]
