# Mutu Baku: times shared by rows, and what is handed from step to step.
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
    ("made", "needed", "warned"),
    [("naskah", "naskah", False), ("Naskah  dinas", "naskah dinas", False), ("[a, b]", "a b", False), ("a", "b", True)],
)
def test_handover(made: str, needed: str, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Output and the next Kelengkapan are compared as words, whatever their case and spacing."""
    text = _sop(f"kelengkapan: x, waktu: y, output: {made}", f"kelengkapan: {needed}, waktu: y, output: z")
    assert (["sops/biro/a.yaml:7:48 serah-terima"] if warned else []) == lines(
        problems(tmp_path, {"biro/a.yaml": text})
    )


def test_no_handover_without_an_arrow(tmp_path: Path) -> None:
    """Neighbouring rows that no arrow joins hand nothing over."""
    text = _sop(
        "kelengkapan: x, waktu: y, output: z, keputusan: {a: 2, b: 3}", "kelengkapan: z, waktu: y, output: m, lanjut: selesai",
        "kelengkapan: n, waktu: y, output: o",
    )  # fmt: skip
    assert lines(problems(tmp_path, {"biro/a.yaml": text})) == []


@pytest.mark.parametrize(
    ("uraian", "warned"),
    [
        ("Memeriksa, jika setuju diteruskan", True), ("Apabila tidak disetujui, dikembalikan", True),
        ("Bila belum lengkap dikembalikan", True), ("Menyetujui konsep", False), ("Memeriksa PerMenko (jika diperlukan)", False),
        ("Jika hujan. Dokumen setuju", False),
    ],
)  # fmt: skip
def test_decisions_in_prose(uraian: str, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """«jika tidak setuju …» on a step that is no decision is pointed out."""
    text = draft("A").replace("uraian: Menyimpan", f'uraian: "{uraian}"')
    assert (["sops/biro/a.yaml:7:14 keputusan-dalam-kalimat"] if warned else []) == lines(
        problems(tmp_path, {"biro/a.yaml": text})
    )
