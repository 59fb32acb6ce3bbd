# The identity sheet as the template takes it, and how tall its rows are: what is known need not be laid out twice.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.facts.letterhead import Letterhead
from tatalaksana.facts.sheet import Box, DateRow, Sheet, Signature
from tatalaksana.render.fitting.coverage import displayable
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, Bounds, known, lines_of
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf.rows import words_height
from tatalaksana.render.pdf.texts import Body, Fit, box_items, fitted

_IDENTITY = LAYOUT.identity
_SIZE = _IDENTITY.size
_NAMES = _IDENTITY.names * _SIZE
_AGENCY, _ADDRESS = _IDENTITY.agency * _SIZE, _IDENTITY.address * _SIZE
_BESIDE_WORDS = 0.5
"""The share of a signature's place that its picture may take across where words stand beside it."""
_LEFT, _RIGHT, _WHOLE = 1, 2, 3
"""The columns that a box takes of a lying sheet's grid, the second and third of which it has for the data."""


@dataclass(frozen=True)
class SignatureRecord:
    """Who approved an SOP."""

    office: tuple[str, ...]
    """Its lines."""
    name: str
    below: tuple[str, ...]
    """Rank, number and day, as far as they are known."""
    tte: str
    """What stands in the signature's place."""
    picture: Picture | None
    """What stands there before these words."""
    alt: str
    """What it is, for those who don't see it."""
    widest: float
    """Points that it may take across."""
    room: float
    """Centimetres to sign in."""


@dataclass(frozen=True)
class Fact:
    """A row of the data: a text, perhaps with a box to tick and words behind it; the title; or the approval."""

    name: str
    text: str = ""
    ticked: bool | None = None
    """None for a row without a box to tick."""
    after: str = ""
    kind: Literal["text", "title", "approval", "pages"] = "text"
    """Of pages the template tells how many there are."""
    signature: SignatureRecord | None = None


@dataclass(frozen=True)
class PrintedBox:
    """A box below the data."""

    title: str
    body: Body
    columns: int
    """Of the three of a lying sheet's grid: 1 on the left, 2 on the right, 3 across; upright all stand below each other."""
    gap: float = _IDENTITY.gap
    """Between its items, in sizes of its letters."""


@dataclass(frozen=True)
class Picture:
    """The emblem over the letterhead, or an electronic signature."""

    content: tuple[int, ...]
    """Its bytes."""
    format: Literal["svg", "png"]


@dataclass(frozen=True)
class LetterheadRecord:
    """The lines of the letterhead; the agency's may be empty."""

    agency: str
    units: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True)
class Identity:
    """The identity sheet."""

    letterhead: LetterheadRecord
    logo: Picture | None
    facts: tuple[Fact, ...]
    signers: tuple[Fact, ...]
    """Who sign, side by side over the whole width; none where one signs or the paper is upright: they are among the facts."""
    abreast: int
    """How many of them stand in a row."""
    boxes: tuple[PrintedBox, ...]
    upright: bool = False
    listed: bool = False
    """Whether one of the boxes holds the steps."""

    @property
    def flowing(self) -> bool:
        """Whether only the template knows where its pages end."""
        return self.upright or self.listed

    @property
    def pairs(self) -> int:
        """How many rows the boxes of a lying sheet take."""
        return sum(box.columns != _RIGHT for box in self.boxes)


Steps = Callable[[float], Body]
"""What makes the numbered list of the steps, for lines of a width in points."""


