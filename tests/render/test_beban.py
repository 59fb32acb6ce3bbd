# Workload as CSV: the same bytes, safe in spreadsheets, and telling what is missing.
from __future__ import annotations

import csv
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from lxml.html import fromstring

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of
from tatalaksana.render.abk import WORKLOAD_COLUMNS, decimal, thousands, workload_csv
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.golden_files import GOLDEN, check_golden

_FILES: dict[str, str | bytes] = {
    **REGISTERS,
    "jabatan.yaml": "kabag:\n  nama: =SUM(A1)\n  unit: biro\nkasubbag:\n  nama: Kepala Subbagian\n",
    "biro/surat.yaml": SOUND.replace("uraian: Menyiapkan, ", "uraian: Menyiapkan, waktu_kerja: 2-3 jam, ")
    + "volume: 1.200 per tahun\n",
    "biro/draf.yaml": draft("Draf; «baru»").replace("1 jam", "1 hari"),
}


def _csv(root: Path) -> str:
    catalog = collect(write(root, _FILES), "sops").catalog
    return workload_csv(facts_of(catalog).workload, catalog).decode("utf-8-sig")


def test_file(tmp_path: Path) -> None:
    """A row an office and SOP, as reviewed; a year's columns are empty without a volume, which the last column says."""
    text = _csv(tmp_path)
    assert text.count("\r\n") == text.count("\n") == 4
    check_golden(GOLDEN / "abk" / "beban-kerja.csv", text.replace("\r\n", "\n"))


def test_no_cell_runs(tmp_path: Path) -> None:
    """No cell begins as a formula does."""
    rows = list(csv.DictReader(StringIO(_csv(tmp_path)), delimiter=";"))
    assert {"'=SUM(A1)", "Kepala Subbagian"} == {row["nama_jabatan"] for row in rows}
    assert [] == [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@"))]
    assert list(WORKLOAD_COLUMNS) == list(rows[0])


def test_what_could_not_be_counted_is_not_nothing(tmp_path: Path) -> None:
    """An office of whose steps none has a time that counts needs «–» persons, not 0,00; others keep their figures."""
    days = SOUND.replace("surat, waktu: 1 jam", "surat, waktu: 2 hari") + "volume: 12 per tahun\n"
    files = {**REGISTERS, "biro/surat.yaml": days}
    facts = facts_of(collect(write(tmp_path, files), "sops").catalog)
    work = {office: [one for one in several if one.volume] for office, several in facts.workload.items()}
    unknown = {office for office, several in work.items() if not any(one.terhitung for one in several)}
    assert {*work} > unknown == {"kasubbag"}
    made = {page.name: page for page in pages(facts, Surroundings("Situs"))}
    for office in unknown:
        row = next(
            row for row in fromstring(made["abk"].html()).iter("tr") if row.xpath(f".//a[contains(@href, '{office}')]")
        )
        assert [cell.text for cell in row.findall("td")][1:3] == ["–", "–"]
        own = fromstring(made[f"abk/{office}"].html())
        assert [cell.text for cell in own.findall(".//tbody/tr/td")][4] == "–"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Fraction(0), "0,00"),
        (Fraction(1, 200), "0,01"),
        (Fraction(2, 3), "0,67"),
        (Fraction(123456, 100), "1.234,56"),
        (Fraction(5), "5,00"),
    ],
)
def test_numbers(number: Fraction, said: str) -> None:
    """Decimals by a comma, thousands by a dot, rounded half up."""
    assert said == decimal(number)
    assert "75.000" == thousands(75_000)
