# Which names are asked about, and which are so near that a word may be changed into them.
from __future__ import annotations

import pytest
from pydantic import BaseModel

from tatalaksana.catalog import MODELS
from tatalaksana.model import Kegiatan, Sop, keys_of, slip

KEYS = (*keys_of(Sop), *keys_of(Kegiatan))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("judull", "judul"), ("unti", "unit"), ("peringtan", "peringatan"), ("uraain", "uraian"), ("waktuu", "waktu"),
        ("dasarhukum", "dasar_hukum"), ("kualifkasi_pelaksna", "kualifikasi_pelaksana"), ("revisi ke", "revisi_ke"),
    ],
)  # fmt: skip
def test_slips_of_keys(word: str, expected: str) -> None:
    """A letter too many, too few, wrong or swapped is a slip; two of them in a long word."""
    assert expected == slip(word, KEYS, closed=True)


@pytest.mark.parametrize(
    "word",
    [
        "pengertian", "tujuan", "definisi", "catatan", "kebijakan", "ruang_lingkup", "referensi", "unit_terkait",
        "dokumen_terkait", "riwayat_perubahan", "pendataan", "peraturan", "keterangan", "hasil", "pelaksanaan", "nik",
        "persyaratan", "perlengkapan", "prosedur", "sasaran", "indikator", "judul",
    ],
)  # fmt: skip
def test_words_of_their_own_are_no_slips(word: str) -> None:
    """A word that a form may really have is never another one misspelt: its text would stand in another box."""
    assert slip(word, KEYS, closed=True) is None


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("kasubag", ["kabag", "kasubbag"], "kasubbag"),
        ("biroo", ["biro"], "biro"),
        ("seketaris-dinas", ["sekretaris-dinas"], "sekretaris-dinas"),
        ("kasi", ["kasir"], None),
        ("kabid", ["kabag"], None),
        ("uu-2", ["uu-1"], None),
        ("staf-umum-b", ["staf-umum-a"], None),
        ("eselon-iii", ["eselon-ii"], None),
        ("penerima", ["penerimaan"], None),
        ("periksa-ulang", ["periksa"], None),
        ("kasubbac", ["kasubbag", "kasubbak"], None),
        ("kabag", ["kabag"], None),
    ],
)
def test_slips_of_ids(word: str, known: list[str], expected: str | None) -> None:
    """Names that differ in what tells them apart, short ones, other forms of a word and ties are not changed."""
    assert expected == slip(word, known)


def test_no_two_keys_of_a_group_are_slips_of_each_other() -> None:
    """A key that stands where another one is meant is not changed into a third."""
    models: list[type[BaseModel]] = [*MODELS.values(), Kegiatan]
    for model in models:
        keys = set(model.model_fields)
        assert [] == [key for key in keys if slip(key, keys - {key}, closed=True)]
