# Rows that are numbered 2a, «a.» or 2.1, and parts that begin with 1 again.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan, Terkenali, draft_text
from tests.importers.documents import SHEET, ground, read, recognised, sop_of, table

_TOP = ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output", "Ket")


def _steps(*rows: tuple[str, str, str]) -> Terkenali:
    """The SOP of rows of number, activity and note; a number behind which a blank stands is that of a part."""
    told = [
        (no, said, "", "", "", "", "", "")
        if no.endswith(" ")
        else (no, said, "√", "", "Surat", "5 menit", "Surat", note)
        for no, said, note in rows
    ]
    return recognised(read(SHEET, table([_TOP, *told])))


@pytest.mark.parametrize(
    ("numbers", "printed", "words"),
    [
        (("1", "2", "2a", "2b", "3"), ("1", "2", "", "", "3"), ("2a. ", "2b. ")),
        (("1", "2", "2.a", "2.b", "3"), ("1", "2", "", "", "3"), ("2.a. ", "2.b. ")),
        (("1", "2", "a.", "b.", "3"), ("1", "2", "", "", "3"), ("a. ", "b. ")),
        (("1.", "2.", "2.1", "2.2", "3."), ("1", "2", "", "", "3"), ("2.1. ", "2.2. ")),
        (("1", "2a", "2b", "2c", "3"), ("1", "2", "", "", "3"), ("2b. ", "2c. ")),
    ],
)
def test_numbers_below_a_number(numbers: Sequence[str], printed: Sequence[str], words: Sequence[str]) -> None:
    """They stand before the words of their rows, which have no number of their own, so that the next row has the number that is printed and texts that name it are right."""
    said = ("Menerima surat", "Memeriksa surat", "Memeriksa tanggal", "Memeriksa alamat", "Menyimpan surat")
    notes = ("", "", "", "", "Tidak: kembali ke no. 2")
    found = _steps(*zip(numbers, said, notes, strict=True))
    assert [row.nomor for row in found.baris] == list(printed)
    texts = [row.isi["uraian"] for row in found.baris]
    assert [one.isi for one in texts[2:4]] == [f"{word}{one}" for word, one in zip(words, said[2:4], strict=True)]
    assert {one.yakin.value for one in texts[2:4]} == {"mungkin"}
    assert (texts[4].isi, texts[4].yakin.value) == ("Menyimpan surat", "pasti")
    assert [way.tujuan for way in found.baris[4].simbol[0].jalan] == [None, (1, 0)]
    assert [step.tanpa_nomor for step in sop_of(found).kegiatan] == [not one for one in printed]


def test_a_first_part_below_no_number_keeps_what_it_is_called() -> None:
    """Where 2 begins with «2a» that row is number 2, and says so."""
    found = _steps(("1", "Menerima surat", ""), ("2a", "Memeriksa surat", ""), ("2b", "Memeriksa alamat", ""))
    assert [(row.nomor, row.isi["uraian"].isi) for row in found.baris][1:] == [
        ("2", "2a. Memeriksa surat"),
        ("", "2b. Memeriksa alamat"),
    ]


@pytest.mark.parametrize("goal", ["2a", "2b"])
def test_a_text_that_names_such_a_number(goal: str) -> None:
    """It leads to that row."""
    note = f"Tidak: kembali ke no. {goal}"
    rows = (
        ("1", "Menerima surat", ""),
        ("2a", "Memeriksa surat", ""),
        ("2b", "Memeriksa alamat", ""),
        ("3", "Menilai surat", note),
    )
    found = _steps(*rows, ("4", "Menyimpan surat", ""))
    told = {way.label: way.tujuan for way in found.baris[3].simbol[0].jalan}
    assert told == {"ya": (4, 0), "Tidak": ({"2a": 1, "2b": 2}[goal], 0)}


def test_letters_that_count_all_rows() -> None:
    """Letters alone are the numbers of their rows."""
    found = _steps(("a.", "Menerima surat", ""), ("b.", "Memeriksa surat", ""), ("c.", "Menyimpan surat", ""))
    assert [(row.nomor, row.isi["uraian"].yakin.value) for row in found.baris] == [(one, "pasti") for one in "abc"]


def test_parts_that_count_anew() -> None:
    """A part keeps its letter; a number that is another one in the draft is told, and a text that names it is not sure, though its exit leads to the row that is meant."""
    found = _steps(
        ("A. ", "PERSIAPAN", ""), ("1", "Menerima surat", ""), ("2", "Memeriksa surat", ""),
        ("B. ", "PELAKSANAAN", ""), ("1", "Menyusun surat", ""), ("2", "Menilai surat", "Tidak: kembali ke no. 1"), ("3", "Menyimpan surat", ""),
    )  # fmt: skip
    assert [row.isi["uraian"].isi for row in found.baris if not row.simbol] == ["A. PERSIAPAN", "B. PELAKSANAAN"]
    note = found.baris[5].isi["ket"]
    why = "Menyebut nomor 1 seperti di dokumen; kegiatan itu di draf ini nomor 3."
    assert (note.yakin.value, note.mengapa) == ("mungkin", why)
    assert [way.tujuan for way in found.baris[5].simbol[0].jalan] == [(6, 0), (4, 0)]
    doubts = draft_text(found, ground().registers, "contoh").doubts
    assert (
        "kegiatan 5: nomor 1 di dokumen menjadi 3 di draf ini, dan seterusnya; periksa teks yang menyebut nomor"
        in doubts
    )


