# A form as what the template sets, and as what a reader fills. Names and order of fields are the same in both.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil

from tatalaksana.faces import displayable
from tatalaksana.facts import form_foot
from tatalaksana.formulir import Formulir, Isian, Shape
from tatalaksana.model import Kertas, plain
from tatalaksana.render.fitting.columns import breakable
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.formula import formula_words
from tatalaksana.render.pdf.acroform import Blank, FieldKind
from tatalaksana.render.pdf.form_document import (
    FORM_LAYOUT,
    Choice,
    Choices,
    Field,
    Filled,
    FormDocument,
    FormFile,
    FormPart,
    FormTable,
    Note,
    Prompt,
    Signatures,
    Space,
    TableRow,
)

_UPRIGHT, _ACROSS = (Kertas.A4.tinggi, Kertas.A4.lebar), Kertas.A4.ukuran
_PAD = 2.0
_BELOW = 80.0
"""Points of a page that head and question of a table may take."""
_LONG, _MANY = 600, 40
"""A question with more letters, or more choices, may be cut where a page ends."""
_FILLED = (96.0, 3.0)
"""The same for a column whose cells are filled already, with more than a word or two."""
_WIDER, _MUCH = 3.0, 400
"""What its share grows by at most, and the letters of its longest text that it grows so much for."""
_BRIEF = (30.0, 0.0)
"""The same for a column whose cells are filled already with very little, such as numbers."""
_SHORT, _LITTLE = 14, 4
_NUMBERS = 24.0
_CHOICE_LINE = 17.0
"""Points of a choice in a table."""
_FEW = 70
"""A hint, or choices, of as many letters stand in the head of a column; longer ones above the table."""
_KINDS: Mapping[Shape, FieldKind] = {
    Shape.LINES: FieldKind.MULTILINE,
    Shape.ONE: FieldKind.ONE_OF,
    Shape.MANY: FieldKind.MANY_OF,
}
_SIDE_BY_SIDE = 3
"""Signatures in a row at most."""
_FOOT, _PAGE_NUMBER = 7.5, 80.0
"""The size of the foot's letters, and what the page's number beside it takes."""
_UNIT = 450.0
"""Points that the name of the unit may take of a line."""
_LAYOUT = FORM_LAYOUT


def paper_of(formulir: Formulir) -> tuple[float, float]:
    """(width, height) in millimetres of the paper of a form: A4 upright, unless a table needs more width."""
    tables = [_widths(one) for one in formulir.isian if one.kind.shape is Shape.ROWS]
    upright = all(_NUMBERS + sum(least for least, _ in widths) <= _room(_UPRIGHT) for widths in tables)
    return _UPRIGHT if upright else _ACROSS


def document_of(
    formulir: Formulir,
    slug: str,
    day: tuple[int, int, int],
    unit: str,
    file: FormFile,
    *,
    edition: str = "",
    watermark: str = "",
) -> FormDocument:
    """A form as its template takes it.

    Args:
        formulir: The form, without marks.
        slug: The name that it is called by at the foot of its pages.
        day: The document's date.
        unit: The name of the unit whose form it is; empty for none.
        file: What goes with it.
        edition: The edition of the SOP whose form it is; empty for a form of its own.
        watermark: The word that says that this SOP is none in force; empty for none.
    """
    paper = paper_of(formulir)
    room = _room(paper)
    return FormDocument(
        displayable(formulir.judul),
        day,
        _fit(_UNIT, bold=True)(unit),
        formulir.versi,
        tuple(_foot(room)(line) for line in form_foot(slug, formulir.versi, edition)),
        file,
        watermark,
        paper,
        (paper[1] - 2 * _LAYOUT.margin) * MM - _BELOW,
        _fit(room, _LAYOUT.title, bold=True)(formulir.judul),
        _fit(room)(plain(formulir.keterangan or "")),
        any(one.required for isian in formulir.isian for one in (isian, *(isian.columns or ()))),
        tuple(_parts(formulir, room)),
    )


