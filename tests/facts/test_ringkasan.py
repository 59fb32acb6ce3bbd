# An SOP at a glance: figures on small SOP, and what is said where they are not known.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.facts import Facts, Lama, Ringkasan, Sebab, Terlepas, facts_of
from tatalaksana.model import Jumlah, durasi_of, say_jumlah
from tests.browser.sources import CATALOG
from tests.collections_on_disk import catalog

_HEAD = "judul: Surat\njenis: mikro\nunit: biro\npelaksana: [kabag, kasubbag]\nkegiatan:\n"


def _found(root: Path, *steps: str, profile: str = "kertas: a4\n") -> Ringkasan:
    text = _HEAD + "".join(f"  - {{uraian: Kerja, {step}}}\n" for step in steps)
    found = catalog(root, {"biro/surat.yaml": text, "profil/permenpan-35-2012.yaml": profile})
    return facts_of(found).of["biro/surat"].ringkasan


def _jumlah(text: str) -> Jumlah:
    return durasi_of(text).jumlah


def _lama(text: str, *tanpa: int) -> Lama:
    return Lama(_jumlah(text), tanpa)


def test_the_first_seed() -> None:
    """Seven steps of two hours together; three refusals repeat 30 + 15, 15 + 15 and 15 + 15 minutes."""
    entry = CATALOG.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"]
    found = Facts(entry, CATALOG).ringkasan
    assert (7, 5, tuple(range(7))) == (found.langkah, found.lajur, found.jalur)
    assert (_lama("2 jam"), _lama("3 jam 45 menit")) == (found.utama, found.berulang)
    assert (((1,), (2,)), _jumlah("30 menit")) == (found.terlama, found.terlama_jumlah)
    assert [21, 37, 25, 13, 4] == [one.persen for one in found.porsi]
    assert () == found.terlepas


