# Words that a workbook's format of numbers shows beside them: 10 as «10 menit». Standard library only.
from __future__ import annotations

import re

_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, languages, and room that is left free."""
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_LONGEST = 255
"""Letters of a format, at most: more than spreadsheets let anybody write."""
_FIGURES = re.compile(r"General|[#0?][#0?,.]*", re.IGNORECASE)


def elapsed_with_words(seconds: float, layout: str) -> str:
    """How long something takes as a cell shows it that counts in one unit, `[m]" menit"`; empty where its format is another.

    Args:
        seconds: How long.
        layout: The format, as the workbook writes it.
    """
    first = layout[:_LONGEST].split(";", maxsplit=1)[0]
    units = _ELAPSED.findall(first)
    shown = _ASIDE.sub("", _ELAPSED.sub("\0", first))
    if len(units) != 1 or any(map(str.isalpha, _LITERAL.sub("", shown))):
        return ""
    whole = round(seconds) // _SECONDS[units[0][0].casefold()]
    return _LITERAL.sub(r"\1\2", shown).replace("\0", str(whole)).strip()


def with_words_of_format(shown: str, value: float, layout: str) -> str:
    """A number as a cell shows it, with the words of its format; as it is given where that has none.

    Args:
        shown: How it is shown without a format.
        value: The number.
        layout: The format, as the workbook writes it: `0.0 "jam"`.
    """
    if len(layout) > _LONGEST:
        return shown
    first = _ASIDE.sub("", layout.split(";", maxsplit=1)[0])
    figures = _FIGURES.search(_LITERAL.sub(lambda one: "\0" * len(one[0]), first))
    if figures is None or not any(map(str.isalpha, "".join(map("".join, _LITERAL.findall(first))))):
        return shown
    decimals = figures[0].partition(".")[2]
    number = shown if figures[0].casefold() == "general" or "#" in decimals else f"{value:.{len(decimals)}f}"
    before, behind = (_LITERAL.sub(r"\1\2", part) for part in (first[: figures.start()], first[figures.end() :]))
    return f"{before}{number}{behind}".strip()
