# Charts with more words at their exits than a page can take: letters stand there, and the words below the step.
from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import DAY, Sheet, outside, printed

_WORDS = ("dapat ditindaklanjuti segera", "dikembalikan untuk diperbaiki")


def _catalog(
    folder: Path,
    lanes: int,
    words: tuple[str, str] = _WORDS,
    others: tuple[str, str] | None = None,
    names: Sequence[str] = (),
) -> Catalog:
    """Fourteen steps, of which six decide with the same words, or every other of those with others; upright where offices have names."""
    said = (words, others or words)
    offices = {f"lajur-{lane}": {"nama": f"{names[lane] if names else 'Pejabat'} {lane}"} for lane in range(lanes)}
    steps = [
        {
            "uraian": f"Menulis {number}",
            "pelaksana": f"lajur-{number % lanes}",
            "kelengkapan": "a",
            "waktu": "1 jam",
            "output": "b",
        }
        | (
            {"keputusan": dict(zip(said[number // 2 % 2], (str(number + 2), str(number)), strict=True))}
            if number % 2 and number < 12
            else {}
        )
        for number in range(14)
    ]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": list(offices), "kegiatan": steps}
    files = {
        **REGISTERS,
        "jabatan.yaml": json.dumps(offices),
        "biro/uji.yaml": json.dumps({**sop, "profil": "kantor"} if names else sop),
        "profil/kantor.yaml": "orientasi: tegak\n",
    }
    return collect(write(folder, files), "sops").catalog


def _least_letter(sheet: Sheet, texts: set[str]) -> float:
    return min(
        size for page in range(1, len(sheet.pages)) for text, _, _, size in sheet.places(page) if text.strip() in texts
    )


def test_letters_with_their_words_below_the_step(tmp_path: Path) -> None:
    """In twelve lanes letters are of about five points, and the step says what a and b mean; read aloud are the words."""
    catalog = _catalog(tmp_path, 12)
    sheet = printed(catalog, "biro/uji")
    assert _least_letter(sheet, {"a", "b"}) > 4.5
    text = " ".join(" ".join(page.split()) for page in sheet.pages)
    assert text.count(f"a = {_WORDS[0]}; b = {_WORDS[1]}") == 6
    alts = [figure.alt for figure in sheet.tags.all("Figure")]
    assert sum(f"Bila {_WORDS[0]}, " in alt and f"; bila {_WORDS[1]}, " in alt for alt in alts) == 6


def test_short_words_stay_beside_letters(tmp_path: Path) -> None:
    """Where letters stand for long words, «ya» and «tidak» of other decisions are what they are."""
    sheet = printed(_catalog(tmp_path, 12, others=("ya", "tidak")), "biro/uji")
    shown = [text.strip() for page in range(1, len(sheet.pages)) for text, *_ in sheet.places(page)]
    assert {"a": 14 + 3, "b": 14 + 3, "ya": 3, "tidak": 3} == {
        word: shown.count(word) for word in ("a", "b", "ya", "tidak")
    }, "the cells of fourteen steps say a and b too"
    assert "= ya" not in " ".join(sheet.pages)


def test_words_of_several_lines_have_letters_as_others_have(tmp_path: Path) -> None:
    """Where letters stand for long words, they do for those that stand on several short lines too; where there are no long ones, none does."""
    said = ("di bawah 20%", "ya")
    text = " ".join(
        " ".join(page.split()) for page in printed(_catalog(tmp_path / "a", 12, others=said), "biro/uji").pages
    )
    assert text.count("a = di bawah 20%; b = ya") == 3
    text = " ".join(printed(_catalog(tmp_path / "b", 12, said), "biro/uji").pages)
    assert "a = " not in text


def test_words_stay_where_they_can_be_read(tmp_path: Path) -> None:
    """In three lanes the words stand at the lines, and nowhere else."""
    catalog = _catalog(tmp_path, 3, ("setuju", "tidak"))
    entry = catalog.entries["biro/uji"]
    assert official_sheet(Facts(entry, catalog), Printing(DAY)).unpaged.geometry == entry.geometry
    assert "a = " not in " ".join(printed(catalog, "biro/uji").pages)


_OFFICES = (
    "Pejabat Penandatangan Surat Perintah Membayar", "Bank", "Inspektorat", "Kepala Subbagian Ketatausahaan", "Sekretaris",
    "Kelompok Kerja", "Bendahara Pengeluaran Pembantu", "Arsiparis", "Camat", "Analis Kebijakan Ahli Muda", "Pemohon", "Aplikasi",
)  # fmt: skip


@pytest.mark.parametrize("lanes", [7, 9, 12])
@pytest.mark.parametrize("words", [("ya", "tidak"), _WORDS])
def test_letters_of_many_upright_lanes_can_be_read(lanes: int, words: tuple[str, str], tmp_path: Path) -> None:
    """Words at exits, or the letters that stand for them, have five points, and so have those of the ends; no head is cut."""
    catalog = _catalog(tmp_path, lanes, words, names=_OFFICES)
    entry = catalog.entries["biro/uji"]
    sheet = official_sheet(Facts(entry, catalog), Printing(DAY))
    table, columns = sheet.unpaged.sheet.table, sheet.unpaged.columns
    assert table
    assert columns
    assert min(table.label_size, table.words[0]) > 4.95
    geometry = sheet.unpaged.geometry
    for band, (left, right) in zip(geometry.lanes, pairwise(columns.lanes), strict=True):
        assert band.size * columns.scale <= right - left + 0.01, "lanes hold what the chart asks for"
    [names] = [head.below for head in table.heads.groups if head.title == "Pelaksana"]
    assert names == tuple(f"{name} {lane}" for lane, name in enumerate(_OFFICES[:lanes]))
    printed_sheet = Sheet(sheet.content())
    assert _least_letter(printed_sheet, {"a", "b", "ya", "tidak"}) > 4.95
    assert [] == outside(printed_sheet)


def test_names_stand_upright_before_they_are_cut(tmp_path: Path) -> None:
    """Over twelve lanes of an upright page all names are turned, as Word and Excel have them; over five none is."""
    for lanes, turned in ((12, True), (5, False)):
        catalog = _catalog(tmp_path / str(lanes), lanes, ("ya", "tidak"), names=_OFFICES)
        facts = Facts(catalog.entries["biro/uji"], catalog)
        table = official_sheet(facts, Printing(DAY)).unpaged.sheet.table
        assert table
        assert turned == any(head.turned for head in table.heads.groups)
