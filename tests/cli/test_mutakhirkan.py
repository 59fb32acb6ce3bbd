# `sop mutakhirkan`: shown first, then written, and nothing else of the files changes.
from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, SOUND, write


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run_and_read(capsys, "mutakhirkan", *words)


def test_it_is_shown_then_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `--ya` nothing is written; with it each file says its format, once; what can't be read is told and stays."""
    monkeypatch.chdir(tmp_path)
    root = write(
        tmp_path / "sops",
        {**REGISTERS, "biro/surat.yaml": SOUND, "biro/rusak.yaml": "a: [", "biro/baru.yaml": "format: 7\njudul: a\n"},
    )
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    code, shown, told = _run(capsys)
    assert (1, before) == (code, {file: file.read_bytes() for file in root.rglob("*.yaml")})
    assert (
        "--- sops/biro/surat.yaml\n+++ sops/biro/surat.yaml (format 1)\n@@ -1 +1,2 @@\n+format: 1\n nomor: A-1\n"
        in shown
    )
    assert shown.endswith("4 berkas akan berubah. Jalankan «sop mutakhirkan --ya» untuk menulisnya.\n")
    assert ["sop mutakhirkan: sops/biro/baru.yaml: Ditulis dalam format 7; program ini baru mengenal format 1."] == [
        line for line in told.splitlines() if "rusak" not in line
    ]
    assert 1 == _run(capsys, "--ya")[0]
    assert b"format: 1\n" + before[root / "biro/surat.yaml"] == (root / "biro/surat.yaml").read_bytes()
    assert before[root / "biro/rusak.yaml"] == (root / "biro/rusak.yaml").read_bytes()
    assert (0, "Semua berkas sudah dalam format 1.\n", "") == _run(capsys, "sops/biro/surat.yaml", "sops/unit.yaml")


def test_an_empty_file_is_told_as_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as one that another change would change."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "sops", {**REGISTERS, "biro/kosong.yaml": "# hanya catatan\n"})
    code, _, told = _run(capsys, "sops/biro")
    assert (1, "sop mutakhirkan: sops/biro/kosong.yaml: Berkas ini kosong. Isi, atau hapus berkasnya.\n") == (
        code,
        told,
    )
