# Two texts: which words changed, and whether that is only another spelling.
from __future__ import annotations

from itertools import pairwise

import pytest

from tatalaksana.diff import matched_items, word_pieces
from tatalaksana.diff.wording import class_of, gravest, likeness, words
from tatalaksana.model import Isi, Kelas

_REDAKSI, _SUBSTANSI, _RUJUKAN, _TATA_LETAK = Kelas.REDAKSI, Kelas.SUBSTANSI, Kelas.RUJUKAN, Kelas.TATA_LETAK


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("surat", "surta"), ("konsep", "konspe"), ("surat", "suurat"), ("laporan", "lapoarn"), ("permohonan", "permohonann"),
        ("pemohon", "pemohno"), ("praktek", "praktik"), ("Perijinan", "Perizinan"), ("Kasubbag", "Kasubag"), ("konsep surat", "konsepsurat"), ("surat konsep konsep", "surat konsep"),
        ("Surat, konsep", "surat konsep."), ("surat  konsep", "surat konsep"), ("3 (tiga) surat", "3. tiga surat"), ("*surat*", "surat"),
    ],
)  # fmt: skip
def test_another_spelling(old: str, new: str) -> None:
    """Case, signs, spaces, a word said twice, a variant, a doubled letter, two that changed places in a word that we know."""
    assert _REDAKSI is class_of(old, new)
    assert _REDAKSI is class_of(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("satu", "sato"), ("kota", "kotak"), ("dari", "dair"), ("surat", "suara"), ("surat", "surtaa"), ("pemohon", "pemhoxn"),
        ("permohonan", "perxhxnxn"), ("surat konsep", "konsep surat"), ("surat", "surat konsep"), ("surat 3", "surat 4"),
        ("3 surat", "surat 3 3"), ("< surat", "> surat"), ("surat 5%", "surat 5"), ("surat 50 jam", "surat 5 jam"), ("surat baru", "surat lama"),
        ("nilai 1,5", "nilai 15"), ("nilai %", "nilai"), ("Barang legal", "Barang ilegal"), ("Nota Kasubbag", "Nota Kasubbid"),
        ("disimpan", "disiapkan"), ("sakit", "sakti"), ("hidup", "hidap"), ("dalam", "malam"), ("bukti", "bukit"), ("masa", "massa"), ("surat", "surau"),
        ("konsep", "konep"), ("pemohon", "pemohn"), ("penempatan", "penempaan"), ("peringatan", "peringkatan"), ("diterima", "ditemima"),
    ],
)  # fmt: skip
def test_another_meaning(old: str, new: str) -> None:
    """Short words have no misspelling, another letter may be another word; numbers and signs weigh; words in another order are others."""
    assert _SUBSTANSI is class_of(old, new)
    assert _SUBSTANSI is class_of(new, old)


@pytest.mark.parametrize(
    ("old", "new", "kelas"),
    [
        ("[surat](https://a.example)", "[surat](https://b.example)", _RUJUKAN),
        ("[surat](https://a.example)", "[surta](https://b.example)", _RUJUKAN),
        ("[surat](https://a.example)", "[surta](https://a.example)", _REDAKSI),
        ("[surat](https://a.example)", "[kotak](https://b.example)", _SUBSTANSI),
        (None, "surat", _SUBSTANSI),
        ("surat", None, _SUBSTANSI),
        ("surat", ("surat",), _TATA_LETAK),
        ("surat", ("surat", "kotak"), _SUBSTANSI),
        (("surat", "kotak"), ("kotak", "surat"), _REDAKSI),
        (("surat", "surat", "kotak"), ("surat", "kotak"), _SUBSTANSI),
        (("surat", "kotak"), ("surta", "kotak"), _REDAKSI),
        (("surat", "kotak"), ("surta", "bagan"), _SUBSTANSI),
        (("surat", "kotak"), ("surta", "[kotak](https://a.example)"), _RUJUKAN),
    ],
)
def test_boxes(old: Isi | None, new: Isi | None, kelas: Kelas) -> None:
    """A box is as grave as its gravest item; an item more is another meaning, another order is none."""
    assert kelas is class_of(old, new)


