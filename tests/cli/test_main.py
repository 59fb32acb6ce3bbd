# The command itself: its help, its complaints, and `sop skema`.
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tatalaksana import __version__
from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.cli import main

ENGLISH = re.compile(r"\b(usage|options|positional|arguments|required|invalid|error|show|help message|choose)\b")


def _leave(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    printed = capsys.readouterr()
    return int(str(end.value.code)), printed.out + printed.err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["cek", "--help"], ["skema", "-h"], ["beda", "--help"], ["riwayat", "--help"]]
)
def test_help_is_indonesian(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Help says in Indonesian what can be done; nothing of argparse's English is left."""
    code, said = _leave(capsys, *arguments)
    assert code == 0
    assert "pemakaian: sop" in said
    assert "tampilkan bantuan ini" in said
    assert ENGLISH.search(said.replace("::error", "")) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "sop: sebutkan PERINTAH."),
        (["periksa"], "«periksa» tidak dikenal, pilihannya:"),
        (["cek", "--format", "xml"], "sop cek: --format: «xml» tidak dikenal, pilihannya:"),
        (["cek", "--folder"], "sop cek: --folder: nilainya belum disebut."),
        (["cek", "--zzz"], "«--zzz» tidak dikenal."),
    ],
)
def test_complaints_are_indonesian(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command ends with 2 and says in Indonesian what is wrong with it."""
    code, printed = _leave(capsys, *arguments)
    assert code == 2
    assert said in printed
    assert ENGLISH.search(printed) is None


@pytest.mark.parametrize(("word", "code"), [("--help", 0), ("-h", 0), ("--version", 0), ("ceck", 2)])
def test_what_needs_no_command_loads_none(word: str, code: int) -> None:
    """Who asks what there is, or names what is not, does not wait for what is behind it: no other room, and no library."""
    script = (
        "import sys\nfrom tatalaksana.cli import main\ntry:\n    main([sys.argv[1]])\nfinally:\n"
        "    print(sorted(name for name in sys.modules if name.count('.') == 1 and name.startswith('tatalaksana.')), 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, word], check=False, capture_output=True, encoding="utf-8")
    assert (code, "['tatalaksana.cli'] False") == (done.returncode, done.stdout.splitlines()[-1])


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the program and its version."""
    assert (0, f"sop {__version__}\n") == _leave(capsys, "--version")


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Each option of `sop cek` is in its help, the exit codes too."""
    _, said = _leave(capsys, "cek", "--help")
    for word in ("PATH", "--folder", "--format", "--ketat", "Kode keluar"):
        assert word in said


def test_schemas_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`sop skema` writes every schema, into a folder that it makes."""
    assert main(["skema", "-o", str(tmp_path / "baru" / "skema")]) == 0
    assert f"{len(MODELS)} skema ditulis" in capsys.readouterr().out
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "baru" / "skema").iterdir()}
    assert {f"{name}.schema.json": schema_text(name) for name in MODELS} == written
