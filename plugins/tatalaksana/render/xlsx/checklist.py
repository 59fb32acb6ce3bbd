# The checklist of an SOP as a workbook: all steps on one sheet, and each office's own on one more.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil

from tatalaksana.facts import UNCONTROLLED, DaftarPeriksa, Langkah, edition_line
from tatalaksana.facts.words import begins_elsewhere, exits, heading
from tatalaksana.model import last_day
from tatalaksana.render.xlsx.cells import address
from tatalaksana.render.xlsx.text import LINE, TALLEST, clean, cut, height
from tatalaksana.render.xlsx.workbook import Spreadsheet, on_paper, sheet_names

_ALL = "Daftar periksa"
_NO_DAY = date(2000, 1, 1)
_BOX = ["☐", "☑"]
_LONGEST_LIST = 255
_LEAST = 30.0
"""Points of a row: room for initials."""
_HEAD = 3
"""Rows above the table's head."""
_MOMENT = "dd/mm/yy hh:mm"
_EARLY, _LATE = 36526, 73051
"""1 January 2000 and 2100, as spreadsheets count days."""


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    title: str
    width: float
    """In units of a column."""
    open: bool = False
    """Whether people fill it."""


_COLUMNS = (
    _Column("no", "No", 4),
    _Column("kegiatan", "Kegiatan", 25),
    _Column("pelaksana", "Pelaksana", 10),
    _Column("centang", "✓", 3.5, open=True),
    _Column("ada", "", 2.5, open=True),
    _Column("kelengkapan", "Kelengkapan", 13.5),
    _Column("serah", "", 2.5, open=True),
    _Column("output", "Output", 13.5),
    _Column("waktu", "Waktu rencana", 8),
    _Column("mulai", "Mulai", 10, open=True),
    _Column("selesai", "Selesai", 10, open=True),
    _Column("menit", "Menit nyata", 6.5),
    _Column("selisih", "Selisih menit", 6.5),
    _Column("lanjut", "Lanjut ke", 9.5),
    _Column("pilihan", "Dilingkari", 9.5, open=True),
    _Column("paraf", "Paraf", 8, open=True),
    _Column("catatan", "Catatan", 10, open=True),
)
_WIDTHS = {column.key: column.width for column in _COLUMNS}
_PARTS = {"ada": "kelengkapan", "serah": "output"}
"""Columns of boxes, one a thing, to the columns of the things."""


def checklist_xlsx(daftar: DaftarPeriksa) -> bytes:
    """The checklist of an SOP: a sheet with every step, then one for each office with its own."""
    book = Spreadsheet(f"Daftar periksa {daftar.judul}", daftar.unit, last_day(daftar.efektif or _NO_DAY))
    looks = _Looks(book)
    steps = [_laid_out(daftar, langkah) for langkah in daftar.langkah]
    parts = daftar.bagian
    # What one office does alone is the whole checklist.
    parts = parts if len(parts) > 1 else ()
    names = sheet_names((_ALL, *(bagian.nama for bagian in parts)))
    _Sheet(book, looks, names[0], daftar, steps=steps, of="").write()
    for name, bagian in zip(names[1:], parts, strict=True):
        _Sheet(
            book, looks, name, daftar, steps=[steps[row] for row in bagian.baris], of=f"Hanya langkah {bagian.nama}"
        ).write()
    return book.done()


