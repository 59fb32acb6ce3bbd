# Heads over lanes: names of offices are long, and take few lines all the same.
from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.faces import BOLD
from tatalaksana.facts import Facts
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.fitting.wants import PADDING, head_word
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.render.pdf.data import Unpaged
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import DAY

_OFFICES = (
    "Kepala Biro Hukum, Persidangan, dan Hubungan Kelembagaan", "Kepala Bagian Perundangan dan Naskah",
    "Kepala Subbagian Penyusunan Peraturan Perundang-undangan", "Analis Pengembangan Sarana dan Prasarana Ahli Muda",
    "Pengadministrasi Persuratan dan Kearsipan", "Sekretaris Kementerian Persuratan", "Pranata Hubungan Masyarakat Ahli Pertama",
    "Kepala Dinas Pemberdayaan Masyarakat dan Desa",
)  # fmt: skip


_SHORT = (
    "Bupati", "Sekretaris Daerah", "Asisten Administrasi Umum", "Kepala Bagian Umum", "Kepala Subbagian Tata Usaha",
    "Pengadministrasi Perkantoran", "Bendahara Pengeluaran", "Pejabat Pengadaan", "Penyedia", "Tim Teknis", "Inspektorat", "Arsiparis",
)  # fmt: skip


@pytest.mark.parametrize("count", range(3, 9))
def test_heads_of_long_names_have_three_lines(tmp_path: Path, count: int) -> None:
    """With texts that want the room too; letters over the lanes have six points at least."""
    assert _most_lines(_sheet(tmp_path, _OFFICES[:count])) <= 3


def test_heads_of_few_lines_cost_no_page(tmp_path: Path) -> None:
    """Seven long names take more than three lines where that leaves activities what holds all of them on one page."""
    unpaged = _sheet(tmp_path, _OFFICES[:7], rows=11, exits=("ya", "tidak"))
    assert unpaged.columns
    assert unpaged.columns.texts["kegiatan"] > 140
    assert _most_lines(unpaged) > 3


@pytest.mark.parametrize("count", range(8, 13))
def test_no_word_over_many_lanes_is_cut(tmp_path: Path, count: int) -> None:
    """The lane of the longest word is as wide as its smallest letters ask for, and they are no larger than that."""
    unpaged = _sheet(tmp_path, _SHORT[:count], exits=("ya", "tidak"))
    assert _most_lines(unpaged) <= 3
    assert _heads(unpaged) == _SHORT[:count]


def test_a_word_over_twelve_lanes_is_cut_once(tmp_path: Path) -> None:
    """Where there is no room for all of a long word, its lane is as wide as its longer half asks for in the smallest letters."""
    offices = (*_SHORT[:4], "Kelompok Penyelenggaraan", "Kepala Subbagian Pertanggungjawaban", *_SHORT[6:])
    unpaged = _sheet(tmp_path, offices, exits=("lengkap", "perbaikan"))
    pieces = [word.split("\u00ad") for name in _heads(unpaged) for word in name.split()]
    assert [2, 2] == sorted(map(len, pieces))[-2:]
    assert ["Pertang", "gungjawaban"] in pieces


def test_letters_that_all_share_ask_for_no_wider_lane(tmp_path: Path) -> None:
    """Where a long name has smaller letters, so has the one of a long word: its lane is no wider than these need."""
    offices = (*_SHORT[:4], _OFFICES[2], _SHORT[5])
    unpaged = _sheet(tmp_path, offices, rows=16)
    assert unpaged.columns
    assert unpaged.sheet.table
    size = unpaged.sheet.table.heads.lane_size
    assert size < 7.5
    *others, last = [right - left for left, right in pairwise(unpaged.columns.lanes)]
    assert last <= max(min(others), head_word(offices[-1], size) + PADDING) + 0.5


def test_lanes_hardly_narrower_than_one_are_as_wide(tmp_path: Path) -> None:
    """Words at the exits of one lane ask for 31 mm: all of four have them."""
    unpaged = _sheet(tmp_path, _SHORT[:4], exits=("lengkap", "tidak lengkap"))
    assert unpaged.columns
    widths = [right - left for left, right in pairwise(unpaged.columns.lanes)]
    assert 30.3 * MM < max(widths) < 33 * MM
    assert max(widths) - min(widths) < 0.1


def test_one_very_wide_lane_leaves_the_others_equal(tmp_path: Path) -> None:
    """Where five lanes can't all be as wide as that of the words at exits, the others are of one width, that of the longest head."""
    offices = (*_SHORT[:4], "Kepala Bidang Komunikasi dan Informatika")
    unpaged = _sheet(tmp_path, offices, rows=10, exits=("lengkap", "tidak lengkap"))
    assert unpaged.columns
    *others, widest = sorted(right - left for left, right in pairwise(unpaged.columns.lanes))
    assert max(others) - min(others) < 0.1
    assert widest > 1.2 * max(others)


def _sheet(root: Path, offices: Sequence[str], rows: int = 0, exits: tuple[str, str] | None = None) -> Unpaged:
    """The sheet of an SOP whose steps go from lane to lane."""
    count = len(offices)
    steps: list[dict[str, object]] = [
        {"uraian": "Menyiapkan bahan dan menyampaikan konsep surat kepada atasan untuk mendapat persetujuan", "waktu": "10 menit",
         "pelaksana": f"j{row % count}", "kelengkapan": "Konsep surat dan data pendukung", "output": "Konsep surat yang disetujui"}
        for row in range(rows or 2 * count)
    ]  # fmt: skip
    if exits:
        steps[count - 2]["keputusan"] = {exits[0]: count, exits[1]: count - 3}
    sop = {
        "judul": "Uji",
        "jenis": "mikro",
        "unit": "biro",
        "pelaksana": [f"j{at}" for at in range(count)],
        "kegiatan": steps,
    }
    names = json.dumps({f"j{at}": {"nama": name} for at, name in enumerate(offices)})
    written = write(root, {**REGISTERS, "jabatan.yaml": names, "biro/uji.yaml": json.dumps(sop)})
    catalog = collect(written, "sops").catalog
    return official_sheet(Facts(catalog.entries["biro/uji"], catalog), Printing(DAY)).unpaged


def _heads(unpaged: Unpaged) -> tuple[str, ...]:
    """What stands over the lanes, with the places at which words are cut."""
    assert unpaged.sheet.table
    [names] = [group.below for group in unpaged.sheet.table.heads.groups if group.title == "Pelaksana"]
    return names or ()


def _most_lines(unpaged: Unpaged) -> float:
    """The lines of the tallest head, in letters of six points or more."""
    assert unpaged.columns
    assert unpaged.sheet.table
    size = unpaged.sheet.table.heads.lane_size
    assert size >= 6
    widths = [right - left for left, right in pairwise(unpaged.columns.lanes)]
    return max(
        lines_of([(name, BOLD)], width - PADDING, size).most
        for name, width in zip(_heads(unpaged), widths, strict=True)
    )
