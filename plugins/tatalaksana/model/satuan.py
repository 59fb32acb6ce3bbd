# The units of time that sheets count in, the words for them, and which of them are one measure. A minute, an hour and a
# second are: they are all counted in minutes. All others stay what they are; only a profile says what one holds of another.
from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from tatalaksana.model.likeness import slips


class Satuan(StrEnum):
    """A unit that times are added up in, the longest first."""

    TAHUN = "tahun"
    SEMESTER = "semester"
    TRIWULAN = "triwulan"
    BULAN = "bulan"
    MINGGU = "minggu"
    HARI = "hari"
    """As sheets say it: whether working days are meant, nobody says."""
    HARI_KALENDER = "hari kalender"
    HARI_KERJA = "hari kerja"
    JAM_KERJA = "jam kerja"
    JAM_PELAJARAN = "jam pelajaran"
    """A lesson, shorter than an hour."""
    MENIT = "menit"
    """The clock: hours and seconds too."""


_HOUR = Fraction(60)
_ONE = Fraction(1)
_CLOCK = {"jam": _HOUR, "menit": _ONE, "detik": _ONE / 60}

DITULIS: Mapping[str, tuple[Satuan, Fraction]] = {
    **{word: (Satuan.MENIT, minutes) for word, minutes in _CLOCK.items()},
    **dict.fromkeys(("dtk", "det", "sekon", '"', "''"), (Satuan.MENIT, _CLOCK["detik"])),
    **dict.fromkeys(("mnt", "mnit", "min", "minit", "men", "'"), (Satuan.MENIT, _ONE)),
    **dict.fromkeys(("jm", "j"), (Satuan.MENIT, _HOUR)),
    **dict.fromkeys(("hari", "hr", "hri"), (Satuan.HARI, _ONE)),
    **dict.fromkeys(("hk", "h k", "harikerja"), (Satuan.HARI_KERJA, _ONE)),
    **dict.fromkeys(("jp", "jpl"), (Satuan.JAM_PELAJARAN, _ONE)),
    **dict.fromkeys(("minggu", "mgg", "mg", "pekan"), (Satuan.MINGGU, _ONE)),
    **dict.fromkeys(("bulan", "bln", "bl"), (Satuan.BULAN, _ONE)),
    **dict.fromkeys(("triwulan", "tw", "kuartal", "kwartal"), (Satuan.TRIWULAN, _ONE)),
    **dict.fromkeys(("caturwulan", "cawu"), (Satuan.BULAN, 4 * _ONE)),
    **dict.fromkeys(("semester", "smt", "sem"), (Satuan.SEMESTER, _ONE)),
    **dict.fromkeys(("tahun", "thn", "th"), (Satuan.TAHUN, _ONE)),
}
"""A word of a unit, in small letters, to the unit it is counted in and how many of that one is."""

DIPERTEGAS: Mapping[tuple[str, str], tuple[Satuan, Fraction]] = {
    **{("hari", word): (Satuan.HARI_KERJA, _ONE) for word in ("kerja", "krj", "krja", "kerj", "efektif", "aktif")},
    **{("hari", word): (Satuan.HARI_KALENDER, _ONE) for word in ("kalender", "kalendar", "takwim")},
    **{("jam", word): (Satuan.JAM_KERJA, _ONE) for word in ("kerja", "efektif")},
    **dict.fromkeys((("jam", "pelajaran"), ("jam", "pelajar")), (Satuan.JAM_PELAJARAN, _ONE)),
}
"""A day or an hour with the word behind it that makes another unit of it."""
PENEGAS = tuple(dict.fromkeys(word for _, word in DIPERTEGAS if len(word) > len("krja")))
"""Those words, as they are spelt."""
DIKETIK = ("menit", "detik", "minggu", "bulan", "tahun", "semester", "triwulan")
"""Words of units that may be seen behind a slip of the fingers: long ones, that are like no other word of sheets."""


def is_unit(words: str) -> bool:
    """Whether words are a unit of time as sheets have them: «menit», «hari kerja»."""
    said = tuple(words.casefold().split())
    return words.casefold() in DITULIS or said in DIPERTEGAS


_SHORT = ("jam", "hari")
_WORDS = frozenset(
    {"jan", "jar", "jas", "dam", "am", "ham", "jari", "hati", "lari", "dari", "haru", "mari", "hal", "hai", "jum"}
)
"""Words of their own that are one letter from those."""


def slipped_unit(word: str) -> str | None:
    """«jam» or «hari» where a word has one letter of it wrong, or two of them swapped, or «rn» for «m»; None for words of their own."""
    if word in _WORDS or not 2 < len(word) <= 5 or word in DITULIS:  # noqa: PLR2004 - short words
        return None
    return next((unit for unit in _SHORT if unit not in (word,) and slips(word.replace("rn", "m"), unit) <= 1), None)


BERKALA: Mapping[str, Satuan] = {
    "harian": Satuan.HARI, "mingguan": Satuan.MINGGU, "bulanan": Satuan.BULAN, "triwulanan": Satuan.TRIWULAN,
    "kuartalan": Satuan.TRIWULAN, "semesteran": Satuan.SEMESTER, "tahunan": Satuan.TAHUN,
}  # fmt: skip
"""«Semesteran»: how often, by one word."""

BERLALU: Mapping[Satuan, int] = {
    Satuan.MENIT: 1, Satuan.JAM_PELAJARAN: 45, Satuan.JAM_KERJA: 60, Satuan.HARI: 1440, Satuan.HARI_KALENDER: 1440,
    Satuan.HARI_KERJA: 2016, Satuan.MINGGU: 10_080, Satuan.BULAN: 43_800, Satuan.TRIWULAN: 131_400,
    Satuan.SEMESTER: 262_800, Satuan.TAHUN: 525_600,
}  # fmt: skip
"""About how many minutes pass meanwhile; five working days take a week. Only to tell which of two times is longer, never a figure."""

_ORDER = {satuan: place for place, satuan in enumerate(Satuan)}
Takaran = tuple[tuple[Satuan, Fraction], ...]
"""How much of each unit, the longest unit first; none that is nought."""


def takaran(amounts: Mapping[Satuan, Fraction]) -> Takaran:
    """Amounts in their one order."""
    return tuple(sorted(((unit, number) for unit, number in amounts.items() if number), key=_place))


def _place(amount: tuple[Satuan, Fraction]) -> int:
    return _ORDER[amount[0]]


def together(*several: Takaran) -> Takaran:
    """Amounts added up, each unit by itself."""
    found: dict[Satuan, Fraction] = {}
    for one in several:
        for unit, number in one:
            found[unit] = found[unit] + number if unit in found else number
    return takaran(found)
