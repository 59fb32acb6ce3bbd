# What is probably meant by a time that could not be read: letters in the place of figures, a unit in English or misspelt,
# what a spreadsheet made of «2-3». It is only asked, never read so: a time that is printed is the writer's word.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.model.angka import NUMBER_WORDS
from tatalaksana.model.durasi import Macam
from tatalaksana.model.likeness import slip, slips
from tatalaksana.model.satuan import DIPERTEGAS, PENEGAS, slipped_unit
from tatalaksana.model.tanggal import month_number
from tatalaksana.model.waktu_tertulis import durasi_of

_UNITS = ("menit", "detik", "hari", "minggu", "bulan", "tahun", "semester", "triwulan")
_ENGLISH = {
    "minute": "menit", "min": "menit", "second": "detik", "hour": "jam", "day": "hari", "week": "minggu", "month": "bulan", "year": "tahun",
}  # fmt: skip
_LETTERS = {"m": "menit", "h": "hari", "ja": "jam", "mggu": "minggu", "ham": "jam", "jar": "jam", "jum": "jam"}
"""What is written behind a figure for a unit, and is too short to be known by its letters."""
_AS_FIGURES = str.maketrans("OoIl|", "00111")
_FIGURE = r"(?<![\w|])(?:(?=\S*[0-9])[0-9OoIl|]+|[Il])(?![\w|])"
"""Figures with a letter among them, or a letter that stands for one alone."""
_SHEET_DATE = r"([0-9]{1,2})-([A-Za-z]{3})|([A-Za-z]{3})-([0-9]{1,2})"
_CLOCK = r"[0-9]{1,2}[.:][0-5][0-9](?:\s*(?:-|–|s\.?/?d\.?|sampai)\s*[0-9]{1,2}[.:][0-5][0-9])?"
_ROUNDED = 0.2
"""Minutes by which a part of a day, cut after four figures, may be off."""
_CUT = frozenset({"krja", "kerj"})
"""«kerja» with a letter less: «krj» is short for it, these are slips."""
_FEW = 5
"""Words of a text of which one may be misspelt."""
_SHORT = 3
"""Letters of a word below which it is none that could be known again."""


def is_clock(text: str) -> bool:
    """Whether a text is a time of day, or two, without a word that says so: «08.00-09.00»."""
    return re.fullmatch(_CLOCK, text.strip()) is not None


def is_bare_number(text: str) -> bool:
    """Whether a text is a number, in figures or words, also for each of something, and would be a time with a unit behind it."""
    number, stroke, per = text.partition("/")
    return durasi_of(text).macam in {Macam.KATA, Macam.SAAT} and _is_length(f"{number.strip()} menit{stroke}{per}")


def is_day_or_hour(text: str) -> bool:
    """Whether a text is a day of January, or an hour with a slip: «1 jan»."""
    return re.fullmatch(r"(?i)[0-9]{1,2} ?jan", text.strip()) is not None


def is_nought(text: str) -> bool:
    """Whether a text says that no time passes at all: «0 menit»."""
    said = durasi_of(text)
    return said.macam is Macam.LAMA and not said.jumlah.banyak and not said.per


def sheet_range(text: str) -> str | None:
    """What a spreadsheet took for a date: «2-3» in «02-Mar»."""
    found = re.fullmatch(_SHEET_DATE, text.strip())
    if found is None:
        return None
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    number = month_number(month)
    low, high = sorted((int(day), number))
    return f"{low}-{high}" if number and low < high else None


def probable_time(text: str) -> str | None:
    """The one time that a text, which could not be read or is misspelt, is nearly; None where there is none or several."""
    said, text = durasi_of(text), text.strip()
    if said.macam is Macam.KATA and len(text.split()) <= _FEW:
        guesses = [text.removeprefix("-").strip(), *_guesses(text)]
    elif said.macam is Macam.LAMA and said.sisa:
        guesses = [_in_figures(text), _said_once(text)]  # «1O-15 menit» is no 15 minutes with a remark
    elif said.macam is Macam.LAMA:
        guesses = [re.sub(r"(?i)\b(hari|jam)(\s+)([a-z]+)", _closer, text), _said_once(text)]
    else:
        return None
    found = dict.fromkeys(guess for guess in guesses if guess != text and _is_length(guess))
    return next(iter(found)) if len(found) == 1 else None


def sheet_time(text: str) -> str | None:
    """What a spreadsheet shows for a length: «20 menit» in «0:20:00», and in «0,0138888889», which is a part of a day."""
    text = text.strip()
    if found := re.fullmatch(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])", text):
        minutes = int(found[1]) * 60 + int(found[2]) + int(found[3]) / 60
    elif re.fullmatch(r"0[.,][0-9]{3,}", text):
        minutes = float(text.replace(",", ".")) * 24 * 60
    else:
        return None
    whole = round(minutes)
    if not whole or abs(minutes - whole) > _ROUNDED:
        return None
    hours, rest = divmod(whole, 60)
    return " ".join([*([f"{hours} jam"] if hours else []), *([f"{rest} menit"] if rest else [])])


def _said_once(text: str) -> str:
    """«2 jam» for «2 jam jam»."""
    return re.sub(r"(?i)\b([a-z]+)(?:\s+\1\b)+", r"\1", text)


def _in_figures(text: str) -> str:
    return re.sub(_FIGURE, lambda found: found[0].translate(_AS_FIGURES), text)


def _guesses(text: str) -> Iterator[str]:
    yield _in_figures(text)
    yield re.sub(r"(?<=[0-9])\s*[,.;:]\s*(?=[A-Za-z])", " ", text)
    yield re.sub(r"[A-Za-z]+", _translated, re.sub(r"(?i)\b(?:working|business) days?\b", "hari kerja", text))
    yield re.sub(r"([A-Za-z])\1+", r"\1", text)
    yield re.sub(r"([0-9]+)\s*[°º]\s*([0-9]+)\s*['’′]", r"\1 jam \2 menit", text)
    for word in re.finditer(r"(?<=[0-9])(\s*)([A-Za-z]+)", text):
        unit = slipped_unit(word[2].casefold()) or _LETTERS.get(word[2])
        if unit:
            yield f"{text[: word.start(2)]}{unit}{text[word.end() :]}"
    for word in re.finditer(r"[A-Za-z]+", text):
        for known in (*_UNITS, *NUMBER_WORDS):
            if _is_near(word[0].casefold(), known):
                yield f"{text[: word.start()]}{known}{text[word.end() :]}"


def _closer(found: re.Match[str]) -> str:
    """«hari kerja» for «hari kejra», which is read as that."""
    unit, blanks, word = found.groups()
    if word.casefold() in _CUT:
        return f"{unit}{blanks}kerja"
    if (unit.casefold(), word.casefold()) in DIPERTEGAS:
        return found[0]
    return f"{unit}{blanks}{slip(word.casefold(), PENEGAS, closed=True) or word}"


def _translated(found: re.Match[str]) -> str:
    word = found[0].casefold()
    return _ENGLISH.get(word.removesuffix("s"), found[0])


def _is_near(word: str, known: str) -> bool:
    """Whether a word is another cut short, or with one slip of the fingers."""
    if len(word) < _SHORT or word == known or word in NUMBER_WORDS:
        return False
    return (known in _UNITS and known.startswith(word)) or (len(known) > _SHORT and slips(word, known) == 1)


def _is_length(text: str) -> bool:
    said = durasi_of(text)
    return said.macam is Macam.LAMA and not said.sisa and said.cela is None and bool(said.jumlah.banyak)
