# Checklists of real and of invented SOP.
from __future__ import annotations

from dataclasses import replace
from datetime import date

from tatalaksana.facts import DaftarPeriksa, Keluar, Langkah
from tatalaksana.model import durasi_of
from tests.hand_made_steps import leading

DAY = date(2024, 1, 2)
STEP = leading(Langkah(
    nomor="1", kegiatan="Menyiapkan bahan", pelaksana=("Kasubbag",), jabatan=("kasubbag",), kelengkapan=("Disposisi", "Alat tulis"),
    waktu="30 Menit", durasi=durasi_of("30 Menit"), output=("Bahan",), ket=(), jalan=(),
), Keluar("", 1))  # fmt: skip
SMALL = DaftarPeriksa(
    id="biro/surat", judul="SOP Mikro Penyusunan Surat", nomor="OT.01", revisi_ke=2, efektif=date(2023, 5, 4), unit="Biro Contoh",
    status="berlaku", sidik="0123456789abcdef",
    langkah=(
        STEP,
        leading(replace(
            STEP, nomor="2", kegiatan="Memeriksa bahan", pelaksana=("Kabag", "Karo"), jabatan=("kabag", "karo"), kelengkapan=("Bahan",),
            output=("Bahan yang telah diperiksa", "Paraf"), ket=("Rangkap dua",),
        ), Keluar("setuju", 2), Keluar("tidak", 0)),
        leading(replace(STEP, nomor="", kegiatan="Mengirim", kelengkapan=(), output=()), Keluar("terkirim", None), Keluar("kembali", 2)),
    ),
)  # fmt: skip
"""Three steps: one plain, one that decides and has two offices, one without number that may end it."""


def long(steps: int) -> DaftarPeriksa:
    """A checklist of many steps, whose texts tell where they begin and end."""
    return replace(
        SMALL,
        langkah=tuple(
            replace(STEP, nomor=str(row), kegiatan=f"awal{row} " + "melakukan sesuatu " * (row % 9 * 3) + f"akhir{row}")
            for row in range(1, steps + 1)
        ),
    )
