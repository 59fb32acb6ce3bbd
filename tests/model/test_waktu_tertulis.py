# Times in words: what is read of each way of writing them, and what each is called where it is no length of time.
from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.model import Cela, Durasi, Macam, durasi_of, names_unit, say_durasi
from tatalaksana.model.kata_waktu import BATAS, PEMBUKA, TIAP
from tatalaksana.model.penggalan import fragments_of, normal_words

_SHARES: dict[str, tuple[float, tuple[str, ...]]] = {
    "hari kerja": (31, ("1 hari kerja", "3 Hari Kerja", "5 hari kerja.", "1 – 20 Hari Kerja", "2 (dua) hari kerja", "2 hari efektif", "maks. 3 hari kerja", "paling lama 3 hari kerja")),
    "hari": (28, ("2 hari", "2-3 hari", "±2 hari", "1½ hari", "H-1", "H+3")),
    "minggu": (14, ("1 minggu", "2 Minggu", "1-2 minggu")),
    "bulan": (9, ("1 bulan", "3 Bulan", "1 semester", "setiap triwulan")),
    "menit": (13, ("10 menit", "5 Menit", "±10 menit", "15'", "5 minit", "30 menit - 3 jam")),
    "jam": (5, ("1 jam", "1,5 jam", "1/2 jam", "1 x 24 jam", "2 jam kerja")),
    "berkala": (1.3, ("Semesteran", "Triwulanan", "Tahunan", "Sepanjang tahun")),
    "per satuan": (0.6, ("2 menit/berkas", "10 menit per pemohon", "5 menit/dokumen")),
}  # fmt: skip
"""What an office's sheets have: of each kind the share of all cells in percent, and how it is written."""
_WORDS = ("Sesuai kebutuhan", "Segera", "Sesuai jadwal", "Sebelum rapat", "Seketika")
"""Six more percent of the cells; all together a little more than a hundred, as counted and rounded."""


