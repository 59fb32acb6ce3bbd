# What a type of field tells of itself: how it is laid out, what it is worth, and what each output asks of it. Values and
# pure functions only; the renderers and the scripts interpret them and know no type by its name.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from tatalaksana.model import plain
from tatalaksana.source import Path

if TYPE_CHECKING:
    from tatalaksana.formulir.isian import Isian

ANYTHING = "(?s:.*)"
"""The pattern of any text."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Shape(Enum):
    """How a field is laid out, on pages, on paper and in sheets alike. Scripts know these words too."""

    LINE = "line"
    """One line to write on."""
    LINES = "lines"
    ONE = "one"
    """Choices of which one is taken."""
    MANY = "many"
    """Choices of which any are taken."""
    ROWS = "rows"
    """A table of other fields."""
    SPACE = "space"
    """Room for ink."""
    WORDS = "words"
    """Something to read."""
    RESULT = "result"
    """What a formula gives."""

    @property
    def asked(self) -> bool:
        """Whether people fill it, be it in ink."""
        return self not in {Shape.WORDS, Shape.RESULT}

    @property
    def typed(self) -> bool:
        """Whether something is typed or picked for it, in one place."""
        return self not in {Shape.WORDS, Shape.RESULT, Shape.SPACE, Shape.ROWS}

    @property
    def valued(self) -> bool:
        """Whether formulas may ask what it is worth."""
        return self not in {Shape.WORDS, Shape.SPACE}

    @property
    def column(self) -> bool:
        """Whether a table may have it."""
        return self not in {Shape.WORDS, Shape.ROWS}


class Worth(Enum):
    """What a field is worth in formulas, files and cells. Scripts know these words too."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Between:
    """A cell's rule: what is typed lies between two numbers, as spreadsheets count it."""

    kind: str
    """`integer`, `decimal`, `date`, `time`, or `length`, the letters of a text."""
    least: float
    most: float
    refusal: str = ""
    """Said of anything else; without it the rule stands only where the field's constraint sets limits."""

    @property
    def whole(self) -> bool:
        """Whether it is counted in whole numbers, so that «< 5» is «<= 4»."""
        return self.kind in {"integer", "length"}

    @property
    def limited(self) -> bool:
        """Whether a constraint may narrow it: days and hours are written otherwise in formulas."""
        return self.kind not in {"date", "time"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """A cell's rule: one of the field's choices, from a list to open."""

    refusal: str
    short: bool = False
    """Whether the words are few and without commas: then they stand in the rule itself."""


CellRule = Between | OneOf | None


@dataclass(frozen=True, slots=True)
class OnPage:
    """A field on its page."""

    attributes: str = 'type="text"'
    """Of the element `input`, where the field has one."""
    column: str = "text"
    """The type whose column, of those that the stylesheet knows, is as wide as this one's."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A field on paper, in points."""

    column: tuple[float, float] = (78, 2)
    """The least width of its column, and its share of the width that is left."""
    row: float = 21.0
    """The least height of a table's row with it."""
    tall: float = 21.0
    """The height of its own place."""
    wide: float | None = None
    """The width of its own place; None is all of the line."""
    beside: int = 3
    """Choices beside each other at most."""
    beside_in_cell: int = 1
    how: str = ""
    """How it is written, said where it is filled in a PDF reader."""


@dataclass(frozen=True, slots=True)
class InCell:
    """A field in a sheet of cells."""

    shows: str = "@"
    """How its cell shows what is typed; `@` is text, so that «08123» keeps its nought and «=1» is no formula."""
    lines: int = 1
    """Lines that are left free."""


@dataclass(frozen=True, slots=True)
class InScript:
    """How scripts read and judge what is typed."""

    unreadable: str = ""
    """Said of what is typed and is no value."""
    unfinished: str = ""
    """Said of what the browser gives no value for, because only a part of it is there."""
    means: Mapping[str, str] = field(default_factory=dict)
    """What files may say for a value, in small letters, to the value."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that only some types have, as XLSForm's column `parameters` holds them."""

    description: str
    """For editors; types that have a setting of the same name say it alike."""
    pattern: str
    """All of what may be written."""
    needed: bool = False


def _choices(isian: Isian) -> Mapping[str, str]:
    return isian.choices or _NOTHING


def _said(isian: Isian, text: str) -> str:
    return isian.kind.choices(isian).get(text) or plain(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """A type of field, whole."""

    name: str
    """XLSForm's word, or in its manner. The module is called so too."""
    order: int
    """Its place among the others, where they are told."""
    called: tuple[str, ...] = ()
    """What people may call it in Indonesian, in small letters: not accepted, but answered."""
    shape: Shape
    worth: Worth = Worth.TEXT
    pattern: str = ANYTHING
    """All of what a value may be, in terms that Python and scripts read alike; numbers with a point before the decimals."""
    keys: Mapping[str, bool] = field(default_factory=dict)
    """Keys that not every field has, each with whether it is needed."""
    parameters: Mapping[str, Setting] = field(default_factory=dict)
    page: OnPage = OnPage()
    paper: OnPaper = OnPaper()
    cell: InCell = InCell()
    script: InScript = InScript()
    choices: Callable[[Isian], Mapping[str, str]] = _choices
    """Value to label of what can be chosen, in order."""
    said: Callable[[Isian, str], str] = _said
    """A value in words, on paper."""
    rule: Callable[[Isian], CellRule] = lambda _: None
    """What its cell takes."""
    flaws: Callable[[Isian], Iterator[tuple[Path, str, str]]] = lambda _: iter(())
    """What is wrong with a field of this type whose keys are right one by one: where, what, and what to do."""
    is_value: Callable[[str], bool] = lambda _: True
    """Whether what has the pattern's form is a value too, such as a day of the calendar."""

    def fits(self, isian: Isian, text: str) -> bool:
        """Whether a text can stand in a field for good."""
        match self.shape:
            case Shape.ONE:
                return text in self.choices(isian)
            case Shape.MANY:
                return all(one in self.choices(isian) for one in text.split())
            case Shape.LINE | Shape.LINES:
                return re.fullmatch(self.pattern, text, re.ASCII) is not None and self.is_value(text)
            case _:
                return False

    @property
    def summed(self) -> bool:
        """Whether a column of it can be added up."""
        return self.worth is Worth.NUMBER
