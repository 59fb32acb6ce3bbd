# Fields that PDF readers fill (AcroForm), at the places of the links that the template has set. Only here is pypdf known.
# Kept: PDF/UA-1, for each field stands in the tags where its link stood, in the order of reading, with its words. Not kept:
# PDF/A, for what a reader fills in is set in Helvetica, which every reader has and none embeds. No scripts, no actions; every
# field has its appearance, so that no reader has to make one up.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from io import BytesIO
from typing import cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

_SCHEME = "isian:"
_APPEARANCE = TextStringObject("/Helv 9 Tf 0 g")
_REQUIRED, _MULTILINE, _RADIO, _COMBO = 1 << 1, 1 << 12, 1 << 15, 1 << 17
_LONGEST = 500
"""Letters of a field's words; the form itself has all of a longer hint."""
_OFF = "/Off"
_OF_LINKS = ("/A", "/Border", "/Contents")


class Kind(Enum):
    """How a field is filled."""

    LINE = auto()
    MULTILINE = auto()
    ONE_OF = auto()
    """Boxes of which one is ticked."""
    MANY_OF = auto()
    LISTED = auto()
    """A list that one is chosen from."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place of a form that is filled."""

    name: str
    """Of the field, `table.row.column` in tables."""
    kind: Kind
    label: str
    said: str
    """What a reader is told when it comes to the field."""
    required: bool
    choices: tuple[tuple[str, str], ...]
    """(value, label), if any. Boxes have the links `name=value`."""