def blanks_of(formulir: Formulir) -> Iterator[Blank]:
    """What can be filled, in the order of reading. Spaces for signatures can't: what is signed there is ink."""
    for one in formulir.isian:
        if one.kind.shape is Shape.ROWS:
            for number, filled in enumerate(one.lines, 1):
                for column in one.columns or ():
                    if column.name not in filled and column.kind.shape is not Shape.SPACE:
                        label = f"{one.label}, baris {number}: {column.label}"
                        said = _said(label, column, formulir, one.columns or ())
                        kind = _KINDS.get(column.kind.shape, FieldKind.LINE)
                        if kind is FieldKind.ONE_OF and not _has_boxes(one, column):
                            kind = FieldKind.LISTED
                        yield Blank(
                            f"{one.name}.{number}.{column.name}",
                            kind,
                            label,
                            said,
                            column.required,
                            tuple(column.options.items()),
                        )
        elif one.kind.shape.valued:
            kind = _KINDS.get(one.kind.shape, FieldKind.LINE)
            yield Blank(
                one.name, kind, one.label, _said(one.label, one, formulir), one.required, tuple(one.options.items())
            )


def _said(label: str, isian: Isian, formulir: Formulir, columns: tuple[Isian, ...] = ()) -> str:
    """What a reader is told of a field: its label, whether it is required, how it is written, its hints."""
    how = isian.kind.paper.how
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


def _parts(formulir: Formulir, room: float) -> Iterator[FormPart]:
    """The fields from top to bottom; signatures that follow each other stand side by side."""
    together: list[Prompt] = []
    for one in formulir.isian:
        if together and (one.kind.shape is not Shape.SPACE or len(together) == _SIDE_BY_SIDE):
            yield Signatures(tuple(together))
            together = []
        if one.kind.shape is Shape.SPACE:
            together.append(_asked(one, formulir, room / _SIDE_BY_SIDE))
        elif one.kind.shape is Shape.WORDS:
            yield Note(_asked(one, formulir, room))
        elif one.kind.shape is Shape.ROWS:
            yield _table(one, formulir, room)
        else:
            yield _question(one, formulir, room)
    if together:
        yield Signatures(tuple(together))


def _asked(isian: Isian, formulir: Formulir, width: float, more: tuple[str, ...] = ()) -> Prompt:
    hints = tuple(_fit(width)(line) for line in _hints(isian, formulir))
    return Prompt(_fit(width, bold=True)(isian.label), isian.required, (*hints, *more))


def _question(isian: Isian, formulir: Formulir, room: float) -> Field:
    more = ("Boleh lebih dari satu.",) if isian.kind.shape is Shape.MANY else ()
    asked = _asked(isian, formulir, room * _LAYOUT.question, more)
    blank: Space | Choices
    if isian.kind.shape in {Shape.ONE, Shape.MANY}:
        width = room * (1 - _LAYOUT.question) - _LAYOUT.gap
        longest = max(map(len, isian.options.values()))
        columns = max(1, min(isian.kind.paper.beside, int(width / (longest * 5.2 + 2 * _LAYOUT.box))))
        blank = Choices(_boxes(isian.name, isian, width / columns - _LAYOUT.box), columns)
    else:
        blank = Space(isian.name, isian.kind.paper.tall, isian.kind.paper.wide)
    letters = sum(map(len, [asked.label, *asked.hints, *isian.options.values()]))
    return Field(asked, blank, letters > _LONG or len(isian.options) > _MANY)


def _boxes(name: str, isian: Isian, width: float, size: float = _LAYOUT.text) -> tuple[Choice, ...]:
    fit = _fit(width, size)
    return tuple(Choice(f"{name}={value}", fit(label)) for value, label in isian.options.items())


