# The truth of a number as the document of an office with its habits: labels, layouts, columns, glue, words beside exits.
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from tests.bench_impor.truths import Truth
from tests.importers.word_documents import cell, document, hanging, paragraph, table
from tests.importers.workbooks import Drawn, Joined, workbook

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_PRESETS = {
    "kapsul": ("flowChartTerminator", "roundRect", "ellipse"),
    "kotak": ("flowChartProcess", "rect"),
    "belah-ketupat": ("flowChartDecision", "diamond"),
}


class Habits:
    """How an office writes.

    Args:
        number: Which office.
    """

    def __init__(self, number: int) -> None:
        dice = self.dice = random.Random(1000 + number)  # noqa: S311 - the same each time
        self.title = dice.choice(("Nama SOP", "Judul SOP", "NAMA SOP"))
        self.begins = dice.choice(("", "SOP ", "Standar Operasional Prosedur "))
        self.effective = dice.choice(("Tanggal Efektif", "Tanggal Pengesahan", "TANGGAL EFEKTIF", "Tgl. Efektif"))
        self.activity = dice.choice(("Kegiatan", "Uraian Prosedur", "Aktivitas", "Uraian Kegiatan"))
        self.needs = dice.choice(("Kelengkapan", "Persyaratan/Perlengkapan", "Persyaratan / Kelengkapan"))
        self.note = dice.choice(("Ket", "Keterangan", "Ket."))
        self.order = dice.choice(((1, 2, 3), (1, 2, 3), (1, 2, 3), (1, 3, 2)))
        self.numbers = dice.random() < 0.3
        self.colon = dice.choice(("", ":", " :"))
        self.glued = dice.random() < 0.5
        self.box_below = dice.random() < 0.7
        self.boxed_number = dice.random() < 0.5

    def identity(self, truth: Truth) -> Iterator[tuple[str, str]]:
        """Labels and values of the sheet's head."""
        day = f"{truth.efektif[2]} {_MONTHS[truth.efektif[1] - 1]} {truth.efektif[0]}"
        yield "Nomor SOP" if self.boxed_number else "NOMOR SOP", truth.nomor
        yield "Tanggal Pembuatan", "2 Januari 2025" if self.glued else ""
        yield "Tanggal Revisi", "-"
        yield self.effective, day
        yield "Disahkan oleh", f"Kepala Dinas Rekaan\n{truth.pejabat}\nNIP. {truth.nip}"
        yield self.title, self.begins + truth.judul

    def boxes(self, truth: Truth) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """The six boxes, in pairs of label and text."""
        laws = "\n".join(f"{at}. {one}" for at, one in enumerate(truth.dasar, 1))
        tools = "\n".join(f"{at}. {one}" for at, one in enumerate(truth.peralatan, 1))
        yield ("Dasar Hukum", laws), ("Kualifikasi Pelaksana", "1. Teliti")
        yield ("Keterkaitan", "1. SOP Surat Masuk"), ("Peralatan/Perlengkapan", tools)
        yield (
            ("Peringatan", truth.peringatan),
            ("Pencatatan dan Pendataan", "Disimpan sebagai data elektronik dan manual"),
        )


