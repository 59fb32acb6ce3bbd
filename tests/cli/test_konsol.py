# Consoles of other code pages, as Windows has them: no letter stops a command, and files have the same bytes.
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tatalaksana.cli import main
from tests.site.project import contents

_SOP = [sys.executable, "-c", "from tatalaksana.cli import main; raise SystemExit(main())"]


def _run(folder: Path, console: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [*_SOP, *words],
        cwd=folder,
        env={**alone, "PYTHONIOENCODING": console, "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("console", ["cp1252", "cp437", "ascii"])
def test_a_console_of_another_code_page(console: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository begun there is the same to the byte, and a mistake is told with its letters, in UTF-8."""
    done = _run(tmp_path, console, "mulai", console, "--contoh")
    assert done.returncode == 0, done.stderr
    monkeypatch.chdir(tmp_path)
    assert main(["mulai", "utf-8", "--contoh"]) == 0
    assert contents(tmp_path / console) == contents(tmp_path / "utf-8")
    (tmp_path / console / "sops/sekretariat/uji.yaml").write_text("judul: Uji\nкључ → 漢字: ≥ 1\n", encoding="utf-8")
    done = _run(tmp_path / console, console, "cek")
    assert done.returncode == 1
    assert "Kunci «кључ → 漢字» tidak dikenal" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
def test_streams_may_be_closed(tmp_path: Path) -> None:
    """Without a place to print to, or words to read, a command does its work with the same code; help that finds no room is no success."""
    assert _run(tmp_path, "utf-8", "mulai", "p", "--contoh").returncode == 0
    root = tmp_path / "p"
    for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        for words, code in (("cek", 0), ("--help", 0), ("baru", 2), ("takada", 2), ("cek --help", 0)):
            done = subprocess.run(
                ["sh", "-c", f'exec "$@" {closed}', "sh", *_SOP, *words.split()],
                cwd=root,
                capture_output=True,
                check=False,
            )
            assert (code, b"") == (done.returncode, b"".join(done.stderr.partition(b"Traceback")[1:])), (closed, words)
    if sys.platform == "linux":
        for words in ("--help", "cek --help", "cek", "skema", "--version"):
            with Path("/dev/full").open("wb") as full:
                done = subprocess.run(
                    [*_SOP, *words.split()], cwd=root, stdout=full, stderr=subprocess.PIPE, check=False
                )
            assert done.returncode == 2, words
            assert b"disk penuh. Kosongkan" in done.stderr, words
