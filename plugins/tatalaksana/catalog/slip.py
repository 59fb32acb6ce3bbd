# Whether a phrase is another one with a typing slip in it. A false alarm costs more than a slip that goes unseen, so what
# may be two real words, two numbers or two ways of spelling is none.
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix

from tatalaksana.model.likeness import slips

Gap = tuple[int, tuple[str, ...]]
"""A phrase with one word left out, and where that was."""

_WORD = re.compile(r"[^\W_]+")
_SHORT = 5
"""Shorter words are too near to each other: nota, kota, data. Of four letters only one that lost an inner letter counts."""
_LONG = 7
"""From here a wrong letter may be any but the first; in shorter words it must be a neighbour on the keyboard."""
_VERY_LONG = 12
"""From here two slips in one word count too."""
_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,}(?:\s+[^\W\d_]{2,}){0,4})\s+\1(?![\w-])", re.IGNORECASE)
SMALL_WORDS = ("dan", "atau", "yang", "di", "ke", "dari", "untuk", "dengan", "pada", "oleh", "dalam", "kepada", "serta", "sebagai", "akan", "telah", "agar", "tentang")  # fmt: skip
"""Words that are never said twice in a row: they have no plural."""
_ROMAN = re.compile(r"[ivxlcdm]+")

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = frozenset(
    frozenset(pair)
    for row in _KEYS
    for pair in pairwise(row)
) | frozenset(
    frozenset((above[at], letter))
    for above, below in pairwise(_KEYS)
    for at in range(len(above))
    for letter in below[max(at - 1, 0) : at + 1]
)  # fmt: skip
"""Letters beside each other on a keyboard."""

_SPELLINGS = tuple(
    map(
        re.compile,
        ("ph|v|f|p", "kh|k|q", "sy|sh|s|z", "dj|j|y", "y|i", "w|u|oe", "th|t", "ks|x", "tj|c"),
    )
)
"""Letters that one word is written with in several ways: aktif and aktiv, jadwal and jadual."""
_ENDS = frozenset({"i", "s", "an", "kan", "nya", "lah", "wan", "is", "if", "al", "si", "or", "er"})
_BEGINNINGS = frozenset({"me", "mem", "men", "di", "ke", "se", "pe", "pem", "pen", "per", "ber", "be", "ter", "te"})