def test_parts_over_numbers_of_numbers() -> None:
    """Where all steps are numbered 1.1, 1.2, 2.1 the names of parts keep their number too."""
    rows = [
        ("I ", "PERSIAPAN"),
        ("1.1", "Mencatat"),
        ("1.2", "Memeriksa"),
        ("II ", "PELAKSANAAN"),
        ("2.1", "Menyimpan"),
    ]
    found = _steps(*((no, said, "") for no, said in rows))
    assert [row.isi["uraian"].isi for row in found.baris] == [
        "I. PERSIAPAN",
        "Mencatat",
        "Memeriksa",
        "II. PELAKSANAAN",
        "Menyimpan",
    ]


def _parts(*times: str) -> Terkenali:
    """Two parts of two and one steps, with these times: of each row one."""
    named = (("A.", "PERSIAPAN"), ("1", "Mencatat"), ("2", "Memeriksa"), ("B.", "PENUTUP"), ("3", "Menyimpan"))
    rows = [
        (no, said, "√" if no.isdecimal() else "", "", "Surat" if no.isdecimal() else "", time, "Arsip" if no.isdecimal() else "", "")
        for (no, said), time in zip(named, times, strict=True)
    ]  # fmt: skip
    return recognised(read(SHEET, table([_TOP, *rows])))


def test_a_time_beside_the_name_of_a_part() -> None:
    """It is that of all its steps, not for sure, and the row stays the name of a part; where a step has its own it is quoted."""
    found = _parts("1 hari", "", "", "2 jam", "5 menit")
    steps = sop_of(found).kegiatan
    assert [(one.uraian, one.tanpa_simbol) for one in steps] == [
        ("A. PERSIAPAN", True), ("Mencatat", False), ("Memeriksa", False), ("B. PENUTUP", True), ("Menyimpan", False),
    ]  # fmt: skip
    assert [(row.isi["waktu"].isi, row.isi["waktu"].yakin, row.berbagi_waktu) for row in found.baris if "waktu" in row.isi] == [
        ("1 hari", Keyakinan.MUNGKIN, 1), ("5 menit", Keyakinan.PASTI, 0),
    ]  # fmt: skip
    draft = draft_text(found, ground().registers, "contoh").text
    assert "sampai: memeriksa}  # mungkin: Berdiri di baris judul bagiannya" in draft
    assert "kegiatan 2.waktu: Berdiri di baris judul bagiannya" in draft
    assert ("2 jam", "Kolom «Waktu» tidak ada tempatnya.") in [(one.teks, one.mengapa) for one in found.sisa]


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        (("1. ", "2. ", "3. "), True),
        (("1) ", "2) ", "3) "), True),
        (("1. ", "", "2. "), False),
        (("1. ", "3. ", "2. "), False),
    ],
)
def test_numbers_typed_before_the_words(typed: Sequence[str], *, counts: bool) -> None:
    """Where the table has no column of numbers and the words of all rows count, these are the numbers; else they are words."""
    said = ("Menerima surat", "Memeriksa surat", "Menyimpan surat")
    rows = [
        (f"{number}{text}", "√", "", "Surat", "5 menit", "Surat", "") for number, text in zip(typed, said, strict=True)
    ]
    found = recognised(read(SHEET, table([_TOP[1:], *rows])))
    assert [row.isi["uraian"].isi for row in found.baris] == (list(said) if counts else [row[0] for row in rows])
    assert [row.nomor for row in found.baris] == (["1", "2", "3"] if counts else ["", "", ""])


@pytest.mark.parametrize("below", [("1.a", "1.b", "2.a"), ("1a", "1b", "2a")])
def test_a_number_over_those_that_count_within_it(below: Sequence[str]) -> None:
    """It is that of a part where nothing stands beside it: nobody acts there, and its steps keep what they are called."""
    first, second, third = below
    found = _steps(
        ("1. ", "Pendaftaran", ""), (first, "Menerima surat", ""), (second, "Memeriksa surat", ""),
        ("2. ", "Penyimpanan", ""), (third, "Menyimpan surat", ""),
    )  # fmt: skip
    assert [(bool(row.simbol), row.isi["uraian"].isi) for row in found.baris] == [
        (False, "1. Pendaftaran"), (True, f"{first}. Menerima surat"), (True, f"{second}. Memeriksa surat"),
        (False, "2. Penyimpanan"), (True, f"{third}. Menyimpan surat"),
    ]  # fmt: skip
    assert [step.tanpa_nomor for step in sop_of(found).kegiatan if step.pelaksana] == [False, True, False]
