# How wide letters are, for what sets text before it is shown: rows of workbooks, boxes of drawings.
from __future__ import annotations

# Thousandths of the letters' size, of Arial and of what stands in for it, from «space» to «~».
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
WIDTHS = {chr(code): width for code, width in enumerate(_ASCII, 32)}
"""Letter to its width in thousandths of the letters' size."""
OTHER = 1000
"""The width of what is not among them, at most."""


def broken(text: str, room: float, most: int) -> tuple[str, ...]:
    """A text in lines: words move on whole, a word wider than a line is cut, and what does not fit ends in «…».

    Args:
        text: The text.
        room: The width of a line, in thousandths of the letters' size.
        most: How many lines there may be.
    """
    lines: list[str] = []
    line, used = "", 0
    for whole in text.split():
        word, wide = whole, _width(whole)
        if line and used + WIDTHS[" "] + wide <= room:
            line, used = f"{line} {word}", used + WIDTHS[" "] + wide
            continue
        if line:
            lines.append(line)
        while wide > room and len(word) > 1:
            fit = _fitting(word, room)
            lines.append(word[:fit])
            word = word[fit:]
            wide = _width(word)
        line, used = word, wide
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    return (*lines[: most - 1], f"{last[: _fitting(last, room - OTHER)].rstrip()}…")


def _width(text: str) -> int:
    return sum([WIDTHS.get(letter, OTHER) for letter in text])


def _fitting(text: str, room: float) -> int:
    """How many letters of a text fit, at least one."""
    used = 0
    for place, letter in enumerate(text):
        used += WIDTHS.get(letter, OTHER)
        if used > room:
            return max(1, place)
    return len(text)
