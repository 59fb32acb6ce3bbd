# An SOP at a glance: figures on small SOP, and what is said where they are not known.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.facts import Facts, Lama, Ringkasan, ringkasan_of
from tests.browser.sources import CATALOG
from tests.collections_on_disk import catalog

_HEAD = "judul: Surat\njenis: mikro\nunit: biro\npelaksana: [kabag, kasubbag]\nkegiatan:\n"


def _found(root: Path, *steps: str) -> Ringkasan:
    found = catalog(root, {"biro/surat.yaml": _HEAD + "".join(f"  - {{uraian: Kerja, {step}}}\n" for step in steps)})
    entry = found.entries["biro/surat"]
    return ringkasan_of(entry, Facts(entry, found).daftar)


def test_the_first_seed() -> None:
    """Seven steps of two hours together; three refusals repeat 30 + 15, 15 + 15 and 15 + 15 minutes."""
    entry = CATALOG.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"]
    found = ringkasan_of(entry, Facts(entry, CATALOG).daftar)
    assert (7, 5, tuple(range(7))) == (found.langkah, found.lajur, found.jalur)
    assert (Lama((120, 120)), Lama((225, 225))) == (found.utama, found.berulang)
    assert (((1,), (2,)), (30, 30)) == (found.terlama, found.terlama_menit)
    assert [21, 37, 25, 13, 4] == [one.persen for one in found.porsi]


def test_what_is_not_known_is_named(tmp_path: Path) -> None:
    """Steps without time, and times nobody can add up, are no part of the sum but of the list."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: 10 Menit", "pelaksana: kasubbag", "pelaksana: kasubbag, waktu: 2-3 hari kerja",
        "pelaksana: kabag, waktu: 1 jam",
    )  # fmt: skip
    assert Lama((70, 70), (1, 2)) == found.utama
    assert found.berulang is None
    assert [(Lama((70, 70)), 100), (Lama((0, 0), (1, 2)), 0)] == [(one.lama, one.persen) for one in found.porsi]


def test_nothing_is_known(tmp_path: Path) -> None:
    """Without any time there are no shares and no longest step."""
    found = _found(tmp_path, "pelaksana: kabag", "pelaksana: kasubbag, waktu: '-'")
    assert (Lama((0, 0), (0, 1)), (), None) == (found.utama, found.terlama, found.terlama_menit)
    assert [None, None] == [one.persen for one in found.porsi]


def test_ranges_stay_ranges(tmp_path: Path) -> None:
    """The least and the most are added up by themselves; of two branches each end takes the longer."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: 10-20 Menit, lanjut: [2, 3]", "pelaksana: kabag, waktu: 5-10 Menit, lanjut: 4",
        "pelaksana: kasubbag, waktu: 8-9 Menit", "pelaksana: kabag, waktu: 1 Menit",
    )  # fmt: skip
    assert Lama((19, 31)) == found.utama
    assert (((0,),), (10, 20)) == (found.terlama, found.terlama_menit)


def test_a_shared_time_counts_once(tmp_path: Path) -> None:
    """It counts where all that share it are passed; who does only a part of them has no time of it, for nobody says how it is divided."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: {teks: 1 Hari, sampai: '3'}", "pelaksana: kasubbag", "pelaksana: kabag",
        "pelaksana: kabag, waktu: 60 Menit, keputusan: {ya: selesai, tidak: 3}",
    )  # fmt: skip
    assert Lama((1500, 1500)) == found.utama
    assert Lama((1560, 1560), (2,)) == found.berulang
    assert (((0, 1, 2),), (1440, 1440)) == (found.terlama, found.terlama_menit)
    assert [Lama((60, 60), (0, 2)), Lama((0, 0), (1,))] == [one.lama for one in found.porsi]


@pytest.mark.parametrize("name", CATALOG.entries)
def test_shares_are_all(name: str) -> None:
    """All shares together are 100, or there are none."""
    entry = CATALOG.entries[name]
    shares = [one.persen for one in ringkasan_of(entry, Facts(entry, CATALOG).daftar).porsi]
    assert sum(one or 0 for one in shares) in {0, 100}
