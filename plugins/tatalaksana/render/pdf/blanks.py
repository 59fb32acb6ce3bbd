# A form's fields as what the template sets, and as what a reader fills. Names and order are the same in both.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil
from typing import Any

from tatalaksana.formulir import Bangun, Formulir, Isian
from tatalaksana.model import Kertas, plain
from tatalaksana.render.formula import formula_words
from tatalaksana.render.pdf.acroform import Blank, Kind
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import displayable
from tatalaksana.render.pdf.units import MM

_UPRIGHT, _ACROSS = (Kertas.A4.tinggi, Kertas.A4.lebar), Kertas.A4.ukuran
_MARGIN = 16.0
_TEXT, _TABLE_TEXT = 9.5, 8.5
_QUESTION = 0.34
"""The share of a line that questions have."""
_GAP = 12.0
_PAD = 2.0
_BOX = 15.0
"""What a box before a choice takes of a line."""
_LONG, _MANY = 600, 40
"""A question with more letters, or more choices, may be cut where a page ends."""
_FILLED = (96.0, 3.0)
"""The same for a column whose cells are filled already, with more than a word or two."""
_BRIEF = (30.0, 0.0)
"""The same for a column whose cells are filled already with very little, such as numbers."""
_SHORT, _LITTLE = 14, 4
_NUMBERS = 24.0
_CHOICE_LINE = 17.0
"""Points of a choice in a table."""
_FEW = 70
"""A hint, or choices, of as many letters stand in the head of a column; longer ones above the table."""
_KINDS: Mapping[Bangun, Kind] = {Bangun.LINES: Kind.MULTILINE, Bangun.ONE: Kind.ONE_OF, Bangun.MANY: Kind.MANY_OF}
_SIDE_BY_SIDE = 3
"""Signatures in a row at most."""
Data = dict[str, Any]


def layout_of(formulir: Formulir) -> Data:
    """What the template needs of a form's own content: paper, texts, fields."""
    tables = [_widths(one) for one in formulir.isian if one.tipe.bangun is Bangun.ROWS]
    upright = all(_NUMBERS + sum(least for least, _ in widths) <= _room(_UPRIGHT) for widths in tables)
    paper = _UPRIGHT if upright else _ACROSS
    room = _room(paper)
    return {
        "kertas": paper, "tepi": _MARGIN, "tinggi-halaman": (paper[1] - 2 * _MARGIN) * MM - 80,
        "judul": _fit(room, 14, bold=True)(formulir.judul),
        "keterangan": _fit(room)(plain(formulir.keterangan or "")),
        "ada-wajib": any(one.required for isian in formulir.isian for one in (isian, *(isian.columns or ()))),
        "isian": list(_parts(formulir, room)),
    }  # fmt: skip


def blanks_of(formulir: Formulir) -> Iterator[Blank]:
    """What can be filled, in the order of reading. Spaces for signatures can't: what is signed there is ink."""
    for one in formulir.isian:
        if one.tipe.bangun is Bangun.ROWS:
            for number, filled in enumerate(one.lines, 1):
                for column in one.columns or ():
                    if column.name not in filled and column.tipe.bangun is not Bangun.SPACE:
                        label = f"{one.label}, baris {number}: {column.label}"
                        said = _said(label, column, formulir, one.columns or ())
                        kind = _KINDS.get(column.tipe.bangun, Kind.LINE)
                        if kind is Kind.ONE_OF and not _has_boxes(one, column):
                            kind = Kind.LISTED
                        yield Blank(
                            f"{one.name}.{number}.{column.name}",
                            kind,
                            label,
                            said,
                            column.required,
                            tuple(column.pilihan.items()),
                        )
        elif one.tipe.bangun.valued:
            kind = _KINDS.get(one.tipe.bangun, Kind.LINE)
            yield Blank(
                one.name, kind, one.label, _said(one.label, one, formulir), one.required, tuple(one.pilihan.items())
            )


def _said(label: str, isian: Isian, formulir: Formulir, columns: tuple[Isian, ...] = ()) -> str:
    """What a reader is told of a field: its label, whether it is required, how it is written, its hints."""
    how = isian.tipe.kertas.how
    parts = [label + (" (wajib)" if isian.required else ""), *([how] if how else []), *_hints(isian, formulir, columns)]
    return ". ".join(part[:1].upper() + part[1:].rstrip(".") for part in parts)


def _hints(isian: Isian, formulir: Formulir, columns: tuple[Isian, ...] = ()) -> Iterator[str]:
    if isian.hint:
        yield plain(isian.hint)
    if isian.relevant:
        yield f"Diisi bila {formula_words(isian.relevant, formulir, columns)}."
    if isian.constraint:
        yield isian.constraint_message or f"Syarat: {formula_words(isian.constraint, formulir, columns)}."
    if isian.calculate:
        yield f"Dihitung: {formula_words(isian.calculate, formulir, columns)}."


def _parts(formulir: Formulir, room: float) -> Iterator[Data]:
    """The fields from top to bottom; signatures that follow each other stand side by side."""
    together: list[Data] = []
    for one in formulir.isian:
        if together and (one.tipe.bangun is not Bangun.SPACE or len(together) == _SIDE_BY_SIDE):
            yield {"jenis": "tanda-tangan", "ruang": together}
            together = []
        if one.tipe.bangun is Bangun.SPACE:
            together.append(_asked(one, formulir, room / _SIDE_BY_SIDE))
        elif one.tipe.bangun is Bangun.WORDS:
            yield {"jenis": "catatan", **_asked(one, formulir, room)}
        elif one.tipe.bangun is Bangun.ROWS:
            yield _table(one, formulir, room)
        else:
            yield _question(one, formulir, room)
    if together:
        yield {"jenis": "tanda-tangan", "ruang": together}


