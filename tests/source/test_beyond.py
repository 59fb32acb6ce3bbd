# What is told of a text that can't be read, behind the first reason why it can't be.
from __future__ import annotations

from pathlib import Path

import pytest

from tests.collections_on_disk import draft, lines, problems

_MISTAKES = (
    draft("Surat")
    .replace("judul: Surat\n", 'judul: "Surat\n')
    .replace("jenis: mikro", "jenis mikro")
    .replace("unit: biro", "unit:biro")
    .replace("kegiatan:", "peringatn: Awas\nkegiatan:")
    .replace("Menyimpan, pelaksana: kabag", "Menyimpan: awal, pelaksana: kasir")
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_is_told_where_it_stands(end: str, tmp_path: Path) -> None:
    """Whatever was mended above it; in a text that can be read then, what is wrong on other lines too."""
    found = problems(tmp_path, {"biro/surat.yaml": _MISTAKES.replace("\n", end)})
    assert lines(found) == [
        "sops/biro/surat.yaml:1:8 bukan-yaml",
        "sops/biro/surat.yaml:2:6 bukan-yaml",
        "sops/biro/surat.yaml:3:5 bukan-yaml",
        "sops/biro/surat.yaml:5:1 kunci-tak-dikenal",
        "sops/biro/surat.yaml:8:14 bukan-yaml",
    ]
    assert [one.mend is not None for one in found].count(True) == 1, "one after the other, for each moves the rest"


def test_what_nobody_can_mend_is_set_aside(tmp_path: Path) -> None:
    """Conflicts, doubled keys and lines that are nothing hide no value elsewhere; what may come of their absence is not told."""
    text = (
        draft("Surat")
        .replace("jenis: mikro\n", "<<<<<<< HEAD\njenis: mikro\n=======\njenis: mikroo\n>>>>>>> lain\n")
        .replace("pelaksana: [", "status: aktif\nstatus: draf\npelaksana: [")
        .replace("kegiatan:", "peringatn: Awas\nkegiatan:")
    )
    assert lines(problems(tmp_path, {"biro/surat.yaml": text})) == [
        "sops/biro/surat.yaml:2:1 konflik-git",
        "sops/biro/surat.yaml:9:1 kunci-ganda",
        "sops/biro/surat.yaml:11:1 kunci-tak-dikenal",
    ]


def test_a_register_that_cannot_be_read_hides_no_other_id(tmp_path: Path) -> None:
    """Ids of the entry that is at fault are not told as missing; others are."""
    offices = "kabag: {nama: Kepala Bagian, unit: biro}\nkasubbag:\n<<<<<<< HEAD\n  nama: A\n=======\n  nama: B\n>>>>>>> lain\n"
    found = problems(
        tmp_path,
        {
            "jabatan.yaml": offices,
            "biro/surat.yaml": draft("Surat").replace("pelaksana: [kabag", "pelaksana: [kasubbag, kasubag, kabag", 1),
        },
    )
    assert "sops/jabatan.yaml:3:1 konflik-git" in lines(found)
    assert [one.message for one in found if one.code == "id-tak-dikenal"] == [
        "Jabatan «kasubag» tidak ada di jabatan.yaml."
    ]


def test_a_byte_of_another_code_page_hides_nothing_else(tmp_path: Path) -> None:
    """Neither what is wrong on other lines nor, of a register, ids that the entry at fault can't have."""
    offices = "kabag:\n  nama: Kepala – Bagian\nkasubbag:\n  nama: B\n  atasn: kabag\n".encode("cp1252")
    text = draft("Surat – Masuk").replace("jenis: mikro", "jenis: mikrop").replace("[kabag]", "[kabag, kasubag]")
    found = problems(tmp_path, {"jabatan.yaml": offices, "biro/surat.yaml": text.encode("cp1252")})
    assert lines(found) == [
        "sops/biro/surat.yaml:1:14 bukan-utf8",
        "sops/biro/surat.yaml:2:8 nilai-tak-dikenal",
        "sops/jabatan.yaml:2:16 bukan-utf8",
        "sops/jabatan.yaml:5:3 kunci-tak-dikenal",
    ]


def test_an_id_that_is_gone_with_its_line_is_not_told_as_missing(tmp_path: Path) -> None:
    """Nor put in another's place: of a register whose entry lost its id to another's, nobody knows which ids there are."""
    offices = "kabag: {nama: Kepala Bagian}\nkabag: {nama: Kepala Subbagian}\n"
    found = problems(
        tmp_path, {"jabatan.yaml": offices, "biro/surat.yaml": draft("Surat").replace("kabag", "kasubbag")}
    )
    assert lines(found) == ["sops/jabatan.yaml:2:1 kunci-ganda"]
