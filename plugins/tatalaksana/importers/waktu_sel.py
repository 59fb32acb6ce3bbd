# Whether a cell of a table says how long or how often.
from __future__ import annotations

from tatalaksana.importers.kata import bare_words
from tatalaksana.model.durasi import Macam
from tatalaksana.model.waktu_tertulis import durasi_of

_RHYTHM = "setiap tiap per se satu dua tiga kali sekali kerja hari harian minggu mingguan bulan bulanan triwulan triwulanan semester semesteran tahun tahunan"
"""The words that say how often, with nothing else."""
_LONGEST = 60


def is_time(text: str) -> bool:
    """Whether a cell says how long or how often."""
    if not 0 < len(text) <= _LONGEST:
        return False
    kind = durasi_of(text).macam
    # «Laporan bulanan» is a paper, «bulanan» a time.
    return kind is Macam.LAMA or (
        kind is Macam.BERKALA
        and {word for word in bare_words(text).split() if not word.isdigit()} <= set(_RHYTHM.split())
    )
