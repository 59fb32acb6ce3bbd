# Labels below each other in one cell, and their values in the next.
from __future__ import annotations

import pytest

from tatalaksana.importers import Keyakinan
from tests.importers.documents import PLAIN, read, recognised, steps_table, table

_STEPS = steps_table("Pelaksana", "Mutu Baku", PLAIN)
_LABELS = "Nomor SOP\nTgl. Efektif\nDisahkan oleh\n\n\nNama SOP"
_VALUES = ": 7/2025\n: 3 Februari 2025\n: Kepala Dinas Contoh\n\n  Sri Misal, S.Sos.\n  NIP. 197001011990031001\n: Cuti Pegawai"


def test_labels_by_lines() -> None:
    """Each has what stands behind its colon, also over several lines."""
    found = recognised(read(table([("DINAS CONTOH", _LABELS, _VALUES)]), _STEPS))
    assert ("7/2025", "2025-02-03", "Cuti Pegawai") == tuple(found.bidang[key].isi for key in ("nomor", "tanggal.efektif", "judul"))  # fmt: skip
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi, signed["nip"].isi) == ("Kepala Dinas Contoh", "Sri Misal, S.Sos.", "197001011990031001")  # fmt: skip


@pytest.mark.parametrize("values", [": 7/2025\n: 3 Februari 2025", "7/2025\n3 Februari 2025\n\nCuti Pegawai"])
def test_labels_without_as_many_colons(values: str) -> None:
    """Nothing says then which value is whose: no day is told as sure."""
    found = recognised(read(table([("DINAS CONTOH", _LABELS, values)]), _STEPS))
    day = found.bidang.get("tanggal.efektif")
    assert day is None or day.yakin is not Keyakinan.PASTI
