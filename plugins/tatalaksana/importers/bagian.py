# A document cut into its SOP: of each the rows of its identity sheet, its tables of steps, and what stands after them.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from tatalaksana.catalog import title_key
from tatalaksana.importers.baris import (
    TURN,
    PlacedRows,
    StepRow,
    counted_row,
    say_dittos,
    share_cells,
    take_details,
    with_pictures,
)
from tatalaksana.importers.daftar_sel import part_items
from tatalaksana.importers.identitas import SheetLine, has_identity
from tatalaksana.importers.kaki_tabel import foot_at, is_no_step
from tatalaksana.importers.kartu_langkah import cards_joined
from tatalaksana.importers.kata import bare_words, labelled
from tatalaksana.importers.kata_di_lajur import with_activities
from tatalaksana.importers.kepala_tabel import TableHead, head_at, numbers_only, same_columns
from tatalaksana.importers.kepala_terpotong import heads_whole
from tatalaksana.importers.kewajaran import names_office
from tatalaksana.importers.kolom_berikut import shift_of, under_head
from tatalaksana.importers.kolom_tersirat import LANE
from tatalaksana.importers.kop_berikut import heads_next
from tatalaksana.importers.kop_berulang import without_repeats
from tatalaksana.importers.label_tersirat import DATES
from tatalaksana.importers.lajur_berikut import lanes_after
from tatalaksana.importers.nomor_baris import counts_within, keep_numbers
from tatalaksana.importers.reading import PRINTED, SAME_SIDE, PageBox, ReadCell, Reading, ReadTable, ReadText, row_place
from tatalaksana.importers.terbaca import Keyakinan
from tatalaksana.importers.urutan import is_ordinal, ordinals
from tatalaksana.importers.waktu_bagian import share_part_times
from tatalaksana.model import bare_title

_BEGINS = frozenset({"nomor", "judul"})
_DAYS = frozenset(DATES)
"""What begins an SOP below a title of its own only."""
_LOST = re.compile(
    r"(?=.*\b(?:kegiatan|uraian|aktivitas|prosedur))(?=.*pelaksana)(?=.*mutu\s*baku)", re.IGNORECASE | re.DOTALL
)
"""A loose text with all heads of a table of steps: one that lost its cells."""
_HEAD_ROWS = 3
"""Lines of words over which such heads stand, at most."""
_MOST_ABOVE = 12
"""Lines that stand at the head of an SOP above its first label, at most."""
_SEEN = 48
"""Rows from a head on that show what its columns are."""
_LEAST_LISTED = 3
"""Columns of a list of SOP."""
_LEAST_TOLD = 3
"""Cells of a head that hold more than its words, where it holds a step too."""
_MARK = re.compile(r"\s*(?:\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]|[-–•])\s*")
"""The mark of an item that is typed before a tab."""
_PART = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]\s+\S")
"""How the name of a part counts."""
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+[A-Z]")
"""How headings of a procedure count."""
_MOST_HEADING = 12
_NOWHERE = (inf, -inf)
"""Where a lane is that a head has not."""
_HEADED = "Berdiri di atas tabelnya; dianggap nama bagian."
_BELOW = re.compile(r"^\W*(?:SOP|SPO|STANDAR OPERASIONAL)\b(?!/|\s+(?:ini|tersebut|dimaksud)\b)", re.IGNORECASE)


