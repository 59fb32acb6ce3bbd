# The map: every SOP once, in its unit, at its macro SOP.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.facts import PetaUnit, peta_of
from tests.collections_on_disk import REGISTERS, draft, koleksi, write

_FILES: dict[str, str | bytes] = {
    **REGISTERS,
    "unit.yaml": "biro: {nama: Biro}\nbagian: {nama: Bagian}\nkosong: {nama: Kosong}\n",
    "biro/a.yaml": draft(
        "Induk", "makro", "keterkaitan: [SOP Mikro Anak, SOP Mikro Hilang, SOP Mikro Jauh, SOP Makro Kedua]\n"
    ),
    "biro/b.yaml": draft("Anak"),
    "biro/c.yaml": draft("Kedua", "makro", "keterkaitan: [Anak]\n"),
    "biro/d.yaml": draft("Sendiri"),
    "biro/g.yaml": draft("Umpama", more="contoh: ya\n"),
    "biro/e.yaml": draft("Yatim", more="keterkaitan: [SOP Makro Gaib]\n"),
    "bagian/f.yaml": draft("Jauh").replace("unit: biro", "unit: bagian"),
}


def _told(unit: PetaUnit) -> tuple[list[tuple[str, list[str], list[str]]], list[str]]:
    families = [
        (one.makro.judul, [node.judul for node in one.mikro], [node.judul for node in one.lain])
        for one in unit.keluarga
    ]
    return families, [node.judul for node in unit.lepas]


def test_families(tmp_path: Path) -> None:
    """A micro SOP stands at the first macro SOP of its unit and is referred to elsewhere; what is named and missing stands there too, uncounted as an example is."""
    biro, bagian = peta_of(collect(write(tmp_path, _FILES), "sops").catalog)
    families, loose = _told(biro)
    assert [
        ("Induk", ["Anak", "SOP Mikro Hilang"], ["Jauh"]), ("Kedua", [], ["Anak"]), ("SOP Makro Gaib", ["Yatim"], []),
    ] == families  # fmt: skip
    assert (["Sendiri", "Umpama"], 5, 1) == (loose, biro.jumlah, bagian.jumlah)
    assert ([], ["Jauh"]) == _told(bagian)


def test_every_sop_stands_once() -> None:
    """In the real collection too, each SOP has one place."""
    catalog = koleksi()
    found = [
        node.card.id for unit in peta_of(catalog)
        for node in (*unit.lepas, *(one for family in unit.keluarga for one in (family.makro, *family.mikro))) if node.card
    ]  # fmt: skip
    assert sorted(catalog.entries) == sorted(found)


def test_nothing(tmp_path: Path) -> None:
    """No SOP, no map."""
    assert () == peta_of(collect(write(tmp_path, REGISTERS), "sops").catalog)
