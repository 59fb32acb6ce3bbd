# What is written is there to the last byte, or an error says that it is not.
from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from tatalaksana.files import PassingFolder, put, whole, write_new
from tests.files.full import full_beyond, small_disk


@pytest.mark.parametrize("synced", [True, False])
def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path, *, synced: bool) -> None:
    """New bytes under the old name and mode; a new file has the mode that any program would give it; nothing is left aside."""
    old = tmp_path / "lama.yaml"
    old.write_bytes(b"lama")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        put(old, b"baru", synced=synced)
        put(tmp_path / "baru.yaml", b"isi", synced=synced)
    finally:
        os.umask(mask)
    assert {"lama.yaml": b"baru", "baru.yaml": b"isi"} == {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert [0o640, 0o640] == [file.stat().st_mode & 0o777 for file in tmp_path.iterdir()]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new bytes do not fit, the old ones stay and nothing lies beside them."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"lama")
    with full_beyond(10), pytest.raises(OSError, match="too large"):
        put(file, b"x" * 11)
    assert [b"lama"] == [one.read_bytes() for one in tmp_path.iterdir()]


def test_new_files_with_their_folders(tmp_path: Path) -> None:
    """Folders come with their first file, and the bytes are as they were given, line ends and all."""
    names = ["a.txt", "b/c.txt", "b/d.txt", "e/f/g.txt"]
    for name in names:
        write_new(tmp_path, name, b"satu\ndua\r\n")
    write_new(tmp_path, "a.txt", b"")
    found = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.txt")}
    assert dict.fromkeys(names, b"satu\ndua\r\n") | {"a.txt": b""} == found


def test_half_a_file_is_an_error(tmp_path: Path) -> None:
    """A system that takes only the beginning of a file says why when it is asked to take the rest."""
    with full_beyond(10), pytest.raises(OSError, match="too large"):
        write_new(tmp_path, "a.txt", b"x" * 11)


@pytest.mark.parametrize(("refusals", "left"), [(3, b"baru"), (99, b"lama")])
def test_a_file_that_somebody_reads(
    refusals: int, left: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system replaces no file that is open, it is asked again; at last the old file stays, and nothing lies beside it."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"lama")
    tries, replace = iter(range(refusals)), Path.replace

    def refusing(path: Path, target: Path) -> Path:
        if next(tries, None) is not None:
            raise PermissionError(13, "Access is denied")
        return replace(path, target)

    monkeypatch.setattr(whole, "_CLOSED_FIRST", True)
    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    with nullcontext() if left == b"baru" else pytest.raises(PermissionError):
        put(file, b"baru")
    assert {"a.yaml": left} == {one.name: one.read_bytes() for one in tmp_path.iterdir()}


_STEPS = """
import os, signal, sys
from pathlib import Path
from tatalaksana.files import put
import tatalaksana.files.whole as whole
left = int(sys.argv[2])
def step(*args):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
for owner, name in ((os, "open"), (os, "ftruncate"), (os, "write"), (os, "fsync"), (os, "close"), (Path, "chmod"), (Path, "replace")):
    def stepped(*args, _call=getattr(owner, name), **named):
        step()
        return _call(*args, **named)
    setattr(owner, name, stepped)
put(Path(sys.argv[1]), b"baru" * 1000)
"""
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="no such signals or locks there")


@pytest.mark.no_cover
@not_on_windows
def test_killed_at_each_step(tmp_path: Path) -> None:
    """Killed before any call to the system, a writer leaves the old file or the new one; the next takes up what it left aside."""
    file = tmp_path / "a.yaml"
    ends = set()
    for turn in range(30):
        file.write_bytes(b"lama")
        done = subprocess.run([sys.executable, "-c", _STEPS, str(file), str(turn)], check=False, capture_output=True)
        ends.add(file.read_bytes())
        assert file.read_bytes() in {b"lama", b"baru" * 1000}, turn
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        put(file, b"lagi")
        assert {"a.yaml": b"lagi"} == {one.name: one.read_bytes() for one in tmp_path.iterdir()}, turn
    assert done.returncode == 0
    assert turn > 5
    assert {b"lama", b"baru" * 1000} == ends


@not_on_windows
def test_what_lies_in_the_way_aside(tmp_path: Path) -> None:
    """A link, or a second name of another file, where a file is written aside is not followed and not written to."""
    other = tmp_path / "lain"
    for make in (Path.symlink_to, Path.hardlink_to):
        other.write_bytes(b"tetap")
        make(tmp_path / ".a.yaml.baru", other)
        put(tmp_path / "a.yaml", b"isi")
        assert {"a.yaml": b"isi", "lain": b"tetap"} == {one.name: one.read_bytes() for one in tmp_path.iterdir()}


@pytest.mark.parametrize("room", [0, 4096])
def test_a_disk_that_is_full(tmp_path: Path, room: int) -> None:
    """On a disk without room the old file stays, nothing half lies beside it, and it is said why."""
    with small_disk(tmp_path / "diska") as disk:
        file = disk / "a.yaml"
        file.write_bytes(b"lama")
        filling = disk / "isi"
        with pytest.raises(OSError, match="No space"):
            write_new(disk, "isi", b"x" * 10_000_000)
        os.truncate(filling, filling.stat().st_size - room)
        with pytest.raises(OSError, match="No space"):
            put(file, b"baru" * 5000)
        assert {"a.yaml": b"lama"} == {one.name: one.read_bytes() for one in disk.iterdir() if one != filling}


def test_a_passing_folder_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is gone when it is closed; what a killed process left is cleared by the next, and what is in use stays."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "tatalaksana-kerja-lama").mkdir()
    (tmp_path / "tatalaksana-kerja-lama" / "isi").write_bytes(b"isi")
    (tmp_path / "lain").mkdir()
    with PassingFolder() as first:
        with PassingFolder() as second:
            write_new(second, "a/b", b"isi")
            if sys.platform != "win32":
                assert {first, second, tmp_path / "lain"} == set(tmp_path.iterdir())
        assert first.is_dir()
        assert not second.exists()
    assert not first.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no leftovers are cleared there")
def test_many_at_once_have_their_own_passing_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who clears leftovers may take a folder that another just made and does not hold yet: that one makes another."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def make(_: int) -> bool:
        with PassingFolder() as folder:
            return folder.is_dir()

    with ThreadPoolExecutor(4) as several:
        assert all(several.map(make, range(600)))