def test_what_is_not_known_is_named(tmp_path: Path) -> None:
    """What nobody can add up is no part of the sum: each is named once, with its kind and all its rows, the silent ones last."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: 10 Menit", "pelaksana: kasubbag", "pelaksana: kasubbag, waktu: Sesuai kebutuhan",
        "pelaksana: kabag, waktu: 1 jam", "pelaksana: kasubbag, waktu: 2 menit/berkas", "pelaksana: kabag, waktu: Semesteran",
        "pelaksana: kabag, waktu: H-1", "pelaksana: kasubbag, waktu: Sesuai kebutuhan", "pelaksana: kabag, waktu: '-'",
    )  # fmt: skip
    assert _lama("70 menit", 1, 2, 4, 5, 6, 7, 8) == found.utama
    assert found.berulang is None
    assert [(_lama("70 menit", 5, 6, 8), None), (Lama(Jumlah(), (1, 2, 4, 7)), None)] == [
        (one.lama, one.persen) for one in found.porsi
    ]
    assert found.terlepas == (
        Terlepas(Sebab.SATUAN, "2 menit/berkas", (4,)),
        Terlepas(Sebab.BERKALA, "Semesteran", (5,)),
        Terlepas(Sebab.SAAT, "H-1", (6,)),
        Terlepas(Sebab.KATA, "Sesuai kebutuhan", (2, 7)),
        Terlepas(Sebab.KOSONG, "", (1, 8)),
    )


def test_shares_are_told_where_most_is_known(tmp_path: Path) -> None:
    """Half of the steps have to have a time, or percentages would be of the few that do."""
    steps = (
        "pelaksana: kabag, waktu: 30 Menit",
        "pelaksana: kasubbag, waktu: 10 Menit",
        "pelaksana: kabag",
        "pelaksana: kabag",
    )
    assert [75, 25] == [one.persen for one in _found(tmp_path / "a", *steps).porsi]
    assert [None, None] == [one.persen for one in _found(tmp_path / "b", *steps, "pelaksana: kabag").porsi]


_WORKING_DAYS = (
    "pelaksana: kabag, waktu: 1 hari kerja", "pelaksana: kasubbag, waktu: 2-3 Hari Kerja", "pelaksana: kabag, waktu: 5 HK.",
)  # fmt: skip


def test_an_sop_of_working_days(tmp_path: Path) -> None:
    """Working days are added up as working days, and where there is nothing else, shares are told."""
    found = _found(tmp_path, *_WORKING_DAYS)
    assert _lama("8-9 hari kerja") == found.utama
    assert (((2,),), _jumlah("5 hari kerja")) == (found.terlama, found.terlama_jumlah)
    assert [71, 29] == [one.persen for one in found.porsi]


def test_units_are_added_up_each_by_itself(tmp_path: Path) -> None:
    """Two units are two figures of one sum, and no shares; the longest step is told by about how much time passes."""
    found = _found(tmp_path, *_WORKING_DAYS, "pelaksana: kasubbag, waktu: maks. 40 menit")
    assert found.utama
    assert "paling lama 8–9 hari kerja + 40 menit" == say_jumlah(found.utama.jumlah)
    assert [None, None] == [one.persen for one in found.porsi]
    assert ((2,),) == found.terlama


def test_a_profile_says_what_a_unit_holds(tmp_path: Path) -> None:
    """Then sums are in the units that are left, and shares are told where that is one."""
    profile = "setara_waktu: {hari kerja: '7,5 jam', minggu: 5 hari kerja}\n"
    steps = "pelaksana: kabag, waktu: 1 minggu", "pelaksana: kasubbag, waktu: 30 menit"
    found = _found(tmp_path, *steps, profile=profile)
    assert _lama("38 jam") == found.utama
    assert [99, 1] == [one.persen for one in found.porsi]
    found = _found(tmp_path, *steps, "pelaksana: kabag, waktu: 1 bulan", profile=profile)
    assert _lama("1 bulan + 38 jam") == found.utama


def test_nothing_is_known(tmp_path: Path) -> None:
    """Without any time there are no shares and no longest step."""
    found = _found(tmp_path, "pelaksana: kabag", "pelaksana: kasubbag, waktu: '-'")
    assert (Lama(Jumlah(), (0, 1)), (), None) == (found.utama, found.terlama, found.terlama_jumlah)
    assert [None, None] == [one.persen for one in found.porsi]


def test_ranges_stay_ranges(tmp_path: Path) -> None:
    """The least and the most are added up by themselves; of two branches each end takes the longer."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: 10-20 Menit, lanjut: [2, 3]", "pelaksana: kabag, waktu: 5-10 Menit, lanjut: 4",
        "pelaksana: kasubbag, waktu: 8-9 Menit", "pelaksana: kabag, waktu: 1 Menit",
    )  # fmt: skip
    assert _lama("19-31 menit") == found.utama
    assert (((0,),), _jumlah("10-20 menit")) == (found.terlama, found.terlama_jumlah)


def test_a_shared_time_counts_once(tmp_path: Path) -> None:
    """It counts where all that share it are passed; who does only a part of them has no time of it, for nobody says how it is divided."""
    found = _found(
        tmp_path, "pelaksana: kabag, waktu: {teks: 1 Hari, sampai: '3'}", "pelaksana: kasubbag", "pelaksana: kabag",
        "pelaksana: kabag, waktu: 60 Menit, keputusan: {ya: selesai, tidak: 3}",
    )  # fmt: skip
    assert _lama("1 hari 1 jam") == found.utama
    assert _lama("1 hari 2 jam", 2) == found.berulang
    assert (((0, 1, 2),), _jumlah("1 hari")) == (found.terlama, found.terlama_jumlah)
    assert [_lama("1 jam", 0, 2), Lama(Jumlah(), (1,))] == [one.lama for one in found.porsi]
    assert (Terlepas(Sebab.BERSAMA, "1 Hari (bersama, langkah 1 sampai 3)", (0, 1, 2)),) == found.terlepas


@pytest.mark.parametrize("name", CATALOG.entries)
def test_shares_are_all(name: str) -> None:
    """All shares together are 100, or there are none."""
    shares = [one.persen for one in Facts(CATALOG.entries[name], CATALOG).ringkasan.porsi]
    assert sum(one or 0 for one in shares) in {0, 100}