_OTHER = [
    "disetujui:disetujukan",
    "menyetujui:menyetujukan",
    "ditolak:ditelak",
    "diterima:diterka",
    "masuk:masak",
    "keluar:keluarga",
    "berlaku:berlalu",
    "tersedia:tersedih",
    "mengirim:mengiring",
    "dikirim:dikirik",
    "dipinjam:dipijam",
    "pinjaman:pijaman",
    "pembelian:pemberian",
    "pemilihan:pemulihan",
    "pengadaan:pengaduan",
    "pengujian:pengajian",
    "ketua:kedua",
    "kepala:kelapa",
    "lurah:murah",
    "camat:cacat",
    "staf:stok",
    "bidang:bidan",
    "penilai:penilaian",
    "pelapor:pelopor",
    "terlapor:pelapor",
    "pemohon:permohonan",
    "asli:ahli",
    "salinan:saluran",
    "rahasia:rahasya_",
    "tertutup:tertutub_",
    "terbuka:terbukti",
    "aktif:pasif",
    "wajib:wajah",
    "boleh:bolos",
    "dilarang:diluang",
    "sebelum:setelah",
    "sebagian:sebagai",
    "seluruh:separuh",
    "minimal:maksimal",
    "internal:eksternal",
    "formal:normal",
    "negatif:positif",
    "dibayar:dibayang",
    "lunas:lulus",
    "utama:utara",
    "tunda:tanda",
    "cuti:cuci",
    "gaji:kaji",
    "dibuat:dimuat",
    "dibaca:dibawa",
    "tertib:terbit",
    "lantik:lentik",
    "kasir:kasur",
    "perawat:pesawat",
    "dokter:doktor",
    "pasien:pasten_",
    "bayi:bayu",
    "darah:daerah",
    "vaksin:vaksim_",
    "korban:karbon",
    "sipil:sepil",
    "kerja:kereta",
    "hakim:hakam",
    "jaksa:jaksi",
    "saksi:sanksi",
    "penyidik:penyedik_",
]
"""Words of offices and what one or two letters make of them; some are no words («_»), which nobody could know."""


def test_no_word_becomes_another_without_being_told() -> None:
    """Of fifty and more pairs of words that are near to each other none is taken for a slip."""
    pairs = [pair.replace("_", "").split(":") for pair in _OTHER]
    assert 50 < len(pairs)
    assert [] == [(old, new) for old, new in pairs if class_of(old, new) is not _SUBSTANSI]
    assert [] == [(old, new) for old, new in pairs if class_of(new, old) is not _SUBSTANSI]


def test_gravest() -> None:
    """Substance before references before spelling before looks, which is also the class of nothing."""
    assert _SUBSTANSI is gravest([_REDAKSI, _SUBSTANSI, _RUJUKAN])
    assert _RUJUKAN is gravest([_TATA_LETAK, _REDAKSI, _RUJUKAN])
    assert _REDAKSI is gravest([_TATA_LETAK, _REDAKSI])
    assert _TATA_LETAK is gravest([])


def test_likeness() -> None:
    """The share of words in common, whatever their case."""
    assert 1.0 == likeness(words("Surat masuk"), words("masuk, surat"))
    assert 0.5 == likeness(words("surat masuk"), words("surat keluar"))
    assert 0.4 == likeness(words("surat masuk"), words("surat keluar hari"))
    assert 0.0 == likeness(words(""), words("surat"))
    assert 1.0 == likeness(words(""), words(" - "))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a [b→x] c"),
        ("a b c d", "a x y d", "a [b c→x y] d"),
        ("a b c", "a c", "a [b →]c"),
        ("a c", "a b c", "a [→b ]c"),
        ("a", "b", "[a→b]"),
        ("", "b c", "[→b c]"),
        ("a b", "", "[a b→]"),
        ("a b ", "c ", "[a b→c] "),
        ("a, b", "a. b", "a[,→.] b"),
        ("a b c d e", "a x c y e", "a [b→x] c [d→y] e"),
        ("a a b", "a b", "a [a →]b"),
    ],
)
def test_pieces(old: str, new: str, told: str) -> None:
    """Whole words change; what is the same at both ends and in between stands outside; a space between two changes is in them."""
    found = word_pieces(old, new)
    assert told == "".join(piece.old if piece.same else f"[{piece.old}→{piece.new}]" for piece in found)
    assert (old, new) == ("".join(piece.old for piece in found), "".join(piece.new for piece in found))
    assert not any(a.same == b.same for a, b in pairwise(found))


def test_long_texts_are_not_searched_for_ever() -> None:
    """Where a word stands hundreds of times in both, the middle is one change; below that what is shared is found."""
    many, more = "a " * 450, "a " * 470
    found = word_pieces(f"awal b {many}akhir", f"awal c {more}d akhir")
    assert [("awal ", "awal "), (f"b {many}".rstrip(), f"c {more}d"), (" akhir", " akhir")] == [*found]
    few = "a " * 20
    assert len(word_pieces(f"awal b {few}akhir", f"awal c {few}d akhir")) > 3


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (None, None, []),
        (None, "a b", [(None, "a b")]),
        ("a b", ("a b", "c d"), [("a b", "a b"), (None, "c d")]),
        (("a b", "c d"), ("c d",), [("a b", None), ("c d", "c d")]),
        (("a b", "c d"), ("x y", "a z", "c w"), [(None, "x y"), ("a b", "a z"), ("c d", "c w")]),
        (("a b c",), ("a x y",), [("a b c", None), (None, "a x y")]),
        (("a b", "c d"), ("c x", "a y"), [(None, "c x"), ("a b", "a y"), ("c d", None)]),
    ],
)
def test_items(old: Isi | None, new: Isi | None, pairs: list[tuple[str | None, str | None]]) -> None:
    """Items of two boxes in pairs: the same, else those that share half of their words, in order; others stand alone."""
    assert pairs == [*matched_items(old, new)]
