# Documents of an invented office, written out as its people write them, and what `sop impor` makes of them.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.importers import KnownGround, Terkenali, draft_text, recognise
from tatalaksana.importers.reading import ReadCell, Reading, ReadPage, ReadTable
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


PLAIN = ("Kegiatan", "Kelengkapan", "Waktu", "Output", "Ket")
"""Names of columns that everybody knows."""
ROWS = (
    ("Mencatat surat yang masuk dari warga", "√", "", "Surat", "5 menit", "Surat tercatat"),
    ("Memeriksa surat dan lampirannya", "", "√", "Surat tercatat", "1 jam", "Disposisi"),
    ("Menyimpan surat di lemari arsip", "√", "", "Disposisi", "10 menit", "Arsip"),
)


def table(rows: Sequence[Sequence[str]], spans: Sequence[tuple[int, int, int, int]] = ()) -> ReadTable:
    """A table; spans are (row, column, rows, columns) of merged cells."""
    wide = {(row, column): (deep, across) for row, column, deep, across in spans}
    hidden = {
        (row + down, column + right)
        for row, column, deep, across in spans
        for down in range(deep)
        for right in range(across)
        if down or right
    }
    return ReadTable(
        1,
        tuple(
            ReadCell(at, column, text, *wide.get((at, column), (1, 1)))
            for at, row in enumerate(rows)
            for column, text in enumerate(row)
            if (at, column) not in hidden
        ),
    )


def steps_table(group: str, quality: str, names: Sequence[str], order: Sequence[int] = (0, 1, 2)) -> ReadTable:
    """A table of three steps under heads of these names."""
    activity, *three, note = names
    top = ["No", activity, group, "", quality, "", "", note]
    below = ["", "", "Petugas", "Kepala", *(three[at] for at in order), ""]
    rows = [[str(at), row[0], *row[1:3], *(row[3 + one] for one in order), ""] for at, row in enumerate(ROWS, 1)]
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 3), (0, 7, 2, 1)]
    return table([top, below, *rows], spans)


def read(*tables: ReadTable) -> Reading:
    """A document of these tables."""
    return Reading("contoh", (ReadPage(1),), tables)


SHEET = table(IDENTITY)