@dataclass(slots=True)
class DocumentPart:
    """One SOP of a document."""

    lines: list[SheetLine] = field(default_factory=list)
    head: TableHead | None = None
    steps: list[StepRow] = field(default_factory=list)
    after: list[SheetLine] = field(default_factory=list)
    lost: list[SheetLine] = field(default_factory=list)
    """Tables of steps that lost their cells."""
    titles: list[str] = field(default_factory=list)
    placed: PlacedRows | None = None
    lanes: tuple[str, ...] = ()
    """What the lanes of all its heads are called."""
    lane_places: dict[int, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """Of each table where its lanes are: (left, right)."""
    behind: bool = False
    """Whether its identity sheet stands behind the steps."""
    lane_texts: list[tuple[str, PageBox | None, int]] = field(default_factory=list)
    """What stands in the lanes' cells, and where."""


def parts_of(reading: Reading) -> list[DocumentPart]:
    """The SOP in a document; the last one may have no steps."""
    cutter = _Cutter(printed=reading.kind == PRINTED)
    for index, block in enumerate(with_activities(heads_whole(without_repeats(cards_joined(reading.blocks))))):
        cutter.take(index, block)
    parts = [part for part in cutter.parts if part.lines or part.steps]
    for part in parts:
        _sections_off(part)
        _sections_told(part.steps)
        _feet_off(part)
        say_dittos(part.steps)
        keep_numbers(part.steps)
        share_part_times(part.steps)
        share_cells(part.steps)
        take_details(part.steps)
        part_items(part.steps)
    return parts


def _sections_off(part: DocumentPart) -> None:
    """Letters and Roman numbers count sections only where the steps have other numbers."""
    if any(step.nomor[:1].isdigit() for step in part.steps):
        return
    for step in part.steps:
        step.section = step.section and not is_ordinal(step.nomor)


def _sections_told(steps: Sequence[StepRow]) -> None:
    """See the names of parts: what has nothing beside it and stands over a number that counts within its own, «1» over «1.a», where cells say who acts; and where no step has a number, they count by themselves, or are in capitals, and have nothing beside them where most steps have."""
    bare = [not (step.texts.keys() - {"uraian"} or step.lanes or step.actor or step.exits) for step in steps]
    for at, (step, below) in enumerate(pairwise(steps)):
        step.section = step.section or (
            bare[at] and bool(below.lanes or below.actor) and counts_within(below.nomor, step.nomor)
        )
    alone = [one and not step.nomor for step, one in zip(steps, bare, strict=True)]
    if any(step.nomor for step in steps) or 2 * sum(alone) > len(steps):
        return
    for step, lone in zip(steps, alone, strict=True):
        text = step.texts["uraian"].isi if "uraian" in step.texts else ""
        step.section = step.section or (lone and (bool(_PART.match(text)) or text.isupper()))


def _feet_off(part: DocumentPart) -> None:
    """Lines below the last step that reach over all columns are no steps: a table goes on without a border there."""
    numbered = any(step.nomor for step in part.steps)
    while len(part.steps) > 1 and numbered and part.steps[-1].section and not part.steps[-1].nomor:
        step = part.steps.pop()
        text = step.texts["uraian"].isi if "uraian" in step.texts else ""
        part.after.insert(0, SheetLine((ReadCell(0, 0, text),), step.where, step.page))


class _Cutter:
    def __init__(self, *, printed: bool) -> None:
        self._printed = printed
        self.parts = [DocumentPart()]
        self._stepping = False
        self._losing = False
        """Whether a table of steps that lost its cells goes on."""
        self._places: tuple[tuple[float, float], ...] = ()
        self._shift = 0.0
        """How much further right than its head a table stands that goes on on the next page."""
        self._above: list[SheetLine] = []
        """The last lines below the steps, as far as they may stand at the head of the next SOP."""
        self._listing = False
        """Whether the last label below the steps is that of a box of units, which are no letterhead."""

    @property
    def _now(self) -> DocumentPart:
        return self.parts[-1]

    def take(self, index: int, block: ReadTable | ReadText) -> None:
        if isinstance(block, ReadText):
            pieces = _marks_joined([piece for piece in block.text.split("\t") if piece.strip()])
            cells = tuple(
                ReadCell(0, at, piece, bounds=block.bounds) for at, piece in enumerate(pieces or [block.text])
            )
            self._line(SheetLine(cells, f"halaman {block.page}", block.page, loose=len(cells) == 1))
            return
        rows = list(_rows(block))
        if not block.ruled:
            self._unruled(rows, block)
            return
        at = 0
        while self._stepping and len(rows) > 1 and _turns(rows[0]):
            rows = rows[1:]
        if self._stepping and rows and not self._goes_on(rows[0], block):
            self._stepping = False
        if self._stepping and self._now.placed and not block.ragged:
            placed = under_head(rows, self._now.placed.head)
            heads = (head_at(rows[one : one + _SEEN], ragged=False) for one in range(len(rows)) if placed != rows)
            rows = rows if any(heads) else placed
            self._shift = shift_of(rows, self._now.placed.head) or 0.0
        if self._now.head is not None and self._now.steps and not block.ragged:
            rows = _row_out_of_head(rows, self._now.head)
        foot = self._foot(rows, at, block)
        while at < len(rows):
            head = head_at(
                rows[at : at + _SEEN], ragged=block.ragged, known=self._now.head if self._now.steps else None
            )
            where = row_place(block, index, rows[at][0].row)
            if head is None and (listed := _listed_sop(rows[at:])):
                at += listed
                continue
            if head is not None and self._about_steps(head, rows[at + head.rows :]):
                self._stepping, head = False, None
            if head is not None:
                if self._now.steps and self._entitled() and _begins_anew(rows[at + head.rows :]):
                    self._next_part()
                self._head(head, index, ragged=block.ragged)
                at += head.rows
                foot = self._foot(rows, at, block)
                # The columns' numbers come again with the head on each page.
                at += at < len(rows) and numbers_only(rows[at])
                continue
            if self._stepping and not block.ragged and self._now.placed and is_no_step(rows[at], self._now.placed.head):
                self._below(SheetLine(tuple(rows[at]), where, block.page))
                at += 1
                continue
            if self._stepping and at >= foot and not has_identity(SheetLine(tuple(rows[at]), where)) & _BEGINS:
                self._below(SheetLine(tuple(rows[at]), where, block.page))
                at += 1
                continue
            if self._stepping and self._step(rows[at], where, block, index):
                self._above = []
                at += 1
                continue
            self._line(SheetLine(tuple(rows[at]), where, block.page))
            at += 1

    def _unruled(self, rows: Sequence[Sequence[ReadCell]], block: ReadTable) -> None:
        """Lines that stand in columns: cells of an identity sheet, until a table of steps that has no lines begins; that goes on over pages."""
        texts = [" ".join(cell.text for cell in row) for row in rows]
        heads = [bool(_LOST.match("\n".join(texts[at : at + _HEAD_ROWS]))) for at in range(len(rows) + 1)]
        for at, row in enumerate(rows):
            where = f"halaman {block.page}, baris {row[0].row + 1} tanpa garis"
            line = SheetLine(tuple(row), where, block.page)
            self._losing = (heads[at] and not heads[at + 1]) or (self._losing and not has_identity(line) & _BEGINS)
            if self._losing:
                self._now.lost.append(SheetLine((replace(row[0], text=texts[at]),), where, block.page))
            elif len(row) == 1:
                self._line(SheetLine(tuple(row), f"halaman {block.page}", block.page, loose=True))
            else:
                self._line(line)

    def _foot(self, rows: Sequence[Sequence[ReadCell]], at: int, block: ReadTable) -> int:
        """Which row of a table is the first below its last step."""
        placed = self._now.placed if self._stepping and not block.ragged else None
        return at + foot_at(rows[at:], placed.head) if placed else len(rows)

    def _about_steps(self, head: TableHead, rows: Sequence[Sequence[ReadCell]]) -> bool:
        """Whether a head and the rows below it are of a form about the steps, as their monitoring, which names them again."""
        known = self._now.head if self._now.steps else None
        return known is not None and known.measured and not head.measured and _begins_anew(rows)

    def _goes_on(self, row: Sequence[ReadCell], block: ReadTable) -> bool:
        """Whether a table without a head is more of the one before: by the number of its first row, or by its columns."""
        if block.ragged:
            return True
        first = next((cell.text.strip(" .()") for cell in row if cell.text.strip()), "")
        if not is_ordinal(first) and self._now.after and _heads_other(self._now.after[-1]):
            return False
        wide = max(cell.column + cell.columns for cell in row)
        known = self._now.head.columns[-1].last + 1 if self._now.head else 0
        return is_ordinal(first) or (abs(wide - known) <= 1 and known > 3)

    def _head(self, head: TableHead, index: int, *, ragged: bool) -> None:
        part = self._now
        if part.head is not None and part.steps:
            head = same_columns(head, part.head)
        others = lanes_after(head, part.lanes, printed=self._printed) if part.steps and part.lanes else None
        head, part.lanes = others or (head, part.lanes if part.steps else head.lanes)
        places = _lane_places(head)
        # A head that a page cut may have lost lines between its lanes; those of the same table before stand where they stood.
        cut = part.steps and part.head and len(places) != len(self._places) and _as_wide(head, part.head)
        if others is not None or not cut:
            self._places = places
        if part.head is None or not part.steps:
            part.head = head
            part.placed = None if ragged else PlacedRows(head)
        elif others is not None and part.placed is not None:
            part.placed.head = head
        elif others is not None:
            part.head = head
        elif part.placed is not None:
            # The same table goes on under its head again; its columns may stand elsewhere.
            if len(head.lanes) == len(part.head.lanes) or not head.lanes:
                part.placed.head = (
                    head if head.lanes == part.head.lanes or len(head.columns) == len(part.head.columns) else part.head
                )
        elif len(head.columns) == len(part.head.columns):
            part.head = head if head.lanes == part.head.lanes else part.head
        if part.placed is not None and part.steps:
            part.placed.follow()
            self._parts_named(part, index)
        self._stepping, self._above, self._shift = True, [], 0.0
        self._now.lane_places[index] = self._places

    @staticmethod
    def _parts_named(part: DocumentPart, index: int) -> None:
        """See the headings that count above a table and above the one that goes on from it, «A. Alur Langsung», as names of parts."""
        if part.placed is None or not (part.after and _heads_part(part.after[-1])):
            return
        if part.lines and _heads_part(part.lines[-1]) and not any(step.section for step in part.steps):
            part.placed.steps.insert(0, _named_part(part.lines.pop(), part.steps[0].table))
        part.placed.steps.append(_named_part(part.after.pop(), index))
        part.steps = part.placed.steps

    def _step(self, row: Sequence[ReadCell], where: str, block: ReadTable, index: int) -> bool:
        part = self._now
        if part.head is None:
            return False
        keys = (
            set().union(*(has_identity(SheetLine((cell,), where)) for cell in row if cell.text.strip()))
            if row
            else set()
        )
        first = next((cell.text.strip() for cell in row if cell.text.strip()), "")
        numbered = first[:3].strip(" .()").isdigit() or is_ordinal(first)
        if (keys & _BEGINS or len(keys) > 1) and not numbered:
            self._stepping = False
            return False
        if numbers_only(row) and not part.steps:
            return True
        if part.placed is None or block.ragged:
            step = counted_row(with_pictures(row, part.head), part.head, where, block.page, index)
            if step is None or (not step.nomor[:1].isdigit() and not step.texts.keys() - {"uraian"}):
                return False
            part.steps.append(step)
            return True
        moved = tuple((left + self._shift, right + self._shift) for left, right in self._places)
        part.lane_places.setdefault(index, moved)
        part.placed.take(row[0].row, with_pictures(row, part.placed.head), where, block.page, index)
        for cell in row:
            if cell.text.strip() and part.placed.is_lane(cell):
                part.lane_texts.append((cell.text, cell.bounds, block.page))
        part.steps = part.placed.steps
        return True

    def _line(self, line: SheetLine) -> None:
        keys = has_identity(line)
        text = _text(line)
        if not text or (self._now.steps and _turns(line.cells)):
            return
        if self._now.steps and (keys & _BEGINS or (keys & _DAYS and self._entitled())):
            self._next_part()
        part = self._now
        if line.loose and _LOST.match(text):
            part.lost.append(line)
        elif part.steps:
            last = part.after[-1] if part.after else None
            heads = len(self._above) < _MOST_ABOVE and heads_next(line, last, begun=bool(self._above))
            self._listing = "unit_terkait" in keys if keys else self._listing
            heads = heads and not (self._listing and not self._above and self._other_unit(text))
            if _is_title(line):
                part.titles.append(" ".join(text.split()))
            else:
                part.after.append(line)
            self._above = [*self._above, line] if heads else []
        else:
            part.lines.append(line)

    def _other_unit(self, text: str) -> bool:
        """Whether a text names an office that does not stand above the steps."""
        known = (cell.text for line in self._now.lines for cell in line.cells)
        return names_office(text) and all(text not in one for one in known)

    def _below(self, line: SheetLine) -> None:
        """A row of the table of steps, below the last of them."""
        self._now.after.append(line)
        self._above = []

    def _entitled(self) -> bool:
        """Whether the last lines have the title of another SOP than the one they stand below."""
        titles = {title_key(bare_title(_text(line))[0]) for line in self._above if _is_title(line)}
        known = {title_key(bare_title(cell.text)[0]) for line in self._now.lines for cell in line.cells if titles}
        return bool(titles - known)

    def _next_part(self) -> None:
        """Begin the next SOP, with what stands at its head above its first label."""
        before, above = self._now, self._above
        titles = sum(map(_is_title, above))
        before.titles = before.titles[: len(before.titles) - titles]
        before.after = before.after[: len(before.after) - (len(above) - titles)]
        self.parts.append(DocumentPart(lines=above))
        self._stepping, self._above, self._listing = False, [], False


def _lane_places(head: TableHead) -> tuple[tuple[float, float], ...]:
    """Where a head's lanes are, in the SOP's order; those that it has not are nowhere."""
    places = [(column.left, column.right) for column in head.columns if column.role == LANE]
    if not head.order:
        return tuple(places)
    own = dict(zip(head.order, places, strict=True))
    return tuple(own.get(lane, _NOWHERE) for lane in range(max(head.order) + 1))


def _marks_joined(pieces: list[str]) -> list[str]:
    """The pieces of a line between tabs, of which the mark of an item is one with what it marks."""
    if len(pieces) > 1 and _MARK.fullmatch(pieces[0]):
        return [f"{pieces[0].strip()} {pieces[1].strip()}", *pieces[2:]]
    return pieces


def _text(line: SheetLine) -> str:
    return next((cell.text.strip() for cell in line.cells if cell.text.strip()), "")


def _turns(cells: Sequence[ReadCell]) -> bool:
    """Whether a row or a line only says that the table goes on."""
    told = [cell.text for cell in cells if cell.text.strip()]
    return len(told) == 1 and bool(TURN.match(told[0]))


def _begins_anew(rows: Sequence[Sequence[ReadCell]]) -> bool:
    """Whether the first of these rows of steps counts from the beginning."""
    told = (next((cell.text for cell in row if cell.text.strip()), "") for row in rows if not numbers_only(row))
    return 1 in ordinals(next(told, ""))


def _heads_part(line: SheetLine) -> bool:
    """Whether a loose line counts as the names of parts do, and is as short."""
    text = _text(line)
    return line.loose and bool(_PART.match(text)) and len(text.split()) <= _MOST_HEADING and text[-1] not in ".:;,"


def _heads_other(line: SheetLine) -> bool:
    """Whether a loose line heads what is no more of the steps: it counts, or is a label."""
    text = _text(line)
    return line.loose and (bool(_COUNTED.match(text)) or bool(labelled(text, alone=True)))


def _named_part(line: SheetLine, table: int) -> StepRow:
    part = StepRow("", line.where, line.page, table, [0], section=True)
    part.add("uraian", _text(line), "baris di atas tabel", Keyakinan.MUNGKIN, _HEADED)
    return part


def _is_title(line: SheetLine) -> bool:
    """Whether a line says that it is an SOP's title."""
    return len(line.cells) == 1 and bool(_BELOW.match(_text(line)))


def _as_wide(one: TableHead, other: TableHead) -> bool:
    """Whether two heads begin and end at the same places of the page."""
    ends = ((head.columns[0].left, head.columns[-1].right) for head in (one, other))
    (left, right), (before, after) = ends
    return right > left and abs(left - before) < SAME_SIDE and abs(right - after) < SAME_SIDE


def _listed_sop(rows: Sequence[Sequence[ReadCell]]) -> int:
    """How many rows a list of SOP takes, «No | Nama SOP | Halaman», which is no sheet of any of them; 0 where none begins."""
    told = [cell for cell in rows[0] if cell.text.strip()]
    if len(told) < _LEAST_LISTED or bare_words(told[0].text) not in {"no", "nomor", "no urut"}:
        return 0
    named = [labelled(cell.text, alone=True) for cell in told[1:]]
    if not any(key in _BEGINS and not value for parts in named for key, _, value in parts):
        return 0
    counted = [next((cell.text for cell in row if cell.text.strip()), "") for row in rows[1:]]
    many = next((at for at, text in enumerate(counted) if at + 1 not in ordinals(text)), len(counted))
    return many + 1 if many else 0


def _edges(row: Sequence[ReadCell]) -> tuple[float, float, float, float]:
    known = [cell.bounds for cell in row if cell.bounds]
    return (
        min(one.left for one in known), min(one.top for one in known), max(one.right for one in known), max(one.bottom for one in known),
    )  # fmt: skip


def _row_out_of_head(rows: list[list[ReadCell]], head: TableHead) -> list[list[ReadCell]]:
    """The rows of a table that goes on, with the step that lost its line to the head above it in a row of its own.

    Programs that print the head again on each page leave that line out where the page begins within merged cells.
    """
    rest: dict[ReadCell, str] = {}
    for cell in (cell for row in rows[: head.rows] for cell in row):
        for column in head.columns:
            begins = re.match(r"\s*".join(map(re.escape, column.head.split())) + r"\s+(?=\S)", cell.text)
            if column.head and begins:
                rest[cell] = cell.text[begins.end() :]
    if len(rest) < _LEAST_TOLD:
        return rows
    told = {cell: replace(cell, text=cell.text[: len(cell.text) - len(left)].strip()) for cell, left in rest.items()}
    low = max(cell.row + cell.rows for cell in rest)
    own = [replace(cell, row=low - 1, rows=1, text=left) for cell, left in rest.items()]
    return [
        *([told.get(cell, cell) for cell in row] for row in rows[: head.rows]),
        sorted(own, key=lambda cell: cell.column),
        *rows[head.rows :],
    ]


def _rows(table: ReadTable) -> Iterator[list[ReadCell]]:
    rows: dict[int, list[ReadCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        yield sorted(rows[row], key=lambda cell: cell.column)
