# The nearest known word, and the limit to what is listed.
from __future__ import annotations

import pytest

from tatalaksana.model import DaftarUnit, Sop, limited, nearest, parse
from tatalaksana.source import Data, Edit, Finding, Severity
from tests.collections_on_disk import document


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("periksa-ulang", ["tulis", "periksa", "kirim"], "Maksud Anda «periksa»?"),
        ("kasubag", ["kabag", "kasubbag"], "Maksud Anda «kasubbag»?"),
        ("unti", ["judul", "jenis", "nomor", "unit", "status", "profil", "tanggal"], "Maksud Anda «unit»?"),
        ("drat", ["draf", "berlaku", "dicabut"], "Maksud Anda «draf»?"),
        ("kota", ["draf", "berlaku", "dicabut"], ""),
        ("xyz", ["kabag", "kasubbag"], ""),
        ("bendahara", ["bendum"], "Maksud Anda «bendum»?"),
        ("SOP Mikro Surat Tugas", ["SOP Mikro Rapat Staf"], ""),
        ("kabag", [], ""),
        ("", ["kabag"], ""),
        ("SOP Mikro Penyusunan Lapuran", ["SOP Mikro Baru", "SOP Mikro Penyusunan Laporan"], "Maksud Anda «SOP Mikro Penyusunan Laporan»?"),
        ("SOP Mikro Perjalanan", ["SOP Mikro Baru", "SOP Mikro Penyusunan Laporan"], ""),
    ],
)  # fmt: skip
def test_nearest(word: str, known: list[str], expected: str) -> None:
    """A misspelt word finds its neighbour; where none is near nothing is guessed."""
    assert expected == nearest(word, known)


@pytest.mark.parametrize("severity", list(Severity))
def test_limited(severity: Severity) -> None:
    """After a hundred problems one more says that there are more, and is as bad as the worst."""
    found = limited(Finding("x", (index,), "", severity=severity) for index in range(500))
    assert (101, "masih-ada", (), severity) == (len(found), found[-1].code, found[-1].path, found[-1].severity)


def test_nothing_is_limited() -> None:
    """A hundred problems are simply listed."""
    assert len(limited(Finding("x", (index,), "") for index in range(100))) == 100


def test_each_problem_is_said_once() -> None:
    """All that is wrong is found in one reading, none of it twice."""
    found = parse(Sop, document("judul: [a]\njenis: x\nkegiatan: [{pelaksana: A b}]\n").data)
    assert isinstance(found, tuple)
    assert len(found) == len(set(found))
    assert {"tipe-salah", "nilai-tak-dikenal", "kunci-wajib", "id-salah"} == {finding.code for finding in found}


_LONG = "x" * 80


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("status: [draf]", "«status» berisi daftar, padahal hanya satu kata."),
        ("status: {draf: ya}", "«status» berisi kelompok kunci, padahal hanya satu kata."),
        (f"status: {_LONG}", f"«{_LONG[:60]}» bukan nilai untuk «status»."),
        (f"contoh: {_LONG}", f"«{_LONG[:60]}» bukan «ya» atau «tidak»."),
        (f"{_LONG}: a", f"Kunci «{_LONG[:60]}» tidak dikenal."),
        ("peralatan: [kertas, [pena]]", "«peralatan butir 2» harus berupa teks."),
        ("judul: [a]", "«judul» harus berupa teks."),
    ],
)
def test_what_was_given_is_named(text: str, message: str) -> None:
    """A message says what stands there, cut where it is long, and which item of a list it is."""
    found = parse(Sop, document(text + "\n").data)
    assert isinstance(found, tuple)
    assert message in {finding.message for finding in found}


@pytest.mark.parametrize(("word", "mend"), [("drafx", "draf"), ("xyzzy", None)])
def test_only_a_slip_is_mended(word: str, mend: str | None) -> None:
    """A value of a closed list is changed where it can only be a typing slip of another; else nothing is."""
    found = parse(Sop, document(f"status: {word}\n").data)
    assert isinstance(found, tuple)
    (about,) = (finding for finding in found if finding.code == "nilai-tak-dikenal")
    assert mend == (about.mend.value if isinstance(about.mend, Edit) else about.mend)


@pytest.mark.parametrize(
    "text",
    ["judull: A\njenis: mikro\nunit: a\npelaksana: [b]\nkegiatan: [{uraian: A, pelaksana: b}]\n",
     "judul: A\njenis: mikro\nunit: a\npelaksana: [b]\nkegiatan: [{uraain: A, pelaksana: b}]\n"],
)  # fmt: skip
def test_a_misspelt_key_is_not_missing_too(text: str) -> None:
    """One mistake is told once: the key is there by another name."""
    found = parse(Sop, document(text).data)
    assert isinstance(found, tuple)
    assert ["kunci-tak-dikenal"] == [finding.code for finding in found]


def test_what_a_status_asks_for_is_told_there() -> None:
    """Where what is missing has no place of its own yet, it is told at what asks for it."""
    text = (
        "judul: A\njenis: mikro\nunit: a\nstatus: berlaku\nnomor: 1\npengesahan: {jabatan: x, nama: B}\n"
        "pelaksana: [b]\nkegiatan: [{uraian: A, pelaksana: b}]\n"
    )
    found = parse(Sop, document(text).data)
    assert isinstance(found, tuple)
    assert [("belum-lengkap", ("status",), True)] == [(one.code, one.path, one.of_key) for one in found]


_UNSEEN = (
    "\u200b", "\ufeff", "\u00ad", "\u202e", "\ufe0f", "\u200d", "\u2060", "\u3164", "\u2800", "\u115f", "\uffa0", "\u00a0\u200b", "\u0301", "\u180e",
    "\U000e0041", "**", "`", "****", "**\u200b**", "``", "[](https://contoh.example)", "[\u200b](#)",
)  # fmt: skip


@pytest.mark.parametrize("text", _UNSEEN)
def test_what_nobody_sees_is_empty(text: str) -> None:
    """A text of letters that nobody sees, or of marks around nothing, is told as empty where it stands: a title, a step, the label of an exit, a name in a register."""
    step: Data = {"uraian": text, "pelaksana": "kabag", "keputusan": {text: "selesai", "ya": "selesai"}}
    found = parse(Sop, {"judul": text, "kegiatan": [step], "pelaksana": [{"jabatan": "kabag", "label": text}]})
    assert isinstance(found, tuple)
    empty = [finding.path for finding in found if finding.code == "kosong"]
    places = [("judul",), ("pelaksana", 0, "label"), ("kegiatan", 0, "uraian")]
    assert {*places, ("kegiatan", 0, "keputusan", text)} <= {*empty}
    (nameless,) = (one for one in parse(DaftarUnit, {"biro": {"nama": text}}) if isinstance(one, Finding))
    assert ("kosong", ("biro", "nama")) == (nameless.code, nameless.path)


@pytest.mark.parametrize(
    "text", ["*", "-", "é", "☑", "e\u0301", "\u0301e", "日", "**a**", "[a](#)", "\u200b1", "👩\u200d🔬"]
)
def test_what_is_seen_is_not_empty(text: str) -> None:
    """A sign, and a letter among what nobody sees, is a text."""
    found = parse(DaftarUnit, {"biro": {"nama": text}})
    assert isinstance(found, DaftarUnit)