class _Looks:
    """How the cells look, made once for all sheets."""

    def __init__(self, book: Spreadsheet) -> None:
        edge = {"border": 1, "border_color": "#7A8790"}
        self.text = book.style(**edge)
        self.number = book.style(**edge, align="center")
        self.open = book.style(**edge, locked=False, num_format="@")
        self.tick = book.style(**edge, locked=False, align="center", font_size=12)
        self.moment = book.style(**edge, locked=False, num_format=_MOMENT, align="center", font_size=8)
        self.minutes = book.style(**edge, num_format="0", align="center")
        self.deviation = book.style(**edge, num_format="+0;-0;0", align="center")
        self.head = book.style(bold=True, **edge, bg_color="#E4E9ED", align="center", valign="vcenter")
        self.run = book.style(bottom=1, locked=False, num_format="@", valign="vcenter")
        self.run_label = book.style(bold=True, valign="vcenter", text_wrap=False)
        self.of = book.style(bold=True, font_size=11, valign="vcenter", text_wrap=False)
        self.cells = {
            "no": self.number, "centang": self.tick, "mulai": self.moment, "selesai": self.moment, "menit": self.minutes,
            "selisih": self.deviation, "pilihan": self.open, "paraf": self.open, "catatan": self.open,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Step:
    """A step as it stands on every sheet that has it."""

    langkah: Langkah
    texts: Mapping[str, str]
    """Of the columns that are text and nothing else."""
    things: Mapping[str, Sequence[str]]
    """For each column of boxes what they are for."""
    choices: Sequence[str]
    """The exits that are offered where it decides."""
    signers: str
    """What stands in the cell of initials before it is filled: the names of several who sign, with a line's room for each."""
    rows: Sequence[float]
    """The heights of its rows: several where a cell has several things."""


def _laid_out(daftar: DaftarPeriksa, langkah: Langkah) -> _Step:
    texts = {key: clean(text) for key, text in _texts(daftar, langkah).items()}
    things = {box: [clean(thing) for thing in getattr(langkah, part)] for box, part in _PARTS.items()}
    signers = "\n\n".join(clean(f"{name}:") for name in langkah.pemaraf)
    need = max(height(text, _WIDTHS[key]) for key, text in (*texts.items(), ("paraf", f"{signers}\n")))
    rows = _heights(need, [[height(one, _WIDTHS[_PARTS[box]]) for one in several] for box, several in things.items()])
    # A comma would part the list, a quote end it; beyond 255 characters Excel takes no list in the rule itself.
    ways = exits(daftar, langkah)
    offered = [clean(way.kata).replace(",", ";").replace('"', '""') for way in ways if way.pilihan]
    return _Step(langkah, texts, things, offered if len(",".join(offered)) <= _LONGEST_LIST else [], signers, rows)


class _Sheet:
    def __init__(
        self, book: Spreadsheet, looks: _Looks, name: str, daftar: DaftarPeriksa, *, steps: Sequence[_Step], of: str
    ) -> None:
        self._book, self._looks, self._daftar, self._of = book, looks, daftar, of
        self._steps = steps
        decides = any(step.langkah.keluar for step in steps)
        self._columns = [column for column in _COLUMNS if decides or column.key != "pilihan"]
        self._at = {column.key: index for index, column in enumerate(self._columns)}
        self._sheet = book.sheet(name)

    def write(self) -> None:
        for width, several in groupby(enumerate(self._columns), lambda one: one[1].width):
            alike = [at for at, _ in several]
            self._sheet.wide(alike[0], alike[-1], width)
        self._head()
        row = _HEAD + 1
        for step in self._steps:
            row = self._step(step, row)
        last = len(self._columns) - 1
        self._rules(_HEAD + 1, row - 1)
        self._sheet.freeze_panes(_HEAD + 1, 2)
        daftar = self._daftar
        foot = f"{edition_line(daftar.nomor, daftar.revisi_ke, daftar.efektif, daftar.sidik, daftar.status)}\n{UNCONTROLLED}"
        on_paper(self._sheet, (row - 1, last), (_HEAD, _HEAD), foot, landscape=True, watermark=daftar.tanda_air)

    def _head(self) -> None:
        sheet = self._sheet
        wide = sum(column.width for column in self._columns)
        self._line(0, f"Daftar periksa {self._daftar.judul}", wide, size=13, bold=True)
        self._line(1, heading(self._daftar), wide, size=9, bold=False)
        sheet.tall(2, 22)
        sheet.put((2, 0), "Perihal dan tanggal pelaksanaan:", self._looks.run_label)
        sheet.join((2, 2), (2, self._at["output"]), "", self._looks.run)
        if self._of:
            sheet.put((2, self._at["waktu"]), cut(self._of, 80), self._looks.of)
        style = self._looks.head
        for key, at in self._at.items():
            if key in _PARTS:
                sheet.join((_HEAD, at), (_HEAD, at + 1), self._columns[at + 1].title, style)
            elif key not in _PARTS.values():
                sheet.put((_HEAD, at), self._columns[at].title, style)
        sheet.tall(_HEAD, 2 * LINE + 6)

    def _line(self, row: int, text: str, width: float, *, size: int, bold: bool) -> None:
        """A line over the whole width; only one that is too long is a merged cell, for what wraps must have its room."""
        text = clean(text)
        points = height(text, width, size=size, bold=bold)
        if points > height("", width, size=size):
            self._sheet.join((row, 0), (row, len(self._columns) - 1), text, self._book.style(bold=bold, font_size=size))
        else:
            self._sheet.put((row, 0), text, self._book.style(bold=bold, font_size=size, text_wrap=False))
        self._sheet.tall(row, points)

    def _step(self, step: _Step, top: int) -> int:
        """Write a step from a row on, and say which row follows."""
        rows = step.rows
        bottom = top + len(rows) - 1
        for row, points in enumerate(rows, top):
            self._sheet.tall(row, points)
        for key, at in self._at.items():
            first, last = (top, at), (bottom, at)
            if key in _PARTS:
                self._things(step.things[key], rows, top, at)
            elif key in step.texts:
                self._sheet.join(first, last, step.texts[key], self._looks.text)
            elif key in self._looks.cells and step.langkah.tanpa_simbol:
                self._sheet.join(first, last, "", self._looks.text)
            elif key in self._looks.cells:
                self._cell(key, step, top, bottom, at)
        return bottom + 1

    def _things(self, things: Sequence[str], rows: Sequence[float], top: int, at: int) -> None:
        """Boxes and what they are for, below each other; the last takes the rows that are left."""
        bottom = top + len(rows) - 1
        width = self._columns[at + 1].width
        row = top
        for number, thing in enumerate(things, 1):
            end = bottom if number == len(things) else row + _needed(height(thing, width)) - 1
            self._sheet.join((row, at), (end, at), _BOX[0], self._looks.tick)
            self._sheet.join((row, at + 1), (end, at + 1), thing, self._looks.text)
            row = end + 1
        if not things:
            self._sheet.join((row, at), (bottom, at + 1), "", self._looks.text)

    def _cell(self, key: str, step: _Step, top: int, bottom: int, at: int) -> None:
        langkah = step.langkah
        style = self._looks.cells[key] if key != "pilihan" or langkah.keluar else self._looks.text
        if bottom > top:
            self._sheet.join((top, at), (bottom, at), "", style)
        if key == "no" and langkah.nomor:
            self._sheet.number((top, at), int(langkah.nomor), style)
        elif key == "menit":
            begin, end = address((top, self._at["mulai"])), address((top, self._at["selesai"]))
            self._sheet.formula((top, at), f'IF(OR({begin}="",{end}=""),"",ROUND(({end}-{begin})*1440,0))', style)
        elif key == "selisih" and langkah.menit:
            took = address((top, self._at["menit"]))
            least, most = langkah.menit
            over = (
                f"{took}-{least}"
                if least == most
                else f"IF({took}>{most},{took}-{most},IF({took}<{least},{took}-{least},0))"
            )
            self._sheet.formula((top, at), f'IF({took}="","",{over})', style)
        else:
            self._sheet.put((top, at), step.signers if key == "paraf" else "", style)
        if key == "pilihan" and step.choices:
            self._sheet.rule((top, at), (top, at), {"validate": "list", "source": step.choices, **_CIRCLE})

    def _rules(self, first: int, last: int) -> None:
        ticks, mulai, selesai, *boxes = (
            ((first, self._at[key]), (last, self._at[key])) for key in ("centang", "mulai", "selesai", *_PARTS)
        )
        self._sheet.rule(*ticks, _TICKS)
        self._sheet.rule(*boxes[0], _BOXES, *boxes[1:])
        self._sheet.rule(*mulai, _BEGINS)
        self._sheet.rule(*selesai, {**_BEGINS, "minimum": f"MAX({address(mulai[0])},{_EARLY})", "error_message": _ENDS})


_TICKS = {
    "validate": "list",
    "source": ["✓"],
    "error_title": "Centang",
    "error_message": "Isi ✓ bila langkah ini selesai, atau kosongkan.",
}
_BOXES = {"validate": "list", "source": _BOX, "error_title": "Kotak", "error_message": "Pilih ☐ atau ☑."}
_CIRCLE = {
    "input_title": "Keputusan",
    "input_message": "Pilih jalan keluar yang diambil.",
    "error_title": "Keputusan",
    "error_message": "Pilih salah satu jalan keluar langkah ini.",
}
_BEGINS = {
    "validate": "date", "minimum": str(_EARLY), "maximum": str(_LATE),
    "input_title": "Tanggal dan jam", "input_message": "Misalnya 14/3/2026 08:30.",
    "error_title": "Tanggal dan jam", "error_message": "Isi tanggal dan jam, misalnya 14/3/2026 08:30.",
}  # fmt: skip
_ENDS = "Isi tanggal dan jam yang tidak lebih awal daripada mulainya, misalnya 14/3/2026 09:15."


def _texts(daftar: DaftarPeriksa, langkah: Langkah) -> dict[str, str]:
    """The columns that are text and nothing else; no line ends between an arrow and the step that it leads to."""
    notes = f"\nKet: {'; '.join(langkah.ket)}" if langkah.ket else ""
    return {
        "kegiatan": "\n".join(filter(None, (langkah.kegiatan, begins_elsewhere(daftar, langkah)))) + notes, "pelaksana": langkah.siapa,
        "waktu": langkah.waktu, "lanjut": "\n".join(way.kata.replace("→ ", "→\u00a0") for way in exits(daftar, langkah)),
    }  # fmt: skip


def _needed(points: float) -> int:
    """Rows that something takes."""
    return max(1, ceil(points / TALLEST))


def _heights(whole: float, columns: Sequence[Sequence[float]]) -> list[float]:
    """Heights of a step's rows, so that every thing of every column has room, and what stands beside them all as well."""
    rows = [0.0] * max(_needed(whole), *(sum(map(_needed, things)) for things in columns), 1)
    for things in columns:
        row = 0
        for thing in things:
            count = _needed(thing)
            for at in range(row, row + count):
                rows[at] = max(rows[at], thing / count)
            row += count
    rows = [max(points, LINE + 6) for points in rows]
    lacking = max(whole, _LEAST) - sum(rows)
    return [min(points + max(0.0, lacking) / len(rows), TALLEST) for points in rows]
