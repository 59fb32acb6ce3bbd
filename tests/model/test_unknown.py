# Words of other families of procedure, and keys that stand in the wrong place: answered with where they belong.
from __future__ import annotations

import re

import pytest

from tatalaksana.model import Kegiatan, Sop
from tatalaksana.model.keluarga import _ANSWERS, _OF_STEPS, _WITHIN, answer_to, bare
from tatalaksana.model.unknown import whereabouts

_NAMED = re.compile(r"«([a-z_]+)[»:]")


def test_no_key_of_ours_is_of_another_family() -> None:
    """What is a key here is never answered as a word of others, and each word stands in one place of the table."""
    words = [word for words in (*_ANSWERS, *_OF_STEPS) for word in words]
    assert len(words) == len(set(words))
    assert set() == set(words) & {*Sop.model_fields, *Kegiatan.model_fields} - {"kegiatan"}
    assert set() == {word for words in _WITHIN for word in words} & set(Kegiatan.model_fields)
    assert words == [bare(word) for word in words]


def test_answers_name_keys_that_there_are() -> None:
    """Where a text is said to belong, there is such a key."""
    named = {name for answer in _ANSWERS.values() for name in _NAMED.findall(answer)}
    assert {*named, *_OF_STEPS.values(), *_WITHIN.values()} <= {*Sop.model_fields, *Kegiatan.model_fields}
    assert {"lampiran", "dasar_hukum", "kelengkapan"} <= named


@pytest.mark.parametrize("word", ["latar_belakang", "Latar Belakang", "LATAR-BELAKANG", "latar  belakang:"])
def test_spelling_makes_no_difference(word: str) -> None:
    """Capitals, blanks and signs in a word of another family change nothing."""
    assert "belum ada tempatnya" in answer_to(word)


@pytest.mark.parametrize(
    ("place", "word", "said"),
    [
        ((), "waktu", "Tempatnya di dalam «kegiatan»; periksa jorokannya."),
        ((), "waktuu", "Maksud Anda «waktu»? Tempatnya di dalam «kegiatan»; periksa jorokannya."),
        ((), "keterangan", "Tulis pada langkahnya, di dalam «kegiatan»: kunci «ket»."),
        ((), "bentuk", "Tempatnya di dalam «kegiatan» atau di dalam «kegiatan.simbol»; periksa jorokannya."),
        (("kegiatan", 0), "keterangan", "Pada format ini namanya «ket»."),
        (
            ("kegiatan", 0),
            "judul",
            "Judul bagian ditulis di «uraian», dengan «tanpa_simbol: ya»; uraian langkah juga di «uraian».",
        ),
        (("kegiatan", 0), "aktivitas", "Pada format ini namanya «uraian»."),
        (("kegiatan", 0), "waktu baku", "Pada format ini namanya «waktu»."),
        (
            ("kegiatan", 0),
            "nomor",
            "Nomor kegiatan dihitung sendiri: hapus kunci ini. Nomor SOP ditulis di tepi kiri berkas.",
        ),
        (
            ("kegiatan", 0),
            "jika ya",
            "Jalan keluar ditulis di «keputusan», misalnya «keputusan: {ya: 3, tidak: selesai}».",
        ),
        (("kegiatan", 0), "formulir terkait", "Pada format ini namanya «formulir»."),
        (("tanggal",), "zzz", "Kunci yang dikenal: pembuatan, revisi, efektif, centang."),
    ],
)
def test_whereabouts(place: tuple[str | int, ...], word: str, said: str) -> None:
    """A key that is at home elsewhere is sent there; one that nobody knows is answered with those that are known."""
    assert said == whereabouts(Sop, place, word)


def test_words_of_steps_are_such_within_a_step() -> None:
    """The same word means another thing beside the steps; one of no family is answered with nothing."""
    assert "Langkah-langkah ditulis di «kegiatan»." == answer_to("aktivitas")
    assert "Pada format ini namanya «uraian»." == answer_to("aktivitas", in_step=True)
    assert "" == answer_to("zzz") == answer_to("zzz", in_step=True)