def test_all_but_free_words_are_read() -> None:
    """Every way of writing a time is read, and every free text is called just that; a dash and nothing are nothing."""
    read = {
        kind: share for kind, (share, several) in _SHARES.items() if not any(durasi_of(one).macam is Macam.KATA for one in several)
    }  # fmt: skip
    assert sum(share for share, _ in _SHARES.values()) == sum(read.values())
    assert [Durasi(Macam.KATA, sisa=text.casefold()) for text in _WORDS] == [durasi_of(text) for text in _WORDS]
    assert {Macam.KOSONG} == {
        durasi_of(text).macam for text in ("", "-", " – ", "--", "…", ".", "\u00a0", "Nihil", "n/a", "Tidak ada")
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Units stay what they are; the clock is one measure.
        ("3 HK", "3 hari kerja"), ("2 hari efektif", "2 hari kerja"), ("2 hr", "2 hari"), ("3 hari (kerja)", "3 hari kerja"),
        ("3 hari-kerja", "3 hari kerja"), ("7 hari kalender", "7 hari kalender"), ("2 jam kerja", "2 jam kerja"),
        ("2 jam pelajaran", "2 jam pelajaran"), ("3 JP", "3 jam pelajaran"), ("2 pekan", "2 minggu"), ("1 kuartal", "1 triwulan"),
        ("90 detik", "1 menit 30 detik"), ("15'", "15 menit"), ('30"', "30 detik"), ("15 mnt", "15 menit"), ("10menit", "10 menit"),
        ("s.d. 3 hari", "paling lama 3 hari"), ("s/d 10 menit", "paling lama 10 menit"), ("30 menit/kendaraan R4", "30 menit/kendaraan r4"),
        ("10 menit/formulir F-2", "10 menit/formulir f-2"),
        ("Online 5 menit, manual 15 menit", "5–15 menit online manual"),
        ("2hari kerja", "2 hari kerja"), ("5 bln", "5 bulan"), ("1 thn", "1 tahun"), ("3 h.k.", "3 hari kerja"),
        # Numbers.
        ("1,5 jam", "1 jam 30 menit"), ("1.5 jam", "1 jam 30 menit"), ("1.500 menit", "25 jam"), ("1½ hari", "1,5 hari"), ("½ jam", "30 menit"),
        ("1 1/2 jam", "1 jam 30 menit"), ("1-1/2 jam", "1 jam 30 menit"), ("1/3 hari", "1/3 hari"), ("1:30 jam", "1 jam 30 menit"),
        ("1.25 hari", "1,25 hari"), ("0 menit", "0 menit"), ("05 menit", "5 menit"),
        ("dua hari", "2 hari"), ("empat belas hari", "14 hari"), ("dua puluh lima hari kerja", "25 hari kerja"), ("duapuluh satu hari", "21 hari"),
        ("seratus dua puluh menit", "2 jam"), ("sembilan puluh sembilan hari", "99 hari"), ("seribu lima ratus menit", "25 jam"),
        ("dua ratus ribu menit", "3.333 jam 20 menit"),
        ("setengah hari", "0,5 hari"), ("satu setengah jam", "1 jam 30 menit"), ("2 setengah jam", "2 jam 30 menit"), ("1 jam setengah", "1 jam 30 menit"),
        ("tiga perempat jam", "45 menit"), ("seperempat jam", "15 menit"), ("sehari", "1 hari"), ("seminggu", "1 minggu"), ("sehari kerja", "1 hari kerja"),
        ("2 (dua) hari", "2 hari"), ("dua (2) hari", "2 hari"), ("14(empat belas)hari", "14 hari"), ("5 (lima hari kerja)", "5 hari kerja"),
        ("5 (hari)", "5 hari"), ("2 hari (dua hari)", "2 hari"), ("2 hari (dua)", "2 hari"), ("30 menit (setengah jam)", "30 menit"), ("60 menit (satu jam)", "1 jam"), ("2-3 (dua sampai tiga) hari", "2–3 hari"),
        ("1 x 24 jam", "24 jam"), ("3x24 jam", "72 jam"), ("7×24 jam", "168 jam"), ("2 kali 24 jam", "48 jam"), ("2 * 45 menit", "1 jam 30 menit"),
        ("1 x 24 (satu kali dua puluh empat) jam", "24 jam"), ("1 (satu) x 24 jam", "24 jam"),
        ("0,125 jam", "7 menit 30 detik"), ("10 '", "10 menit"), ("1 jam 10 '", "1 jam 10 menit"), ("10-menit", "10 menit"), ("2-hari kerja", "2 hari kerja"),
        # Sums.
        ("1 hari 4 jam", "1 hari + 4 jam"), ("2 jam + 30 menit", "2 jam 30 menit"), ("1 jam, 30 menit dan 10 detik", "1 jam 30 menit 10 detik"),
        ("1 minggu lebih 2 hari", "1 minggu + 2 hari"), ("1jam30menit", "1 jam 30 menit"), ("1 jam 30", "1 jam 30 menit"), ("1 jam 15'", "1 jam 15 menit"),
        # Ranges.
        ("2–3 hari", "2–3 hari"), ("1 – 20 Hari Kerja", "1–20 hari kerja"), ("2 s.d. 3 hari", "2–3 hari"), ("2 s/d 3 hari", "2–3 hari"),
        ("2 sd 3 hari", "2–3 hari"), ("2 sampai dengan 3 hari", "2–3 hari"), ("2 hingga 3 hari", "2–3 hari"), ("2 atau 3 hari", "2–3 hari"),
        ("3 hari atau 2 hari", "2–3 hari"), ("antara 2 dan 3 hari", "2–3 hari"), ("antara 1 jam dan 2 jam", "1–2 jam"), ("1 (satu) sampai 2 (dua) hari kerja", "1–2 hari kerja"),
        ("30 menit - 3 jam", "30 menit sampai 3 jam"), ("30 menit s/d 1 jam", "30 menit sampai 1 jam"), ("3 hari - 1 minggu", "3 hari sampai 1 minggu"),
        ("0,5 - 1 jam", "30 menit sampai 1 jam"), ("2 ~ 3 hari", "2–3 hari"), ("2..3 hari", "2–3 hari"), ("minimal 2 hari, maksimal 5 hari", "2–5 hari"),
        ("minimal 2 hari dan maksimal 5 hari", "2–5 hari"),
        ("maks 5 hari, min 2 hari", "2–5 hari"), ("1 hari 2 jam - 2 hari", "1 hari + 2 jam sampai 2 hari"),
        # Of which one holds, by its remark.
        ("1 hari (dalam kota), 3 hari (luar kota)", "1–3 hari (dalam kota) (luar kota)"), ("3 hari (luar kota) / 1 hari (dalam kota)", "1–3 hari (luar kota) (dalam kota)"),
        ("1 hari (a); 1 minggu (b); 2 hari (c)", "1 hari sampai 1 minggu (a) (b) (c)"), ("Lengkap: 1 hari, tidak lengkap: 3 hari", "1–3 hari lengkap tidak lengkap"),
        ("maks. 1 hari (dalam kota), maks. 3 hari (luar kota)", "paling lama 1–3 hari (dalam kota) (luar kota)"),
        ("10 menit (baru), 5 menit (ulang)/berkas", "5–10 menit/berkas (baru) (ulang)"), ("1 hari (survei) + 2 hari (analisis)", "3 hari (survei) (analisis)"),
        ("1 hari (a) + 2 hari (b), 4 hari (c)", "3–4 hari (a) (b) (c)"),
        ("Dalam kota 1 hari, luar kota 3 hari", "1–3 hari dalam kota luar kota"), ("offline 30 menit, online 10 menit", "10–30 menit offline online"),
        ("10 menit online 20 menit offline", "10–20 menit online offline"), ("luring 2 jam / daring 30 menit", "30 menit sampai 2 jam luring daring"),
        ("Baru 30 menit, perpanjangan 15 menit", "15–30 menit baru perpanjangan"), ("30 menit luring dan 10 menit daring", "10–30 menit luring daring"),
        # As fingers and other languages write it.
        (".5 jam", "30 menit"), ("±.5 jam", "kurang lebih 30 menit"), (",5 hari", "0,5 hari"), ("1 j 30 m", "1 jam 30 menit"), ("2j15m", "2 jam 15 menit"), ("1 jam 5 m", "1 jam 5 menit"),
        ("10 to 15 menit", "10–15 menit"), ("10s/d15 menit", "10–15 menit"), ("10±2 menit", "8–12 menit"), ("30 +/- 5 mnt", "25–35 menit"),
        ("1 hari/2 hari", "1–2 hari"), ("10 menit/20 menit", "10–20 menit"), ("2 hari krj", "2 hari kerja"), ("2 hari kerjaa", "2 hari kerja"), ("4 hari kalnder", "4 hari kalender"),
        ("dua hari krja", "2 hari kerja"), ("2 jam kerjaa", "2 jam kerja"),
        # Of what need not be done.
        ("bila ada, 15 menit", "0–15 menit bila ada"), ("15 menit (jika diperlukan)", "0–15 menit (jika diperlukan)"),
        # Brackets that say it again, and figures that are names.
        ("1 bulan (± 30 hari)", "1 bulan (± 30 hari)"), ("1 hari kerja (setara 7,5 jam)", "1 hari kerja (setara 7,5 jam)"), ("3 hari (termasuk survei 1 hari)", "3 hari (termasuk survei 1 hari)"),
        ("2 hari setelah 14 hari masa sanggah", "2 hari setelah 14 hari masa sanggah"), ("3 hari kerja sejak tanggal 5 bulan berjalan", "3 hari kerja sejak tanggal 5 bulan berjalan"),
        ("3 jam oleh 2 orang", "3 jam oleh 2 orang"), ("1 hari (minggu ke 2)", "1 hari (minggu ke 2)"), ("2 hari 1 malam", "2 hari 1 malam"),
        # Limits, and what leads up.
        ("±2 hari", "kurang lebih 2 hari"), ("+/- 10 menit", "kurang lebih 10 menit"), ("kurang lebih 2 jam", "kurang lebih 2 jam"), ("sekitar 1 jam", "kurang lebih 1 jam"),
        ("~5 menit", "kurang lebih 5 menit"), ("rata-rata 5 menit", "kurang lebih 5 menit"), ("maks. 3 hari kerja", "paling lama 3 hari kerja"),
        ("Maksimal 3 hari", "paling lama 3 hari"), ("paling lambat 3 hari", "paling lama 3 hari"), ("selambat-lambatnya 7 (tujuh) hari", "paling lama 7 hari"),
        ("tidak lebih dari 1 jam", "paling lama 1 jam"), ("< 1 jam", "paling lama 1 jam"), ("≤ 1 jam", "paling lama 1 jam"), ("3 hari (maks.)", "paling lama 3 hari"),
        ("3 hari maksimal", "paling lama 3 hari"), ("3 hari atau lebih", "paling sedikit 3 hari"), ("2 jam atau kurang", "paling lama 2 jam"), ("kl. 2 jam", "kurang lebih 2 jam"), ("minimal 2 hari", "paling sedikit 2 hari"), ("min. 10 menit", "paling sedikit 10 menit"), (">= 2 hari", "paling sedikit 2 hari"),
        ("dalam waktu 3 hari kerja", "3 hari kerja"), ("selama 2 jam", "2 jam"), ("paling lambat dalam jangka waktu 5 hari", "paling lama 5 hari"),
        ("- 5 menit", "5 menit"), ("(2 hari)", "2 hari"),
        # For each of something.
        ("2 menit/berkas", "2 menit/berkas"), ("10 menit per pemohon", "10 menit/pemohon"), ("5 menit tiap dokumen", "5 menit/dokumen"),
        ("10-15 menit per orang", "10–15 menit/orang"), ("5 menit untuk setiap surat masuk", "5 menit/surat masuk"), ("10 menit/5 berkas", "2 menit/berkas"),
        ("5 menit per satu berkas", "5 menit/berkas"), ("10 menit untuk 2 berkas", "5 menit/berkas"), ("setiap berkas 2 menit", "2 menit/berkas"),
        ("2 jam/hari", "2 jam/hari"), ("5 menit/berkas (bila lengkap)", "5 menit/berkas (bila lengkap)"),
        # With a remark, whose words are kept.
        ("2 hari sejak diterima", "2 hari sejak diterima"), ("maks 3 HK setelah berkas lengkap", "paling lama 3 hari kerja setelah berkas lengkap"),
        ("2 hari kerja (16 jam)", "2 hari kerja (16 jam)"), ("Setelah disposisi 1 hari", "1 hari setelah disposisi"), ("Berkas lengkap: maks. 2 hari", "paling lama 2 hari berkas lengkap"),
        ("1 hari sampai selesai", "1 hari sampai selesai"), ("10 menit untuk rapat", "10 menit untuk rapat"), ("1 hari/8 jam", "1 hari /8 jam"),
    ],
)  # fmt: skip
def test_lengths(text: str, said: str) -> None:
    """How long a text says that something takes, as we say it; and what we say is read as the same."""
    found = durasi_of(text)
    assert (Macam.LAMA, said, None) == (found.macam, say_durasi(found), found.cela)
    assert found == durasi_of(said)
    assert names_unit(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Semesteran", "setiap 1 semester"), ("setiap triwulan", "setiap 1 triwulan"), ("Tiap bulan", "setiap 1 bulan"), ("per semester", "setiap 1 semester"),
        ("1 kali sebulan", "setiap 1 bulan"), ("1 (satu) kali dalam setahun", "setiap 1 tahun"), ("2 kali setahun", "setiap 0,5 tahun"), ("1x/minggu", "setiap 1 minggu"),
        ("1 x sebulan", "setiap 1 bulan"), ("sekali setahun", "setiap 1 tahun"), ("sebulan sekali", "setiap 1 bulan"), ("3 bulan sekali", "setiap 3 bulan"),
        ("6 bulan satu kali", "setiap 6 bulan"), ("enam bulanan", "setiap 6 bulan"), ("3-bulanan", "setiap 3 bulan"), ("1 kali 1 bulan", "setiap 1 bulan"),
        ("setiap 3-6 bulan", "setiap 3–6 bulan"), ("minimal sekali dalam 3 bulan", "paling sedikit setiap 3 bulan"), ("setiap hari kerja", "setiap 1 hari kerja"),
        ("setiap hari Senin", "setiap 1 minggu senin"), ("Setiap Jumat", "setiap 1 minggu jumat"), ("setiap akhir bulan", "setiap 1 bulan"),
        ("setiap tanggal 5", "setiap 1 bulan tanggal 5"), ("Berkala setiap 3 bulan", "setiap 3 bulan"), ("Laporan semesteran", "setiap 1 semester laporan"),
        ("Sepanjang tahun", "sepanjang tahun"), ("setahun dua kali", "setiap 0,5 tahun"), ("seminggu 2 kali", "setiap 0,5 minggu"),
    ],
)  # fmt: skip
def test_how_often(text: str, said: str) -> None:
    """A period is told apart from a length, and how long it is where it says so."""
    found = durasi_of(text)
    assert (Macam.BERKALA, said, None) == (found.macam, say_durasi(found), found.lama)
    assert found == durasi_of(said)