def _asked(isian: Isian, formulir: Formulir, width: float) -> Data:
    hints = [_fit(width)(line) for line in _hints(isian, formulir)]
    return {"label": _fit(width, bold=True)(isian.label), "wajib": isian.required, "petunjuk": hints}


def _question(isian: Isian, formulir: Formulir, room: float) -> Data:
    asked = _asked(isian, formulir, room * _QUESTION)
    blank: Data
    if isian.tipe.bangun in {Bangun.ONE, Bangun.MANY}:
        width = room * (1 - _QUESTION) - _GAP
        longest = max(map(len, isian.pilihan.values()))
        columns = max(1, min(isian.tipe.kertas.beside, int(width / (longest * 5.2 + 2 * _BOX))))
        blank = {"bentuk": "pilihan", "lajur": columns, "butir": _boxes(isian.name, isian, width / columns - _BOX)}
        if isian.tipe.bangun is Bangun.MANY:
            asked["petunjuk"].append("Boleh lebih dari satu.")
    else:
        blank = {
            "bentuk": "garis",
            "nama": isian.name,
            "tinggi": isian.tipe.kertas.tall,
            "lebar": isian.tipe.kertas.wide,
        }
    letters = sum(map(len, [asked["label"], *asked["petunjuk"], *isian.pilihan.values()]))
    long = letters > _LONG or len(isian.pilihan) > _MANY
    return {"jenis": "isian", **asked, "kosong": blank, "panjang": long}


def _boxes(name: str, isian: Isian, width: float, size: float = _TEXT) -> list[Data]:
    fit = _fit(width, size)
    return [{"nama": f"{name}={value}", "teks": fit(label)} for value, label in isian.pilihan.items()]


def _table(table: Isian, formulir: Formulir, room: float) -> Data:
    columns = table.columns or ()
    asked = _asked(table, formulir, room)
    numbered = not table.counted
    before = [_NUMBERS] if numbered else []
    widths = _shared(_widths(table), room - sum(before))
    heads: list[Data] = [{"label": "No.", "wajib": False, "petunjuk": []}] if numbered else []
    for column, width in zip(columns, widths, strict=True):
        hints = list(_hints(column, formulir, columns))
        if column.pilihan and not _has_boxes(table, column):
            hints.insert(0, " / ".join(column.pilihan.values()))
        asked["petunjuk"] += [_fit(room)(f"{column.label}: {hint}") for hint in hints if len(hint) > _FEW]
        few = [_fit(width)(hint) for hint in hints if len(hint) <= _FEW]
        heads.append({"label": _fit(width, bold=True)(column.label), "wajib": column.required, "petunjuk": few})
    rows = []
    for number, filled in enumerate(table.lines, 1):
        cells = [
            _cell(f"{table.name}.{number}.{column.name}", table, column, filled, width)
            for column, width in zip(columns, widths, strict=True)
        ]
        rows.append(
            {"tinggi": _row_height(table), "sel": [_text(str(number), centred=True), *cells] if numbered else cells}
        )
    return {"jenis": "tabel", **asked, "lebar": [*before, *widths], "kepala": heads, "baris": rows}


def _cell(name: str, table: Isian, column: Isian, filled: Mapping[str, str], width: float) -> Data:
    if column.name in filled:
        text = column.tipe.said(column, filled[column.name])
        return _text(_fit(width - 2 * _PAD, _TABLE_TEXT)(text), centred=len(text) <= _LITTLE)
    if _has_boxes(table, column):
        side_by_side = column.tipe.kertas.beside_in_cell
        return {
            "bentuk": "pilihan", "lajur": side_by_side, "tengah": False,
            "butir": _boxes(name, column, width / side_by_side - _BOX, _TABLE_TEXT),
        }  # fmt: skip
    return {"bentuk": "garis", "nama": None if column.tipe.bangun is Bangun.SPACE else name}


def _row_height(table: Isian) -> float:
    return max(column.tipe.kertas.row for column in table.columns or ())


def _has_boxes(table: Isian, column: Isian) -> bool:
    """Whether choices are ticked in each row; else one is written, or taken from a list, where rows are too low for boxes."""
    if column.tipe.bangun is Bangun.ONE:
        lines = ceil(len(column.pilihan) / column.tipe.kertas.beside_in_cell)
        return lines * _CHOICE_LINE <= _row_height(table)
    return column.tipe.bangun is Bangun.MANY


def _text(text: str, *, centred: bool) -> Data:
    return {"bentuk": "teks", "teks": text, "tengah": centred}


def _widths(table: Isian) -> list[tuple[float, float]]:
    """The least width of each column of a table, and its share of what is left."""
    widths = []
    for column in table.columns or ():
        longest = max((len(row.get(column.name, "")) for row in table.lines), default=0)
        always = all(column.name in row for row in table.lines)
        widths.append(
            _BRIEF if always and longest <= _LITTLE else _FILLED if longest > _SHORT else column.tipe.kertas.column
        )
    return widths


def _shared(widths: list[tuple[float, float]], room: float) -> list[float]:
    left = room - sum(least for least, _ in widths)
    if left < 0:
        return [least * room / (room - left) for least, _ in widths]
    shares = sum(share for _, share in widths)
    grown = [least + (left * share / shares if shares else 0) for least, share in widths]
    # Columns of boxes alone don't grow by shares.
    return [width * room / sum(grown) for width in grown]


def _room(paper: tuple[float, float]) -> float:
    return (paper[0] - 2 * _MARGIN) * MM


def _fit(width: float, size: float = _TEXT, *, bold: bool = False) -> Callable[[str], str]:
    """What makes texts displayable, and breakable where they are wider than their place."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)