# Words of offices that differ from each other by one letter, or by two that changed places; and words that are spelt in
# two ways.
_WORDS_APART = """
    acuan aduan ajuan asuhan arahan arisan bahan badan bagan beban bakti bukti bangsa bahasa barang karang parang terang
    serang warga harga harta balasan alasan batasan bahasan belasan berkas bekas beras bencana rencana wacana bulanan
    buatan muatan bunga bungkus cabang cacat catat camat lamat cetak catatan cadangan daerah darah dinas dinar lunas
    tugas tunas tuntas kertas keras kelas gugus guru harian hasil hakim hukum jabatan jembatan jalan jalur jadwal kabar
    kamar kadar kantor kontak kontrak kartu karcis kasir kasur kasus kursus kursi kepala kelapa ketua kedua kerja
    kereta kegiatan kehilangan kenaikan kondisi komisi konsep konsul kuasa puasa kunci lahan lapor lapar lampu laporan
    layanan lurah murah buruh luruh masukan masakan masukkan malam makan makam mesin musim menteri material materi
    meterai naskah nasabah nilai niaga niat obyek objek pagar pasar kasar pajak pasal gagal pangan papan tangan
    pantai partai rantai panen pasien pesan pesanan pegawai pegadaian pekerja pekerjaan pelajar pelamar pelayan pelayanan
    pelayaran pelatihan pelantikan pelaksana pembaca pembahasan pembatasan pembekalan pembelian pemberian pembinaan
    pembiayaan pembuatan pemuatan pembuangan pemeriksa pemeliharaan pemilahan pemilihan pemulihan pemutihan pemohon
    permohonan pencairan pencarian pencatatan pencabutan pendaftar pendataan pendanaan penataan penanaman penamaan
    penanganan penandaan pendakian pendidikan pendirian penelitian penetapan penerapan penempatan penegasan penugasan
    pengadaan pengaduan pengajuan pengajian pengujian pengajaran pengalihan pengadilan pengantar pengatur pengarahan
    pengesahan pengaturan pengukuran pengukuhan pengawas pengawal pengawasan pengawalan pengolahan pengelolaan pengiriman
    penggunaan pengguna penghunian penilaian peninjauan peminjaman peminjam penyerahan penyerapan penyusunan penyusutan
    penyaluran penyuluhan penyetoran perawat perawatan peralatan peraturan perbaikan perbankan peredaran perekaman
    perencana perencanaan peresmian pergantian perhitungan perikanan perintah pemerintah perjalanan perjanjian permintaan
    perubahan perumahan perusahaan pertanian perwakilan peserta petugas pemakaian pemakaman pemakai rapat rapot rekap
    resep rumah ramah rusak ruang sarana sarapan prasarana saluran salinan sidang sedang sampah sampan sampel simpan
    surat sudut surut syarat siswa swasta sosial sasaran saran sabar standar bandar susulan usulan suara suasana tahanan
    tahunan tahapan tahap taman tamat teman tanah tanda tenda benda banda tangga tanggal tinggal tinggi tanggap tangkap
    teknis taksi tempat tepat cepat terima tindak tidak tinjau tulis lulus lulusan tulisan tujuan tuntutan
    turunan tuturan undian undang ujian upaya biaya budaya urusan usaha wakil wilayah waktu warta wisata
    telaah telah diterima diterima dibuat dimuat ditata didata dibaca dibawa dibagi digaji diganti diteliti ditelaah disusun
    dihitung dipilih disimpan ditempel ditempat ditunjuk ditunjang keluar keluarga masuk masak muka minta minat
    formal format normal nomor nominal kolom kolam alamat amanat alat akta akte data desa dana nota kota
    izin ijin bidang bidan bidik rambu rabu ragam regu registrasi retribusi distribusi kontribusi komputer
    mandiri mandor mantan mutasi notasi rotasi rekomendasi registrasi legalisasi legislasi verifikasi notifikasi validasi
    kalibrasi klarifikasi klasifikasi kualifikasi kuantitas kualitas personel personal periode periodik provinsi profesi
    sertifikat sertifikasi identitas identifikasi intensif insentif inventaris investasi informasi formasi
    media medis rekam rekan rekaman rekaan susunan tunggal memuat membuat terhambat terlambat penunjuk petunjuk pangkas
    pangkat siap sikap sisa siswa setelah setelan berlaku berlalu bernama bersama bukan bulan keterangan ketenangan makalah
    masalah perangkat peringkat permukiman pemukiman pertimbangan pertambangan relokasi realokasi sanksi saksi siaran
    kendala kendali tembusan tebusan angkatan angkutan anggaran anggapan mengangkut menyangkut baik balik satu suatu
    masa massa kera peta pesta resi bukit sakit sakti legal ilegal hidup kasubbag kasubbid konsep periksa disiapkan
    praktek praktik sistim sistem nasehat nasihat resiko risiko konkrit konkret atlit atlet apotik apotek debet debit
    komplit komplet telepon telpon hakekat hakikat prosentase persentase otentik autentik
"""
_REAL = frozenset(_WORDS_APART.split())
_SPELT = """
    obyek objek praktek praktik sistim sistem nasehat nasihat resiko risiko konkrit konkret atlit atlet apotik apotek
    debet debit komplit komplet telepon telpon hakekat hakikat prosentase persentase otentik autentik ijin izin
    analisa analisis jadual jadwal
"""
_TWO_WAYS = frozenset(map(frozenset, zip(_SPELT.split()[::2], _SPELT.split()[1::2], strict=True)))
"""Two spellings of one word."""


