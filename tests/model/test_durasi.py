# Times as values: how they are added up, compared and said.
from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.model import (
    Batas,
    Durasi,
    Jumlah,
    Macam,
    Profil,
    Satuan,
    Takaran,
    durasi_of,
    parse,
    say_durasi,
    say_jumlah,
    sum_of,
)
from tatalaksana.model.satuan import takaran

_numbers = st.builds(Fraction, st.integers(0, 5000), st.sampled_from([1, 2, 3, 4, 7, 10, 60]))
_amounts: st.SearchStrategy[Takaran] = st.dictionaries(st.sampled_from(Satuan), _numbers, max_size=3).map(takaran)


def _range(one: Takaran, other: Takaran, batas: Batas) -> Jumlah:
    least, most = sorted((one, other), key=lambda ends: Jumlah(ends, ends).bobot)
    return Jumlah(least, most, batas)


_sums = st.builds(_range, _amounts, _amounts, st.sampled_from(Batas)) | st.builds(
    lambda ends, batas: Jumlah(ends, ends, batas), _amounts, st.sampled_from(Batas)
)
_things = st.sampled_from(["", "berkas", "surat masuk", "hari", "orang"])
_remarks = st.sampled_from(["", "sejak diterima", "(bila lengkap)", "setelah rapat ke 2"])


@pytest.mark.no_cover
@given(_sums, _things, _remarks)
def test_what_is_said_is_read_as_the_same(jumlah: Jumlah, per: str, sisa: str) -> None:
    """A time that is said and read again is the same time."""
    durasi = Durasi(Macam.LAMA, jumlah, per, sisa)
    assert durasi == durasi_of(say_durasi(durasi))


@pytest.mark.no_cover
@given(_sums, _sums, _sums)
def test_sums(one: Jumlah, other: Jumlah, third: Jumlah) -> None:
    """The order in which times are added up does not matter, and nothing adds nothing."""
    assert one + other == other + one
    assert (one + other) + third == one + (other + third) == sum_of([third, one, other])
    assert one == one + Jumlah() == sum_of([one])
    assert one.times(2) == (one + one)


@given(_sums, st.integers(1, 9))
def test_units_that_hold_others(jumlah: Jumlah, days: int) -> None:
    """What a unit holds comes in its place, again where that holds something, and what is about as long stays in order."""
    setara = {
        Satuan.MINGGU: takaran({Satuan.HARI_KERJA: Fraction(days)}),
        Satuan.HARI_KERJA: takaran({Satuan.MENIT: Fraction(450)}),
    }
    found = jumlah.within(setara)
    assert not found.satuan & setara.keys()
    assert jumlah.batas == found.batas
    minutes = dict(jumlah.banyak).get(Satuan.MENIT, 0)
    held = dict(jumlah.banyak).get(Satuan.HARI_KERJA, 0) + days * dict(jumlah.banyak).get(Satuan.MINGGU, Fraction(0))
    assert minutes + 450 * held == dict(found.banyak).get(Satuan.MENIT, 0)
    assert jumlah == jumlah.within({})


@pytest.mark.parametrize(
    ("several", "said"),
    [
        (["1 hari kerja", "3 hari kerja", "5 HK"], "9 hari kerja"), (["12 hari kerja", "40 menit"], "12 hari kerja + 40 menit"),
        (["50 menit", "40 menit"], "1 jam 30 menit"), (["2-3 hari", "1 hari"], "3–4 hari"), (["2-3 hari", "40 menit"], "2–3 hari + 40 menit"),
        (["2 hari", "30 menit - 1 jam"], "2 hari + 30 menit sampai 2 hari + 1 jam"), (["1 bulan", "2 minggu", "3 hari"], "1 bulan + 2 minggu + 3 hari"),
        (["maks. 3 hari", "1 hari"], "paling lama 4 hari"), (["± 1 jam", "1 jam"], "kurang lebih 2 jam"), (["maks. 3 hari", "min. 1 hari"], "kurang lebih 4 hari"),
        ([], "0 menit"), (["0 hari"], "0 menit"), (["1/3 jam", "1/3 hari"], "1/3 hari + 20 menit"), (["5000 hari kerja"], "5.000 hari kerja"),
    ],
)  # fmt: skip
def test_sums_are_said(several: list[str], said: str) -> None:
    """Each unit by itself, the longest first; a limit of one is a limit of all."""
    assert said == say_jumlah(sum_of(durasi_of(text).jumlah for text in several))


def test_minutes_are_of_the_clock() -> None:
    """Only hours, minutes and seconds are minutes; days are none, however many hours somebody counts for one."""
    assert (Fraction(30), Fraction(180)) == durasi_of("30 menit - 3 jam").jumlah.menit
    assert durasi_of("1 hari").jumlah.menit is None
    assert (Fraction(1, 2), Fraction(1, 2)) == durasi_of("30 detik").jumlah.menit


def test_what_adds_to_a_sum() -> None:
    """Only a length of its own does: not what is so long for each, not a period, a moment, words or nothing."""
    texts = ("2 hari", "2 menit/berkas", "Semesteran", "H-1", "Segera", "-")
    assert [True, False, False, False, False, False] == [durasi_of(text).lama is not None for text in texts]


@pytest.mark.parametrize(
    ("unit", "held", "holds"),
    [
        ("minggu", "5 hari kerja", True), ("hari kerja", "7 jam 30 menit", True),
        ("entah", "5 hari", False), ("minggu", "entah", False), ("2 minggu", "5 hari", False), ("jam", "2 hari", False),
        ("minggu", "4-5 hari", False), ("minggu", "paling lama 5 hari", False), ("minggu", "5 hari per berkas", False),
    ],
)  # fmt: skip
def test_what_a_unit_may_hold(unit: str, held: str, *, holds: bool) -> None:
    """A profile's unit holds exactly so much of smaller ones, or it is no measure."""
    found = parse(Profil, {"setara_waktu": {unit: held}})
    assert holds is isinstance(found, Profil)
    assert isinstance(found, Profil) or ["setara-salah"] == [finding.code for finding in found]
