# The rows of the table of steps: each cell under its column, slipped ones put right, rows over several lines joined.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.kepala_tabel import Column, TableHead
from tatalaksana.importers.kolom_tersirat import ACTOR, EXIT, LANE, PART
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.terbaca import Keyakinan, Terbaca
from tatalaksana.importers.waktu_sel import is_time, time_by_head

_BLANKS = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)")
"""Of someone who hit the bar twice: no browser and no print shows the second one."""
_NUMBER = re.compile(r"\(?\d{1,3}[a-z]?\s*[.)]?")
_NONE = frozenset({"-", "–", "—"})
"""What says that there is none."""
_SECTION = re.compile(r"(?:[A-Z]|[IVX]{1,4})\.?")
_WORDED = re.compile(r"[^\W\d_]{2}")
TURN = re.compile(
    r"\W*(?:bersambung|lanjutan dari|lanjutan halaman|sambungan dari|dilanjutkan ke|lanjut ke hal|lanjutan\W*$)"
    r"|[^()]{0,160}\(\s*lanjutan\s*\)\W*$",
    re.IGNORECASE,
)
"""What a row says that only says that the table goes on: how it begins, or a title with «(lanjutan)» behind it."""
_DITTO = re.compile(r"[\s'’,–—-]*[\"″〃”“]+[\s'’\"″〃”“,–—-]*|\W*(?:idem|s\.?d\.?a\.?|sama)\W*", re.IGNORECASE)
_DETAIL = re.compile(r"\n\s*Rincian\s*:\s*(SOP\s[^\n]+)\s*$", re.IGNORECASE)
_LEGEND = re.compile(r"(?:^|\n)\s*((?:[a-z] = [^;=\n]+; )*[a-z] = [^;=\n]+)\s*$")
"""What letters beside exits stand for, where a chart has no room for words."""
SHARED_CELL = "sel gabungan"
"""How a text was found that one cell has for several rows."""
PICTURE = "🖼"
"""The sign for a picture in a lane's cell, before what it is called."""
_ARROW = re.compile(r"\b(?:panah|arrow|connector|konektor|garis|line)\b", re.IGNORECASE)
_CUT = "Baris ini terpotong batas halaman; kedua bagiannya disambung."
_BROKEN = "Baris-baris tanpa garis di antaranya disambung."
_KEYS = ("uraian", "kelengkapan", "waktu", "output", "ket")


@dataclass(frozen=True, slots=True)
class RowBand:
    """Where a row stands, or the part of it on one page."""

    page: int
    table: int
    top: float
    bottom: float


@dataclass(slots=True)
class StepRow:
    """A step while its rows are collected."""

    nomor: str
    where: str
    page: int
    table: int
    rows: list[int]
    texts: dict[str, Terbaca] = field(default_factory=dict)
    lanes: dict[int, str] = field(default_factory=dict)
    actor: str = ""
    actor_why: str = ""
    """How it was concluded who acts; empty where a column says it."""
    actor_doubt: str = ""
    """Why it is not sure that the column names who acts."""
    exits: list[tuple[str, str]] = field(default_factory=list)
    """What stands in columns that are called as exits are: (head, text)."""
    ways: str = ""
    """Where it leads, in sentences of their own."""
    shares: int = 0
    """How many steps below have the same cell for their time."""
    spans: dict[str, int] = field(default_factory=dict)
    top: float = 0.0
    bottom: float = 0.0
    halves: list[RowBand] = field(default_factory=list)
    """Where the rest of it stands, if a page ended within it."""
    others: list[tuple[str, str]] = field(default_factory=list)
    """What stands in columns that have no place: (head, text)."""
    joined: set[str] = field(default_factory=set)
    """Keys whose texts were put together from rows of the table that are not merged."""
    section: bool = False
    followed: bool = False
    """Whether a row that is none, a head that comes again or a note, stands right below it."""
    printed: str = ""
    """Its number as it is printed, where that is no whole one and stands before its words."""
    legend: dict[str, str] = field(default_factory=dict)
    """Letters beside exits to the words that they stand for."""

    @property
    def called(self) -> str:
        """The number by which texts call it; a part's name has none."""
        return "" if self.section else self.printed or self.nomor

    @property
    def bands(self) -> list[RowBand]:
        """Where it stands, on each of its pages."""
        return [RowBand(self.page, self.table, self.top, self.bottom), *self.halves]

    def add(self, key: str, text: str, how: str, sure: Keyakinan, why: str, joint: str = "\n") -> None:
        """Put a text under a key, behind what is there already."""
        text = _BLANKS.sub(" ", text.strip())
        if not text:
            return
        before = self.texts.get(key)
        if before is not None:
            text = f"{before.isi}{joint}{text}"
            sure, why = (before.yakin, before.mengapa) if sure is Keyakinan.PASTI else (sure, why)
        self.texts[key] = Terbaca(text, how, sure, why, self.where)


