# Checks of how times are written: that their figures say one thing, and that they say in what it is counted.
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Cela, Macam, Sop, durasi_of, row_name
from tatalaksana.model.waktu_dikira import (
    is_bare_number,
    is_clock,
    is_day_or_hour,
    is_nought,
    probable_time,
    sheet_range,
    sheet_time,
)
from tatalaksana.source import Finding, Severity

_NOT_ADDED = "Selama begini, waktu ini tidak dijumlahkan."
_ODD = {
    Cela.ANGKA_BEDA: (
        "angka dan hurufnya berbeda",
        "Samakan keduanya; selama berbeda, yang dijumlahkan angkanya.",
    ),
    Cela.TERBALIK: (
        "mulai dari yang lebih lama",
        "Tulis yang lebih singkat di depan, misalnya «2-3 hari»; selama terbalik, waktu ini tidak dijumlahkan.",
    ),
    Cela.RANCU: (
        "dapat berarti jam dan menit, dapat juga pecahan jam",
        "Tulis misalnya «1 jam 30 menit» atau «1,3 jam»; selama rancu, waktu ini tidak dijumlahkan.",
    ),
    Cela.RIBUAN: (
        "komanya dapat berarti ribuan, dapat juga pecahan",
        "Tulis ribuan dengan titik, misalnya «1.440 menit»; selama rancu, waktu ini tidak dijumlahkan.",
    ),
    Cela.BERDERET: (
        "dapat berarti yang satu sesudah yang lain, dapat juga salah satunya",
        "Tulis misalnya «1 hari + 2 hari» bila berurutan, «1-2 hari» bila salah satunya; selama rancu, waktu ini tidak dijumlahkan.",
    ),
    Cela.TERSISA: (
        "memuat lebih dari satu waktu atau hitungan, dan baru sebagian yang terbaca",
        "Tulis «10 menit/berkas» bila untuk tiap berkas, «1 hari + 3 jam» bila berurutan, atau «1-3 hari» bila salah satunya; sampai itu, tidak dijumlahkan.",
    ),
    Cela.SALAH_KETIK: (
        "satuannya seperti salah ketik",
        "Tulis misalnya «10 menit», «2 minggu» atau «1 bulan»; selama begini, waktu ini tidak dijumlahkan.",
    ),
    Cela.ANGKA_ASING: (
        "angkanya tidak terbaca",
        "Tulis pecahan dengan koma, misalnya «0,5 jam», dan dua batas dengan garis, misalnya «10-15 menit»; selama begini, waktu ini tidak dijumlahkan.",
    ),
}


_UNIT = r"(?:menit|jam|hari|minggu|bulan)"
_DAY = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)[0-9]{2}"
_TURNED = r"(?:menit|detik)\s+[0-9]{1,3}"
"""«jam 10» and «hari 3» say when."""
_TWICE = rf"\b[0-9]+\s+({_UNIT})\s+[0-9]+\s+\1\b"
_ONE_END = rf"[0-9]+\s*(?:s/d|s\.d\.?|sd|sampai|hingga|-|–)\s*{_UNIT}(?:\s+kerja)?"
_GOES_ON = rf"^[0-9].*\b{_UNIT}(?:\s+kerja)?\s*(?:/|\+|-|–|\b(?:dan|atau|per|sampai|hingga|s/d))$"
_THREE = rf"^[0-9]+(?:\s*[-–]\s*[0-9]+){{2}}\s*{_UNIT}"
_UNIT_TWICE = r"^[0-9]+\s*(?:'\s*menit|\"\s*detik)$"


_CUT = (
    (
        rf"^{_UNIT}(?:\s+kerja)?$",
        ("menyebut satuannya saja", f"Tulis lamanya, misalnya «1 jam» atau «3 hari kerja». {_NOT_ADDED}"),
    ),
    (rf"^{_DAY}$", ("tanggal, bukan lamanya", f"Tulis lamanya, misalnya «3 hari kerja». {_NOT_ADDED}")),
    (
        _TWICE,
        (_ODD[Cela.BERDERET][0], "Tulis misalnya «1 hari + 2 hari» bila berurutan, «1-2 hari» bila salah satunya."),
    ),
    (
        rf"^{_ONE_END}$",
        ("batas keduanya belum ada", f"Tulis keduanya, misalnya «10-15 menit», atau satu saja. {_NOT_ADDED}"),
    ),
    (_GOES_ON, ("seperti terpotong", "Tulis selengkapnya, misalnya «10 menit/berkas», atau hapus yang berlebih.")),
    (_THREE, ("menyebut tiga batas", f"Tulis dua, misalnya «5-15 menit». {_NOT_ADDED}")),
    (_UNIT_TWICE, ("menyebut satuannya dua kali", "Tulis sekali saja, misalnya «10 menit».")),
)
"""How a time lacks something or has it twice, and what is told."""