def with_fields(content: bytes, blanks: Sequence[Blank]) -> bytes:
    """The PDF with its links `isian:name` made fields.

    Args:
        content: The PDF, tagged.
        blanks: The fields in the order of reading, one for each name that is linked.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    links = dict(_links(writer))
    _say_form(writer)
    fields = _Fields(writer)
    for blank in blanks:
        fields.add(blank, links)
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(fields.form())  # noqa: SLF001 - pypdf's way to add what it has no method for
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _links(writer: PdfWriter) -> Iterator[tuple[str, IndirectObject]]:
    """Each link by what it leads to, no link any more but a widget without a field."""
    for page in writer.pages:
        for reference in page.get("/Annots", ArrayObject()):
            link = _dictionary(reference)
            target = str(_dictionary(link["/A"])["/URI"])
            for key in _OF_LINKS:
                link.pop(key, None)
            link[NameObject("/Subtype")] = NameObject("/Widget")
            link[NameObject("/P")] = page.indirect_reference or page
            yield target.removeprefix(_SCHEME), reference


def _say_form(writer: PdfWriter) -> None:
    """The tags of the links are those of fields."""
    tree = _dictionary(_dictionary(writer.root_object["/StructTreeRoot"])["/ParentTree"])
    for entry in cast("ArrayObject", tree["/Nums"].get_object()):
        element = entry.get_object()
        if isinstance(element, DictionaryObject) and element.get("/S") == "/Link":
            element[NameObject("/S")] = NameObject("/Form")


class _Fields:
    """The tree of the fields as it grows."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._top = ArrayObject()
        self._groups: dict[str, IndirectObject] = {}

    def form(self) -> DictionaryObject:
        helvetica = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        })  # fmt: skip
        fonts = DictionaryObject({NameObject("/Helv"): self._added(helvetica)})
        return DictionaryObject({
            NameObject("/Fields"): self._top, NameObject("/DA"): _APPEARANCE,
            NameObject("/DR"): DictionaryObject({NameObject("/Font"): fonts}),
        })  # fmt: skip

    def add(self, blank: Blank, links: dict[str, IndirectObject]) -> None:
        """Make the field of a blank, of its link or links."""
        if blank.kind is Kind.ONE_OF:
            group = self._group(blank.name)
            _dictionary(group).update(_facts(blank, "/Btn", _RADIO) | {NameObject("/V"): NameObject(_OFF)})
            for value, label in blank.choices:
                box = links[f"{blank.name}={value}"]
                _dictionary(box)[NameObject("/TU")] = _words(f"{blank.label}: {label}")
                self._hang(box, group)
                self._tickable(box, value)
        elif blank.kind is Kind.MANY_OF:
            group = self._group(blank.name)
            _dictionary(group)[NameObject("/TU")] = _words(blank.said)
            for value, label in blank.choices:
                box = links[f"{blank.name}={value}"]
                # Of several boxes none by itself is required.
                alone = replace(blank, said=f"{blank.label}: {label}", required=False)
                _dictionary(box).update(_facts(alone, "/Btn") | {NameObject("/V"): NameObject(_OFF)})
                self._name(box, value, group)
                self._tickable(box, value)
        else:
            self._text(blank, links[blank.name])

    def _text(self, blank: Blank, widget: IndirectObject) -> None:
        field = _dictionary(widget)
        if blank.kind is Kind.LISTED:
            field.update(_facts(blank, "/Ch", _COMBO))
            # The first takes a choice back.
            options = [("", ""), *blank.choices]
            field[NameObject("/Opt")] = ArrayObject(ArrayObject(map(TextStringObject, pair)) for pair in options)
        else:
            field.update(_facts(blank, "/Tx", _MULTILINE if blank.kind is Kind.MULTILINE else 0))
        field[NameObject("/DA")] = _APPEARANCE
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): self._drawn(widget, "/Tx BMC EMC")})
        above, _, name = blank.name.rpartition(".")
        self._name(widget, name, self._group(above) if above else None)

    def _tickable(self, widget: IndirectObject, value: str) -> None:
        left, bottom, right, top = _rectangle(widget)
        width, height = right - left, top - bottom
        tick = " ".join(
            f"{x * width:.2f} {y * height:.2f} {step}" for x, y, step in ((0.14, 0.5, "m"), (0.4, 0.2, "l"), (0.88, 0.88, "l"))
        )
        ticked = self._drawn(widget, f"q 1.3 w 1 J 1 j {tick} S Q")
        states = DictionaryObject({NameObject(f"/{value}"): ticked, NameObject(_OFF): self._drawn(widget, "")})
        field = _dictionary(widget)
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): states})
        field[NameObject("/AS")] = NameObject(_OFF)

    def _drawn(self, widget: IndirectObject, drawing: str) -> IndirectObject:
        left, bottom, right, top = _rectangle(widget)
        stream = DecodedStreamObject()
        stream.set_data(drawing.encode("ascii"))
        stream.update({
            NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, right - left, top - bottom))),
            NameObject("/Resources"): DictionaryObject(),
        })  # fmt: skip
        return self._added(stream)

    def _group(self, name: str) -> IndirectObject:
        """The field of this name that holds others, new or not."""
        if name not in self._groups:
            above, _, own = name.rpartition(".")
            group = self._added(DictionaryObject({NameObject("/Kids"): ArrayObject()}))
            self._name(group, own, self._group(above) if above else None)
            self._groups[name] = group
        return self._groups[name]

    def _name(self, field: IndirectObject, name: str, group: IndirectObject | None) -> None:
        _dictionary(field)[NameObject("/T")] = TextStringObject(name)
        if group is None:
            self._top.append(field)
        else:
            self._hang(field, group)

    @staticmethod
    def _hang(field: IndirectObject, group: IndirectObject) -> None:
        _dictionary(field)[NameObject("/Parent")] = group
        cast("ArrayObject", _dictionary(group)["/Kids"]).append(field)

    def _added(self, made: PdfObject) -> IndirectObject:
        return self._writer._add_object(made)  # noqa: SLF001 - as above


def _facts(blank: Blank, kind: str, flags: int = 0) -> dict[NameObject, PdfObject]:
    return {
        NameObject("/FT"): NameObject(kind), NameObject("/TU"): _words(blank.said),
        NameObject("/Ff"): NumberObject(flags | (_REQUIRED if blank.required else 0)),
    }  # fmt: skip


def _words(text: str) -> TextStringObject:
    line = " ".join(text.split())
    return TextStringObject(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")


def _rectangle(widget: IndirectObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = map(float, cast("ArrayObject", _dictionary(widget)["/Rect"]))
    return left, bottom, right, top


def _dictionary(found: PdfObject) -> DictionaryObject:
    return cast("DictionaryObject", found.get_object())
