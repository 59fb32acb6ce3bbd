# The identity sheet as the template takes it, and how tall its rows are: what is known need not be laid out twice.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Literal

from tatalaksana.faces import BOLD, REGULAR, displayable, faces
from tatalaksana.facts.letterhead import Letterhead
from tatalaksana.facts.sheet import Box, Sheet, Signature
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CUT, HYPHEN, ems
from tatalaksana.render.pdf.texts import Body, Fit, box_items, fitted

_IDENTITY = LAYOUT.identity
_SIZE = _IDENTITY.size
NAMES = _IDENTITY.names * _SIZE
_AGENCY, _ADDRESS = _IDENTITY.agency * _SIZE, _IDENTITY.address * _SIZE
BESIDE_WORDS = 0.5
"""The share of a signature's place that its picture may take across where words stand beside it."""
_LEFT, _RIGHT, WHOLE = 1, 2, 3
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


_ENDS = f"\n{HYPHEN}{CUT}"
_SHARES = 24
"""Of a line's room, by which the least is looked for that takes no more lines."""


@dataclass(frozen=True)
class Picture:
    """The emblem over the letterhead, or an electronic signature."""

    content: tuple[int, ...]
    """Its bytes."""
    format: Literal["svg", "png"]


Wrapped = tuple[str, ...]


@dataclass(frozen=True)
class LetterheadRecord:
    """The letterhead, each name and address in the lines that it takes."""

    agency: Wrapped
    """Empty where it has none."""
    units: tuple[Wrapped, ...]
    address: tuple[Wrapped, ...]


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
    scale: float = 1.0
    """What all of it is drawn smaller by: lines are as much longer, and what is reckoned in points is before that."""

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
    scale: float = 1.0,
) -> Identity:
    """The identity sheet.

    Args:
        sheet: What stands on it.
        logo: The emblem.
        width: Of the page between its margins, in points.
        pictures: What stands in the place of each signature.
        upright: Whether it is laid out for upright paper.
        steps: Makes the list of the steps, where the sheet has one.
        scale: What it is drawn smaller by; the room to sign in stays as large.
    """
    width /= scale
    facts = width / 2 - NAMES
    abreast = sheet.abreast
    signing = width / abreast if abreast else facts
    if upright:
        signing = signing if abreast else width * _IDENTITY.signer
        facts = width * (1 - _IDENTITY.titles) - (0 if abreast else signing) - _IDENTITY.upright_names * _SIZE
    fit = fitted(facts - 4, _SIZE, bold=True)
    room = (_IDENTITY.signature_of_several if abreast else _IDENTITY.signature) / scale
    words = fitted(signing - 2 * _IDENTITY.box_padding[0], _SIZE, bold=True)
    named = fitted(_IDENTITY.upright_names * _SIZE if upright else NAMES, _SIZE)
    part = words if abreast or upright else named
    approvals = tuple(
        Fact(part(signed.peran), kind="approval", signature=_signed(signed, picture, words, room, signing))
        for signed, picture in zip_longest(sheet.signatures, pictures)
        if signed is not None
    )
    title = sheet.title
    rows = (
        Fact(named(sheet.number[0]), fit(sheet.number[1])),
        *(Fact(named(row.label), fit(row.text), row.ticked, displayable(row.after)) for row in sheet.dates),
        *([Fact(named(sheet.pages), kind="pages")] if sheet.pages else []),
        *(() if abreast and not upright else approvals),
        Fact(named(title[0]), fit(title[1]), kind="title"),
    )
    boxes = tuple(_boxes(sheet, width, steps, upright=upright))
    share = 1.0 if upright else _IDENTITY.letterhead
    kop = (width * (_IDENTITY.upright_letterhead if upright else 1 / 2) - 2 * _IDENTITY.padding[0]) * share
    return Identity(
        letterhead_record(sheet.letterhead, kop),
        logo,
        rows,
        approvals if abreast and not upright else (),
        abreast,
        boxes,
        upright,
        sheet.steps is not None,
        scale,
    )


def letterhead_record(kop: Letterhead, width: float) -> LetterheadRecord:
    """A letterhead whose lines are no wider than this, in points."""

    def lines(text: str, size: float = _SIZE, *, bold: bool = True) -> Wrapped:
        return even_lines(fitted(width, size, bold=bold)(text), width / size, BOLD if bold else REGULAR)

    address = tuple(lines(one, _ADDRESS, bold=False) for one in kop.alamat)
    return LetterheadRecord(lines(kop.instansi, _AGENCY) if kop.instansi else (), tuple(map(lines, kop.units)), address)


def even_lines(text: str, room: float, face: int) -> Wrapped:
    """A text in as few lines as it takes, none of which ends within a word and all about as long; as it is where a word is longer."""
    words = text.split(" ")
    widths = [ems(word, face).most for word in words]
    if any(letter in text for letter in _ENDS) or max(widths) > room:
        return (text,)
    blank = faces()[face].widths[" "]
    fewest = len(_filled(widths, blank, room))
    rooms = (room * share / _SHARES for share in range(1, _SHARES + 1)) if fewest > 1 else [room]
    lines = next(found for one in rooms if max(widths) <= one and len(found := _filled(widths, blank, one)) == fewest)
    return tuple(" ".join(words[begin:end]) for begin, end in pairwise([*lines, len(words)]))


def _filled(widths: Sequence[float], blank: float, room: float) -> list[int]:
    """The words that lines begin with."""
    begins, used = [0], 0.0
    for at, width in enumerate(widths):
        if at and used + blank + width > room:
            begins.append(at)
            used = width
        else:
            used += (blank if at else 0) + width
    return begins


def _boxes(sheet: Sheet, width: float, steps: Steps | None, *, upright: bool) -> Iterator[PrintedBox]:
    held: list[Box | None] = list(sheet.boxes)
    if sheet.steps:
        held.insert(sheet.steps.at, None)
    for box, columns in zip(held, _columns([box is None for box in held]), strict=True):
        whole = width * (1 - _IDENTITY.titles) if upright else width
        wide = whole if upright or columns == WHOLE else whole / 2
        if box:
            yield PrintedBox(displayable(box.title), box_items(box.body, wide - 8, _SIZE), columns)
        elif sheet.steps and steps:
            yield PrintedBox(displayable(sheet.steps.title), steps(wide - 8), columns, _IDENTITY.steps_gap)


def _columns(across: Sequence[bool]) -> list[int]:
    """Boxes stand in pairs, but those that go across; one that is left alone has the whole width."""
    found: list[int] = []
    for index, whole in enumerate(across):
        if whole:
            found.append(WHOLE)
        elif found and found[-1] == _LEFT:
            found.append(_RIGHT)
        else:
            alone = index + 1 == len(across) or across[index + 1]
            found.append(WHOLE if alone else _LEFT)
    return found


def _signed(signed: Signature, picture: Picture | None, fit: Fit, room: float, width: float) -> SignatureRecord | None:
    if not signed.jabatan:
        return None
    below = tuple(fit(text) for text in (signed.pangkat, signed.nomor, signed.hari) if text)
    inside = width - 2 * _IDENTITY.box_padding[0]
    widest = inside * (BESIDE_WORDS if signed.tte else 1)
    words = fitted(inside - widest - 10, _SIZE)(signed.tte) if picture else fit(signed.tte)
    # No title and no last word of an office stands on a line of its own.
    office, [name] = (
        tuple("\n".join(even_lines(fit(line), inside / _SIZE, REGULAR)) for line in text.split("\n"))
        for text in (signed.jabatan, signed.nama)
    )
    return SignatureRecord(office, name, below, words, picture, displayable(signed.arti), widest, room)