def check_odd_times(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time whose figure and words differ, that runs backwards, that has two meanings, or that nearly is one."""
    del ground
    for row, key, text in times_in(entry.sop):
        told, hint = _odd(text)
        if told:
            yield Finding(
                "waktu-janggal",
                ("kegiatan", row, key),
                f"{key.replace('_', ' ').capitalize()} {row_name(entry.flow, row)}, «{text}»: {told}.",
                hint,
                Severity.WARNING,
            )


@lru_cache(maxsize=4096)
def _odd(text: str) -> tuple[str, str]:
    """What is odd about a time and what to do, or nothing; few times are said, and each of them often."""
    cela = durasi_of(text).cela
    told, hint = _ODD[cela] if cela else _unread(text) or _cut_off(text) or ("", "")
    if cela in {Cela.SALAH_KETIK, Cela.ANGKA_ASING} and (meant := probable_time(text)):
        hint = f"Maksudnya «{meant}»? {_NOT_ADDED}"
    return told, hint


def check_time_units(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time that is only a number, or a time of day that does not say so."""
    del ground
    for row, key, text in times_in(entry.sop):
        if is_clock(text):
            how = f"Bila jamnya, tulis «pukul {text}»; bila lamanya, tulis misalnya «1 jam 30 menit»."
        elif is_bare_number(text) and not sheet_time(text) and durasi_of(text).cela is None:
            number, stroke, per = text.partition("/")
            how = (
                f"Tulis misalnya «{number.strip()} menit{stroke}{per}» atau «{number.strip()} hari kerja{stroke}{per}»."
            )
        else:
            continue
        yield Finding(
            "waktu-tanpa-satuan",
            ("kegiatan", row, key),
            f"«{key}: {text}» tidak menyebut satuannya.",
            how,
            Severity.WARNING,
        )


def check_touch_times(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """More time of work than passes: each of those who act has at most so much."""
    del ground
    for row, step in enumerate(entry.sop.kegiatan):
        passed, worked = (
            durasi_of(text).lama if text else None for text in (step.waktu and step.waktu.teks, step.waktu_kerja)
        )
        if passed and worked and passed.satuan == worked.satuan and worked.bobot[0] > passed.bobot[1]:
            yield Finding(
                "waktu-janggal",
                ("kegiatan", row, "waktu_kerja"),
                f"Waktu kerja {row_name(entry.flow, row)}, «{step.waktu_kerja}», lebih lama daripada waktunya.",
                "Periksa keduanya: «waktu» yang berlalu, «waktu_kerja» yang dikerjakan tiap pelaksana.",
                Severity.WARNING,
            )


def times_in(sop: Sop) -> Iterator[tuple[int, str, str]]:
    """Each time that a step says: its row, its key and its text."""
    for row, kegiatan in enumerate(sop.kegiatan):
        if kegiatan.waktu:
            yield row, "waktu", kegiatan.waktu.teks
        if kegiatan.waktu_kerja:
            yield row, "waktu_kerja", kegiatan.waktu_kerja


def _cut_off(text: str) -> tuple[str, str] | None:
    """A time of which something is missing, or is there twice, and a day of one year."""
    plain = text.strip().casefold()
    if re.fullmatch(_TURNED, plain):
        return "belum terbaca sebagai waktu", f"Maksudnya «{' '.join(reversed(plain.split()))}»? {_NOT_ADDED}"
    found = (said for pattern, said in _CUT if re.search(pattern, plain))
    return next(found, None)


def _unread(text: str) -> tuple[str, str] | None:
    """What is odd about a time that says nothing, and what to do; None where it is words, or a time that was read."""
    if is_nought(text):
        return "lamanya nol", 'Tulis lamanya, atau "-" (dengan kutip) bila memang tidak ada.'
    if span := sheet_range(text):
        return "seperti tanggal, barangkali «" + span + "» yang diubah Excel", f"Tulis misalnya «{span} hari kerja»."
    if shown := sheet_time(text):
        return "seperti waktu dari Excel", f"Maksudnya «{shown}»? {_NOT_ADDED}"
    if is_day_or_hour(text):
        figures = text.strip()[:-3].strip()
        return (
            "terbaca sebagai tanggal",
            f"Bila lamanya, tulis «{figures} jam»; bila tanggal, tulis «{figures} Januari».",
        )
    meant = probable_time(text)
    said = durasi_of(text)
    if meant and said.macam is Macam.LAMA:
        return "baru sebagian yang terbaca" if said.sisa else _ODD[Cela.SALAH_KETIK][0], f"Maksudnya «{meant}»?"
    told = "diawali tanda minus" if text.startswith("-") else "belum terbaca sebagai waktu"
    return (told, f"Maksudnya «{meant}»? {_NOT_ADDED}") if meant else None
