# Fields that PDF readers fill (AcroForm), at the places of the links that the template has set.
# Kept: PDF/UA-1, for each field stands in the tags where its link stood, in the order of reading, with its words. Not kept:
# PDF/A, for what a reader fills in is set in Helvetica, which every reader has and none embeds. No scripts, no actions; every
# field has its appearance, so that no reader has to make one up.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from tatalaksana.render.pdf.objects import Objects

_PAGE, _LINK, _TAG, _CATALOG = (
    b"<</Type/Page/",
    b"<</Type/Annot/Subtype/Link",
    b"<</Type/StructElem/S/Link",
    b"<</Type/Catalog",
)
"""How the objects begin that are changed."""
_ANNOTATIONS = re.compile(rb"/Annots\[([0-9R ]*)\]")
_ABOUT = re.compile(rb"/Rect\[([-0-9. ]+)\].*/URI\(isian:([a-z0-9_.=-]+)\).*/StructParent (\d+)", re.DOTALL)
_APPEARANCE = "/DA(/Helv 9 Tf 0 g)"
_HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_REQUIRED, _MULTILINE, _RADIO, _COMBO = 1 << 1, 1 << 12, 1 << 15, 1 << 17
_LONGEST = 500
"""Letters of a field's words; the form itself has all of a longer hint."""


class FieldKind(Enum):
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
    kind: FieldKind
    label: str
    said: str
    """What a reader is told when it comes to the field."""
    required: bool
    choices: tuple[tuple[str, str], ...]
    """(value, label), if any. Boxes have the links `name=value`."""


def put_fields(pdf: Objects, blanks: Sequence[Blank]) -> None:
    """Make fields of the links `isian:name`.

    Args:
        pdf: As Typst wrote it, tagged.
        blanks: The fields in the order of reading, one for each name that is linked.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    fields = _Fields(pdf)
    for blank in blanks:
        fields.add(blank)
    for number, tag in pdf.beginning(_TAG):
        pdf.put(number, tag.replace(b"/S/Link", b"/S/Form", 1))
    form = fields.form()
    for number, catalog in pdf.beginning(_CATALOG):
        pdf.put(number, b"%b/AcroForm %d 0 R>>" % (catalog.removesuffix(b">>"), form))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field lies."""

    number: int
    """Of the object that was the link."""
    page: int
    rectangle: str
    width: float
    height: float
    tag: int


@dataclass(slots=True)
class _Group:
    """A field that holds others."""

    number: int
    name: str
    above: str
    """What says which field it belongs to."""
    facts: str = ""
    kids: list[int] = field(default_factory=list)


