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
