# The identity sheet: what stands behind, beside or below each label, whatever the layout of the form.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile

from tatalaksana.catalog import title_key
from tatalaksana.importers.bagian_berurut import CountedBox, counted_boxes
from tatalaksana.importers.hari_tertulis import written_day
from tatalaksana.importers.judul_tersirat import FORM_NAME, TITLED, heading_cut, title_among, without_form
from tatalaksana.importers.kata import BOXES, UNIT, bare_words, common_words, labelled, respelt_label
from tatalaksana.importers.kewajaran import names_office
from tatalaksana.importers.label_tersirat import (
    DATES,
    box_pair,
    boxes_in_order,
    holds_items,
    label_cut,
    label_like,
    label_meant,
    value_key,
)
from tatalaksana.importers.pengesah import names_person, names_signer, office_apart
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.surat_pengantar import covering_rows
from tatalaksana.importers.tabel_pengesah import SIGNERS_ROWS, signer_in_rows, signers_table
from tatalaksana.importers.terbaca import Sisa
from tatalaksana.model import bare_title, plain

_SIGNED = ("pengesahan.dibuat", "pengesahan.diperiksa", "pengesahan.diketahui", "pengesahan")
"""Those who sign, in the order in which they do."""
_LONG = BOXES | {*_SIGNED, "judul", "langkah"}
"""Fields whose values may go on below."""
_KIND = re.compile(
    r"\b(?:SOP|SPO|AP|prosedur|judul|nama)\W+(makro|mikro)\b|\(\s*(?:SOP\s+)?(makro|mikro)\s*\)|^\W*(makro|mikro)\b",
    re.IGNORECASE,
)
_UNNAMED = "?"
_LONGEST_TITLE = 160
_ACTING = frozenset({"pelaksana", "para pelaksana", "pelaku", "aktor"})
_OF_ACTORS = frozenset({"kualifikasi_pelaksana"})
_UNIT = re.compile(r"\W*(?:nama )?unit(?: kerja| organisasi| pengelola| pemilik)?\s*:\s*(?=\S)", re.IGNORECASE)
_PAIR, _LEAST_STACKED = 2, 3
_MOST_MORE, _MOST_HEADING = 3, 12
_CHART = re.compile(
    r"(?:(?:\d+|[A-Z]|[IVX]+)[.)]\s*)?(?:alur|bagan|diagram|flow ?chart|prosedur|uraian|langkah|tahapan|mekanisme)\b(?!.*[:.]$)",
    re.IGNORECASE,
)
"""How the line over a table of steps begins."""
_ELSEWHERE = re.compile(r"\W*(?:lihat|terlampir|lampiran|dilampirkan|sebagaimana|seperti)\b", re.IGNORECASE)
"""What stands behind the label of the steps where these stand elsewhere."""
_BESIDE_NUMBER = re.compile(r"[^\W\d_][^\d/]*")
"""Words that are no more of the number that they stand behind."""
_COUNTING = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]")
_COUNTED_LABEL = re.compile(r"\s*\(?(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+(?=[A-Z])")
_LETTERS = re.compile(r"(?:[A-Z][.)]\s*)+")
_MORE_WORDS = re.compile(r"[ \t]*([^:\n]{2,30}?)[ \t]*:(.*)$", re.DOTALL)
"""Words between a label and its colon."""
_ROOM = re.compile(r"\W*(?:logo|lambang|tanda tangan|ttd|paraf|cap)\b[^:,\d]{0,30}", re.IGNORECASE)
"""What stands where an emblem, a signature or a stamp goes."""
_BLANK, _LEAST_BLANKS = re.compile(r"(?:[.…_]\s?){4,}\s*$|…\s*$"), 2
"""What stands where something is to be filled in."""
_NOTHING = re.compile(r"[\s:.…_\-–—\[\](){}<>]*")
_REVISED = re.compile(
    r"\W*(?P<number>\d{1,3}|[IVX]{1,5})\s*[,;(/–-]\s*(?:(?:tanggal|tgl)\b\W*)?(?P<day>[^\n]{6,30}?)\)?$", re.IGNORECASE
)
"""The number of a revision and its day in one."""
_INSTEAD = {"tanggal.penetapan": ("tanggal.efektif",), "tanggal.terbit": ("tanggal.efektif", "tanggal.pembuatan")}
"""Days that may stand for another, which comes first."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the document above or below the table of steps."""

    cells: tuple[ReadCell, ...]
    where: str
    page: int = 1
    loose: bool = False
    """Whether it stands in no table."""


@dataclass(slots=True)
class UnnamedValue:
    """What stands behind a label that is not known."""

    label: str
    value: str
    where: str


