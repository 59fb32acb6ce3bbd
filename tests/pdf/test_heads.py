# Heads over lanes: names of offices are long, and take few lines all the same.
from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.faces import BOLD
from tatalaksana.facts import Facts
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.fitting.wants import PADDING
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import DAY

_OFFICES = (
    "Kepala Biro Hukum, Persidangan, dan Hubungan Kelembagaan", "Kepala Bagian Perundangan dan Naskah",
    "Kepala Subbagian Penyusunan Peraturan Perundang-undangan", "Analis Pengembangan Sarana dan Prasarana Ahli Muda",
    "Pengadministrasi Persuratan dan Kearsipan", "Sekretaris Kementerian Persuratan", "Pranata Hubungan Masyarakat Ahli Pertama",
)  # fmt: skip


@pytest.mark.parametrize("count", range(3, 8))
def test_heads_of_long_names_have_three_lines(tmp_path: Path, count: int) -> None:
    """With texts that want the room too; letters over the lanes have six points at least."""
    steps = [
        {"uraian": "Menyiapkan bahan dan menyampaikan konsep surat kepada atasan untuk mendapat persetujuan", "waktu": "10 menit",
         "pelaksana": f"j{row % count}", "kelengkapan": "Konsep surat dan data pendukung", "output": "Konsep surat yang disetujui"}
        for row in range(2 * count)
    ]  # fmt: skip
    sop = {
        "judul": "Uji",
        "jenis": "mikro",
        "unit": "biro",
        "pelaksana": [f"j{at}" for at in range(count)],
        "kegiatan": steps,
    }
    offices = "".join(f'j{at}:\n  nama: "{name}"\n' for at, name in enumerate(_OFFICES))
    root = write(tmp_path, {**REGISTERS, "jabatan.yaml": offices, "biro/uji.yaml": json.dumps(sop)})
    catalog = collect(root, "sops").catalog
    sheet = official_sheet(Facts(catalog.entries["biro/uji"], catalog), Printing(DAY)).unpaged
    assert sheet.columns
    assert sheet.sheet.table
    heads = sheet.sheet.table.heads
    [names] = [group.below for group in heads.groups if group.title == "Pelaksana"]
    widths = [right - left for left, right in pairwise(sheet.columns.lanes)]
    lines = [
        lines_of([(name, BOLD)], width - PADDING, heads.lane_size).most
        for name, width in zip(names or (), widths, strict=True)
    ]
    assert max(lines) <= 3
    assert heads.lane_size >= 6
