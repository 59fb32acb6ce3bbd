# What stands above an SOP that came with a letter or a decree: its number, day and subject are none of the SOP.
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_LETTER = re.compile(r"\W*(nomor|no|sifat|derajat|klasifikasi|lampiran|hal|perihal)\.?\s*:\s*(.*)", re.IGNORECASE)
"""A line at the head of a letter."""
_LEAST = 3
"""Lines of a letter's head, with different labels."""
_TELLING = frozenset({"sifat", "derajat", "klasifikasi", "hal", "perihal"})
"""Labels that a sheet of an SOP has not, where no page stands behind them."""
_ANNEX = re.compile(
    r"\W*lampiran\b[\s.:]*(?:[IVXL\d]{1,5}\b[\s.:]*)?(?:surat|keputusan|peraturan|instruksi|nota dinas)\b",
    re.IGNORECASE,
)
_COUNTED_ANNEX = re.compile(r"\W*LAMPIRAN\W*[IVXL\d]{0,5}\W*")
"""A line that only says which annex it is; whose it is stands below."""
_DECIDES = re.compile(r"\W*(?:menimbang\b|memutuskan\b)", re.IGNORECASE)
_OF_ANNEX = re.compile(
    r"\W*(nomor|no|tanggal|tgl|tahun|tentang)\b(?:\.?(?=\s*:|\s*\d|\s*$)|(?<=tentang))", re.IGNORECASE
)
_MOST_BETWEEN = 3
"""Lines over which the name of what has the annex may go."""


def covering_rows(texts: Sequence[str]) -> frozenset[int]:
    """Which of the rows above an SOP are the head of its letter, or say whose annex it is."""
    return _heads(texts) | (annexes := _annexes(texts)) | _decree(texts, annexes)


def _heads(texts: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    run: dict[int, str] = {}
    for at, text in enumerate((*texts, "")):
        told = _LETTER.match(text)
        if told and (told[1].casefold() != "hal" or told[2][:1].isalpha()):
            run[at] = told[1].casefold()
            continue
        if len({*run.values()}) >= _LEAST and _TELLING & {*run.values()}:
            found.update(run)
        run = {}
    return frozenset(found)


def _annexes(texts: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    for at, (text, below) in enumerate(pairwise([*texts, ""])):
        if not (_ANNEX.match(text) or (_COUNTED_ANNEX.fullmatch(text) and _ANNEX.match(f"{text} {below}"))):
            continue
        end = next((one for one in range(at + 1, len(texts)) if _OF_ANNEX.match(texts[one])), len(texts))
        if end - at > _MOST_BETWEEN + 1:
            continue
        told: set[str] = set()
        while end < len(texts) and (label := _OF_ANNEX.match(texts[end])) and label[1].casefold() not in told:
            told.add(label[1].casefold())
            end += 1
        found.update(range(at, end))
    return frozenset(found)


def _decree(texts: Sequence[str], annexes: frozenset[int]) -> frozenset[int]:
    """The rows of a decree above its first annex."""
    decides = next((at for at, text in enumerate(texts) if _DECIDES.match(text)), len(texts))
    return frozenset(range(next((at for at in sorted(annexes) if at > decides), 0)))
