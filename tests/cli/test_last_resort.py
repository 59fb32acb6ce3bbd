# Whatever happens, a command ends in a sentence and an exit code: no user ever sees a traceback.
from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tatalaksana.cli import main
from tatalaksana.cli.commands import COMMANDS
from tatalaksana.cli.last_resort import tell_failure
from tatalaksana.source import read_content
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.git.repository import new_repository

_FILE = "sops/biro/surat.yaml"
_ARGUMENTS: Mapping[str, Sequence[Sequence[str]]] = {
    "cek": [[], [_FILE], ["--sejak", "HEAD"]], "lihat": [["sops/biro/tak-ada.yaml"]], "sunting": [["sops/biro/tak-ada.yaml"]], "baru": [["--jenis", "mikro", "--unit", "biro", "--judul", "Tamu"]],
    "ubah": [[_FILE, "judul=Naskah"]], "langkah": [[_FILE, "hapus", "1"]], "rapikan": [["--periksa"]], "perbaiki": [[], ["--ya"]], "mutakhirkan": [[], ["--ya"]],
    "beda": [["HEAD"], ["HEAD", _FILE]], "riwayat": [[_FILE]], "pdf": [["-o", "cetak"]], "daftar-periksa": [["-o", "cetak", "--format", "csv"]],
    "mulai": [["instansi", "--contoh"], [".", "--contoh"]], "usulan": [["periksa", "HEAD"], ["catatan", "HEAD"]], "terima": [[_FILE, "--ya"]],
    "impor": [["sops", "-o", "impor"]], "portal": [["sops", "-o", "portal"]],
    "ekspor": [["--ke", "xlsx", "-o", "cetak"], ["--ke", "docx", "-o", "cetak"], ["--ke", "bpmn", "-o", "cetak"], ["--ke", "markdown", "-o", "cetak"], ["--ke", "json", "-o", "cetak"]], "codeowners": [[]], "skema": [["-o", "skema"]],
}  # fmt: skip


_STACK = 500
"""Calls within each other that these tests leave a command, of the thousand that Python would: a chain of so many is as hostile."""


def _profiles(root: Path) -> None:
    chain = {f"profil/p{one}.yaml": f"turunan: p{one + 1}\n" for one in range(_STACK)}
    write(root, {**chain, f"profil/p{_STACK}.yaml": "instansi: KANTOR REKAAN\n"})


def _links(root: Path) -> None:
    write(root, {"profil/kita.yaml": "instansi: KANTOR REKAAN\nlogo: l.png\n"})
    for name in ("l.png", "biro/putar.yaml", "putar"):
        (root / name).symlink_to(Path(name).name)
    (root / "biro/gantung.yaml").symlink_to("tak-ada")
    os.mkfifo(root / "biro/pipa.yaml")


def _odd_git(root: Path) -> None:
    repository = new_repository(root.parent)
    repository.git("add", "-A")
    moment = {"GIT_AUTHOR_DATE": "@253402300800 +0000", "GIT_COMMITTER_DATE": "@253402300800 +0000"}
    command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", "commit", "-q", "-m", "x"]
    subprocess.run(command, cwd=root, env=os.environ | moment, check=True)


def _in_the_way(root: Path) -> None:
    (root.parent / "cetak").symlink_to("tak-ada/di-mana-pun")
    (root.parent / "skema").write_text("berkas")
    (root.parent / ".cache").write_text("berkas")


def _files_for_folders(root: Path) -> None:
    for name in ("unit.yaml", "biro/surat.yaml"):
        (root / name).unlink()
        (root / name).mkdir()


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND, "biro/tamu.yaml": draft("Tamu")})


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes there are others")
@pytest.mark.parametrize(
    "odd", [pytest.param(_profiles, marks=pytest.mark.no_cover), _links, _odd_git, _in_the_way, _files_for_folders]
)
def test_no_command_prints_a_traceback(
    root: Path, odd: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command ends by itself with a code that is documented, and what it prints is no traceback, whatever lies in the folder."""
    assert _ARGUMENTS.keys() == set(COMMANDS)
    odd(root)
    with _less_stack():
        _all_commands(capsys)


@contextmanager
def _less_stack() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_STACK)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _all_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for command, several in _ARGUMENTS.items():
        for arguments in several:
            code = main([command, *arguments])
            printed = capsys.readouterr()
            assert code in {0, 1, 2}, (command, arguments, printed.err)
            assert "Traceback" not in printed.out + printed.err, (command, arguments)


@pytest.mark.parametrize(
    "odd",
    ["a" * 5_000, "x/" * 3_000, "a\0b", "a\nb", "\udcff", ""],
    ids=["long", "deep", "nul", "lines", "bytes", "none"],
)
def test_what_no_file_can_be_called_is_said(root: Path, odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no file system takes, as the file, the folder or the output of a command, is the user's slip, not the program's."""
    assert root.is_dir()
    asked = [["cek", odd], ["cek", "--folder", odd], ["riwayat", odd], ["beda", odd], ["ubah", odd, "judul=x"], ["langkah", odd, "hapus", "1"], ["impor", odd, "-o", "hasil"],
             ["skema", "-o", odd], ["ekspor", "--ke", "json", "-o", odd], ["rapikan", "--folder", odd], ["usulan", "beda", odd]]  # fmt: skip
    for arguments in asked:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        assert code in {0, 1, 2}, (arguments, printed.err)
        assert "Traceback" not in printed.out + printed.err


@pytest.mark.skipif(sys.platform == "win32", reason="there are none")
def test_pipes_are_refused_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe in the place of a document, a source, an emblem or an output is told; nobody waits for who would write into it."""
    pipe = root.parent / "pipa.txt"
    os.mkfifo(pipe)
    for arguments in (
        ["impor", "pipa.txt", "-o", "hasil"], ["skema", "-o", "pipa.txt"], ["beda", "sops", "sops", "-o", "pipa.txt"], ["riwayat", "pipa.txt"], ["beda", "pipa.txt", _FILE],
        ["ubah", "pipa.txt", "judul=x"], ["mulai", "instansi", "--contoh", "--lambang", "pipa.txt"], ["cek", "--folder", "pipa.txt"],
    ):  # fmt: skip
        assert main(arguments) in {1, 2}, arguments
        assert "pipa.txt" in "".join(capsys.readouterr()), arguments
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def _failed_at(file: str) -> Exception:
    try:
        read_content(None, file)  # type: ignore[arg-type]  # what nobody foresaw
    except TypeError as error:
        return error
    raise AssertionError


def test_what_nobody_foresaw_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """It names the file in work and how to report it, and ends with 3; the rest is for who asks for it."""
    assert tell_failure(_failed_at(_FILE), "sop cek", debug=False) == 3
    said = capsys.readouterr().err
    assert said.startswith(
        f"sop cek: berhenti saat mengolah «{_FILE}» karena kesalahan pada program sendiri (TypeError: "
    )
    assert "--debug" in said
    assert said.count("\n") == 1
    assert tell_failure(_failed_at(_FILE), "sop cek", debug=True) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use can't be deleted there")
def test_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    """A command in a folder that somebody deleted says so in a line."""
    gone = tmp_path / "hilang"
    script = f"import os\nos.rmdir({str(gone)!r})\nfrom tatalaksana.cli import main\nraise SystemExit(main(['cek']))"
    gone.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=gone, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode in {2, 3}
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("sop cek: ")