@dataclass(slots=True)
class SheetHead:
    """What was found, while it is collected."""

    values: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    letterhead: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    left: list[Sisa] = field(default_factory=list)
    doubled: dict[str, list[str]] = field(default_factory=dict)
    """Values of a label that came again."""
    alike: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Who signs in a part that another signs in too: key, label, text and where."""
    guessed: dict[str, str] = field(default_factory=dict)
    """Keys whose label is not quite known, and what is said of it."""
    unnamed: list[UnnamedValue] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    """Those who act, where a label of the sheet lists them."""
    over: frozenset[int] = frozenset()
    """Columns of the last row that held labels only, whose values stand below them."""

    def text(self, key: str) -> str:
        """All that a field says."""
        return "\n".join(self.values.get(key, ())).strip()


def sheet_head(lines: Sequence[SheetLine]) -> SheetHead:
    """What the rows before a table say."""
    found = SheetHead()
    lines = _signers_apart(_steps_joined(_offices_apart(_letters_off(_forms_off(lines, found), found))), found)
    opened: dict[int, str] = {}
    exact = set().union(*(has_identity(line) for line in lines))
    exact |= {meant for key, several in _INSTEAD.items() for meant in several if key in exact}
    stacked = _stacked(lines)
    labels = frozenset(column for line in lines for column in _labels_in(line))
    counted = counted_boxes([texts[0] if len(texts := _texts(line)) == 1 else None for line in lines])
    within = {at for one in counted for at in range(one.first, one.last + 1)}
    for at, (before, line, below) in enumerate(zip((None, *lines), lines, (*lines[1:], None), strict=False)):
        if at in within:
            for one in (one for one in counted if one.first == at):
                _counted_box(one, line.where, found, exact)
            opened.clear()
            continue
        if opened.get(0, "") in BOXES - _OF_ACTORS and (acting := _acting(line)) is not None:
            found.unnamed.append(acting)
            opened.clear()
            continue
        if at in stacked:
            _stacked_box(line, stacked[at], found, opened)
            continue
        if at == len(lines) - 1 and _chart_named(line):
            found.left.append(Sisa(_texts(line)[0].strip(), line.where, "Judul bagian di atas tabel kegiatan."))
            continue
        listed = holds_items(_texts(before)) and not _label_alone(before)
        headed = listed or (holds_items(_texts(below)) and not any(map(labelled, _texts(below))))
        told = _texts(line)
        if "langkah" in opened.values() and not line.loose and len(told) > _PAIR and not has_identity(line):
            # A row of a table whose head is not known is one step.
            line = replace(line, cells=(replace(line.cells[0], text=" · ".join(told)),))  # noqa: PLW2901 - the same line, joined
        _line(line, found, opened, exact, _texts(below)[:1] if headed else (), labels)
        found.over = _only_labels(line)
    _emptied(found)
    _people_off(found)
    _settle(found)
    if "judul" not in found.values and not found.titles and (title := title_among(found.letterhead)):
        found.titles.append(without_form(title))
        found.letterhead.remove(title)
    _plainly(found)
    _doubted_cells(lines, found)
    # The name of the form alone is no title, and no part of an office. Our own Markdown parts units by a dot.
    units = [one for line in found.letterhead for one in line.split(" · ")]
    found.letterhead = [one for one in units if not FORM_NAME.fullmatch(one)]
    return found


def _doubted_cells(lines: Sequence[SheetLine], found: SheetHead) -> None:
    """Take certainty from what a cell says that may not say all of it, or something of another too."""
    doubts = {_one_line(plain(cell.text)): cell.doubt for line in lines for cell in line.cells if cell.doubt}
    for key in found.values if doubts else ():
        text = _one_line(found.text(key))
        if why := next((why for said, why in doubts.items() if text.strip() and (text in said or said in text)), ""):
            found.guessed.setdefault(key, why)


def _one_line(text: str) -> str:
    """A text between blanks, so that it is found by whole words."""
    return f" {' '.join(text.strip(' :').split())} "


def _plainly(found: SheetHead) -> None:
    """Take what leans or is bold off what the form's head says; boxes keep it."""
    for key in found.values.keys() - BOXES - {"langkah"}:
        found.values[key] = [*map(plain, found.values[key])]
    found.titles, found.letterhead = [*map(plain, found.titles)], [*map(plain, found.letterhead)]


def _forms_off(lines: Sequence[SheetLine], found: SheetHead) -> list[SheetLine]:
    """The rows that are none of a form that is still to be filled in: below a heading, without a label of the sheet; these are quoted."""
    kept: list[SheetLine] = []
    for loose, run in groupby(lines, key=lambda line: line.loose):
        rows = list(run)
        blanks = sum(bool(_BLANK.search(text)) for line in rows for text in _texts(line))
        if loose or blanks < _LEAST_BLANKS or not kept or any(map(has_identity, rows)):
            kept += rows
            continue
        why = "Isian formulir, bukan isi SOP."
        found.left += [Sisa(text.strip(), line.where, why) for line in rows for text in _texts(line)]
    return kept


def _letters_off(lines: Sequence[SheetLine], found: SheetHead) -> list[SheetLine]:
    """The rows that are none of a letter's or a decree's that the SOP came with; these are quoted."""
    off = covering_rows([" ".join(_texts(line)) for line in lines])
    why = "Kepala surat atau keputusan yang melampirkan SOP ini, bukan identitas SOP."
    found.left += [Sisa(" ".join(_texts(lines[at])), lines[at].where, why) for at in sorted(off)]
    return [line for at, line in enumerate(lines) if at not in off]


def _label_alone(line: SheetLine | None) -> bool:
    """Whether a row says the label of a box and nothing else; what stands below is what it says."""
    texts = _texts(line)
    return len(texts) == 1 and bool(_box_named(texts[0]))