class _Fields:
    """The tree of the fields as it grows."""

    def __init__(self, pdf: Objects) -> None:
        self._pdf = pdf
        self._places = dict(_places(pdf))
        self._top: list[int] = []
        self._groups: dict[str, _Group] = {}
        self._drawings: dict[str, int] = {}

    def form(self) -> int:
        """The number of the whole form, once all fields are added."""
        for group in self._groups.values():
            self._put(group.number, f"<</T{_words(group.name)}{group.above}{group.facts}/Kids[{_listed(group.kids)}]>>")
        return self._new(
            f"<</Fields[{_listed(self._top)}]{_APPEARANCE}/DR<</Font<</Helv {self._new(_HELVETICA)} 0 R>>>>>>"
        )

    def add(self, blank: Blank) -> None:
        """Make the field of a blank, of its link or links."""
        if blank.kind is FieldKind.ONE_OF:
            group = self._group(blank.name)
            group.facts = f"{_facts(blank, 'Btn', _RADIO)}/V/Off"
            for value, label in blank.choices:
                self._box(blank, value, group, f"/TU{_words(f'{blank.label}: {label}')}/Parent {group.number} 0 R")
        elif blank.kind is FieldKind.MANY_OF:
            group = self._group(blank.name)
            group.facts = f"/TU{_words(blank.said)}"
            for value, label in blank.choices:
                # Of several boxes none by itself is required.
                alone = replace(blank, said=f"{blank.label}: {label}", required=False)
                self._box(
                    blank, value, group, f"{_facts(alone, 'Btn')}/V/Off/T{_words(value)}/Parent {group.number} 0 R"
                )
        else:
            self._text(blank)

    def _text(self, blank: Blank) -> None:
        place = self._places[blank.name]
        if blank.kind is FieldKind.LISTED:
            # The first takes a choice back.
            options = "".join(f"[{_words(value)}{_words(label)}]" for value, label in (("", ""), *blank.choices))
            facts = f"{_facts(blank, 'Ch', _COMBO)}/Opt[{options}]"
        else:
            facts = _facts(blank, "Tx", _MULTILINE if blank.kind is FieldKind.MULTILINE else 0)
        above, _, name = blank.name.rpartition(".")
        # Readers that fill a field write over its appearance, so it has one of its own.
        drawn = self._new(_drawing(place, "/Tx BMC EMC"))
        self._widget(
            place, f"{facts}{_APPEARANCE}/T{_words(name)}{self._hung(place.number, above)}/AP<</N {drawn} 0 R>>"
        )

    def _box(self, blank: Blank, value: str, group: _Group, facts: str) -> None:
        place = self._places[f"{blank.name}={value}"]
        group.kids.append(place.number)
        tick = " ".join(
            f"{x * place.width:.2f} {y * place.height:.2f} {step}"
            for x, y, step in ((0.14, 0.5, "m"), (0.4, 0.2, "l"), (0.88, 0.88, "l"))
        )
        ticked, off = self._drawn(_drawing(place, f"q 1.3 w 1 J 1 j {tick} S Q")), self._drawn(_drawing(place, ""))
        self._widget(place, f"{facts}/AP<</N<</{value} {ticked} 0 R/Off {off} 0 R>>>>/AS/Off")

    def _widget(self, place: _Place, facts: str) -> None:
        self._put(
            place.number,
            f"<</Type/Annot/Subtype/Widget/Rect[{place.rectangle}]/F 4/P {place.page} 0 R/StructParent {place.tag}{facts}>>",
        )

    def _group(self, name: str) -> _Group:
        """The field of this name that holds others, new or not."""
        if name not in self._groups:
            above, _, own = name.rpartition(".")
            number = self._pdf.add()
            self._groups[name] = _Group(number, own, self._hung(number, above))
        return self._groups[name]

    def _hung(self, number: int, above: str) -> str:
        """Hang a field into its group, or none; what says so."""
        if not above:
            self._top.append(number)
            return ""
        group = self._group(above)
        group.kids.append(number)
        return f"/Parent {group.number} 0 R"

    def _drawn(self, drawing: str) -> int:
        """A drawing that several boxes may share."""
        if drawing not in self._drawings:
            self._drawings[drawing] = self._new(drawing)
        return self._drawings[drawing]

    def _new(self, made: str) -> int:
        return self._pdf.add(made.encode("ascii"))

    def _put(self, number: int, made: str) -> None:
        self._pdf.put(number, made.encode("ascii"))


def _places(pdf: Objects) -> Iterator[tuple[str, _Place]]:
    """(name, place) of each link."""
    pages = {}
    for page, body in pdf.beginning(_PAGE):
        for number in (_ANNOTATIONS.search(body) or ["", ""])[1].split()[::3]:
            pages[int(number)] = page
    for number, body in pdf.beginning(_LINK):
        about = _ABOUT.search(body)
        if about is None:
            raise ValueError("A link of this PDF is none of a form's.")
        left, bottom, right, top = map(float, about[1].split())
        rectangle, name = about[1].decode(), about[2].decode()
        yield name, _Place(number, pages[number], rectangle, right - left, top - bottom, int(about[3]))


def _drawing(place: _Place, drawing: str) -> str:
    return (
        f"<</Subtype/Form/BBox[0 0 {place.width:.2f} {place.height:.2f}]/Resources<<>>/Length {len(drawing)}>>\n"
        f"stream\n{drawing}\nendstream"
    )


def _facts(blank: Blank, kind: str, flags: int = 0) -> str:
    return f"/FT/{kind}/TU{_words(blank.said)}/Ff {flags | (_REQUIRED if blank.required else 0)}"


def _words(text: str) -> str:
    """A text as PDF writes it: as numbers, so that none of its signs can end it."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    written = line.encode() if line.isascii() else f"\ufeff{line}".encode("utf-16-be", "replace")
    return f"<{written.hex()}>"


def _listed(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
