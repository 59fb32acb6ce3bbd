# Whose sheet it is: the agency once, the units in the letters the profile has them in, the address below.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.facts import Facts
from tests.collections_on_disk import SOUND, catalog
from tests.pdf.paper import printed, squeezed

_UNITS = """\
dinas: {nama: Dinas Kesehatan Kota Rekaan, profil: kota}
farmasi: {nama: "%s", induk: dinas}
"""


def _letterhead(folder: Path, profil: str, unit: str, said: str = "farmasi") -> tuple[str, ...]:
    files = {
        "unit.yaml": _UNITS % unit,
        "jabatan.yaml": "{kabag: {nama: Kabag}, kasubbag: {nama: Kasubbag}}",
        "profil/kota.yaml": profil,
        "biro/surat.yaml": SOUND.replace("unit: biro", f"unit: {said}"),
    }
    found = catalog(folder, files)
    return Facts(found.entries["biro/surat"], found).sheet.letterhead.lines


@pytest.mark.parametrize(
    ("agency", "unit", "lines"),
    [
        ("PEMERINTAH KOTA REKAAN", "Farmasi", ("PEMERINTAH KOTA REKAAN", "Dinas Kesehatan Kota Rekaan", "Farmasi")),
        ("DINAS KESEHATAN KOTA REKAAN", "Farmasi", ("DINAS KESEHATAN KOTA REKAAN", "Farmasi")),
        ("RSUD Rekaan", "Instalasi Farmasi RSUD Rekaan", ("Dinas Kesehatan Kota Rekaan", "Instalasi Farmasi RSUD Rekaan")),
        ("RSUD Reka", "Instalasi RSUD Rekaan", ("RSUD Reka", "Dinas Kesehatan Kota Rekaan", "Instalasi RSUD Rekaan")),
    ],
)  # fmt: skip
def test_the_agency_stands_once(agency: str, unit: str, lines: tuple[str, ...], tmp_path: Path) -> None:
    """A unit that is the agency has no line of its own, and none is beside a unit whose name says the agency's."""
    assert lines == _letterhead(tmp_path, f"instansi: {agency}\n", unit)


def test_capitals_and_address(tmp_path: Path) -> None:
    """Units are in capitals where the profile has them so, in printed words too; the address follows as it is."""
    profil = "instansi: Kota Rekaan\nunit_kapital: ya\nalamat: [Jalan Contoh 1, surel@contoh.go.id]\n"
    lines = _letterhead(tmp_path, profil, "Farmasi", "{unit: farmasi, teks: Apotek}")
    assert ("DINAS KESEHATAN KOTA REKAAN", "APOTEK", "Jalan Contoh 1", "surel@contoh.go.id") == lines


def test_each_line_is_printed_in_its_own_size(tmp_path: Path) -> None:
    """On paper the agency's letters are larger than the units', and those of the address smaller; all stand once."""
    found = catalog(
        tmp_path,
        {
            "profil/permenpan-35-2012.yaml": "instansi: KOTA REKAAN\nalamat: Jalan Contoh 1\n",
            "biro/surat.yaml": SOUND,
        },
    )
    sizes: dict[str, float] = {}

    def seen(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        sizes.setdefault(squeezed(text), abs(matrix[3]) * size)

    sheet = printed(found, "biro/surat")
    sheet.reader.pages[0].extract_text(visitor_text=seen)
    unit = squeezed(found.registers.unit["biro"].nama)
    assert sizes["KOTAREKAAN"] > sizes[unit] > sizes["JalanContoh1"]
    assert 1 == squeezed(sheet.pages[0]).count("KOTAREKAAN")