def identity_of(
    sheet: Sheet,
    logo: Picture | None,
    width: float,
    pictures: Sequence[Picture | None] = (),
    *,
    upright: bool = False,
    steps: Steps | None = None,
) -> Identity:
    """The identity sheet.

    Args:
        sheet: What stands on it.
        logo: The emblem.
        width: Of the page between its margins, in points.
        pictures: What stands in the place of each signature.
        upright: Whether it is laid out for upright paper.
        steps: Makes the list of the steps, where the sheet has one.
    """
    facts = width / 2 - _NAMES
    abreast = sheet.abreast
    signing = width / abreast if abreast else facts
    if upright:
        signing = signing if abreast else width * _IDENTITY.signer
        facts = width * (1 - _IDENTITY.titles) - (0 if abreast else signing) - _IDENTITY.upright_names * _SIZE
    fit = fitted(facts - 4, _SIZE, bold=True)
    room = _IDENTITY.signature_of_several if abreast else _IDENTITY.signature
    words = fitted(signing - 2 * _IDENTITY.box_padding[0], _SIZE, bold=True)
    approvals = tuple(
        _approval(signed, picture, words, room, signing)
        for signed, picture in zip_longest(sheet.signatures, pictures)
        if signed is not None
    )
    name, title = sheet.title
    rows = (
        _fact(*sheet.number, fit),
        *(_date(row, fit) for row in sheet.dates),
        *([Fact(displayable(sheet.pages), kind="pages")] if sheet.pages else []),
        *(() if abreast and not upright else approvals),
        Fact(displayable(name), fit(title), kind="title"),
    )
    boxes = tuple(_boxes(sheet, width, steps, upright=upright))
    kop = width * (_IDENTITY.titles if upright else 0.5) * _IDENTITY.letterhead
    return Identity(
        letterhead_record(sheet.letterhead, kop),
        logo,
        rows,
        approvals if abreast and not upright else (),
        abreast,
        boxes,
        upright,
        sheet.steps is not None,
    )


def letterhead_record(kop: Letterhead, width: float) -> LetterheadRecord:
    """A letterhead whose words are broken where they are wider than this, in points."""
    name, line = fitted(width, _AGENCY, bold=True), fitted(width, _ADDRESS)
    unit = fitted(width, _SIZE, bold=True)
    return LetterheadRecord(name(kop.instansi), tuple(map(unit, kop.units)), tuple(map(line, kop.alamat)))


def _boxes(sheet: Sheet, width: float, steps: Steps | None, *, upright: bool) -> Iterator[PrintedBox]:
    held: list[Box | None] = list(sheet.boxes)
    if sheet.steps:
        held.insert(sheet.steps.at, None)
    for box, columns in zip(held, _columns([box is None for box in held]), strict=True):
        whole = width * (1 - _IDENTITY.titles) if upright else width
        wide = whole if upright or columns == _WHOLE else whole / 2
        if box:
            yield PrintedBox(displayable(box.title), box_items(box.body, wide - 8, _SIZE), columns)
        elif sheet.steps and steps:
            yield PrintedBox(displayable(sheet.steps.title), steps(wide - 8), columns, _IDENTITY.steps_gap)


def _columns(across: Sequence[bool]) -> list[int]:
    """Boxes stand in pairs, but those that go across; one that is left alone has the whole width."""
    found: list[int] = []
    for index, whole in enumerate(across):
        if whole:
            found.append(_WHOLE)
        elif found and found[-1] == _LEFT:
            found.append(_RIGHT)
        else:
            alone = index + 1 == len(across) or across[index + 1]
            found.append(_WHOLE if alone else _LEFT)
    return found


@dataclass(frozen=True, slots=True)
class IdentityRows:
    """How tall the rows of an identity sheet are, in points."""

    bounds: tuple[Bounds, ...]
    above: float
    """What a letterhead that is taller than the data beside it adds: there the row to sign in grows."""

    @property
    def known(self) -> tuple[float | None, ...]:
        """Their heights; None where that isn't sure."""
        return tuple(least if least == most else None for least, most in self.bounds)

    @property
    def most(self) -> float:
        """What all of them take at most."""
        return sum(row.most for row in self.bounds) + self.above


def identity_rows(identity: Identity, width: float) -> IdentityRows | None:
    """How tall the rows are on a page of this width between its margins, in points; None where they flow from page to page."""
    if identity.flowing:
        return None
    facts = width / 2 - _NAMES
    heights = [_fact_height(fact, facts - 2 * _IDENTITY.padding[0]) for fact in identity.facts]
    inside = [
        _box_height(box, wide - 2 * _IDENTITY.box_padding[0])
        for box in identity.boxes
        for wide in [width if box.columns == _WHOLE else width / 2]
    ]
    heights += _signers_heights(identity, width)
    heights += [Bounds(*map(max, *pair)) for pair in zip_longest(inside[::2], inside[1::2], fillvalue=Bounds(0, 0))]
    above = _letterhead_height(identity, width / 2) - sum(row.least for row in heights[: len(identity.facts)])
    return IdentityRows(tuple(heights), max(0.0, above))


