# Lines of a letterhead that a narrow cell of a PDF ran into one: an office, and behind it one that belongs to it.
from __future__ import annotations

import re

from tatalaksana.importers.kata import bare_words

_RANKS = (
    ("pemerintah", "kementerian"),
    ("rumah sakit", "rsud", "rsup", "rsu", "dinas", "badan", "inspektorat", "sekretariat daerah", "kecamatan", "universitas", "pengadilan", "kejaksaan", "kantor", "direktorat jenderal"),
    ("puskesmas", "uptd", "upt", "kelurahan", "desa", "fakultas", "biro", "bidang", "bagian", "balai", "direktorat", "sekolah", "klinik"),
    ("instalasi", "seksi", "subbagian", "sub bagian", "laboratorium", "poliklinik", "unit", "program studi", "jurusan"),
)  # fmt: skip
"""How names of offices begin, from those that stand above to those that belong to them."""
_RANK = {begins: rank for rank, several in enumerate(_RANKS) for begins in several}
_BEGINS = re.compile(
    r"(?<![\w./-])(?:" + "|".join(sorted(map(re.escape, _RANK), key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_LIVES = re.compile(r"\s(?=(?:jln?\.|jalan\s|telp?\b|telepon\b))", re.IGNORECASE)
"""What stands before an address."""
_WITHIN = frozenset(
    {"dan", "serta", "atau", "untuk", "di", "pada", "koordinator", "deputi", "asisten", "ahli", "kepala", "ketua"}
)
"""Words behind which a name goes on."""
_VILLAGES = frozenset({"desa", "kelurahan"})
"""What other offices are named for too, but where a kecamatan stands before it."""
_LEAST = 2
"""Words that the name of an office has at least."""
_LONGEST = 300


def joined_offices(line: str) -> list[str]:
    """The lines of a letterhead that one of it holds; that line alone where it begins with no office, or with one that no other belongs to.

    Args:
        line: The line.
    """
    if len(line) > _LONGEST or not _BEGINS.match(line):
        return [line]
    starts, rank = [0], -1
    for found in _BEGINS.finditer(line):
        called, before, behind = bare_words(found.group()), line[starts[-1] : found.start()], line[found.start() :]
        if found.start() == 0 or (_RANK[called] > rank and _apart(called, before, behind)):
            starts, rank = [*starts, found.start()] if found.start() else starts, _RANK[called]
    if (lives := _LIVES.search(line, starts[-1])) and _enough(line[starts[-1] : lives.start()]):
        starts.append(lives.end())
    return [line[one:other].strip() for one, other in zip(starts, [*starts[1:], len(line)], strict=True)]


def _apart(called: str, before: str, behind: str) -> bool:
    """Whether an office begins a line of its own: it and what stands before it are whole names."""
    if not (_enough(before) and _enough(behind)):
        return False
    named_for = called in _VILLAGES and "kecamatan" not in before.casefold()
    return not named_for and before.rsplit(maxsplit=1)[-1].casefold() not in _WITHIN


def _enough(text: str) -> bool:
    return len(text.split()) >= _LEAST