def counted_row(cells: Sequence[ReadCell], head: TableHead, where: str, page: int, table: int) -> StepRow | None:
    """A row of text between tabs; None where it is no step. What slipped is put where its time shows that it belongs."""
    texts = [""] * (max((cell.column for cell in cells), default=-1) + 1)
    for cell in cells:
        texts[cell.column] = cell.text.strip()
    no, uraian = head.place("no"), head.place("uraian")
    if uraian is None or len(texts) <= uraian or not texts[uraian]:
        return None
    number = texts[no] if no is not None and no < len(texts) else ""
    step = StepRow(number.strip(" .()"), where, page, table, [cells[0].row])
    step.add("uraian", texts[uraian], "kolom", Keyakinan.PASTI, "")
    slip = _slip(texts, head, uraian)
    why = f"Sel baris ini bergeser {abs(slip)} kolom ke {'kanan' if slip > 0 else 'kiri'}; dikembalikan menurut kolom Waktu."
    for at, text in enumerate(texts):
        if at <= uraian or not text:
            continue
        target = at - slip if _in_tail(at - slip, head) or slip == 0 else at
        if target >= len(head.columns) or target <= uraian:
            step.others.append(("", text))
            continue
        _put(
            step,
            head.columns[target],
            head,
            target,
            text,
            Keyakinan.MUNGKIN if slip else Keyakinan.PASTI,
            why if slip else "",
        )
    return step


def _in_tail(at: int, head: TableHead) -> bool:
    return at >= min(
        (
            place
            for place, column in enumerate(head.columns)
            if column.role in {"kelengkapan", "waktu", "output", "ket"}
        ),
        default=0,
    )


def _slip(texts: Sequence[str], head: TableHead, uraian: int) -> int:
    """How far to the right a row's cells slipped, by where its time stands; 0 where it stands right or has none."""
    time = head.place("waktu")
    if time is None:
        return 0
    if time < len(texts) and (is_time(texts[time]) or texts[time].strip() in _NONE):
        return 0
    others = [at for at, text in enumerate(texts) if at > uraian and is_time(text)]
    if len(others) != 1:
        return 0
    slip = others[0] - time
    filled = [at for at, text in enumerate(texts) if at > uraian and text]
    room = [at - slip for at in filled]
    return slip if all(uraian < at < len(head.columns) for at in room if _in_tail(at, head)) else 0


def _put(
    step: StepRow, column: Column, head: TableHead, at: int, text: str, sure: Keyakinan, why: str, joint: str = "\n"
) -> None:
    if column.why and sure is Keyakinan.PASTI:
        sure, why = Keyakinan.MUNGKIN, column.why
    if column.role == "waktu" and (timed := time_by_head(text, column.head)) != text:
        text, sure, why = timed, Keyakinan.MUNGKIN, why or f"Satuannya dari kepala kolom «{column.head}»."
    if column.role == LANE:
        lane = sum(one.role == LANE for one in head.columns[:at])
        lane = head.order[lane] if head.order else lane
        step.lanes[lane] = f"{step.lanes.get(lane, '')} {text}".strip()
    elif column.role == ACTOR:
        step.actor, step.actor_doubt = f"{step.actor} {text}".strip(), step.actor_doubt or why
    elif column.role == EXIT:
        step.exits.append((column.head, text))
    elif column.role in _KEYS and column.role != "uraian":
        step.add(column.role, text, "kolom", sure, why, joint)
    elif column.role != "no":
        step.others.append((column.head, text))


