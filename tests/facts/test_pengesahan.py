# Who signs a sheet: one, or several with their parts; on paper, on the page and in the fingerprint.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tatalaksana.facts.sheet import Signature
from tatalaksana.model import Sop, parse
from tatalaksana.source import data_of
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import outside, printed, squeezed

_ONE = {"jabatan": "Kepala Biro", "nama": "Rekaan Satu", "nip": "197001011995031001"}
_THREE = [
    {"peran": "Dibuat oleh", **_ONE, "pangkat": "Penata", "tanggal": "2026-01-05"},
    {"peran": "Diperiksa oleh", "jabatan": "Sekretaris", "nama": "Rekaan Dua", "nrp": "12345/P", "tanggal": "2026-01"},
    {"atas_nama": "Menteri", "jabatan": "Deputi", "nama": "Rekaan Tiga", "tte": "Ditandatangani secara elektronik"},
]


def _catalog(folder: Path, pengesahan: Any) -> Catalog:  # noqa: ANN401 - as a file may have it
    sop = {
        "judul": "Uji", "jenis": "mikro", "unit": "biro", "nomor": "A-1", "status": "berlaku", "tanggal": {"efektif": "2026-02-01"},
        "pengesahan": pengesahan, "pelaksana": ["kabag"], "kegiatan": [{"uraian": "Mencatat", "pelaksana": "kabag"}],
    }  # fmt: skip
    found = collect(write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop)}), "sops")
    assert not found.errors, found.problems
    return found.catalog


def _facts(folder: Path, pengesahan: Any) -> Facts:  # noqa: ANN401 - as a file may have it
    catalog = _catalog(folder, pengesahan)
    return Facts(catalog.entries["biro/uji"], catalog)


def test_several_sign_with_their_parts(tmp_path: Path) -> None:
    """Each has its label, rank, number and day; «a.n.» stands over the office; who has no part takes the profile's label."""
    assert (
        Signature("Dibuat oleh", "Kepala Biro", "Rekaan Satu", "Penata", "NIP. 197001011995031001", "5 Januari 2026", ""),
        Signature("Diperiksa oleh", "Sekretaris", "Rekaan Dua", "", "NRP. 12345/P", "Januari 2026", ""),
        Signature("Disahkan oleh", "a.n. Menteri\nDeputi", "Rekaan Tiga", "", "", "", "Ditandatangani secara elektronik"),
    ) == _facts(tmp_path, _THREE).sheet.signatures  # fmt: skip


def test_all_of_them_are_printed(tmp_path: Path) -> None:
    """On the official sheet each stands in its row, in their order, and nothing leaves its cell."""
    sheet = printed(_catalog(tmp_path, _THREE), "biro/uji")
    said = squeezed(sheet.pages[0])
    places = [said.index(squeezed(word)) for word in (
        "Dibuat oleh", "Rekaan Satu", "Penata", "5 Januari 2026", "Diperiksa oleh", "NRP. 12345/P", "Disahkan oleh", "a.n. Menteri",
        "Deputi", "Ditandatangani secara elektronik", "Rekaan Tiga",
    )]  # fmt: skip
    assert sorted(places) == places
    assert [] == outside(sheet)


def test_one_is_one_however_it_is_written(tmp_path: Path) -> None:
    """A list of one is the same edition as that one by itself; another signer makes another."""
    alone, listed, other = (
        _facts(tmp_path / name, held).sidik for name, held in (("a", _ONE), ("b", [_ONE]), ("c", _THREE))
    )
    assert alone == listed != other
    sop = parse(
        Sop,
        data_of(
            f"judul: Uji\njenis: mikro\nunit: biro\npengesahan: {json.dumps(_ONE)}\npelaksana: [a]\nkegiatan: [{{uraian: b, pelaksana: a}}]\n"
        ),
    )
    assert isinstance(sop, Sop)
    assert _ONE == json.loads(sop.model_dump_json(exclude_defaults=True))["pengesahan"]


@pytest.mark.parametrize(("at", "path"), [(0, "2:"), (1, "3:")])
def test_a_name_that_lacks_is_told(at: int, path: str, tmp_path: Path) -> None:
    """An SOP in force names all who sign; whose NIP is wrong is told at its line."""
    several = [dict(_ONE), dict(_ONE)]
    several[at]["nip"] = "123"
    lines = "\n".join(f"  - {json.dumps(one)}" for one in several)
    text = f"pengesahan:\n{lines}\njudul: Uji\njenis: mikro\nunit: biro\npelaksana: [kabag]\nkegiatan: [{{uraian: b, pelaksana: kabag}}]\n"
    problem, *_ = collect(write(tmp_path, {**REGISTERS, "biro/uji.yaml": text}), "sops").problems
    assert str(problem).startswith(f"sops/biro/uji.yaml:{path}")
    assert "nip-salah" == problem.code


@pytest.mark.parametrize(("several", "abreast"), [(1, 0), (2, 2), (3, 3), (4, 2), (5, 3), (8, 4)])
def test_several_stand_side_by_side(several: int, abreast: int, tmp_path: Path) -> None:
    """One stands among the data; up to three are one row over the whole width, more are two."""
    assert abreast == _facts(tmp_path, [_ONE] * several).sheet.abreast


def test_three_of_them_leave_the_sheet_on_one_page(tmp_path: Path) -> None:
    """Their names begin at one height, whatever stands over them, and the boxes are still on that page."""
    sheet = printed(_catalog(tmp_path, _THREE), "biro/uji")
    feet = {text.strip(): foot for text, _, foot, _ in sheet.places(0) if text.strip().startswith("Rekaan")}
    assert 3 == len(feet)
    assert 1 == len({round(foot, 1) for foot in feet.values()})
    assert squeezed("Pencatatan dan pendataan") in squeezed(sheet.pages[0])
