# Workload: what is counted, what is not, and that nothing is guessed.
from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from tatalaksana.facts import Beban, facts_of
from tests.collections_on_disk import SOUND, catalog

_STEPS = """\
volume: 1.200 per tahun
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: a, pelaksana: kasubbag, waktu: 1 Hari, waktu_kerja: 2-3 jam}
  - {uraian: b, pelaksana: [kabag, kasubbag], waktu: 30 menit}
  - {uraian: c, pelaksana: kasubbag, waktu: 2 hari}
  - {uraian: d, pelaksana: kasubbag, waktu: {teks: 1 jam, sampai: 5}}
  - {uraian: e, pelaksana: kasubbag}
  - {uraian: f, pelaksana: kasubbag, waktu_kerja: sebentar}
  - {uraian: g, pelaksana: kasubbag, waktu: sesuai jadwal}
  - {uraian: h, pelaksana: kasubbag, tanpa_nomor: ya}
"""


def _work(tmp_path: Path, text: str, profile: str = "") -> dict[str, Beban]:
    files: dict[str, str | bytes] = {
        "biro/surat.yaml": SOUND.partition("pelaksana:")[0] + text,
        "profil/permenpan-35-2012.yaml": profile or "kertas: a4\n",
    }
    return {office: several[0] for office, several in facts_of(catalog(tmp_path, files)).workload.items()}


def _minutes(least: int, most: int) -> tuple[Fraction, Fraction]:
    return Fraction(least), Fraction(most)


def test_touch_time_before_lead_time(tmp_path: Path) -> None:
    """Time at work counts where it is given, else time in hours and minutes; each of two that act together works it all."""
    work = _work(tmp_path, _STEPS)
    assert ["kabag", "kasubbag"] == list(work)
    kasubbag = work["kasubbag"]
    assert (1, 1, _minutes(150, 210)) == (kasubbag.kerja, kasubbag.berlalu, kasubbag.menit)
    assert (0, 1, _minutes(30, 30), ()) == (
        work["kabag"].kerja,
        work["kabag"].berlalu,
        work["kabag"].menit,
        work["kabag"].kurang,
    )
    assert _minutes(150 * 1200, 210 * 1200) == kasubbag.setahun
    assert (Fraction(150 * 1200, 75_000), Fraction(210 * 1200, 75_000)) == kasubbag.orang


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """Days that pass, shared times, words and nothing at all are named with their step and reason."""
    expected = {
        "3": "«2 hari» adalah waktu yang berlalu",
        "4": "waktunya bersama langkah lain",
        "5": "waktunya bersama langkah lain",
        "6": "waktu kerja «sebentar» tidak dapat dihitung",
        "7": "waktu «sesuai jadwal» tidak dapat dihitung",
        "baris ke-8": "tanpa waktu",
    }
    assert expected == {kurang.langkah: kurang.sebab for kurang in _work(tmp_path, _STEPS)["kasubbag"].kurang}


def test_without_a_volume_there_is_no_year(tmp_path: Path) -> None:
    """Minutes each time are known, a year's are not."""
    one = _work(tmp_path, _STEPS.replace("volume: 1.200 per tahun\n", ""))["kasubbag"]
    assert (None, _minutes(0, 0), _minutes(150, 210)) == (one.volume, one.setahun, one.menit)


def test_the_profile_s_day(tmp_path: Path) -> None:
    """A working day is as long as the profile says, and a week has five."""
    text = "pelaksana: [kabag]\nvolume: 1 per tahun\nkegiatan:\n  - {uraian: a, pelaksana: kabag, waktu_kerja: 1 minggu dan 1 hari kerja}\n"
    one = _work(tmp_path, text, "waktu_efektif: {menit_per_hari: 450, hari_per_tahun: 200}\n")["kabag"]
    assert (_minutes(6 * 450, 6 * 450), Fraction(6 * 450, 90_000)) == (one.menit, one.orang[0])


def test_the_revoked_is_no_work(tmp_path: Path) -> None:
    """What is revoked keeps nobody busy."""
    assert {} == facts_of(catalog(tmp_path, {"biro/surat.yaml": SOUND.replace("berlaku", "dicabut")})).workload


def test_a_time_for_each_is_times_the_volume(tmp_path: Path) -> None:
    """What is so long for each file is beside what is so long each time, and both are times the volume."""
    text = """\
volume: 100 per tahun
pelaksana: [kabag]
kegiatan:
  - {uraian: a, pelaksana: kabag, waktu: 1 jam}
  - {uraian: b, pelaksana: kabag, waktu: 2-3 menit/berkas}
  - {uraian: c, pelaksana: kabag, waktu: 2 hari, waktu_kerja: 30 detik per berkas}
"""
    one = _work(tmp_path, text)["kabag"]
    assert (1, 2, ()) == (one.kerja, one.berlalu, one.kurang)
    assert ("langkah 2: 2-3 menit/berkas", "langkah 3: 30 detik per berkas") == one.satuan
    assert (_minutes(60, 60), (Fraction(5, 2), Fraction(7, 2))) == (one.menit, one.menit_satuan)
    assert _minutes(6250, 6350) == one.setahun


def test_days_and_words_are_no_work(tmp_path: Path) -> None:
    """Time that passes, how often and when are told apart from words; hours of work are hours."""
    steps = ("5 hari kerja", "1 bulan", "Semesteran", "H-1", "Segera", "'-'", "2 jam kerja", "1 hari 4 jam")
    text = "pelaksana: [kabag]\nkegiatan:\n" + "".join(
        f"  - {{uraian: a, pelaksana: kabag, waktu: {step}}}\n" for step in steps
    )
    one = _work(tmp_path, text)["kabag"]
    assert _minutes(120, 120) == one.menit
    assert [kurang.sebab for kurang in one.kurang] == [
        "«5 hari kerja» adalah waktu yang berlalu", "«1 bulan» adalah waktu yang berlalu",
        "«Semesteran» menyebut berapa sering, bukan berapa lama", "«H-1» menyebut kapan, bukan berapa lama",
        "waktu «Segera» tidak dapat dihitung", "tanpa waktu", "«1 hari 4 jam» adalah waktu yang berlalu",
    ]  # fmt: skip