class PlacedRows:
    """The rows of tables whose columns have places.

    Args:
        head: The head over them.
    """

    def __init__(self, head: TableHead) -> None:
        self.head = head
        self.steps: list[StepRow] = []
        self._goes_on = False
        """Whether the last row said a step again that a page cut; what follows without a number is its rest."""
        self._blank: RowBand | None = None
        """The last row, where it has no word: the upper part of a step that goes on over the page, or more of the one above."""

    def take(self, row: int, cells: Sequence[ReadCell], where: str, page: int, table: int) -> None:
        """One more row: a step of its own, or more of the one above."""
        # Whoever broke the table by hand, under its head again, may have broken a row too.
        over = bool(self.steps) and (self._last_page() < page or self.steps[-1].followed)
        blank, self._blank = self._blank, None
        mine: dict[int, list[ReadCell]] = {}
        for cell in cells:
            if (at := self._column(cell)) is not None:
                mine.setdefault(at, []).append(cell)
        number = self._text(mine, "no")
        uraian = self._text(mine, "uraian")
        if not number and TURN.match(uraian):
            self.follow()
            return
        told = any(cell.text.strip() for cell in cells)
        filled = [at for at, found in mine.items() if any(cell.text.strip() for cell in found)]
        if not told and (band := self._band(cells, page, table)) is not None:
            if over:
                self.steps[-1].halves.append(band)
                return
            self._blank = band
        numbered = self.head.place("no") is not None and any(step.nomor for step in self.steps)
        if over and numbered and told and not number and not self._reaches(mine):
            # The page ended within a row, whose number stands on the one before.
            if blank is not None:
                self.steps[-1].halves.append(blank)
            self._cut(mine, self._band(cells, page, table), uraian)
            return
        goes_on, self._goes_on = self._goes_on, False
        broken = all(cell.open_above for cell in cells if cell.text.strip())
        if numbered and told and not number and (goes_on or broken):
            self._cut(mine, self._band(cells, page, table), uraian, _CUT if goes_on else _BROKEN)
            return
        if over and numbered and number and number.strip(" .()") == self.steps[-1].nomor:
            # Some programs print a row that a page cuts on both, whole.
            self._goes_on = True
            self._cut(mine, self._band(cells, page, table), uraian)
            return
        if over and numbered and number and self._half(number):
            self.steps[-1].nomor = number.strip(" .()")
            self._cut(mine, self._band(cells, page, table), uraian)
            return
        if not told or not uraian:
            if self._timed_below(row, mine, number, table):
                self._second(row, cells, mine, where, page)
                return
            self._more(row, mine, filled, uraian, table)
            return
        if self.steps and not number and numbered and self._continues(uraian, filled, row, table):
            self._more(row, mine, filled, uraian, table)
            return
        if name := self._text(mine, PART):
            self._named(name, row, cells, where, page, table)
        step = StepRow(number.strip(" .()"), where, page, table, [row])
        step.section = (self._reaches(mine) and not _NUMBER.fullmatch(number)) or (
            bool(_SECTION.fullmatch(number))
            and set(filled) <= {self.head.place(role) for role in ("no", "uraian", "waktu")}
        )
        self._activity(step, uraian, mine)
        self._bounds(step, cells)
        if over and blank is not None:
            step.halves.append(blank)
        self.steps.append(step)
        self._fill(step, mine, Keyakinan.PASTI, "")
        for cell in cells:
            at = self._column(cell)
            if at is not None and cell.rows > 1:
                step.spans[self.head.columns[at].role] = max(step.spans.get(self.head.columns[at].role, 1), cell.rows)

    def _continues(self, text: str, filled: Sequence[int], row: int, table: int) -> bool:
        """Whether a row without a number is more of the one above: nobody acts in it, and it begins small or stands under that one's number."""
        acts = any(self.head.columns[at].role in {LANE, ACTOR, "waktu"} for at in filled)
        lone = filled == [self.head.place("uraian")]
        return (text[:1].islower() and not acts) or (lone and self._covered(row, table))

    def _named(self, name: str, row: int, cells: Sequence[ReadCell], where: str, page: int, table: int) -> None:
        """The name of a part, in a column beside its steps: a row of its own above them."""
        column = self.head.columns[self.head.place(PART) or 0]
        part = StepRow("", where, page, table, [row], section=True)
        part.add("uraian", name, "kolom", Keyakinan.MUNGKIN, column.why)
        self._bounds(part, cells)
        part.bottom = part.top
        self.steps.append(part)

    def _reaches(self, mine: dict[int, list[ReadCell]]) -> bool:
        """Whether a row's activity reaches over other columns, as the names of sections do."""
        return any(cell.columns > 1 + self._span_of("uraian") for cell in mine.get(self.head.place("uraian") or 0, []))

    def _timed_below(self, row: int, mine: dict[int, list[ReadCell]], number: str, table: int) -> bool:
        """Whether a row below an activity that is merged over it has a time and an output of its own, as the one above has."""
        if not self.steps or number:
            return False
        last = self.steps[-1]
        within = last.table == table and row < last.rows[0] + last.spans.get("uraian", 1)
        paper = next((key for key in ("output", "kelengkapan") if self._text(mine, key)), "")
        own = is_time(self._text(mine, "waktu")) and bool(paper)
        return within and own and {"waktu", paper} <= last.texts.keys()

    def _second(
        self, row: int, cells: Sequence[ReadCell], mine: dict[int, list[ReadCell]], where: str, page: int
    ) -> None:
        """A step below another of the same activity."""
        last, why = self.steps[-1], "Selnya digabung dengan baris di atasnya, tetapi waktu dan keluarannya sendiri."
        step = StepRow("", where, page, last.table, [row], spans={"uraian": last.spans["uraian"] + last.rows[0] - row})
        step.add("uraian", last.texts["uraian"].isi, SHARED_CELL, Keyakinan.MUNGKIN, why)
        self._bounds(step, cells)
        self.steps.append(step)
        self._fill(step, mine, Keyakinan.MUNGKIN, why)

    def _activity(self, step: StepRow, text: str, mine: dict[int, list[ReadCell]]) -> None:
        at = self.head.place("uraian")
        assert at is not None  # noqa: S101 - a head without is none
        why = self.head.columns[at].why or next((cell.doubt for cell in mine[at] if cell.doubt), "")
        why = why or ("" if step.section else self._across(at, mine[at]))
        step.add("uraian", text, "kolom", Keyakinan.MUNGKIN if why else Keyakinan.PASTI, why)

    def follow(self) -> None:
        """Say of the last step that a row that is none stands below it."""
        if self.steps:
            self.steps[-1].followed = True

    def is_lane(self, cell: ReadCell) -> bool:
        """Whether a cell stands in a lane."""
        at = self._column(cell)
        return at is not None and self.head.columns[at].role == LANE

    def _covered(self, row: int, table: int) -> bool:
        """Whether the last step's number reaches over this row."""
        last = self.steps[-1]
        return last.table == table and row < last.rows[0] + last.spans.get("no", 1)

    def _last_page(self) -> int:
        return max(band.page for band in self.steps[-1].bands)

    def _half(self, number: str) -> bool:
        """Whether the last step is the upper part of the one with this number, which stands in the middle of both."""
        last, before = self.steps[-1], self.steps[-2:-1]
        said = number.strip(" .()")
        return (
            not last.nomor and not last.section and said.isdecimal() and all(one.nomor == str(int(said) - 1) for one in before)
        )  # fmt: skip

    def _cut(self, mine: dict[int, list[ReadCell]], band: RowBand | None, uraian: str, why: str = _CUT) -> None:
        """The rest of a row that a page cut, or somebody by hand: its texts go on where they stopped."""
        step = self.steps[-1]
        if not self._told("uraian", uraian):
            step.add("uraian", uraian, "kolom, baris terpotong", Keyakinan.MUNGKIN, why, " ")
        for at, found in sorted(mine.items()):
            column = self.head.columns[at]
            for cell in found:
                if cell.text.strip() and column.role not in {"no", "uraian"} and not self._told(column.role, cell.text):
                    _put(step, column, self.head, at, cell.text, Keyakinan.MUNGKIN, why, " ")
        if band is not None:
            step.halves.append(band)

    def _told(self, role: str, text: str) -> bool:
        """Whether the last step says so already."""
        known = self.steps[-1].texts.get(role)
        return known is not None and bare_words(text) in bare_words(known.isi)

    @staticmethod
    def _band(cells: Sequence[ReadCell], page: int, table: int) -> RowBand | None:
        known = [cell.bounds for cell in cells if cell.bounds and cell.rows == 1]
        return RowBand(page, table, min(one.top for one in known), max(one.bottom for one in known)) if known else None

    def _more(self, row: int, mine: dict[int, list[ReadCell]], filled: Sequence[int], uraian: str, table: int) -> None:
        if not self.steps:
            return
        step = self.steps[-1]
        spanned = step.table == table and row < step.rows[0] + max(step.spans.get("uraian", 1), step.spans.get("no", 1))
        sure = Keyakinan.MUNGKIN
        why = (
            "Sel beberapa baris di bawah satu nomor digabungkan."
            if spanned
            else "Baris tanpa nomor di bawahnya digabungkan."
        )
        if step.table == table:
            step.rows.append(row)
        if not filled:
            return
        step.joined |= step.texts.keys() & {self.head.columns[at].role for at in filled}
        if uraian:
            step.add("uraian", uraian, "kolom, baris lanjutan", sure, why)
        self._fill(step, mine, sure, why)
        self._bounds(step, [cell for found in mine.values() for cell in found])

    def _fill(self, step: StepRow, mine: dict[int, list[ReadCell]], sure: Keyakinan, why: str) -> None:
        slip = 0 if self._shared(step) else self._slip(mine)
        for at, found in sorted(mine.items()):
            column = self.head.columns[at]
            for cell in found:
                if not cell.text.strip() or column.role in {"no", "uraian", PART}:
                    continue
                doubt = cell.doubt or self._across(at, found)
                if slip and at - slip < len(self.head.columns) and _in_tail(at - slip, self.head):
                    said = f"Sel baris ini bergeser {abs(slip)} kolom; dikembalikan menurut kolom Waktu."
                    _put(step, self.head.columns[at - slip], self.head, at - slip, cell.text, Keyakinan.MUNGKIN, said)
                else:
                    told = (Keyakinan.MUNGKIN, doubt) if doubt and sure is Keyakinan.PASTI else (sure, why)
                    # «10» and «menit» have cells of their own under one head.
                    joint = " " if column.role == "waktu" else "\n"
                    for place in self._marked(at, cell):
                        _put(step, self.head.columns[place], self.head, place, cell.text, *told, joint)

    def _marked(self, at: int, cell: ReadCell) -> list[int]:
        """The columns that a cell is of: its own, or of a mark that is merged over several lanes each of them."""
        if self.head.columns[at].role != LANE or _WORDED.search(cell.text):
            return [at]
        end = cell.column + cell.columns
        lanes = [(place, one) for place, one in enumerate(self.head.columns) if one.role == LANE]
        return [place for place, one in lanes if place == at or (cell.column <= one.first and one.last < end)]

    def _across(self, at: int, cells: Sequence[ReadCell]) -> str:
        """Why what stands in a column may be another's, or more than one text: its cells are not as wide as its head."""
        column, told = self.head.columns[at], [cell for cell in cells if cell.text.strip()]
        if len(told) > 1 and len({cell.column for cell in told}) > 1:
            return "Beberapa sel berdiri di bawah satu kepala kolom."
        others = (one for one in self.head.columns if one is not column and one.role)
        if any(cell.column <= one.last and cell.column + cell.columns > one.first for one in others for cell in told):
            return "Selnya melintasi lebih dari satu kolom."
        return ""

    def _shared(self, step: StepRow) -> bool:
        """Whether the time of a step above reaches over this one."""
        above = (one for one in self.steps if one is not step and one.table == step.table)
        return any(step.rows[-1] < one.rows[0] + one.spans.get("waktu", 1) for one in above)

    def _slip(self, mine: dict[int, list[ReadCell]]) -> int:
        texts = [" ".join(cell.text for cell in mine.get(at, [])).strip() for at in range(len(self.head.columns))]
        uraian = self.head.place("uraian")
        slip = _slip(texts, self.head, uraian if uraian is not None else 0)
        return slip if abs(slip) == 1 else 0

    def _text(self, mine: dict[int, list[ReadCell]], role: str) -> str:
        at = self.head.place(role)
        return "\n".join(cell.text.strip() for cell in mine.get(at, ()) if cell.text.strip()) if at is not None else ""

    def _span_of(self, role: str) -> int:
        at = self.head.place(role)
        return self.head.columns[at].last - self.head.columns[at].first if at is not None else 0

    def _column(self, cell: ReadCell) -> int | None:
        first, last = cell.column, cell.column + cell.columns - 1
        best, most = None, 0
        for at, column in enumerate(self.head.columns):
            shared = min(last, column.last) - max(first, column.first) + 1
            if shared > most:
                best, most = at, shared
            if shared > 0 and column.role == "uraian" and cell.columns > most and cell.text.strip():
                return at
        return best

    @staticmethod
    def _bounds(step: StepRow, cells: Sequence[ReadCell]) -> None:
        # A cell that several rows share, such as their time, says nothing of where one of them is.
        least = min((cell.rows for cell in cells if cell.bounds), default=1)
        known = [cell.bounds for cell in cells if cell.bounds and cell.rows == least]
        if known:
            tops, bottoms = [one.top for one in known], [one.bottom for one in known]
            step.top = min([*tops, step.top]) if step.bottom else min(tops)
            step.bottom = max([*bottoms, step.bottom])