@pytest.mark.parametrize(
    "text",
    [
        "H-1", "H+3", "H - 7", "H", "hari H", "H-7 s.d. H-3", "T+30 hari", "D-1", "paling lambat H-3", "pukul 08.00", "Pkl. 08.00 WIB", "jam 8", "08.00 - 10.00 WIB", "10 Januari 2025",
        "1-10 Januari", "10-12 Pebruari", "Januari", "2025-01-31", "31/12/2025", "tanggal 10", "paling lambat tanggal 10", "Senin", "hari Minggu", "akhir bulan", "awal tahun",
        "minggu ke-2", "Triwulan I", "semester ganjil", "tahun 2025", "bulan Maret", "2 hari sebelum rapat", "tanggal 5 bulan berikutnya",
    ],
)  # fmt: skip
def test_when(text: str) -> None:
    """A moment is no length, whatever figures stand in it."""
    assert Durasi(Macam.SAAT, sisa=normal_words(text)) == durasi_of(text)


@pytest.mark.parametrize(
    "text",
    [
        *_WORDS, "Insidentil", "Setiap saat", "Tentatif", "sesuai jadwal, 2 kali", "5", "jam kerja", "menit", "-5 menit", "3 kali pertemuan", "2 lembar", "10%",
        "2 orang", "menyesuaikan minggu ke 2", "bulan", "99999999999 hari", "3/2 hari", "1.2.3 hari", "Sebelum rapat 1 jam", "lihat pasal 5 hari", "٥ hari", "lihat x41 'kode'", "ruang A2 jam",
        "untuk hal hal lain yang belum diatur di sini dan lain lain dapat ditempuh 2 hari",
    ],
)  # fmt: skip
def test_free_words(text: str) -> None:
    """What says no time is called words, all of them kept, and nothing is guessed."""
    assert Durasi(Macam.KATA, sisa=normal_words(text)) == durasi_of(text)
    assert durasi_of(text).lama is None