def _signers_heights(identity: Identity, width: float) -> list[Bounds]:
    """The one row of those who sign side by side: never sure."""
    if not identity.signers:
        return []
    tallest = max(
        _fact_height(one, width / identity.abreast - 2 * _IDENTITY.box_padding[0]).most for one in identity.signers
    )
    lines = -(-len(identity.signers) // identity.abreast)
    return [Bounds(0, lines * (tallest + 2 * _SIZE))]


def _approval(signed: Signature, picture: Picture | None, fit: Fit, room: float, width: float) -> Fact:
    record = None
    if signed.jabatan:
        office = tuple(map(fit, signed.jabatan.split("\n")))
        below = tuple(fit(text) for text in (signed.pangkat, signed.nomor, signed.hari) if text)
        inside = width - 2 * _IDENTITY.box_padding[0]
        widest = inside * (_BESIDE_WORDS if signed.tte else 1)
        words = fitted(inside - widest - 10, _SIZE)(signed.tte) if picture else fit(signed.tte)
        record = SignatureRecord(
            office, fit(signed.nama), below, words, picture, displayable(signed.arti), widest, room
        )
    return Fact(displayable(signed.peran), kind="approval", signature=record)


def _fact(name: str, text: str, fit: Fit) -> Fact:
    return Fact(displayable(name), fit(text))


def _date(row: DateRow, fit: Fit) -> Fact:
    return Fact(displayable(row.label), fit(row.text), row.ticked, displayable(row.after))


def _fact_height(fact: Fact, width: float) -> Bounds:
    names = _height([fact.name], _NAMES - 2 * _IDENTITY.padding[0])
    if fact.kind == "approval":
        # The lines of its paragraphs, and what may part them: never sure.
        signed = fact.signature
        said = _height([*signed.office, signed.name, *signed.below] if signed else [""], width)
        words = _height(
            [signed.tte] if signed else [""], width * (_BESIDE_WORDS if signed and signed.picture else 1) - 10
        )
        value = Bounds(0, said.most + words.most + _IDENTITY.signature * 10 * MM + 4 * _SIZE)
    elif fact.kind == "title":
        value = _height([fact.text], width, BOLD)
    elif fact.ticked is None:
        value = _height([fact.text], width)
    else:
        value = _ticked_height(fact, width)
    return Bounds(*(max(one, other) + 2 * _IDENTITY.padding[1] for one, other in zip(names, value, strict=True)))


def _ticked_height(fact: Fact, width: float) -> Bounds:
    """With the box, its distances and the words behind it."""
    tick = _IDENTITY.tick * _SIZE
    least, most = lines_of([(f"{fact.text} {fact.after}", REGULAR)], width - 2.5 * _SIZE, _SIZE)
    return Bounds(tick, tick if least == most == 1 and known(fact.text) else most * 2 * _SIZE)


def _box_height(box: PrintedBox, width: float) -> Bounds:
    title = _height([f"{box.title} :"], width, BOLD)
    body = words_height(box.body, width, _SIZE, _IDENTITY.leading, _IDENTITY.gap)
    return Bounds(
        *(
            over + (_IDENTITY.below_title * _SIZE + under if box.body else 0) + 2 * _IDENTITY.box_padding[1]
            for over, under in zip(title, body, strict=True)
        )
    )


def _letterhead_height(identity: Identity, width: float) -> float:
    kop, wide = identity.letterhead, _IDENTITY.letterhead * width
    lines = len(kop.units) + bool(kop.agency) + bool(kop.address)
    return (
        (_IDENTITY.logo * 10 * MM if identity.logo else 0)
        + _height([kop.agency] if kop.agency else [], wide, BOLD, _AGENCY).most
        + _height(kop.units, wide, BOLD).most
        + _height(kop.address, wide, REGULAR, _ADDRESS).most
        + _IDENTITY.between * _SIZE * lines
        + _IDENTITY.within_address * _ADDRESS * len(kop.address)
        + 2 * _IDENTITY.padding[1]
    )


def _height(texts: Iterable[str], width: float, face: int = REGULAR, size: float = _SIZE) -> Bounds:
    """The height of texts below each other."""
    leading = _IDENTITY.leading
    least = most = 0.0
    for text in texts:
        few, many = (count * (CAPITAL + leading) - leading for count in lines_of([(text, face)], width, size))
        least, most = least + few * size, most + (many if known(text) else 1.5 * many) * size
    return Bounds(least, most)
