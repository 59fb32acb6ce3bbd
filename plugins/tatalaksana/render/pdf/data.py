# An SOP as data for the template: every text made displayable, every size in points.
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

import segno

from tatalaksana.catalog import CHECK, Catalog, Entry, check_fragment, fingerprint, lane_names, shared_rows
from tatalaksana.chart.sizes import ARROW_LENGTH, ARROW_WIDTH, SYMBOL_HEIGHT, SYMBOL_WIDTH
from tatalaksana.model import MUTU_BAKU, Isi, Kertas, Kolom, Label, Status, is_marked, say_date, spans, step_rows
from tatalaksana.render.pdf.breaks import Room, Span, pages
from tatalaksana.render.pdf.columns import Columns, breakable, columns_of
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.drawing import JOINT, Drawn, cuts_above, draw
from tatalaksana.render.sheet import DateRow, Sheet, sheet_of
from tatalaksana.render.words import symbol_words

PAPER: Mapping[Kertas, tuple[float, float]] = {
    Kertas.A4: (297.0, 210.0), Kertas.F4: (330.0, 215.0), Kertas.LETTER: (279.4, 215.9),
}  # fmt: skip
"""(width, height) in millimetres, landscape."""
_MM = 72 / 25.4
_SLACK = 1.0
"""Points that a page keeps free, so that rounding never pushes its last row over."""
_UNCONTROLLED = "Dokumen ini tidak terkendali apabila dicetak"
_TABLE_TEXT = 8.5
_SMALL_TABLE_TEXT = 7.5
_LETTERS = 0.135
"""Letters of the identity sheet that fit a point of a line at least: seven and a half points each is wide."""
_ABOVE_BOXES = 225.0
"""Points that the identity sheet's data take at most, with a title of one line."""
_LINE = 12.8
_SMALL = 0.62
"""The scale of the chart below which the texts around it are set smaller too."""

_NUMBERING = 18.0
"""What the numbers of a list take of a line."""
_IDENTITY_TEXT = 10.5
_NAMES = 11 * _IDENTITY_TEXT
"""The column of names beside the data of the identity sheet."""
Data = dict[str, Any]
Fit = Callable[[str], str]
"""Makes a text one that its cell can hold."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a sheet says that is not in its source."""

    day: date
    """The document's date where an SOP has no effective date: that of its last change."""
    paper: Kertas | None = None
    """Another paper than the profile's."""
    logos: Mapping[str, bytes] = field(default_factory=dict)
    """The logos of the profiles, by their names there."""


def sop_data(entry: Entry, catalog: Catalog, printing: Printing, order: int) -> tuple[Data, Columns]:
    """Everything of an SOP's sheet but its pages, and its columns."""
    sop = entry.sop
    profil, label = catalog.profil_of(sop), catalog.label_of(sop)
    paper = PAPER[printing.paper or profil.kertas]
    names = lane_names(entry, catalog)
    width, height = (paper[0] - 2 * profil.tepi.sisi) * _MM, (paper[1] - profil.tepi.atas - profil.tepi.bawah) * _MM
    columns = columns_of(profil.kolom, entry.geometry, names, width)
    small = columns.scale < _SMALL
    watermark = "CONTOH" if sop.contoh else {Status.DRAF: "DRAF", Status.DICABUT: "DICABUT"}.get(sop.status, "")
    size = _SMALL_TABLE_TEXT if small else _TABLE_TEXT
    lane_size = size - 1
    data: Data = {
        "urutan": order, "halaman-buku": 0,
        "judul": displayable(sop.nama_lengkap),
        "kertas": paper, "margin": (profil.tepi.atas, profil.tepi.sisi, profil.tepi.bawah), "tanda-air": watermark,
        **_identity(entry, catalog, width, height),
        "logo": _logo(profil.logo, printing.logos),
        "qr": _code(entry, catalog),
        "kolom": [key.value for key in profil.kolom], "lajur": entry.flow.lanes,
        "lebar": columns.widths, "lebar-teks": columns.texts, "kiri": columns.left, "nomor-kolom": profil.nomor_kolom,
        "huruf": size,
        "huruf-lajur": lane_size,
        "huruf-tulisan": 10 * columns.scale,
        "simbol": (SYMBOL_WIDTH * columns.scale, SYMBOL_HEIGHT * columns.scale),
        "panah": (ARROW_LENGTH * columns.scale, ARROW_WIDTH * columns.scale),
        "kepala": _heads(profil.kolom, label, names, columns, lane_size),
        "langkah": _steps(entry, catalog, columns, size),
    }  # fmt: skip
    return data, columns


