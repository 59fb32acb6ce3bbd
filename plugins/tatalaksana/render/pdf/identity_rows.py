# How tall the rows of an identity sheet are: what is known need not be laid out twice.
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import CAPITAL, Bounds, known, lines_of
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf.identity import BESIDE_WORDS, NAMES, WHOLE, Fact, Identity, PrintedBox, SignatureRecord
from tatalaksana.render.pdf.rows import words_height

_IDENTITY = LAYOUT.identity
_SIZE = _IDENTITY.size
_AGENCY, _ADDRESS = _IDENTITY.agency * _SIZE, _IDENTITY.address * _SIZE
_PARAGRAPHS = 1.2 * _SIZE
"""Between paragraphs where nothing else is said."""
_UNSIGNED = 20 * MM
"""What a cell without a signature keeps for one."""


@dataclass(frozen=True, slots=True)
class IdentityRows:
    """How tall the rows of an identity sheet are, in points."""

    bounds: tuple[Bounds, ...]
    above: float
    """What a letterhead that is taller than the data beside it adds to the row to sign in, at most; without one all grow alike."""
    signing: int | None
    """That row."""
    scale: float
    """What all of it is drawn smaller by: rows are as tall as before that."""

    @property
    def known(self) -> tuple[float | None, ...]:
        """Their heights; None where that isn't sure."""
        return tuple(
            None if least != most or (self.above and index == self.signing) else least
            for index, (least, most) in enumerate(self.bounds)
        )

    def broken(self, boxes: int) -> tuple[float | None, ...]:
        """The same of a sheet that goes on on another page: what is told a height stays whole, and boxes are to be broken."""
        begin = len(self.bounds) - boxes
        return (*self.known[:begin], *[None] * boxes)

    @property
    def whole(self) -> float | None:
        """What all of them take, as they are drawn; None where that isn't sure."""
        return None if None in self.known else self.most

    @property
    def most(self) -> float:
        """What all of them take at most, as they are drawn."""
        return (sum(row.most for row in self.bounds) + self.above) * self.scale


def identity_rows(identity: Identity, width: float) -> IdentityRows | None:
    """How tall the rows are on a page of this width between its margins, in points; None where they flow from page to page."""
    if identity.flowing:
        return None
    width /= identity.scale
    facts = width / 2 - NAMES
    heights = [_fact_height(fact, facts - 2 * _IDENTITY.padding[0]) for fact in identity.facts]
    inside = [
        _box_height(box, wide - 2 * _IDENTITY.box_padding[0])
        for box in identity.boxes
        for wide in [width if box.columns == WHOLE else width / 2]
    ]
    heights += _signers_heights(identity, width)
    heights += [Bounds(*map(max, *pair)) for pair in zip_longest(inside[::2], inside[1::2], fillvalue=Bounds(0, 0))]
    data = len(identity.facts)
    above = max(0.0, _letterhead_height(identity, width / 2) - sum(row.least for row in heights[:data]))
    signing = next((index for index, fact in enumerate(identity.facts) if fact.kind == "approval"), None)
    if signing is None:
        heights[:data] = [Bounds(*(height + above / data for height in row)) for row in heights[:data]]
        above = 0.0
    return IdentityRows(tuple(heights), above, signing, identity.scale)


def _signers_heights(identity: Identity, width: float) -> list[Bounds]:
    """The one row of those who sign side by side: never sure."""
    if not identity.signers:
        return []
    tallest = max(
        _fact_height(one, width / identity.abreast - 2 * _IDENTITY.box_padding[0]).most for one in identity.signers
    )
    lines = -(-len(identity.signers) // identity.abreast)
    return [Bounds(0, lines * (tallest + 2 * _SIZE))]


def _fact_height(fact: Fact, width: float) -> Bounds:
    names = _height([fact.name], NAMES - 2 * _IDENTITY.padding[0])
    if fact.kind == "approval":
        value = _approval_height(fact.signature, width)
    elif fact.kind == "title":
        value = _height([fact.text], width, BOLD)
    elif fact.ticked is None:
        value = _height([fact.text], width)
    else:
        value = _ticked_height(fact, width)
    return Bounds(*(max(one, other) + 2 * _IDENTITY.padding[1] for one, other in zip(names, value, strict=True)))


def _approval_height(signed: SignatureRecord | None, width: float) -> Bounds:
    """Office, room to sign in, and who signed; sure where nothing stands in that room."""
    if signed is None:
        return Bounds(_UNSIGNED, _UNSIGNED)
    room = signed.room * 10 * MM
    office, named = (_joined(texts, width) for texts in (signed.office, (signed.name, *signed.below)))
    if signed.picture is None and not signed.tte:
        return Bounds(*(over + room + _PARAGRAPHS + under for over, under in zip(office, named, strict=True)))
    beside = width * (BESIDE_WORDS if signed.picture else 1) - 10
    # What parts its paragraphs, and how tall a picture is, only the template knows.
    return Bounds(0, office.most + named.most + _joined([signed.tte], beside).most + room + 3 * _SIZE)


def _joined(texts: Sequence[str], width: float) -> Bounds:
    """The height of the lines of one paragraph, each text on a line of its own."""
    between = _IDENTITY.leading * _SIZE * (len(texts) - 1)
    return Bounds(*(height + between for height in _height(texts, width)))


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
    names = [_lines_height(unit, wide, BOLD) for unit in kop.units]
    address = [_lines_height(one, wide, REGULAR, _ADDRESS) for one in kop.address]
    return (
        (_IDENTITY.logo * 10 * MM if identity.logo else 0)
        + (_lines_height(kop.agency, wide, BOLD, _AGENCY) if kop.agency else 0)
        + sum(names)
        + sum(address)
        + _IDENTITY.between * _SIZE * lines
        + _IDENTITY.within_address * _ADDRESS * len(kop.address)
        + 2 * _IDENTITY.padding[1]
    )


def _lines_height(lines: Sequence[str], width: float, face: int, size: float = _SIZE) -> float:
    """The height of the lines of one name or address, at most."""
    return _height(lines, width, face, size).most + _IDENTITY.leading * size * (len(lines) - 1)


def _height(texts: Iterable[str], width: float, face: int = REGULAR, size: float = _SIZE) -> Bounds:
    """The height of texts below each other."""
    leading = _IDENTITY.leading
    least = most = 0.0
    for text in texts:
        few, many = (count * (CAPITAL + leading) - leading for count in lines_of([(text, face)], width, size))
        least, most = least + few * size, most + (many if known(text) else 1.5 * many) * size
    return Bounds(least, most)
