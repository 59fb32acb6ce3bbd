# Texts in lines, for what is laid out before it is shown: rows of workbooks, boxes of drawings.
from __future__ import annotations

from tatalaksana.faces import REGULAR, faces

WIDTHS = {letter: round(width * 1000) for letter, width in faces()[REGULAR].widths.items() if letter.isascii()}
"""ASCII letter to its width in thousandths of the letters' size, of Arial and of what stands in for it."""
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


def most_lines(text: str, room: float) -> int:
    """How many lines a text without line breaks takes at most where a program breaks it: words move on whole, and break where one is wider than the line.

    Args:
        text: The text.
        room: The width of a line, in thousandths of the letters' size.
    """
    if len(text) * OTHER <= room:
        return 1
    lines, used = 1, 0.0
    space = WIDTHS[" "]
    for word in text.split(" "):
        wide = _width(word)
        if used and used + space + wide <= room:
            used += space + wide
            continue
        lines += used > 0
        used = wide
        while used > room:
            lines += 1
            # A letter that no longer fits leaves a gap, and each program breaks words at other places.
            used -= max(room - OTHER, room / 2)
    return lines


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