def excel(truth: Truth) -> bytes:
    """A workbook of an office."""
    habits = Habits(truth.number)
    cells: dict[str, str] = {"A1": "PEMERINTAH KOTA REKAAN\nDINAS REKAAN"}
    merges: list[str] = ["A1:C6"]
    lanes = len(truth.lanes)
    last = get_column_letter(lanes + 6)
    row = 1
    for label, value in habits.identity(truth):
        cells[f"D{row}"] = label
        cells[f"{'E' if not habits.colon.strip() else 'F'}{row}"] = value
        if habits.colon.strip():
            cells[f"E{row}"] = ":"
        merges.append(f"{'F' if habits.colon.strip() else 'E'}{row}:{last}{row}")
        row += 1
    for (left, one), (right, two) in habits.boxes(truth):
        if habits.box_below:
            cells |= {
                f"A{row}": left + habits.colon,
                f"D{row}": right + habits.colon,
                f"A{row + 1}": one,
                f"D{row + 1}": two,
            }
            merges += [f"A{row}:C{row}", f"D{row}:{last}{row}", f"A{row + 1}:C{row + 1}", f"D{row + 1}:{last}{row + 1}"]
            row += 2
        else:
            cells |= {f"A{row}": f"{left} :\n{one}", f"D{row}": f"{right} :\n{two}"}
            merges += [f"A{row}:C{row}", f"D{row}:{last}{row}"]
            row += 1
    row += 1
    top, names = (
        row,
        [
            "No",
            habits.activity,
            *truth.lanes,
            *((habits.needs, "Waktu", "Output")[at - 1] for at in habits.order),
            habits.note,
        ],
    )
    letters = [get_column_letter(at + 1) for at in range(len(names))]
    cells |= {
        f"{letters[0]}{top}": "No",
        f"{letters[1]}{top}": habits.activity,
        f"{letters[2]}{top}": "Pelaksana",
        f"{letters[2 + lanes]}{top}": "Mutu Baku",
        f"{letters[-1]}{top}": habits.note,
    }
    merges += [f"{letters[at]}{top}:{letters[at]}{top + 1}" for at in (0, 1, len(names) - 1)]
    merges += [f"{letters[2]}{top}:{letters[1 + lanes]}{top}", f"{letters[2 + lanes]}{top}:{letters[4 + lanes]}{top}"]
    cells |= {f"{letters[at]}{top + 1}": names[at] for at in range(2, len(names) - 1)}
    row = top + 2
    if habits.numbers:
        cells |= {f"{letter}{row}": f"({at})" for at, letter in enumerate(letters, 1)}
        row += 1
    for at, (activity, *quality, note) in enumerate(truth.rows):
        values = [str(at + 1), activity, *([""] * lanes), *(quality[one - 1] for one in habits.order), note]
        cells |= {f"{letter}{row + at}": value for letter, value in zip(letters, values, strict=True) if value}
    return workbook(cells, merges, *_drawn(truth, habits, row), ruled=f"A1:{last}{row + len(truth.rows) - 1}", tall=48)


def _drawn(truth: Truth, habits: Habits, first: int) -> tuple[list[Drawn], list[Joined]]:
    shapes: list[Drawn] = []
    lines: list[Joined] = []
    for at, symbol in enumerate(truth.symbols):
        left, top = 2 + symbol.lane, first - 1 + symbol.row
        preset = habits.dice.choice(_PRESETS[symbol.kind])
        shapes.append(Drawn(at + 2, preset, left + 0.25, top + 0.25, left + 0.75, top + 0.75))
    number = len(shapes) + 10
    ways: dict[int, int] = {}
    start: tuple[float, float]
    x: float
    y: float
    for source, target, label in truth.edges:
        one, other = shapes[source], shapes[target]
        way = ways.get(source, 0)
        ways[source] = way + 1
        number += 1
        if habits.glued:
            lines.append(Joined(number, source + 2, target + 2))
            start = (one.left + 0.25, one.bottom) if target > source else (one.left, one.top + 0.25)
        else:
            start, end = _sides(one, other, back=target < source, way=way)
            lines.append(Joined(number, start, end))
        if label:
            number += 1
            x, y = start if not habits.glued else (one.left + 0.25, one.bottom)
            if habits.glued:
                # Words stand by the line that leaves towards its target.
                across = (other.left - one.left) * 0.18
                x, y = one.left + 0.25 + across, one.bottom + (other.top - one.bottom) * 0.18
            shapes.append(Drawn(number, "rect", x + 0.02, y + 0.02, x + 0.3, y + 0.2, label, box=True))
    return shapes, lines


def _sides(one: Drawn, other: Drawn, *, back: bool, way: int) -> tuple[tuple[float, float], tuple[float, float]]:
    middle = (one.left + one.right) / 2, (one.top + one.bottom) / 2
    if back or way:
        left = other.left < one.left
        start = (one.left, middle[1]) if left else (one.right, middle[1])
        end = (
            ((other.left + other.right) / 2, other.bottom)
            if other.top < one.top
            else ((other.left + other.right) / 2, other.top)
        )
        return start, end
    return (middle[0], one.bottom), ((other.left + other.right) / 2, other.top)


