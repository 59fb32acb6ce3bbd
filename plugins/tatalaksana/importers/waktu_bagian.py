# Times that stand beside the name of a part, «A. Persiapan», for all of its steps.
from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.terbaca import Keyakinan, unsure

_WHY = "Berdiri di baris judul bagiannya; dianggap untuk semua kegiatan bagian itu."


def share_part_times(steps: Sequence[StepRow]) -> None:
    """Give the time beside a part's name to the first of its steps, for all of them; where one has its own it is left over.

    Args:
        steps: The steps and the names of parts, in their order.
    """
    for at, part in enumerate(steps):
        if not part.section or "waktu" not in part.texts:
            continue
        time = part.texts.pop("waktu")
        within = list(takewhile(lambda one: not one.section, steps[at + 1 :]))
        if within and not any("waktu" in one.texts for one in within):
            within[0].texts["waktu"] = unsure(time, Keyakinan.MUNGKIN, _WHY)
            within[0].shares = len(within) - 1
        else:
            part.others.append(("Waktu", time.isi))