def with_pages(data: Data, entry: Entry, names: tuple[str, ...], columns: Columns, measured: Data) -> Data:
    """The data with its pages, once the template has measured the rows."""
    top, _, bottom = data["margin"]
    page_height = (data["kertas"][1] - top - bottom) * _MM
    room_height = page_height - sum(measured["kepala"]) - _SLACK
    room = Room(first=room_height - measured["judul"], next=room_height, joint=JOINT)
    geometry = entry.geometry
    heights = [
        max(text, band.size * columns.scale) for text, band in zip(measured["baris"], geometry.rows, strict=True)
    ]
    spans_ = pages(heights, lambda row: len(cuts_above(row, geometry)), room)
    for span in spans_:
        if span.tall:
            # The chart of a row that runs on over several pages stands on the first of them.
            heights[span.start] = (room.next if span.start else room.first) - 2 * JOINT
    drawn = draw(entry.flow, geometry, spans_, heights, columns)
    said = symbol_words(entry.flow, names)
    return {
        **data,
        "tinggi-kepala": measured["kepala"],
        "halaman-identitas": max(1, ceil(measured["identitas"] / page_height)),
        "halaman": [_page(entry, span, page, columns, said) for span, page in zip(spans_, drawn, strict=True)],
    }


def _identity(entry: Entry, catalog: Catalog, width: float, height: float) -> Data:
    sheet = sheet_of(entry, catalog)
    signed = entry.sop.pengesahan
    fit = _fit(width / 2 - _NAMES - 4, _IDENTITY_TEXT, bold=True)
    signature = None
    if signed is not None:
        number = f"NIP. {signed.nip}" if signed.nip else f"NRP. {signed.nrp}" if signed.nrp else ""
        signature = {"jabatan": fit(signed.jabatan), "nama": fit(signed.nama), "nomor": fit(number)}
    return {
        "kop": [displayable(line) for line in sheet.letterhead],
        "data": [
            _row(*sheet.number, fit),
            *(_date(row, fit) for row in sheet.dates),
            {"jenis": "pengesahan", "nama": displayable(sheet.approval), "isi": signature},
            {**_row(*sheet.title, fit), "jenis": "judul"},
        ],
        "kotak": [{"judul": displayable(box.title), "isi": _items(box.body, width / 2 - 8, _IDENTITY_TEXT)} for box in sheet.boxes],
        "kaki": _foot(entry, catalog),
        "identitas-panjang": _may_run_on(sheet, width, height),
    }


