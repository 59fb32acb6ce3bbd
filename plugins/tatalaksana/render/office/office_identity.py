# The identity sheet as an office's document has it: its letterhead, the rows of its data, who signs, its boxes; in the words of the source.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tatalaksana.facts import Facts
from tatalaksana.facts.sheet import SEE_FOOT, DateRow, Signature
from tatalaksana.render.office.embedded import EmbeddedPicture, embedded
from tatalaksana.render.office.words import CellParagraph, paragraphs_of, saying
from tatalaksana.render.office.xml import legal
from tatalaksana.render.pdf.identity import Identity
from tatalaksana.render.pdf.texts import Run

TICKED, UNTICKED = "☑", "☐"
_EMBLEM, _SIGNED, _WIDEST = 56.0, 52.0, 150.0
"""How tall the emblem and a signature's picture are, in points, and how wide they may be."""
_KEPT = "\u00a0"
"""A blank at which no line ends."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of the data."""

    label: str
    value: tuple[CellParagraph, ...]
    bold: bool = False
    pages: bool = False
    """Whether it says which page this is: what a program can count."""


@dataclass(frozen=True, slots=True)
class SigningRow:
    """Who signs: the office, room to sign in, the name and what stands below it."""

    label: str
    office: str
    mark: str
    """What stands in the signature's place."""
    name: str
    below: str
    picture: EmbeddedPicture | None = None
    """What stands there before its words."""


@dataclass(frozen=True, slots=True)
class OfficeBox:
    """A box below the data."""

    title: str
    body: tuple[CellParagraph, ...]
    columns: int
    """1 on the left, 2 on the right, 3 across."""


@dataclass(frozen=True, slots=True)
class OfficeIdentity:
    """The whole identity sheet."""

    agency: str
    units: tuple[str, ...]
    address: tuple[str, ...]
    rows: tuple[DataRow | SigningRow, ...]
    boxes: tuple[OfficeBox, ...]
    emblem: EmbeddedPicture | None = None
    upright: bool = False
    abreast: int = 0
    """How many of several who sign stand in a row; 0 where one does."""

    @property
    def signers(self) -> tuple[SigningRow, ...]:
        """Who sign."""
        return tuple(row for row in self.rows if isinstance(row, SigningRow))

    @property
    def data(self) -> tuple[DataRow, ...]:
        """The rows of its data; the last one is the title."""
        return tuple(row for row in self.rows if isinstance(row, DataRow))


def office_identity(facts: Facts, printed: Identity) -> OfficeIdentity:
    """The identity sheet.

    Args:
        facts: The SOP.
        printed: The same as the PDF has it, which says where boxes stand.
    """
    sheet, kop = facts.sheet, facts.sheet.letterhead
    rows: list[DataRow | SigningRow] = [DataRow(legal(sheet.number[0]), saying(sheet.number[1]))]
    rows += [DataRow(legal(row.label), saying(_dated(row))) for row in sheet.dates]
    if sheet.pages:
        rows.append(DataRow(legal(sheet.pages), saying(SEE_FOOT), pages=True))
    rows += _signing_rows(sheet.signatures, printed)
    rows.append(DataRow(legal(sheet.title[0]), saying(sheet.title[1]), bold=True))
    head = printed.letterhead
    units, address = (
        tuple(_ending(text, lines, printed) for text, lines in zip(texts, several, strict=True))
        for texts, several in ((kop.units, head.units), (kop.alamat, head.address))
    )
    return OfficeIdentity(
        _ending(kop.instansi, head.agency, printed), units, address, tuple(rows),
        tuple(_boxes(facts, printed)),
        embedded(printed.logo, _EMBLEM, _WIDEST, f"Logo {kop.instansi or kop.units[-1]}") if printed.logo else None,
        printed.upright, printed.abreast,
    )  # fmt: skip


def _ending(text: str, lines: Sequence[str], printed: Identity) -> str:
    """A text of which no program puts the last word on a line of its own: what the last of its lines in the PDF says stays together."""
    last = lines[-1] if len(lines) > 1 and printed.scale == 1 else ""
    return legal(text.removesuffix(last) + last.replace(" ", _KEPT) if text.endswith(last) else text)


def _dated(row: DateRow) -> str:
    if row.ticked is None:
        return row.text
    return "  ".join(part for part in (row.text, TICKED if row.ticked else UNTICKED, row.after) if part)


def _signing_rows(several: Sequence[Signature], printed: Identity) -> Iterator[SigningRow]:
    approvals = [fact.signature for fact in (*printed.facts, *printed.signers) if fact.kind == "approval"]
    for signed, record in zip_longest(several, approvals):
        picture = record.picture if record else None
        shown = embedded(picture, _SIGNED, _WIDEST, signed.arti) if picture else None
        below = "\n".join(text for text in (signed.pangkat, signed.nomor, signed.hari) if text)
        said, name = signed.jabatan, legal(signed.nama)
        if record:
            lines = zip(said.split("\n"), record.office, strict=True)
            said = "\n".join(_ending(line, wrapped.split("\n"), printed) for line, wrapped in lines)
            name = _ending(signed.nama, record.name.split("\n"), printed)
        yield SigningRow(legal(signed.peran), legal(said), legal(signed.tte), name, legal(below), shown)


def _boxes(facts: Facts, printed: Identity) -> Iterator[OfficeBox]:
    sheet = facts.sheet
    held = [OfficeBox(legal(box.title), paragraphs_of(box.body), 0) for box in sheet.boxes]
    if sheet.steps:
        held.insert(sheet.steps.at, OfficeBox(legal(sheet.steps.title), tuple(_steps(facts)), 0))
    for box, place in zip(held, printed.boxes, strict=True):
        yield OfficeBox(box.title, box.body, place.columns)


def _steps(facts: Facts) -> Iterator[CellParagraph]:
    """The steps as a numbered list."""
    for row, step in enumerate(facts.urutan):
        first, *more = paragraphs_of(facts.entry.sop.kegiatan[row].uraian)
        who = (Run(legal(f"{step.pelaksana}: "), bold=True),) if step.pelaksana else ()
        if first.mark:
            first, more = CellParagraph(()), [first, *more]
        detail = facts.catalog.rincian.get((facts.entry.id, row))
        rest = [f"{name}: {text}" for name, text in step.rinci] + (
            [f"Rincian: {detail.rujukan.teks}"] if detail else []
        )
        yield CellParagraph((*who, *first.runs), legal(step.nomor), 1)
        yield from (CellParagraph(one.runs, one.mark, one.level + 1) for one in more)
        if step.arah:
            yield CellParagraph((Run(legal(step.arah), italic=True),), level=1)
        if rest:
            yield CellParagraph((Run(legal(" · ".join(rest)), small=True),), level=1)
