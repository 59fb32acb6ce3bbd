# Steps that the words of an SOP name by their numbers: «kembali ke langkah 3».
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.model.sop import Sop
from tatalaksana.source import Edit, Path

_NAMED = r"(?i)\b(?:ke|dari|pada|ulangi|seperti|lihat|sesuai|menurut|hasil)\s+(?:langkah|kegiatan)\s+(?:nomor\s+|no\.?\s*|ke-)?([0-9]{1,3})\b(?!\s*[.,/]?[0-9]|\s+(?:pada\s+|di\s+|dalam\s+)?(?:SOP|SPO|lampiran))"
"""Another step of the same SOP, by its number."""


def steps_in_words(sop: Sop) -> Iterator[tuple[Path, str, re.Match[str]]]:
    """Each number of a step in the words of a step: where they stand, the words, and where in them; group 1 is the number."""
    for row, step in enumerate(sop.kegiatan):
        for key in ("uraian", "ket"):
            text = getattr(step, key)
            # Most steps need not be searched.
            if isinstance(text, str) and ("langkah " in text or "kegiatan " in text or "angkah " in text):
                for found in re.finditer(_NAMED, text):
                    yield ("kegiatan", row, key), text, found


def renumbered(sop: Sop, old: Sequence[str], new: Sequence[str], rows: Mapping[int, int]) -> Iterator[Edit]:
    """The words of steps with the numbers that the steps have now.

    Args:
        sop: The SOP as it is now, with the numbers of before in its words.
        old: The numbers of the rows before.
        new: The numbers of the rows now.
        rows: Each row of before that is still there, to its row now.
    """
    said = {old[was]: new[now] for was, now in rows.items() if old[was] and new[now]}
    texts: dict[Path, str] = {}
    for path, text, found in reversed(list(steps_in_words(sop))):
        number = said.get(found[1], found[1])
        before = texts.get(path, text)
        texts[path] = before[: found.start(1)] + number + before[found.end(1) :]
    for path, text in texts.items():
        row, key = path[1], str(path[2])
        if isinstance(row, int) and text != getattr(sop.kegiatan[row], key):
            yield Edit(path, text)
