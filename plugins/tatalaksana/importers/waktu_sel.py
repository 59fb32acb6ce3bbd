# Whether a cell of a table says how long or how often, and what is meant by one that writes it otherwise.
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.terbaca import Keyakinan, Terbaca, unsure
from tatalaksana.model.durasi import Macam
from tatalaksana.model.waktu_dikira import is_bare_number
from tatalaksana.model.waktu_tertulis import durasi_of

_RHYTHM = "setiap tiap per se satu dua tiga kali sekali kerja hari harian minggu mingguan bulan bulanan triwulan triwulanan semester semesteran tahun tahunan"
"""The words that say how often, with nothing else."""
_LONGEST = 60
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?|(0{1,2})[.:](\d{2})(?: ?(?:menit|mnt)\.?)?", re.IGNORECASE)
"""A time of the day, as which a workbook holds how long something takes; of minutes behind no hour also with a point or their unit."""
_FROM_TO = re.compile(r"([0-2]?\d[.:][0-5]\d)\s+([0-2]?\d[.:][0-5]\d)")
"""Two times of the day, of columns «Mulai» and «Selesai»."""
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰ]+"
_SIGN = rf"(?:\(?[a-g]\)?|\(?\d{{1,2}}\)|{_RAISED})"
_NOTED = re.compile(rf"(?:(?<=\s){_SIGN}(?:, ?{_SIGN})*|{_RAISED})$")
"""The letters or numbers of notes behind a time."""


_UNITS = re.compile(r"\b(?:detik|menit|jam|hari kerja|hari|minggu|bulan|tahun)\b", re.IGNORECASE)


def time_by_head(text: str, head: str) -> str:
    """A time that is only a number, with the unit that the head of its column names: of «Waktu (menit)»; others as they are."""
    units = {unit.casefold() for unit in _UNITS.findall(head)}
    if len(units) != 1 or not is_bare_number(text):
        return text
    number, stroke, per = text.partition("/")
    return f"{number.strip()} {units.pop()}{f' {stroke}{per}' if stroke else ''}"


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


def with_time_meant(texts: Mapping[str, Terbaca]) -> dict[str, Terbaca]:
    """The texts of a step, with its time as how long it is and without the sign of a note behind it, of which it is said."""
    return {**texts, "waktu": _meant(texts["waktu"])} if "waktu" in texts else dict(texts)


def _meant(time: Terbaca) -> Terbaca:
    bare, why = time.isi, []
    if (
        len(bare) <= _LONGEST
        and (noted := _NOTED.search(bare))
        and (_CLOCK.fullmatch(one := bare[: noted.start()].strip()) or is_time(one))
    ):
        bare = one
        why.append(f"Di belakang waktu ini berdiri «{noted[0]}», barangkali tanda catatan; lihat aslinya.")
    if begins := _FROM_TO.fullmatch(bare):
        bare = f"{begins[1]}–{begins[2]}"
        why.append("Dua jam di bawah kepala Waktu; dianggap mulai dan selesainya.")
    elif clock := _CLOCK.fullmatch(bare):
        hours, minutes, seconds = (int(part or 0) for part in (clock[1] or clock[4], clock[2] or clock[5], clock[3]))
        parts = ((hours, "jam"), (minutes, "menit"), (seconds, "detik"))
        why.append(f"Selnya berisi jam «{bare}»; dibaca sebagai lamanya.")
        bare = " ".join(f"{many} {unit}" for many, unit in parts if many) or bare
    return unsure(replace(time, isi=bare), Keyakinan.MUNGKIN, " ".join(why)) if why else time
