# Exits that have columns of their own, «Ya» and «Tidak»: their cells say where they lead.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.importers.kalimat_langkah import denies, step_numbered
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, Terbaca

_GOAL = re.compile(
    r"\W*(?:(?:di|me|ter)?(?:lanjut|kembali|ulang|terus)(?:kan|i)?\W+)?(?:ke\W+)?(?:(?:langkah|tahap|kegiatan|nomor|no|butir)\b\W*)?(?:ke\W+)?"
    r"(?P<step>\d{1,3}(?:[a-z]|(?:\.\d{1,2})+)?)\W*",
    re.IGNORECASE,
)
_ON = re.compile(r"\W*(?:di)?(?:lanjut|terus)(?:kan)?\W*", re.IGNORECASE)
_ENDS = re.compile(r"\W*selesai\W*", re.IGNORECASE)
_IF = re.compile(r"^(?:jika|bila|keputusan)\s+", re.IGNORECASE)


def exits_in_columns(told: Sequence[tuple[str, str]], at: int, numbers: Sequence[str]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step, of which columns are called as they are; none where not all of them lead somewhere, or only on.

    Args:
        told: What stands in those columns: (head, text).
        at: Which step it is, from 0.
        numbers: Those that the steps have.
    """
    quoted = ", ".join(f"«{head}: {' '.join(text.split())}»" for head, text in told)
    said = Terbaca("", "kolom jalan keluar", Keyakinan.MUNGKIN, f"Jalan keluar dibaca dari kolom {quoted}.")
    exits = [JalanTerbaca(_goal(text, at, numbers), _IF.sub("", head), said) for head, text in told]
    if any(one.tujuan is None and not _ENDS.fullmatch(text) for one, (_, text) in zip(exits, told, strict=True)):
        return ()
    if len(exits) == 1 and denies(exits[0].label) and at + 1 < len(numbers):
        exits.insert(0, JalanTerbaca((at + 1, 0), "ya", said))
    goals = {one.tujuan for one in exits}
    return tuple(exits) if len(goals) == len(exits) > 1 else ()


def _goal(text: str, at: int, numbers: Sequence[str]) -> tuple[int, int] | None:
    if _ON.fullmatch(text) and at + 1 < len(numbers):
        return at + 1, 0
    found = _GOAL.fullmatch(text)
    step = step_numbered(found["step"], at, numbers) if found else None
    return None if step is None or step == at else (step, 0)
