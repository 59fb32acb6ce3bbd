# Bytes to text, and the places of problems in it.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.source import Document, Finding, Problem, Severity, decoded, load, scan
from tests.collections_on_disk import SOUND, document, write


def _load(root: Path, content: bytes) -> Document | Problem:
    return load(write(root, {"a.yaml": content}) / "a.yaml", root=root, shown="a.yaml")


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfjudul: a\n", b"judul: a\r\n", b"judul: a", b"judul: a\r"])
def test_marks_and_line_ends(content: bytes, tmp_path: Path) -> None:
    """A byte order mark and any system's line ends make no difference."""
    found = _load(tmp_path, content)
    assert isinstance(found, Document)
    assert found.data == {"judul": "a"}


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"a\x07", (1, 2)), (b"a: b\nc: \xc3\xa9\x01", (2, 5)), (b"\n\nab\xc3\xa9\xff", (3, 4)), (b"a: \x7f", (1, 4))],
)
def test_place_of_bad_characters(content: bytes, place: tuple[int, int], tmp_path: Path) -> None:
    """Line and column count characters from 1, not bytes."""
    found = _load(tmp_path, content)
    assert isinstance(found, Problem)
    assert place == (found.line, found.column)


def test_places_of_keys_and_values() -> None:
    """A finding is placed at the value or the key it is about, and else at the nearest thing around it."""
    found = document("a:\n  - b: c\n    d: [e, 'f']\n").locate(
        Finding("x", path, "", of_key=of_key)
        for path, of_key in [
            ((), False), (("a",), True), (("a",), False), (("a", 0, "b"), True), (("a", 0, "b"), False),
            (("a", 0, "d", 1), False), (("a", 0, "d", 9), False), (("a", 0, "zzz"), False), (("zzz",), False),
        ]
    )  # fmt: skip
    assert [(problem.line, problem.column) for problem in found] == [
        (1, 1),
        (1, 1),
        (2, 3),
        (2, 5),
        (2, 8),
        (3, 12),
        (3, 8),
        (2, 5),
        (1, 1),
    ]


def test_place_in_what_aliases_repeat() -> None:
    """What stands behind an alias is placed at the alias."""
    [problem] = document("a: &a {b: c}\nd: *a\n").locate([Finding("x", ("d", "b"), "")])
    assert (problem.line, problem.column) == (2, 4)


def test_a_problem_says_what_and_how_to_go_on() -> None:
    """A problem reads as one line: place, severity, what is wrong, what to do, code."""
    assert (
        str(Problem("a.yaml", 3, 5, Severity.ERROR, "kode", "Salah.", "Perbaiki."))
        == "a.yaml:3:5: galat: Salah. Perbaiki. [kode]"
    )
    assert (
        str(Problem("a.yaml", 1, 1, Severity.WARNING, "kode", "Satu\ndua."))
        == "a.yaml:1:1: peringatan: Satu dua. [kode]"
    )


def test_problems_sort_by_place() -> None:
    """Problems are in the order in which an editor meets them."""
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 3), ("a", 2, 1)]
    found = sorted(Problem(*place, Severity.ERROR, "x", "") for place in places)
    assert [(one.file, one.line, one.column) for one in found] == [("a", 2, 1), ("a", 2, 3), ("a", 10, 1), ("b", 1, 1)]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("surat.yml", "Ganti namanya menjadi «surat.yaml»."),
        ("é.yml", "Ganti namanya menjadi «e.yaml»."),
        ("Naskah Café.YML", "Ganti namanya menjadi «naskah-cafe.yaml»."),
        ("漢.yml", "Beri nama lain, misalnya «surat-masuk.yaml»."),
        ("con.yml", "Beri nama lain, misalnya «surat-masuk.yaml»."),
        ("Surat Masuk.yaml.txt", "Ganti namanya menjadi «surat-masuk.yaml»; di Notepad simpan dengan jenis «All files»."),
        ("É.yaml", "Pakai huruf kecil, angka dan tanda hubung, misalnya «e.yaml»."),
    ],
)  # fmt: skip
def test_a_name_that_is_proposed_is_one(name: str, hint: str, tmp_path: Path) -> None:
    """Who follows the hint is not told the next fault."""
    (tmp_path / "biro").mkdir()
    (tmp_path / "biro" / name).write_text(SOUND)
    _, (problem,) = scan(tmp_path, "sops")
    assert hint == problem.hint
    (tmp_path / "biro" / name).rename(tmp_path / "biro" / hint.partition("«")[2].partition("»")[0])
    assert () == scan(tmp_path, "sops")[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("judul: a".encode("utf-16"), "UTF-16"),
        ("judul: a".encode("utf-16-le"), "UTF-16"),
        ("judul: a".encode("utf-16-be"), "UTF-16"),
        (b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe\x80", "bukan berkas teks"),
        (b"\0" * 5000, "bukan berkas teks"),
        (b"\0\0\1\0\4\0\x10\x10", "bukan berkas teks"),
        (b"judul: \xff\n", "bita yang bukan UTF-8"),
    ],
)
def test_what_is_no_text_is_not_called_one(content: bytes, said: str) -> None:
    """To save a program anew as UTF-8 helps nobody."""
    problem = decoded(content, "sops/biro/surat.yaml")
    assert isinstance(problem, Problem)
    assert said in problem.message
