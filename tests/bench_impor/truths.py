# Invented SOP, drawn by a number: the truth that each document of the bench is made from.
from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

_LANES = ("Pemohon", "Petugas Loket", "Kasubbag Umum", "Kabid Rekaan", "Kepala Dinas", "Aplikasi SIREKA")
_VERBS = (
    "Mencatat",
    "Memeriksa",
    "Menyusun",
    "Meneliti",
    "Menyampaikan",
    "Menandatangani",
    "Mengarsipkan",
    "Memverifikasi",
    "Menghimpun",
    "Mengirimkan",
)
_THINGS = (
    "surat permohonan",
    "berkas persyaratan",
    "konsep surat",
    "laporan bulanan",
    "data pegawai",
    "daftar hadir",
    "nota dinas",
    "rekomendasi teknis",
)
_TIMES = ("10 menit", "1 jam", "2 hari kerja", "30 Menit", "1 hari", "15 menit/berkas", "1 minggu", "2-3 hari kerja")
_ENDS = ("", " kepada atasan langsung", " sesuai ketentuan yang berlaku", " dengan teliti dan lengkap")


@dataclass(frozen=True, slots=True)
class TrueSymbol:
    """A symbol: row, lane, kind."""

    row: int
    lane: int
    kind: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What a document says."""

    number: int
    nomor: str
    judul: str
    efektif: tuple[int, int, int]
    pejabat: str
    nip: str
    dasar: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: str
    lanes: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str, str], ...]
    """Activity, needs, time, output, note."""
    symbols: tuple[TrueSymbol, ...]
    edges: tuple[tuple[int, int, str], ...]


def truth(number: int) -> Truth:
    """The SOP of a number."""
    dice = random.Random(number)  # noqa: S311 - the same examples each time
    lanes = _LANES[: dice.choice((3, 3, 3, 4, 5, 6))]
    many = dice.choice((4, 5, 6, 8, 10))
    rows, symbols, edges = [], [], []
    before = "permohonan"
    for at in range(many):
        made = f"{dice.choice(_THINGS)} {at + 1}"
        rows.append(
            (
                f"{dice.choice(_VERBS)} {dice.choice(_THINGS)}{dice.choice(_ENDS)}",
                before,
                dice.choice(_TIMES),
                made,
                dice.choice(("", "", "", "Lewat aplikasi")),
            )
        )
        before = made
        decides = 0 < at < many - 1 and dice.random() < 0.3
        kind = "kapsul" if at in {0, many - 1} else "belah-ketupat" if decides else "kotak"
        symbols.append(TrueSymbol(at, dice.randrange(len(lanes)), kind))
    for at in range(many - 1):
        if symbols[at].kind == "belah-ketupat":
            yes, no = dice.choice((("Ya", "Tidak"), ("Setuju", "Tidak"), ("Lengkap", "Tidak lengkap"), ("", "Tidak")))
            edges += [(at, at + 1, yes), (at, dice.randrange(at), no)]
        else:
            edges.append((at, at + 1, ""))
    return Truth(
        number, f"060/{number:03}/SOP-REKAAN/2025", f"Pengelolaan {dice.choice(_THINGS).title()} {number}", (2025, dice.randint(1, 12), dice.randint(1, 28)),
        dice.choice(("Sri Contoh, S.Sos., M.Si.", "Budi Umpama, S.H.", "Dra. Ani Misal, M.M.")), "197001011990031001",
        ("Undang-Undang Nomor 1 Tahun 2020 tentang Contoh", "Peraturan Daerah Nomor 2 Tahun 2021 tentang Rekaan")[: dice.randint(1, 2)],
        ("Komputer dan printer", "Alat tulis kantor", "Buku agenda")[: dice.randint(1, 3)], "Bila tidak dilaksanakan maka pelayanan terhambat.",
        lanes, tuple(rows), tuple(symbols), tuple(edges),
    )  # fmt: skip


_TRUTH = TypeAdapter(Truth)


def truth_beside(document: Path) -> Truth:
    """What a document says, as the file beside it tells."""
    return _TRUTH.validate_json(document.with_suffix(".json").read_bytes())


def told(one: Truth) -> bytes:
    """The file that stands beside a document."""
    return _TRUTH.dump_json(one) + b"\n"
