# Which regulation a legal basis means that is written out: by its kind, its number and its year.
from __future__ import annotations

import re
from functools import lru_cache

from tatalaksana.catalog.entry import Registers
from tatalaksana.catalog.slip import words_of

_NUMBERED = re.compile(
    r"^(?P<kind>.*?)[\s,(]*(?:\b(?:nomor|no|nomer)\b\.?\s*:?\s*)?(?P<number>[0-9][0-9a-z./-]*?)\s*(?:(?:tahun|th|thn)\b\.?\s*|/\s*)(?P<year>[0-9]{4})\b",
    re.IGNORECASE,
)
_LONG_FORMS = {
    "uu": "undang undang", "pp": "peraturan pemerintah", "perpres": "peraturan presiden", "keppres": "keputusan presiden",
    "inpres": "instruksi presiden", "permen": "peraturan menteri", "perda": "peraturan daerah",
    "pergub": "peraturan gubernur", "perbup": "peraturan bupati", "perwali": "peraturan wali kota",
    "perwal": "peraturan wali kota", "walikota": "wali kota", "ri": "", "republik": "", "indonesia": "",
}  # fmt: skip

_Key = tuple[str, str, str]


def regulation_called(text: str, registers: Registers) -> str | None:
    """The id of the regulation that a text names by kind, number and year; None where the register has none or several."""
    key = _key(text)
    if key is None:
        return None
    found = [name for name, about in registers.peraturan.items() if _key(about.judul) == key]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=65536)
def _key(text: str) -> _Key | None:
    found = _NUMBERED.match(text)
    if found is None:
        return None
    words = " ".join(_LONG_FORMS.get(word, word) for word in words_of(found["kind"])).split()
    kind = " ".join(dict.fromkeys(words))
    return (kind, found["number"].casefold().strip("./-"), found["year"]) if kind else None
