# The identity sheet: what stands behind, beside or below each label, whatever the layout of the form.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tatalaksana.importers.kata import BOXES, bare_words, labelled
from tatalaksana.importers.reading import ReadCell
from tatalaksana.importers.terbaca import Sisa

_LONG = BOXES | {"pengesahan", "pengesahan.dibuat", "pengesahan.diperiksa", "judul", "langkah"}
"""Fields whose values may go on below."""
_SIGNED = frozenset({"pengesahan", "pengesahan.dibuat", "pengesahan.diperiksa"})
_NOTHING = re.compile(r"[\s:.…_\-–—]*")
_TITLE = re.compile(r"^\W*(?:SOP|SPO|STANDAR OPERASIONAL PROSEDUR|STANDAR PROSEDUR OPERASIONAL)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the document above or below the table of steps."""

    cells: tuple[ReadCell, ...]
    where: str
    page: int = 1
    loose: bool = False
    """Whether it stands in no table."""


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

    def text(self, key: str) -> str:
        """All that a field says."""
        return "\n".join(self.values.get(key, ())).strip()


def sheet_head(lines: Sequence[SheetLine]) -> SheetHead:
    """What the rows before a table say."""
    found = SheetHead()
    opened: dict[int, str] = {}
    for line in lines:
        _line(line, found, opened)
    return found


def has_identity(line: SheetLine) -> set[str]:
    """The keys whose labels stand in a row."""
    return {key for cell in line.cells for key, _, _ in labelled(cell.text, alone=len(line.cells) == 1)}


def _line(line: SheetLine, found: SheetHead, opened: dict[int, str]) -> None:
    told = [cell for cell in line.cells if cell.text.strip()]
    current = ""
    """The label to the left in this row."""
    alone = len(told) == 1
    before = dict(opened)
    for cell in told:
        parts = labelled(cell.text, alone=alone or "\n" in cell.text)
        if not parts:
            _plain(cell, line, found, before if not current else opened, current)
            continue
        for at in [at for at in opened if at >= cell.column]:
            del opened[at]
        for key, label, value in parts:
            current = key
            if key in found.values and found.text(key) and key not in _LONG:
                found.doubled.setdefault(key, []).append(value)
                continue
            opened[cell.column] = key
            found.labels.setdefault(key, label)
            found.where.setdefault(key, line.where)
            found.values.setdefault(key, [])
            if not _NOTHING.fullmatch(value) or (value.strip() == "-"):
                found.values[key].append(value)


def _plain(cell: ReadCell, line: SheetLine, found: SheetHead, opened: dict[int, str], current: str) -> None:
    """A cell without a label: it belongs to the label on its left, to the one above, or to the letterhead."""
    text = cell.text.strip()
    if text == ":" or not text.strip(":_ \n"):
        return
    text = text.removeprefix(":").strip()
    if current:
        if current in found.doubled and found.text(current) and current not in _LONG:
            found.doubled[current].append(text)
        elif current in _LONG or not found.text(current):
            found.values[current].append(text)
        elif current in {"tanggal.revisi", "tanggal.efektif", "revisi_ke"} or len(text) < 30:
            found.values[current][-1] += f" {text}"
        else:
            found.left.append(Sisa(text, line.where, f"Berdiri di belakang isi «{found.labels[current]}»."))
        return
    at = max((one for one in opened if one <= cell.column), default=None)
    key = opened[at] if at is not None else ""
    # No name of who signs begins so: a title that has no label stands below the signature.
    if _TITLE.match(text) and found.values and (line.loose or cell.columns > 3 or key in _SIGNED):
        found.titles.append(" ".join(text.split()))
        return
    # Below a value that is full stands nothing of it; below a signature may stand a name.
    if key and (key in _LONG or not found.text(key)) and not (key == "judul" and found.text(key) and cell.columns > 3):
        found.values[key].append(text)
    elif key and not found.letterhead and not found.values:
        found.letterhead.append(text)
    elif _TITLE.match(text):
        found.titles.append(" ".join(text.split()))
    elif not any(one in BOXES for one in found.values):
        found.letterhead += _pieces(text)
    else:
        found.left.append(Sisa(text, line.where, "Tidak ada label yang menaunginya."))


def _pieces(text: str) -> Iterator[str]:
    """The lines of a letterhead, also where they stand in one."""
    for piece in text.split("\n"):
        rest = piece.strip()
        cut = re.search(r"(?<=[A-Z]{2}) (?=[A-Z][a-z]+ )", rest)
        yield from (
            part.strip() for part in ((rest[: cut.start()], rest[cut.end() :]) if cut else (rest,)) if part.strip()
        )


def signatures(found: SheetHead) -> Iterator[tuple[str, str, str]]:
    """Those who signed: (role as printed, text, where)."""
    for key in sorted(
        _SIGNED & found.values.keys(), key=("pengesahan.dibuat", "pengesahan.diperiksa", "pengesahan").index
    ):
        yield found.labels[key].strip(" :"), found.text(key), found.where[key]


def kind_said(text: str) -> str:
    """`makro` or `mikro` where a label or a title says so."""
    words = bare_words(text).split()
    return next((word for word in words[:6] if word in {"makro", "mikro"}), "")