def _emptied(found: SheetHead) -> None:
    """Leave out of the letterhead what only says what goes there."""
    for one in [line for line in found.letterhead if _ROOM.fullmatch(line)]:
        found.letterhead.remove(one)
        found.left.append(Sisa(one, "kop", "Tempat lambang, tanda tangan, atau cap; bukan nama."))


def _people_off(found: SheetHead) -> None:
    """Leave names of people out of the letterhead: of an office that signed and has no name yet they are that name."""
    people = [line for line in found.letterhead if names_person(line) and not names_office(line)]
    if not people:
        return
    named = frozenset(people)
    found.letterhead = [line for line in found.letterhead if line not in named]
    key = next((key for key in _SIGNED if names_signer(text := found.text(key)) and "\n" not in text), "")
    if key:
        found.values[key].append(people.pop(0))
        found.guessed[key] = "Namanya berdiri di luar kotak tanda tangan."
    found.left += [Sisa(name, "kop", "Nama orang di antara baris kop.") for name in people]


def _offices_apart(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """Rows, of which an office that signs stands in a line of its own below its label; what stands loose below a box's label is the box's."""
    found: list[SheetLine] = []
    before = iter(lines)
    boxed = False
    for line in lines:
        told = [office_apart(cell.text) for cell in line.cells]
        if told == [cell.text for cell in line.cells]:
            found.append(line)
            continue
        for other in before if line.loose and not boxed else ():
            boxed = bool(has_identity(other) & {*BOXES, "langkah"})
            if boxed or other is line:
                break
        cells = (replace(cell, text=text) for cell, text in zip(line.cells, told, strict=True))
        found.append(line if boxed and line.loose else replace(line, cells=tuple(cells)))
    return found


def _signers_apart(lines: Sequence[SheetLine], found: SheetHead) -> list[SheetLine]:
    """The rows that are none of a table of those who sign; these are taken."""
    kept: list[SheetLine] = []
    done = 0
    for at, line in enumerate(lines):
        rows = [one.cells for one in lines[at : at + SIGNERS_ROWS]] if at >= done and not line.loose else []
        # Letterhead and title, merged over as many rows, may stand to the left.
        beside = tuple(takewhile(lambda cell: cell.rows > _PAIR, line.cells))
        table = signers_table([line.cells[len(beside) :], *rows[1:]]) if rows else None
        if table is None:
            kept += [line] if at >= done else []
            continue
        done = at + table.rows
        kept += [replace(line, cells=beside)] if beside else []
        for one in table.columns:
            if not one.key:
                found.left.append(Sisa(f"{one.label}: {one.text}", line.where, "Bukan bagian yang mengesahkan."))
            elif found.labels.get(one.key) == one.label and one.text not in {"", found.text(one.key)}:
                found.alike.append((one.key, one.label, one.text, line.where))
            elif one.key in found.values or not one.text:
                found.left.append(Sisa(f"{one.label}: {one.text}", line.where, "Bagian tanda tangan ini sudah ada."))
            else:
                found.values[one.key], found.labels[one.key], found.where[one.key] = [one.text], one.label, line.where
    return kept


def _steps_joined(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """Rows, of which those beside one merged label of the steps are one: the numbers of its list have a column of their own."""
    found: list[SheetLine] = []
    ends, label = 0, None
    for line in lines:
        told = [cell for cell in line.cells if cell.text.strip()]
        if label is not None and told and label.row < told[0].row < ends and told[0].column > label.column:
            head, body = found[-1].cells
            found[-1] = replace(found[-1], cells=(head, replace(body, text=f"{body.text}\n{_side_by_side(told)}")))
            continue
        label = told[0] if len(told) > 1 and told[0].rows > 1 and _label_of(told[0].text) == "langkah" else None
        if label is not None:
            ends = label.row + label.rows
            line = replace(line, cells=(label, replace(told[1], text=_side_by_side(told[1:]))))  # noqa: PLW2901 - the same line, joined
        found.append(line)
    return found


def _side_by_side(cells: Sequence[ReadCell]) -> str:
    return "\t".join(cell.text.strip() for cell in cells)


def _acting(line: SheetLine) -> UnnamedValue | None:
    """A line of a text that says who acts, «Pelaksana: …», which is no item of the box above it."""
    text = next(iter(_texts(line)), "") if line.loose else ""
    label, value, closed = label_cut(text) if text else ("", "", False)
    return UnnamedValue(label, value, line.where) if closed and value and bare_words(label) in _ACTING else None


def _chart_named(line: SheetLine) -> bool:
    """Whether the line over a table of steps only says what that is."""
    texts = _texts(line)
    fits = len(texts) == 1 and "\n" not in texts[0].strip() and len(texts[0].split()) <= _MOST_HEADING
    return fits and bool(_CHART.match(texts[0].strip()))


def _texts(line: SheetLine | None) -> list[str]:
    return [cell.text for cell in line.cells if cell.text.strip()] if line else []


def _stacked(lines: Sequence[SheetLine]) -> dict[int, str]:
    """Rows of a column of labels with their boxes beside it, of which some label is a box's: the box of each, empty where it is not told."""
    found: dict[int, str] = {}
    run: list[int] = []

    def close() -> None:
        told = [_pair(lines[at]) for at in run]
        rows = [(_box_named(label.text), label_cut(label.text)[0], text.text) for label, text in told]
        keys = boxes_in_order(rows) if len(run) >= _LEAST_STACKED else []
        first = next((at for at, key in enumerate(keys) if key), len(keys))
        if sum(map(bool, keys)) > 1:
            found.update({at: keys[place] for place, at in enumerate(run) if place >= first})
        run.clear()

    for at, line in enumerate(lines):
        pair = _pair(line)
        if pair and has_identity(SheetLine(pair[:1], line.where)) == {"langkah"}:
            # The steps of an SPO stand beside their label between the boxes.
            continue
        if not pair or any(key not in BOXES for key in has_identity(SheetLine(pair[:1], line.where))):
            close()
            continue
        if run and [_span(cell) for cell in pair] != [_span(cell) for cell in _pair(lines[run[-1]])]:
            close()
        run.append(at)
    close()
    return found


def _pair(line: SheetLine) -> tuple[ReadCell, ...]:
    """The two cells of a row of a label and what stands beside it; none for other rows."""
    cells = tuple(cell for cell in line.cells if cell.text.strip())
    if len(cells) == _PAIR and (counted := _COUNTED_LABEL.match(cells[0].text)):
        cells = (replace(cells[0], text=cells[0].text[counted.end() :]), cells[1])
    fits = not line.loose and len(cells) == _PAIR and label_cut(cells[0].text)[0] and not label_cut(cells[0].text)[1]
    return cells if fits and not _box_named(cells[1].text) else ()


def _span(cell: ReadCell) -> tuple[int, int]:
    return cell.column, cell.columns


def _box_named(text: str) -> str:
    return next((key for key, _, value in labelled(text, alone=True) if key in BOXES and not value), "")


def _stacked_box(line: SheetLine, key: str, found: SheetHead, opened: dict[int, str]) -> None:
    """A row of a column of labels."""
    label, text = _pair(line)
    opened.clear()
    told = text.text.strip().removeprefix(":").strip()
    if _box_named(label.text) and key in found.values:
        found.doubled.setdefault(key, []).append(text.text.strip())
        return
    if not key or key in found.values:
        found.left.append(Sisa(f"{label.text.strip(' :')}: {told}", line.where, "Label ini tidak dikenal."))
        return
    found.values[key], found.labels[key], found.where[key] = [told], label.text.strip(" :"), line.where
    if not _box_named(label.text):
        found.guessed[key] = _unlike(label.text.strip(" :"))


def _counted_box(one: CountedBox, where: str, found: SheetHead, exact: set[str]) -> None:
    """What stands below a heading that counts; quoted where that names no box, or one that is there by its own label."""
    if not one.key or one.key in found.values or (not one.exact and one.key in exact):
        found.left.append(Sisa(f"{one.label}: {one.text}", where, "Label ini tidak dikenal."))
        return
    found.values[one.key], found.labels[one.key], found.where[one.key] = [one.text], one.label, where
    if not one.exact:
        found.guessed[one.key] = _unlike(one.label)


def _settle(found: SheetHead) -> None:
    """Values behind labels that are not known, by their form and order; what has none is quoted."""
    for one in [one for one in found.unnamed if bare_words(one.label) in _ACTING]:
        found.actors += [name.strip() for name in re.split(r"[,;\n]", one.value) if name.strip()]
        found.unnamed.remove(one)
    # What is called the unit is it, whatever stands above.
    named = [line for line in found.letterhead if _UNIT.match(line)]
    found.letterhead += [line for line in found.values.pop(UNIT, ()) if not _NOTHING.fullmatch(line)]
    found.letterhead = [line for line in found.letterhead if line not in named]
    found.letterhead += [_UNIT.sub("", line) for line in named]
    _revised_on(found)
    _signer_told(found)
    rest: list[UnnamedValue] = []
    dates = [one for one in found.unnamed if written_day(one.value) is not None]
    missing = [key for key in DATES if key not in found.values]
    missing = [key for key in missing if not any(key == _INSTEAD[one][-1] for one in _INSTEAD if one in found.values)]
    if dates and "tanggal.efektif" in missing:
        _name(found, "tanggal.efektif", dates.pop(), "bentuk dan urutannya")
        missing.remove("tanggal.efektif")
    for key in missing if len(dates) == len(missing) else ():
        _name(found, key, dates.pop(0), "bentuk dan urutannya")
    _stand_in(found)
    for one in found.unnamed:
        key = value_key(one.value)
        if key and key not in found.values:
            _name(found, key, one, "bentuk isinya")
        elif one.where not in found.where.values() or one.value not in {found.text(key) for key in DATES}:
            rest.append(one)
    if "judul" not in found.values and (title := _lone_procedure(found)):
        _name(found, "judul", title, "letaknya")
    for one in [one for one in rest if names_office(one.value)]:
        # A title beside its office, not a label beside its value.
        rest.remove(one)
        found.letterhead[:0] = [one.label, one.value]
    told = [one for one in rest if len(one.value.split()) > 1 and one not in dates and not holds_items([one.value])]
    if told and "judul" not in found.values and not found.titles and not title_among(found.letterhead):
        _name(found, "judul", told[-1], "letaknya")
        rest.remove(told[-1])
    found.left += [Sisa(f"{one.label}: {one.value}", one.where, "Label ini tidak dikenal.") for one in rest]


def _signer_told(found: SheetHead) -> None:
    """Name and number of the one who signs, where they have rows of their own beside their labels."""
    signed = [key for key in _SIGNED if key in found.values]
    if len(signed) != 1 or found.alike:
        return
    (key,) = signed
    mine, text = signer_in_rows([(one.label, one.value) for one in found.unnamed], found.text(key))
    if mine:
        found.values[key] = [text]
        found.guessed[key] = "Nama, jabatan, atau nomornya berdiri di baris sendiri."
        found.unnamed = [one for at, one in enumerate(found.unnamed) if at not in mine]


def _revised_on(found: SheetHead) -> None:
    """The day of «Revisi ke 2, 20 November 2024», where the sheet has none beside it."""
    told = _REVISED.match(found.text("revisi_ke"))
    if told and written_day(told["day"]) and _NOTHING.fullmatch(found.text("tanggal.revisi")):
        found.values["revisi_ke"], found.values["tanggal.revisi"] = [told["number"]], [told["day"]]
        found.labels.setdefault("tanggal.revisi", found.labels["revisi_ke"])
        found.where.setdefault("tanggal.revisi", found.where["revisi_ke"])


def _stand_in(found: SheetHead) -> None:
    """Days of signing and issue, which are another's day only where the sheet does not say that one itself."""
    for key, several in _INSTEAD.items():
        if key not in found.values:
            continue
        text, label, where = found.text(key), found.labels[key], found.where[key]
        meant = next((one for one in several if _NOTHING.fullmatch(found.text(one))), "")
        del found.values[key]
        if not meant:
            found.left.append(Sisa(f"{label.strip(' :')}: {text}", where, "Tanggalnya sendiri tertulis di baris lain."))
            continue
        if meant in found.values:
            found.guessed[meant] = f"«{found.labels[meant].strip(' :')}» kosong; dibaca dari «{label.strip(' :')}»."
        elif key == "tanggal.terbit" and meant == "tanggal.efektif":
            found.guessed[meant] = (
                "«Terbit» dapat berarti dibuat atau mulai berlaku, dan tanggal efektif tidak tertulis."
            )
        found.values[meant], found.labels[meant], found.where[meant] = [text], label, where
        if key in found.guessed:
            found.guessed.setdefault(meant, found.guessed[key])
        if key in found.doubled:
            found.doubled.setdefault(meant, []).extend(found.doubled.pop(key))


def _lone_procedure(found: SheetHead) -> UnnamedValue | None:
    """The title behind «Prosedur», which elsewhere heads the steps."""
    text = found.text("langkah")
    if not text or "\n" in text or len(text) > _LONGEST_TITLE or _ELSEWHERE.match(text):
        return None
    del found.values["langkah"]
    return UnnamedValue(found.labels["langkah"], text, found.where["langkah"])


def _name(found: SheetHead, key: str, one: UnnamedValue, how: str) -> None:
    found.values[key], found.labels[key], found.where[key] = [one.value], one.label, one.where
    if key == "pengesahan" and names_person(one.label):
        # The name beside its number.
        found.values[key], found.labels[key] = [f"{one.label}\n{one.value}"], ""
    found.guessed[key] = f"Label «{one.label}» tidak dikenal; dibaca menurut {how}."


def has_identity(line: SheetLine) -> set[str]:
    """The keys whose labels stand in a row, but for that of the unit, which acts too."""
    return {key for cell in line.cells for key, _, _ in labelled(cell.text, alone=len(line.cells) == 1)} - {UNIT}


def _labels_in(line: SheetLine) -> list[int]:
    """Where labels of the head of the sheet stand in a row."""
    cells = [cell for cell in line.cells if cell.text.strip()] if not line.loose else []
    return [cell.column for cell in cells if (key := _label_of(cell.text)) and key not in BOXES]


def _only_labels(line: SheetLine) -> frozenset[int]:
    """The columns of a row of several labels and nothing else."""
    cells = [cell for cell in line.cells if cell.text.strip()]
    named = [labelled(cell.text) for cell in cells]
    whole = len(cells) > 1 and all(len(parts) == 1 and not parts[0][2] for parts in named)
    return frozenset(cell.column for cell in cells) if whole else frozenset()


def _label_of(text: str) -> str:
    """The key of a cell that holds a label and nothing else."""
    return next((key for key, _, value in labelled(text, alone=True) if not value), "") or label_meant(
        label_cut(text)[0]
    )


def _line(
    line: SheetLine,
    found: SheetHead,
    opened: dict[int, str],
    exact: set[str],
    below: Sequence[str],
    labels: frozenset[int],
) -> None:
    """One row; below it stands what labels have below them, the first of it, and labels stand in these columns."""
    # Letters and numbers before labels, in cells of their own, are neither.
    told = _uncounted([cell for cell in line.cells if cell.text.strip()])
    if (
        told
        and [*opened.values()] == ["riwayat_perubahan"]
        and not any(labelled(cell.text, alone=True) for cell in told[:1])
    ):
        # Each row of a table of changes is one of them.
        found.values["riwayat_perubahan"].append(" · ".join(cell.text for cell in told))
        return
    current = ""
    """The label to the left in this row."""
    alone = len(told) == 1
    before = dict(opened)
    named = _labels_of(told, found)
    boxes = _box_row(told, named, exact | found.values.keys(), below, taken_before=bool(found.values))
    labels_only = (
        bool(below) and all(label_like(one.text) for one in told) and any(part[0][0] in BOXES for part in named if part)
    )
    for at, cell in enumerate(told):
        # In a table of changes stands which part was changed.
        changed = at and named[at] and named[at][0][0] == "langkah" and found.text("langkah")
        parts = [] if changed else named[at]
        right = next((one.text for one in told[at + 1 :] if one.text.strip(" :")), "")
        if at in boxes:
            parts = [boxes[at]]
            found.guessed[boxes[at][0]] = _unlike(boxes[at][1])
        elif len(parts) == 1:
            parts = [_whole_label(parts[0], cell.text, right, found)]
        elif not parts and (_signs(cell.text, found) or (not any(named) and _awaited(cell, before, found))):
            _plain(cell, line, found, before, "")
            continue
        elif not parts and at + 1 < len(told) and names_signer(cell.text) and _signs(told[at + 1].text, found):
            # «Kepala Puskesmas» beside its signature is no item of the box above.
            current = ""
            continue
        elif not parts and current and _respelt_box(cell.text, exact | found.values.keys()):
            parts = [(_respelt_box(cell.text, exact), cell.text.strip(" :"), "")]
            found.guessed[parts[0][0]] = _unlike(parts[0][1])
        elif not parts:
            among = cell.column in labels and len(told) > 1 and bool(label_cut(cell.text)[0])
            within = (bool(current) and not among) or _above(before, cell) in BOXES
            headed = alone and (bool(below) or (cell.text.isupper() and not _above_shouts(found, before, cell)))
            headed = headed or (labels_only and not alone)
            parts = _implied(_closed(told, at), right, found, exact, within=within and not headed, headed=headed)
            if not parts and not within and _unnamed(cell, told[at + 1 :], line, found, labels):
                current = _UNNAMED
                continue
        if not parts:
            _plain(cell, line, found, before if not current else opened, current)
            continue
        for place in [place for place in opened if place >= cell.column or line.loose]:
            del opened[place]
        for key, label, value in parts:
            current = key
            if key in found.values and found.text(key) and key not in _LONG and _again(key, label, value, found):
                continue
            opened[0 if line.loose else cell.column] = key
            found.labels.setdefault(key, label)
            found.where.setdefault(key, line.where)
            found.values.setdefault(key, [])
            if not _NOTHING.fullmatch(value) or (value.strip() == "-"):
                found.values[key].append(value)


def _again(key: str, label: str, value: str, found: SheetHead) -> bool:
    """Keep the value of a label that came again as that, and the one before where the label now says more of what: «Nomor SOP» below «Nomor».

    Returns:
        Whether the value that is already there stays.
    """
    more = common_words(found.labels[key]) and not common_words(label)
    found.doubled.setdefault(key, []).append(found.text(key) if more else value)
    if more:
        del found.values[key], found.labels[key], found.where[key]
    return not more


def _labels_of(told: Sequence[ReadCell], found: SheetHead) -> list[list[tuple[str, str, str]]]:
    """The labels in each cell of a row; below the head of the sheet that of the unit is who acts."""
    headed = not found.values.keys() & {*BOXES, "langkah"}
    named = [labelled(cell.text, alone=len(told) == 1 or "\n" in cell.text) for cell in told]
    return [[part for part in parts if headed or part[0] != UNIT] for parts in named]


def _respelt_box(text: str, taken: AbstractSet[str]) -> str:
    """The box that a cell beside another box names, but for slips of its letters."""
    key = respelt_label(text) if label_like(text) else ""
    return key if key in BOXES and key not in taken else ""


def _uncounted(cells: Sequence[ReadCell]) -> list[ReadCell]:
    """Cells without those that only count the label behind them."""
    return [
        cell
        for cell, behind in zip(cells, [*cells[1:], None], strict=True)
        if not _LETTERS.fullmatch(cell.text.strip())
        and not (
            behind
            and _COUNTING.fullmatch(cell.text.strip())
            and (labelled(behind.text, alone=True) or names_signer(behind.text))
        )
    ]


def _unlike(label: str) -> str:
    return f"Label «{' '.join(label.split())[:60]}» tidak dikenal persis."


def _box_row(
    told: Sequence[ReadCell],
    named: Sequence[Sequence[tuple[str, str, str]]],
    taken: set[str],
    below: Sequence[str],
    *,
    taken_before: bool,
) -> dict[int, tuple[str, str, str]]:
    """Boxes that a row of labels names, besides those that are known; no sheet begins with boxes."""
    known = {at: parts[0][0] for at, parts in enumerate(named) if len(parts) == 1 and parts[0][0] in BOXES}
    if any(parts and at not in known for at, parts in enumerate(named)) or not (known or taken_before):
        return {}
    if any(names_office(cell.text) or names_signer(cell.text) for cell in told):
        return {}
    found = box_pair(told, known, taken, below)
    # «Dasar Hukum Pelaksanaan» beside another label: its last word is no text of the box.
    for at, key in known.items():
        other = next((one for place, one in found.items() if place != at), None)
        if other is not None and not other[2] and named[at][0][2] and label_like(told[at].text):
            found[at] = (key, told[at].text.strip(" :"), "")
    return found


def _whole_label(part: tuple[str, str, str], text: str, right: str, found: SheetHead) -> tuple[str, str, str]:
    """A label with the words that go on behind the one that is known: «Nomor SOP Kantor:», «Nama Prosedur Kerja» beside its value."""
    key, label, value = part
    behind = text[text.find(label) + len(label) :] if label in text else ""
    if not value or behind.lstrip().startswith(":"):
        return part
    more = _MORE_WORDS.match(behind)
    if more and len(more[1].split()) <= _MOST_MORE and label_like(more[1]):
        found.guessed.setdefault(key, _unlike(label + more[1]))
        return key, f"{label} {more[1].strip()}", more[2].strip()
    more_words = len(value.split()) <= _MOST_MORE and label_like(value) and not (key in _SIGNED and names_signer(value))
    if key not in BOXES and right and not labelled(right) and more_words:
        found.guessed.setdefault(key, _unlike(f"{label} {value}"))
        return key, f"{label} {value}", ""
    return part


def _closed(told: Sequence[ReadCell], at: int) -> str:
    """What a cell says, with the colon that stands in the next one."""
    parted = at + 1 < len(told) and told[at + 1].text.lstrip().startswith(":") and "\n" not in told[at].text.strip()
    return f"{told[at].text.strip()} :" if parted else told[at].text


def _above_shouts(found: SheetHead, opened: dict[int, str], cell: ReadCell) -> bool:
    """Whether what stands in the box above is in capitals too."""
    return found.text(_above(opened, cell)).isupper()


def _implied(
    text: str, right: str, found: SheetHead, exact: set[str], *, within: bool, headed: bool
) -> list[tuple[str, str, str]]:
    """A label that no list of names has, by its words.

    Args:
        text: What the cell says.
        right: The next cell that says something.
        found: What was found before.
        exact: Keys whose labels stand there as they are known.
        within: Whether it stands below the label of a box.
        headed: Whether it stands alone in its row, as labels do over what they have below them.
    """
    label, value, closed = label_cut(text)
    if not label or (within and not closed):
        return []
    behind = (value or right).strip(" :")
    key = label_meant(label, dated=written_day(behind) is not None)
    if not key or key in exact or key in found.values:
        return []
    if key in BOXES:
        # No sheet begins with boxes: «PEMINJAMAN ALAT» above all labels is its title.
        told = closed or bool(value) or (headed and bool(found.values))
    else:
        boxed = any(one in BOXES for one in found.values)
        told = (not boxed and (bool(behind) or closed or key in DATES)) or (
            key in DATES and written_day(behind) is not None
        )
    if not told:
        return []
    found.guessed[key] = _unlike(label)
    return [(key, label, value)]


def _unnamed(
    cell: ReadCell, behind: Sequence[ReadCell], line: SheetLine, found: SheetHead, labels: frozenset[int]
) -> bool:
    """Whether a cell is a label that is not known at all, within the head of the sheet; then it is kept with its value."""
    if (
        any(one in BOXES for one in found.values)
        or cell.rows > 1
        or names_office(cell.text)
        or _ROOM.fullmatch(cell.text)
    ):
        return False
    label, value, closed = label_cut(cell.text)
    if not closed and TITLED.match(cell.text) and heading_cut(cell.text)[0]:
        return False
    beyond = next((at for at, one in enumerate(behind) if at and one.column in labels), len(behind))
    values = [one.text.strip(" :") for one in behind[:beyond] if one.text.strip(" :")]
    if names_person(cell.text) and value_key((values or [""])[0]) != "pengesahan":
        # Of several names beside each other none is a label; beside its number one is.
        return False
    # The number comes first on most sheets, before any label that is known; else what comes first has a known label below it.
    if not found.values and value_key(value or (values or [""])[0]) != "nomor" and cell.column not in labels:
        return False
    parted = closed or bool(behind and behind[0].text.lstrip().startswith(":"))
    if (
        not label
        or len(values) != (0 if value else 1)
        or labelled(values[0] if values else "")
        or not (parted or values)
    ):
        return False
    found.unnamed.append(UnnamedValue(label, value, line.where))
    return True


def _awaited(cell: ReadCell, opened: dict[int, str], found: SheetHead) -> bool:
    """Whether a cell is what the label above it waits for: that stood in a row of labels only."""
    key = opened.get(cell.column, "") if cell.column in found.over else ""
    return bool(key) and not found.text(key)


def _above(opened: dict[int, str], cell: ReadCell) -> str:
    at = max((one for one in opened if one <= cell.column), default=None)
    return opened[at] if at is not None else ""


def _plain(cell: ReadCell, line: SheetLine, found: SheetHead, opened: dict[int, str], current: str) -> None:
    """A cell without a label: it belongs to the label on its left, to the one above, or to the letterhead."""
    text = cell.text.strip()
    if text == ":" or not text.strip(":_ \n"):
        return
    text = text.removeprefix(":").strip()
    if current not in _SIGNED and _above(opened, cell) not in _SIGNED and _signs(text, found):
        found.values["pengesahan"], found.labels["pengesahan"], found.where["pengesahan"] = [text], "", line.where
        found.guessed["pengesahan"] = "Tanpa label; dikenali dari NIP di bawah nama."
        return
    if current == _UNNAMED:
        found.unnamed[-1].value = f"{found.unnamed[-1].value}\n{text}".strip()
        return
    if current == "judul" and found.text("judul") and names_office(text):
        # The office stands beside the title.
        found.letterhead += _pieces(text)
        return
    if current:
        if current in found.doubled and found.text(current) and current not in _LONG:
            found.doubled[current].append(text)
        elif current in _LONG or not found.text(current):
            found.values[current].append(text)
        elif names_office(text) and not any(sign.isdigit() for sign in text):
            # The letterhead stands beside the labels.
            found.letterhead += _pieces(text)
        elif (own := label_cut(text))[1] and own[2]:
            # «Tanggal: 4 April 2024» beside a number.
            found.unnamed.append(UnnamedValue(own[0], own[1], line.where))
        elif current in {"tanggal.revisi", "tanggal.efektif", "revisi_ke"} or (
            len(text) < 30
            and not (current == "nomor" and _BESIDE_NUMBER.fullmatch(text) and found.text(current)[-1] not in "/.-")
        ):
            found.values[current][-1] += f" {text}"
            found.guessed.setdefault(current, f"Isi «{found.labels[current].strip(' :')}» disambung dari beberapa sel.")
        else:
            found.left.append(Sisa(text, line.where, f"Berdiri di belakang isi «{found.labels[current]}»."))
        return
    key = _above(opened, cell)
    # No name of who signs begins so: a title that has no label stands below the signature.
    if (
        TITLED.match(text)
        and not holds_items([text])
        and found.values
        and (line.loose or (cell.columns > 3 and len(_texts(line)) == 1) or key in _SIGNED or _entitles(text, found))
    ):
        _headed(text, found)
        return
    label, value, closed = label_cut(text)
    if key in BOXES and closed and value and "\n" in text and not holds_items([text]):
        # The next box, whose label is not known: no item of this one, but all that stands in it where that is empty.
        if found.text(key):
            found.left.append(Sisa(f"{label}: {value}", line.where, "Label ini tidak dikenal."))
            return
        found.guessed.setdefault(key, f"«{label}» mungkin label kotak lain.")
    # Below a value that is full stands nothing of it; below a signature may stand a name.
    if key and (key in _LONG or not found.text(key)) and not (key == "judul" and found.text(key) and cell.columns > 3):
        found.values[key].append(text)
    elif key and not found.letterhead and not found.values:
        found.letterhead.append(text)
    elif TITLED.match(text) and not holds_items([text]):
        _headed(text, found)
    elif not any(one in BOXES for one in found.values):
        found.letterhead += _pieces(text)
    else:
        found.left.append(Sisa(text, line.where, "Tidak ada label yang menaunginya."))


def _signs(text: str, found: SheetHead) -> bool:
    """Whether a cell is the signature of an office or a person that no label says to be one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    office = len(lines) > _PAIR and names_signer(lines[0])
    person = len(lines) == _PAIR and names_person(lines[0])
    told = (office or person) and value_key(lines[-1]) == "pengesahan"
    return told and not any(key in found.values for key in _SIGNED)


def _entitles(text: str, found: SheetHead) -> bool:
    """Whether a cell says the title again, as over a table on a worksheet of its own."""
    return title_key(bare_title(text)[0]) == title_key(bare_title(found.text("judul"))[0])


def _headed(text: str, found: SheetHead) -> None:
    """A heading that names the form: its title, and the office that stands with it."""
    title, rest = heading_cut(text)
    found.titles += [title] if title else []
    found.letterhead += rest


def _pieces(text: str) -> Iterator[str]:
    """The lines of a letterhead, also where they stand in one."""
    for piece in plain(text).split("\n"):
        rest = piece.strip()
        # «RSUD Sehat Selalu» is one name: only words in capitals end where one in small letters begins.
        cut = re.search(r"(?<= )[A-Z]{2,}( )(?=[A-Z][a-z]+ )", rest)
        yield from (
            part.strip() for part in ((rest[: cut.start(1)], rest[cut.end(1) :]) if cut else (rest,)) if part.strip()
        )


def signatures(found: SheetHead) -> Iterator[tuple[str, str, str]]:
    """Those who signed: (role as printed, text, where)."""
    for key in (one for one in _SIGNED if one in found.values):
        yield found.labels[key].strip(" :"), found.text(key), found.where[key]
        yield from ((label.strip(" :"), text, where) for same, label, text, where in found.alike if same == key)


def kind_said(text: str) -> str:
    """`makro` or `mikro` where a label or a title says so of the SOP; «Usaha Mikro» does not."""
    found = _KIND.search(text)
    return (found[1] or found[2] or found[3]).casefold() if found else ""
