# Mutu Baku: times shared by rows, empty cells; and decisions that only prose tells of.
from __future__ import annotations

from pathlib import Path

import pytest

from tests.collections_on_disk import catalog, draft, lines, problems


def _sop(*rows: str) -> str:
    return (
        draft("A").partition("kegiatan:")[0]
        + "kegiatan:\n"
        + "".join(f"  - {{uraian: u, pelaksana: kabag, {row}}}\n" for row in rows)
    )


SHARED = _sop(
    "kelengkapan: a, waktu: {teks: 1 hari, sampai: akhir}, output: b", "kelengkapan: b, output: c",
    "id: akhir, kelengkapan: c, output: d", "kelengkapan: d, waktu: 1 jam, output: e",
)  # fmt: skip


def test_rows_share_a_time(tmp_path: Path) -> None:
    """Rows covered by a time above them lack none."""
    assert lines(problems(tmp_path, {"biro/a.yaml": SHARED})) == []
    assert catalog(tmp_path, {}).entries["biro/a"].flow.shared == {1: 0, 2: 0}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("kelengkapan: a, output: b", "kelengkapan: b, output: c"), "waktu (semua kegiatan)"),
        (("ket: a", "ket: b"), "kelengkapan (semua kegiatan); waktu (semua kegiatan); output (semua kegiatan)"),
        (("waktu: 1 jam, output: b",), ""),
        (("output: b", "kelengkapan: b, waktu: 1 jam, output: c"), ""),
        (("kelengkapan: a, waktu: 1 jam, output: b",) * 4 + ("kelengkapan: b, output: c",), "waktu (kegiatan 5)"),
        (("kelengkapan: a, waktu: 1 jam, output: b",) * 3 + ("kelengkapan: b, output: c",), "waktu (kegiatan 4)"),
        (("kelengkapan: a, waktu: 1 jam, output: b",) * 3 + ("kelengkapan: b",), ""),
        (("waktu: 1 jam, output: b", *("kelengkapan: a, waktu: 1 jam, output: b",) * 4), ""),
        ((*("kelengkapan: a, waktu: 1 jam, output: b",) * 4, "kelengkapan: a, waktu: 1 jam"), ""),
    ],
)
def test_empty_cells_of_a_signed_sheet(rows: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """One cell among many that are filled was forgotten, and a column without any; many empty cells, and the ends of the flow are as signed."""
    signed = "status: berlaku\nnomor: A-9\ntanggal: {efektif: 2024-01-02}\npengesahan: {jabatan: Kepala, nama: Sri}\n"
    found = problems(tmp_path, {"biro/a.yaml": signed + _sop(*rows)})
    assert ([f"Mutu Baku belum lengkap: {told}."] if told else []) == [problem.message for problem in found]


def test_a_draft_is_told_once_of_all_that_is_empty(tmp_path: Path) -> None:
    """With its rows, as runs; a column that is empty throughout is called so."""
    found = problems(
        tmp_path, {"biro/a.yaml": _sop("output: b", "output: b", "waktu: 1 jam, output: b", "waktu: 1 jam")}
    )
    assert ["Mutu Baku belum lengkap: kelengkapan (semua kegiatan); waktu (kegiatan 1–2); output (kegiatan 4)."] == [
        problem.message for problem in found
    ]


@pytest.mark.parametrize(
    ("uraian", "warned"),
    [
        ("Memeriksa, jika setuju diteruskan", True), ("Apabila tidak disetujui, dikembalikan", True),
        ("Bila belum lengkap dikembalikan", True), ("Menyetujui konsep", False), ("Memeriksa PerMenko (jika diperlukan)", False),
        ("Jika hujan. Dokumen setuju", False), ("Menandatangani jika lengkap", False),
        ("Memeriksa; jika lengkap diberi paraf, jika tidak diminta dilengkapi", True),
    ],
)  # fmt: skip
def test_decisions_in_prose(uraian: str, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """«jika tidak setuju …» on a step that is no decision is pointed out."""
    text = draft("A").replace("uraian: Menyimpan", f'uraian: "{uraian}"')
    assert (["sops/biro/a.yaml:7:14 keputusan-dalam-kalimat"] if warned else []) == lines(
        problems(tmp_path, {"biro/a.yaml": text})
    )


def test_steps_of_a_list_have_none(tmp_path: Path) -> None:
    """A procedure whose profile prints its steps as a list has no Mutu Baku that could be empty, nor has its draft."""
    text = _sop("kelengkapan: a", "output: b")
    assert ["mutu-baku-kosong"] == [problem.code for problem in problems(tmp_path, {"biro/a.yaml": text})]
    assert () == problems(tmp_path, {"biro/a.yaml": f"profil: spo-kesehatan\n{text}"})
