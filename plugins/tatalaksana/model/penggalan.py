# The pieces that a written time is made of: figures, words and signs, whatever blanks, dashes and quotes its sheet has.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from math import gcd

from tatalaksana.model.angka import JOINED, NUMBER_WORDS
from tatalaksana.model.satuan import DITULIS


class Jenjang(Enum):
    """The kinds of pieces."""

    ANGKA = auto()
    PUKUL = auto()
    """«08.00», «1:30»: may be a time of day."""
    TANGGAL = auto()
    SAMPAI = auto()
    """«s.d.», and signs and words for it."""
    KATA = auto()
    TANDA = auto()
    LAIN = auto()
    """Figures that are no number."""


@dataclass(frozen=True, slots=True)
class Penggal:
    """One piece."""

    jenis: Jenjang
    teks: str
    awal: int
    """Where it begins in the text."""
    akhir: int
    angka: Fraction = Fraction(0)
    lekat: bool = False
    """Whether it is the «se» of «sehari», one that is no figure."""


_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_SIGNS = str.maketrans({
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"), **dict.fromkeys("×✕✖", "x"), **dict.fromkeys("‘’′´ʹ`", "'"), **dict.fromkeys("“”″", '"'), **dict.fromkeys("∼〜≈", "~"),
    **dict.fromkeys("⁄∕", "/"), **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    **{sign: f" {words} " for sign, words in _FRACTIONS.items()},
})  # fmt: skip
"""Signs that are written in several ways, or are not seen."""
_WORD = 3
"""Letters of a unit's word from which on «se» before it is one."""
_SE = re.compile(f"se({'|'.join(sorted(word for word in DITULIS if word.isalpha() and len(word) >= _WORD))})")
_PIECE = re.compile(
    r"(?P<sampai>(?<![^\W\d_])s ?[./]? ?d(?![^\W\d_])\.?|\.\.+|…)"
    r"|(?P<tanggal>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![0-9])"
    r"|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9])|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9]))"
    r"|(?P<campur>[0-9]{1,4} [0-9]{1,3}/[0-9]{1,3}(?![.,]?[0-9]))"
    r"|(?P<pecahan>[0-9]{1,3}/[0-9]{1,3}(?![.,/]?[0-9]))"
    r"|(?P<ribuan>[0-9]{1,3}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,2})?(?![.,]?[0-9]))"
    r"|(?P<pukul>[0-9]{1,2}(?:[.:][0-9]{2}(?::[0-9]{2})?|,[1-4]0(?= ?jam))(?![.,:]?[0-9]))"
    r"|(?P<angka>[0-9]{1,9}(?:,[0-9]{1,4}|\.[0-9])?(?![.,:]?[0-9]))"
    r"|(?P<lain>(?:(?<= )[.,])?[0-9][0-9.,:]*)"
    r"|(?P<kata>[^\W\d_]+)"
    r"|(?P<tanda>''|[^\s.])"
)
"""Each alternative takes a bounded number of signs or the whole run that it begins, so reading is linear."""
_TO = frozenset({"-", "sampai", "hingga", "to"})
_UNIT = re.compile(rf"(?:{'|'.join(sorted(word for word in DITULIS if word.isalpha()))}|h\W*k)(?![^\W\d_])")
"""The end of what may be a unit's word."""
_UNIT_SIGNS = tuple(word for word in DITULIS if not word[0].isalpha())
_POINT = re.compile(r"(?:(?<=^)|(?<=[±~<>≤≥(\-])|(?<=[±~<>≤≥(\-] ))([.,])(?=[0-9])")
"""What a number begins with whose nought is not written: «.5 jam»."""


def normal_words(text: str) -> str:
    """A text as it is read: small letters, single blanks, one sign for each meaning."""
    return _POINT.sub(r"0\1", " ".join(text.translate(_SIGNS).casefold().split()))


def names_unit(text: str) -> bool:
    """Whether a unit of time may stand in a text. In one where none may, nothing is a length of time."""
    words = text.casefold() if text.isascii() else normal_words(text)
    return any(sign in words for sign in _UNIT_SIGNS) or _UNIT.search(words) is not None


def fragments_of(words: str) -> list[Penggal]:
    """The pieces of a folded text; dots are none, but for those within figures."""
    return [piece for found in _PIECE.finditer(words) for piece in _pieces(found)]


def _pieces(found: re.Match[str]) -> Iterator[Penggal]:
    kind, text, begin, end = found.lastgroup, found[0], found.start(), found.end()
    match kind:
        case "campur" | "pecahan" | "ribuan" | "angka":
            number = _number(text, kind)
            yield Penggal(Jenjang.LAIN if number is None else Jenjang.ANGKA, text, begin, end, number or Fraction(0))
        case "pukul":
            yield Penggal(Jenjang.PUKUL, text, begin, end)
        case "tanggal":
            yield Penggal(Jenjang.TANGGAL, text, begin, end)
        case "lain":
            yield Penggal(Jenjang.LAIN, text, begin, end)
        case "kata":
            yield from _words(text, begin, end)
        case _:
            yield Penggal(Jenjang.SAMPAI if kind == "sampai" or text in _TO else Jenjang.TANDA, text, begin, end)


def _words(text: str, begin: int, end: int) -> Iterator[Penggal]:
    """A word; «sehari» is one day, «duapuluh» two words."""
    if one := _SE.fullmatch(text):
        yield Penggal(Jenjang.ANGKA, "se", begin, begin, Fraction(1), lekat=True)
        yield Penggal(Jenjang.KATA, one[1], begin, end)
    elif (two := JOINED.fullmatch(text)) and text not in NUMBER_WORDS:
        yield Penggal(Jenjang.KATA, two[1], begin, end)
        yield Penggal(Jenjang.KATA, two[2], begin, end)
    else:
        yield Penggal(Jenjang.SAMPAI if text in _TO else Jenjang.KATA, text, begin, end)


def _number(text: str, kind: str) -> Fraction | None:
    match kind:
        case "campur":
            whole, part = text.split(" ")
            fraction = _number(part, "pecahan")
            return None if fraction is None else int(whole) + fraction
        case "pecahan":
            above, below = map(int, text.split("/"))
            # «10/15 menit» is no two thirds of a minute.
            return Fraction(above, below) if 0 < above < below and gcd(above, below) == 1 else None
        case "ribuan":
            return Fraction(text.replace(".", "").replace(",", "."))
        case _:
            return Fraction(text.replace(",", "."))
