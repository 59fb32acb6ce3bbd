# The words around written times: what says that a figure is a limit, what leads up to it, and what names a moment.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.model.durasi import Batas

Phrase = tuple[str, ...]


def _phrases(*several: str) -> frozenset[Phrase]:
    return frozenset(tuple(one.split(" ")) for one in several)


_LIMITS: Mapping[Batas, frozenset[Phrase]] = {
    Batas.KIRA: _phrases(
        "±", "+ / -", "+ -", "~", "kurang lebih", "lebih kurang", "kurang - lebih", "krg lbh", "k l", "sekitar", "kira - kira",
        "kira kira", "kira", "kl", "kurleb", "krg lebih", "plus minus", "plus - minus", "rata - rata", "rata rata", "rerata", "perkiraan", "diperkirakan", "estimasi", "lk", "l k", "ca",
    ),
    Batas.PALING_LAMA: _phrases(
        "maks", "max", "maksimal", "maximal", "maksimum", "maximum", "paling lama", "paling lambat", "paling banyak", "paling panjang",
        "paling telat", "selambat - lambatnya", "selambat lambatnya", "selambatnya", "selama - lamanya", "selama lamanya",
        "sebanyak - banyaknya", "sebanyak banyaknya", "tidak lebih dari", "tidak boleh lebih dari", "tidak melebihi", "kurang dari",
        "batas maksimal", "batas waktu", "batas akhir", "di bawah", "dibawah", "≤", "<", "< =", "sampai", "sampai dengan", "hingga",
        "s.d.", "s.d", "s/d", "sd",
    ),
    Batas.PALING_SEDIKIT: _phrases(
        "min", "minimal", "minimum", "paling sedikit", "paling cepat", "paling singkat", "paling kurang", "sekurang - kurangnya",
        "sekurang kurangnya", "sekurangnya", "setidaknya", "setidak - tidaknya", "setidak tidaknya", "sedikitnya", "lebih dari",
        "di atas", "diatas", "≥", ">", "> =",
    ),
}  # fmt: skip
BATAS: Mapping[Phrase, Batas] = {phrase: batas for batas, several in _LIMITS.items() for phrase in several}
"""The pieces of a limit's words to the limit."""
LONGEST_LIMIT = max(map(len, BATAS))
BATAS_SESUDAH: Mapping[Phrase, Batas] = {
    **dict.fromkeys(_phrases("atau lebih", "ke atas", "keatas"), Batas.PALING_SEDIKIT),
    **dict.fromkeys(_phrases("atau kurang", "ke bawah", "kebawah"), Batas.PALING_LAMA),
}
"""What makes a limit of the time before it: «3 hari atau lebih»."""
BEGIN_LIMIT = frozenset(phrase[0] for phrase in BATAS)

PEMBUKA = frozenset({
    "dalam", "waktu", "jangka", "selama", "lama", "lamanya", "durasi", "dengan", "butuh", "membutuhkan", "memerlukan", "secara", "berkala",
    "rutin", "dilakukan", "dilaksanakan", "dikerjakan", "diselesaikan", "selesai", "antara", "dari", ":", "=", "(", "[", "-", "x", "*", "•",
})  # fmt: skip
"""What may stand before a time and says nothing more."""
TIAP = frozenset({"setiap", "tiap", "saban", "per"})
"""Before a unit of time: how often. Before anything else: for each of it."""
MENUJU = frozenset({"untuk", "bagi"})
"""«untuk setiap berkas»."""
KALI = frozenset({"kali", "x"})
DAN = frozenset({"+", ",", "dan", "&", "plus", "tambah", "ditambah", "serta", "lebih"})
"""Between times that are one after the other."""
MENAMBAH = frozenset({"+", "&", "plus", "tambah", "ditambah"})
"""Those of them that can't set one choice apart from another."""
PILIHAN = frozenset({",", ";", "/", "dan", "atau"})
"""Between times of which one holds."""
BERLAWANAN = frozenset(
    frozenset(pair.split())
    for pair in (
        "online offline",
        "online manual",
        "daring manual",
        "daring luring",
        "dalam luar",
        "elektronik manual",
        "lengkap tidak",
        "baru lama",
        "baru perpanjangan",
        "biasa khusus",
    )
)
"""First words of two cases of which only one can hold."""
BERSYARAT = frozenset(
    f"{when} {what}"
    for when in ("bila", "jika", "apabila", "kalau", "bilamana")
    for what in ("ada", "perlu", "diperlukan", "dibutuhkan")
)
"""Beside the time of what need not be done at all: «15 menit (bila ada)» is from nothing to 15 minutes."""
ATAU = frozenset({"atau", "~"})
"""Between the ends of a range, beside the words for «to»."""
UJUNG = frozenset({"awal", "akhir", "pertengahan", "tengah", "ujung"})
"""A part of a month or year: a moment."""
PUTUS = frozenset({
    "(", "[", ",", ";", "setelah", "sesudah", "sejak", "semenjak", "terhitung", "dan", "bila", "jika", "apabila", "dengan", "sebelum",
    "maks", "maksimal", "minimal", "paling",
})  # fmt: skip
"""Where the words for what a time is counted by end."""
MELANTUR = frozenset({
    "tanggal", "tgl", "ke", "pukul", "pkl", "jam", "minggu", "bulan", "semester", "triwulan", "tahun", "nomor", "no", "h", "pasal",
    "ayat", "lantai", "hari", "revisi", "lembar", "rangkap", "sebelum", "/",
})  # fmt: skip
"""Words behind which a figure is a name and no amount: «minggu ke 2»."""

NAMA_HARI = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "jum", "sabtu", "ahad"})
"""Without Sunday, whose name is also a week's."""
HARI_H = frozenset({"h", "d", "t"})
"""What the day of something is called by one letter: «H-1», «T+3»."""
URUTAN = frozenset({
    "ke", "kesatu", "kedua", "ketiga", "keempat", "kelima", "pertama", "terakhir", "berikutnya", "depan", "i", "ii", "iii", "iv", "v", "vi",
    "ganjil", "genap", "berjalan",
})  # fmt: skip
"""Which of several weeks or quarters."""
NIHIL = frozenset({"nihil", "n/a", "n.a", "n.a.", "kosong", "tidak ada", "tdk ada", "tanpa waktu"})
"""Texts that say there is no time."""
TANGGAL = frozenset({"tanggal", "tgl"})
JAM = frozenset({"pukul", "pkl", "jam"})
"""Before a figure: a time of day."""
DALAM = frozenset({"dalam", "per", "setiap", "tiap", "/"})
"""«2 kali dalam setahun»."""