def with_pictures(cells: Sequence[ReadCell], head: TableHead) -> list[ReadCell]:
    """Cells of a row, of which those of one lane that hold a picture and no word say so, as marks do; pictures of arrows are none."""
    lanes = [column for column in head.columns if column.role == LANE]

    def is_mark(cell: ReadCell) -> bool:
        alone = cell.picture and cell.rows == 1 and not cell.text.strip() and not _ARROW.search(cell.picture)
        return bool(alone) and any(
            lane.first <= cell.column and cell.column + cell.columns - 1 <= lane.last for lane in lanes
        )

    return [replace(cell, text=f"{PICTURE} {cell.picture}") if is_mark(cell) else cell for cell in cells]


def take_details(steps: Sequence[StepRow]) -> None:
    """Put an SOP that a step names in a last line «Rincian: …» under its own key, and take away what letters stand for."""
    for step in steps:
        uraian = step.texts.get("uraian")
        if uraian is not None and (found := _LEGEND.search(uraian.isi)):
            step.legend = dict(one.split(" = ", 1) for one in found[1].split("; "))
            uraian = replace(uraian, isi=uraian.isi[: found.start()].rstrip())
            step.texts["uraian"] = uraian
        if uraian is not None and (found := _DETAIL.search(uraian.isi)):
            step.texts["rincian"] = Terbaca(
                " ".join(found[1].split()), "baris «Rincian» di sel kegiatan", asal=step.where
            )
            step.texts["uraian"] = Terbaca(
                uraian.isi[: found.start()].rstrip(), uraian.cara, uraian.yakin, uraian.mengapa, uraian.asal
            )


