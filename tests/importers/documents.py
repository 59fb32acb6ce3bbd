# Documents of an invented office, written out as its people write them, and what `sop impor` makes of them.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.importers import KnownGround, Terkenali, draft_text, recognise
from tatalaksana.importers.reading import Reading
from tatalaksana.model import Sop, parse
from tatalaksana.source import data_of
from tests.collections_on_disk import koleksi

IDENTITY = (
    ("DINAS REKAAN KOTA REKAAN", "Nomor SOP", "060/12/SOP/2025"), ("", "Tanggal Pembuatan", "2 Januari 2025"), ("", "Tanggal Revisi", "-"),
    ("", "Tanggal Efektif", "3 Februari 2025"), ("", "Disahkan oleh", "Kepala Dinas Rekaan\n\nSri Contoh, S.Sos.\nNIP. 19700101 199003 1 001"),
    ("", "Nama SOP", "SOP Peminjaman Ruang Rapat"),
)  # fmt: skip
BOXES = (
    ("Dasar Hukum:", "Kualifikasi Pelaksana:"),
    ("1. Undang-Undang Nomor 1 Tahun 2020 tentang Contoh\n2. Peraturan Daerah Nomor 2 Tahun 2021 tentang Rekaan", "1. Mampu berkomunikasi\n2. Teliti"),
    ("Keterkaitan:", "Peralatan/Perlengkapan:"), ("SOP Surat Masuk", "1. Komputer\n2. Buku agenda"),
    ("Peringatan:", "Pencatatan dan Pendataan:"), ("Bila tidak dilaksanakan, ruang terpakai dua kali.", "Buku agenda"),
)  # fmt: skip


def ground() -> KnownGround:
    """The registers of the collection that tests stand on."""
    return KnownGround(koleksi().registers)


def recognised(reading: Reading) -> Terkenali:
    """The one SOP of a document."""
    (found,) = recognise(reading, ground())
    return found


def imported(reading: Reading) -> Sop:
    """The draft of the one SOP of a document, as its model reads it."""
    return sop_of(recognised(reading))


def sop_of(found: Terkenali) -> Sop:
    """The draft of an SOP, as its model reads it."""
    sop = parse(Sop, data_of(draft_text(found, koleksi().registers, "contoh").text))
    assert isinstance(sop, Sop), sop
    return sop


def tabbed(*rows: Sequence[str]) -> bytes:
    """Rows as text between tabs."""
    return "\n".join("\t".join(" ".join(cell.split("\n")) for cell in row) for row in rows).encode()
