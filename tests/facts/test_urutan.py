# The words of steps where a sheet has them as a list: who acts, where it goes on, what the other columns hold.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import Butir, Facts
from tests.collections_on_disk import REGISTERS, write


def _told(folder: Path, *steps: dict[str, Any]) -> tuple[Butir, ...]:
    sop = {
        "judul": "Imunisasi", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": [{"uraian": "Bekerja", "pelaksana": "kabag", **step} for step in steps],
    }  # fmt: skip
    found = collect(write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop)}), "sops")
    assert not found.errors, found.problems
    return Facts(found.catalog.entries["biro/uji"], found.catalog).urutan


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("", {}),
        ("Bila lengkap, ke langkah 3; bila tidak, kembali ke langkah 1.", {"keputusan": {"lengkap": 3, "tidak": 1}}),
        ("Bila tidak lengkap, selesai; bila BPJS, ke langkah 4.", {"keputusan": {"Tidak lengkap": "selesai", "BPJS": 4}}),
        ("Lanjut ke langkah 4.", {"lanjut": 4}),
        ("Kembali ke langkah 1.", {"lanjut": 1}),
        ("Lanjut ke langkah 3 dan langkah 4.", {"lanjut": [3, 4]}),
    ],
)  # fmt: skip
def test_ways(said: str, step: dict[str, Any], tmp_path: Path) -> None:
    """A decision tells each of its exits, back or onward; a step that just goes on to the next one tells nothing."""
    told = _told(
        tmp_path,
        {"keputusan": {"ya": 2, "tidak": 3, "lain": 4}},
        step,
        {"keputusan": {"ya": 4, "tidak": "selesai"}},
        {},
    )
    assert said == told[1].arah


def test_who_and_what(tmp_path: Path) -> None:
    """Who acts is named in the order of the lanes, and only columns that say something are told, in the profile's order."""
    told = _told(
        tmp_path,
        {"pelaksana": ["kabag", "kasubbag"], "kelengkapan": ["Buku", "Kartu"], "waktu": "5 menit", "output": "-", "ket": "Di loket"},
        {"lanjut": "selesai"},
    )  # fmt: skip
    assert Butir("1.", "Kepala Bagian atau Kepala Subbagian", "", (("Kelengkapan", "Buku; Kartu"), ("Waktu", "5 menit"), ("Ket", "Di loket"))) == told[0]  # fmt: skip
    assert Butir("2.", "Kepala Bagian", "", ()) == told[1]


def test_who_acts_is_not_said_twice(tmp_path: Path) -> None:
    """The words of a step may begin with who acts."""
    told = _told(
        tmp_path, {"uraian": "Kepala bagian menelaah"}, {"uraian": "Kepala Bagiannya menelaah"}, {"uraian": "Menelaah"}
    )
    first, *others = [step.pelaksana for step in told]
    assert ("", others[1:]) == (first, others[:1])
    assert others[0]