def _table(table: Isian, formulir: Formulir, room: float) -> FormTable:
    columns = table.columns or ()
    numbered = not table.counted
    before = [_NUMBERS] if numbered else []
    widths = _shared(_widths(table), room - sum(before))
    heads = [Prompt("No.")] if numbered else []
    above: list[str] = []
    for column, width in zip(columns, widths, strict=True):
        hints = list(_hints(column, formulir, columns))
        if column.options and not _has_boxes(table, column):
            hints.insert(0, " / ".join(column.options.values()))
        above += [_fit(room)(f"{column.label}: {hint}") for hint in hints if len(hint) > _FEW]
        few = tuple(_fit(width)(hint) for hint in hints if len(hint) <= _FEW)
        heads.append(Prompt(_fit(width, bold=True)(column.label), column.required, few))
    rows = []
    for number, filled in enumerate(table.lines, 1):
        cells = tuple(
            _cell(f"{table.name}.{number}.{column.name}", table, column, filled, width)
            for column, width in zip(columns, widths, strict=True)
        )
        rows.append(TableRow(_row_height(table), (Filled(str(number), centred=True), *cells) if numbered else cells))
    return FormTable(_asked(table, formulir, room, tuple(above)), (*before, *widths), tuple(heads), tuple(rows))


def _cell(name: str, table: Isian, column: Isian, filled: Mapping[str, str], width: float) -> Space | Choices | Filled:
    if column.name in filled:
        text = column.kind.said(column, filled[column.name])
        return Filled(_fit(width - 2 * _PAD, _LAYOUT.table_text)(text), centred=len(text) <= _LITTLE)
    if _has_boxes(table, column):
        side_by_side = column.kind.paper.beside_in_cell
        boxes = _boxes(name, column, width / side_by_side - _LAYOUT.box, _LAYOUT.table_text)
        return Choices(boxes, side_by_side)
    return Space(None if column.kind.shape is Shape.SPACE else name)


def _row_height(table: Isian) -> float:
    return max(column.kind.paper.row for column in table.columns or ())


def _has_boxes(table: Isian, column: Isian) -> bool:
    """Whether choices are ticked in each row; else one is written, or taken from a list, where rows are too low for boxes."""
    if column.kind.shape is Shape.ONE:
        lines = ceil(len(column.options) / column.kind.paper.beside_in_cell)
        return lines * _CHOICE_LINE <= _row_height(table)
    return column.kind.shape is Shape.MANY


def _widths(table: Isian) -> list[tuple[float, float]]:
    """The least width of each column of a table, and its share of what is left."""
    widths = []
    for column in table.columns or ():
        longest = max((len(row.get(column.name, "")) for row in table.lines), default=0)
        always = all(column.name in row for row in table.lines)
        widths.append(
            _BRIEF
            if always and longest <= _LITTLE
            else _filled(longest)
            if longest > _SHORT
            else column.kind.paper.column
        )
    return widths


def _filled(longest: int) -> tuple[float, float]:
    """Least width and share of a column whose cells hold texts of up to so many letters."""
    least, share = _FILLED
    return least, share + _WIDER * min(1.0, longest / _MUCH)


def _shared(widths: list[tuple[float, float]], room: float) -> list[float]:
    left = room - sum(least for least, _ in widths)
    if left < 0:
        return [least * room / (room - left) for least, _ in widths]
    shares = sum(share for _, share in widths)
    grown = [least + (left * share / shares if shares else 0) for least, share in widths]
    # Columns of boxes alone don't grow by shares.
    return [width * room / sum(grown) for width in grown]


def _room(paper: tuple[float, float]) -> float:
    return (paper[0] - 2 * _LAYOUT.margin) * MM


def _foot(room: float) -> Callable[[str], str]:
    return _fit(room - _PAGE_NUMBER, _FOOT, bold=True)


def _fit(width: float, size: float = _LAYOUT.text, *, bold: bool = False) -> Callable[[str], str]:
    """What makes texts displayable, and breakable where they are wider than their place."""
    return lambda text: breakable(displayable(text), width, size, bold=bold)