@pytest.mark.parametrize(
    ("text", "cela", "said"),
    [
        ("2 (tiga) hari", Cela.ANGKA_BEDA, "2 hari"), ("dua (3) hari", Cela.ANGKA_BEDA, "2 hari"), ("5 (enam hari)", Cela.ANGKA_BEDA, "5 hari"),
        ("2 hari (tiga hari)", Cela.ANGKA_BEDA, "2 hari"), ("2-3 (dua sampai empat) hari", Cela.ANGKA_BEDA, "2–3 hari"),
        ("5-3 hari", Cela.TERBALIK, "5-3 hari"), ("2 jam - 30 menit", Cela.TERBALIK, "2 jam - 30 menit"), ("1.30 jam", Cela.RANCU, "1.30 jam"),
        ("00.30 menit", Cela.RANCU, "00.30 menit"), ("00:30 menit", Cela.RANCU, "00:30 menit"),
        ("1,440 menit", Cela.RIBUAN, "1,440 menit"), ("1 hari, 2 hari", Cela.BERDERET, "1 hari, 2 hari"), ("15 menit; 1 jam", Cela.BERDERET, "15 menit; 1 jam"),
    ],
)  # fmt: skip
def test_what_is_odd_is_told(text: str, cela: Cela, said: str) -> None:
    """Where words and figure differ the figure counts; a range that runs backwards and what has two meanings are words."""
    assert (cela, said) == (durasi_of(text).cela, say_durasi(durasi_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "10 menit x 5 berkas", "10 menit x jumlah berkas", "5 berkas x 10 menit", "3 orang x 2 jam", "2 jam @ 3 orang", "3 dokumen @ 10 menit", "45 menit x 2 JP", "10 menit 2 kali",
        "5 menit per berkas x 20 berkas", "a. 10 menit b. 20 menit", "1) 10 menit 2) 20 menit", "1. Verifikasi 10 menit 2. Pengesahan 5 menit", "2 jam per hari selama 3 hari",
        "1 jam/hari selama 1 minggu", "1 hari (lembur 2 jam) dan 3 jam", "Rapat 2 jam, notulen 1 jam", "1 jam rapat, 2 jam notulen", "pagi 2 jam, siang 2 jam", "2 hari / 3 hari kerja",
        "1 hari, atau 2 hari bila perlu survei", "1 hari - 2 hari - 3 hari", "10 menit ± 2 menit", "1 jam dan setengah", "2 menit/lembar untuk 10 lembar", "setiap 3 bulan (2 hari)",
        "3 kali sehari @ 10 menit", "1 hari kerja sejak diterima dan 2 hari kerja untuk revisi", "2 hari untuk 1 pemohon, 3 hari untuk 2 pemohon",
    ],
)  # fmt: skip
def test_what_is_left_over_is_told(text: str) -> None:
    """Where more of a time stands beside what is read, it is not the time: it is told, and none is added up."""
    assert (Macam.KATA, Cela.TERSISA) == (durasi_of(text).macam, durasi_of(text).cela)