def word(truth: Truth) -> bytes:
    """A document of an office: tables, and shapes that hang in the cells of the lanes."""
    habits = Habits(truth.number)
    lanes = len(truth.lanes)
    head = table(
        (220, 120, 360),
        [
            [cell("DINAS REKAAN" if not at else ""), cell(label + habits.colon), cell(value)]
            for at, (label, value) in enumerate(habits.identity(truth))
        ],
        36,
    )
    boxes = table(
        (350, 350), [row for pair in habits.boxes(truth) for row in _box_rows(pair, below=habits.box_below)], 40
    )
    widths = [26, 112, *([70] * lanes), 75, 50, 75, 45]
    names = [(habits.needs, "Waktu", "Output")[at - 1] for at in habits.order]
    rows = [
        [cell("No", merge="restart"), cell(habits.activity, merge="restart"), cell("Pelaksana", across=lanes), cell("Mutu Baku", across=3), cell(habits.note, merge="restart")],
        [cell(merge="continue"), cell(merge="continue"), *(cell(name) for name in truth.lanes), *(cell(name) for name in names), cell(merge="continue")],
    ]  # fmt: skip
    for at, (activity, *quality, note) in enumerate(truth.rows):
        one = truth.symbols[at]
        inside = "".join(_hanging(truth, habits, at))
        rows.append([
            cell(str(at + 1)), cell(activity), *(cell(inside=inside if lane == one.lane else "") for lane in range(lanes)), *(cell(quality[which - 1]) for which in habits.order), cell(note)
        ])  # fmt: skip
    return document(
        head
        + paragraph("")
        + boxes
        + paragraph(habits.begins + truth.judul if habits.begins else "")
        + table(widths, rows, 64)
    )


def _box_rows(pair: Sequence[tuple[str, str]], *, below: bool) -> Iterator[list[str]]:
    if below:
        yield [cell(label) for label, _ in pair]
        yield [cell(text) for _, text in pair]
    else:
        yield [cell(f"{label} :\n{text}") for label, text in pair]


def _hanging(truth: Truth, habits: Habits, at: int) -> Iterator[str]:
    """The symbol of a row and the arrows that leave it, from its cell's paragraph."""
    one = truth.symbols[at]
    yield hanging(100 + at, habits.dice.choice(_PRESETS[one.kind]), 12, 14, 34, 26)
    for way, (source, target, label) in enumerate(truth.edges):
        if source != at:
            continue
        other = truth.symbols[target]
        across, down = (other.lane - one.lane) * 70.0, (other.row - one.row) * 64.0
        begin = (29.0, 40.0) if target > source else (12.0, 27.0) if across <= 0 else (46.0, 27.0)
        end = (29.0 + across, 14.0 + down) if target > source else (29.0 + across, 40.0 + down)
        yield _arrow(300 + way, begin, end)
        if label:
            step = 0.2
            x, y = begin[0] + (end[0] - begin[0]) * step, begin[1] + (end[1] - begin[1]) * step
            yield hanging(600 + way, "rect", x + 2, y - 4, 30, 9, text=label).replace(
                "<wps:cNvSpPr/>", '<wps:cNvSpPr txBox="1"/>'
            )


def _arrow(number: int, begin: tuple[float, float], end: tuple[float, float]) -> str:
    flips = (' flipH="1"' if end[0] < begin[0] else "") + (' flipV="1"' if end[1] < begin[1] else "")
    wide, tall = abs(end[0] - begin[0]), abs(end[1] - begin[1])
    line = hanging(number, "straightConnector1", min(begin[0], end[0]), min(begin[1], end[1]), wide, tall, head=True)
    return line.replace("<a:xfrm>", f"<a:xfrm{flips}>")


def text(truth: Truth) -> bytes:
    """The same as text between tabs, without arrows."""
    habits = Habits(truth.number)
    lanes = len(truth.lanes)
    lines = ["DINAS REKAAN\tNomor SOP\t" + truth.nomor]
    lines += [f"\t{label}\t{' '.join(value.split(chr(10)))}" for label, value in list(habits.identity(truth))[1:]]
    for (left, one), (right, two) in habits.boxes(truth):
        lines += [f"{left} : {' '.join(one.split(chr(10)))}\t{right} : {' '.join(two.split(chr(10)))}"]
    lines += [
        "",
        "\t".join(["No", habits.activity, "Pelaksana", *([""] * (lanes - 1)), "Mutu Baku", "", "", habits.note]),
    ]
    lines += [
        "\t".join(["", "", *truth.lanes, *((habits.needs, "Waktu", "Output")[at - 1] for at in habits.order), ""])
    ]
    for at, (activity, *quality, note) in enumerate(truth.rows):
        slip = [""] * (lanes - (1 if at == len(truth.rows) // 2 and habits.glued and not note else 0))
        lines.append("\t".join([str(at + 1), activity, *slip, *(quality[one - 1] for one in habits.order), note]))
    return "\n".join(lines).encode()