def say_dittos(steps: Sequence[StepRow]) -> None:
    """Say what stands in the row above where a cell only says that it is the same, «″» or «idem»: who acts, and what a step needs, takes and makes."""
    above = ""
    texts: dict[str, str] = {}
    for step in steps:
        if above and _DITTO.fullmatch(step.actor):
            step.actor_doubt = _same_said(step.actor, above)
            step.actor = above
        above = step.actor or above
        for key in step.texts.keys() - {"uraian"}:
            one = step.texts[key]
            if texts.get(key) and _DITTO.fullmatch(one.isi):
                why = _same_said(one.isi, texts[key])
                step.texts[key] = replace(one, isi=texts[key], yakin=Keyakinan.MUNGKIN, mengapa=why)
            texts[key] = step.texts[key].isi


def _same_said(ditto: str, above: str) -> str:
    return f"«{ditto}» dibaca sebagai «{' '.join(above.split())}» seperti di baris atasnya."


def share_cells(steps: Sequence[StepRow]) -> None:
    """Give steps below a merged cell what it says: a time is shared, another text stands for each of them."""
    for at, step in enumerate(steps):
        for key, span in step.spans.items():
            if key not in {"kelengkapan", "waktu", "output", "ket"} or span < 2 or key not in step.texts:
                continue
            end = step.rows[0] + span
            below = [
                one for one in steps[at + 1 :] if one.table == step.table and one.rows[0] < end and not one.section
            ]
            below = [one for one in below if key not in one.texts]
            if key == "waktu":
                step.shares = len(below)
                continue
            for one in below:
                one.texts[key] = Terbaca(
                    step.texts[key].isi, SHARED_CELL, Keyakinan.MUNGKIN, "Satu sel untuk beberapa baris.", step.where
                )


def worded(text: str) -> bool:
    """Whether a lane's cell holds words, not the remains of an arrow."""
    return bool(_WORDED.search(text)) and bool(bare_words(text))