@pytest.mark.parametrize(
    ("text", "cela"),
    [
        ("10 menti", Cela.SALAH_KETIK), ("2 mingu", Cela.SALAH_KETIK), ("3 bulam", Cela.SALAH_KETIK), ("1 jam 30 mneit", Cela.SALAH_KETIK),
        ("maks .5 jam", Cela.ANGKA_ASING), ("10/15 menit", Cela.ANGKA_ASING), ("10 / 15 menit", Cela.ANGKA_ASING), ("1.2.3 hari", Cela.ANGKA_ASING),
        ("menit", None), ("10 lembar", None), ("minggu ke 2", None), ("Sebelum rapat 1 jam", None), ("3 menu", None),
    ],
)  # fmt: skip
def test_what_is_almost_a_time_is_told(text: str, cela: Cela | None) -> None:
    """A unit behind a slip of the fingers, or a figure that is no number before one; other words are just words."""
    assert (None, cela) == (durasi_of(text).lama, durasi_of(text).cela)


_VOCABULARY = st.sampled_from([
    *"+-/().,;:x&±~'", "s.d.", "1", "2", "10", "1,5", "1/2", "1.500", "08.00", "2025-01-01", "hari", "kerja", "jam", "menit", "minggu", "bulan", "tahun",
    "semester", "hk", "dua", "belas", "puluh", "setengah", "ratus", "sehari", "setahun", "sekali", "kali", "setiap", "per", "tiap", "untuk", "antara", "dan",
    "atau", "maks", "paling lama", "min", "berkas", "setelah", "sebelum", "rapat", "h", "tanggal", "pukul", "januari", "akhir", "senin", "semesteran", "sampai",
])  # fmt: skip
_SOUP = st.lists(_VOCABULARY, max_size=9).map(" ".join)