@lru_cache(maxsize=4096)
def doubled_word(name: str) -> str:
    """A word, or several, that a name has twice in a row, as written: in names nothing is said twice for its plural."""
    found = _DOUBLED.search(name)
    return found[0] if found else ""


def is_word(word: str) -> bool:
    """Whether a word, in small letters, is one of those that offices write."""
    return word in _REAL


def slip_in(one: str, other: str) -> tuple[str, str] | None:
    """The words, one of each phrase, that differ by a typing slip; None where the phrases are equal or differ otherwise."""
    first, second = words_of(one), words_of(other)
    if len(first) != len(second) or same_words(one, other):
        return None
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return differing[0] if len(differing) == 1 and _is_slip(*differing[0]) else None


def respelled_in(one: str, other: str) -> bool:
    """Whether two phrases differ in one word only, and that is spelt in another way: «Survey» and «Survei»."""
    first, second = words_of(one), words_of(other)
    if len(first) != len(second):
        return False
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and (_respelled(*differing[0]) or frozenset(differing[0]) in _TWO_WAYS)


def gaps_of(text: str) -> Iterator[Gap]:
    """A phrase with each of its words left out in turn. Of two that differ in one word one of these is equal."""
    words = words_of(text)
    yield from ((at, (*words[:at], *words[at + 1 :])) for at in range(len(words)))


def same_words(one: str, other: str) -> bool:
    """Whether two phrases are equal but for case, signs, spaces, and words said twice («berkas-berkas»)."""
    return "".join(words_of(one)) == "".join(words_of(other))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase without case and signs; one said twice, as a plural is, once."""
    found = _WORD.findall(text.casefold())
    return tuple(word for at, word in enumerate(found) if at == 0 or found[at - 1] != word)


@lru_cache(maxsize=8192)
def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _VERY_LONG and _apart(short, long) > 2:  # noqa: PLR2004 - as many as change places
        return False
    lost = len(short) == _SHORT - 1 and len(long) == _SHORT and short[0] == long[0] and short[-1] == long[-1]
    if not (len(short) >= _SHORT or lost) or not (short.isalpha() and long.isalpha()):
        return False
    if _ROMAN.fullmatch(short) or (short in _REAL and long in _REAL) or _derived(short, long) or _respelled(one, other):
        return False
    if _one_step(short, long):
        return True
    return len(short) >= _VERY_LONG and short[0] == long[0] and slips(short, long) <= 2  # noqa: PLR2004 - two slips


def _apart(short: str, long: str) -> int:
    """How many letters of the longer word stand between what both begin and end with: quick, and never less than they differ in."""
    start = _shared(short, long)
    return len(long) - start - _shared(short[start:][::-1], long[start:][::-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return len(commonprefix((one, other)))  # noqa: RUF071 - letters are meant, not paths


def _derived(short: str, long: str) -> bool:
    """Whether a word is the other with a beginning or an end that words have."""
    return (
        (long.startswith(short) and long[len(short) :] in _ENDS)
        or (long.endswith(short) and long[: -len(short)] in _BEGINNINGS)
        or (short.endswith("an") and long == f"{short[:-2]}kan")
    )


def _respelled(one: str, other: str) -> bool:
    """Whether two words are one in two spellings."""
    return any(spelling.sub("*", one) == spelling.sub("*", other) for spelling in _SPELLINGS)


def _one_step(short: str, long: str) -> bool:
    """Whether a hand slips like that: a letter too many, too few, wrong, or two that changed places."""
    if slips(short, long) != 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        doubled = at > 0 and long[at] == long[at - 1]
        return doubled or at > 0 or len(long) > _LONG
    if short[at + 1 :] != long[at + 1 :]:
        return True  # two changed places
    near = frozenset((short[at], long[at])) in _NEAR
    return at > 0 and (near or len(short) >= _LONG)
