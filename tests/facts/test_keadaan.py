# What stands on «Mutu»: each SOP as it stands, and the sums of units with those below them.
from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of, keadaan_of, missing_sop, mutu_of
from tatalaksana.model import Status
from tests.collections_on_disk import REGISTERS, SOUND, draft, write

_FILES: dict[str, str | bytes] = {
    **REGISTERS,
    "unit.yaml": "kantor: {nama: Kantor}\nbiro: {nama: Biro Umum, induk: kantor}\nbagian: {nama: Bagian, induk: biro}\nkosong: {nama: Kosong, induk: kantor}\n",
    "peraturan.yaml": "uu-1: {judul: Satu, diganti_oleh: uu-2}\nuu-2: {judul: Dua}\nuu-3: {judul: Tiga, status: diubah}\n",
    "biro/lama.yaml": SOUND,
    "biro/baru.yaml": SOUND.replace("A-1", "A-2")
    .replace("2024-01-02", "2026-09-02")
    .replace("Pengelolaan Surat", "Lain")
    .replace("uu-1", "uu-2"),
    "bagian/segera.yaml": SOUND.replace("A-1", "A-3")
    .replace("2024-01-02", "2026-06-02")
    .replace("Pengelolaan Surat", "Segera")
    .replace("unit: biro", "unit: bagian")
    .replace("[uu-1]", "[uu-3, uu-1]"),
    "bagian/draf.yaml": draft("Draf", more="keterkaitan: [SOP Makro Jauh, SOP Makro Dekat]\n")
    .replace("unit: biro", "unit: bagian")
    .replace("output: c", "ket: c"),
    "biro/cabut.yaml": SOUND.replace("A-1", "A-4")
    .replace("berlaku", "dicabut")
    .replace("Pengelolaan Surat", "Cabut")
    .replace("output: konsep", "ket: x"),
}


def test_numbers_of_units(tmp_path: Path) -> None:
    """A unit counts what is below it too; overdue and soon count SOP and never both; the revoked counts only as that."""
    found = collect(write(tmp_path, _FILES), "sops", tanggal=date(2026, 11, 21))
    states = keadaan_of(facts_of(found.catalog), found.problems)
    assert {"biro/lama"} == {name for name, one in states.items() if one.terlambat}
    assert {"bagian/segera"} == {name for name, one in states.items() if one.segera}
    assert {"biro/lama": ("uu-1",), "bagian/segera": ("uu-3", "uu-1")} == {
        name: one.terdampak for name, one in states.items() if one.terdampak
    }
    assert {"bagian/draf": 1} == {name: len(one.peringatan) for name, one in states.items() if one.peringatan}
    units = mutu_of(found.catalog, states)
    assert {None, "kantor", "biro", "bagian"} == set(units)
    expected = {None: (3, 1, 1, 1, 1, 2, 2, 1), "biro": (3, 1, 1, 1, 1, 2, 2, 1), "bagian": (1, 1, 0, 0, 1, 1, 2, 1)}
    for unit, numbers in expected.items():
        one = units[unit]
        assert numbers == (
            *(one.status[status] for status in (Status.BERLAKU, Status.DRAF, Status.DICABUT)),
            one.terlambat,
            one.segera,
            one.terdampak,
            one.belum_terbit,
            one.peringatan,
        )
    assert units["biro"].urgency < units["bagian"].urgency


def test_an_example_asks_for_nothing(tmp_path: Path) -> None:
    """No review of it is due, and what only an example or a revoked SOP names is nobody's work."""
    asking = "keterkaitan: [SOP Makro Gaib]\n"
    files = {**_FILES, "biro/lama.yaml": f"{SOUND}contoh: ya\n{asking}"}
    revoked = SOUND.replace("A-1", "A-4").replace("berlaku", "dicabut").replace("Pengelolaan Surat", "Cabut")
    files["biro/cabut.yaml"] = f"{revoked}{asking}"
    found = collect(write(tmp_path, files), "sops", tanggal=date(2026, 11, 21))
    states = keadaan_of(facts_of(found.catalog), found.problems)
    state = states["biro/lama"]
    assert ((), False, (), (), ()) == (
        state.tenggat,
        state.terlambat,
        state.peringatan,
        state.terdampak,
        state.belum_terbit,
    )
    assert [1, 2, 1] == [mutu_of(found.catalog, states)[None].status[status] for status in Status]
    assert "SOP Makro Gaib" in [one.sebutan for one in found.catalog.belum_terbit]
    assert ["SOP Makro Dekat", "SOP Makro Jauh"] == sorted(one.sebutan for one in missing_sop(found.catalog))


def test_without_a_day_nothing_is_late(tmp_path: Path) -> None:
    """Due dates are there, but nothing is overdue or due soon."""
    catalog = replace(collect(write(tmp_path, _FILES), "sops").catalog, tanggal=None)
    states = keadaan_of(facts_of(catalog), ())
    assert [] == [name for name, one in states.items() if one.terlambat or one.segera]
    assert 3 == sum(len(one.tenggat) == 2 for one in states.values())


def test_an_empty_collection(tmp_path: Path) -> None:
    """Nothing is nothing, and fails nowhere."""
    catalog = collect(write(tmp_path, REGISTERS), "sops").catalog
    assert 0 == sum(mutu_of(catalog, keadaan_of(facts_of(catalog), ()))[None].status.values())