def _may_run_on(sheet: Sheet, width: float, height: float) -> bool:
    """Whether the identity sheet might take more than a page, so that it has to be measured."""
    letters = width / 2 * _LETTERS
    lines = [1 + sum(1 + len(text) // letters for text in _texts(box.body)) for box in sheet.boxes]
    tallest = sum(max(pair) for pair in zip(lines[::2], lines[1::2], strict=True))
    return _ABOVE_BOXES + _LINE * (tallest + len(sheet.title[1]) // letters) > height


def _texts(isi: Isi | None) -> tuple[str, ...]:
    return () if isi is None else (isi,) if isinstance(isi, str) else isi


def _row(name: str, text: str, fit: Fit) -> Data:
    return {"jenis": "teks", "nama": displayable(name), "teks": fit(text), "centang": None, "sesudah": ""}


def _date(row: DateRow, fit: Fit) -> Data:
    return {**_row(row.label, row.text, fit), "centang": row.ticked, "sesudah": displayable(row.after)}


def _logo(name: str | None, logos: Mapping[str, bytes]) -> Data | None:
    if name is None or name not in logos:
        return None
    return {"isi": list(logos[name]), "format": "svg" if name.lower().endswith(".svg") else "png"}


def _code(entry: Entry, catalog: Catalog) -> str | None:
    """The QR code of the address that tells whether this sheet is in force, as SVG."""
    site = catalog.profil_of(entry.sop).situs
    if site is None or entry.sop.nomor is None:
        return None
    # One mask for all: choosing the best of eight takes longer than the rest, and readers cope with any.
    code = segno.make_qr(f"{site.rstrip('/')}/{CHECK}/#{check_fragment(entry.sop)}", error="m", mask=2)
    return code.svg_inline(border=2, omitsize=True)


def _foot(entry: Entry, catalog: Catalog) -> list[str]:
    sop = entry.sop
    facts = [sop.nomor or "Tanpa nomor"]
    if sop.revisi_ke:
        facts.append(f"revisi ke-{sop.revisi_ke}")
    if sop.tanggal.efektif:
        facts.append(f"efektif {say_date(sop.tanggal.efektif)}")
    lines = [displayable(" · ".join(facts)), _UNCONTROLLED]
    site = catalog.profil_of(sop).situs
    if site and sop.nomor:
        mark = fingerprint(sop)
        lines.append(displayable(f"Periksa di {site.rstrip('/')}/{CHECK}/ · sidik {' '.join(mark[at : at + 4] for at in range(0, len(mark), 4))}"))
    return lines


def _heads(kolom: Sequence[Kolom], label: Label, names: Sequence[str], columns: Columns, lane_size: float) -> list[Data]:
    heads: list[Data] = []
    over_lanes = [_fit(right - left, lane_size, bold=True) for left, right in pairwise(columns.lanes)]
    mutu = [key for key in kolom if key in MUTU_BAKU]
    for key in kolom:
        if key is Kolom.PELAKSANA:
            heads.append({"judul": displayable(label.pelaksana), "anak": [fit(name) for fit, name in zip(over_lanes, names, strict=True)]})
        elif key not in mutu:
            heads.append({"judul": displayable(getattr(label, key.value)), "anak": None})
        elif key is mutu[0]:
            under = [displayable(getattr(label, other.value)) for other in mutu]
            heads.append({"judul": displayable(label.mutu_baku), "anak": under})
    return heads


def _steps(entry: Entry, catalog: Catalog, columns: Columns, size: float) -> list[Data]:
    sop = entry.sop
    rows = step_rows(sop)
    lists = {key.value: columns.texts.get(key.value, 0.0) for key in (Kolom.KELENGKAPAN, Kolom.OUTPUT, Kolom.KET)}
    kegiatan_fit, time_fit = (_fit(columns.texts.get(key.value, 0.0), size) for key in (Kolom.KEGIATAN, Kolom.WAKTU))
    steps = []
    for row, kegiatan in enumerate(sop.kegiatan):
        detail = catalog.rincian.get((entry.id, row))
        waktu = kegiatan.waktu
        steps.append({
            "no": entry.flow.numbers[row],
            "kegiatan": _runs(kegiatan.uraian, kegiatan_fit),
            "rincian": kegiatan_fit(detail.rujukan.teks) if detail else "",
            **{key: _items(getattr(kegiatan, key), width, size) for key, width in lists.items()},
            "waktu": time_fit(waktu.teks) if waktu else "",
            "rentang": rows[waktu.sampai] - row + 1 if waktu and waktu.sampai else 1,
        })  # fmt: skip
    return steps


def _page(entry: Entry, span: Span, drawn: Drawn, columns: Columns, said: Sequence[str]) -> Data:
    return {
        "dari": span.start, "sampai": span.end, "pecah": span.tall,
        "tinggi": drawn.heights, "tinggi-atas": drawn.head, "tinggi-bawah": drawn.foot,
        "garis": drawn.lines, "panah": drawn.arrows,
        "tulisan": [
            {"teks": displayable(mark.text), "x": mark.x, "y": mark.y, "kanan": mark.from_right} for mark in drawn.marks
        ],
        "sambungan": [
            {
                "huruf": joint.letter, "x": joint.x, "y": joint.y, "y-kata": joint.word_y, "lebar": joint.width,
                "tinggi": joint.height, "huruf-kata": joint.word_size, "arah": joint.word, "halaman": joint.page,
            }
            for joint in drawn.joints
        ],
        "waktu": _times(entry, span),
        "simbol": [_symbols(entry, row, height, columns, said) for row, height in zip(range(span.start, span.end), drawn.heights, strict=True)],
    }  # fmt: skip


def _times(entry: Entry, span: Span) -> list[int]:
    """How many rows of the page each row's time is for; 0 where the row above has it."""
    shared = shared_rows(entry)
    times: list[int] = []
    first = 0
    for row in range(span.start, span.end):
        if row in shared and times:
            times[first] += 1
            times.append(0)
        else:
            first = len(times)
            times.append(1)
    return times


def _symbols(entry: Entry, row: int, height: float, columns: Columns, said: Sequence[str]) -> list[list[Data]]:
    lanes: list[list[Data]] = [[] for _ in range(entry.flow.lanes)]
    for index, symbol in enumerate(entry.flow.symbols):
        if symbol.row == row:
            centre = entry.geometry.centres[index]
            left, right = columns.lanes[symbol.lane : symbol.lane + 2]
            lanes[symbol.lane].append({
                "bentuk": symbol.bentuk.value, "teks": displayable(symbol.teks), "kata": displayable(said[index]),
                "x": (right - left) * entry.geometry.lanes[symbol.lane].lines[centre.x],
                "y": height * entry.geometry.rows[row].lines[centre.y],
            })  # fmt: skip
    return lanes


def _items(isi: Isi | None, width: float, size: float) -> list[Data]:
    if isi is None:
        return []
    if isinstance(isi, str):
        return [{"teks": _runs(isi, _fit(width, size)), "bernomor": False}]
    return [{"teks": _runs(text, _fit(width - _NUMBERING, size)), "bernomor": True} for text in isi]


def _runs(text: str, fit: Fit) -> list[Data]:
    if not is_marked(text):
        return [{"teks": fit(text)}]
    return [{"teks": fit(span.text), "miring": span.italic, "tebal": span.bold} for span in spans(text)]


def _fit(width: float, size: float, *, bold: bool = False) -> Fit:
    """What makes texts displayable, and breakable where they are wider than a cell."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)
