# The title of a sheet that has no label for it: by where it stands among the lines of the letterhead.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.importers.kata import labelled
from tatalaksana.importers.kewajaran import names_office, odd_title
from tatalaksana.importers.pelaku import ADDRESS
from tatalaksana.importers.reading import Reading, Rupa
from tatalaksana.model import bare_title
from tatalaksana.model.tanggal import read_date

FORM_NAME = re.compile(
    r"\W*(?:(?:SOP|SPO|POS|POB|PROTAP|AP|BAKU|STANDARD?|OPERASIONAL|OPERATING|PROSEDUR|PROCEDURE|TETAP|MUTU|INSTRUKSI|KERJA|DOKUMEN|MANUAL|ADMINISTRASI|PEMERINTAH(?:AN)?|MAKRO|MIKRO)\W*)+",
    re.IGNORECASE,
)
"""The name of the form, without a title."""
TITLED = re.compile(
    r"^\W*(?:SOP|SPO|STANDAR OPERASIONAL PROSEDUR|STANDAR PROSEDUR OPERASIONAL|PROSEDUR OPERASIONAL STANDAR)\b(?!\s?/|\s+(?:ini|tersebut|dimaksud)\b)",
    re.IGNORECASE,
)
"""How a line begins that says itself that it is a title, or the form's name."""
_QUALITY = re.compile(r"^(?:(?:MANUAL|INSTRUKSI|DOKUMEN|PROSEDUR|MUTU|KERJA|TETAP)\s+){2,}(?=\S+\s+\S)", re.IGNORECASE)
"""The name of a form of other families before its title."""
_DONE = re.compile(r"^(?:pe\w{3,}an|ke\w{3,}an|per\w{3,}|tata cara|tata laksana|\w{2,}[aiu]si)\b", re.IGNORECASE)
"""How titles mostly begin: with what is done."""
_LEAST_WORDS = 2


def heading_cut(text: str) -> tuple[str, list[str]]:
    """The title in a heading that begins with the name of the form, and its other lines; the title is empty where there is none."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    lines = [part for line in lines for part in _office_apart(line)]
    named = [line for line in lines if names_office(line) or ADDRESS.search(line)]
    title = " ".join(line for line in lines if line not in named)
    return ("", lines) if FORM_NAME.fullmatch(title) else (title, named)


def _office_apart(line: str) -> list[str]:
    """A line that names the form and then an office, as two."""
    bare, _ = bare_title(line)
    return [line[: -len(bare)].strip(), bare] if bare != line and names_office(bare) else [line]


def title_among(letterhead: Sequence[str]) -> str:
    """The line of a letterhead that is the title; empty where none can be told."""
    may_be = [at for at, line in enumerate(letterhead) if _like_title(line)]
    forms = [at for at, line in enumerate(letterhead) if FORM_NAME.fullmatch(line)]
    said = [at for at in may_be if TITLED.match(letterhead[at])]
    beside = [at + step for step in (1, -1) for at in forms if at + step in may_be]
    begun = [at for at in may_be if _DONE.match(letterhead[at])]
    lone = may_be if len(may_be) == 1 and any(map(names_office, letterhead)) else []
    named = [at for at in may_be if _QUALITY.match(letterhead[at])]
    return next((letterhead[at] for at in (*said, *named, *beside, *begun, *lone)), "")


def framed_titles(reading: Reading) -> list[str]:
    """The title that a box of words says, where one of those that are drawn begins as titles do; none where several do."""
    said = {shape.text for shape in reading.shapes if shape.rupa is Rupa.TEKS and TITLED.match(shape.text)}
    cut = [title for title, _ in map(heading_cut, sorted(said)) if title]
    return cut if len(cut) == 1 else []


def without_form(title: str) -> str:
    """A title without the name of a form of another family before it."""
    return _QUALITY.sub("", title)


def _like_title(line: str) -> bool:
    return (
        not FORM_NAME.fullmatch(line)
        and len(line.split()) >= _LEAST_WORDS
        and not odd_title(line, ())
        and not ADDRESS.search(line)
        and not labelled(line, alone=True)
        and read_date(line) is None
    )
