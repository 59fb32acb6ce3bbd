# The numbers that Word sets before paragraphs: they stand nowhere in the text, and are counted here as Word counts them.
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from tatalaksana.importers.readers.archive import (
    OfficeArchive,
    attribute,
    below_named,
    local_name,
    switched_on,
    word_value,
)
from tatalaksana.importers.readers.numbers import whole, whole_if_any

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3000
"""What is larger is written in figures, whatever the document says."""
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = "bullet"
    text: str = ""
    start: int = 1
    legal: bool = False
    """Whether the numbers of the levels above are figures here, however they count."""


@dataclass(slots=True)
class WordNumbers:
    """What stands before paragraphs that are numbered by themselves; what says the same list counts on in it."""

    levels: Mapping[tuple[str, int], _Level]
    lists: Mapping[str, str]
    """Numbering to the list that it counts in."""
    anew: set[tuple[str, int]]
    """Levels of numberings that have yet to begin at their own number."""
    styles: Mapping[str, tuple[str, int]]
    """Style of paragraphs to its numbering and level."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def mark(self, paragraph: etree._Element) -> str:
        """The mark of a paragraph; empty for one that has none."""
        own = below_named(paragraph, "pPr", "numPr")
        numbered, level = self.styles.get(word_value(below_named(paragraph, "pPr", "pStyle")), ("", 0))
        if own is not None:
            numbered = word_value(below_named(own, "numId")) or numbered
            level = whole(word_value(below_named(own, "ilvl")))
        if not numbered or numbered == "0":
            return ""
        told = self.levels.get((numbered, level), _Level())
        self._count(numbered, level, told)
        if told.kind == "bullet":
            return _BULLET
        mark = _PLACE.sub(lambda found: self._written(numbered, int(found[1]) - 1, told), told.text)
        return f"{mark} " if mark else ""

    def _count(self, numbered: str, level: int, told: _Level) -> None:
        counted = self.lists.get(numbered, numbered)
        if (numbered, level) in self.anew:
            self.anew.discard((numbered, level))
            self.counts.pop((counted, level), None)
        self.counts[counted, level] = self.counts.get((counted, level), told.start - 1) + 1
        for other in [one for one in self.counts if one[0] == counted and one[1] > level]:
            del self.counts[other]

    def _written(self, numbered: str, level: int, told: _Level) -> str:
        one = self.levels.get((numbered, level), told)
        count = self.counts.get((self.lists.get(numbered, numbered), level), one.start)
        return _written("decimal" if told.legal else one.kind, count)


def _written(kind: str, count: int) -> str:
    if not 0 < count < _MOST:
        return str(count)
    match kind:
        case "lowerLetter" | "upperLetter":
            said = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        case "lowerRoman" | "upperRoman":
            said = ""
            for worth, letters in _ROMAN:
                said += letters * (count // worth)
                count %= worth
        case "decimalZero":
            said = f"{count:02}"
        case "none":
            said = ""
        case _:
            said = str(count)
    return said.upper() if kind.startswith("upper") else said


def word_numbers(archive: OfficeArchive) -> WordNumbers:
    """How a document numbers its paragraphs."""
    tree = archive.xml("word/numbering.xml")
    abstract: dict[str, dict[int, _Level]] = {}
    levels: dict[tuple[str, int], _Level] = {}
    lists: dict[str, str] = {}
    anew: set[tuple[str, int]] = set()
    for one in tree if tree is not None else ():
        if local_name(one) == "abstractNum":
            abstract[attribute(one, "abstractNumId") or ""] = dict(
                _level(level) for level in one if local_name(level) == "lvl"
            )
        elif local_name(one) == "num" and (name := attribute(one, "numId")):
            lists[name] = word_value(below_named(one, "abstractNumId"))
            own = abstract.get(lists[name], {}) | dict(
                _level(level) for part in one for level in part if local_name(level) == "lvl"
            )
            for part in one:
                at = whole(attribute(part, "ilvl"))
                begins = whole_if_any(word_value(below_named(part, "startOverride")))
                if begins is not None:
                    anew.add((name, at))
                    told = own.get(at, _Level())
                    own[at] = _Level(told.kind, told.text, begins, told.legal)
            levels |= {(name, at): level for at, level in own.items()}
    return WordNumbers(levels, lists, anew, _numbered_styles(archive))


def _level(one: etree._Element) -> tuple[int, _Level]:
    kind, text = (word_value(below_named(one, name)) for name in ("numFmt", "lvlText"))
    start = whole(word_value(below_named(one, "start")), 1)
    return whole(attribute(one, "ilvl")), _Level(kind, text, start, switched_on(below_named(one, "isLgl")))


def _numbered_styles(archive: OfficeArchive) -> dict[str, tuple[str, int]]:
    """Styles of paragraphs that are numbered, or whose parents are, to (numbering, level)."""
    tree = archive.xml("word/styles.xml")
    own: dict[str, tuple[str, int]] = {}
    parents: dict[str, str] = {}
    for one in tree if tree is not None else ():
        if local_name(one) == "style" and (name := attribute(one, "styleId")):
            parents[name] = word_value(below_named(one, "basedOn"))
            if (told := below_named(one, "pPr", "numPr")) is not None:
                own[name] = word_value(below_named(told, "numId")), whole(word_value(below_named(told, "ilvl")))
    found: dict[str, tuple[str, int]] = {}
    for name in parents:
        above, seen = name, {""}
        while above not in own and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if above in own:
            found[name] = own[above]
    return found
