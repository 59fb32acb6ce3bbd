# Whether two words are one word written in two ways. A letter can make another word of any («legal», «ilegal»), and no list
# has all words, so only what surely is a slip or a known variant counts; whatever is in doubt is another word.
from __future__ import annotations

from itertools import groupby

from tatalaksana.catalog.slip import is_word

_SHORT = 5
"""Shorter words are too near to each other: «dari», «dair»; «kali», «kail»."""
_VARIANTS = frozenset(
    frozenset(pair.split(":"))
    for pair in [
        "praktek:praktik",
        "sistim:sistem",
        "nasehat:nasihat",
        "resiko:risiko",
        "konkrit:konkret",
        "atlit:atlet",
        "apotik:apotek",
        "komplit:komplet",
        "telpon:telepon",
        "hakekat:hakikat",
        "prosentase:persentase",
        "otentik:autentik",
        "aktifitas:aktivitas",
        "analisa:analisis",
        "ijin:izin",
        "perijinan:perizinan",
        "jadual:jadwal",
        "standarisasi:standardisasi",
        "kwitansi:kuitansi",
        "ijasah:ijazah",
        "obyek:objek",
        "subyek:subjek",
        "photo:foto",
        "photocopy:fotokopi",
        "fotocopy:fotokopi",
        "tehnik:teknik",
        "tehnis:teknis",
        "propinsi:provinsi",
        "nopember:november",
        "pebruari:februari",
        "himbauan:imbauan",
        "karir:karier",
        "metoda:metode",
        "aktif:aktip",
        "efektif:efektip",
        "administratip:administratif",
        "sekertaris:sekretaris",
        "sekertariat:sekretariat",
        "antri:antre",
        "hutang:utang",
        "hapal:hafal",
        "faham:paham",
        "rejeki:rezeki",
        "jaman:zaman",
    ]
)
"""Spellings of one word, by its old and its new form."""


def same_word(old: str, new: str) -> bool:
    """Whether both, in small letters, are one word: a variant of it, a letter doubled, or two that changed places.

    Changed places make another word too («bukti», «bukit»), so one of the two must be a word that we know and the other
    none. A letter that is another, too many or missing is in doubt.
    """
    if old == new or frozenset((old, new)) in _VARIANTS:
        return True
    if min(len(old), len(new)) < _SHORT or (is_word(old) and is_word(new)):
        return False
    doubled = _single_letters(old) == _single_letters(new)
    return doubled or (is_word(old) is not is_word(new) and _swapped(old, new))


def _single_letters(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _swapped(old: str, new: str) -> bool:
    """Whether two neighbours behind the first letter changed places, and nothing else."""
    if len(old) != len(new):
        return False
    at = next(place for place in range(len(old)) if old[place] != new[place])
    return at > 0 and new == f"{old[:at]}{old[at + 1 : at + 2]}{old[at]}{old[at + 2 :]}"
