# Boxes of an identity sheet that has a page to itself fill it, as on paper; no further, and never where the table follows.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import Sheet, printed

_MARGINS = "tepi: {atas: 12, sisi: 12, bawah: 20}\n"
_FOOT = 20 / 25.4 * 72
_STEPS = [{"uraian": f"Mencatat ke-{row}", "pelaksana": ("kabag", "kasubbag")[row % 2]} for row in range(2)]
_FULL = {
    "dasar_hukum": [f"Peraturan Nomor {row}" for row in range(5)],
    "peralatan": [f"Alat {row}" for row in range(5)],
}


def _sheet(folder: Path, profile: str = "", **more: Any) -> Sheet:  # noqa: ANN401 - keys of an SOP
    sop = {
        "judul": "Peminjaman Kursi", "jenis": "mikro", "unit": "biro", "profil": "kantor", "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": _STEPS, **more,
    }  # fmt: skip
    files = {
        **REGISTERS,
        "profil/kantor.yaml": f"instansi: KANTOR REKAAN\n{_MARGINS}{profile}",
        "biro/uji.yaml": json.dumps(sop),
    }
    found = collect(write(folder, files), "sops")
    assert not found.errors, found.problems
    return printed(found.catalog, "biro/uji")


def _below(sheet: Sheet) -> float:
    """The foot of the lowest line of the first page that stands above its margin."""
    return min(foot for _, foot, _, top in sheet.lines(0) if foot >= _FOOT - 0.5 and top > foot)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"pengesahan": {"jabatan": "Kepala Biro", "nama": "Sri Rekaan"}},
        {"pengesahan": [{"peran": part, "jabatan": "Kepala", "nama": "Sri"} for part in ("Dibuat oleh", "Disahkan oleh")]},
        {"peralatan": [f"Alat {row}" for row in range(4)], "peringatan": "Kursi yang rusak tidak dipinjamkan. " * 4},
        {"judul": "Peminjaman 椅子 Kursi"},
        {"pengesahan": {"jabatan": "Kepala Biro", "nama": "Sri Rekaan", "tte": {"kalimat": "Ditandatangani dengan sertifikat rekaan. " * 7}}, **_FULL},
    ],
    ids=["bare", "signed", "signed by two", "filled", "letters of no font", "signed electronically, nearly full"],
)  # fmt: skip
def test_boxes_fill_their_page(more: dict[str, Any], tmp_path: Path) -> None:
    """The lowest box ends at the margin, on the one page of the identity sheet."""
    sheet = _sheet(tmp_path, **more)
    assert 2 == len(sheet.pages)
    assert pytest.approx(_FOOT, abs=1.5) == _below(sheet)


def test_no_box_grows_above_the_table(tmp_path: Path) -> None:
    """Where the table follows on the same page boxes are as tall as what stands in them."""
    sheet = _sheet(tmp_path, "satu_halaman: ya\n")
    assert 1 == len(sheet.pages)
    assert _below(sheet) > _FOOT + 40


def test_a_long_identity_sheet_goes_on(tmp_path: Path) -> None:
    """What no page holds goes on as before, all of it."""
    sheet = _sheet(tmp_path, peralatan=[f"Alat ke-{row}" for row in range(30)])
    assert 3 == len(sheet.pages)
    assert "Alat ke-29" in sheet.pages[1]


def test_a_smaller_sheet_is_filled_too(tmp_path: Path) -> None:
    """What is drawn smaller, so that one page holds it, still fills that page."""
    signers = [{"peran": part, "jabatan": "Kepala", "nama": "Sri"} for part in ("Dibuat oleh", "Disahkan oleh")]
    boxes = {
        key: [f"Butir {row}" for row in range(rows)]
        for key, rows in (("dasar_hukum", 9), ("keterkaitan", 5), ("pencatatan", 3))
    }
    sheet = _sheet(tmp_path, "satu_halaman: ya\n", pengesahan=signers, **boxes)
    assert 2 == len(sheet.pages)
    assert pytest.approx(_FOOT, abs=1.5) == _below(sheet)
