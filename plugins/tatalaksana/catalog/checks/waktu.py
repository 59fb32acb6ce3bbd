# Checks of how times are written: that their figures say one thing.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Cela, durasi_of, row_name
from tatalaksana.source import Finding, Severity

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


def check_odd_times(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time whose figure and words differ, that runs backwards, or that has two meanings."""
    del ground
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        times = {"waktu": kegiatan.waktu and kegiatan.waktu.teks, "waktu_kerja": kegiatan.waktu_kerja}
        for key, text in times.items():
            cela = durasi_of(text).cela if text else None
            if cela is None:
                continue
            told, hint = _ODD[cela]
            yield Finding(
                "waktu-janggal",
                ("kegiatan", row, key),
                f"{key.replace('_', ' ').capitalize()} {row_name(entry.flow, row)}, «{text}»: {told}.",
                hint,
                Severity.WARNING,
            )
