# Texts in Markdown that say what they say and nothing else, in every dialect that we know of: CommonMark, Python-Markdown,
# and the extensions that site generators switch on.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.model import Isi, passages, spans
from tatalaksana.model.inline import allowed_address
from tatalaksana.render.office.xml import legal

_ENTITIES = str.maketrans({letter: f"&#{ord(letter)};" for letter in "\\`*_{}[]<>&|~^$"})
"""By number: a backslash before a letter means another thing in each dialect."""
_BEGINS = re.compile(r"^(\s*)(?:([-+:=])|(\d{1,9})([.)])(?=\s|$))")
"""What would begin a list where it stands first."""
_COLONS = re.compile(r":(?=[\w+-]+:)")
"""What would be a picture's name."""
_TWINS = re.compile(r"-(?=-)|\.(?=\.\.)|\+(?=\+)|=(?==)|(?:^|(?<= ))#")
"""Signs that mean something in pairs, or before a word."""


def md_words(text: str) -> str:
    """A text without marks, on one line."""
    plain = " ".join(legal(text).split())
    plain = plain.translate(_ENTITIES)
    plain = _COLONS.sub("&#58;", _TWINS.sub(lambda found: f"&#{ord(found[0])};", plain))
    return _BEGINS.sub(_not_a_list, plain)


def _not_a_list(found: re.Match[str]) -> str:
    blank, sign, number, behind = found.groups()
    return f"{blank}&#{ord(sign)};" if sign else f"{blank}{number}&#{ord(behind)};"


def md_text(text: str, end: str = "<br>") -> str:
    """A text of an SOP with its own marks: *miring*, **tebal**, links to the web.

    Args:
        text: The text.
        end: What stands between its lines.
    """
    return end.join(_line(line) for line in text.split("\n"))


def _line(text: str) -> str:
    found: list[str] = []
    for span in spans(text):
        said = md_words(span.text)
        blank, behind = " " * span.text.startswith(" "), " " * span.text.endswith(" ")
        if said and span.bold:
            said = f"**{said}**"
        if said and span.italic:
            said = f"*{said}*"
        if said and span.address and allowed_address(span.address):
            if found and found[-1].endswith("!"):  # with one before it, a link would be a picture
                found[-1] = f"{found[-1][:-1]}&#{ord('!')};"
            said = f"[{said}]({_address(span.address)})"
        found.append(f"{blank}{said}{behind}" if said else blank)
    return re.sub(" +", " ", "".join(found)).strip()


def _address(address: str) -> str:
    return re.sub(
        r"[^\w:/?#@!$&,;=%.~+-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address
    )


def md_cell(isi: Isi | None) -> str:
    """What stands in a cell of a table."""
    if not isi:
        return ""
    if isinstance(isi, str):
        return "<br>".join(md_text(line) for line in isi.split("\n") if line.strip())
    return "<br>".join(f"{number}. {md_cell(text)}" for number, text in enumerate(isi, 1))


def md_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [_row(heads), _row(["---"] * len(heads)), *map(_row, rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def md_list(isi: Isi) -> str:
    """A text or a numbered list, as a paragraph of its own."""
    if isinstance(isi, str):
        return "\n\n".join(f"{_mark(one.mark)}{md_text(one.text)}" for one in passages(isi)) + "\n"
    return "\n".join(f"{number}. {md_cell(text)}" for number, text in enumerate(isi, 1)) + "\n"


def _mark(mark: str) -> str:
    return f"{md_words(mark)} " if mark else ""