@pytest.mark.no_cover
@given(_SOUP, st.sampled_from(["\u00a0", "  ", "\t", " \u200b"]))
def test_capitals_and_blanks_do_not_matter(text: str, blank: str) -> None:
    """Nor do the kinds of dashes."""
    assert durasi_of(text) == durasi_of(text.upper()) == durasi_of(f" {text.replace(' ', blank)} ")
    assert durasi_of(text) == durasi_of(text.replace("-", "–"))


@given(_SOUP)
def test_reading_keeps_its_word(text: str) -> None:
    """Whatever is read, both ends are in order, and only a length adds to a sum."""
    found = durasi_of(text)
    assert found.jumlah.bobot[0] <= found.jumlah.bobot[1]
    assert (found.lama is not None) == (found.macam is Macam.LAMA and not found.per)
    assert found.sisa == " ".join(found.sisa.split())


@given(_SOUP)
def test_a_length_of_time_names_a_unit(text: str) -> None:
    """Whatever is read as a length in some unit has a word or sign of one, and so a text without need not be read."""
    found = durasi_of(text)
    assert names_unit(text) or found.macam is not Macam.LAMA or not found.jumlah.satuan


@pytest.mark.no_cover
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Any text is read without ado."""
    assert durasi_of(text).macam in Macam


_HOSTILE = (
    "1 hari ", "2 (", "1-", "(" * 3, "satu ", "dua puluh ", "maks ", "1 x 24 ", "setiap ", "1/2", "9", "9.", "1,", "hari ", "dalam ", "s d ", "x", "a ", "antara 1 ",
    "1 jam - ", "setiap - ", "1 x ", "per ", "1 jam/", "setengah ", "h-", "ke-", "lama (", "paling ", "½", "/", ".",
)  # fmt: skip


def _steps(text: str) -> int:
    """How many lines of our own code reading takes."""
    count = 0

    def note(_frame: object, event: str, _what: object) -> object:
        nonlocal count
        count += event == "line"
        return note

    durasi_of.cache_clear()
    before = sys.gettrace()
    sys.settrace(note)  # type: ignore[arg-type]
    try:
        durasi_of(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", _HOSTILE)
def test_long_texts_are_read_in_steps_as_many_as_they_are_long(piece: str) -> None:
    """Each further stretch of a text takes as many steps as the one before it, at 20,000 letters too."""
    assert durasi_of(piece * (20_000 // len(piece))).macam in Macam
    for before in ("", "a "):
        one, two, three = (_steps(before + piece * many) for many in (40, 80, 120))
        assert three - two <= 1.1 * (two - one) + 200


def test_words_are_spelled_as_they_are_read() -> None:
    """The words that are looked for are folded already, and fall into the pieces they are looked for as."""
    for phrase in BATAS:
        assert phrase == tuple(piece.teks for piece in fragments_of(normal_words(" ".join(phrase))))
    assert all(normal_words(word) == word for word in (*PEMBUKA, *TIAP))
