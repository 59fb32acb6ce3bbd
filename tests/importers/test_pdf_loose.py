# Lines of a printed page that stand in no table: below each other in columns, or running text.
from __future__ import annotations

from tatalaksana.importers.readers.pdf_loose import loose_blocks
from tatalaksana.importers.readers.pdf_tables import Word
from tatalaksana.importers.reading import PageBox, ReadTable


def _line(top: float, *texts: tuple[float, str]) -> list[Word]:
    found = []
    for begin, text in texts:
        left = begin
        for word in text.split():
            wide = 5.0 * len(word)
            found.append(Word(word, PageBox(left, top, left + wide, top + 10)))
            left += wide + 3
    return found


def _read(*lines: list[Word]) -> list[object]:
    blocks = [block for _, block in loose_blocks([word for line in lines for word in line], 1)]
    return [
        [(cell.row, cell.column, cell.text) for cell in block.cells] if isinstance(block, ReadTable) else block.text
        for block in blocks
    ]


def test_those_who_sign_beside_each_other() -> None:
    """Texts that are set from their middles, under those of one line, are columns, also below the place for signatures."""
    found = _read(
        _line(0, (100, "Demikian prosedur ini dibuat")),
        _line(20, (50, "Disusun oleh"), (250, "Disahkan oleh")),
        _line(34, (60, "Penyusun"), (245, "Kepala Dinas")),
        _line(120, (40, "Sri Contoh, S.Sos."), (240, "Budi Rekaan, S.T.")),
        _line(134, (230, "NIP 197001011990031001")),
    )
    assert found == [
        "Demikian prosedur ini dibuat",
        [
            (0, 0, "Disusun oleh"), (0, 1, "Disahkan oleh"), (1, 0, "Penyusun"), (1, 1, "Kepala Dinas"),
            (2, 0, "Sri Contoh, S.Sos."), (2, 1, "Budi Rekaan, S.T."), (3, 1, "NIP 197001011990031001"),
        ],
    ]  # fmt: skip


def test_running_text_is_no_column() -> None:
    """A line that reaches under two of the texts above it ends their columns."""
    found = _read(
        _line(0, (50, "Ditulis : 2 Januari 2025"), (250, "Diubah : -")),
        _line(14, (50, "Prosedur ini berlaku bagi semua pegawai kantor contoh")),
    )
    assert found == [
        [(0, 0, "Ditulis : 2 Januari 2025"), (0, 1, "Diubah : -")],
        "Prosedur ini berlaku bagi semua pegawai kantor contoh",
    ]
