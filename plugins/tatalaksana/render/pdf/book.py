# The book of a unit: cover, contents, how to read a sheet, and the sheets of its SOP.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from tatalaksana.catalog import Catalog, unit_path
from tatalaksana.model import say_date
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.sheet import Draft
from tatalaksana.render.pdf.texts import Data
from tatalaksana.render.pdf.typesetting import typeset

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
    about: Data
    """What stands on the cover, and the title of the document."""
    drafts: tuple[Draft, ...]

    @property
    def name(self) -> str:
        """The unit's id."""
        return self.unit

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        return sha256("\0".join([repr(self.about), *(one.key for one in self.drafts)]).encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return sum(one.effort for one in self.drafts)

    def content(self) -> bytes:
        """The book, as PDF."""
        sheets = [one.pages() for one in self.drafts]
        rows = [_shares(one) for one in self.drafts]
        start = 2 + len(_paged(rows)) + 1
        for order, sheet in enumerate(sheets):
            sheet["urutan"], sheet["halaman-buku"] = order + 1, start
            start += sheet["halaman-identitas"] + len(sheet["halaman"])
        contents = [
            {
                "judul": sheet["judul"], "nomor": displayable(one.entry.sop.nomor or ""), "halaman": sheet["halaman-buku"],
            }
            for one, sheet in zip(self.drafts, sheets, strict=True)
        ]  # fmt: skip
        pages = [
            {"pertama": number == 0, "halaman": 2 + number, "isi": contents[first:last]}
            for number, (first, last) in enumerate(_paged(rows))
        ]
        # Two folders may hold files of one name: in a book each is called by its whole id.
        files = [
            {**file, "nama": one.entry.id.replace("/", "-") + Path(file["nama"]).suffix}
            for one in self.drafts
            for file in one.document["lampiran"]
        ]
        document = self.drafts[0].document
        return typeset({
            **document, "judul": self.about["judul-dokumen"], "tanggal": self.about["tanggal"], "tingkat": 2, "sop": sheets,
            "lampiran": files,
            "buku": {**self.about, "daftar": pages, "halaman-penjelasan": 2 + len(pages), "penjelasan": _WORDS},
        })  # fmt: skip


def book(unit: str, drafts: Sequence[Draft], catalog: Catalog) -> Book:
    """The book of a unit from the drafts of its SOP's sheets."""
    above = [catalog.registers.unit[name].nama for name in reversed(unit_path(unit, catalog.registers))]
    profil = catalog.profil_of(drafts[0].entry.sop)
    day = max(date(*one.document["tanggal"]) for one in drafts)
    about: Data = {
        "kertas": drafts[0].document["sop"][0]["kertas"], "judul": _TITLE, "unit": displayable(above[-1]),
        "kop": [displayable(line) for line in ([profil.instansi] if profil.instansi else []) + above[:-1]],
        "jumlah": f"{len(drafts)} SOP", "keadaan": say_date(day), "tanggal": (day.year, day.month, day.day),
        "judul-dokumen": displayable(f"Buku SOP {above[-1]}"),
    }  # fmt: skip
    return Book(unit, about, tuple(drafts))


def _shares(one: Draft) -> int:
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
